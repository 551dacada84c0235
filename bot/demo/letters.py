"""How the demo shop's customers write: one order as a mail or a chat message, in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

TABLE_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line as the customer says it. code: the customer's own part number, where the customer uses one."""

    quantity: int
    unit: str
    say: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished message; spans: where each line's words stand in the text."""

    subject: str
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What else the message says."""

    po_number: str = ""
    wish_on: date | None = None
    place: str = ""


def write(
    rng: Random, words: Mapping[str, Any], lines: Sequence[Wanted], *, style: str, chat: bool, sign: str, extras: Extras
) -> Letter:
    """Return the message that asks for `lines`. style: list, codes, sentence or table."""
    phrases = [_phrase(line, words, style) for line in lines]
    if chat or style == "sentence":
        opening, body = _sentence(rng, words, phrases)
    else:
        opening, body = rng.choice(words["openings"]), _rows(phrases, style)
    said = _said(words, extras)
    if chat:
        text = " ".join(part for part in (opening, body, *said) if part)
        return _letter("", text, phrases)
    greeting, closing = rng.choice(words["greetings"]), rng.choice(words["closings"])
    joint = " " if style == "sentence" else "\n\n"
    parts = [greeting, f"{opening}{joint}{body}", "\n".join(said), f"{closing}\n{sign}"]
    subject = rng.choice(words["subjects"]).replace("{po}", extras.po_number).strip()
    return _letter(subject, "\n\n".join(part for part in parts if part), phrases)


def _letter(subject: str, text: str, phrases: Sequence[str]) -> Letter:
    spans = []
    at = 0
    for phrase in phrases:
        start = text.index(phrase, at)
        at = start + len(phrase)
        spans.append((start, at))
    return Letter(subject, text, tuple(spans))


def _phrase(line: Wanted, words: Mapping[str, Any], style: str) -> str:
    unit = words["units"][line.unit][0 if line.quantity == 1 else 1]
    amount = f"{line.quantity} {unit}".strip()
    if style == "table":
        return f"{amount.ljust(TABLE_WIDTH)}{line.code.ljust(TABLE_WIDTH)}{line.say}"
    if style == "codes" and line.code:
        return f"{amount} {line.code} ({line.say})"
    return f"{amount} {line.say}"


def _sentence(rng: Random, words: Mapping[str, Any], phrases: Sequence[str]) -> tuple[str, str]:
    *most, last = phrases
    listed = f"{', '.join(most)} {words['conj']} {last}" if most else last
    return rng.choice(words["openings"]), listed + rng.choice((".", "", "."))


def _rows(phrases: Sequence[str], style: str) -> str:
    if style == "table":
        return "\n".join(f"{number}  {phrase}" for number, phrase in enumerate(phrases, 1))
    return "\n".join(f"- {phrase}" for phrase in phrases)


def _said(words: Mapping[str, Any], extras: Extras) -> list[str]:
    said = []
    if extras.place:
        said.append(words["ship"].replace("{place}", extras.place))
    if extras.wish_on:
        month = words["months"][extras.wish_on.month - 1]
        day = words["day"].replace("{d}", str(extras.wish_on.day)).replace("{month}", month)
        said.append(words["wish"].replace("{day}", day))
    if extras.po_number:
        said.append(words["po"].replace("{po}", extras.po_number))
    return [str(sentence) for sentence in said]
