"""The shop's rounds: what time itself brings about, looked for once a minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from core.clerk import Clerk
from core.database import journal, orders, undo
from core.database.engine import Database
from core.database.moments import ms
from core.database.reading.rounds import closable_orders, due_invoices, expired_quotes, overdue_returns
from core.database.reminders import unanswered_quotes
from core.domain.approvals import AgeApproval
from core.domain.commands import Command, FallDue, RemindOfQuote, TakeStep
from core.domain.dates import in_office_hours, shop_day
from core.domain.machine import Actor, Role
from core.domain.policy import ShopPolicy
from core.domain.returning import TakeReturnStep
from core.errors import Conflict, Refused
from core.ports import Clock

log = logging.getLogger(__name__)

_TIMER = Actor(Role.TIMER, "timer")
_RULE = Actor(Role.RULE, "rule:close")


class Rounds:
    """Expires quotes and reminds of them, marks invoices overdue, closes what is finished, anchors the journal."""

    def __init__(self, clerk: Clerk, database: Database, clock: Clock, deliver: Callable[[], None]) -> None:
        self._clerk = clerk
        self._database = database
        self._clock = clock
        self._deliver = deliver

    def every_minute(self) -> None:
        """Do one round; what fails is left for the next one."""
        now = self._clock.now()
        policy = self._clerk.policy()
        with self._database.read() as conn:
            expired = expired_quotes(conn, ms(now))
            due = due_invoices(conn, shop_day(now, policy).isoformat())
            closable = closable_orders(conn, ms(now))
            slow = orders.due_requests(conn, ms(now))
            late = overdue_returns(conn, shop_day(now, policy).isoformat())
        for number in expired:
            self._take(TakeStep(number, "expire"), _TIMER)
        for invoice in due:
            self._take(FallDue(invoice), _TIMER)
        for number in late:
            self._take(TakeReturnStep(number, "expire"), _TIMER)
        for number in slow:
            self._take(AgeApproval(number), _TIMER)
        for number in closable:
            self._take(TakeStep(number, "close"), _RULE)
        self._remind(now, policy)
        with self._database.write() as conn:
            journal.anchor(conn, ms(now))
            undo.forget(conn, ms(now))
        self._deliver()

    def _remind(self, now: datetime, policy: ShopPolicy) -> None:
        rule = policy.confirmation
        if not rule.remind_after_hours or rule.rule == "staff" or not in_office_hours(now, policy):
            return
        with self._database.read() as conn:
            waiting = unanswered_quotes(conn, ms(now), ms(now - timedelta(hours=rule.remind_after_hours)))
        for number in waiting:
            self._take(RemindOfQuote(number), _TIMER)
        if waiting:
            log.info("reminded of %d unanswered quotes", len(waiting))

    def _take(self, command: Command, actor: Actor) -> None:
        try:
            self._clerk.do(command, actor=actor, cause="round")
        except (Refused, Conflict) as fault:
            log.info("left for the next round: %s", fault)
