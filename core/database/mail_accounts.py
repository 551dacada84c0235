"""Mailboxes that were added. Turns go by the database's clock, the one that all processes share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from core.database.jobs import database_now
from core.database.tables.mail_accounts import mail_accounts
from core.database.tables.mailboxes import mailbox_positions
from core.domain.mail_accounts import ListMailAccounts, MailAccount
from core.domain.queries import Query

_c = mail_accounts.c
_COLUMNS = ("name", "user", "account", "imap", "smtp", "provider", "client_id", "endpoints", "sealed")
_NO_TURN = {"turn_of": "", "turn_until": 0}
_THIS = _c.name == bindparam("of_name")
_SAME = _c.version == bindparam("of_version")
_TURN = (
    update(mail_accounts)
    .where(_THIS, _SAME, or_(_c.turn_until < bindparam("at"), _c.turn_of == bindparam("who")))
    .values(turn_of=bindparam("who"), turn_until=bindparam("until"))
)
_LEAVE = update(mail_accounts).where(_THIS, _c.turn_of == bindparam("who")).values(**_NO_TURN)
_KEEP = (
    update(mail_accounts)
    .where(_THIS, _SAME)
    .values(sealed=bindparam("to_sealed"), fault="", version=_c.version + 1, **_NO_TURN)
)
_LOSE = (
    update(mail_accounts).where(_THIS, _SAME).values(fault=bindparam("to_fault"), version=_c.version + 1, **_NO_TURN)
)


def add(conn: Connection, mailbox: MailAccount, now_ms: int) -> bool:
    """Store a mailbox, in the place of one of the same name; returns whether it is new."""
    row = {name: getattr(mailbox, name) for name in _COLUMNS} | {"endpoints": dict(mailbox.endpoints)}
    more = {"settled": _c.settled + 1, "version": _c.version + 1, "fault": "", **_NO_TURN}
    if conn.execute(update(mail_accounts).where(_c.name == mailbox.name).values(**row, **more)).rowcount:
        return False
    conn.execute(insert(mail_accounts).values(**row, added_at=now_ms))
    return True


def name_of(conn: Connection, account: str) -> str:
    """Return under which name an account stands already; empty where it does not."""
    return str(conn.execute(select(_c.name).where(_c.account == account)).scalar() or "")


def remove(conn: Connection, name: str) -> bool:
    """Forget a mailbox and how badly it went; how far it was read is kept, should it come back."""
    account = conn.execute(select(_c.account).where(_c.name == name)).scalar()
    if account is None:
        return False
    conn.execute(delete(mail_accounts).where(_c.name == name))
    theirs = mailbox_positions.c.account == account
    conn.execute(update(mailbox_positions).where(theirs).values(fault="", fault_at=None))
    return True


def take_turn(conn: Connection, name: str, version: int, who: str, for_ms: int) -> bool:
    """Take the turn to renew; False where another has it, or knows newer tokens."""
    now = database_now(conn)
    values = {"of_name": name, "of_version": version, "who": who, "at": now, "until": now + for_ms}
    return conn.execute(_TURN, values).rowcount == 1


def leave_turn(conn: Connection, name: str, who: str) -> None:
    """End the turn of one process."""
    conn.execute(_LEAVE, {"of_name": name, "who": who})


def keep(conn: Connection, name: str, version: int, sealed: str) -> bool:
    """Store renewed secrets; False where others were stored meanwhile."""
    return conn.execute(_KEEP, {"of_name": name, "of_version": version, "to_sealed": sealed}).rowcount == 1


def lose(conn: Connection, name: str, version: int, fault: str) -> None:
    """Note that somebody must sign in again."""
    conn.execute(_LOSE, {"of_name": name, "of_version": version, "to_fault": fault[:200]})


def count_lost(conn: Connection) -> int:
    """Return how many mailboxes must be signed in again."""
    return int(conn.execute(select(func.count()).select_from(mail_accounts).where(_c.fault != "")).scalar_one())


def list_mail_accounts(conn: Connection, query: ListMailAccounts, _now: datetime) -> tuple[MailAccount, ...]:
    """Return the mailboxes by name."""
    wanted = select(mail_accounts).order_by(_c.name)
    if query.name:
        wanted = wanted.where(_c.name == query.name)
    return tuple(
        MailAccount(
            **{name: getattr(row, name) for name in _COLUMNS},
            settled=row.settled,
            version=row.version,
            fault=row.fault,
        )
        for row in conn.execute(wanted)
    )


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {ListMailAccounts: list_mail_accounts}
