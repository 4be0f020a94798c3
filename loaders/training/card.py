# ruff: noqa: E501 - lines of the card
"""What should one know of the shipped model? Writes its card, MODEL.md, from the figures of the run that made it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["write_card"]

TEXT = """# The attribution model

Finds who said what in English news: for each attribution the source, the cue and the content, as code points of the text, and how sure it is.
Two ONNX graphs (`encoder.onnx`, `cues.onnx`), a tokenizer and `manifest.json`: {megabytes} MB, {millions:.1f} million parameters, int8. Version {version}.

## How it works
All-MiniLM-L6-v2 (6 layers of 384, uncased) reads windows of 350 word pieces. Added to each piece: letter case, the gap before it (line break,
blank line), the state of the quotation marks, the paragraph's place in the article. A tagger gives flat tags; each word that it takes for (part of) a
cue is then read by the cue head, which looks at 64 words before it and 111 after it and tags the source, cue and content of this one cue (a
linear-chain conditional random field), and says whether it is an attribution at all. Trained in one loss, with part of speech and relation of the silver syntax as auxiliary tasks, and with
a sixth of the articles changed now and then: no commas, apostrophes or line breaks, other quotation marks.

## Data and licences
- PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018), 840 articles of US political news of 2015 and 2016, train part, its further annotators of 16 articles, and
  its silver syntax. It comes without a licence file; the texts are their publishers'. Nothing of them is shipped: only weights.
- The base: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
- Tuned (threshold, calibration, choice of weights) on the dev part, 84 articles. PolNeAR test was never used. GUM was never trained or tuned on.

## Scores
`python ../shared/eval/score_attribution.py GOLD PREDICTED`; precision, recall, F1. The threshold ({threshold}) was set on the same dev part.

| | dev, int8 (shipped) | dev, bf16 before export | wanted |
|---|---|---|---|
{scores}

Recall of link_f on dev by kind: {kinds}. Two people who mark the same article agree to .80 / .72 / .70 exact, content_f .80, link_f .76.

GUM news (12 Wikinews texts, other conventions: every discourse unit of attribution, only spans within a sentence): content_f precision {gum_p:.3f},
recall {gum_r:.3f} at the threshold; link_f {gum_link:.3f}. {gum_note}

## Confidence
`confidence` is the estimated share of such attributions that link_f counts as right. Logistic regression on eight measures of the model, then the
share right at such a score (isotonic), each half of the
dev articles judged by what was fitted on the other half. Expected calibration error {ece:.3f} over ten bins, of what is above the threshold:

| from | n | mean confidence | share right |
|---|---|---|---|
{reliability}

Choose another threshold with `--min-confidence`: {curve}.

## Where it fails
Examples written for this card.
- **Only the outermost attribution is learned.** "Moscow denied that Kiev had accused it" gives Moscow's; what Kiev did is left to the rules.
- **Contents that run on without a cue.** After "The cook said the soup was cold. It had stood there since noon.", whether the second sentence is hers or the
  reporter's is anybody's guess; the model mostly leaves it to the reporter.
- **Nouns as cues**, "her fear that the well would run dry", are found less often than verbs, and their ends are worse.
- **Beliefs, intentions, "declined to comment"** count as attributions, as in PolNeAR; a reader who wants speech only filters by the claim's type.
- **Long sources**: "said Ann Bole, who ran the mill until it burned": where the source ends is often wrong.
- Trained on US politics of 2015 and 2016; poems, court rulings and textbooks are read, badly.

## Train it again
`pip install 'claimgraph[train]'`, then `make train DATA=FOLDER`, where FOLDER has `train.jsonl.gz` and `dev.jsonl.gz`: one article a line,
`{{"id": ..., "text": ..., "attributions": [{{"source": [[start, end]], "cue": [[start, end]], "content": [[start, end]]}}]}}`. A run is deterministic given seed,
threads and plan; started again it goes on where it stopped. Every run that was shipped stands in `loaders/training/runs.jsonl` with its data's
digest. This one: {steps} steps.
"""

GUM_NOTE = """{wanted}GUM marks units within a sentence and attributions within others ("I think"), and counts photo credits: {inside} of
its {all} contents lie, four fifths of them, within a content that the model found, often with the sentences that follow it."""

WANTED = {"exact.source": "> .832", "exact.cue": "> .753", "exact.content": "> .729", "link_f": ">= .76"}


def write_card(path: Path, figures: Mapping[str, Any]) -> None:
    """Write the card of the run ``figures`` (`ship.ship`)."""

    def prf(r: Mapping[str, float]) -> str:
        return f"{r['p']:.3f} / {r['r']:.3f} / **{r['f']:.3f}**"

    rows = ("exact.source", "exact.cue", "exact.content", "content_f", "link_f", "link_strict", "triple_exact")
    dev, before, gum = figures["dev_int8"], figures["dev_bf16"], figures.get("gum_news_int8")
    text = TEXT.format(
        megabytes=figures["megabytes"],
        millions=figures["parameters"] / 1e6,
        version=figures["version"],
        threshold=figures["threshold"],
        scores="\n".join(f"| {r} | {prf(dev[r])} | {prf(before[r])} | {WANTED.get(r, '')} |" for r in rows),
        kinds=", ".join(f"{k} {v['recall']:.3f} of {v['gold']}" for k, v in dev["by_kind"].items()),
        gum_p=gum["content_f"]["p"] if gum else 0.0,
        gum_r=gum["content_f"]["r"] if gum else 0.0,
        gum_link=gum["link_f"]["f"] if gum else 0.0,
        gum_note=_gum_note(figures),
        ece=figures["ece"],
        reliability="\n".join(f"| {r['from']:.1f} | {r['n']} | {r['confidence']:.3f} | {r['right']:.3f} |" for r in figures["reliability"]),
        curve="; ".join(
            f"at {k} link precision {v[0]:.2f}, recall {v[1]:.2f}" for k, v in figures["curve"].items() if float(k) in (0.2, 0.4, 0.6)
        ),
        steps=figures["steps"],
    )
    path.write_text(text, encoding="utf-8")


def _gum_note(figures: Mapping[str, Any]) -> str:
    if "gum_news_covered" not in figures:
        return ""
    inside, total = figures["gum_news_covered"]
    short = figures["gum_news_int8"]["content_f"]["r"] < 0.75
    return GUM_NOTE.format(wanted="Wanted: content recall of .75. Not reached. " if short else "", inside=inside, all=total)
