"""The ledger of what webhooks are told: queued with the event itself, claimed, tried, kept with every attempt.

    queued -> sending -> sent
                      -> retry -> sending ...
                      -> failed -> queued (replayed by a person)

Events of one order reach a webhook in their order: one waits while an earlier one is under way or is to be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from core.database.hooks import switch_webhook, webhook_of
from core.database.moments import moment, moment_or_none
from core.database.reading import LARGEST_ID, cursor, page_limit
from core.database.tables.hooks import HOOK_WAITING_SQL, hook_attempts, hook_deliveries, webhooks
from core.database.tables.journal import journal
from core.database.tables.orders import orders
from core.domain.hooks import (
    MOST_REPLAYED,
    PING,
    HookAttempt,
    HookDelivery,
    ListHookDeliveries,
    Notice,
    ReadEvent,
    Webhook,
    WebhookReplay,
    wants,
)
from core.domain.queries import Query
from core.domain.views import Page

_d, _w, _a, _j, _o = hook_deliveries.c, webhooks.c, hook_attempts.c, journal.c, orders.c
WAITING = ("queued", "sending", "retry")


@dataclass(frozen=True, slots=True)
class NewNotice:
    """One event for one webhook."""

    webhook_id: int
    message_id: str
    name: str
    created_at: int
    event_id: int | None = None
    order_id: int | None = None


def event_message_id(event_id: int) -> str:
    """Return the id under which an event is told, however often."""
    return f"evt_{event_id}"


_insert = insert(hook_deliveries).returning(_d.id)


def queue(conn: Connection, rows: Sequence[NewNotice]) -> list[int]:
    """Queue notices in the unit of `conn` and return their ids."""
    if not rows:
        return []
    values = [
        {name: getattr(row, name) for name in NewNotice.__slots__} | {"state": "queued", "next_try_at": row.created_at}
        for row in rows
    ]
    return [int(row.id) for row in conn.execute(_insert, values)]


# Written out, so that the database sees that the partial index of waiting rows answers it.
_waiting = text(f"hook_deliveries.{HOOK_WAITING_SQL}")
_earlier = hook_deliveries.alias("earlier")
_comes_first = exists().where(
    _earlier.c.webhook_id == _d.webhook_id,
    _earlier.c.order_id == _d.order_id,
    _earlier.c.id < _d.id,
    _earlier.c.state.in_(WAITING),
)
_due_at = case((_d.state == "sending", _d.claimed_until), else_=_d.next_try_at)
_may_go = and_(
    or_(
        and_(_d.state.in_(("queued", "retry")), _d.next_try_at <= bindparam("now_ms")),
        and_(_d.state == "sending", _d.claimed_until <= bindparam("now_ms")),
    ),
    ~_comes_first,
)
_due_ids = (
    select(_d.id)
    .where(_waiting, _d.webhook_id == bindparam("of_webhook"), _may_go)
    .order_by(_d.id)
    .limit(bindparam("most"))
)
_claim = (
    update(hook_deliveries)
    .where(_d.id == bindparam("of_id"), _may_go)
    .values(state="sending", claimed_by=bindparam("by"), claimed_until=bindparam("until"), attempts=_d.attempts + 1)
    .returning(*hook_deliveries.c)
)
_active = select(webhooks).where(_w.id == bindparam("key"), _w.active)


def due_webhooks(conn: Connection, now: int) -> list[int]:
    """Return the ids of webhooks that are on and for which something is due."""
    statement = (
        select(_d.webhook_id)
        .join(webhooks, _w.id == _d.webhook_id)
        .where(_waiting, _w.active, _due_at <= now)
        .distinct()
    )
    return sorted(conn.scalars(statement))


def due(conn: Connection, webhook_id: int, now: int, most: int) -> list[int]:
    """Return the ids of notices that may go to a webhook now, oldest first."""
    return list(conn.scalars(_due_ids, {"of_webhook": webhook_id, "now_ms": now, "most": most}))


def claim(conn: Connection, notice_id: int, by: str, now: int, lease_ms: int) -> Notice | None:
    """Claim one notice for an attempt; None where another has it, or its webhook is off."""
    webhook_id = conn.execute(select(_d.webhook_id).where(_d.id == notice_id)).scalar()
    found = conn.execute(_active, {"key": webhook_id}).first()
    if found is None:
        return None
    values = {"of_id": notice_id, "by": by, "now_ms": now, "until": now + lease_ms}
    row = conn.execute(_claim, values).first()
    if row is None:
        return None
    return Notice(row.id, row.message_id, row.name, row.event_id, row.attempts, row.created_at, webhook_of(found))


@dataclass(frozen=True, slots=True)
class Tried:
    """What an attempt brought. status: 0 where there was no answer."""

    at: int
    status: int
    took_ms: int
    answer: str
    error: str = ""


def note_sent(conn: Connection, notice: Notice, tried: Tried) -> None:
    """Keep that a webhook took it; it is failing no more."""
    _note(conn, notice, tried)
    values = {"state": "sent", "sent_at": tried.at, "claimed_by": "", "claimed_until": 0}
    conn.execute(update(hook_deliveries).where(_d.id == notice.id, _d.state != "sent").values(values))
    if notice.webhook.failing_since is not None:
        conn.execute(update(webhooks).where(_w.id == notice.webhook.id).values(failing_since=None))


def note_failed(conn: Connection, notice: Notice, by: str, tried: Tried, next_try_at: int | None) -> None:
    """Keep that a webhook did not take it. next_try_at: None where it is not tried again by itself."""
    _note(conn, notice, tried)
    values = {
        "state": "failed" if next_try_at is None else "retry",
        "next_try_at": next_try_at or tried.at,
        "claimed_by": "",
        "claimed_until": 0,
    }
    mine = and_(_d.id == notice.id, _d.state == "sending", _d.claimed_by == by, _d.attempts == notice.attempts)
    conn.execute(update(hook_deliveries).where(mine).values(values))
    first = and_(_w.id == notice.webhook.id, _w.failing_since.is_(None))
    conn.execute(update(webhooks).where(first).values(failing_since=tried.at))


def _note(conn: Connection, notice: Notice, tried: Tried) -> None:
    row: dict[str, object] = {
        "delivery_id": notice.id,
        "attempt": notice.attempts,
        "at": tried.at,
        "status": tried.status,
    }
    row |= {"took_ms": tried.took_ms, "answer": tried.answer[:500], "error": tried.error[:200]}
    conn.execute(insert(hook_attempts).values(**row))


def switch_off_failing(conn: Connection, before: int, words: str) -> list[str]:
    """Switch off the webhooks that have failed without a success since before a moment; returns their names."""
    failing = select(_w.id, _w.name).where(_w.active, _w.failing_since.is_not(None), _w.failing_since <= before)
    found = conn.execute(failing).all()
    for row in found:
        switch_webhook(conn, row.id, active=False, fault=words)
    return [row.name for row in found]


def replay(conn: Connection, webhook: Webhook, wanted: WebhookReplay, now: int) -> tuple[int, int]:
    """Queue events again, or for the first time; returns how many, and the id of the last one looked at."""
    rows = conn.execute(_wanted(webhook, wanted)).all()
    chosen = [row for row in rows if wants(webhook.events, row.name)]
    known = _known(conn, webhook.id, [row.id for row in chosen])
    repeated = [known[row.id] for row in chosen if row.id in known]
    for start in range(0, len(repeated), 500):
        some = _d.id.in_(repeated[start : start + 500])
        anew = update(hook_deliveries).where(some, _d.state.in_(("sent", "failed", "retry")))
        conn.execute(anew.values(state="queued", attempts=0, next_try_at=now, sent_at=None))
    fresh = [
        NewNotice(webhook.id, event_message_id(row.id), row.name, now, row.id, row.order_id)
        for row in chosen
        if row.id not in known
    ]
    queue(conn, fresh)
    return len(chosen), rows[-1].id if rows else 0


def _wanted(webhook: Webhook, wanted: WebhookReplay) -> Select[Any]:
    statement = select(_j.id, _j.name, _j.order_id).where(_j.order_id.is_not(None), _j.id >= wanted.first)
    if wanted.last:
        statement = statement.where(_j.id <= wanted.last)
    if wanted.since is not None:
        statement = statement.where(_j.at >= int(wanted.since.timestamp() * 1000))
    if wanted.order:
        statement = statement.where(_j.order_id == select(_o.id).where(_o.number == wanted.order).scalar_subquery())
    if wanted.failed:
        never = and_(_d.event_id == _j.id, _d.webhook_id == webhook.id, _d.state == "failed")
        statement = statement.where(exists().where(never))
    return statement.order_by(_j.id).limit(MOST_REPLAYED)


def _known(conn: Connection, webhook_id: int, event_ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(event_ids), 500):
        some = select(_d.event_id, _d.id).where(
            _d.webhook_id == webhook_id, _d.event_id.in_(event_ids[start : start + 500])
        )
        found |= {row.event_id: row.id for row in conn.execute(some)}
    return found


def forget_old(conn: Connection, before: int, most: int = 500) -> int:
    """Forget what was taken before a moment, with its attempts; returns how many. What failed stays for a person."""
    ids = list(conn.scalars(select(_d.id).where(_d.state == "sent", _d.sent_at < before).order_by(_d.id).limit(most)))
    if ids:
        conn.execute(delete(hook_attempts).where(_a.delivery_id.in_(ids)))
        conn.execute(delete(hook_deliveries).where(_d.id.in_(ids)))
    return len(ids)


def list_deliveries(conn: Connection, query: ListHookDeliveries, _now: datetime) -> Page:
    """Return what a webhook was or is to be told, newest first, with its attempts."""
    limit = page_limit(query.limit)
    statement = (
        select(hook_deliveries, orders.c.number)
        .join(webhooks, _w.id == _d.webhook_id)
        .outerjoin(orders, _o.id == _d.order_id)
        .where(_w.name == query.name, _d.id < (cursor(query.after) or LARGEST_ID))
        .order_by(_d.id.desc())
        .limit(limit + 1)
    )
    if query.state:
        statement = statement.where(_d.state == query.state)
    rows = conn.execute(statement).all()
    tried = _attempts(conn, [row.id for row in rows[:limit]])
    items = tuple(_shown(query.name, row, tried.get(row.id, ())) for row in rows[:limit])
    return Page(items, str(items[-1].id) if len(rows) > limit else None)


def _attempts(conn: Connection, ids: Sequence[int]) -> Mapping[int, tuple[HookAttempt, ...]]:
    found: dict[int, tuple[HookAttempt, ...]] = {}
    for row in conn.execute(select(hook_attempts).where(_a.delivery_id.in_(ids)).order_by(_a.id)):
        one = HookAttempt(row.attempt, moment(row.at), row.status, row.took_ms, row.answer, row.error)
        found[row.delivery_id] = (*found.get(row.delivery_id, ()), one)
    return found


def _shown(webhook: str, row: Any, tried: tuple[HookAttempt, ...]) -> HookDelivery:
    waits = row.state in ("queued", "retry")
    return HookDelivery(
        row.id, webhook, row.message_id, row.event_id, row.name, row.number or "", row.state, row.attempts,
        moment(row.created_at), moment(row.next_try_at) if waits else None, moment_or_none(row.sent_at), tried,
    )  # fmt: skip


def ping(conn: Connection, webhook_id: int, now: int) -> int:
    """Queue a ping and return the id of its delivery."""
    newest = conn.execute(select(func.max(_d.id))).scalar() or 0
    return queue(conn, [NewNotice(webhook_id, f"{PING}_{now}_{newest}", PING, now)])[0]


def read_event(conn: Connection, query: ReadEvent, _now: datetime) -> Mapping[str, Any] | None:
    """Return one event as the interface lists it."""
    statement = select(journal, orders.c.number).outerjoin(orders, _o.id == _j.order_id).where(_j.id == query.id)
    row = conn.execute(statement).mappings().first()
    if row is None:
        return None
    facts = json.loads(row["facts"])
    return {"id": row["id"], "order": row["number"], "name": row["name"], "at": moment(row["at"]), "facts": facts}


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    ListHookDeliveries: list_deliveries,
    ReadEvent: read_event,
}
