"""Positions and leases of mailboxes. Leases go by the database's clock, the one that all processes share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.jobs import database_now
from core.database.moments import moment_or_none, ms_or_none
from core.database.tables.mailboxes import mailbox_positions
from core.domain.mailboxes import ListMailboxes, MailboxPosition, MailboxView
from core.domain.queries import Query

_c = mailbox_positions.c
_ENTER = {
    "sqlite": sqlite.insert(mailbox_positions).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(mailbox_positions).on_conflict_do_nothing(),
}
_THIS = and_(_c.account == bindparam("of_account"), _c.folder == bindparam("of_folder"))
_MINE = and_(_THIS, _c.reader == bindparam("of_reader"))
_HOLD = (
    update(mailbox_positions)
    .where(_THIS, or_(_c.reader == bindparam("of_reader"), _c.held_until < bindparam("at")))
    .values(reader=bindparam("of_reader"), held_until=bindparam("until"), attempts=_c.attempts + bindparam("more"))
)
_LEAVE = (
    update(mailbox_positions)
    .where(_c.account == bindparam("of_account"), _c.reader == bindparam("of_reader"))
    .values(held_until=0, attempts=0)
)
_MOVE = (
    update(mailbox_positions)
    .where(_MINE)
    .values(
        uidvalidity=bindparam("to_uidvalidity"),
        last_uid=bindparam("to_uid"),
        old_until=bindparam("to_old_until"),
        old_to_uid=bindparam("to_old_uid"),
        attempts=0,
    )
)
_SEEN = update(mailbox_positions).where(_MINE).values(seen_at=bindparam("at"), fault="", fault_at=None, attempts=0)
_FAULT = update(mailbox_positions).where(_MINE).values(fault=bindparam("words"), fault_at=bindparam("at"), attempts=0)
_ONE = select(mailbox_positions).where(_THIS)
_ALL = select(mailbox_positions).order_by(_c.account, _c.folder)


def hold(
    conn: Connection, account: str, folder: str, reader: str, lease_ms: int, *, trying: bool
) -> tuple[bool, int, MailboxPosition]:
    """Take or renew the lease; returns whether it is held, the attempts at this position, and the position."""
    key = {"of_account": account, "of_folder": folder}
    if conn.execute(_ONE, key).first() is None:
        conn.execute(_ENTER[conn.dialect.name], {"account": account, "folder": folder})
    now = database_now(conn)
    values = key | {"of_reader": reader, "at": now, "until": now + lease_ms, "more": int(trying)}
    held = conn.execute(_HOLD, values).rowcount == 1
    row = conn.execute(_ONE, key).one()
    return held, row.attempts, _position(row)


def leave(conn: Connection, account: str, reader: str) -> None:
    """End this reader's leases on an account."""
    conn.execute(_LEAVE, {"of_account": account, "of_reader": reader})


def move(conn: Connection, account: str, folder: str, reader: str, to: MailboxPosition) -> bool:
    """Store a position; False where somebody else reads the folder by now."""
    values = {
        "of_account": account,
        "of_folder": folder,
        "of_reader": reader,
        "to_uidvalidity": to.uidvalidity,
        "to_uid": to.last_uid,
        "to_old_until": ms_or_none(to.old_until),
        "to_old_uid": to.old_to_uid,
    }
    return conn.execute(_MOVE, values).rowcount == 1


def note(conn: Connection, account: str, folder: str, reader: str, fault: str) -> None:
    """Store how the last look went."""
    values: dict[str, Any] = {"of_account": account, "of_folder": folder, "of_reader": reader, "at": database_now(conn)}
    conn.execute(_FAULT if fault else _SEEN, values | ({"words": fault[:300]} if fault else {}))


def list_mailboxes(conn: Connection, _query: ListMailboxes, _now: datetime) -> tuple[MailboxView, ...]:
    """Return all folders that were ever read."""
    now = database_now(conn)
    return tuple(
        MailboxView(
            row.account,
            row.folder,
            _position(row),
            read_now=row.held_until >= now,
            seen_at=moment_or_none(row.seen_at),
            fault=row.fault,
            fault_at=moment_or_none(row.fault_at),
        )
        for row in conn.execute(_ALL)
    )


def count_failing(conn: Connection) -> int:
    """Return how many folders could not be read when that was tried last."""
    return int(conn.execute(select(func.count()).select_from(mailbox_positions).where(_c.fault != "")).scalar_one())


def _position(row: Any) -> MailboxPosition:
    return MailboxPosition(row.uidvalidity, row.last_uid, moment_or_none(row.old_until), row.old_to_uid)


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {ListMailboxes: list_mailboxes}
