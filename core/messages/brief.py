"""What a program that carries a message may need beside its words: which message it is, and of which order it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.domain.money import Money


def brief(template: str, context: Mapping[str, Any], money: Callable[[Money], str]) -> dict[str, str]:
    """Return plain facts of a message: all text, none missing, empty where there is nothing to say.

    template: name of its words, such as `order_shipped`. context: what these were rendered with.
    """
    order = context["order"]
    facts = context["facts"]
    said = {
        "template": template,
        "shop": context["shop"].name,
        "customer_name": context["customer_name"],
        "reason": str(context["reason"] or ""),
        "tracking": str(facts.get("tracking") or ""),
        "invoice": str(facts.get("number") or "") if template.startswith(("order_invoice", "invoice_")) else "",
    }
    if order is None:
        return said | dict.fromkeys(("order", "status", "total", "url", "promised_date", "lines"), "")
    return said | {
        "order": order.number,
        "status": order.state,
        "total": money(order.total),
        "url": order.url,
        "promised_date": order.promised_on.isoformat() if order.promised_on else "",
        "lines": "; ".join(f"{line.quantity} {line.unit} {line.name}" for line in order.lines[:20]),
    }
