"""The attribution model, in torch: for training and export only.

An encoder (BERT layout, started from all-MiniLM-L6-v2) reads word pieces with added features. A tagger gives each word flat tags of three
roles; where its cue tags say that a word may belong to a cue, the cue head reads the words around that one word and tags, for this cue
alone, source, cue and content, and says whether this is an attribution at all. So neighbouring contents can be told apart, and linking is
no step of its own.
"""

# mypy: disable-error-code="misc, import-not-found, unused-ignore"

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimgraph.loaders.decoding import ALLOWED, CLOSED, LEFT, N_FLAT, N_TAGS, OPENING, RIGHT
from claimgraph.loaders.pieces import FEATURES, PAIR_FEATURES

__all__ = ["AttributionModel", "CueHead", "Encoder", "Shape"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the model. ``dilations``: a mixing layer of the cue head each. ``auxiliary``: classes of the heads for training only."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    cue_width: int = 192
    dilations: tuple[int, ...] = (1, 4, 12)
    dropout: float = 0.1
    auxiliary: tuple[int, ...] = field(default=())


class Levelled(nn.Linear):
    """A linear layer whose ``level`` (inputs,) says by what each input is multiplied, and its weights divided, before both become integers.

    A few channels of a transformer reach many times as far as the others, which then would have few of the 256 steps. In torch nothing
    changes; `levels.set_levels` sets it.
    """

    level: Tensor

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        self.register_buffer("level", torch.ones(inputs))


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = Levelled(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = Levelled(shape.width, shape.inner)
        self.down = Levelled(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        # NOTE: written out, since on the CPU in bf16 the fused attention takes three times as long, most of it in the backward pass.
        size = width // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul((q * size**-0.5).contiguous(), k.transpose(2, 3)) + mask.to(q.dtype)
        read = torch.matmul(torch.softmax(scores, 3, dtype=scores.dtype), v.contiguous())
        x = self.norm1(x + self.dropout(self.out(read.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and their features to word vectors, flat tags and the cue head's view of each word."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.ModuleList(nn.Embedding(n, shape.width) for n in FEATURES.values())
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)
        self.flat = nn.Linear(shape.width, N_FLAT)
        self.near = nn.Linear(shape.width + N_FLAT, shape.cue_width)

    def forward(self, ids: Tensor, features: Tensor, length: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Encode a batch of windows.

        Parameters
        ----------
        ids : int64 (batch, pieces), special pieces included.
        features : int64 (batch, pieces, 4).
        length : int64 (batch,), pieces that count.
        first : int64 (batch, words), the first piece of each word; padded with 0.

        Returns
        -------
        Word vectors (batch, words, width), flat tag scores (batch, words, `N_FLAT`), and the words as the cue head sees them (batch, words,
        cue width).
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(place)[None]
        for i, table in enumerate(self.features):
            x = x + table(features[:, :, i])
        x = self.norm(x)
        mask = torch.where(place[None] < length[:, None], 0.0, -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        words = self.dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2])))
        flat = self.flat(words)
        return words, flat, self.near(torch.cat([words, flat], 2))


class Mix(nn.Module):
    """One layer that lets words at a distance see each other: a convolution of three taps, written as shifts so that int8 reaches it."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.taps = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        d, length = self.dilation, x.shape[1]
        padded = functional.pad(x, (0, 0, d, d))
        taps = torch.cat([padded[:, :length], x, padded[:, 2 * d : 2 * d + length]], 2)
        return self.norm(x + functional.gelu(self.taps(taps)))


class CueHead(nn.Module):
    """For one cue word and the words around it: tags of this cue's source, cue and content, and whether it is an attribution."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.cue_width
        self.cue = nn.Linear(shape.width, 2 * width)
        self.pairs = nn.ModuleList(nn.Embedding(n, width) for n in PAIR_FEATURES.values())
        for table in self.pairs:
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(width)
        self.mixes = nn.ModuleList(Mix(width, d) for d in shape.dilations)
        self.tags = nn.Linear(width, N_TAGS)
        self.hidden = nn.Linear(2 * width, width)
        self.valid = nn.Linear(width, 1)
        self.transitions = nn.Parameter(torch.zeros(N_TAGS, N_TAGS))
        self.register_buffer("allowed", torch.from_numpy(ALLOWED).clamp(min=-1e4), persistent=False)

    def forward(self, anchor: Tensor, near: Tensor, pairs: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
        """Read the surroundings of each cue word.

        Parameters
        ----------
        anchor : (n, width), the vectors of the cue words.
        near : (n, `LEFT` + 1 + `RIGHT`, cue width), the words around them.
        pairs : int64 (n, words around, 3).
        inside : bool (n, words around), False beyond the window.

        Returns
        -------
        Tag scores (n, words around, `N_TAGS`) and a score (n,) of its being an attribution.
        """
        times, plus = self.cue(anchor).chunk(2, 1)
        x = near * (1 + times[:, None]) + plus[:, None]
        for i, table in enumerate(self.pairs):
            x = x + table(pairs[:, :, i])
        keep = inside[:, :, None].to(x.dtype)
        x = self.norm(x) * keep
        for mix in self.mixes:
            x = mix(x) * keep
        summary = torch.cat([x[:, LEFT], x.amax(1)], 1)
        return self.tags(x), self.valid(functional.gelu(self.hidden(summary))).squeeze(1)

    def surprise(self, scores: Tensor, tags: Tensor, inside: Tensor) -> Tensor:
        """Minus the log probability of whole rows of tags, under a linear-chain conditional random field.

        Parameters
        ----------
        scores : float (n, words around, `N_TAGS`).
        tags : int64 (n, words around), well formed, O where not inside.
        inside : bool (n, words around).

        Returns
        -------
        (n,), natural logarithm.
        """
        beyond = torch.full((N_TAGS,), -1e4)
        beyond[0] = 0.0
        scores = torch.where(inside[:, :, None], scores, beyond)
        steps = self.transitions + self.allowed
        told = scores.gather(2, tags[:, :, None]).squeeze(2).sum(1) + steps[tags[:, :-1], tags[:, 1:]].sum(1)
        closed = torch.full((N_TAGS,), -1e4)
        closed[CLOSED] = 0.0
        opening = torch.full((N_TAGS,), -1e4)
        opening[OPENING] = 0.0
        total = scores[:, 0] + opening
        for place in range(1, scores.shape[1]):
            total = torch.logsumexp(total[:, :, None] + steps, 1) + scores[:, place]
        return torch.logsumexp(total + closed, 1) - told


class AttributionModel(nn.Module):
    """Encoder, cue head and the heads used in training only."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.cues = CueHead(shape)
        self.auxiliary = nn.ModuleList(nn.Linear(shape.width, n) for n in shape.auxiliary)

    def surroundings(self, near: Tensor, words: Tensor, n_words: Tensor, rows: Tensor, anchors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the cue head reads for cue words ``anchors`` of the windows ``rows``: their vectors, the words near, which are inside."""
        places = anchors[:, None] + torch.arange(-LEFT, RIGHT + 1)
        inside = (places >= 0) & (places < n_words[rows][:, None])
        places = places.clamp(0, near.shape[1] - 1)
        return words[rows, anchors], near[rows[:, None], places], inside


def load_base(model: AttributionModel, path: str) -> None:
    """Fill the encoder with the weights of a BERT-like safetensors file; its token types are added to the positions."""
    from safetensors.torch import load_file

    base = {name.removeprefix("bert."): value.float() for name, value in load_file(path).items()}
    encoder = model.encoder
    with torch.no_grad():
        encoder.pieces.weight.copy_(base["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][:1])
        _copy(encoder.norm, base, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            name = f"encoder.layer.{i}"
            parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([base[f"{p}.weight"] for p in parts]))
            layer.qkv.bias.copy_(torch.cat([base[f"{p}.bias"] for p in parts]))
            _copy(layer.out, base, f"{name}.attention.output.dense")
            _copy(layer.norm1, base, f"{name}.attention.output.LayerNorm")
            _copy(layer.up, base, f"{name}.intermediate.dense")
            _copy(layer.down, base, f"{name}.output.dense")
            _copy(layer.norm2, base, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])
