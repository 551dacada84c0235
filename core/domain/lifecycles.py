"""THE TABLES. What may happen to what, by whom, when, and what is then said.

The program, the documentation, the page in the console and `orderclerk lifecycle` at once.
"""

from __future__ import annotations

from enum import StrEnum

from core.domain import events as e
from core.domain import guards as g
from core.domain import return_events as r
from core.domain.invoices import InvoiceState, PaymentState, PurchaseOrderState, RefundState, ReturnState
from core.domain.machine import Lifecycle, Role, Step
from core.domain.orders import OrderState
from core.domain.shipments import ShipmentState

CUSTOMER, SALES, WAREHOUSE, BUYER = Role.CUSTOMER, Role.SALES, Role.WAREHOUSE, Role.BUYER
FINANCE, MANAGER, RULE, TIMER, CARRIER = Role.FINANCE, Role.MANAGER, Role.RULE, Role.TIMER, Role.CARRIER


def _in(*states: StrEnum) -> frozenset[StrEnum]:
    return frozenset(states)


# fmt: off
O = OrderState  # noqa: E741
ORDER = Lifecycle("order", OrderState, O.DRAFT, _in(O.REJECTED, O.EXPIRED, O.CANCELLED), (
    Step("draft",          CUSTOMER | SALES | RULE,            _in(O.DRAFT, O.QUOTED, O.AWAITING_APPROVAL),  O.DRAFT,            e.OrderDrafted, offered=False),
    Step("quote",          CUSTOMER | SALES | RULE,            _in(O.DRAFT, O.QUOTED),                       O.QUOTED,           e.OrderQuoted,           (g.no_open_question, g.has_lines)),
    Step("submit",         CUSTOMER | SALES | RULE,            _in(O.DRAFT, O.QUOTED),                       O.AWAITING_APPROVAL, e.OrderSubmitted,       (g.no_open_question, g.has_lines, g.customer_known, g.address_known, g.way_to_ship, g.still_valid, g.word_counts, g.approval_wanted, g.stock_available)),
    Step("approve",        SALES | FINANCE | MANAGER,          _in(O.AWAITING_APPROVAL),                     O.CONFIRMED,        e.OrderConfirmed,        (g.approver_is_other, g.unchanged_since_request, g.stock_available)),
    Step("reject",         SALES | FINANCE | MANAGER,          _in(O.AWAITING_APPROVAL),                     O.REJECTED,         e.OrderRejected,         (g.reason_given,)),
    Step("confirm",        CUSTOMER | SALES | RULE,            _in(O.DRAFT, O.QUOTED),                       O.CONFIRMED,        e.OrderConfirmed,        (g.no_open_question, g.has_lines, g.customer_known, g.address_known, g.way_to_ship, g.still_valid, g.word_counts, g.confirmation_permitted, g.no_approval_wanted, g.stock_available)),
    Step("hold",           SALES | FINANCE | MANAGER | RULE,   _in(O.CONFIRMED),                             O.ON_HOLD,          e.OrderHeld,             (g.reason_given,)),
    Step("release",        SALES | FINANCE | MANAGER | RULE,   _in(O.ON_HOLD),                               O.CONFIRMED,        e.OrderReleased),
    Step("change",         CUSTOMER | SALES | MANAGER,         _in(O.CONFIRMED, O.MODIFYING),                O.MODIFYING,        e.OrderChangeRequested,  (g.something_unshipped, g.inside_change_window, g.no_open_question)),
    Step("apply_change",   CUSTOMER | SALES | MANAGER,         _in(O.MODIFYING),                             O.CONFIRMED,        e.OrderChanged,          (g.inside_change_window, g.has_lines, g.no_approval_wanted, g.stock_available)),
    Step("decline_change", CUSTOMER | SALES | MANAGER | TIMER, _in(O.MODIFYING),                             O.CONFIRMED,        e.OrderChangeDeclined),
    Step("cancel",         CUSTOMER | SALES | MANAGER | RULE,  _in(O.DRAFT, O.QUOTED, O.AWAITING_APPROVAL, O.CONFIRMED, O.ON_HOLD, O.MODIFYING), O.CANCELLED, e.OrderCancelled, (g.nothing_shipped, g.inside_change_window)),
    Step("cancel_lines",   SALES | MANAGER | RULE,             _in(O.CONFIRMED, O.ON_HOLD),                  None,               e.OrderLineCancelled,    (g.something_unshipped, g.reason_given)),
    Step("drop",           CUSTOMER | SALES,                   _in(O.DRAFT, O.QUOTED),                       O.CANCELLED,        e.OrderDropped, offered=False),
    Step("expire",         TIMER,                              _in(O.DRAFT, O.QUOTED),                       O.EXPIRED,          e.OrderExpired,          (g.validity_passed,)),
    Step("reserve",        SALES | WAREHOUSE | RULE,           _in(O.CONFIRMED),                             None,               e.OrderReserved,         (g.something_backordered,)),
    Step("unreserve",      RULE,                               _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING),     None,               e.OrderUnreserved),
    Step("pick",           WAREHOUSE,                          _in(O.CONFIRMED),                             None,               e.OrderPicked,           (g.something_to_pick,)),
    Step("pack",           WAREHOUSE,                          _in(O.CONFIRMED),                             None,               e.OrderPacked,           (g.something_to_pack,)),
    Step("ship",           WAREHOUSE,                          _in(O.CONFIRMED),                             None,               e.OrderShipped,          (g.something_to_ship,)),
    Step("deliver",        WAREHOUSE | SALES | CARRIER,        _in(O.CONFIRMED),                             None,               e.OrderDelivered,        (g.something_under_way,)),
    Step("invoice",        FINANCE | RULE,                     _in(O.CONFIRMED),                             None,               e.OrderInvoiced,         (g.something_to_bill,)),
    Step("reverse",        FINANCE | MANAGER,                  _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING),     None,               r.OrderInvoiceReversed,  (g.something_billed, g.bill_was_told)),
    Step("reverse",        FINANCE | MANAGER,                  _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING),     None,               r.OrderInvoiceTakenBack, (g.something_billed,)),
    Step("pay",            FINANCE | RULE,                     _in(O.CONFIRMED, O.ON_HOLD),                  None,               e.OrderPaid,             (g.something_to_pay,)),
    Step("close",          SALES | FINANCE | MANAGER | RULE,   _in(O.CONFIRMED),                             O.CLOSED,           e.OrderClosed,           (g.nothing_open,)),
    Step("reopen",         SALES | MANAGER | RULE,             _in(O.CLOSED),                                O.CONFIRMED,        e.OrderReopened,         (g.reason_given,)),
    Step("note_return",    RULE,                               _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING),     None,               r.OrderReturnNoted, offered=False),
    Step("credit",         RULE,                               _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING),     None,               r.OrderCredited, offered=False),
    Step("refund",         RULE,                               _in(O.CONFIRMED, O.ON_HOLD, O.MODIFYING, O.CLOSED, O.CANCELLED), None, r.OrderRefunded, offered=False),
    Step("undo",           SALES | WAREHOUSE | FINANCE | MANAGER, _in(*O),                                   None,               e.OrderUndone,           (g.was_elsewhere,), offered=False, back=True),
))

