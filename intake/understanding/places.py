"""Where the goods go: a known address by its name or its words, a new one, or a place that must be asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.domain.customers import Address
from intake.understanding.languages.lexicon import Hit, lexicon
from intake.understanding.words import BREAK, NUMBER, WORD, Token, fold, tokenize

_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|\d{5}|\d{4}\s?[A-Z]{2}|\d{4}-\d{3})\b")
_STREET_END = re.compile(
    r"(?i)\b\w{0,30}(?:strasse|straße|str\.|gasse|weg|platz|allee|laan|straat|plein|kade)\s{1,3}\d{1,4}"
)
# Where the kind of street goes first, as in the Romance languages, and its number comes last.
_STREET_START = re.compile(
    r"(?i)(?:calle|c/|avenida|avda?\.?|paseo|via|viale|piazza|corso|rue|avenue|boulevard|rua|praceta|travessa|largo)\s"
    r"(?:[^\W\d][\w'’.ºª]{0,24}[ ,]{1,2}){1,6}(?:n\.?[º°]?\s?)?\d{1,4}\b"
)
# A whole address in one go: street and number, postcode, city in capitals. Every repetition is bounded.
_WHOLE = re.compile(
    r"(?:\d{1,4}[a-z]?,? )?[^\W\d_][\w.'’-]{1,30}(?: [\w.'’-]{1,30}){0,4}(?: \d{1,4}[a-z]?)?,? {0,2}"
    r"(?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? [A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30}){0,2}"
)
_MAX_WORDS = 18
# Shorter words of a name do not tell an address from others.
_TELLING = 4
_AFTER_PLACE = frozenset({"by", "weekday", "tomorrow", "today", "po", "instead_of", "not"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place said at tokens start to end. name: the known address or the words; unsure: it must be asked about.

    aside: it only tells for whom something is wanted: `for the practice I should like to order`.
    """

    start: int
    end: int
    name: str
    unsure: bool = False
    known: bool = False
    aside: bool = False


