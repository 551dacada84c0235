"""Items that tests make for shops of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def item(
    sku: str,
    name: str,
    aliases: Sequence[str] = (),
    unit: str = "piece",
    packs: Sequence[tuple[str, int]] = (),
    options: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return an item in the form of a catalogue file. packs: unit and what it holds."""
    return {
        "sku": sku, "name": name, "aliases": list(aliases), "unit": unit, "category": "goods",
        "packs": [{"unit": one, "contains": str(holds)} for one, holds in packs], "price": "2.00",
        "options": list(options),
    }  # fmt: skip
