"""Realistic messages made from any catalogue, with what they mean: data for tests, tuning and measuring load."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.domain.catalogue import Catalogue, Item
from intake.understanding.amounts import MEASURES, unit_kind
from intake.understanding.shapes import Choice, LineRead, Request

_OPENINGS = (
    "",
    "Hi, ",
    "Hello, please send ",
    "Morning! we need ",
    "can I get ",
    "Guten Tag, bitte ",
    "Bonjour, ",
    "Hola, quiero ",
)
_CLOSINGS = ("", " please", " thanks", ". Thanks, Sam", ", for tomorrow if you can", " - cheers")
_JOINS = (", ", " and ", "\n", " + ", ", and ")
_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten", 12: "a dozen"}


@dataclass(frozen=True, slots=True)
class Made:
    """A made message and the lines that it means."""

    request: Request
    lines: tuple[LineRead, ...]


def generate(catalogue: Catalogue, *, seed: int, count: int, typing_errors: float = 0.1) -> Iterator[Made]:
    """Yield made messages; the same seed gives the same messages. Items whose options must be said get their values.

    typing_errors: the share of lines in which one letter is dropped, doubled or swapped.
    """
    dice = random.Random(seed)  # noqa: S311  (made-up messages, no secret)
    items = list(catalogue.items.values())
    for number in range(count):
        picked = dice.sample(items, min(len(items), dice.choice((1, 1, 2, 2, 3, 4, 6))))
        made = [_line(item, dice, typing_errors) for item in picked]
        text = dice.choice(_OPENINGS) + _joined([words for words, _ in made], dice) + dice.choice(_CLOSINGS)
        request = Request(id=f"made-{seed}-{number}", text=text, channel=dice.choice(("chat", "chat", "email")))
        yield Made(request, tuple(line for _, line in made))


def _joined(parts: Sequence[str], dice: random.Random) -> str:
    if len(parts) > 2 and dice.random() < 0.4:
        return "\n" + "\n".join(f"- {part}" for part in parts) + "\n"
    join = dice.choice(_JOINS)
    return join.join(parts)


def _line(item: Item, dice: random.Random, typing_errors: float) -> tuple[str, LineRead]:
    """Return the words of one line and its meaning."""
    quantity = Decimal(dice.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 50)))
    unit = item.unit
    pack = dice.choice(item.packs) if item.packs and dice.random() < 0.35 else None
    if pack is not None:
        unit = pack.unit
    name = dice.choice((item.name, *item.aliases))
    if dice.random() < typing_errors:
        name = _mistyped(name, dice)
    options, said = _options(item, dice)
    thing = f"{name} {said}".strip() if dice.random() < 0.5 or not said else f"{name}, {said}"
    words = _counted(quantity, unit if pack or unit_kind(unit) in MEASURES else "", thing, dice)
    return words, LineRead(item.sku, quantity, unit, options)


def _counted(quantity: Decimal, unit: str, thing: str, dice: random.Random) -> str:
    figures = str(quantity)
    if unit:
        return dice.choice((f"{figures} {unit} {thing}", f"{figures} {unit} of {thing}", f"{thing}: {figures} {unit}"))
    forms = [
        f"{figures} {thing}",
        f"{figures} x {thing}",
        f"{figures}x {thing}",
        f"{thing} x {figures}",
        f"{thing} x{figures}",
    ]
    word = _WORDS.get(int(quantity))
    if word is not None and thing[:1].isalpha():
        forms.append(f"{word} {thing}")
    return dice.choice(forms)


def _options(item: Item, dice: random.Random) -> tuple[dict[str, tuple[Choice, ...]], str]:
    chosen: dict[str, tuple[Choice, ...]] = {}
    said: list[str] = []
    for option in item.options:
        needed = option.required and option.default is None
        if option.multiple or not option.values or not (needed or dice.random() < 0.3):
            continue
        value = dice.choice(option.values)
        chosen[option.name] = (Choice(value.id),)
        said.append(dice.choice((value.id.replace("_", " "), *value.aliases)))
    return chosen, " ".join(said)


def _mistyped(name: str, dice: random.Random) -> str:
    """Return the name with one letter of its longest word dropped, doubled or swapped."""
    longest = max(name.split(), key=len)
    if len(longest) < 6 or not longest.isalpha():
        return name
    at = dice.randrange(2, len(longest) - 2)
    changed = dice.choice(
        (
            longest[:at] + longest[at + 1 :],
            longest[:at] + longest[at] + longest[at:],
            longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :],
        )
    )
    return name.replace(longest, changed, 1)
