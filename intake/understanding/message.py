"""One message taken apart: its own words, its sentences, the best path through them, its numbers, days and places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.domain.customers import Customer
from intake.understanding.counts import counts
from intake.understanding.dates import Day, DayReader
from intake.understanding.lattice import Atom, Lattice, Reading, parts_of
from intake.understanding.letter import Letter, read_letter
from intake.understanding.phrases import Hit, find_phrases
from intake.understanding.places import Place, PlaceReader, street_spans
from intake.understanding.references import NumberReader, Reference, find_patterns, token_spans
from intake.understanding.tables import Grid, find_grid, row_numbers
from intake.understanding.words import BREAK, MARK, NUMBER, WORD, Token, heads_of, squash, tokenize

_STOPS = frozenset({".", "!", "?", ";"})


# More words than anybody orders in one message; longer ones are for a person.
MAX_TOKENS = 2500
_LONGEST_CODE = 120
# So few letters written small are rather a word.
_SHORT_CODE = 4
# Weekdays cut short may be words of their own: sun, sat, mar, do.
_SHORT_DAY = 3


# These are understood whatever the language of the message.
_ANYWHERE = frozenset({"number", "plain", "swap_with"})
# What is said of these in brackets is said by the way, and makes a sentence of another kind of none.
_BY_THE_WAY = frozenset({"c.paid_notice", "c.complaint", "c.broken", "c.stock"})


# Words of fault that a phrase holds speak of none: `sem falta`, `without fail`.
_FAULTS = frozenset({"c.broken", "c.complaint", "c.track"})


class TooLong(Exception):
    """The message has more words than are read at once."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens start to end, and the concepts that they speak of."""

    start: int
    end: int
    concepts: frozenset[str]
    asks: bool


