"""What readers ask, answered from the tables in one state; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from core.domain.orders import Order
from core.domain.policy import ShopPolicy
from core.domain.views import OrderView


@dataclass(frozen=True, slots=True)
class Reader:
    """What every answer may use. versions: how often each compiled thing changed; seen: orders read so far."""

    conn: Connection
    now: datetime
    policy: ShopPolicy
    url: Callable[[Order], str]
    versions: Mapping[str, int] = field(default_factory=dict)
    seen: dict[str, OrderView | None] = field(default_factory=dict)


def page_limit(limit: int) -> int:
    """Return a page size between 1 and 200."""
    return max(1, min(limit, 200))


LARGEST_ID = 2**62


def cursor(text: str) -> int | None:
    """Return a cursor's number; None where it is none that we gave out."""
    fits = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if fits and int(text) else None


Answers = Mapping[type, Callable[[Reader, Any], Any]]
