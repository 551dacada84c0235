"""Messages that the clerk was not sure of: a colleague says what was meant, and may teach the word for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from bot.staffroom.here import Here, Unclear
from bot.staffroom.parsing import is_decimal, split_answers
from bot.staffroom.port import StaffReply
from core.domain.commands import DraftOrder, LineWanted, TakeBack
from core.domain.learning import TeachWords
from core.domain.orders import Source
from core.domain.queries import ItemsBySku, ListStock
from core.domain.staffroom import ReadingOf, ReadMessage
from core.errors import Refused
from core.ports import Button

QUICK = ("1", "2", "5", "10")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a word can mean, by its letter on the card."""

    letter: str
    sku: str
    text: str


def read(here: Here) -> StaffReply:
    """Draft the order that a message meant: `/read 17 all`, `/read 17 A=12`, `/read 17 1=5 2=0`."""
    first, _, rest = here.asked.rest.partition(" ")
    found = here.clerk.look(ReadingOf(int(first[:18]))) if first.isdigit() else None
    if found is None or found.state != "parked" or found.conversation_id is None:
        return here.refused(Refused("unknown_case")) if first.isdigit() else here.usage()
    answers, everything = split_answers(rest)
    if not answers and not everything:
        return here.usage()
    candidates = candidates_of(found.understanding)
    if missing := next((name for name, quantity in answers.items() if name.isalpha() and not quantity), ""):
        return _how_many(here, found, candidates, missing)
    lines = _lines(here, found.understanding, candidates, answers, everything=everything)
    if not lines:
        return here.usage()
    return _drafted(here, found, lines, [one for one in candidates if one.letter in answers])


def candidates_of(understanding: Mapping[str, Any]) -> list[Candidate]:
    """Return the candidates of all questions in the order in which the card letters them."""
    letters = iter(ascii_uppercase + ascii_lowercase)
    found = []
    for asked in list(understanding.get("must_ask", ()))[:8]:
        for sku in asked.get("candidates", ())[:5]:
            found.append((str(sku), str(asked.get("text", ""))))
    return [Candidate(letter, sku, text) for letter, (sku, text) in zip(letters, found, strict=False)]


def _how_many(here: Here, found: ReadMessage, candidates: list[Candidate], letter: str) -> StaffReply:
    one = next((one for one in candidates if one.letter == letter), None)
    if one is None:
        return here.usage()
    kept = " ".join(word for word in here.asked.words[1:] if word.strip(",;") != letter)
    buttons = tuple(Button(count, " ".join(f"/read {found.id} {kept} {letter}={count}".split())) for count in QUICK)
    known: tuple[dict[str, Any], ...] = here.clerk.look(ItemsBySku((one.sku,)))
    item = known[0] if known else {"name": one.sku, "unit": ""}
    asked = here.reply("how_many", item=item, letter=letter, message_id=found.id, kept=kept)
    return replace(asked, buttons=(buttons,))


def _lines(
    here: Here,
    understanding: Mapping[str, Any],
    candidates: list[Candidate],
    answers: Mapping[str, str],
    *,
    everything: bool,
) -> tuple[LineWanted, ...]:
    wanted = []
    asks = bool(understanding.get("must_ask"))
    for place, line in enumerate(understanding.get("lines", ()), 1):
        quantity = answers.get(str(place), "") or str(line.get("quantity") or "")
        named = str(place) in answers or everything or not asks
        if named and line.get("sku") and is_decimal(quantity) and float(quantity) > 0:
            wanted.append(LineWanted(str(line["sku"]), quantity, str(line.get("unit") or ""), _options(line)))
    known = {one.letter: one for one in candidates}
    for letter, quantity in answers.items():
        if letter.isalpha():
            if letter not in known or not is_decimal(quantity):
                raise Unclear(here.usage())
            wanted.append(LineWanted(known[letter].sku, quantity))
    return tuple(wanted)


def _options(line: Mapping[str, Any]) -> dict[str, Any]:
    options = line.get("options")
    return dict(options) if isinstance(options, Mapping) else {}


def _drafted(here: Here, found: ReadMessage, lines: tuple[LineWanted, ...], picked: list[Candidate]) -> StaffReply:
    # Nobody vouches for the sender here: whatever the shop's rule is, the customer answers the read-back first.
    draft = DraftOrder(
        Source(found.channel, found.external_id),
        lines,
        order=found.order,
        conversation_id=found.conversation_id,
        customer_id=found.customer_id,
        message_id=found.id,
        language=found.language,
    )
    try:
        done = here.do(draft, TakeBack(found.conversation_id or 0), order=found.order)
    except Refused as refused:
        return here.refused(refused)
    number = done.orders[0] if done.orders else found.order
    lessons = tuple(
        (Button(here.line("teach_button", words=one.text, sku=one.sku), f"/teach {found.id} {one.text} = {one.sku}"),)
        for one in picked
        if one.text
    )
    order = here.find(number)
    return replace(here.reply("drafted", kind="good", order=order, number=number), buttons=lessons)


def teach(here: Here) -> StaffReply:
    """Propose words for an item: `/teach 17 blue tea = TEA` for that message's customer, without a number for all."""
    first, _, rest = here.asked.rest.partition(" ")
    about = here.clerk.look(ReadingOf(int(first[:18]))) if first.isdigit() and "=" in rest else None
    words, found, name = (rest if about else here.asked.rest).rpartition("=")
    if not found or not words.strip() or not name.strip():
        return here.usage()
    sku = _sku(here, name.strip())
    lesson = TeachWords(words.strip(), sku, about.customer_id if about else None, about.id if about else None)
    try:
        done = here.do(lesson)
    except Refused as refused:
        return here.refused(refused)
    return here.reply("taught", kind="good", words=words.strip(), sku=sku, words_id=done.facts.get("words_id", 0))


def _sku(here: Here, name: str) -> str:
    rows = here.clerk.look(ListStock(search=name, limit=20)).items
    return next((str(row.sku) for row in rows if row.sku.casefold() == name.casefold()), name)
