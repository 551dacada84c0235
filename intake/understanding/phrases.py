"""The phrases of a message: found, in the languages spoken, and verbs in two parts joined: `take the syrup off`."""

from __future__ import annotations

from collections.abc import Sequence

from intake.understanding.languages.lexicon import Hit, language_of, lexicon
from intake.understanding.words import BREAK, MARK, NUMBER, WORD, Token

__all__ = ["Hit", "find_phrases"]

# What may follow the particle, so that it is none of a name: `the off white mugs`, `take 2 out of the 5`.
_NEXT = frozenset(
    {"and", "please", "pls", "then", "also", "thanks", "again", "und", "bitte", "en", "alstublieft", "aub"}
)
_OURS = frozenset({"the", "this", "that", "my", "our"})
_LISTS = frozenset({"order", "list", "basket", "cart", "bill", "draft", "po"})
_FURTHEST = 8


def find_phrases(tokens: Sequence[Token], hint: str, home: str) -> tuple[list[list[Hit]], str, tuple[str, ...]]:
    """Return for each token the phrases that begin there, the message's language, and all languages that count in it.

    hint, home: as of `language_of`.
    """
    hits = lexicon().find(tokens)
    language, active = language_of(hits, hint, home)
    _join_parted(tokens, hits, active)
    return hits, language, active


def _join_parted(tokens: Sequence[Token], hits: list[list[Hit]], active: Sequence[str]) -> None:
    """Tell the verb that something is taken away, its particle that it says no more: `nimm die Becher raus`."""
    for place, here in enumerate(hits):
        verb = next((hit for hit in here if hit.role == "parted" and hit.language in active), None)
        found = _counted_off(hits, tokens, place + 1, verb.language) if verb is not None else None
        found = found or (_particle(tokens, hits, place + 2, verb.language) if verb is not None else None)
        if verb is not None and found is not None:
            hits[place] = [Hit(place, place + 1, role, verb.language) for role in ("remove", "c.remove")]
            hits[found[0]] = [Hit(*found, "filler", verb.language)]
        _go_back(tokens, hits, place, active)


def _go_back(tokens: Sequence[Token], hits: list[list[Hit]], place: int, active: Sequence[str]) -> None:
    """Tell the verb that goods go back: `can we send the other 8 back?`, `nehmt ihr die Netze zurück?`."""
    verb = next((hit for hit in hits[place] if hit.role == "carries" and hit.language in active), None)
    for later in range(place + 2, min(place + _FURTHEST, len(tokens))) if verb is not None else ():
        if tokens[later].kind == BREAK or (tokens[later].kind == MARK and tokens[later].text in ".!?;:,"):
            return
        back = next((hit for hit in hits[later] if hit.role == "carries_back" and hit.language in active), None)
        if back is not None and verb is not None:
            hits[place].append(Hit(place, place + 1, "c.return", verb.language))
            hits[later] = [Hit(later, back.end, "filler", verb.language)]
            return


def _counted_off(
    hits: Sequence[Sequence[Hit]], tokens: Sequence[Token], place: int, language: str
) -> tuple[int, int] | None:
    """Return where the particle stands in `knock 5 off the lids`; None where no number stands between."""
    if place + 2 >= len(tokens) or tokens[place + 2].text not in _OURS:
        return None
    numbered = tokens[place].kind == NUMBER or any(hit.role == "number" for hit in hits[place])
    ends = any(hit.role == "parted_end" and hit.language == language for hit in hits[place + 1])
    return (place + 1, place + 2) if numbered and ends else None


def _particle(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], start: int, language: str
) -> tuple[int, int] | None:
    """Return where the particle begins, and where it and the `the order` behind it end; None where there is none."""
    for place in range(start, min(start + _FURTHEST, len(tokens))):
        if tokens[place].kind == BREAK or (tokens[place].kind == MARK and tokens[place].text in ".!?;:"):
            return None
        if any(hit.role == "parted_end" and hit.language == language for hit in hits[place]):
            end = _closed(tokens, place + 1)
            return (place, end) if end else None
    return None


def _closed(tokens: Sequence[Token], end: int) -> int:
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.kind == BREAK or after.text in _NEXT or (after.kind == MARK and after.text in ".,!?;:)"):
        return end
    if after.text in _OURS and end + 1 < len(tokens) and tokens[end + 1].text in _LISTS:
        return end + 2
    return 0 if after.kind in (WORD, NUMBER, MARK) else end
