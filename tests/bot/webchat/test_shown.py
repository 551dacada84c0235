from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.webchat.shown import Snapshot, message_json, order_json, read_cursor, settled, state_json
from core.domain.customers import Address
from core.domain.money import Money
from core.domain.views import LineView, MessageView, OrderView


def eur(cents: int) -> Money:
    return Money(cents, "EUR")


def order_view(**changes: Any) -> OrderView:
    """An order of one line that waits for the customer's word."""
    line = LineView(
        1, 1, "MAPLE", "Maple syrup", "", "3", "case", "36", "bottle", "6.5", eur(23400), eur(4680), eur(28080), "20"
    )
    view = OrderView(
        1, "O-26-7K3QX", "quoted", 3, "webchat", "x", 0, "EUR", (line,), eur(23400), eur(500), eur(4780), eur(28680),
        eur(0), eur(0), {"shipping": "none"}, datetime(2026, 11, 23, 9, tzinfo=UTC),
        promised_on=date(2026, 11, 26), ship_to=Address("Kitchen", "3 Red Street", "D06 CD34", "Dublin", "IE"),
    )  # fmt: skip
    return replace(view, **changes)


NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(minutes=5)


def message(id_: int, direction: str, *, state: str = "sent", at: datetime = LONG_AGO, **more) -> MessageView:
    return MessageView(id_, direction, "webchat", "", "", "text", at, state, **more)


def test_a_message_that_waits_for_its_moment_is_not_shown() -> None:
    """What can still be undone has not been said."""
    snapshot = Snapshot(
        None,
        tuple(message(n, "out", state=s) for n, s in enumerate(("queued", "cancelled", "parked", "sending", "sent"))),
    )
    assert [m.state for m in snapshot.shown()] == ["sending", "sent"]


def test_what_went_by_mail_is_not_shown_in_the_chat() -> None:
    """A copy of the confirmation that goes by mail is not said twice in the chat."""
    here = message(1, "out")
    mail = MessageView(2, "out", "email", "", "", "text", LONG_AGO, "sent")
    assert Snapshot(None, (here, mail)).shown() == [here]


def test_the_cursor_stops_before_what_is_still_to_come() -> None:
    """A message that waits is found later, although a younger one was shown before it."""
    messages = [message(1, "out"), message(2, "out", state="queued"), message(3, "out")]
    assert settled(messages, (0, 0), NOW) == (0, 1)


def test_the_cursor_stops_before_what_is_young() -> None:
    """Ids are given before commits: behind a young message an older one may still appear."""
    messages = [message(1, "in"), message(4, "in", at=NOW - timedelta(seconds=2)), message(7, "out")]
    assert settled(messages, (0, 0), NOW) == (1, 7)


def test_a_message_that_never_left_does_not_hold_the_cursor_for_ever() -> None:
    """After an hour a waiting message no longer makes every reader read all again."""
    old = message(2, "out", state="retry", at=NOW - timedelta(hours=2))
    assert settled([old, message(3, "out")], (0, 0), NOW) == (0, 3)


def test_a_mail_that_waits_does_not_hold_the_chat() -> None:
    """What goes by another way may wait as long as it likes."""
    mail = MessageView(2, "out", "email", "", "", "text", LONG_AGO, "queued")
    assert settled([message(1, "out"), mail, message(3, "out")], (0, 0), NOW) == (0, 3)


def test_the_cursor_never_goes_back() -> None:
    """Where nothing is new the cursor stays."""
    assert settled([], (5, 9), NOW) == (5, 9)


@pytest.mark.parametrize("text", ["", "x", "1", "1,", ",2", "-1,2", "1.5,2", "١,٢", "1,2,3", "9" * 500])
def test_a_strange_cursor_is_the_start(text: str) -> None:
    """A page that gives nonsense gets everything; dedup by key makes that harmless."""
    assert read_cursor(text) == (0, 0)


def test_only_our_own_pages_ids_come_back() -> None:
    """The page recognises what it sent itself; what another channel sent has no client id."""
    ours = message(1, "in", key="thread:0b8a")
    theirs = message(2, "in", key="other:0b8a")
    assert message_json(ours, "thread")["client"] == "0b8a"
    assert message_json(theirs, "thread")["client"] == ""


def test_a_message_shows_its_chat_words_and_buttons() -> None:
    """A reply is shown in its chat form, with its buttons."""
    shown = message_json(message(1, "out", chat="brief", buttons=({"label": "Yes", "action": "confirm"},)), "thread")
    assert shown["text"] == "brief"
    assert shown["buttons"] == [{"label": "Yes", "action": "confirm", "style": ""}]


def test_an_order_shows_amounts_as_decimal_text() -> None:
    """Amounts leave as decimal text, never as floating numbers."""
    shown = order_json(order_view())
    assert (shown["goods"], shown["shipping"], shown["tax"], shown["total"]) == ("234.00", "5.00", "47.80", "286.80")
    assert [line["quantity"] for line in shown["lines"]] == ["3"]
    assert (shown["ship_to"], shown["ship_country"]) == ("Kitchen, 3 Red Street, D06 CD34 Dublin", "IE")
    assert shown["promised_on"] == "2026-11-26"


def test_only_web_addresses_become_links() -> None:
    """An order page's address that is none is left out."""
    assert order_json(order_view(url="javascript:alert(1)"))["url"] == ""


def test_nothing_said_yet_has_nothing_open() -> None:
    """A fresh chat has no order and nobody took it over."""
    assert state_json(None) == {
        "handed_over": False,
        "typing": False,
        "customer": "",
        "order": None,
        "questions": [],
    }
