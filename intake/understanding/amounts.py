"""Units as people say them against units as the shop keeps them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from core.domain.catalogue import Item
from intake.understanding.features import number_text
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.words import squash, tokenize

# Words of one sort stand for each other where the item has only one of them (Karton, carton, doos, caja).
_SORTS: dict[str, str] = {
    **dict.fromkeys(("box", "carton", "case", "crate"), "box"),
    **dict.fromkeys(("bag", "sack", "pouch"), "bag"),
    **dict.fromkeys(("roll", "ring", "drum"), "roll"),
    **dict.fromkeys(("pack", "set", "sleeve", "bundle"), "pack"),
    **dict.fromkeys(("bunch", "bouquet"), "bunch"),
    **dict.fromkeys(("tray", "crate_flat"), "tray"),
    **dict.fromkeys(("tub", "canister", "barrel"), "tub"),
    **dict.fromkeys(("jar", "can", "bottle"), "vessel"),
    **dict.fromkeys(("length", "bar"), "length"),
}
_SECOND: dict[str, tuple[str, ...]] = {
    "box": ("pack", "tray"), "pack": ("box", "bag", "sleeve"), "bunch": ("pack", "bundle"), "bundle": ("bunch", "pack"),
    "bag": ("pack",), "tray": ("box",), "length": ("piece",), "bar": ("piece",), "roll": ("pack",), "set": ("pack",),
    "sack": ("bale", "bag"), "bale": ("sack", "pack"),
}  # fmt: skip

MEASURES: dict[str, tuple[str, Decimal]] = {
    "kg": ("g", Decimal(1000)), "g": ("g", Decimal(1)), "t": ("g", Decimal(1_000_000)), "dag": ("g", Decimal(10)),
    "hg": ("g", Decimal(100)),
    "pond": ("g", Decimal(500)), "lb": ("g", Decimal("453.592")), "oz": ("g", Decimal("28.3495")),
    "l": ("ml", Decimal(1000)), "ml": ("ml", Decimal(1)), "cl": ("ml", Decimal(10)), "dl": ("ml", Decimal(100)),
    "m": ("mm", Decimal(1000)), "cm": ("mm", Decimal(10)), "mm": ("mm", Decimal(1)), "km": ("mm", Decimal(1_000_000)),
    "m2": ("m2", Decimal(1)), "m3": ("m3", Decimal(1)), "ft": ("mm", Decimal("304.8")), "in": ("mm", Decimal("25.4")),
}  # fmt: skip

_POWERS = {"m2": "m2", "sqm": "m2", "qm": "m2", "mq": "m2", "quadratmeter": "m2", "m3": "m3", "cbm": "m3"}
COUNTED = frozenset(("piece", "stem"))
VESSELS = frozenset(
    (
        "tub",
        "sachet",
        "roll",
        "set",
        "sheet",
        "canister",
        "bottle",
        "can",
        "jar",
        "cup",
        "glass",
        "bar",
        "loaf",
        "slice",
        "tube",
        "portion",
        "plate",
        "bowl",
    )
)


@lru_cache(maxsize=4096)
def unit_kind(name: str) -> str:
    """Return the kind of a unit of the catalogue: `Karton` is carton, `Stück` piece; unknown names are themselves."""
    tokens = tokenize(name.strip())
    if not tokens:
        return "piece"
    if squash(name) in _POWERS:
        return _POWERS[squash(name)]
    for hit in sorted(lexicon().find(tokens)[0], key=lambda hit: hit.language != "en"):
        if hit.role.startswith("u.") and hit.end == len(tokens):
            return hit.role[2:]
    return " ".join(token.text for token in tokens)


def is_measured(item: Item) -> bool:
    """Return whether the item is sold by weight, length or volume."""
    return unit_kind(item.unit) in MEASURES


def units_of(item: Item) -> list[tuple[str, str, Decimal]]:
    """Return the item's units as (name, kind, base units), the base unit first."""
    packs = [(pack.unit, unit_kind(pack.unit), pack.contains) for pack in item.packs]
    return [(item.unit, unit_kind(item.unit), Decimal(1)), *packs]


def find_unit(item: Item, kind: str, content: Decimal | None = None) -> str | None:
    """Return the item's unit that a unit word means; a stated content decides over the word; None where none fits."""
    units = units_of(item)
    if content is not None:
        exact = next((name for name, _, holds in units[1:] if holds == content), None)
        if exact is not None:
            return exact
    if any(name == kind for name, _, _ in units):
        return kind
    return _same_unit(units, kind) or _second_unit(units, kind) or _piece_unit(item, kind)


def _same_unit(units: list[tuple[str, str, Decimal]], kind: str) -> str | None:
    """Return the unit of this kind, or of its sort; packs go before the base unit."""
    named = next((name for name, its, _ in units if its == kind), None)
    if named is not None:
        return named
    sort = _SORTS.get(kind, kind)
    fits = [name for name, its, _ in [*units[1:], units[0]] if _SORTS.get(its, its) == sort]
    return fits[0] if fits and sort != "piece" else None


def _second_unit(units: list[tuple[str, str, Decimal]], kind: str) -> str | None:
    return next((name for second in _SECOND.get(kind, ()) for name, its, _ in units if its == second), None)


def _piece_unit(item: Item, kind: str) -> str | None:
    return item.unit if kind in COUNTED | VESSELS and not is_measured(item) else None


def convert(value: Decimal, measure: str, item: Item) -> Decimal | None:
    """Return a weight, length or volume in the item's base unit; None where that is no such unit."""
    base = MEASURES.get(unit_kind(item.unit))
    said = MEASURES.get(measure)
    if base is None or said is None or base[0] != said[0]:
        return None
    return Decimal(number_text((value * said[1] / base[1]).quantize(Decimal("0.000001"))))


def same_kind(one: str, other: str) -> bool:
    """Return whether two measures measure the same: grams and kilos."""
    return one in MEASURES and other in MEASURES and MEASURES[one][0] == MEASURES[other][0]


def means_unit(item: Item, unit: str, said: str) -> bool:
    """Return whether a unit word means the unit in which an item stands."""
    return unit_kind(unit) == said or (unit != item.unit and find_unit(item, said) == unit)
