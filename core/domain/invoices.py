"""Invoices, payments, refunds, returns and purchase orders: their states and shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto


class InvoiceState(StrEnum):
    """How far the bill is."""

    DRAFT = auto()
    ISSUED = auto()
    PART_PAID = auto()
    PAID = auto()
    OVERDUE = auto()
    CREDITED = auto()
    REVERSED = auto()


class PaymentState(StrEnum):
    """How far the money is."""

    CREATED = auto()
    AUTHORISED = auto()
    CAPTURED = auto()
    VOIDED = auto()
    FAILED = auto()


class RefundState(StrEnum):
    """How far the money is on its way back."""

    QUEUED = auto()
    PENDING = auto()
    SETTLED = auto()
    FAILED = auto()


class ReturnState(StrEnum):
    """How far the goods are on their way back."""

    REQUESTED = auto()
    MANUAL = auto()
    REFUSED = auto()
    AUTHORISED = auto()
    IN_TRANSIT = auto()
    RECEIVED = auto()
    INSPECTED = auto()
    RESOLVED = auto()
    CLOSED = auto()
    CANCELLED = auto()
    EXPIRED = auto()


class PurchaseOrderState(StrEnum):
    """How far the supplier is."""

    SUGGESTED = auto()
    REQUESTED = auto()
    APPROVED = auto()
    SENT = auto()
    ACCEPTED = auto()
    PART_RECEIVED = auto()
    RECEIVED = auto()
    BILLED = auto()
    CLOSED = auto()
    ON_HOLD = auto()
    CANCELLED = auto()
    LOST = auto()
    RETURNED = auto()


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice or credit note. number: 0 while it is a draft; amounts in minor units, gross `total`."""

    id: int
    order_id: int
    state: InvoiceState
    series: str = ""
    number: int = 0
    issued_on: date | None = None
    due_on: date | None = None
    currency: str = "EUR"
    net_minor: int = 0
    tax_minor: int = 0
    total_minor: int = 0
    paid_minor: int = 0
    credits: int | None = None

    @property
    def name(self) -> str:
        """Return the number as people read it: series, dash, running number."""
        return f"{self.series}-{self.number:05d}" if self.number else "draft"

    @property
    def is_note(self) -> bool:
        """Return whether it is a credit note."""
        return self.credits is not None

    @property
    def stands(self) -> bool:
        """Return whether it is a bill of which not everything was taken back."""
        return not self.is_note and self.state not in (InvoiceState.CREDITED, InvoiceState.REVERSED)

    @property
    def open_minor(self) -> int:
        """Return what is still to be paid."""
        return self.total_minor - self.paid_minor


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment. reference: the provider's or the bank's own name for it, unique with `method`."""

    id: int
    order_id: int
    state: PaymentState
    amount_minor: int
    currency: str
    method: str = "bank_transfer"
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Refund:
    """One refund. key: the same request again is the same refund; reference: the bank's or the provider's own name."""

    id: int
    order_id: int
    state: RefundState
    amount_minor: int
    currency: str
    queued_at: datetime
    return_id: int | None = None
    method: str = "bank_transfer"
    reason: str = ""
    reference: str = ""
    key: str = ""
    settled_at: datetime | None = None

    @property
    def live(self) -> bool:
        """Return whether its money still is to go; a failed one frees its amount, a settled one is gone."""
        return self.state in (RefundState.QUEUED, RefundState.PENDING)
