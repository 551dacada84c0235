"""A mailbox that is watched: one thread reads and waits, another keeps the lease and cuts what hangs."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from core.clerk import Clerk
from core.errors import OrderclerkError
from core.ports import InboundMessage
from intake.mail.imap_account import Account
from intake.mail.imap_connection import ImapConnection
from intake.mail.imap_position import LeaseLost, Positions
from intake.mail.imap_reading import FolderReading, Ways
from intake.mail.imap_sent import SentReading
from intake.mail.imap_taking import ReadMail, Taking
from intake.mail.imap_waits import fault_name, wait_s

_LOG = logging.getLogger(__name__)

LEAVE_S = 0.5

Taker = Callable[[InboundMessage], object]
ManyTaker = Callable[[Sequence[InboundMessage]], object]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often what is done. look_s: the longest IDLE, after which everything is searched; poll_s: without IDLE."""

    look_s: float = 60.0
    poll_s: float = 20.0
    lease_s: float = 30.0
    stand_by_s: float = 5.0
    end_s: float = 2.0


class ImapMailbox:
    """A way for mail to come in: a mailbox on an IMAP server, shared with the people who read it."""

    def __init__(
        self,
        account: Account,
        *,
        clerk: Callable[[], Clerk],
        read: ReadMail,
        ways: Ways = Ways(),
        take_all: ManyTaker | None = None,
        own: Callable[[], Iterable[str]] = tuple,
        rhythm: Rhythm = Rhythm(),
    ) -> None:
        """clerk: keeps the position. take_all: stores several messages at once. own: our mail addresses."""
        self.account = account
        self._clerk = clerk
        self._read = read
        self._ways = ways
        self._take_all = take_all
        self._own = own
        self._rhythm = rhythm
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._threads: tuple[threading.Thread, ...] = ()
        self._connection: ImapConnection | None = None
        self._positions: Positions | None = None
        self._reading = False

    def start(self, take_in: Taker) -> None:
        """Begin to read; every mail goes to `take_in` (or `take_all`), which returns only when it is stored."""
        if self._threads:
            return
        self._stopping.clear()
        self._positions = Positions(self._clerk(), self.account.key, uuid.uuid4().hex, lease_s=self._rhythm.lease_s)
        own = frozenset(one.lower() for one in (*self._own(), self.account.user) if "@" in one)
        taking = Taking(self._read, take_in, self._take_all, own=own)
        jobs = ((self._read_on, (self._positions, taking)), (self._pulse, (self._positions,)))
        self._threads = tuple(
            threading.Thread(target=job, args=args, name=f"mailbox-{job.__name__.strip('_')}", daemon=True)
            for job, args in jobs
        )
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop reading; a mail that is being stored is finished first."""
        self._stopping.set()
        threads, self._threads = self._threads, ()
        connection = self._connection
        if connection is not None:
            connection.cut()
        until = time.monotonic() + self._rhythm.end_s
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        if threads and self._positions is not None:
            # Good manners only: whoever waits for a database that is stuck would wait for nothing.
            leaving = threading.Thread(target=_leave, args=(self._positions,), daemon=True)
            leaving.start()
            leaving.join(LEAVE_S)

    def ready(self) -> bool:
        """Return whether the position is found: what arrives from now on is new."""
        return self._ready.is_set()

    def _read_on(self, positions: Positions, taking: Taking) -> None:
        inbox = FolderReading(self.account.folder, positions, taking, self._ways)
        sent = SentReading(positions, taking, self._ways)
        failures, known_fault = 0, ""
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                self._session(positions, inbox, sent)
                failures, known_fault = 0, ""
                self._stopping.wait(self._rhythm.stand_by_s)
            except LeaseLost:
                _LOG.info("mailbox %s: another process reads it", self.account.place)
            except Exception as fault:
                # Whatever it is, the mailbox must be read again as soon as that is over.
                failures = 1 if time.monotonic() - began > 2 * self._rhythm.look_s else failures + 1
                known_fault = self._failed(positions, fault, failures, known_fault)
            finally:
                self._reading = False

    def _session(self, positions: Positions, inbox: FolderReading, sent: SentReading) -> None:
        """Read from the first look to the first fault; returns at once where another process reads the mailbox."""
        held = positions.hold(self.account.folder)
        if held.position.uidvalidity is not None:
            self._ready.set()
        if not held.held:
            return
        self._reading = True
        inbox.resume(held)
        connection = self._connection = ImapConnection(self.account)
        try:
            if self._stopping.is_set():
                return
            while not self._stopping.is_set():
                self._look(connection, positions, inbox, sent)
                self._wait(connection)
        finally:
            self._connection = None
            connection.close()

    def _look(self, connection: ImapConnection, positions: Positions, inbox: FolderReading, sent: SentReading) -> None:
        # Colleagues' answers first: the clerk must not answer what they have answered already.
        answers = sent.look(connection)
        if answers:
            sent.keep(answers)
        inbox.look(connection, answers.answered if answers else frozenset())
        if answers:
            sent.settle(answers)
        positions.note(self.account.folder)
        self._ready.set()

    def _wait(self, connection: ImapConnection) -> None:
        if self._stopping.is_set():
            return
        if connection.can(b"IDLE"):
            connection.wait_idle(self._rhythm.look_s)
        else:
            self._stopping.wait(self._rhythm.poll_s)

    def _failed(self, positions: Positions, fault: Exception, failures: int, known: str) -> str:
        """Note a fault and wait; returns its name, so that one that lasts is logged once."""
        if self._stopping.is_set():
            return known
        name = fault_name(fault)
        if name != known:
            unforeseen = name.startswith("unforeseen")
            _LOG.warning("mailbox %s: %s", self.account.place, name, exc_info=fault if unforeseen else None)
        with suppress(OrderclerkError):
            positions.note(self.account.folder, name)
        self._stopping.wait(wait_s(name, failures))
        return name

    def _pulse(self, positions: Positions) -> None:
        """Renew the lease while somebody reads, and cut a connection that hangs or is no longer ours."""
        every = self._rhythm.lease_s / 3
        while not self._stopping.wait(every):
            if not self._reading:
                continue
            with suppress(OrderclerkError):
                positions.hold(self.account.folder)
            connection = self._connection
            if connection is None:
                continue
            if connection.overdue() or not positions.certain():
                _LOG.warning("mailbox %s: the connection hangs or is no longer ours; cut", self.account.place)
                connection.cut()


def _leave(positions: Positions) -> None:
    with suppress(Exception):
        positions.leave()
