"""The buttons of an order: for each step that the table allows now its words, and the fields that it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.web.words import label
from core.domain.lifecycles import ORDER
from core.domain.machine import Actor, Role
from core.domain.views import LineView, OrderView
from core.errors import Refused


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step's dialog. kind: text, area, amount or choice."""

    name: str
    words: str
    kind: str = "text"
    required: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


REASON = Field("reason", "Reason", "area", required=True, hint="Colleagues read it in the order's history.")
PAYMENT = (("bank_transfer", "Bank transfer"), ("cash", "Cash"), ("card", "Card (at a terminal)"), ("other", "Other"))


@dataclass(frozen=True, slots=True)
class StepForm:
    """How a step is offered. rank: the lowest is the order's first button; look: primary, plain or danger.

    open_units: what of a line the step can act on, where it can act on some of them; None where it takes all.
    """

    words: str
    done: str
    rank: int = 50
    look: str = "plain"
    fields: tuple[Field, ...] = ()
    ask: str = ""
    open_units: Callable[[LineView], Decimal] | None = None
    some: bool = False


def _units(*names: str) -> Callable[[LineView], Decimal]:
    def open_units(line: LineView) -> Decimal:
        first, *less = (Decimal(line.quantities.get(name, "0")) for name in names)
        return max(first - sum(less, Decimal(0)), Decimal(0))

    return open_units


FORMS: Mapping[str, StepForm] = {
    "approve": StepForm("Approve", "Approved; the order is binding.", 1),
    "confirm": StepForm("Confirm for the customer", "Confirmed; the order is binding.", 5),
    "apply_change": StepForm("Apply the change", "The change is applied.", 2),
    "release": StepForm("Release", "The order goes on.", 3),
    "ship": StepForm(
        "Ship", "Handed to the carrier.", 10, fields=(Field("tracking", "Tracking number", hint="May stay empty."),)
    ),
    "pack": StepForm("Pack", "Packed.", 11),
    "pick": StepForm("Pick", "Picked.", 12, open_units=_units("reserved"), some=True),
    "reserve": StepForm("Reserve stock", "What is there is reserved.", 13),
    "unreserve": StepForm("Free its stock", "Its stock is free again.", 70),
    "deliver": StepForm("Mark as delivered", "Marked as delivered.", 14),
    "invoice": StepForm("Invoice", "The invoice is issued.", 15),
    "pay": StepForm(
        "Book a payment",
        "The payment is booked.",
        16,
        fields=(
            Field("amount", "Amount", "amount", hint="Empty: all that is open."),
            Field("method", "How it was paid", "choice", choices=PAYMENT),
            Field("reference", "Reference", hint="What the bank statement says; the same reference is booked once."),
        ),
    ),
    "reverse": StepForm(
        "Reverse the invoice",
        "The invoice is reversed by a credit note; its goods can be billed again.",
        92,
        "danger",
        (
            Field("invoice", "Invoice", hint="Its number, where there are several."),
            Field("reason", "Reason", "area", hint="Colleagues read it. May stay empty."),
        ),
        "A credit note with a number of its own takes the whole invoice back. The customer is told, "
        "unless the invoice has not left yet.",
    ),
    "submit": StepForm("Submit for approval", "Submitted for approval.", 20),
    "quote": StepForm("Send the quote", "The quote is on its way to the customer.", 21),
    "close": StepForm("Close", "The order is closed.", 25),
    "reopen": StepForm("Reopen", "The order is open again.", 26, fields=(REASON,)),
    "hold": StepForm("Hold", "The order is on hold.", 60, fields=(REASON,)),
    "decline_change": StepForm("Drop the change", "The change is dropped.", 61),
    "drop": StepForm("It was ordered already", "The order is dropped; the one before stands.", 62),
    "draft": StepForm("Edit lines", "The lines are saved.", 30),
    "change": StepForm("Change lines", "The change is with the customer.", 31),
    "expire": StepForm("Let it expire", "The quote has expired.", 80),
    "undo": StepForm("Undo", "Taken back.", 81),
    "cancel_lines": StepForm(
        "Cancel some lines",
        "Cancelled; the customer is told.",
        90,
        "danger",
        (REASON,),
        "What is cancelled leaves the order; the customer is told.",
        _units("ordered", "cancelled", "shipped"),
    ),
    "reject": StepForm("Reject", "Rejected; the customer is told.", 91, "danger", (REASON,)),
    "cancel": StepForm(
        "Cancel the order",
        "Cancelled; the customer is told.",
        99,
        "danger",
        (Field("reason", "Reason", "area", hint="May stay empty."),),
        "The order ends here, its stock is free again, and the customer is told.",
    ),
}
EDITED = ("draft", "change")
"""Steps whose dialog is a page of its own."""


