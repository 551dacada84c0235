"""What makes one thing differ from another: words, sizes and codes of a phrase, in one spelling."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from decimal import Decimal

from intake.understanding.words import NUMBER, WORD, Token, stem

# Measures that make a size out of a number; a size is compared as one word ("2.5mm", "20w").
_SPELLINGS = """
mm = mm mm2 millimetre millimeter qmm
cm = cm
in = zoll inch inches
m = m meter metre metres meters mtr metros metri
km = km
g = g gr gramm gram grams grammes grammi gramos gramas
m2 = sqm qm mq quadratmeter quadratmetern
kg = kg kilo kilos kgs
l = l ltr lt litre liter litres liters litro litros litri
ml = ml milliliter milliliters millilitre millilitres
cl = cl
dl = dl
oz = oz ounce ounces floz fl fluid
lb = lb lbs
w = w watt watts vatios
kw = kw
v = v volt volts
a = a amp amps ampere amperes
ma = ma
k = k
ft = ft foot feet
hz = hz
gsm = gsm
bar = bar
nm = nm
gb = gb
tb = tb
mb = mb
"""
MEASURES = {
    word: name.strip()
    for name, _, words in (row.partition("=") for row in _SPELLINGS.strip().splitlines())
    for word in words.split()
}

_POWERS = {"2": "m2", "²": "m2", "3": "m3", "³": "m3"}
_SQUARE_BEHIND = frozenset({"carre", "carres", "quadri", "quadrati", "cuadrados", "quadrados"})
_SQUARE_BEFORE = frozenset({"square", "sq", "vierkante"})

_AMBIGUOUS_APART = {"a", "m", "l", "k", "v", "w", "fl", "fluid", "bar"}


def number_text(value: Decimal) -> str:
    """Return a number in its one spelling: 2.50 and 2,5 are both 2.5."""
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "") else text


@dataclass(slots=True, unsafe_hash=True)  # Never changed; frozen, the many of a message would take long to make.
class Feature:
    """One comparable part of a phrase. start, end: the tokens that make it. bare: a size without its measure.

    A word of another language than the catalogue's has the catalogue's word as its key; also: other words that it may
    stand for; more: further words that belong to it ("loo roll" is "toilet" + "paper"); several: it is a plural;
    either: words of different things that it may mean alike; foreign: how the catalogue writes it.
    """

    key: str
    start: int
    end: int
    bare: str = ""
    word: str = ""
    also: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    several: bool = False
    either: tuple[str, ...] = ()
    foreign: str = ""


def features(tokens: Sequence[Token], start: int, end: int, known: Container[str] | None = None) -> list[Feature]:
    """Return the features of tokens[start:end]; marks and line breaks make none.

    known: features of the catalogue; where given, a lone letter after a number ("15 v brakes") is a measure only if
    the catalogue has that size.
    """
    found: list[Feature] = []
    place = start
    while place < end:
        token = tokens[place]
        if token.kind == NUMBER:
            feature = _sized(tokens, place, end, known)
        elif token.kind == WORD and not _between_numbers(tokens, place, end, known):
            feature = _worded(tokens, place, end)
        else:
            place += 1
            continue
        found.append(feature)
        place = feature.end
    return found


def _sized(tokens: Sequence[Token], place: int, end: int, known: Container[str] | None) -> Feature:
    value = tokens[place].value
    text = number_text(value) if value is not None else tokens[place].text
    after = tokens[place + 1] if place + 1 < end else None
    if _is_square(tokens, place + 1, end):
        return Feature(f"{text}m2", place, place + 3, bare=f"#{text}")
    if after is None or after.kind != WORD:
        if after is not None and after.text in ('"', "″") and after.glued:
            return Feature(f"{text}in", place, place + 2, bare=f"#{text}")
        return Feature(f"#{text}", place, place + 1)
    measure = None if _names_thread(tokens, place + 1, end, known) else MEASURES.get(after.text)
    apart = not after.glued and after.text in _AMBIGUOUS_APART and known is not None
    if measure and (not apart or after.text in ("m", "l") or f"{text}{measure}" in (known or ())):
        return _measured(tokens, place, end, text, measure)
    if after.glued and after.text == "x" and place + 2 < end and tokens[place + 2].kind == NUMBER:
        return Feature(f"#{text}", place, place + 1)
    if after.glued and len(after.text) <= 3 and after.text != "x":
        return Feature(f"{text}{after.text}", place, place + 2, bare=f"#{text}")
    return Feature(f"#{text}", place, place + 1)


def _squared(tokens: Sequence[Token], place: int, end: int) -> str:
    """Return m2 or m3 where metres are square or cubic ones: `15 m2`, `15 metri quadri`; "" where they are not."""
    if place >= end:
        return ""
    token = tokens[place]
    if token.text in _SQUARE_BEHIND:
        return "m2"
    return _POWERS.get(token.text, "") if token.glued else ""


def _measured(tokens: Sequence[Token], place: int, end: int, text: str, measure: str) -> Feature:
    """Return a number with its measure as one size."""
    mixed = _mixed(tokens, place, end, measure)
    if mixed is not None:
        return mixed
    after, stop = tokens[place + 1], place + 2
    squared = _squared(tokens, stop, end) if measure == "m" else ""
    if squared:
        return Feature(f"{text}{squared}", place, stop + 1, bare=f"#{text}")
    if after.text in ("fl", "fluid") and stop < end and tokens[stop].text in ("oz", "ounce", "ounces"):
        stop += 1
    if stop < end and tokens[stop].text in ("²", "2") and tokens[stop].glued:
        stop += 1
    return Feature(f"{text}{measure}", place, stop, bare=f"#{text}")


def _is_square(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Return whether `square metres` stands here, or `sq m`."""
    return place + 1 < end and tokens[place].text in _SQUARE_BEFORE and MEASURES.get(tokens[place + 1].text) == "m"


