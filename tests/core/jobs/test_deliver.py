"""Sending: at once after the commit, again after failures, in order, and never inside a transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy import text

from core.database import deliveries as ledger
from core.database import sending
from core.database.deliveries import Delivery, NewDelivery
from core.database.engine import Database, count_statements
from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown
from core.jobs import deliver
from core.jobs.deliver import RETRY_WAITS_S, Deliverer
from core.jobs.engine import Jobs
from core.jobs.senders import Pace
from core.ports import Attachment
from tests.core.jobs.parts import RecordingChannel, SettableClock, WallClock, new_delivery, until

Make = Callable[..., Deliverer]


def _post(database: Database, deliverer: Deliverer, *rows: NewDelivery) -> list[int]:
    with database.write() as conn:
        ids = deliverer.post(conn, rows)
    assert deliverer.idle(10)
    return ids


def _find(database: Database, delivery_id: int) -> Delivery:
    with database.read() as conn:
        found = ledger.find(conn, delivery_id)
    assert found is not None
    return found


def _sweep(deliverer: Deliverer, channel: str = "email") -> None:
    deliverer.handlers[f"deliver:{channel}"]("now")
    assert deliverer.idle(10)


def test_a_message_leaves_right_after_the_commit(database: Database, make: Make) -> None:
    """The committing process sends at once and keeps the receipt; no job is needed for that."""
    channel = RecordingChannel()
    (id_,) = _post(database, make(channel), new_delivery("Order O-26-7K3QX", message_id="<m1@shop.example>"))
    assert channel.subjects == ["Order O-26-7K3QX"]
    found = _find(database, id_)
    assert (found.state, found.attempts) == ("sent", 1)
    assert found.receipt == {"external_id": "<m1@shop.example>", "by": "email"}


def test_nothing_leaves_when_the_unit_is_taken_back(database: Database, make: Make) -> None:
    """A message whose unit failed was never there: not sent, not in the ledger, no job."""
    channel = RecordingChannel()
    deliverer = make(channel)
    with pytest.raises(ZeroDivisionError), database.write() as conn:
        deliverer.post(conn, [new_delivery()])
        raise ZeroDivisionError
    assert deliverer.idle(10)
    assert channel.calls == []
    with database.read() as conn:
        assert ledger.counts(conn) == {}
        jobs = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
        assert conn.execute(text(f"select count(*) from {jobs}")).scalar() == 0


def test_nothing_is_sent_inside_a_transaction(database: Database, make: Make) -> None:
    """While a channel sends, others can write: no lock and no transaction is held meanwhile."""
    channel = RecordingChannel()
    written: list[int] = []

    def write_beside(_message: object) -> None:
        done = threading.Event()

        def write() -> None:
            with database.write() as conn:
                written.extend(ledger.queue(conn, [new_delivery(channel="webchat", state="sent")]))
            done.set()

        threading.Thread(target=write).start()
        assert done.wait(5)

    channel.before = write_beside
    _post(database, make(channel), new_delivery())
    assert len(written) == len(channel.sent) == 1


def test_placing_an_order_pays_few_statements_for_its_message(database: Database, make: Make) -> None:
    """One insert for all rows and two for the durable job; the next unit's job is there already."""
    deliverer = make(RecordingChannel(), RecordingChannel("telegram"))
    with count_statements(database) as first, database.write() as conn:
        deliverer.post(conn, [new_delivery(), new_delivery(), new_delivery()])
        inside_first = first.total
    assert inside_first == 4
    assert deliverer.idle(10)
    with count_statements(database) as second, database.write() as conn:
        deliverer.post(conn, [new_delivery()])
        inside_second = second.total
    assert inside_second == 2


