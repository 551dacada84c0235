"""Sample data for the messages about returns and refunds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from core.domain.money import Money
from core.domain.returning import ReturnableLine, ReturnableOrder, ReturnLineView, ReturnView

_AT = datetime(2026, 12, 1, 10, 15, tzinfo=UTC)
_LINES = (
    ReturnLineView(
        1, "CUP-300", "Paper cup 300 ml, double wall", "each", "500", "500", "400", {"short": "100", "sellable": "400"}
    ),
    ReturnLineView(
        2, "ESP-DARK", "Espresso beans Dark Harbour", "kg", "2.5", "0", "0", {"short": "0"},
        clause="returns.excluded.hygiene",
    ),
)  # fmt: skip


def _return(state: str) -> ReturnView:
    return ReturnView(
    id=1, number="R-26-4M8WT", order="O-26-7K3QX", state=state, version=2, reason="not_needed", note="",
    lines=_LINES, requested_at=_AT, clause="returns.excluded.hygiene", deadline=date(2026, 12, 15),
    send_to="Kesselhaus Coffee Supplies, Speicherweg 12, 20457 Hamburg, DE", resolution="refund",
    refund=Money(4690, "EUR"), fee=Money(260, "EUR"), credit_notes=("C-26-00004",), customer="Anna Petersen",
)  # fmt: skip


_STATES = {
    "return_refused": "refused", "return_referred": "manual", "return_received": "received",
    "return_resolved": "resolved", "return_cancelled": "cancelled", "return_expired": "expired",
}  # fmt: skip


REFUSALS: dict[str, dict[str, Any]] = {
    "too_much_returned": {"position": 1, "name": "Paper cup 300 ml", "most": "500"},
    "too_much_received": {"most": "500"},
    "too_much_aside": {"most": "2"},
    "goods_credited": {"number": "R-26-4M8WT"},
    "inspection_differs": {"received": "500", "judged": "400"},
    "unknown_return": {"number": "R-26-4M8WT"},
    "more_than_refundable": {"refundable": "46.90", "currency": "EUR"},
}

WHICH = ReturnableOrder(
    "O-26-7K3QX",
    "closed",
    (
        ReturnableLine(1, "CUP-300", "Paper cup 300 ml", "500", "each"),
        ReturnableLine(2, "ESP-DARK", "Espresso beans Dark Harbour", "2.5", "kg", clause="returns.excluded.hygiene"),
    ),
    _AT,
)


ASKED = {
    "return_which": {
        "orders": [WHICH], "withdrawal": False, "inside": [WHICH.number], "outside": [
            {"number": WHICH.number, "position": 2, "name": "Espresso beans Dark Harbour", "asked": "2.5", "unit": "kg",
             "clause": "returns.excluded.hygiene", "faulty": True}
        ],
    },
    "return_quantity": {"number": WHICH.number, "line": WHICH.lines[0], "quantities": ["1", "2", "500"]},
    "return_reason": {
        "number": WHICH.number, "line": WHICH.lines[0], "quantity": "2",
        "reasons": [{"reason": "damaged", "action": f"return:{WHICH.number}:1:2:d:7"}],
    },
}  # fmt: skip


def return_facts(name: str) -> dict[str, Any]:
    """Return the facts of one message about a return or a refund."""
    if name == "refund_settled":
        amount = Money(4690, "EUR")
        return {"amount": amount, "method": "bank_transfer", "reference": "SEPA-7781", "notes": ["C-26-00004"]}
    return {"rma": _return(_STATES.get(name, "authorised")), "withdrawn_at": _AT}
