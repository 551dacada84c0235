"""The delivery ledger: what may be claimed when, by whom, and what becomes of it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from core.database import deliveries as ledger
from core.database.deliveries import Delivery, NewDelivery
from core.database.engine import Database, count_statements
from core.errors import Conflict
from core.ports import Button, Receipt
from tests.core.jobs.parts import START, new_delivery

NOW = int(START.timestamp() * 1000)


def _queue(database: Database, *rows: NewDelivery) -> list[int]:
    with database.write() as conn:
        return ledger.queue(conn, rows)


def _claim(
    database: Database, *ids: int, by: str = "me", now: int = NOW, channels: tuple[str, ...] = ("email",)
) -> list[Delivery]:
    with database.write() as conn:
        return ledger.claim(conn, ids, by, now, 60, channels=channels)


def _find(database: Database, delivery_id: int) -> Delivery:
    with database.read() as conn:
        found = ledger.find(conn, delivery_id)
    assert found is not None
    return found


def test_a_whole_batch_is_one_statement_and_keeps_its_order(database: Database) -> None:
    """Ten messages are queued by one statement, and their ids come back in the order given."""
    rows = [new_delivery(str(n)) for n in range(10)]
    with count_statements(database) as counted, database.write() as conn:
        ids = ledger.queue(conn, rows)
    assert counted.total == 3
    assert [_find(database, id_).subject for id_ in ids] == [str(n) for n in range(10)]


def test_nothing_is_queued_twice_under_one_key(database: Database) -> None:
    """A second message under the same key is refused and takes its whole unit back."""
    row = new_delivery()
    _queue(database, row)
    with pytest.raises(IntegrityError):
        _queue(database, new_delivery(), replace(row, message_id="<other@shop.example>"))
    with database.read() as conn:
        assert ledger.counts(conn) == {"queued": 1}


def test_a_row_comes_back_as_it_was_queued(database: Database) -> None:
    """Everything the channel needs is in the row: words, buttons, attachments, thread."""
    row = new_delivery(
        buttons=(Button("Bestätigen", "confirm:7", "primary"),),
        attachments=({"document": "invoice", "number": "R-26-17"},),
        reference_ids=("<a@x>", "<b@x>"),
        body_chat="<b>Hallo</b> 🍕",
        order_id=7,
    )
    found = _find(database, _queue(database, row)[0])
    assert found.buttons == [{"label": "Bestätigen", "action": "confirm:7", "style": "primary"}]
    assert found.attachments == [{"document": "invoice", "number": "R-26-17"}]
    assert found.reference_ids == ["<a@x>", "<b@x>"]
    assert (found.body_chat, found.order_id, found.state) == ("<b>Hallo</b> 🍕", 7, "queued")


def test_a_message_may_be_sent_by_being_committed(database: Database) -> None:
    """A web chat message is queued as sent: the row is the delivery, and nobody claims it."""
    (id_,) = _queue(database, new_delivery(channel="webchat", state="sent"))
    assert _find(database, id_).sent_at == NOW
    assert _claim(database, id_, channels=("webchat",)) == []


def test_a_claim_is_for_one(database: Database) -> None:
    """What one has claimed, another gets only after the lease has run out."""
    (id_,) = _queue(database, new_delivery())
    assert [d.attempts for d in _claim(database, id_)] == [1]
    assert _claim(database, id_, by="other", now=NOW + 59_999) == []
    assert [(d.claimed_by, d.attempts) for d in _claim(database, id_, by="other", now=NOW + 60_000)] == [("other", 2)]


def test_of_many_claimants_one_wins(database: Database) -> None:
    """Eight threads after the same twenty messages get each of them exactly once."""
    ids = _queue(database, *(new_delivery() for _ in range(20)))
    won: list[int] = []

    def work(name: str) -> None:
        for id_ in ids:
            won.extend(d.id for d in _claim(database, id_, by=name))

    threads = [threading.Thread(target=work, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(won) == sorted(ids)


def test_a_message_waits_for_its_moment(database: Database) -> None:
    """What is not to leave before a moment cannot be claimed before it."""
    (id_,) = _queue(database, new_delivery(not_before=NOW + 20_000))
    assert _claim(database, id_, now=NOW + 19_999) == []
    assert len(_claim(database, id_, now=NOW + 20_000)) == 1


def test_a_channel_of_another_process_is_left_alone(database: Database) -> None:
    """Only the channels named are claimed."""
    mail, chat = _queue(database, new_delivery(), new_delivery(channel="telegram"))
    assert [d.id for d in _claim(database, mail, chat, channels=("telegram",))] == [chat]


def test_messages_of_a_conversation_leave_in_order(database: Database) -> None:
    """A message is claimed only once every earlier one of its conversation and channel is out or given up."""
    first, second, other = _queue(
        database,
        new_delivery(conversation_id=1),
        new_delivery(conversation_id=1),
        new_delivery(conversation_id=2),
    )
    assert [d.id for d in _claim(database, first, second, other)] == [first, other]
    assert _claim(database, second) == []
    claimed = _find(database, first)
    with database.write() as conn:
        assert ledger.following(conn, claimed) == second
        ledger.mark_sent(conn, claimed, Receipt("x"), NOW)
    assert [d.id for d in _claim(database, second)] == [second]


@pytest.mark.parametrize("state", ["retry", "unknown"])
def test_a_failing_message_holds_its_conversation_up(database: Database, state: str) -> None:
    """What is to be tried again keeps its place before the later ones."""
    first, second = _queue(database, new_delivery(conversation_id=1), new_delivery(conversation_id=1))
    (claimed,) = _claim(database, first)
    mark = {"retry": ledger.mark_retry, "unknown": ledger.mark_unknown}[state]
    with database.write() as conn:
        assert mark(conn, claimed, "OutsideBusy: mail", NOW + 15_000)
    assert _claim(database, second) == []
    assert _claim(database, first, now=NOW + 14_999) == []
    assert [d.id for d in _claim(database, first, second, now=NOW + 15_000)] == [first]


def test_a_parked_message_lets_the_later_ones_pass(database: Database) -> None:
    """What waits for a person holds nobody up."""
    first, second = _queue(database, new_delivery(conversation_id=1), new_delivery(conversation_id=1))
    (claimed,) = _claim(database, first)
    with database.write() as conn:
        assert ledger.mark_parked(conn, claimed, "OutsideRefused: mail: no such person")
        assert [d.id for d in ledger.parked(conn)] == [first]
    assert [d.id for d in _claim(database, second)] == [second]


def test_whoever_lost_the_claim_changes_nothing(database: Database) -> None:
    """A late failure of a lost claim is not written over the new claimant's work."""
    (id_,) = _queue(database, new_delivery())
    (lost,) = _claim(database, id_)
    _claim(database, id_, by="other", now=NOW + 60_000)
    with database.write() as conn:
        assert not ledger.mark_retry(conn, lost, "late", NOW)
        assert not ledger.mark_parked(conn, lost, "late")
    assert (_find(database, id_).state, _find(database, id_).claimed_by) == ("sending", "other")