def _names_thread(tokens: Sequence[Token], place: int, end: int, known: Container[str] | None) -> bool:
    """Return whether a letter belongs to the number behind it: `100 M8x40` are no hundred metres, `3 m2` are metres."""
    after = tokens[place + 1] if place + 1 < end else None
    if tokens[place].glued or after is None or after.kind != NUMBER or not after.glued:
        return False
    squared = after.text == "2" and tokens[place].text.endswith("m") and f"{tokens[place].text}2" not in (known or ())
    return not squared or (place + 2 < end and tokens[place + 2].glued and tokens[place + 2].text == "x")


def _between_numbers(tokens: Sequence[Token], place: int, end: int, known: Container[str] | None) -> bool:
    """Return whether this is the x of a size such as 3x2.5 or 25 x 16, and not of a number like `26X 2`."""
    if tokens[place].text != "x" or place == 0 or place + 1 >= end:
        return False
    if known is not None and tokens[place].glued and not tokens[place + 1].glued and "x" in known:
        return False
    return tokens[place - 1].kind == NUMBER and tokens[place + 1].kind == NUMBER


def _mixed(tokens: Sequence[Token], place: int, end: int, measure: str) -> Feature | None:
    """Read `2 kg 500` and `1 m 50 cm` as one size."""
    smaller = {"kg": (3, ("g", "gr")), "l": (3, ("ml",)), "m": (2, ("cm",))}.get(measure)
    whole = tokens[place].value
    after = tokens[place + 2] if place + 2 < end else None
    if smaller is None or whole is None or after is None or after.kind != NUMBER or after.glued:
        return None
    digits, names = smaller
    if len(after.text) != digits or not after.text.isdigit() or whole != int(whole):
        return None
    stop = place + 3
    if stop < end and tokens[stop].text in names:
        stop += 1
    elif stop < end and tokens[stop].kind == WORD and (tokens[stop].glued or tokens[stop].text == "x"):
        return None
    text = number_text(whole + Decimal(after.text).scaleb(-digits))
    return Feature(f"{text}{measure}", place, stop, bare=f"#{text}")


def _worded(tokens: Sequence[Token], place: int, end: int) -> Feature:
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < end else None
    if after is not None and after.kind == NUMBER and after.glued and len(token.text) <= 5 and token.text != "x":
        text = number_text(after.value) if after.value is not None else after.text
        return Feature(f"{token.text}{text}", place, place + 2, bare=f"#{text}")
    return Feature(stem(token.text), place, place + 1, word=token.text)
