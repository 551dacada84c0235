"""The lines of an order as a colleague typed them."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.commands import LineWanted
from core.domain.views import LineView, OrderView
from core.errors import Refused

ROWS = 5
"""Empty rows for new lines on the page."""


def wanted_lines(order: OrderView, form: Mapping[str, str]) -> list[LineWanted]:
    """Return the full order as it shall be: the known lines with their new quantities, then the new ones.

    Raises: Refused("no_lines") where nothing is left.
    """
    known = [
        _kept(line, form.get(f"quantity-{line.position}", line.quantity)) for line in order.lines if not line.cancelled
    ]
    new = [_new(form, place) for place in range(1, ROWS + 1)]
    lines = [line for line in (*known, *new) if line is not None]
    if not lines:
        raise Refused("no_lines")
    return lines


def _kept(line: LineView, quantity: str) -> LineWanted | None:
    amount = quantity.strip().replace(",", ".")[:40]
    if amount in ("", "0"):
        return None
    return LineWanted(
        sku=line.sku,
        quantity=amount,
        unit=line.unit,
        options=line.raw_options,
        spans=line.spans,
        confidence=line.confidence,
        part_number=line.part_number,
    )


def _new(form: Mapping[str, str], place: int) -> LineWanted | None:
    sku = form.get(f"sku-{place}", "").strip()[:60]
    quantity = form.get(f"new-quantity-{place}", "").strip().replace(",", ".")[:40]
    return LineWanted(sku, quantity or "1", form.get(f"unit-{place}", "").strip()[:20]) if sku else None
