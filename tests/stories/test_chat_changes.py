"""A visitor of the web chat changes what is ordered already: every wish builds on the one before."""

from __future__ import annotations

from pathlib import Path

from core.database.check import violations
from core.database.engine import Database
from core.domain.commands import DraftOrder, LineWanted
from core.domain.orders import Source
from core.domain.views import MessageView
from tests.shop import ADMIN
from tests.stories.counter import Counter, open_counter

WHO = "Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin"


def _placed(counter: Counter) -> str:
    counter.says("2 cases of coffee beans and 6 mugs please")
    counter.says(WHO)
    return counter.says("ok")[-1].order_number


def _with_screws(counter: Counter, number: str) -> None:
    lines = [LineWanted("BEANS", "2", "case"), LineWanted("MUG", "6"), LineWanted("SCREW", "10")]
    counter.step(number, "change", lines=lines)


def test_a_further_change_builds_on_the_change_that_waits(database: Database, tmp_path: Path) -> None:
    """What was proposed and not yet applied is still wished when something else is changed as well."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        _with_screws(counter, number)
        counter.says("2 = 8")
        waiting = counter.order(number)
        assert waiting.state == "modifying" and [line.sku for line in waiting.lines] == ["BEANS", "MUG"]
        assert [(line.sku, line.quantity) for line in waiting.proposed] == [
            ("BEANS", "2"),
            ("MUG", "8"),
            ("SCREW", "10"),
        ]
        assert waiting.proposed_total is not None and waiting.proposed_total > waiting.total
        counter.says("ok")
        changed = counter.order(number)
        assert [(line.sku, line.quantity) for line in changed.lines] == [("BEANS", "2"), ("MUG", "8"), ("SCREW", "10")]
        assert (changed.state, changed.total, changed.proposed) == ("confirmed", waiting.proposed_total, ())
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_who_wishes_back_what_stands_has_no_change_waiting(database: Database, tmp_path: Path) -> None:
    """A change that leads back to the order as it is drops the proposal: a later OK cannot apply the old one."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        _with_screws(counter, number)
        counter.says("3 = 0")
        order = counter.order(number)
        assert (order.state, order.proposed) == ("confirmed", ())
        assert [(line.sku, line.quantity) for line in order.lines] == [("BEANS", "2"), ("MUG", "6")]


def _button(message: MessageView, name: str) -> str:
    return next(str(one["action"]) for one in message.buttons if one["action"].partition(":")[0] == name)


def _quoted_beside(counter: Counter, said: MessageView) -> str:
    """Return the number of another quote that waits in the same conversation."""
    lines = (LineWanted("SCREW", "10"),)
    draft = DraftOrder(Source("webchat", "another"), lines, conversation_id=said.conversation_id)
    return counter.clerk.do(draft, actor=ADMIN).orders[0]


def test_a_button_confirms_what_its_message_showed_and_nothing_else(database: Database, tmp_path: Path) -> None:
    """After another line was wished the button of the older read-back is answered in words; the newest one binds."""
    with open_counter(database, tmp_path) as counter:
        counter.says("2 cases of coffee beans and 6 mugs please")
        older = _button(counter.says(WHO)[-1], "confirm")
        newer = _button(counter.says("1 = 5")[-1], "confirm")
        assert older != newer
        answer = counter.says(action=older)[-1]
        number = answer.order_number
        assert counter.order(number).state == "quoted" and "older state" in answer.chat
        assert counter.says(action="confirm") and counter.order(number).state == "quoted"
        counter.says(action=newer)
        assert counter.order(number).state == "confirmed"
        before = counter.order(number).version
        counter.says(action=newer)
        assert counter.order(number).version == before


def test_a_button_of_another_order_touches_neither(database: Database, tmp_path: Path) -> None:
    """Cancelling under an older order's read-back never cancels what is being put together now."""
    with open_counter(database, tmp_path) as counter:
        first = counter.says("2 cases of coffee beans and 6 mugs please")[-1]
        cancel = _button(first, "cancel")
        counter.says(WHO)
        counter.says("ok")
        second = _quoted_beside(counter, first)
        counter.says(action=cancel)
        assert counter.order(second).state == "quoted"
        assert counter.order(first.order_number).state == "confirmed"


def test_the_confirmation_cancels_its_own_order_while_another_waits(database: Database, tmp_path: Path) -> None:
    """A button that is not stale acts on the order that its message named, not on the newest one."""
    with open_counter(database, tmp_path) as counter:
        counter.says("2 cases of coffee beans and 6 mugs please")
        counter.says(WHO)
        confirmed = counter.says("ok")[-1]
        second = _quoted_beside(counter, confirmed)
        counter.says(action=_button(confirmed, "cancel"))
        assert counter.order(confirmed.order_number).state == "cancelled"
        assert counter.order(second).state == "quoted"


def test_a_stepper_on_a_confirmed_order_asks_for_a_change(database: Database, tmp_path: Path) -> None:
    """The new quantity is read back and binds only with the customer's word; what cannot change any more stays."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        read_back = counter.says(action="line:2:8")[-1]
        waiting = counter.order(number)
        assert (waiting.state, [line.quantity for line in waiting.proposed]) == ("modifying", ["2", "8"])
        counter.says(action=_button(read_back, "apply_change"))
        assert [line.quantity for line in counter.order(number).lines] == ["2", "8"]
        for step in ("pick", "pack", "ship"):
            counter.step(number, step)
        before = counter.order(number).version
        assert counter.says(action="line:2:9") and counter.order(number).version == before
