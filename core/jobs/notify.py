"""Tells webhooks what happened: at once by the process that committed it, and again by the rounds of any process.

Rows are queued with the event itself. Whoever claims one sends it outside any transaction and keeps what came back.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import Connection

from core.database import hook_ledger as ledger
from core.database.engine import Database
from core.database.hook_ledger import NewNotice, Tried
from core.database.hooks import switch_webhook
from core.database.sending import Paused
from core.domain.hooks import Notice, Told
from core.errors import Conflict, OutsideBusy, OutsideRefused
from core.jobs.senders import Later, Senders
from core.ports import Clock

log = logging.getLogger(__name__)

RETRY_WAITS_S = (5.0, 30.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
LEASE_S = 120.0
SOON_S = 600.0
AT_ONCE = 4
IN_A_ROW = 100
MOST_WAITING = 1_000
KEEP_DAYS = 30
GONE = 410
DAY_MS = 86_400_000


Tell = Callable[[Notice], Told]
"""Sends one notice. Raises: OutsideBusy where there was no answer, OutsideRefused where nothing may be sent there."""


class Notifier:
    """Tells webhooks, a few notices at a time for each; a slow one holds up nobody but itself."""

    def __init__(
        self,
        database: Database,
        tell: Tell,
        clock: Clock,
        executor_id: str,
        *,
        give_up_days: float,
        paused: Callable[[], bool] | None = None,
    ) -> None:
        """give_up_days: a webhook that fails for so long without a success is switched off."""
        self._database = database
        self._tell = tell
        self._clock = clock
        self._me = executor_id
        self._give_up_ms = int(give_up_days * DAY_MS)
        self._paused = paused or Paused(database)
        self._senders: dict[int, Senders] = {}
        self._later = Later(MOST_WAITING)
        self._guard = threading.Lock()
        self._closed = False

    def post(self, conn: Connection, rows: Sequence[NewNotice]) -> list[int]:
        """Queue notices in the unit of `conn`, to be sent as soon as it has committed; return their ids."""
        ids = ledger.queue(conn, rows)
        for webhook_id in dict.fromkeys(row.webhook_id for row in rows):
            self.wake(conn, webhook_id)
        return ids

    def wake(self, conn: Connection, webhook_id: int) -> None:
        """Have what waits for a webhook sent as soon as the unit of `conn` has committed."""
        self._database.after_commit(conn, partial(self.send_now, webhook_id))

    def send_now(self, webhook_id: int) -> None:
        """Have this process send what is due for a webhook, in the background."""
        if self._paused():
            return
        with self._guard:
            if self._closed:
                return
            senders = self._senders.get(webhook_id)
            if senders is None:
                senders = Senders(f"webhook-{webhook_id}", threads=AT_ONCE, most_waiting=2 * AT_ONCE)
                self._senders[webhook_id] = senders
        senders.submit(partial(self._work_off, webhook_id))

    def round(self) -> None:
        """Once a minute, in any process: send what is due, switch off what fails for days, forget what is old."""
        now = self._now()
        off = self._database.retrying(partial(self._switched_off, now))
        for name in off:
            log.error("webhook %s failed for too long and is switched off", name)
        with self._database.read() as conn:
            due = ledger.due_webhooks(conn, now)
        for webhook_id in due:
            self.send_now(webhook_id)
        self._database.retrying(lambda conn: ledger.forget_old(conn, now - KEEP_DAYS * DAY_MS))

    def _switched_off(self, now: int, conn: Connection) -> list[str]:
        return ledger.switch_off_failing(conn, now - self._give_up_ms, "it failed for too long without a success")

    def idle(self, wait_s: float) -> bool:
        """Wait until nothing is being sent and return whether that came within `wait_s`."""
        until = time.monotonic() + wait_s
        with self._guard:
            senders = list(self._senders.values())
        return all([one.idle(max(0.0, until - time.monotonic())) for one in senders])

    def close(self, wait_s: float) -> bool:
        """Finish what is being sent, begin nothing new; returns whether all was finished within `wait_s`."""
        self._later.close()
        with self._guard:
            self._closed = True
            senders = list(self._senders.values())
        for one in senders:
            one.close()
        return self.idle(wait_s)

    def _work_off(self, webhook_id: int) -> None:
        for _ in range(IN_A_ROW):
            if self._closed or not self._next(webhook_id):
                return
        self.send_now(webhook_id)

    def _next(self, webhook_id: int) -> bool:
        """Send one notice of those that are due; return whether there was one."""
        now = self._now()
        with self._database.read() as conn:
            ids = ledger.due(conn, webhook_id, now, 2 * AT_ONCE)
        for notice_id in ids:
            notice = self._database.retrying(partial(self._claim, notice_id))
            if notice is not None:
                self._attempt(notice)
                return True
        return False

    def _claim(self, notice_id: int, conn: Connection) -> Notice | None:
        return ledger.claim(conn, notice_id, self._me, self._now(), int(LEASE_S * 1000))

    def _attempt(self, notice: Notice) -> None:
        began = time.monotonic()
        try:
            told = self._tell(notice)
        except Exception as fault:
            named = isinstance(fault, OutsideBusy | OutsideRefused)
            if not named:
                log.exception("notice %d could not be told", notice.id)
            words = str(fault) if named else type(fault).__name__
            tried = Tried(self._now(), 0, int((time.monotonic() - began) * 1000), "", words)
            self._failed(notice, tried, 0.0)
            return
        tried = Tried(self._now(), told.status, told.took_ms, told.answer)
        if 200 <= told.status < 300:
            self._note(lambda conn: ledger.note_sent(conn, notice, tried))
        else:
            self._failed(notice, tried, told.wait_s)

    def _failed(self, notice: Notice, tried: Tried, asked_s: float) -> None:
        over = notice.attempts > len(RETRY_WAITS_S)
        wait_s = 0.0 if over else max(RETRY_WAITS_S[notice.attempts - 1], asked_s)
        next_try_at = None if over else tried.at + int(wait_s * 1000)

        def note(conn: Connection) -> None:
            ledger.note_failed(conn, notice, self._me, tried, next_try_at)
            if tried.status == GONE:
                switch_webhook(conn, notice.webhook.id, active=False, fault="it said 410: it wants no more")

        log.warning("webhook %s did not take %s: %s", notice.webhook.name, notice.name, tried.status or tried.error)
        self._note(note)
        if not over and wait_s <= SOON_S:
            self._later.after(wait_s, partial(self.send_now, notice.webhook.id))

    def _note(self, work: Callable[[Connection], None]) -> None:
        for wait_s in (0.5, 2.0, 5.0):
            try:
                self._database.retrying(work)
                return
            except (Conflict, OutsideBusy):
                time.sleep(wait_s)
        # Given up: when the claim has run out, the notice is told again under the same id.
        self._database.retrying(work)

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)
