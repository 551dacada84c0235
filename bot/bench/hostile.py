"""Texts made to take long: the most that a message may hold, of whatever may cost most."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator

from core.domain.catalogue import Catalogue
from intake.understanding.engine import MAX_TEXT
from intake.understanding.message import MAX_TOKENS
from intake.understanding.words import tokenize

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Repeated as they are, each written out to the full size of a message.
REPEATED = (
    "a", "a ", "7", "7 ", "1.", "1,2", ",", "\n", "\r\n", " ", "\t", "e\u0301\u0323", "\u0301", "\u00a0", "\ufdfa",
    "\U0001f600\U0001f3fd\u200d\U0001f382", "\u05e9\u05dc\u05d5\u05dd ", "\u4f60\u597d", "> ", ">>>> 2 x\n", "| a ",
    "On Mon, Sam wrote:\n> 2 cups\n", "---- Forwarded message ----\nFrom: a\n", "-- \nthanks\nSam\n", "From: a b\n",
    "qty  item  price  ", "| item | qty | price |\n", "2 x ", "two hundred and ", "half a dozen ", "PO for this lot ",
    "PO 12345, ", "deliver to ", "deliver to 12 Rose Street, ", "12 Rose ", "12/3/2026 ", "by friday 3 march ",
    "\u00a312.50 ", "+44 1234 ", "a@b.", "a.b-", "http://a.b/", "a-", "1/", "d'a'", "a1b2", "a_1", "3x2.5mm ", "(", ".",
    "hello thanks please ", "of the with and or not ", "\u00df", "\x00", "instead of ", "not the ", "each ", "a la "
)  # fmt: skip


def hostile_texts(catalogue: Catalogue, only: Collection[str] = (), seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield names and texts: each kind once as long as a message may be, and once as long as is still read.

    only: the names wanted; all where there are none.
    """
    dice = random.Random(seed)  # noqa: S311
    makers = {repr(part): (lambda part=part: part) for part in REPEATED} | _of_catalogue(catalogue, dice)
    for name, make in makers.items():
        if only and not {name, f"{name}, cut"} & set(only):
            continue
        text = _filled(make)
        yield name, text
        tokens = tokenize(text)
        if len(tokens) > MAX_TOKENS:
            yield f"{name}, cut", text[: tokens[MAX_TOKENS - 1].end]


def _filled(make: Callable[[], str]) -> str:
    parts: list[str] = []
    size = 0
    while size < MAX_TEXT:
        parts.append(make())
        size += len(parts[-1])
    return "".join(parts)[:MAX_TEXT]


def _of_catalogue(catalogue: Catalogue, dice: random.Random) -> dict[str, Callable[[], str]]:
    """Return what plays with the shop's own words."""
    items = list(catalogue.items.values())
    names = [name for item in items for name in (item.name, *item.aliases)]
    words = [word for name in names for word in name.split()]
    values = [value.id for item in items for option in item.options for value in option.values] or words

    def strange(length: int) -> str:
        return "".join(dice.choice(LETTERS) for _ in range(length))

    def mistyped() -> str:
        word = dice.choice(words)
        at = dice.randrange(len(word))
        return word[:at] + dice.choice("qxz") + word[at:]

    def some() -> int:
        return dice.randint(1, 99)

    def turn() -> str:
        return dice.choice(
            ["with ", "without ", "and ", "all ", "half ", "the rest ", "not ", "instead of ", ", ", "\n"]
        )

    return {
        "random words": lambda: strange(dice.randint(2, 12)) + " ",
        "long random words": lambda: strange(24) + " ",
        "names": lambda: dice.choice(names) + " ",
        "one name": lambda: names[0] + " ",
        "names with and": lambda: dice.choice(names) + " and ",
        "counted names": lambda: f"{some()} {dice.choice(names)}, ",
        "names line by line": lambda: f"{some()} {dice.choice(names)}\n",
        "quantities": lambda: f"{some()}, ",
        "words of names": lambda: dice.choice(words) + " ",
        "one word of a name": lambda: words[0] + " ",
        "counted words": lambda: f"{some()} {dice.choice(words)}, ",
        "values": lambda: f"{dice.choice(values)} and ",
        "counted values": lambda: f"{some()} {dice.choice(values)}, ",
        "things with values": lambda: f"{dice.choice(names)} with {dice.choice(values)}, all {dice.choice(values)}, ",
        "parts": lambda: f"10 {dice.choice(names)} half {dice.choice(words)}, the rest {dice.choice(words)}, ",
        "split off": lambda: f"9 {dice.choice(names)}, one without {dice.choice(values)}, ",
        "instead": lambda: f"{dice.choice(names)} instead of {dice.choice(names)}, ",
        "taken away": lambda: f"remove the {dice.choice(names)}, ",
        "to match": lambda: f"{dice.choice(words)} to match, ",
        "mistyped words": lambda: mistyped() + " ",
        "counted mistyped words": lambda: f"{some()} {mistyped()} {mistyped()}, ",
        "a table": lambda: f"| {dice.choice(names)} | {some()} | 2.00 |\n",
        "cells": lambda: f"{dice.choice(names)}\t{some()}\t2.00\n",
        "codes": lambda: dice.choice(items).sku + " ",
        "codes in one": lambda: dice.choice(items).sku + "-",
        "everything": lambda: f"{turn()}{mistyped()} {dice.choice(names)} {some()} ",
    }
