"""What the shop sells: items, packs, options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack of an item: `contains` base units, such as a box of 100."""

    unit: str
    contains: Decimal


@dataclass(frozen=True, slots=True)
class OptionValue:
    """One value of an option, with the words that people use for it."""

    id: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemOption:
    """A choice that belongs to an item: grind, colour, topping.

    required without default: the customer must say it. removable: the values are in the item and may be left out.
    """

    name: str
    values: tuple[OptionValue, ...]
    required: bool = False
    multiple: bool = False
    removable: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the shop sells. price: per base unit, in the shop's currency."""

    sku: str
    name: str
    unit: str = "each"
    price: Decimal | None = None
    aliases: tuple[str, ...] = ()
    category: str = ""
    packs: tuple[Pack, ...] = ()
    options: tuple[ItemOption, ...] = ()
    tax: str = "standard"
    weight_g: int = 0
    gtin: str = ""
    supplier: str = ""
    supplier_sku: str = ""
    lead_days: int = 0
    min_qty: Decimal = Decimal(0)
    multiple: Decimal = Decimal(0)
    backorder: bool = False

    def factor(self, unit: str) -> Decimal | None:
        """Return how many base units one `unit` holds; None where the item is not sold so."""
        if unit == self.unit:
            return Decimal(1)
        return next((pack.contains for pack in self.packs if pack.unit == unit), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All items of a shop, by SKU."""

    items: Mapping[str, Item]
    name: str = ""
    currency: str = "EUR"
    language: str = "en"


def item_from_json(data: Mapping[str, Any]) -> Item:
    """Return the item that a catalogue's JSON object describes (already checked by the importer)."""
    return Item(
        sku=str(data["sku"]),
        name=str(data.get("name") or data["sku"]),
        unit=str(data.get("unit") or "each"),
        price=None if data.get("price") in (None, "") else Decimal(str(data["price"])),
        aliases=tuple(str(word) for word in data.get("aliases") or ()),
        category=str(data.get("category") or ""),
        packs=tuple(Pack(str(pack["unit"]), Decimal(str(pack["contains"]))) for pack in data.get("packs") or ()),
        options=tuple(_option_from_json(option) for option in data.get("options") or ()),
        tax=str(data.get("tax") or "standard"),
        weight_g=int(data.get("weight_g") or 0),
        gtin=str(data.get("gtin") or ""),
        supplier=str(data.get("supplier") or ""),
        supplier_sku=str(data.get("supplier_sku") or ""),
        lead_days=int(data.get("lead_days") or 0),
        min_qty=Decimal(str(data.get("min_qty") or 0)),
        multiple=Decimal(str(data.get("multiple") or 0)),
        backorder=bool(data.get("backorder") or False),
    )


def _option_from_json(data: Mapping[str, Any]) -> ItemOption:
    values = tuple(
        OptionValue(str(value["id"]), tuple(str(word) for word in value.get("aliases") or ()))
        for value in data["values"]
    )
    return ItemOption(
        name=str(data["name"]),
        values=values,
        required=bool(data.get("required")),
        multiple=bool(data.get("multiple")),
        removable=bool(data.get("removable")),
        default=None if data.get("default") is None else str(data["default"]),
    )


def catalogue_from_json(data: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue of a JSON file: `{name, currency, language, items: [...]}`."""
    items = (item_from_json(item) for item in data["items"])
    return Catalogue(
        items={item.sku: item for item in items},
        name=str(data.get("name") or ""),
        currency=str(data.get("currency") or "EUR"),
        language=str(data.get("language") or "en"),
    )