def test_a_claim_belongs_to_one_attempt(database: Database) -> None:
    """A late failure of an earlier attempt is not written over the same process's later one."""
    (id_,) = _queue(database, new_delivery())
    (early,) = _claim(database, id_)
    (later,) = _claim(database, id_, now=NOW + 60_000)
    with database.write() as conn:
        assert not ledger.mark_unknown(conn, early, "late", NOW)
        assert ledger.mark_retry(conn, later, "busy", NOW)


def test_good_news_counts_even_after_the_claim_was_lost(database: Database) -> None:
    """A message that went out is sent, whoever holds the claim: so it is not repeated once more."""
    (id_,) = _queue(database, new_delivery())
    (lost,) = _claim(database, id_)
    (held,) = _claim(database, id_, by="other", now=NOW + 60_000)
    with database.write() as conn:
        assert ledger.mark_sent(conn, lost, Receipt("e", {"code": 250}), NOW)
        assert not ledger.mark_sent(conn, held, Receipt("f"), NOW)
    assert _find(database, id_).receipt == {"external_id": "e", "code": 250}


def test_a_person_sends_a_parked_message_again(database: Database) -> None:
    """Sent again it has the same Message-ID and all its attempts; what is sent already cannot be."""
    (id_,) = _queue(database, new_delivery(message_id="<same@shop.example>"))
    (claimed,) = _claim(database, id_)
    with database.write() as conn:
        ledger.mark_parked(conn, claimed, "refused")
    with database.write() as conn:
        ledger.resend(conn, id_)
    (again,) = _claim(database, id_)
    assert (again.message_id, again.attempts) == ("<same@shop.example>", 1)
    with database.write() as conn:
        ledger.mark_sent(conn, again, Receipt("x"), NOW)
    with pytest.raises(Conflict), database.write() as conn:
        ledger.resend(conn, id_)


def test_only_what_nobody_began_to_send_is_taken_back(database: Database) -> None:
    """Undo cancels waiting messages by id or event; those under way or sent stay."""
    under_way, waiting, of_event = _queue(database, new_delivery(), new_delivery(), new_delivery(event_id=5))
    _claim(database, under_way)
    with database.write() as conn:
        assert ledger.cancel_waiting(conn, [under_way, waiting]) == 1
        assert ledger.cancel_waiting(conn, event_ids=[5]) == 1
    assert _claim(database, waiting, of_event) == []
    with database.read() as conn:
        assert ledger.counts(conn) == {"sending": 1, "cancelled": 2}


def test_the_ledger_knows_when_the_next_message_can_go(database: Database) -> None:
    """For each channel: the earliest moment of a waiting message, a claim's end included."""
    sent, _later, _chat = _queue(
        database,
        new_delivery(),
        new_delivery(not_before=NOW + 90_000),
        new_delivery(channel="telegram", not_before=NOW + 5_000),
    )
    _claim(database, sent)
    with database.read() as conn:
        assert ledger.next_due(conn) == {"email": NOW + 60_000, "telegram": NOW + 5_000}
        assert ledger.due(conn, "email", NOW, 10) == []
        assert ledger.due(conn, "email", NOW + 60_000, 10) == [sent]
