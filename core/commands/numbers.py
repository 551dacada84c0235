"""Numbers that people read: unguessable for orders, running for shipments."""

from __future__ import annotations

import secrets
from datetime import datetime

from core.domain.dates import shop_day
from core.domain.policy import ShopPolicy

# Without 0 O 1 I L U: read aloud and written down without mistakes.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def order_number(now: datetime, policy: ShopPolicy) -> str:
    """Return a new order number such as O-26-7K3QX; the tables refuse the rare repeat, and the unit runs again."""
    year = shop_day(now, policy).year % 100
    return f"O-{year:02d}-{''.join(secrets.choice(_SIGNS) for _ in range(5))}"


def return_number(now: datetime, policy: ShopPolicy) -> str:
    """Return a new return number such as R-26-7K3QX, made as order numbers are."""
    return f"R{order_number(now, policy)[1:]}"


def tracking_number(shipment_id: int) -> str:
    """Return the tracking number of our own table carrier: 12 digits and a check digit (modulo 10, as on parcels)."""
    body = f"{700_000_000_000 + shipment_id:012d}"
    weighted = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(reversed(body), 1))
    return f"{body}{-weighted % 10}"
