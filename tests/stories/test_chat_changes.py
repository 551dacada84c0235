"""A visitor of the web chat changes what is ordered already: every wish builds on the one before."""

from __future__ import annotations

from pathlib import Path

from core.database.check import violations
from core.database.engine import Database
from core.domain.commands import LineWanted
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
