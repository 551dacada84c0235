"""A visitor changes what was read back by buttons: line by line, another item, another way to ship."""

from __future__ import annotations

from pathlib import Path

from core.database.engine import Database
from core.domain.views import MessageView
from core.messages.buttons import LONGEST_ACTION
from tests.stories.counter import Counter, open_counter

WHO = "Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin"


def actions(message: MessageView) -> dict[str, str]:
    """Return the buttons of a message by the name of what they do; of several the first."""
    found: dict[str, str] = {}
    for one in message.buttons:
        found.setdefault(str(one["action"]).partition(":")[0], str(one["action"]))
    return found


def _quoted(counter: Counter) -> MessageView:
    counter.says("2 cases of coffee beans and 6 mugs please")
    return counter.says(WHO)[-1]


def _press(counter: Counter, message: MessageView, name: str, ending: str = "") -> MessageView:
    fitting = [one["action"] for one in message.buttons if one["action"].startswith(f"{name}:")]
    answers = counter.says(action=next(one for one in fitting if one.endswith(ending)))
    return next(one for one in reversed(answers) if one.channel == "webchat")


def test_a_line_is_made_larger_smaller_and_left_out_by_buttons(database: Database, tmp_path: Path) -> None:
    """Change shows the lines, a line its buttons; each change is read back, and the line's buttons stay at hand."""
    with open_counter(database, tmp_path) as counter:
        read_back = _quoted(counter)
        assert list(actions(read_back)) == ["confirm", "lines", "ways", "cancel"]
        line = _press(counter, _press(counter, read_back, "lines"), "at", ":2")
        assert "6" in line.chat and list(actions(line)) == ["fewer", "more", "other", "leave", "card"]
        larger = _press(counter, line, "more")
        number = larger.order_number
        assert [one.quantity for one in counter.order(number).lines] == ["2", "7"]
        smaller = _press(counter, _press(counter, larger, "fewer"), "fewer")
        assert [one.quantity for one in counter.order(number).lines] == ["2", "5"]
        left = _press(counter, _press(counter, _press(counter, smaller, "lines"), "at", ":2"), "leave")
        assert [one.sku for one in counter.order(number).lines] == ["BEANS"]
        _press(counter, left, "confirm")
        assert counter.order(number).state == "confirmed"
        assert all(len(b["action"].encode()) <= LONGEST_ACTION for m in counter.heard() for b in m.buttons)


def test_a_second_press_shows_how_things_stand_and_changes_nothing(database: Database, tmp_path: Path) -> None:
    """A button of an older state never acts; its answer is the read-back as it is now, with buttons that hold."""
    with open_counter(database, tmp_path) as counter:
        line = _press(counter, _press(counter, _quoted(counter), "lines"), "at", ":2")
        more = actions(line)["more"]
        counter.says(action=more)
        again = counter.says(action=more)[-1]
        order = counter.order(again.order_number)
        assert [one.quantity for one in order.lines] == ["2", "7"]
        assert "older state" in again.chat and "Total" in again.chat
        assert actions(again)["confirm"] == f"confirm:{order.number}:{order.version}"


def test_another_item_takes_the_place_of_a_line(database: Database, tmp_path: Path) -> None:
    """What is near is offered by button; the line keeps its place and its count."""
    with open_counter(database, tmp_path) as counter:
        line = _press(counter, _press(counter, _quoted(counter), "lines"), "at", ":2")
        other = _press(counter, line, "other")
        if "swap" in actions(other):
            swapped = _press(counter, other, "swap")
            assert [one.sku for one in counter.order(swapped.order_number).lines][1] != "MUG"
        assert "instead of" in other.chat


def test_the_way_to_ship_is_chosen_by_button(database: Database, tmp_path: Path) -> None:
    """Where there is a choice the card offers it; the choice is priced and read back."""
    with open_counter(database, tmp_path) as counter:
        read_back = _quoted(counter)
        before = counter.order(read_back.order_number)
        ways = _press(counter, read_back, "ways")
        labels = [one["label"] for one in ways.buttons if one["action"].startswith("way:")]
        assert len(labels) > 1
        dearest = [one["action"] for one in ways.buttons if one["action"].startswith("way:")][-1]
        counter.says(action=dearest)
        after = counter.order(read_back.order_number)
        assert after.shipping_method != before.shipping_method and after.shipping > before.shipping


def test_after_confirmation_the_table_says_what_can_be_pressed(database: Database, tmp_path: Path) -> None:
    """A confirmed order offers status, change and cancel; once it is shipped only what is still allowed."""
    with open_counter(database, tmp_path) as counter:
        confirmed = _press(counter, _quoted(counter), "confirm")
        number = confirmed.order_number
        assert list(actions(confirmed)) == ["status", "lines", "cancel"]
        change = _press(counter, _press(counter, confirmed, "lines"), "at", ":2")
        asked = _press(counter, change, "more")
        assert counter.order(number).state == "modifying"
        assert {"apply_change", "decline_change", "more"} <= set(actions(asked))
        _press(counter, asked, "apply_change")
        assert [one.quantity for one in counter.order(number).lines] == ["2", "7"]
        for step in ("pick", "pack", "ship"):
            counter.step(number, step)
        counter.step(number, "invoice")
        told = counter.says(action=f"status:{number}")[-1]
        assert list(actions(told)) == ["status", "invoice", "human"]
