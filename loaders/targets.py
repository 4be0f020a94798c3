"""Whom is it about?

In come heads of nouns in the parse; out come the article's resolved actors there, with their offsets: the noun itself, or whose it is
("Kyiv's claims", "a proposal by Ankara", "Turkish demands"). An actor that the article does not name is none.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from claimgraph.graph.extraction import Entity, Span, Target
from claimgraph.graph.model import ACTOR_LABELS

from .clauses import behind, expand, is_passive, objects, subjects
from .countries import country_name, find_country
from .document import Document, Draft, Mention
from .entities import actor_entity, place_as_body
from .name_forms import name_words
from .wordlists import is_of, word_class

__all__ = ["ROLES", "Cast"]

Token = Any

_TAGS: Final = "DT PDT JJ JJR JJS NN NNS NNP NNPS POS CD PRP PRP$ HYPH -LRB- -RRB-"
_PHRASE: Final = frozenset(_TAGS.split())
_ANYBODY: Final = frozenset({"somebody", "someone", "anybody", "anyone", "everybody", "everyone", "nobody"})
ROLES: Final = {
    "accusation": "accused",
    "criticism": "criticized",
    "denial": "accuser",
    "rejection": "proposer",
    "demand": "asked",
    "threat": "threatened",
    "admission": "injured",
    "support": "supported",
    "promise": "beneficiary",
    "statement": "addressee",
}


class Cast:
    """The actors of one article by the tokens at which they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.text = document.article.text
        self.entities: dict[str, Entity] = document.entities if document.entities is not None else {}
        self.quotations = [(q.start, q.end) for q in document.quotations or ()]
        self._unresolved: dict[int, Mention] = {}
        self._by_head: dict[int, Mention] = {}
        parse = document.parse
        for mention in sorted(document.mentions or (), key=lambda m: m.start - m.end):
            resolved = mention.entity_id is not None and mention.entity_id in self.entities
            if not resolved and mention.type not in ("country", "place"):
                continue
            head = mention.head
            if head < 0:
                span = parse.char_span(mention.start, mention.end, alignment_mode="expand")
                if span is None:
                    continue
                head = span.root.i
            (self._by_head if resolved else self._unresolved).setdefault(head, mention)

    def mention(self, token: Token) -> Mention | None:
        """The resolved mention with this head token."""
        found = self._by_head.get(token.i)
        if found is None and token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
            return self._by_head.get(token.head.head.i)
        return found

    def actor(self, token: Token) -> Entity | None:
        """The actor (no outlet) that the token names."""
        mention = self.mention(token)
        entity = actor_entity(self._document, mention.entity_id) if mention is not None and mention.entity_id is not None else None
        return entity if entity is not None and entity.label in ACTOR_LABELS else None

    def let_capitals_act(self, heads: Iterable[Token], *, places: bool = False) -> None:
        """Take a capital for its government where it is accused, asked or threatened, which no place is; with ``places`` any place."""
        for head in heads:
            for token in expand(head):
                mention = self._unresolved.get(token.i)
                if mention is not None and mention.type == "place" and places and token.ent_type_ != "FAC":
                    entity = place_as_body(self._document.article.id, mention.text)
                    mention.entity_id, mention.basis = entity.id, "name"
                    self.entities.setdefault(entity.id, entity)
                    self._by_head[token.i] = mention
                    continue
                form = find_country(mention.text) if mention is not None else None
                if mention is None or form is None or form.kind != "capital":
                    continue
                if token.dep_ in ("compound", "nmod") and token.head.lower_ in name_words("event"):
                    continue  # "the Minsk agreement"
                mention.entity_id, mention.basis = form.code, "metonym"
                self.entities.setdefault(form.code, Entity(form.code, country_name(form.code), "Country", "state", country=form.code))
                self._by_head[token.i] = mention

    def actors(self, heads: Iterable[Token], *, maker: bool = False) -> list[Token]:
        """The tokens that name actors at some heads: each head and what is joined to it, else whose it is."""
        found: list[Token] = []
        for head in heads:
            for token in expand(head):
                if not maker and self.actor(token) is not None:
                    found.append(self._named(token))
                    found.extend(t for part in behind(token, "including") for t in expand(part) if self.actor(t) is not None)
                else:
                    found.extend((self._beside(token) if not maker else []) or self.makers(token))
        return list(dict.fromkeys(found))

    def names(self, token: Token) -> bool:
        """Whether the token names its actor, instead of describing or pointing to it."""
        mention = self.mention(token)
        return mention is not None and mention.type in ("person", "organization", "country", "outlet") and self.actor(token) is not None

    def is_body(self, token: Token) -> bool:
        """Whether the token's actor is a state or an organization."""
        entity = self.actor(token)
        return entity is not None and entity.label in ("Country", "Organization")

    def kind(self, token: Token) -> str | None:
        """The kind of the token's actor."""
        entity = self.actor(token)
        return entity.kind if entity is not None else None

    def _named(self, token: Token) -> Token:
        """The name that stands beside a description: "Brown" of "his counterpart, Gordon Brown"."""
        mention = self.mention(token)
        if mention is not None and mention.type in ("title", "unnamed"):
            for child in token.children:
                beside = self.mention(child) if child.dep_ == "appos" else None
                if beside is not None and beside.type == "person" and self.actor(child) is not None:
                    return child
        if mention is not None and mention.type == "group":  # "the opposition National Front"
            for child in token.children:
                beside = self.mention(child) if child.dep_ == "appos" and not token.doc[token.i + 1].is_punct else None
                if beside is not None and beside.type == "organization" and self.actor(child) is not None:
                    return child
        return token

    def _beside(self, token: Token) -> list[Token]:
        """The token if it names an actor, else the name beside it: "Brown" of "a request from his counterpart, Gordon Brown"."""
        if self.actor(token) is not None:
            return [token]
        return [c for c in token.children if c.dep_ == "appos" and self.actor(c) is not None]

    def first_phrase(self, tokens: Sequence[Token], prepositions: frozenset[str]) -> list[Token]:
        """The actors of the noun phrase that some tokens begin with, a preposition before it left aside.

        What the words themselves tell where the parse goes astray: of "the Juarez drug cartel of carrying" the name, of "against
        visiting Prince Omar Said, who" the person, of "Kyiv and Minsk for" both.
        """
        run: list[Token] = []
        for token in tokens:
            if token.is_quote or (not run and (token.is_space or token.is_punct or token.lower_ in prepositions)):
                continue
            opens = token.tag_ in _PHRASE or (token.tag_ in ("VBG", "VBN") and token.pos_ != "AUX") or token.text in ("-", "(", ")", "&")
            if token.lower_ in ("and", "or", ",", "-"):
                # behind a comma only a name goes on: "(called for) his resignation, an aide left"
                joined = ("PROPN",) if token.lower_ == "," else ("PROPN", "DET")
                after = token.nbor() if token.i + 1 < len(token.doc) else None
                opens = after is not None and (after.pos_ in joined or after.ent_type_ != "")
                if token.lower_ == "," and after is not None and opens and _is_subject(after):
                    opens = False  # "(pushed for) a vote, Keller told them"
            if not opens or (token.tag_ in ("VBG", "VBN") and run and run[-1].pos_ in ("NOUN", "PROPN", "PRON")):
                break
            run.append(token)
        self.let_capitals_act(run)
        found: list[Token] = []
        last: Token | None = None
        for token in run:
            if token.lower_ in ("and", "or", ","):
                found.extend([last] if last is not None else [])
                last = None
            elif self.actor(token) is not None and not self._is_origin(token) and not self._is_scene(token):
                last = token
        found.extend([last] if last is not None else [])
        return list(dict.fromkeys(found))

    def _is_origin(self, token: Token) -> bool:
        """Whether a state only tells where a private person is from: "the Omani tourist" is not Oman."""
        beside = [token.head]
        if token.head.pos_ == "PROPN":  # "the Omani bank Zalto"; not "the Omani bank rules"
            beside += (c for c in token.head.children if c.dep_ == "compound" and c != token)
        return token.dep_ in ("amod", "compound") and self.is_body(token) and any(is_of(w, word_class("private")) for w in beside)

    def _is_scene(self, token: Token) -> bool:
        """Whether a state tells where an onslaught was: "the Syria strikes", "the Afghan war"; not "Russian strikes", "a U.S. strike"."""
        entity = self.actor(token)
        if entity is None or entity.label != "Country":
            return False
        fought = any(is_of(h, word_class("fought")) for h in (token.head, token.head.head))
        if fought and any(t.text in ("-", "–") for t in token.doc[max(token.i - 1, 0) : token.i + 2]):
            return True  # "the Russo-Omani war"
        if not is_of(token.head, word_class("onslaught") | word_class("matters")):
            return False
        if any(is_of(c, word_class("forces")) for c in token.head.children if c.dep_ == "compound"):
            return False  # "Oman army raids"
        form = find_country(token.text)
        named = form is not None and form.kind in ("name", "display") and not token.text.replace(".", "").isupper()
        return named or is_of(token.head, word_class("fought"))

    def first_subject(self, tokens: Sequence[Token]) -> list[Token]:
        """The actor of the noun phrase that some tokens begin with ("that" aside) where a verb follows: "(demanded) the crew of X obey"."""
        words = tokens[1:] if tokens and tokens[0].lower_ == "that" else tokens
        found = self.first_phrase(words, frozenset())
        if words is not tokens:
            return found
        for token in words if found else ():
            if token.i <= found[-1].i:
                continue
            if token.tag_ in ("VB", "VBP", "VBZ", "MD"):
                return found
            if token.tag_ not in _PHRASE and token.lower_ not in ("of", "in", "at", "from", "and", "to"):
                return []
        return []

    def mean(self, pronoun: Token, speakers: Sequence[Token]) -> None:
        """Resolve a pronoun that cannot mean its own subject ("the lawyer accused him") to the last other person named before it."""
        mention = self._by_head.get(pronoun.i)
        speaking = {entity.id for entity in map(self.actor, speakers) if entity is not None}
        if mention is None or pronoun.lower_ not in ("him", "her", "it", "his", "its") or mention.entity_id not in speaking:
            return
        kinds = ("Country", "Organization") if pronoun.lower_ in ("it", "its") else ("Speaker",)
        for index in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
            other = self._by_head.get(index)
            entity = self.actor(pronoun.doc[index]) if other is not None and other.type != "pronoun" else None
            if other is not None and entity is not None and entity.label in kinds and entity.id not in speaking:
                mention.entity_id = other.entity_id
                mention.sure = True
                return

    def makers(self, noun: Token) -> list[Token]:
        """The tokens that name whose a noun is: "Kyiv's claims", "a proposal by Ankara", "Turkish demands"."""
        if is_of(noun, word_class("allegation") | word_class("proposal") | word_class("conduct")):  # no place says or does such a thing
            said = is_of(noun, word_class("allegation") | word_class("proposal"))
            self.let_capitals_act([*behind(noun, "by"), *behind(noun, "from")], places=said)
            self.let_capitals_act(c for c in noun.children if c.dep_ == "poss")
            self.let_capitals_act(h for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" for h in behind(c, "by"))
        for child in noun.children:
            if child.dep_ == "poss":
                return [t for t in expand(child) if self.actor(t) is not None] or self.makers(child)
        launch = noun.head if noun.dep_ == "dobj" and is_of(noun, word_class("onslaught")) else None
        if launch is not None and is_of(launch, word_class("launching")):  # "launched strikes from Oman": Oman is only where from
            return [t for subject in subjects(launch) for t in expand(subject) if self.actor(t) is not None]
        for preposition in ("by",) if is_of(noun, word_class("motion")) else ("by", "from"):
            naming = noun.head if noun.dep_ == "oprd" and is_of(noun.head, word_class("describing")) else noun
            if preposition == "by" and noun.dep_ == "dobj" and is_of(noun, word_class("allegation")) and not is_passive(noun.head):
                naming = noun.head  # "disputes charges by Oslo", where the parse hangs it on the verb
            below = [noun, naming, *(behind(noun, "of") if is_of(noun, word_class("proposal")) else ())]  # "an offer of talks by Oslo"
            found = [named for base in below for head in behind(base, preposition) for t in expand(head) for named in self._beside(t)]
            if found:
                return found
            troops = [t for head in behind(noun, preposition) for t in expand(head) if is_of(t, word_class("forces"))]
            if troops and (found := [named for t in troops for named in self.makers(t)]):
                return found  # "a strike by Omani jets"
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and is_passive(child):
                found = [t for head in behind(child, "by") for t in expand(head) if self.actor(t) is not None]
                if found:
                    return found
            if (
                child.dep_ == "relcl"
                and is_of(child, word_class("coming_from"))
                and not is_passive(child)
                and is_of(noun, word_class("proposal"))
            ):
                found = [t for head in subjects(child) for t in expand(head) if head != noun and self.actor(t) is not None]
                if found:
                    return found  # "a truce that Oslo had announced"
        before = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
        before += [c for word in before for c in word.children if c.dep_ == "amod" and word.dep_ == "compound"]  # "Omani patrol boats"
        before += [c for word in before for c in word.conjuncts if c.i < noun.i]  # "army and Omani forces"
        found = [c for c in before if self.actor(c) is not None]
        found = [c for c in found if not self._is_origin(c) and not self._is_scene(c)]
        if found:  # "Omani and Kenyan proposals"
            return [t for t in (found[0], *found[0].conjuncts) if t.i < noun.i and self.actor(t) is not None]
        if noun.lemma_.lower() in word_class("told_in"):
            bases = [noun, *(c for c in noun.children if c.dep_ == "relcl" and is_of(c, frozenset({"appear", "run", "air", "surface"})))]
            found = [t for b in bases for h in behind(b, "in", "on") for t in expand(h) if self.actor(t) is not None and self.names(t)]
            if found:
                return found
        undergone = word_class("undergone") | word_class("state_deed") | word_class("onslaught")
        if _are_people(noun):
            return []  # the buyers of a firm are not the firm
        if not noun.lemma_.lower().endswith("ing") and noun.lemma_.lower() not in undergone:
            for head in behind(noun, "of"):
                found = [t for t in expand(head) if self.actor(t) is not None]
                if not found and is_of(noun, word_class("conduct")):
                    found = self.makers(head)  # "the failure of Oman's policy"
                if found:
                    return found
        return []

    def top(self, spans: Sequence[Span]) -> Token | None:
        """The head of a source, a cue or what is said."""
        return self._document.top(spans)

    def told(self, draft: Draft, *ways: str) -> tuple[Token, ...]:
        """Whom the words are told ("told Oslo", "shouted at Oslo") or, with "of", of whom ("said of Oslo")."""
        if not draft.cue:
            return ()
        span = self._document.parse.char_span(draft.cue[0].start, draft.cue[-1].end, alignment_mode="expand")
        for verb in span or ():
            if verb.pos_ != "VERB":
                continue
            told = [h for h in objects(verb) if not is_of(h, word_class("audience"))] if is_of(verb, word_class("telling")) else []
            placed = ("at",) if is_of(verb, word_class("saying")) else ()  # "said at NATO" is where
            heads = (told if "to" in ways else []) or behind(verb, *(way for way in ways if way not in placed))
            self.let_capitals_act(heads)
            found = [t for t in self.actors(heads) if not is_of(t, word_class("audience")) and self.kind(t) != "outlet"]
            if found:
                return tuple(found)
        return ()

    def target(self, token: Token, role: str | None) -> Target | None:
        """The token's actor as a target in a role; none for a pronoun that may well mean another."""
        mention, entity = self.mention(token), self.actor(token)
        if mention is None or entity is None or not mention.sure or token.lower_ in _ANYBODY:
            return None
        span = Span.of(self.text, mention.start, mention.end)
        return Target(
            entity.id,
            entity.name,
            entity.label,
            entity.kind,
            entity.country or (entity.id if entity.label == "Country" else None),
            role,
            span.start,
            span.end,
            span.text,
        )


def _are_people(noun: Token) -> bool:
    """Whether a plural tells by its form that it means people: "buyers", "investors"; not "offers", "letters"."""
    words = frozenset().union(*map(word_class, ("proposal", "carriers", "conduct", "allegation", "forces", "things_in_er")))
    return noun.tag_ == "NNS" and noun.lemma_.lower().endswith(("er", "or", "ist")) and not is_of(noun, words)


def _is_subject(token: Token) -> bool:
    head = token.head if token.dep_ in ("compound", "amod", "det") else token
    return head.dep_ in ("nsubj", "nsubjpass") and head.head.i > head.i