def test_a_busy_outside_is_tried_again_in_time(database: Database, make: Make, clock: SettableClock) -> None:
    """A first failure is repeated within two minutes, under the same Message-ID."""
    channel = RecordingChannel("email", OutsideBusy("mail"))
    deliverer = make(channel)
    (id_,) = _post(database, deliverer, new_delivery())
    found = _find(database, id_)
    assert (found.state, found.error) == ("retry", "OutsideBusy: mail")
    assert 0 < found.next_try_at - clock.ms() <= 120_000
    _sweep(deliverer)
    assert len(channel.calls) == 1
    clock.move(15)
    _sweep(deliverer)
    assert _find(database, id_).state == "sent"
    assert len({message.message_id for message in channel.calls}) == 1


def test_a_soon_retry_needs_no_job(database: Database, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A retry that is due soon is made by this process itself, on time."""
    monkeypatch.setattr(deliver, "RETRY_WAITS_S", (0.2,) * 7)
    channel = RecordingChannel("email", OutsideBusy("mail"), OutsideUnknown("mail"))
    deliverer = make(channel, clock=WallClock())
    _post(database, deliverer, new_delivery("first", conversation_id=1), new_delivery("second", conversation_id=1))
    until(lambda: len(channel.sent) == 2)
    assert channel.subjects == ["first", "second"]


def test_a_longer_wait_that_the_outside_asks_for_is_kept(database: Database, make: Make, clock: SettableClock) -> None:
    """When the outside says how long to wait, nothing is tried before."""
    channel = RecordingChannel("email", OutsideBusy("mail", wait_s=600))
    (id_,) = _post(database, make(channel), new_delivery())
    assert _find(database, id_).next_try_at == clock.ms() + 600_000


def test_waits_grow_and_end(database: Database, make: Make, clock: SettableClock) -> None:
    """Each wait is longer than the last one; after eight attempts the message is parked for a person."""
    channel = RecordingChannel("email", *(OutsideBusy("mail") for _ in range(20)))
    deliverer = make(channel)
    (id_,) = _post(database, deliverer, new_delivery())
    waits = []
    while _find(database, id_).state == "retry":
        waits.append((_find(database, id_).next_try_at - clock.ms()) / 1000)
        clock.move(waits[-1])
        _sweep(deliverer)
    assert waits == sorted(waits) == list(RETRY_WAITS_S)
    assert len(channel.calls) == 8
    assert _find(database, id_).state == "parked"
    clock.move(1_000_000)
    _sweep(deliverer)
    assert len(channel.calls) == 8


def test_what_is_refused_for_good_is_parked_at_once(database: Database, make: Make, clock: SettableClock) -> None:
    """A refusal is never repeated by itself; a person can have it sent again."""
    channel = RecordingChannel("email", OutsideRefused("mail", "no such person"))
    deliverer = make(channel)
    (id_,) = _post(database, deliverer, new_delivery())
    clock.move(100_000)
    _sweep(deliverer)
    assert (_find(database, id_).state, len(channel.calls)) == ("parked", 1)
    with database.write() as conn:
        ledger.resend(conn, id_)
        database.after_commit(conn, lambda: deliverer.send_now([id_]))
    assert deliverer.idle(10)
    assert _find(database, id_).state == "sent"


def test_an_unknown_outcome_is_repeated_under_the_same_message_id(
    database: Database, make: Make, clock: SettableClock
) -> None:
    """What may have arrived is said so, and repeated under the same id so that the other side can tell."""
    channel = RecordingChannel("email", OutsideUnknown("mail"))
    deliverer = make(channel)
    (id_,) = _post(database, deliverer, new_delivery(message_id="<same@shop.example>"))
    assert _find(database, id_).state == "unknown"
    clock.move(15)
    _sweep(deliverer)
    assert _find(database, id_).state == "sent"
    assert [message.message_id for message in channel.calls] == ["<same@shop.example>"] * 2


def test_a_bug_is_tried_again_then_parked_and_tells_no_secrets(
    database: Database, make: Make, clock: SettableClock
) -> None:
    """An unforeseen error is limited like any other, and only its kind is kept."""
    channel = RecordingChannel("email", *(ValueError("anna@example.com token=abc") for _ in range(20)))
    deliverer = make(channel)
    (id_,) = _post(database, deliverer, new_delivery())
    for wait_s in RETRY_WAITS_S:
        clock.move(wait_s)
        _sweep(deliverer)
    found = _find(database, id_)
    assert (found.state, found.error, len(channel.calls)) == ("parked", "ValueError", 8)


def test_a_conversation_keeps_its_order_over_failures(database: Database, make: Make, clock: SettableClock) -> None:
    """While the first message fails, the later ones of its conversation wait; others are sent."""
    channel = RecordingChannel("email", OutsideBusy("mail"))
    deliverer = make(channel)
    _post(database, deliverer, new_delivery("one", conversation_id=1))
    _post(database, deliverer, new_delivery("two", conversation_id=1), new_delivery("other", conversation_id=2))
    _post(database, deliverer, new_delivery("three", conversation_id=1))
    assert channel.subjects == ["other"]
    clock.move(15)
    _sweep(deliverer)
    until(lambda: len(channel.sent) == 4)
    assert channel.subjects == ["other", "one", "two", "three"]


def test_messages_of_one_unit_to_one_conversation_leave_in_order(database: Database, make: Make) -> None:
    """Many messages to one conversation arrive as they were posted, however many threads send."""
    channel = RecordingChannel()
    deliverer = make(channel)
    channel.before = lambda message: time.sleep(0.005)
    for start in range(0, 20, 4):
        with database.write() as conn:
            deliverer.post(conn, [new_delivery(str(n), conversation_id=9) for n in range(start, start + 4)])
    until(lambda: len(channel.sent) == 20)
    assert channel.subjects == [str(n) for n in range(20)]


def test_a_message_with_a_moment_leaves_by_itself_at_that_moment(database: Database, make: Make) -> None:
    """A message that can still be undone leaves when its time has come, without waiting for a job."""
    channel = RecordingChannel()
    deliverer = make(channel, clock=WallClock())
    with database.write() as conn:
        now = int(WallClock().now().timestamp() * 1000)
        deliverer.post(conn, [new_delivery("soon", not_before=now + 300), new_delivery("at once")])
    until(lambda: len(channel.sent) == 2)
    assert channel.subjects == ["at once", "soon"]


def test_a_message_taken_back_in_time_never_leaves(database: Database, make: Make) -> None:
    """Undone before its moment, a message is not sent when the moment comes."""
    channel = RecordingChannel()
    deliverer = make(channel, clock=WallClock())
    with database.write() as conn:
        now = int(WallClock().now().timestamp() * 1000)
        ids = deliverer.post(conn, [new_delivery(not_before=now + 200)])
    with database.write() as conn:
        assert ledger.cancel_waiting(conn, ids) == 1
    time.sleep(0.5)
    assert deliverer.idle(10)
    assert channel.calls == []


def test_a_channel_of_another_process_is_left_to_it(database: Database, make: Make) -> None:
    """A process without the channel leaves the row alone; one that has it sends it."""
    mail, chat = RecordingChannel(), RecordingChannel("telegram")
    (id_,) = _post(database, make(mail), new_delivery(channel="telegram"))
    assert (_find(database, id_).state, mail.calls) == ("queued", [])
    _sweep(make(chat), "telegram")
    assert _find(database, id_).state == "sent"


def test_a_message_whose_channel_is_not_named_leaves_by_its_own(
    database: Database, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every channel may try; one that finds nothing of its own must not keep the right one from it."""
    mail, chat = RecordingChannel(), RecordingChannel("telegram")
    deliverer = make(mail, chat)
    with database.write() as conn:
        (id_,) = ledger.queue(conn, [new_delivery()])
    entered, release = threading.Event(), threading.Event()
    retrying = database.retrying

    def slow_for_chat(work: Any) -> Any:
        if "telegram" in getattr(work, "args", ()):
            entered.set()
            assert release.wait(20)
        return retrying(work)

    monkeypatch.setattr(database, "retrying", slow_for_chat)
    deliverer.send_now([id_], channel="telegram")
    assert entered.wait(20)
    deliverer.send_now([id_], channel="email")
    until(lambda: bool(mail.calls))
    release.set()
    assert deliverer.idle(10)
    assert _find(database, id_).state == "sent"


def test_a_paused_shop_sends_nothing(database: Database, make: Make) -> None:
    """The mark lies in the database: every process, and a restored copy, keeps its messages until told to send."""
    channel = RecordingChannel()
    deliverer = make(channel, paused=sending.Paused(database, fresh_s=0))
    for paused in (True, False):
        with database.write() as conn:
            assert sending.set_paused(conn, paused) and not sending.set_paused(conn, paused)
        _post(database, deliverer, new_delivery())
        _sweep(deliverer)
        assert len(channel.sent) == (0 if paused else 2)


def test_a_claim_that_was_lost_meanwhile_sends_nothing(database: Database, make: Make) -> None:
    """A process that slept past its lease sends nothing that others may have taken over, and gives it back."""

    class Slept(Jobs):
        def held_since(self, moment: float) -> bool:
            return False

    channel = RecordingChannel()
    (id_,) = _post(database, make(channel, jobs=Slept(database, handlers={})), new_delivery())
    assert (channel.calls, _find(database, id_).state) == ([], "retry")


def test_attachments_are_made_when_it_is_sent(database: Database, make: Make, clock: SettableClock) -> None:
    """The ledger keeps what to make, not the bytes; a fault in making it is tried again like any other."""
    asked: list[Mapping[str, Any]] = []

    def resolve(document: Mapping[str, Any]) -> Attachment:
        asked.append(document)
        if len(asked) == 1:
            raise OutsideBusy("printer")
        return Attachment("invoice.pdf", "application/pdf", lambda: b"%PDF")

    channel = RecordingChannel()
    deliverer = make(channel, resolve_attachment=resolve)
    _post(database, deliverer, new_delivery(attachments=({"document": "invoice", "number": "R-1"},)))
    assert channel.calls == []
    clock.move(15)
    _sweep(deliverer)
    assert asked == [{"document": "invoice", "number": "R-1"}] * 2
    assert channel.sent[0].attachments[0].content() == b"%PDF"


def test_a_channel_may_ask_for_a_pace(database: Database, make: Make) -> None:
    """A channel's own pace is kept in the process: after one second's burst, one for each gap."""
    now = [100.0]
    pace = Pace(per_second=10, now=lambda: now[0])
    assert [round(pace.wait_s(), 6) for _ in range(13)] == [0.0] * 10 + [0.1, 0.2, 0.3]
    now[0] += 60
    assert [round(pace.wait_s(), 6) for _ in range(11)] == [0.0] * 10 + [0.1]
    channel = RecordingChannel()
    channel.per_second = 1_000.0
    _post(database, make(channel), *(new_delivery() for _ in range(5)))
    assert len(channel.sent) == 5


def test_the_rounds_see_to_every_waiting_channel(database: Database, make: Make) -> None:
    """A row without a job to come gets one in the next round, in whichever process the round is."""
    with database.write() as conn:
        ledger.queue(conn, [new_delivery(channel="telegram")])
    make().round()
    with database.read() as conn:
        jobs = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
        rows = conn.execute(text(f"select workflow_uuid, queue_name, status from {jobs}")).all()
    found = [(row[0].split(":")[:2], row[1], row[2]) for row in rows]
    assert found == [(["deliver", "telegram"], "deliver-telegram", "ENQUEUED")]


def test_a_message_that_ends_the_process_is_parked_at_last(database: Database, make: Make) -> None:
    """Whoever claims a message that was claimed too often and never finished parks it instead of sending it."""
    channel = RecordingChannel()
    (id_,) = _post(database, make(), new_delivery("k"))
    with database.write() as conn:
        conn.execute(text("update deliveries set attempts = :most"), {"most": deliver.MOST_ATTEMPTS})
    _sweep(make(channel))
    assert (_find(database, id_).state, channel.sent) == ("parked", [])
