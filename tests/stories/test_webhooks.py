"""Programs that hear of orders: every event once and in order, again after failures, under the same id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.database import hook_ledger
from core.database.engine import Database
from core.domain.commands import PlaceOrder
from core.domain.hooks import (
    HookDelivery,
    ListHookDeliveries,
    ListWebhooks,
    Webhook,
    WebhookPing,
    WebhookReplay,
    WebhookSwitch,
)
from core.domain.orders import Source
from core.errors import Refused
from tests.intake.gateways.receiver import Receiver, receiving
from tests.shop import ADMIN, CART, HOME, SALES, wanted
from tests.stories.counter import Counter, open_counter

NAMES = ["order.drafted", "order.confirmed", "order.picked", "order.packed"]


class Ledger:
    """The shop with a webhook named books, and what came of it."""

    def __init__(self, counter: Counter, far: Receiver) -> None:
        self.counter, self.far, self.clerk = counter, far, counter.clerk
        self.notifier = counter.shop.notifier
        far.secrets.append(counter.shop.hooks.add_webhook("books", far.url, ADMIN).secret)
        self.placed = 0

    def place(self) -> str:
        self.placed += 1
        source = Source("api:cart", f"cart-{self.placed}")
        command = PlaceOrder(source, "ann@customer.example", "Ann Archer", wanted("1 MUG"), ship_to=HOME)
        return self.clerk.do(command, actor=CART).orders[0]

    def said(self) -> list[HookDelivery]:
        assert self.notifier.idle(20)
        return list(reversed(self.clerk.look(ListHookDeliveries("books")).items))

    def later(self, **spell: float) -> None:
        """Let time pass and the rounds go."""
        self.counter.clock.move(**spell)
        self.notifier.round()
        assert self.notifier.idle(20)

    def webhook(self) -> Webhook:
        return self.clerk.look(ListWebhooks("books"))[0]


@pytest.fixture
def ledger(database: Database, tmp_path: Path) -> Iterator[Ledger]:
    """A shop whose bookkeeping program hears of everything."""
    with receiving() as far, open_counter(database, tmp_path, hooks_allow="127.0.0.0/8") as counter:
        yield Ledger(counter, far)


def test_every_event_of_an_order_is_told_signed_and_in_order(ledger: Ledger) -> None:
    """Each event has its own stable id and bears the order as the interface shows it, never older than the event."""
    number = ledger.place()
    for step in ("pick", "pack"):
        ledger.counter.step(number, step)
    rows = ledger.said()
    calls = ledger.far.wait(len(rows))
    told = [call.said for call in calls if call.said["type"].startswith("order.")]
    assert [one["type"] for one in told] == NAMES
    assert all(call.signed == 1 for call in calls) and len({call.id for call in calls}) == len(calls)
    assert all(one["data"]["order"]["number"] == number for one in told)
    assert told[-1]["data"]["order"]["version"] == ledger.counter.order(number).version
    assert {one.state for one in rows} == {"sent"}


def test_what_fails_is_repeated_and_the_order_s_later_events_wait(ledger: Ledger) -> None:
    """A failed event is told again under its id before the next one of its order; another order goes its own way."""
    ledger.far.answers = [(500, {"why": "down"})]
    ledger.place()
    ledger.far.wait(1)
    assert [one.state for one in ledger.said()] == ["retry", "queued"]
    other = ledger.place()
    assert {call.said["data"]["order"]["number"] for call in ledger.far.wait(3)[1:]} == {other}
    ledger.later(minutes=1)
    first, repeated = ledger.far.calls[0], ledger.far.calls[3]
    assert (repeated.id, repeated.said["type"]) == (first.id, "order.drafted")
    rows = ledger.said()
    assert [one.state for one in rows] == ["sent"] * 4
    assert (rows[0].tried[0].status, rows[0].tried[0].answer) == (500, '{"why": "down"}')


def test_who_wants_some_events_hears_only_those(ledger: Ledger) -> None:
    """Names and families of names choose; a name that is none is refused."""
    hooks = ledger.counter.shop.hooks
    hooks.add_webhook("books", ledger.far.url, ADMIN, events=("order.confirmed", "shipment.*"))
    ledger.place()
    assert [call.said["type"] for call in ledger.far.wait(1)] == ["order.confirmed"]
    assert [one.event for one in ledger.said()] == ["order.confirmed"]
    with pytest.raises(Refused, match="bad_events"):
        hooks.add_webhook("books", ledger.far.url, ADMIN, events=("Order confirmed",))


def test_who_fails_for_days_is_switched_off_and_goes_on_where_it_stood(ledger: Ledger) -> None:
    """After five days without a success it is off, what waits stays, and switching it on tells it."""
    ledger.far.answers = [(404, {})] * 20
    ledger.place()
    for _ in range(6):
        ledger.later(days=1)
    assert not ledger.webhook().active and "too long" in ledger.webhook().fault
    silent = len(ledger.far.calls)
    ledger.place()
    ledger.later(days=1)
    assert len(ledger.far.calls) == silent
    ledger.far.answers = []
    ledger.clerk.do(WebhookSwitch("books", active=True), actor=ADMIN)
    assert [one.state for one in ledger.said()] == ["sent", "sent"]
    done = ledger.clerk.do(WebhookReplay("books"), actor=ADMIN)
    assert done.facts["queued"] == 4
    assert len({one.message_id for one in ledger.said()}) == 4 and ledger.webhook().failing_since is None


def test_gone_means_off_at_once(ledger: Ledger) -> None:
    """410 switches it off; a redirect is not followed and counts as a failure."""
    ledger.far.answers = [(302, {})]
    ledger.far.headers = {"Location": ledger.far.url}
    ledger.place()
    ledger.far.wait(1)
    assert [one.state for one in ledger.said()] == ["retry", "queued"]
    ledger.far.answers = [(410, {})]
    ledger.later(minutes=1)
    assert not ledger.webhook().active and len(ledger.far.calls) == 2


def test_events_are_told_again_by_id_by_order_or_by_moment(ledger: Ledger) -> None:
    """A replay repeats ids, so that who has them knows; ranges, one order and what failed can be chosen."""
    first, second = ledger.place(), ledger.place()
    ledger.far.wait(4)
    rows = ledger.said()

    def again(**wanted: Any) -> list[str]:
        before = len(ledger.far.calls)
        count = ledger.clerk.do(WebhookReplay("books", **wanted), actor=ADMIN).facts["queued"]
        return [call.id for call in ledger.far.wait(before + count)[before:]]

    ids = [one.event_id or 0 for one in rows]
    assert again(first=ids[1], last=ids[1]) == [rows[1].message_id]
    assert again(order=second) == [one.message_id for one in rows if one.order == second]
    assert again(failed=True) == []
    assert again(since=ledger.counter.clock.now().replace(year=2030)) == []
    assert first and {one.state for one in ledger.said()} == {"sent"}


def test_a_ping_tries_the_address(ledger: Ledger) -> None:
    """A ping is signed like everything else and stands in the log."""
    ledger.clerk.do(WebhookPing("books"), actor=ADMIN)
    (call,) = ledger.far.wait(1)
    assert call.said["type"] == "ping" and call.signed == 1
    assert [one.event for one in ledger.said()] == ["ping"]


def test_only_administrators_connect_programs(ledger: Ledger) -> None:
    """What leaves the shop is decided by nobody else."""
    with pytest.raises(Refused, match="not_your_role"):
        ledger.counter.shop.hooks.add_webhook("mine", ledger.far.url, SALES)
    with pytest.raises(Refused, match="not_your_role"):
        ledger.clerk.do(WebhookReplay("books"), actor=SALES)


def test_what_a_dead_process_had_claimed_is_told_by_another(ledger: Ledger) -> None:
    """A claim keeps others away until it has run out; then the event is told again, under its id."""
    ledger.far.answers = [(500, {})]
    ledger.place()
    ledger.far.wait(1)
    row = ledger.said()[0]
    ledger.counter.clock.move(seconds=10)
    now = int(ledger.counter.clock.now().timestamp() * 1000)
    claimed = ledger.counter.shop.database.retrying(lambda conn: hook_ledger.claim(conn, row.id, "dead", now, 60_000))
    assert claimed is not None and claimed.attempts == 2
    ledger.later(seconds=30)
    assert len(ledger.far.calls) == 1
    ledger.later(minutes=1)
    assert [call.id for call in ledger.far.calls[:2]] == [row.message_id] * 2
    assert {one.state for one in ledger.said()} == {"sent"}