S = ShipmentState
SHIPMENT = Lifecycle("shipment", ShipmentState, S.PLANNED, _in(S.DELIVERED, S.LOST, S.CANCELLED), (
    Step("plan",       WAREHOUSE | RULE,  _in(S.PLANNED),                                   None,                 e.ShipmentPlanned),
    Step("release",    WAREHOUSE | RULE,  _in(S.PLANNED),                                   S.RELEASED,           e.ShipmentReleased,   (g.order_binding,)),
    Step("pick",       WAREHOUSE,         _in(S.RELEASED, S.SHORT),                         S.PICKING,            e.ShipmentPicked,     (g.order_binding,)),
    Step("short",      WAREHOUSE,         _in(S.PICKING),                                   S.SHORT,              e.ShipmentShort,      (g.reason_given,)),
    Step("pack",       WAREHOUSE,         _in(S.PICKING, S.SHORT),                          S.PACKED,             e.ShipmentPacked,     (g.order_binding,)),
    Step("make_ready", WAREHOUSE | RULE,  _in(S.PACKED),                                    S.READY,              e.ShipmentReady,      (g.documents_printed,)),
    Step("hand_over",  WAREHOUSE,         _in(S.READY),                                     S.HANDED_OVER,        e.ShipmentHandedOver, (g.order_binding, g.documents_printed)),
    Step("scan",       CARRIER | WAREHOUSE, _in(S.HANDED_OVER, S.EXCEPTION),                S.IN_TRANSIT,         e.ShipmentInTransit),
    Step("deliver",    CARRIER | WAREHOUSE | SALES, _in(S.HANDED_OVER, S.IN_TRANSIT, S.EXCEPTION), S.DELIVERED,   e.ShipmentDelivered),
    Step("trouble",    CARRIER | WAREHOUSE, _in(S.HANDED_OVER, S.IN_TRANSIT),               S.EXCEPTION,          e.ShipmentTroubled,   (g.reason_given,)),
    Step("lose",       CARRIER | WAREHOUSE, _in(S.HANDED_OVER, S.IN_TRANSIT, S.EXCEPTION),  S.LOST,               e.ShipmentLost,       (g.reason_given,)),
    Step("send_back",  CARRIER | WAREHOUSE, _in(S.IN_TRANSIT, S.EXCEPTION),                 S.RETURNED_TO_SENDER, e.ShipmentSentBack,   (g.reason_given,)),
    Step("replan",     WAREHOUSE,         _in(S.RETURNED_TO_SENDER),                        S.PLANNED,            e.ShipmentPlanned),
    Step("cancel",     WAREHOUSE | SALES | MANAGER | RULE, _in(S.PLANNED, S.RELEASED, S.PICKING, S.SHORT, S.PACKED, S.READY, S.RETURNED_TO_SENDER), S.CANCELLED, e.ShipmentCancelled),
    Step("undo",       RULE,              _in(*S),                                          None,                 e.ShipmentUndone,     (g.was_elsewhere,), offered=False, back=True),
))

