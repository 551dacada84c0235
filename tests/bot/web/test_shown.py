"""How things are put before people: frames, drawings, histories, short moments, steps' forms."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.console.diagram import diagram
from bot.web.console.frames import framed
from bot.web.console.steps import FORMS, body_of
from bot.web.console.timeline import timeline
from bot.web.words import REFUSALS, TONES, initials, refusal_words, when
from core.domain.invoices import InvoiceState
from core.domain.lifecycles import LIFECYCLES, ORDER
from core.domain.machine import Lifecycle
from core.domain.orders import OrderState
from core.domain.shipments import ShipmentState
from core.domain.views import JournalView
from core.errors import Refused

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def _allowed(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def test_a_letters_styles_are_allowed_one_by_one() -> None:
    """Its style sheet and attributes are named by their hash, entities resolved, and nothing else is allowed."""
    html = '<style>b{color:red}</style><p style="margin:0">x</p><p style="font-family:&quot;A&quot;">y</p>'
    policy = framed(html).headers["content-security-policy"]
    for style in ("b{color:red}", "margin:0", 'font-family:"A"'):
        assert f"'sha256-{_allowed(style)}'" in policy
    assert policy.count("sha256-") == 3


@given(st.text(max_size=300))
def test_any_letter_can_be_framed(html: str) -> None:
    """Whatever stands in a letter, the frame is sandboxed and its policy is one line of plain characters."""
    policy = framed(html).headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert policy.isprintable()
    assert policy.count("style-src") == 1


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.name)
def test_a_drawing_has_every_state_and_move_of_its_table(lifecycle: Lifecycle) -> None:
    """Boxes do not lie on each other, and each move of the table is an arrow that names its steps."""
    drawing = diagram(lifecycle)
    assert {box.state for box in drawing.boxes} == {str(state) for state in lifecycle.states}
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
    moves = {
        (str(source), str(step.to))
        for step in lifecycle.steps
        for source in step.from_
        if step.to is not None and step.to != source
    }
    assert {(arrow.source, arrow.target) for arrow in drawing.arrows} == moves
    assert all(arrow.steps for arrow in drawing.arrows)


def test_every_state_has_a_look_and_every_step_its_words() -> None:
    """No state that people see is grey for want of a tone, no offered step of an order is without its form."""
    for states in (OrderState, ShipmentState, InvoiceState):
        assert {str(state) for state in states} <= set(TONES)
    assert {step.name for step in ORDER.steps if step.offered} <= set(FORMS)


def test_every_guards_refusal_has_words() -> None:
    """The codes of the order's guards are said in plain English."""
    assert refusal_words("nothing_to_ship", {}) == "There is nothing to ship."
    assert refusal_words("out_of_stock", {"lines": [{"sku": "A", "available": "3"}]}).endswith("A (3 available).")
    assert refusal_words("some_new_rule", {}) == "That is not possible: some new rule."
    assert all(words.endswith(".") for words in REFUSALS.values())


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (timedelta(minutes=5), "12:55"),
        (timedelta(days=2), "Mon 13:00"),
        (timedelta(days=20), "12 Feb"),
        (timedelta(days=200), "16 Aug 2025"),
        (timedelta(hours=-2), "15:00"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be_understood(age: timedelta, shown: str) -> None:
    """Today the time, this week the day, then the date; in the shop's zone."""
    assert when(NOW - age, ZoneInfo("Europe/Berlin"), NOW) == shown


def test_initials_of_anybody() -> None:
    """One or two letters, whatever the name is made of."""
    assert [initials(name) for name in ("Greta Lindemann", "ida", "Jean-Luc de la Tour", "", "*** !")] == [
        "GL", "I", "JT", "?", "?",
    ]  # fmt: skip


def _entry(name: str, actor: str, facts: dict[str, object], **more: str) -> JournalView:
    given = {"channel": "", "cause": "", "before": "", "after": "", "reason": "", **more}
    return JournalView(1, name, actor, at=NOW, facts=facts, version=1, **given)


def test_the_history_says_who_and_keeps_what_matters() -> None:
    """Newest first; oneself, colleagues, rules, programs and customers are told apart; facts are few and readable."""
    moved = {"7": {"picked": 5_000_000}, "8": {"picked": 1_000_000}}
    entries = timeline(
        [
            _entry("order.drafted", "customer:4", {"noise": "x", "total": 5}, channel="email", after="draft"),
            _entry("order.quoted", "rule:desk", {"total": 67864}, before="draft", after="quoted"),
            _entry("order.held", "staff:7", {"rules": ["Large"]}, reason="call", after="on_hold"),
            _entry("order.picked", "staff:1", {"moved": moved}),
            _entry("order.paid", "api:bank", {"amount": {"amount": "5.00", "currency": "EUR"}}),
            _entry("order.drafted", "guest:4", {}, channel="webchat", before="draft", after="draft"),
            _entry("order.paid", "staff:7", {"paid": "5.00", "method": "bank_transfer"}),
        ],
        currency="EUR",
        me="staff:1",
    )
    assert [(entry.words, entry.who, entry.details) for entry in entries] == [
        ("Payment booked", "Colleague", (("Paid", "5.00"), ("Method", "Bank transfer"))),
        ("Order read anew", "Guest · Web chat", ()),
        ("Payment booked", "bank (API)", (("Amount", "5.00 EUR"),)),
        ("Goods picked", "You", (("Picked", "2 lines"),)),
        ("Put on hold", "Colleague", (("Rules", "Large"),)),
        ("Prices read back to the customer", "Automatic", (("Total", "678.64 EUR"),)),
        ("Order begun", "Customer · Email", ()),
    ]
    assert entries[4].reason == "call"


def test_a_steps_form_says_only_what_was_filled_in() -> None:
    """Empty fields are left out, foreign fields ignored, a decimal comma understood."""
    form = {"amount": " 12.50 ", "method": "cash", "reference": "", "csrf": "x", "lines": "y", "role": "admin"}
    assert body_of("pay", form) == {"amount": "12.50", "method": "cash"}
    assert body_of("pick", {"line-1": "2,5", "line-2": "", "line-x": "3"}) == {"lines": {"1": "2.5"}}
    assert body_of("pick", {}) == {}


@pytest.mark.parametrize("quantity", ["abc", "-1", "NaN", "Infinity", "1e", "٣x"])
def test_a_quantity_that_is_none_is_refused(quantity: str) -> None:
    """What is no number from 0 does not reach the order."""
    with pytest.raises(Refused, match="bad_quantity"):
        body_of("pick", {"line-1": quantity})
