"""The ledger as a state machine: whatever claims, fails, crashes or is taken back, its promises hold."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from core.database import deliveries as ledger
from core.database.deliveries import Delivery
from core.database.engine import Database
from core.database.tables import metadata
from core.database.tables.deliveries import deliveries
from core.errors import Conflict
from core.ports import Receipt
from tests.core.jobs.parts import START, new_delivery

EXECUTORS = st.sampled_from(["a", "b"])
LEASE_S = 60


class LedgerStates(RuleBasedStateMachine):
    """Two executors, three conversations and a clock."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{Path(self.folder.name) / 'shop.db'}")
        metadata.create_all(self.database.engine, tables=[deliveries])
        self.now = int(START.timestamp() * 1000)
        self.ids: list[int] = []
        self.message_ids: dict[int, str] = {}
        self.in_hand: list[Delivery] = []
        self.receipts: set[int] = set()

    @precondition(lambda self: len(self.ids) < 4)
    @rule(conversation=st.sampled_from([None, 1, 2]), wait_s=st.sampled_from([0, 0, 20]), number=st.integers(1, 3))
    def post(self, conversation: int | None, wait_s: int, number: int) -> None:
        not_before = self.now + wait_s * 1000 if wait_s else 0
        rows = [new_delivery(conversation_id=conversation, not_before=not_before) for _ in range(number)]
        with self.database.write() as conn:
            ids = ledger.queue(conn, rows)
        self.ids += ids
        self.message_ids |= {id_: row.message_id for id_, row in zip(ids, rows, strict=True)}

    @precondition(lambda self: self.ids)
    @rule(by=EXECUTORS, data=st.data())
    def claim(self, by: str, data: st.DataObject) -> None:
        ids = data.draw(st.just(self.ids) | st.lists(st.sampled_from(self.ids), min_size=1, unique=True))
        before = self._rows()
        with self.database.write() as conn:
            claimed = ledger.claim(conn, ids, by, self.now, LEASE_S, channels=["email"])
        for delivery in claimed:
            old = before[delivery.id]
            assert old.state in {"queued", "retry", "unknown", "sending"}
            assert old.state != "sending" or old.claimed_until <= self.now
            assert max(old.not_before, old.next_try_at if old.state != "sending" else 0) <= self.now
            assert delivery.attempts == old.attempts + 1
            for other in before.values():
                earlier = other.id < old.id and other.conversation_id == old.conversation_id is not None
                assert not earlier or other.state in {"sent", "parked", "cancelled"}
        self.in_hand += claimed

    @precondition(lambda self: self.in_hand)
    @rule(
        outcome=st.sampled_from(["sent", "retry", "unknown", "parked", "killed"]),
        data=st.data(),
    )
    def attempt(self, outcome: str, data: st.DataObject) -> None:
        delivery = self.in_hand.pop(data.draw(st.integers(0, len(self.in_hand) - 1)))
        held = self._rows()[delivery.id]
        mine = held.state == "sending" and (held.claimed_by, held.attempts) == (delivery.claimed_by, delivery.attempts)
        with self.database.write() as conn:
            if outcome == "sent":
                assert ledger.mark_sent(conn, delivery, Receipt("x"), self.now) == (delivery.id not in self.receipts)
                self.receipts.add(delivery.id)
            elif outcome == "retry":
                assert ledger.mark_retry(conn, delivery, "busy", self.now + 15_000) == mine
            elif outcome == "unknown":
                assert ledger.mark_unknown(conn, delivery, "unknown", self.now + 15_000) == mine
            elif outcome == "parked":
                assert ledger.mark_parked(conn, delivery, "refused") == mine

    @rule(seconds=st.sampled_from([1, 15, 45, 61]))
    def pass_time(self, seconds: int) -> None:
        self.now += seconds * 1000

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids))
        allowed = self._rows()[id_].state in {"parked", "retry", "unknown"}
        try:
            with self.database.write() as conn:
                ledger.resend(conn, id_)
        except Conflict:
            assert not allowed
        else:
            assert allowed

    @precondition(lambda self: self.ids)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(self.ids))
        old = self._rows()[id_]
        with self.database.write() as conn:
            taken = ledger.cancel_waiting(conn, [id_])
        assert taken == (old.state == "queued" and old.attempts == 0)

    @precondition(lambda self: self.in_hand)
    @rule(data=st.data(), by=EXECUTORS)
    def sleep_past_the_lease(self, data: st.DataObject, by: str) -> None:
        """A process sleeps while its claim runs out, another claims, and both come back with their outcomes."""
        self.now += 61_000
        self.claim(by, data)
        self.attempt(data.draw(st.sampled_from(["sent", "retry", "parked"])), data)

    @invariant()
    def what_has_a_receipt_stays_sent(self) -> None:
        """A receipt is final: no claim, failure or person brings the message back."""
        if self.ids:
            rows = self._rows()
            assert {row.id for row in rows.values() if row.state == "sent"} == self.receipts

    @invariant()
    def the_message_id_never_changes(self) -> None:
        """However often a message is tried, it is the same message."""
        if self.ids:
            assert {row.id: row.message_id for row in self._rows().values()} == self.message_ids

    @invariant()
    def what_is_due_is_what_can_be_claimed(self) -> None:
        """The recovery job sees exactly what a claim would give it."""
        if self.ids:
            with self.database.read() as conn:
                due = ledger.due(conn, "email", self.now, 1000)
            try:
                with self.database.write() as conn:
                    claimed = [d.id for d in ledger.claim(conn, self.ids, "x", self.now, 60, channels=["email"])]
                    raise _Undone
            except _Undone:
                assert claimed == due

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self._drain()
            self.database.close()
            self.folder.cleanup()

    def _drain(self) -> None:
        """Nothing is ever stuck: with time and a willing outside, every waiting message leaves."""
        for _ in range(len(self.ids) + 1):
            self.now += 100_000
            with self.database.write() as conn:
                for delivery in ledger.claim(conn, self.ids, "last", self.now, LEASE_S, channels=["email"]):
                    ledger.mark_sent(conn, delivery, Receipt("x"), self.now)
        assert {row.state for row in self._rows().values()} <= {"sent", "parked", "cancelled"}

    def _rows(self) -> dict[int, Delivery]:
        with self.database.read() as conn:
            return {row.id: Delivery(**row._mapping) for row in conn.execute(select(deliveries))}


class _Undone(Exception):
    pass


TestLedgerStates = LedgerStates.TestCase
TestLedgerStates.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