I = InvoiceState  # noqa: E741
INVOICE = Lifecycle("invoice", InvoiceState, I.DRAFT, _in(I.PAID, I.CREDITED, I.REVERSED), (
    Step("issue",     FINANCE | RULE, _in(I.DRAFT),                                    I.ISSUED,    e.InvoiceIssued),
    Step("pay",       FINANCE | RULE, _in(I.ISSUED, I.PART_PAID, I.OVERDUE),           I.PAID,      e.InvoicePaid,     (g.fully_paid,)),
    Step("pay",       FINANCE | RULE, _in(I.ISSUED, I.PART_PAID, I.OVERDUE),           I.PART_PAID, e.InvoicePartPaid, (g.partly_paid,)),
    Step("fall_due",  TIMER,          _in(I.ISSUED, I.PART_PAID),                      I.OVERDUE,   e.InvoiceOverdue),
    Step("credit",    FINANCE | RULE, _in(I.ISSUED, I.PART_PAID, I.PAID, I.OVERDUE),   I.CREDITED,  e.InvoiceCredited, (g.reason_given,)),
    Step("credit_part", FINANCE | RULE, _in(I.ISSUED, I.PART_PAID, I.PAID, I.OVERDUE), None,        r.InvoicePartCredited, (g.reason_given,)),
    Step("reverse",   FINANCE | RULE, _in(I.ISSUED, I.PART_PAID, I.PAID, I.OVERDUE),   I.REVERSED,  r.InvoiceReversed, (g.reason_given,)),
    Step("give_back", FINANCE | RULE, _in(I.PAID, I.PART_PAID),                        I.ISSUED,    r.InvoiceReopened, (g.unpaid_again,)),
    Step("give_back", FINANCE | RULE, _in(I.PAID, I.PART_PAID),                        I.PART_PAID, r.InvoiceReopened, (g.partly_paid,)),
    Step("undo",      RULE,           _in(I.ISSUED, I.PART_PAID, I.PAID, I.OVERDUE),   None,        e.InvoiceUndone,   (g.was_elsewhere,), offered=False, back=True),
))

P = PaymentState
PAYMENT = Lifecycle("payment", PaymentState, P.CREATED, _in(P.CAPTURED, P.VOIDED, P.FAILED), (
    Step("authorise", FINANCE | RULE, _in(P.CREATED),                P.AUTHORISED, e.PaymentAuthorised, (g.amount_positive,)),
    Step("capture",   FINANCE | RULE, _in(P.CREATED, P.AUTHORISED),  P.CAPTURED,   e.PaymentCaptured,   (g.amount_positive,)),
    Step("void",      FINANCE | RULE, _in(P.AUTHORISED),             P.VOIDED,     e.PaymentVoided),
    Step("fail",      FINANCE | RULE, _in(P.CREATED, P.AUTHORISED),  P.FAILED,     e.PaymentFailed),
    Step("undo",      RULE,           _in(P.CAPTURED),               None,         e.PaymentUndone,     (g.was_elsewhere,), offered=False, back=True),
))

F = RefundState
REFUND = Lifecycle("refund", RefundState, F.QUEUED, _in(F.SETTLED), (
    Step("queue",  SALES | FINANCE | MANAGER | RULE, _in(F.QUEUED), None, r.RefundQueued, offered=False),
    Step("carry",  RULE,           _in(F.QUEUED),           F.SETTLED, r.RefundCarried, offered=False),
    Step("send",   FINANCE | RULE, _in(F.QUEUED, F.FAILED), F.PENDING, r.RefundPending),
    Step("settle", FINANCE | RULE, _in(F.PENDING),          F.SETTLED, r.RefundSettled),
    Step("fail",   FINANCE | RULE, _in(F.PENDING),          F.FAILED,  r.RefundFailed),
))

