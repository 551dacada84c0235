"""What a model may add to a reading: an answer to the engine's own questions, backed by words of the message."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from core.errors import OutsideBusy, OutsideRefused
from core.ports import Extractor
from intake.understanding import Ask, Choice, Engine, LineRead, Understanding

log = logging.getLogger(__name__)

MODEL_SURE = 0.6
"""How sure a line of a model may be at most: below every sensible threshold of orders that bind unasked."""

_WORD = re.compile(r"\w+")
_MOST_TEXT = 8_000
_MOST_CANDIDATES = 12
_FIELDS = ("sku", "name", "unit", "packs", "options")

Items = Callable[[tuple[str, ...]], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words that the engine could not settle: where they stand, and what they may mean."""

    words: str
    start: int
    end: int
    items: Mapping[str, Mapping[str, Any]]
    ask: Ask | None


def consult(extractor: Extractor, engine: Engine, items: Items, text: str, read: Understanding) -> Understanding:
    """Return the reading, completed where the model's answer stands up to the message and the catalogue.

    A model that is slow, down or declines changes nothing: what was to be asked is asked.
    """
    gaps = _gaps(engine, items, text, read)
    if not gaps:
        return read
    unclear = [{"words": gap.words, "items": [_shown(one) for one in gap.items.values()]} for gap in gaps]
    try:
        proposed = extractor.extract(text, unclear)
    except (OutsideBusy, OutsideRefused) as fault:
        log.info("the model was asked in vain: %s", fault)
        return read
    for line in proposed:
        gap, backed = _backed(engine, text, gaps, line)
        if gap is not None and backed is not None:
            gaps.remove(gap)
            read = _filled(read, gap, backed)
    return read


def _gaps(engine: Engine, items: Items, text: str, read: Understanding) -> list[_Gap]:
    # Only a new order is completed: what changes a placed one is for people to say.
    if read.intent != "order.place" or len(text) > _MOST_TEXT:
        return []
    # How much somebody wants, nobody else can know: such questions are the customer's own.
    asks = [ask for ask in read.must_ask if ask.about in ("item", "option") and ask.text]
    open_words: list[tuple[str, Sequence[str], Ask | None]] = [(ask.text, ask.candidates, ask) for ask in asks]
    open_words.extend((words, engine.alternatives(words), None) for words in read.unknown)
    gaps = []
    for words, skus, ask in open_words:
        start = _lower(text).find(_lower(words))
        found = items(tuple(skus[:_MOST_CANDIDATES])) if skus and start >= 0 else ()
        if found:
            gaps.append(_Gap(words, start, start + len(words), {str(one["sku"]): one for one in found}, ask))
    return gaps


def _shown(item: Mapping[str, Any]) -> dict[str, Any]:
    # Prices and stock are the shop's own business.
    return {name: item[name] for name in _FIELDS if item.get(name)}


def _backed(
    engine: Engine, text: str, gaps: Sequence[_Gap], line: Mapping[str, Any]
) -> tuple[_Gap | None, LineRead | None]:
    """Return the gap that a proposed line fills, and the line, if words of the message back all of it."""
    words, sku = line.get("words"), line.get("sku")
    if not isinstance(words, str) or not isinstance(sku, str) or not words.strip():
        return None, None
    start = _lower(text).find(_lower(words.strip()))
    end = start + len(words.strip())
    gap = next((one for one in gaps if start >= 0 and start < one.end and one.start < end and sku in one.items), None)
    if gap is None:
        return None, None
    item = gap.items[sku]
    quantity = _quantity(line.get("quantity"), gap, engine.numbers(text[start:end]))
    unit = _unit(line.get("unit"), item, gap, _lower(words))
    options = _options(line.get("options"), item, set(_WORD.findall(_lower(words))))
    if quantity is None or unit is None or options is None:
        return None, None
    return gap, LineRead(sku, quantity, unit, options, ((start, end),), MODEL_SURE)


def _quantity(value: object, gap: _Gap, said: frozenset[Decimal]) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    known = {gap.ask.quantity} if gap.ask is not None and gap.ask.quantity is not None else said
    return number if number.is_finite() and number > 0 and number in known else None


def _unit(value: object, item: Mapping[str, Any], gap: _Gap, words: str) -> str | None:
    if gap.ask is not None and gap.ask.unit:
        return gap.ask.unit
    base, wanted = str(item["unit"]), str(value or item["unit"])
    packs = {str(pack["unit"]) for pack in item.get("packs") or ()}
    return wanted if wanted == base or (wanted in packs and _lower(wanted) in words) else None


def _options(value: object, item: Mapping[str, Any], said: set[str]) -> Mapping[str, tuple[Choice, ...]] | None:
    """Return the options as proposed; None where a value was not said or is not the item's, or a needed one is open."""
    wished = value if isinstance(value, Mapping) else {}
    offered = {str(one["name"]): one for one in item.get("options") or ()}
    chosen = {str(name): str(one) for name, one in wished.items() if one}
    if any(not _said(offered.get(name), wanted, said) for name, wanted in chosen.items()):
        return None
    needed = {name for name, option in offered.items() if option.get("required") and option.get("default") is None}
    return {name: (Choice(one),) for name, one in chosen.items()} if needed <= set(chosen) else None


def _said(option: Mapping[str, Any] | None, wanted: str, said: set[str]) -> bool:
    values = option["values"] if option is not None else ()
    names = next(([wanted, *value.get("aliases", ())] for value in values if value["id"] == wanted), [])
    return any(words and words <= said for words in (set(_WORD.findall(_lower(name))) for name in names))


def _lower(text: str) -> str:
    """Return the text in small letters, every letter at its place."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _filled(read: Understanding, gap: _Gap, line: LineRead) -> Understanding:
    return replace(
        read,
        lines=(*read.lines, line),
        said=(*read.said, line),
        must_ask=tuple(ask for ask in read.must_ask if ask is not gap.ask),
        unknown=tuple(words for words in read.unknown if gap.ask is not None or words != gap.words),
        confidence=min(read.confidence, MODEL_SURE),
        flags=(*(flag for flag in read.flags if flag != "model"), "model"),
    )
