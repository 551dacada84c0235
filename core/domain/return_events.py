"""What happened to returns, refunds and credits, in the past tense."""

from __future__ import annotations

from core.domain.events import Event, Told


class ReturnRequested(Event):
    """The customer asked to send goods back."""


class ReturnAuthorised(Told):
    """A return number was given."""


class ReturnRefused(Told):
    """The policy says no, with its clause."""


class ReturnReferred(Told):
    """A person decides."""


class ReturnInTransit(Event):
    """The parcel is on its way back."""


class ReturnReceived(Told):
    """The goods are here."""


class ReturnInspected(Event):
    """Each unit was judged."""


class ReturnRejudged(Event):
    """Goods that stood aside went back to stock, were written off, or went to the customer."""


class ReturnResolved(Told):
    """Refund, credit, exchange, repair or send back was decided."""


class ReturnClosed(Event):
    """Nothing is open any more."""


class ReturnCancelled(Told):
    """The customer keeps the goods."""


class ReturnExpired(Told):
    """The deadline passed."""


class RefundQueued(Event):
    """Money is to go back."""


class RefundPending(Event):
    """The provider was asked."""


class RefundSettled(Told):
    """The customer has the money back."""


class RefundCarried(Event):
    """The money pays for the order that replaces what came back."""


class RefundFailed(Event):
    """The provider said no; the amount may be refunded again."""


class OrderReturnNoted(Event):
    """Quantities of a return moved on the order's lines."""


class OrderCredited(Event):
    """Billed units were credited."""


class OrderRefunded(Event):
    """Money went back to the customer."""


class InvoicePartCredited(Event):
    """A credit note reversed some of it."""


class InvoiceReopened(Event):
    """Money that had settled it went back."""


class WithdrawalReceived(Told):
    """A consumer withdrew from the contract; the customer gets the acknowledgement with its time."""


class InvoiceReversed(Event):
    """A credit note took it back whole; its goods may be billed again."""


class OrderInvoiceReversed(Told):
    """An invoice that the customer had got was reversed."""


class OrderInvoiceTakenBack(Event):
    """An invoice of which the customer had not heard was reversed."""
