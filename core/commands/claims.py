"""Claims: prices that a customer's own order names are held against ours; ours count, and the difference is told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from core.domain.commands import LineWanted
from core.domain.money import price_text
from core.domain.orders import Order, OrderLine

_CENT = Decimal("0.01")


def priced_otherwise(order: Order, wanted: Sequence[LineWanted]) -> list[dict[str, str]]:
    """Return the lines whose named price is not ours: `{"sku", "name", "unit", "claimed", "price"}`.

    A price is the same when it agrees to the cent for one ordered unit or for one base unit.
    """
    found = []
    for one in wanted:
        line = next((line for line in order.lines if line.sku == one.sku), None)
        claimed = _number(one.price)
        if line is None or claimed is None or any(abs(claimed - ours) < _CENT for ours in _ours(line)):
            continue
        found.append(
            {
                "sku": line.sku,
                "name": line.name,
                "unit": line.unit,
                "claimed": f"{claimed.quantize(_CENT):f}",
                "price": price_text(int(_ours(line)[0].scaleb(4))),
            }
        )
    return found


def _ours(line: OrderLine) -> tuple[Decimal, Decimal]:
    each = Decimal(line.price_e4).scaleb(-4)
    return each * Decimal(line.factor_e6).scaleb(-6), each


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
