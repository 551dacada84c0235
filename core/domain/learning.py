"""Words that customers use for things: proposed by what people chose, tried on the past, switched on, taken back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query
from core.domain.views import Page

MOST_SIGNS = 80
FEWEST_LETTERS = 3
SEEN_OFTEN = 2
"""So often must a customer's own words be seen before the rule `automatic` may switch them on."""


class WordState(StrEnum):
    """Where learned words stand."""

    PROPOSED = "proposed"
    ON = "on"
    OFF = "off"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What may be decided about words."""

    ON = "on"
    OFF = "off"
    REJECT = "reject"
    REOPEN = "reopen"


VERDICTS: Mapping[Verdict, tuple[frozenset[WordState], WordState]] = {
    Verdict.ON: (frozenset({WordState.PROPOSED, WordState.OFF}), WordState.ON),
    Verdict.OFF: (frozenset({WordState.ON}), WordState.OFF),
    Verdict.REJECT: (frozenset({WordState.PROPOSED, WordState.OFF}), WordState.REJECTED),
    Verdict.REOPEN: (frozenset({WordState.REJECTED}), WordState.PROPOSED),
}
"""Verdict -> the states from which it may be taken, and the state after it."""


@dataclass(frozen=True, slots=True)
class ProposeWords(Command):
    """Note that a customer meant this item by these words; what is not fit to be learned is left out silently.

    source: `answer` (to our question), `correction` (of our read-back) or `staff` (a colleague changed the line).
    `Done.facts["words_seen"]` lists the ids.
    """

    words: str
    sku: str
    customer_id: int
    source: str
    message_id: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class TeachWords(Command):
    """A colleague proposes words for an item, of one customer or (None) of everybody; `Done.facts["words_id"]`.

    Raises: Refused "unknown_item", "words_too_short", "words_too_long", "words_are_numbers", "words_taken" (`sku`),
    "words_known".
    """

    words: str
    sku: str
    customer_id: int | None = None
    message_id: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class KeepReplay(Command):
    """Keep what a replay of past messages with these words showed. state: of the shop in which it was made."""

    id: int
    state: tuple[int, ...]
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DecideWords(Command):
    """Switch words on or off, reject them, or take a rejection back.

    Raises: Refused "unknown_words", "wrong_state", "replay_needed" (none of the present state), "words_taken",
    "words_contradicted".
    """

    id: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class WordsView:
    """Learned words as people see them. customer_id: None for everybody. contradicted: SKU that was meant otherwise.

    replay: what switching on would change, or None; fresh: whether it was made of the shop as it is now.
    """

    id: int
    words: str
    written: str
    sku: str
    item: str
    customer_id: int | None
    customer: str
    source: str
    message_id: int | None
    conversation_id: int | None
    order_number: str
    seen: int
    state: WordState
    contradicted: str
    proposed_at: datetime
    last_at: datetime
    decided_by: str = ""
    decided_at: datetime | None = None
    replay: Mapping[str, Any] | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class PastMessage:
    """A message that was read before. ordered: SKUs of the finished order that it led to, empty where there is none."""

    id: int
    text: str
    subject: str
    channel: str
    language: str
    customer_id: int | None
    received_at: datetime
    conversation_id: int | None = None
    order_number: str = ""
    ordered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListWords(Query[Page]):
    """Learned words as WordsView, the newest evidence first. state: "" is all; customer_id: only theirs."""

    state: str = ""
    customer_id: int | None = None
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class CountWords(Query[Mapping[str, int]]):
    """How many learned words there are in each state."""


@dataclass(frozen=True, slots=True)
class FindWords(Query[WordsView | None]):
    """Learned words by their id."""

    id: int


@dataclass(frozen=True, slots=True)
class PastMessages(Query[tuple[PastMessage, ...]]):
    """The newest messages that people wrote, of one customer or (None) of everybody, newest first."""

    customer_id: int | None = None
    limit: int = 500


@dataclass(frozen=True, slots=True)
class LearningState(Query[tuple[int, ...]]):
    """What a replay depends on: it is of the present state while this is the same."""


@dataclass(frozen=True, slots=True)
class MessageText(Query[str]):
    """The text of an inbound message; empty where there is none."""

    message_id: int


def cleaned(words: str) -> str:
    """Return words as they are kept: no control signs, no signs of markup, single blanks."""
    kept = "".join(sign if _plain(sign) else " " for sign in unicodedata.normalize("NFC", words[:400]))
    return " ".join(kept.split()).strip(" ,.;:!?-")


def _plain(sign: str) -> bool:
    return not unicodedata.category(sign).startswith(("C", "Z")) and sign not in "<>{}[]|`\\"


def normalised(words: str) -> str:
    """Return words in the form in which they are compared: lower case, letters and figures only."""
    folded = cleaned(words).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_NO_NAMES = _set(
    "box boxes case cases carton cartons pack packs packet pallet pallets bag bags piece pieces pcs each pair",
    "pairs set",
    "dozen dozens roll rolls bottle bottles can cans kg gram grams kilo kilos litre litres liter liters metre metres",
    "stück kiste kisten karton kartons packung packungen palette paletten beutel sack paar satz dutzend rolle rollen",
    "flasche flaschen dose dosen gramm meter boîte boîtes carton cartons paquet paquets pièce pièces paire sac sacs",
    "caja cajas paquete paquetes pieza piezas par bolsa docena scatola scatole confezione pezzo pezzi paio sacco",
    "doos dozen stuk stuks paar zak caixa caixas peça peças saco one two three four five six seven eight nine ten",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf eleven twelve twenty hundred",
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow week montag dienstag mittwoch donnerstag",
    "freitag samstag sonntag heute morgen woche january february march april may june july august september october",
    "november december januar februar märz mai juni juli oktober dezember the and for with und der die das mit les des",
    "these those this that same them some more other ones",
    "andere anderen anderer autres otros altri item items thing things order please bitte danke thanks",
)
"""Words that count, measure or date: alone they name nothing."""


def unlearnable(words: str) -> str:
    """Return why words can be nobody's name for a thing, as a reason code; "" where they can."""
    if len(cleaned(words)) > MOST_SIGNS or len(words) > 4 * MOST_SIGNS:
        return "words_too_long"
    parts = normalised(words).split()
    if sum(sign.isalpha() for sign in words) < FEWEST_LETTERS:
        return "words_too_short"
    if any(_is_number(part) for part in parts) or any(_is_code(part) for part in cleaned(words).split()):
        return "words_are_numbers"
    telling = [part for part in parts if part not in _NO_NAMES and sum(sign.isalpha() for sign in part) > 1]
    if not telling:
        return "words_are_numbers"
    return "" if any(len(part) >= FEWEST_LETTERS for part in telling) else "words_too_short"


def _is_number(part: str) -> bool:
    """Return whether a word is an order's, a customer's or a phone's number rather than a size."""
    figures = sum(sign.isdigit() for sign in part)
    sizes = [piece for piece in part.split("x") if piece[:1].isdigit() or piece[-1:].isdigit()]
    if len(sizes) > 1:
        return False
    return figures > 4 or (figures >= 3 and any(sign.isalpha() for sign in part) and not part[0].isdigit())


def _is_code(part: str) -> bool:
    """Return whether a word is written as the number of an order or a document: `O-26-7K3QX`."""
    letters = [sign for sign in part if sign.isalpha()]
    figures = sum(sign.isdigit() for sign in part)
    return "-" in part and figures >= 2 and part[0].isalpha() and all(sign.isupper() for sign in letters)


def same_name(words: str, names: Iterable[str]) -> bool:
    """Return whether words are one of these names."""
    wanted = normalised(words)
    return any(normalised(name) == wanted for name in names)