@dataclass(slots=True)
class Message:
    """Everything found in a message before it is understood."""

    text: str
    letter: Letter
    tokens: list[Token]
    hits: list[list[Hit]]
    language: str
    active: tuple[str, ...]
    sentences: list[Sentence] = field(default_factory=list)
    numbers: list[Reference] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    path: list[Atom] = field(default_factory=list)
    grid: Grid | None = None
    dated: DayReader | None = None

    def roles(self) -> set[str]:
        """Return all roles of the active languages that occur."""
        return {hit.role for here in self.hits for hit in here if hit.language in self.active}

    def words(self, spans: Sequence[tuple[int, int]]) -> str:
        """Return the text of token spans, one blank between them."""
        parts = [self.text[slice(*self.chars(span))] for span in sorted(spans) if span[1] > span[0]]
        return " ".join(" ".join(part.split()) for part in parts)

    def chars(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the character span of a token span."""
        return self.tokens[span[0]].start, self.tokens[span[1] - 1].end

    def sentence_at(self, token: int) -> int:
        """Return the number of the sentence in which a token stands."""
        place = bisect_right(self.sentences, token, key=lambda sentence: sentence.start) - 1
        return max(0, place)


class MessageReader:
    """Takes messages apart against one catalogue's lattice."""

    def __init__(self, lattice: Lattice, home: str, zone: str) -> None:
        self._lattice = lattice
        self._codes = lattice.index.codes
        self._heads = lattice.index.code_heads
        self._by_sku = lattice.index.by_sku
        self._home = home
        self._zone = ZoneInfo(zone)

    def read(
        self,
        text: str,
        *,
        channel: str,
        hint: str,
        received: datetime | None,
        customer: Customer | None,
        plain: bool = False,
        page: str = "",
    ) -> Message:
        """Return the message taken apart. plain: the text is our own question, without letter and signature.

        page: the language of the page where it was typed; it stands for the shop's own.
        """
        if text.count("\n") > MAX_TOKENS:
            raise TooLong
        letter = Letter(own=[(0, len(text))]) if plain else read_letter(text, channel)
        own = _masked(text, letter.own)
        tokens = tokenize(own)
        if len(tokens) > MAX_TOKENS:
            raise TooLong
        hits, language, active = find_phrases(tokens, hint, page or self._home)
        message = Message(text, letter, tokens, hits, language, active)
        message.grid = find_grid(own, tokens, hits)
        codes = self._find_codes(message, customer)
        refs = self._references(message, own, codes, received, customer)
        spoken = _spoken(hits, active)
        reading = Reading(
            tokens,
            spoken,
            active,
            counts(tokens, spoken, active, text),
            refs,
            self._lattice.parts(tokens, active, hits),
            text=text,
        )
        message.path = self._lattice.best(reading, codes)
        if language == "de":
            _mark_nouns(message)
        message.sentences = _sentences(message)
        return message

    def _today(self, received: datetime | None) -> date:
        return received.astimezone(self._zone).date() if received is not None else date(1, 1, 1)

    def _references(
        self,
        message: Message,
        own: str,
        codes: dict[int, tuple[int, int]],
        received: datetime | None,
        customer: Customer | None,
    ) -> dict[int, int]:
        tokens, hits, active = message.tokens, message.hits, message.active
        inside = frozenset(token for start, (end, _) in codes.items() for token in range(start, end))
        patterns = [ref for ref in find_patterns(own) if not self._is_ours(ref, message)]
        reader = NumberReader(own, tokens, hits, active, inside)
        message.numbers = [ref for ref in reader.find() if ref.kind != "maybe_po" or self._free(ref, codes, tokens)]
        if received is not None:
            message.dated = DayReader(own, tokens, hits, active, self._today(received))
            message.days = message.dated.days()
        addresses = customer.addresses if customer is not None else ()
        begun = frozenset(day.start for day in message.days)
        message.places = PlaceReader(own, tokens, hits, active, addresses, begun).find()
        spans = token_spans(tokens, [*patterns, *message.numbers])
        away = inside | {at for place in message.places for at in range(place.start, place.end)}
        outside = [day for day in message.days if not away & set(range(day.start, day.end))]
        message.days = [day for day in outside if not self._is_no_day(day, message)]
        refs = {start: end for start, end in spans.items() if start not in inside}
        more = [(day.start, day.end) for day in message.days]
        more += [(place.start, place.end) for place in message.places]
        more += message.grid.skipped if message.grid else []
        more += street_spans(message.text, tokens, hits)
        more += row_numbers(own, tokens, hits, inside)
        more += _salutation(message)
        for start, end in more:
            refs.setdefault(start, end)
        return refs

    def _is_no_day(self, day: Day, message: Message) -> bool:
        """Return whether a day is only part of a name (`sun milk`) or a number of the catalogue (shade 7.3)."""
        tokens = message.tokens
        first = tokens[day.start]
        if first.kind == NUMBER and day.end - day.start == 1:
            return f"#{first.text}" in self._lattice.known
        after = tokens[day.end] if day.end < len(tokens) else None
        short = day.end - day.start == 1 and first.kind == WORD and len(first.text) <= _SHORT_DAY
        return short and after is not None and after.kind == WORD and not message.hits[day.end]

    def _is_ours(self, ref: Reference, message: Message) -> bool:
        """A price that a name of the catalogue holds is no price: a voucher of 50 euros."""
        if ref.kind != "price":
            return False
        tokens = tokenize(ref.text)
        keys = [part.key for part in parts_of(tokens)]
        return len(keys) == 2 and self._lattice.knows_pair(keys[0], keys[1])

    @staticmethod
    def _free(ref: Reference, codes: dict[int, tuple[int, int]], tokens: Sequence[Token]) -> bool:
        return not any(tokens[start].start <= ref.start < tokens[end - 1].end for start, (end, _) in codes.items())

    def _find_codes(self, message: Message, customer: Customer | None) -> dict[int, tuple[int, int]]:
        """Return SKUs and part numbers as token start -> (token end, item); the customer's own numbers go first."""
        theirs = {squash(code): sku for code, sku in customer.part_numbers.items()} if customer is not None else {}
        heads = (self._heads, heads_of(theirs))
        found: dict[int, tuple[int, int]] = {}
        tokens = message.tokens
        place = 0
        while place < len(tokens):
            end = place + 1
            if not _starts_code(tokens, place):
                place += 1
                continue
            while end < len(tokens) and tokens[end].glued and end - place < 14:
                end += 1
            begin = squash(tokens[place].text)[:3]
            may_be = any(begin in known for known in heads)
            hit = self._code(message, place, end, theirs) if may_be else None
            if hit is not None:
                found[place] = hit
            place = end
        return found

    def _code(self, message: Message, place: int, end: int, theirs: dict[str, str]) -> tuple[int, int] | None:
        last = min(end + 2, len(message.tokens))
        stop = next((at for at in range(end, last) if message.tokens[at].kind == BREAK), last)
        for size in [*range(end, place, -1), *range(end + 1, stop + 1)]:
            raw = message.text[message.tokens[place].start : message.tokens[size - 1].end]
            if len(raw) > _LONGEST_CODE:
                continue
            code = squash(raw)
            item = self._by_sku.get(theirs[code]) if code in theirs else self._codes.get(code)
            if item is None or (code not in theirs and not _firm(code, raw, message.tokens[place:size])):
                continue
            if size > end and code not in theirs and len(code) < 6:
                continue
            if code not in theirs and raw.isalpha() and self._is_joined(raw, item):
                continue
            return size, item
        return None

    def _is_joined(self, raw: str, item: int) -> bool:
        """Return whether a small word is a code only without its hyphen: "tubes" is no TUBE-S."""
        known = self._lattice.index.items[item]
        written = {code.casefold() for code in (known.sku, known.supplier_sku) if code}
        return not raw.isupper() and raw.casefold() not in written


def _spoken(hits: Sequence[Sequence[Hit]], active: Sequence[str]) -> list[list[Hit]]:
    """Return the phrases that can count: those of the languages spoken, and what is known in every language."""
    return [
        [hit for hit in here if hit.language in active or hit.role in _ANYWHERE or hit.role.startswith("u.")]
        for here in hits
    ]


def _mark_nouns(message: Message) -> None:
    """Tag the strange words that German writes as nouns; behind a number they name a pack (`4 Schwunge Semmeln`).

    A small letter behind a name with a capital is a verb or the like (`das Hanfseil bekommen`), and names nothing.
    """
    named = False
    for atom in message.path:
        upper = message.text[message.tokens[atom.start].start].isupper()
        if atom.kind == "word" and not atom.known:
            atom.tags |= {"noun"} if upper else {"aside"} if named else frozenset()
        named = upper and (atom.kind == "item" or (named and atom.kind in ("word", "func")))


def _starts_code(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.kind not in (WORD, NUMBER):
        return False
    return not token.glued or (tokens[place - 1].kind == MARK and tokens[place - 1].text not in "-/._")


def _firm(code: str, raw: str, tokens: Sequence[Token]) -> bool:
    """Return whether a code is written so that it can be nothing else ("1" or "A" could be anything)."""
    if code.isdigit():
        return len(code) >= 6
    has_number = any(token.kind == NUMBER for token in tokens)
    if code.isalpha() and len(code) <= _SHORT_CODE and not raw.isupper():
        # "heating mat" is no MAT.
        return False
    return len(code) >= 3 and (has_number or len(tokens) == 1 or "-" in raw)


def _salutation(message: Message) -> list[tuple[int, int]]:
    """Return the opening `Hi Voltage Supplies,` so that names in it are no things to order."""
    tokens = message.tokens
    first = next((at for at, token in enumerate(tokens) if token.kind != BREAK), len(tokens))
    if first >= len(tokens) or not any(hit.role == "greeting" for hit in message.hits[first]):
        return []
    end = first
    while end < len(tokens) and tokens[end].kind == WORD and end - first < 6:
        end += 1
    closes = end < len(tokens) and (tokens[end].text in (",", "!") or tokens[end].kind == BREAK)
    return [(first, end)] if closes and end < len(tokens) - 1 else []


def _masked(text: str, own: Sequence[tuple[int, int]]) -> str:
    """Return the text with everything but the own words blanked, so that all positions stay."""
    if len(own) == 1 and own[0] == (0, len(text)):
        return text
    parts: list[str] = []
    place = 0
    for start, end in sorted(own):
        parts.append(_blank(text[place:start]))
        parts.append(text[start:end])
        place = end
    parts.append(_blank(text[place:]))
    return "".join(parts)


_INK = re.compile(r"[^\n]")


def _blank(text: str) -> str:
    return _INK.sub(" ", text)


def _sentences(message: Message) -> list[Sentence]:
    found: list[Sentence] = []
    ours = {
        at for atom in message.path if atom.kind in ("item", "option", "code") for at in range(atom.start, atom.end)
    }
    start = 0
    tokens = message.tokens
    for place in range(len(tokens) + 1):
        ends = place == len(tokens) or tokens[place].kind == BREAK or _is_stop(tokens, place)
        if not ends:
            continue
        stop = min(place + 1, len(tokens))
        if stop > start:
            found.append(_sentence(message, start, stop, ours))
        start = stop
    return found


def _is_stop(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text not in _STOPS or tokens[place].kind == NUMBER:
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if tokens[place].text == "." and after is not None and after.text == "." and after.glued:
        return False
    return after is None or not after.glued or after.kind == BREAK


def _in_brackets(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Return whether a place stands in brackets: what is said there by the way is no news (`last time I paid 4.10`)."""
    marks = [token.text for token in tokens[start:place] if token.text in ("(", ")")]
    return bool(marks) and marks[-1] == "("


def _sentence(message: Message, start: int, end: int, ours: set[int]) -> Sentence:
    """Collect the concepts of a sentence; words of the catalogue ("vegan pizza") speak of nothing else."""
    said_so = [
        (hit.start, hit.end)
        for here in message.hits[start:end]
        for hit in here
        if hit.role == "filler" and hit.end - hit.start > 1 and hit.language in message.active
    ]
    concepts = {
        hit.role[2:]
        for here in message.hits[start:end]
        for hit in here
        if hit.role.startswith("c.") and hit.language in message.active and hit.end <= end
        if not (hit.start in ours and hit.end - 1 in ours)
        if not (hit.role in _FAULTS and any(a <= hit.start and hit.end <= b for a, b in said_so))
        if not (hit.role in _BY_THE_WAY and _in_brackets(message.tokens, start, hit.start))
    }
    asks = any(message.tokens[place].text == "?" for place in range(start, end))
    if asks:
        concepts.add("question")
    return Sentence(start, end, frozenset(concepts), asks)
