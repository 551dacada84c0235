"""Shipments: one parcel run from one location."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, auto


class ShipmentState(StrEnum):
    """Where the parcel is."""

    PLANNED = auto()
    RELEASED = auto()
    PICKING = auto()
    SHORT = auto()
    PACKED = auto()
    READY = auto()
    HANDED_OVER = auto()
    IN_TRANSIT = auto()
    EXCEPTION = auto()
    DELIVERED = auto()
    LOST = auto()
    RETURNED_TO_SENDER = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Shipment:
    """One shipment. quantities: order line id -> base units in 1/1,000,000."""

    id: int
    order_id: int
    number: str
    state: ShipmentState
    quantities: Mapping[int, int] = field(default_factory=dict)
    method: str = ""
    tracking: str = ""
    weight_g: int = 0
    promised_on: date | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    documents: tuple[str, ...] = ()
