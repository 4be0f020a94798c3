"""Which claim answers which?

`link_claims` joins a denial to the accusation that it answers, a refusal to the demand, a claim to the one it repeats or contradicts (see
`echoes`). A denial and its accusation have their actors crossed (who is accused denies; whom the denial names accused), tell of the same
thing, and the accusation is not the later one. What is answered but nowhere in the record stays unlinked.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimgraph.graph.rows import ClaimRow, LinkRow, QuoteRow

from .claim_index import ClaimIndex, Speaking, in_time
from .echoes import find_echoes
from .wordlists import word_class

__all__ = ["link_claims"]

DENIAL_WINDOW: Final = 60
"""Days within which an accusation is answered."""
# Tuned on tests/loaders/claim_pairs.jsonl; run tests/loaders/test_answers.py again after a change.
ANSWERED: Final = 0.3
LEAST: Final = 0.12
"""The same, where both tell of one kind of allegation and the denial names its accuser."""
ONE_WORD: Final = 0.45
"""The same, where it is one word of three or more, and the denial names nobody. From .33 on where both tell of one kind of allegation: of
3 links more in 650 articles one was right."""
SURE: Final = 0.6
"""Likeness from which two kinds of allegation ("terrorism", "attack") do not tell a denial and an accusation apart, and from which a
criticism is answered at all that is of no kind that the denial tells of: of those with less, 7 in 1,939 articles, none was right."""
REFUSED: Final = 0.5
PROMISED: Final = 0.6
"""Likeness from which a refusal that names nobody, or a promise, answers a demand. From .3 on, 4 of 14 in 714 articles were right; from .4
to .5, none of 3 in 840 others."""
MOST: Final = 5
"""Accusations that one denial answers, at most."""
LATELY: Final = 14
"""The same days, where a denial says only whose accusation it is, or names the matter with one word: of 24 links between articles read, it
takes out 3 of 7 wrong ones and 2 right ones."""
LONGEST_BLOCK: Final = 200
BESIDE: Final = 700
"""Characters between an accusation and a denial in one article that names nothing ("denied the allegations"), at most; where its speaker,
and not only the side that is spoken for, is accused, the denial may be `FAR` behind it, or stand as near before it."""
FAR: Final = 2500
ADJACENT: Final = 400
"""The same, where the denial names its accuser and what it denies; there it stands behind."""
ELSEWHERE: Final = 0.8
"""How sure a denial is, at most, to answer an accusation of another article: of those read 20 of 27 did, in one article 62 of 68."""


def link_claims(claims: Mapping[str, ClaimRow], quotes: Mapping[str, QuoteRow], actors: Speaking) -> Iterable[LinkRow]:
    """Find which claims answer, repeat or contradict which.

    Parameters
    ----------
    claims : merged claims by id.
    quotes : their quotes by id: where they stand tells an answer beside what it answers, and words within words from words said again.
    actors : for whom an actor speaks.

    Returns
    -------
    Links sorted by type and ends, one for each (type, source, target), none of a claim to itself.
    """
    index = ClaimIndex(claims, quotes, actors)
    links: dict[tuple[str, str, str], LinkRow] = {}
    for link in [*_denials(index), *_responses(index), *find_echoes(index)]:
        key = (link.type, link.source_id, link.target_id)
        if link.source_id != link.target_id and (key not in links or links[key].confidence < link.confidence):
            links[key] = link
    return [links[key] for key in sorted(links)]


def _denials(index: ClaimIndex) -> Iterator[LinkRow]:
    accusations = index.by(index.targets, ("accusation", "criticism"))
    of_him = index.of_him(("accusation",))
    for denial in index.claims:
        if denial.type != "denial" or denial.negated:
            continue
        found: dict[str, tuple[float, str]] = {}
        for side in sorted(index.speakers[denial.id]):
            for accusation in accusations.get(side, ())[:LONGEST_BLOCK]:
                if accusation.id in found or _of_one_side(index, denial, accusation, side):
                    continue
                scored = _answers(index, denial, accusation)
                if scored is not None:
                    found[accusation.id] = scored
        if not found and not index.matter(denial):
            found = _beside(index, denial, accusations) or _only_one(index, denial, accusations)
        if not found:
            found = _of_him(index, denial, of_him)
        best = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
        for accusation_id, (score, basis) in best[:MOST]:
            if score >= 0.75 * best[0][1][0]:
                near = index.apart(index.of(accusation_id), denial) is not None
                sure = min(0.99, 0.5 + score / 2) if near else min(score, ELSEWHERE)
                yield LinkRow("DENIES", denial.id, accusation_id, basis, round(sure, 4))


def _beside(index: ClaimIndex, denial: ClaimRow, accusations: Mapping[str, list[ClaimRow]]) -> dict[str, tuple[float, str]]:
    """What a denial answers that names nothing ("denied the allegations"): the nearest accusation of its speaker in the article."""
    near: list[tuple[int, str]] = []
    for side in sorted(index.speakers[denial.id]):
        for accusation in accusations.get(side, ())[:LONGEST_BLOCK]:
            apart = index.apart(accusation, denial)
            named = index.targets[denial.id]
            direct = side in denial.speaker_ids
            if (
                apart is not None
                and (-BESIDE if direct else 1) <= apart <= (FAR if direct else BESIDE)
                and not _of_one_side(index, denial, accusation, side)
                and not (named and not named & index.speakers[accusation.id])
                and not (index.within(accusation, denial) and denial.text.lower() not in word_class("relatives"))
            ):
                near.append((apart if apart > 0 else FAR - apart, accusation.id))
    return {min(near)[1]: (0.6, "actors+article")} if near else {}


def _of_him(index: ClaimIndex, denial: ClaimRow, of_him: Mapping[str, list[ClaimRow]]) -> dict[str, tuple[float, str]]:
    """What a denial answers right behind an accusation of whom only a pronoun tells, and nothing said whom it means ("charged him with
    theft, which Lind denies"): where the denial names its accuser, or nothing."""
    near = []
    for accusation in (claim for article in denial.article_ids for claim in of_him.get(article, ()) if denial.speaker_ids):
        apart = index.apart(accusation, denial)
        crossed = bool(index.targets[denial.id] & index.speakers[accusation.id])
        if apart is None or not 0 < apart <= ADJACENT or index.speakers[denial.id] & index.speakers[accusation.id]:
            continue
        if (crossed or not (index.matter(denial) or index.targets[denial.id])) and not index.within(accusation, denial):
            near.append((apart, accusation.id))
    return {min(near)[1]: (0.5, "article")} if near else {}


def _only_one(index: ClaimIndex, denial: ClaimRow, accusations: Mapping[str, list[ClaimRow]]) -> dict[str, tuple[float, str]]:
    """What a denial answers that names its accuser and nothing else ("dismissed Oslo's charges"): their only one of late."""
    found = {
        accusation.id
        for side in sorted(index.speakers[denial.id])
        for accusation in accusations.get(side, ())[:LONGEST_BLOCK]
        if index.targets[denial.id] & index.speakers[accusation.id]
        and in_time(denial, accusation, LATELY)
        and not _of_one_side(index, denial, accusation, side)
        and not index.within(accusation, denial)
    }
    return {found.pop(): (0.5, "actors")} if len(found) == 1 else {}


def _of_one_side(index: ClaimIndex, answer: ClaimRow, answered: ClaimRow, side: str) -> bool:
    """Whether who speaks and who answers are one, or of the one side that is spoken to: who blames his own president blames nobody else.

    So, too, where the side is two governments.
    """
    if index.are_other_powers(answer, answered, side):
        return True
    return bool(set(answered.speaker_ids) & set(answer.speaker_ids)) or side in index.speakers[answered.id]


def _answers(index: ClaimIndex, denial: ClaimRow, accusation: ClaimRow) -> tuple[float, str] | None:
    if not in_time(denial, accusation, DENIAL_WINDOW):
        return None
    crossed = bool(index.targets[denial.id] & index.speakers[accusation.id])
    if index.accusers(denial) and not crossed:
        return None
    kinds = (set(denial.allegation) - {"other"}, set(accusation.allegation) - {"other"})
    words, n_shared = index.alike(denial, accusation)
    same_kind = bool(kinds[0] & kinds[1])
    denied, accused = index.words[denial.id], index.words[accusation.id]
    if denied.numbers and accused.numbers and not denied.numbers & accused.numbers:
        return None
    if not same_kind and words < SURE and kinds[0] and kinds[1]:
        return None
    least = LEAST if crossed and same_kind else ANSWERED
    says_nothing = accusation.type == "accusation" and not index.matter(accusation)
    if (crossed or same_kind or says_nothing) and (not n_shared or words < least):
        # "Oslo blamed Riga for the incident. Riga denied that it had fired on the boat"
        apart = index.apart(accusation, denial)
        return (0.65, "actors+article") if apart is not None and 0 < apart <= ADJACENT and not index.within(accusation, denial) else None
    if not same_kind and words < SURE and accusation.type == "criticism":
        return None
    if not n_shared or (not same_kind and n_shared == 1 and len(index.matter(denial)) > 2):
        return None  # "tapped" of a telephone and of a fund
    if (len(index.matter(denial)) == 1 or words < SURE) and not in_time(denial, accusation, LATELY):
        return None  # "denied the raids": those of these days
    score = 0.55 * min(1.0, words / 0.6) + (0.25 if same_kind else 0.0) + (0.2 if crossed else 0.0)
    if n_shared == 1 and words < ONE_WORD and not crossed and len(index.matter(denial)) > 2:
        return None
    if words < least:
        return None
    basis = "+".join(["actors", *(["allegation"] if same_kind else []), "words"])
    return min(0.99, 0.3 + 0.7 * score), basis


def _responses(index: ClaimIndex) -> Iterator[LinkRow]:
    asked = index.by(index.targets, ("demand", "threat"))
    for answer in index.claims:
        if answer.type not in ("rejection", "promise") or answer.negated:
            continue
        best: tuple[float, str] | None = None
        for side in sorted(index.speakers[answer.id]):
            for question in asked.get(side, ())[:LONGEST_BLOCK]:
                if question.type == "threat" and answer.type == "promise":
                    continue
                named = index.targets[answer.id]
                if (named and not named & index.speakers[question.id]) or _of_one_side(index, answer, question, side):
                    continue
                if index.within(answer, question) or (
                    index.apart(question, answer) is None and not in_time(answer, question, DENIAL_WINDOW, slack=0)
                ):
                    continue  # "Oslo must refuse the offer"; it refused a day before
                likeness, n_shared = index.alike(answer, question)
                least = PROMISED if answer.type == "promise" else REFUSED if not named else ANSWERED
                if not question.speaker_ids or n_shared < 2 or likeness < least or not in_time(answer, question, DENIAL_WINDOW):
                    continue
                score = (min(0.95, 0.3 + 0.6 * likeness), question.id)
                if best is None or (-score[0], score[1]) < (-best[0], best[1]):
                    best = score
        if best is not None:
            yield LinkRow("RESPONDS_TO", answer.id, best[1], "actors+words", round(best[0], 4))