R = ReturnState
RETURN = Lifecycle("return", ReturnState, R.REQUESTED, _in(R.REFUSED, R.CLOSED, R.CANCELLED, R.EXPIRED), (
    Step("request",   CUSTOMER | SALES | MANAGER | RULE, _in(R.REQUESTED),     None,         r.ReturnRequested, offered=False),
    Step("authorise", SALES | MANAGER | RULE,   _in(R.REQUESTED, R.MANUAL),    R.AUTHORISED, r.ReturnAuthorised),
    Step("refuse",    SALES | MANAGER | RULE,   _in(R.REQUESTED, R.MANUAL),    R.REFUSED,    r.ReturnRefused,   (g.reason_given,)),
    Step("refer",     SALES | RULE,             _in(R.REQUESTED),              R.MANUAL,     r.ReturnReferred),
    Step("scan",      CARRIER | WAREHOUSE,      _in(R.AUTHORISED),             R.IN_TRANSIT, r.ReturnInTransit),
    Step("receive",   WAREHOUSE,                _in(R.AUTHORISED, R.IN_TRANSIT), R.RECEIVED, r.ReturnReceived),
    Step("inspect",   WAREHOUSE,                _in(R.RECEIVED),               R.INSPECTED,  r.ReturnInspected),
    Step("rejudge",   WAREHOUSE,                _in(R.INSPECTED, R.RESOLVED, R.CLOSED), None, r.ReturnRejudged, (g.something_aside,)),
    Step("resolve",   SALES | FINANCE | MANAGER, _in(R.INSPECTED),             R.RESOLVED,   r.ReturnResolved),
    Step("close",     SALES | FINANCE | RULE,   _in(R.RESOLVED),               R.CLOSED,     r.ReturnClosed),
    Step("cancel",    CUSTOMER | SALES,         _in(R.REQUESTED, R.MANUAL, R.AUTHORISED), R.CANCELLED, r.ReturnCancelled),
    Step("expire",    TIMER,                    _in(R.AUTHORISED),             R.EXPIRED,    r.ReturnExpired),
))

B = PurchaseOrderState
PURCHASE_ORDER = Lifecycle("purchase order", PurchaseOrderState, B.SUGGESTED, _in(B.CLOSED, B.CANCELLED, B.LOST, B.RETURNED), (
    Step("request",      BUYER | RULE,      _in(B.SUGGESTED),                                 B.REQUESTED,     e.PurchaseOrderRequested),
    Step("approve",      MANAGER,           _in(B.REQUESTED),                                 B.APPROVED,      e.PurchaseOrderApproved),
    Step("send",         BUYER | RULE,      _in(B.APPROVED),                                  B.SENT,          e.PurchaseOrderSent),
    Step("accept",       BUYER | RULE,      _in(B.SENT),                                      B.ACCEPTED,      e.PurchaseOrderAccepted),
    Step("receive_part", WAREHOUSE,         _in(B.SENT, B.ACCEPTED, B.PART_RECEIVED),         B.PART_RECEIVED, e.PurchaseOrderPartReceived),
    Step("receive",      WAREHOUSE,         _in(B.SENT, B.ACCEPTED, B.PART_RECEIVED),         B.RECEIVED,      e.PurchaseOrderReceived),
    Step("bill",         FINANCE,           _in(B.RECEIVED),                                  B.BILLED,        e.PurchaseOrderBilled),
    Step("close",        FINANCE | RULE,    _in(B.BILLED),                                    B.CLOSED,        e.PurchaseOrderClosed),
    Step("hold",         BUYER | MANAGER,   _in(B.REQUESTED),                                 B.ON_HOLD,       e.PurchaseOrderHeld,      (g.reason_given,)),
    Step("release",      BUYER | MANAGER,   _in(B.ON_HOLD),                                   B.REQUESTED,     e.PurchaseOrderReleased),
    Step("cancel",       BUYER | MANAGER,   _in(B.SUGGESTED, B.REQUESTED, B.APPROVED, B.SENT, B.ACCEPTED, B.ON_HOLD), B.CANCELLED, e.PurchaseOrderCancelled, (g.reason_given,)),
    Step("lose",         BUYER | WAREHOUSE, _in(B.SENT, B.ACCEPTED, B.PART_RECEIVED),         B.LOST,          e.PurchaseOrderLost,      (g.reason_given,)),
    Step("send_back",    BUYER | WAREHOUSE, _in(B.RECEIVED),                                  B.RETURNED,      e.PurchaseOrderReturned,  (g.reason_given,)),
))
# fmt: on

LIFECYCLES = (ORDER, SHIPMENT, INVOICE, PAYMENT, REFUND, RETURN, PURCHASE_ORDER)
EVENTS_OUTSIDE_THE_TABLES = (
    e.OrderReminded, e.QuestionAsked, e.MessageAnswered, e.MessageHandedOver, e.MessageRefused, r.WithdrawalReceived,
)  # fmt: skip


def notifying_names() -> frozenset[str]:
    """Return the external names of all events of which the customer hears; here every kind of event is known."""
    return e.notifying_names()
