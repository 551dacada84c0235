"""What happened, in the past tense. A class, an external name and a template folder belong together.

`OrderConfirmed` is `order.confirmed` outside and `order_confirmed` among the templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one order or document. facts: ids, codes, quantities and amounts, no personal data."""

    facts: dict[str, Any] = field(default_factory=dict)

    notifies: ClassVar[bool] = False
    """Whether the customer hears of it."""

    @classmethod
    def folder(cls) -> str:
        """Return the name of the template folder."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def external(cls) -> str:
        """Return the name that the outside sees: noun, dot, what happened."""
        noun, _, rest = cls.folder().partition("_")
        if rest.startswith("order_") and noun == "purchase":
            noun, rest = "purchase_order", rest.removeprefix("order_")
        if rest.startswith("note_") and noun == "credit":
            noun, rest = "credit_note", rest.removeprefix("note_")
        return f"{noun}.{rest}"


class _Told(Event):
    notifies: ClassVar[bool] = True


Told = _Told
"""Root of the events of which the customer hears."""


class OrderDrafted(Event):
    """A first line was collected."""


class OrderQuoted(_Told):
    """Prices, tax, shipping and the promised day are computed; the customer is asked to confirm."""


class OrderSubmitted(_Told):
    """An approval rule matched; the customer is told that a person looks at it."""


class OrderRejected(_Told):
    """The approver said no."""


class OrderConfirmed(_Told):
    """The order is binding; stock is reserved or backordered."""


class OrderHeld(Event):
    """Staff or a rule stopped the order."""


class OrderReleased(Event):
    """The order goes on."""


class OrderChangeRequested(_Told):
    """A change of a confirmed order was read back and waits for the customer's word."""


class OrderChanged(_Told):
    """The change is applied."""


class OrderChangeDeclined(_Told):
    """The change was dropped; the order stands as it was."""


class OrderCancelled(_Told):
    """The whole order is cancelled; its reservation is released."""


class OrderLineCancelled(_Told):
    """Open quantities of lines were cancelled."""


class OrderReminded(_Told):
    """The customer was reminded, once, that a read-back waits for their word."""


class OrderExpired(_Told):
    """The quote's validity passed."""


class OrderReserved(Event):
    """Stock that came in was reserved for waiting lines."""


class OrderUnreserved(Event):
    """A count found less than was promised; the order waits for goods."""


class OrderPicked(Event):
    """Goods were taken from the shelf."""


class OrderPacked(Event):
    """The parcel is packed, labelled and ready."""


class OrderShipped(_Told):
    """The parcel was handed to the carrier."""


class OrderDelivered(_Told):
    """The parcel arrived."""


class OrderInvoiced(_Told):
    """An invoice was issued."""


class OrderPaid(_Told):
    """A payment was booked."""


class OrderClosed(Event):
    """Everything is shipped, billed and paid."""


class OrderReopened(Event):
    """A return or claim opened the order again."""


class ShipmentPlanned(Event):
    """A shipment was made from reserved goods."""


class ShipmentReleased(Event):
    """The warehouse may pick it."""


class ShipmentPicked(Event):
    """Its goods are picked."""


class ShipmentPacked(Event):
    """Its goods are packed."""


class ShipmentReady(Event):
    """Label and packing slip are printed."""


class ShipmentHandedOver(Event):
    """The carrier has it."""


class ShipmentInTransit(Event):
    """The carrier scanned it."""


class ShipmentDelivered(Event):
    """It arrived."""


class ShipmentShort(Event):
    """The pick found less than reserved."""


class ShipmentTroubled(Event):
    """Delay, damage or a wrong address."""


class ShipmentLost(Event):
    """The carrier lost it."""


class ShipmentSentBack(Event):
    """It came back to the sender."""


class ShipmentCancelled(Event):
    """It was taken apart; its units are reserved again."""


class InvoiceIssued(Event):
    """The number was taken; the invoice never changes again."""


class InvoicePartPaid(Event):
    """Some of it is paid."""


class InvoicePaid(Event):
    """All of it is paid."""


class InvoiceOverdue(_Told):
    """The due day passed."""


class InvoiceCredited(Event):
    """A credit note reversed it."""


class PaymentAuthorised(Event):
    """The provider holds the money."""


class PaymentCaptured(Event):
    """The money is ours."""


class PaymentVoided(Event):
    """The authorisation was given back."""


class PaymentFailed(Event):
    """The provider said no."""


class PurchaseOrderRequested(Event):
    """The suggestion became a request."""


class PurchaseOrderApproved(Event):
    """The request was approved."""


class PurchaseOrderSent(Event):
    """The supplier was asked."""


class PurchaseOrderAccepted(Event):
    """The supplier confirmed quantity, price and day."""


class PurchaseOrderPartReceived(Event):
    """Some of it arrived."""


class PurchaseOrderReceived(Event):
    """All of it arrived."""


class PurchaseOrderBilled(Event):
    """The supplier's invoice is booked."""


class PurchaseOrderClosed(Event):
    """Nothing is open any more."""


class PurchaseOrderHeld(Event):
    """It waits."""


class PurchaseOrderReleased(Event):
    """It goes on."""


class PurchaseOrderCancelled(Event):
    """It is not needed any more."""


class PurchaseOrderLost(Event):
    """The goods never arrived."""


class PurchaseOrderReturned(Event):
    """The goods went back to the supplier."""


class OrderDropped(Event):
    """A draft turned out to be no order of its own."""


class ConversationMerged(Event):
    """A colleague found two conversations to be one."""


class ConversationSplit(Event):
    """A colleague parted a conversation into two."""


class ConversationMoveUndone(Event):
    """A colleague took joining or parting back."""


class OrderUndone(Event):
    """What a colleague had just done to the order was taken back before anybody heard of it."""


class ShipmentUndone(Event):
    """The parcel is where it was before."""


class InvoiceUndone(Event):
    """A payment that was booked by mistake was taken off it."""


class PaymentUndone(Event):
    """It was booked by mistake and taken back."""


class QuestionAsked(_Told):
    """The customer was asked what only the customer knows."""


class MessageAnswered(_Told):
    """A question of the customer was answered without an order changing."""


class MessageHandedOver(_Told):
    """A person looks at it; the customer is told."""


class MessageRefused(_Told):
    """What the customer wanted is against a rule; the reason is told."""


def notifying_names() -> frozenset[str]:
    """Return the external names of all events of which the customer hears."""
    return frozenset(kind.external() for kind in _kinds(Event) if kind.notifies and kind is not _Told)


def _kinds(root: type[Event]) -> list[type[Event]]:
    return [kind for child in root.__subclasses__() for kind in (child, *_kinds(child))]