def done_words(did: Sequence[tuple[str, str, str]]) -> str:
    """Return in words what may be taken back. did: `(command, step, order)`; `Done.` where it has no words."""
    said = [f"{FORMS[step].words}: {order}" if order else FORMS[step].words for _, step, order in did if step in FORMS]
    if len(said) > 1:
        return f"{said[0]} and {len(said) - 1} more."
    return f"{said[0]}." if said else "Done."


@dataclass(frozen=True, slots=True)
class StepButton:
    """One button. lines: `(position, name, open units, unit)` where the step may take some of them only."""

    step: str
    form: StepForm
    look: str
    lines: tuple[tuple[int, str, str, str], ...] = ()

    @property
    def dialog(self) -> bool:
        """Return whether the step asks something before it is taken."""
        return bool(self.form.fields or self.form.ask or (self.lines and not self.form.some))


def form_for(step: str) -> StepForm:
    return FORMS.get(step) or StepForm(label(step), f"{label(step)}: done.")


def may_edit(order: OrderView, actor: Actor) -> bool:
    """Return whether the lines may be edited: as a change, or while the order is not binding, as the table has it."""
    drafts = (row for row in ORDER.named("draft") if actor.role & (row.by | Role.ADMIN))
    return "change" in order.allowed_steps or any(order.state in row.from_ for row in drafts)


def buttons(order: OrderView, actor: Actor) -> list[StepButton]:
    """Return a button for each step that is allowed now, the likeliest first."""
    edits = ("draft",) if may_edit(order, actor) and "change" not in order.allowed_steps else ()
    steps = sorted({*order.allowed_steps, *edits}, key=lambda step: form_for(step).rank)
    made = []
    for place, step in enumerate(steps):
        form = form_for(step)
        look = "primary" if place == 0 and form.look == "plain" and form.rank < 30 else form.look
        made.append(StepButton(step, form, look, _lines(order, form)))
    return made


def body_of(step: str, form: Mapping[str, str]) -> dict[str, Any]:
    """Return what a step's form says, as `TakeStep.body` has it; empty fields say nothing.

    Raises: Refused("bad_quantity") where a line's quantity is none, "lines_missing" where no line is named.
    """
    wanted = form_for(step)
    body: dict[str, Any] = {
        field.name: form[field.name].strip()[:500] for field in wanted.fields if form.get(field.name, "").strip()
    }
    if wanted.open_units:
        lines = {
            name.removeprefix("line-"): _quantity(value)
            for name, value in form.items()
            if name.startswith("line-") and name[5:].isdigit() and value.strip()
        }
        if lines:
            body["lines"] = lines
        elif not wanted.some:
            raise Refused("lines_missing")
    return body


def _lines(order: OrderView, form: StepForm) -> tuple[tuple[int, str, str, str], ...]:
    if form.open_units is None:
        return ()
    open_lines = ((line, form.open_units(line)) for line in order.lines)
    return tuple(
        (line.position, line.name, f"{units.normalize():f}", line.base_unit) for line, units in open_lines if units
    )


def _quantity(text: str) -> str:
    try:
        number = Decimal(text.strip().replace(",", ".")[:40])
    except InvalidOperation:
        raise Refused("bad_quantity", value=text[:40]) from None
    if not number.is_finite() or number < 0:
        raise Refused("bad_quantity", value=text[:40])
    return f"{number:f}"