@dataclass(slots=True)
class PlaceReader:
    """Finds the places of one message. days: the tokens where days begin, which end a place."""

    text: str
    tokens: Sequence[Token]
    hits: Sequence[Sequence[Hit]]
    active: Sequence[str]
    addresses: Sequence[Address]
    days: frozenset[int] = frozenset()
    roles: dict[int, dict[str, Hit]] = field(default_factory=dict)

    def find(self) -> list[Place]:
        """Return the places to which goods are to go, those behind `deliver to` first."""
        cued = [place for at in range(len(self.tokens)) if (place := self._cued(at)) is not None]
        if cued:
            return cued
        named = [place for at in range(len(self.tokens)) if (place := self._named(at)) is not None]
        named = named or [place for at in range(len(self.tokens)) if (place := self._alone(at)) is not None]
        if any(not place.aside for place in named):
            return named
        return [*named, *(place for at in range(len(self.tokens)) if (place := self._untold(at)) is not None)]

    def _roles(self, at: int) -> dict[str, Hit]:
        known = self.roles.get(at)
        if known is not None:
            return known
        best: dict[str, Hit] = {}
        if at < len(self.tokens):
            for hit in self.hits[at]:
                if hit.language in self.active and (hit.role not in best or hit.end > best[hit.role].end):
                    best[hit.role] = hit
        self.roles[at] = best
        return best

    def _cued(self, at: int) -> Place | None:
        hit = self._roles(at).get("ship_to")
        if hit is None:
            return None
        whole = self._whole(hit.end)
        if whole is not None:
            return whole
        start, end = hit.end, self._phrase_end(hit.end)
        while start < end and (self.tokens[start].kind not in (WORD, NUMBER) or self._idle(start)):
            start += 1
        if start >= end:
            return None
        words = self._words(start, end)
        known = self._known(words)
        if known is not None:
            return Place(start, end, known, known=True)
        if self._is_address(words):
            return Place(start, end, words)
        if self._is_place(start, end):
            return Place(start, min(end, start + 6), words, unsure=True)
        return None

    def _untold(self, at: int) -> Place | None:
        """`to the new address we talked about`: a place that nobody wrote down."""
        hit = self._roles(at).get("untold_place")
        return Place(hit.start, hit.end, self._words(hit.start, hit.end), unsure=True) if hit is not None else None

    def _idle(self, at: int) -> bool:
        roles = self._roles(at)
        return bool(roles.keys() & {"stop", "prep", "one"}) and self.tokens[at].text[:1].islower()

    def _phrase_end(self, start: int) -> int:
        """Return where the place ends: at a line break, a full stop, or where a day or `by` begins."""
        end = start
        while end < len(self.tokens) and end - start < _MAX_WORDS:
            token = self.tokens[end]
            if token.kind == BREAK or token.text in (";", "!", "?", "("):
                break
            if token.text == "." and not (end + 1 < len(self.tokens) and self.tokens[end + 1].glued):
                break
            if token.text == "," and "and" in self._roles(end + 1):
                break
            if end > start and (self._roles(end).keys() & _AFTER_PLACE or self._leads_to_day(end)):
                break
            end += 1
        while end > start and self.tokens[end - 1].kind == "mark":
            end -= 1
        return end

    def _leads_to_day(self, at: int) -> bool:
        """Return whether a day begins here, or behind the small words here: `el dia 24`, `ate dia 25/11`."""
        return at in self.days or any(hit.end in self.days for hit in self._roles(at).values())

    def _words(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _known(self, words: str) -> str | None:
        said = set(_content(words))
        for address in self.addresses:
            name = _content(address.name)
            if name and set(name) <= said:
                return address.name
        for address in self.addresses:
            full = set(_content(address.one_line() + " " + address.text))
            whole = len(said) >= 2 and said <= full and any(word[:1].isdigit() for word in said)
            if whole or (len(said) >= 3 and len(said & full) >= 0.7 * len(said)):
                return address.name or address.one_line()
        return self._only_one_with(said)

    def _only_one_with(self, said: set[str]) -> str | None:
        """Return the one address in whose name or first line all these words stand: `Regent House`."""
        if len(said) < 2:
            return None
        having = [one for one in self.addresses if said <= set(_content(f"{one.name} {one.text.split(',')[0]}"))]
        return having[0].name or having[0].one_line() if len(having) == 1 else None

    def _is_address(self, words: str) -> bool:
        if _POSTCODE.search(words) or _STREET_END.search(words):
            return True
        tokens = words.split()
        has_number = any(word.strip(",.")[:1].isdigit() for word in tokens)
        kinds = any(hit.role == "place_kind" for at in self._span(words) for hit in self.hits[at])
        return has_number and kinds and len(tokens) >= 3

    def _span(self, words: str) -> range:
        start = self.text.find(words)
        first = next((at for at, token in enumerate(self.tokens) if token.start >= start), 0)
        last = first
        while last < len(self.tokens) and self.tokens[last].end <= start + len(words):
            last += 1
        return range(first, last)

    def _is_place(self, start: int, end: int) -> bool:
        return any("place_kind" in self._roles(at) for at in range(start, min(end, start + 6)))

    def _named(self, at: int) -> Place | None:
        """A known address after a small word (`for Maple House`), or a strange one (`to the festival stall`)."""
        roles = self._roles(at)
        before = self._roles(at - 1) if at else {}
        replaces = roles.keys() & {"in_place", "instead_of"} or before.keys() & {"instead_of", "not"}
        if "to_place" not in roles or replaces:
            return None
        start = self._roles(at)["to_place"].end
        while start < len(self.tokens) and self._roles(start).keys() & {"stop", "one"} and start - at < 3:
            start += 1
        named = self._by_name(start)
        if named is not None:
            return named if not self._wishes(at, named.end) else replace(named, aside=True)
        whole = self._whole(start)
        if whole is not None:
            return whole
        end = self._phrase_end(start)
        words = self._words(start, end) if end > start else ""
        street = end > start and _street_after(self.text, self.tokens, self.hits, start)
        if words and _STREET_START.match(words):
            return Place(start, end, words)
        if words and self.tokens[start].kind == NUMBER and (street or _POSTCODE.search(words)):
            return Place(start, end, words)
        if self.addresses and "to_strange" in self._roles(at):
            return self._strange(at, start)
        return None

    def _whole(self, start: int) -> Place | None:
        """Return the new address that begins here with its street and ends with its city."""
        while start < len(self.tokens) and self.tokens[start].kind == "mark":
            start += 1
        found = _WHOLE.match(self.text, self.tokens[start].start) if start < len(self.tokens) else None
        if found is None or not re.search(r"\d.*\d{4}", found.group()):
            return None
        known = self._known(found.group())
        end = start
        while end < len(self.tokens) and self.tokens[end].end <= found.end():
            end += 1
        return Place(start, end, known or found.group(), known=known is not None)

    def _strange(self, at: int, start: int) -> Place | None:
        for end in range(start, min(start + 4, len(self.tokens))):
            if self.tokens[end].kind != WORD:
                return None
            if "place_kind" in self._roles(end):
                known = self._only_one_with(set(_content(self._words(start, end + 1))))
                if known is not None:
                    return Place(start, end + 1, known, known=True)
                return Place(at, end + 1, self._words(at + 1, end + 1), unsure=True)
        return None

    def _by_name(self, start: int) -> Place | None:
        """Return the known address of which the name, or what tells it from the others, stands here."""
        for address in self.addresses:
            end = self._matches(start, _content(address.name))
            if end:
                return Place(start, end, address.name, known=True)
        for address in self.addresses:
            words = _content(address.name)
            for first in range(len(words)):
                telling = any(self._tells(word, address) for word in words[first:])
                end = self._matches(start, words[first:]) if telling else 0
                if end:
                    return Place(start, end, address.name, known=True)
        return None

    def _tells(self, word: str, address: Address) -> bool:
        """Return whether a word is in this address's name only and is no kind of place: `Lindenhof`, not `site`."""
        if len(word) < _TELLING or any(word in _content(one.name) for one in self.addresses if one is not address):
            return False
        kinds = {hit.role for here in lexicon().find(tokenize(word)) for hit in here}
        return "place_kind" not in kinds

    def _wishes(self, at: int, end: int) -> bool:
        """Return whether `for the practice I should like ...` begins a sentence: it says for whom, not where to."""
        begins = at == 0 or self.tokens[at - 1].kind != WORD
        said = self._roles(end)
        wish = max((said[role].end for role in ("c.want", "c.buy") if role in said), default=0)
        return begins and wish > (said["filler"].end if "filler" in said else 0)

    def _alone(self, at: int) -> Place | None:
        """Return a known address whose whole name stands for itself: `delivery Monday, Gare site`."""
        if at and self.tokens[at - 1].kind == WORD:
            return None
        for address in self.addresses:
            words = _content(address.name)
            end = self._matches(at, words) if len(words) > 1 else 0
            if end and (end == len(self.tokens) or self.tokens[end].kind not in (WORD, NUMBER)):
                return Place(at, end, address.name, known=True)
        return None

    def _matches(self, start: int, words: Sequence[str]) -> int:
        """Return where the words end that stand here, small words between them: `obra de Matosinhos`; else 0."""
        end = start
        for word in words:
            while end > start and end < len(self.tokens) and self.tokens[end].text != word and self._is_small(end):
                end += 1
            if end >= len(self.tokens) or self.tokens[end].text != word:
                return 0
            end += 1
        return end if words else 0

    def _is_small(self, at: int) -> bool:
        return self.tokens[at].kind == WORD and bool(self._roles(at).keys() & {"of", "stop", "prep"})


def street_spans(text: str, tokens: Sequence[Token], hits: Sequence[Sequence[Hit]]) -> list[tuple[int, int]]:
    """Return streets with their numbers (`44 Tanner Street`, `Gewerbering 11`): the numbers are no quantities."""
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.kind != NUMBER or token.glued:
            continue
        end = _street_after(text, tokens, hits, at)
        if end:
            found.append((at, end))
        elif at and _ends_street(tokens[at - 1], text, hits[at - 1]):
            found.append((at - 1, at + 1))
    return found


def _street_after(text: str, tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], at: int) -> int:
    """Return the end of `12 Some Street` in capitals; 0 where it is none."""
    step = at + 1
    if step < len(tokens) and tokens[step].glued and tokens[step].kind == WORD and len(tokens[step].text) == 1:
        step += 1
    first = step
    while step < len(tokens) and step - first < 4 and tokens[step].kind == WORD and text[tokens[step].start].isupper():
        if step > first and any(hit.role == "street" for hit in hits[step]):
            return step + 1
        step += 1
    return 0


_STREET_ENDS = ("strasse", "str", "gasse", "weg", "platz", "allee", "ring", "laan", "straat", "plein", "kade", "gracht")


def _ends_street(token: Token, text: str, hits: Sequence[Hit]) -> bool:
    if token.kind != WORD or not text[token.start].isupper() or len(token.text) < 5:
        return False
    return token.text.endswith(_STREET_ENDS) and len(token.text) > 6


def _content(text: str) -> list[str]:
    return [word.strip(".,;:()'") for word in fold(text).replace("-", " ").split() if word.strip(".,;:()'")]
