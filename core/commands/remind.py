"""Remind a customer of a read-back that nobody has answered: once, and never after the answer."""

from __future__ import annotations

from datetime import timedelta

from core.commands.draft import missing_contact
from core.commands.saying import Saying
from core.commands.work import Work
from core.database.moments import ms
from core.database.reminders import unanswered_quotes
from core.domain.commands import RemindOfQuote
from core.domain.events import OrderReminded
from core.domain.machine import Role


def remind_of_quote(work: Work, command: RemindOfQuote) -> None:
    """Remind of a quote if it still waits unanswered; under the order's lock, so that two rounds remind once."""
    work.only(Role.TIMER, "remind")
    order = work.order(command.order)
    before = work.now - timedelta(hours=work.policy.confirmation.remind_after_hours)
    if not unanswered_quotes(work.conn, ms(work.now), ms(before), number=order.number):
        return
    if work.stopped("reminders", order, "order_reminded"):
        return
    asks = list(missing_contact(work, order))
    work.say(Saying(OrderReminded, order.number, {"asks_contact": asks}, key=f"reminder:{order.id}"))
