"""Let people and machines in: staff, sign-in, passwords, API keys.

A password takes long to check, and nobody may wait for that inside the one write transaction. So commands that carry
one are prepared first: `PREPARE` turns them, outside the transaction, into commands that are quick. A failed sign-in
must be counted, which a rolled-back unit could not do: its facts carry the refusal, to be raised after the commit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, and_, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.access import (
    FORGET_FAILURES_MS,
    IDLE_MS,
    MEMORY_KIB,
    THREADS,
    TIME_COST,
    new_secret,
    secret_hash,
    wait_s,
    who_hash,
)
from core.database.moments import ms
from core.database.tables.access import api_keys, sessions, sign_in_failures, sign_in_links, staff
from core.domain.access import (
    STAFF_ROLES,
    AddApiKey,
    AddStaff,
    FinishSignIn,
    PasswordFor,
    SetPassword,
    SignInByLink,
    SignInByPassword,
    SignOut,
    StorePassword,
    TouchSession,
)
from core.domain.commands import Command
from core.domain.machine import SYSTEM, Role
from core.domain.queries import Query
from core.errors import Refused

LINK_MS = 24 * 3600 * 1000
SESSION_MS = 7 * 24 * 3600 * 1000
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
KEY_ROLES = ("channel", "customer", "admin")

_hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=THREADS)
# Each check holds 19 MiB: a flood of sign-ins may take turns, not the machine's memory.
_turns = threading.BoundedSemaphore(2)


class Work(Protocol):
    """The unit of work that a handler acts in."""

    conn: Connection
    now: Any
    actor: Any


def prepare_sign_in(look: Callable[[Query[Any]], Any], command: SignInByPassword) -> FinishSignIn:
    """Check a password outside the transaction.

    Raises: Refused("sign_in_throttled", wait_s) while the name has to wait.
    """
    check = look(PasswordFor(command.name))
    if check.wait_s:
        raise Refused("sign_in_throttled", wait_s=check.wait_s)
    right = _matches(check.stored, command.password) and check.staff_id is not None
    if not right:
        return FinishSignIn(command.name, None)
    better = _hashed(command.password) if _hasher.check_needs_rehash(check.stored) else ""
    return FinishSignIn(command.name, check.staff_id, check.stored, better)


def prepare_password(look: Callable[[Query[Any]], Any], command: SetPassword) -> StorePassword:
    """Hash a new password outside the transaction, if it is good enough."""
    password = command.password
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password_too_short", least=SHORTEST_PASSWORD)
    if len(password) > LONGEST_PASSWORD:
        raise Refused("password_too_long", most=LONGEST_PASSWORD)
    if len(set(password.casefold())) < SHORTEST_PASSWORD // 2:
        raise Refused("password_too_simple")
    return StorePassword(command.staff_id, _hashed(password), command.keep_session)


def add_staff(work: Work, command: AddStaff) -> dict[str, Any]:
    """Add a member of staff, or change their roles; the facts carry a one-time sign-in token."""
    _only_administrators(work)
    name = _name(command.name, "bad_name")
    unknown = [role for role in command.roles if role not in STAFF_ROLES]
    if unknown or not command.roles:
        raise Refused("bad_role", role=", ".join(unknown), known=list(STAFF_ROLES))
    row = {
        "email": command.email.strip().lower(),
        "telegram": command.telegram.strip(),
        "roles": list(dict.fromkeys(command.roles)),
        "active": True,
    }
    staff_id = work.conn.execute(select(staff.c.id).where(staff.c.name == name)).scalar()
    if staff_id is None:
        new = insert(staff).values(name=name, created_at=ms(work.now), **row).returning(staff.c.id)
        staff_id = work.conn.execute(new).scalar_one()
    else:
        kept = {key: value for key, value in row.items() if value}
        work.conn.execute(update(staff).where(staff.c.id == staff_id).values(**kept))
    token = new_secret()
    link = {"token_hash": secret_hash(token), "staff_id": staff_id, "expires_at": ms(work.now) + LINK_MS}
    work.conn.execute(insert(sign_in_links).values(**link))
    return {"staff_id": staff_id, "token": token}


def sign_in_by_link(work: Work, command: SignInByLink) -> dict[str, Any]:
    """Use a one-time token: once, before it expires, for somebody who still works here."""
    now = ms(work.now)
    used = (
        update(sign_in_links)
        .where(
            sign_in_links.c.token_hash == secret_hash(command.token),
            sign_in_links.c.used_at.is_(None),
            sign_in_links.c.expires_at > now,
            sign_in_links.c.staff_id.in_(select(staff.c.id).where(staff.c.active)),
        )
        .values(used_at=now)
        .returning(sign_in_links.c.staff_id)
    )
    staff_id = work.conn.execute(used).scalar()
    if staff_id is None:
        raise Refused("sign_in_failed")
    return _new_session(work, staff_id)


def finish_sign_in(work: Work, command: FinishSignIn) -> dict[str, Any]:
    """Begin a session, or count the failure; a burst of guesses in parallel is held up here."""
    who, now = who_hash(command.name), ms(work.now)
    count, last_at = _locked_failures(work.conn, who, now)
    wait = wait_s(count, last_at, now)
    if wait:
        return _refused("sign_in_throttled", wait_s=wait)
    if command.staff_id is None or not _still_stored(work.conn, command):
        fresh = 0 if now - last_at > FORGET_FAILURES_MS else count
        failed = {"count": fresh + 1, "last_at": now}
        work.conn.execute(update(sign_in_failures).where(sign_in_failures.c.who == who).values(**failed))
        return _refused("sign_in_failed")
    work.conn.execute(delete(sign_in_failures).where(sign_in_failures.c.who == who))
    if command.better:
        better = {"password_hash": command.better}
        work.conn.execute(update(staff).where(staff.c.id == command.staff_id).values(**better))
    return _new_session(work, command.staff_id)


def store_password(work: Work, command: StorePassword) -> dict[str, Any]:
    """Keep a new password, one's own or by an administrator; the person's other sessions and open links end."""
    if work.actor.id != f"staff:{command.staff_id}":
        _only_administrators(work)
    changed = update(staff).where(staff.c.id == command.staff_id).values(password_hash=command.password_hash)
    if work.conn.execute(changed).rowcount == 0:
        raise Refused("unknown_staff")
    kept = secret_hash(command.keep_session)
    others = and_(sessions.c.staff_id == command.staff_id, sessions.c.token_hash != kept)
    work.conn.execute(delete(sessions).where(others))
    work.conn.execute(delete(sign_in_links).where(sign_in_links.c.staff_id == command.staff_id))
    return {}


def sign_out(work: Work, command: SignOut) -> dict[str, Any]:
    """End a session; its token is worth nothing from now on."""
    work.conn.execute(delete(sessions).where(sessions.c.token_hash == secret_hash(command.session)))
    return {}


def touch_session(work: Work, command: TouchSession) -> dict[str, Any]:
    """Note that a session is in use; one that is over stays over."""
    now = ms(work.now)
    mine = sessions.c.token_hash == secret_hash(command.session)
    alive = and_(mine, sessions.c.expires_at > now, sessions.c.seen_at > now - IDLE_MS)
    if work.conn.execute(update(sessions).where(alive).values(seen_at=now)).rowcount == 0:
        work.conn.execute(delete(sessions).where(mine))
    return {}


def add_api_key(work: Work, command: AddApiKey) -> dict[str, Any]:
    """Make an API key and show it this once."""
    _only_administrators(work)
    name, channel = _name(command.name, "bad_name"), _name(command.channel, "bad_channel")
    if command.role not in KEY_ROLES:
        raise Refused("bad_role", role=command.role[:40], known=list(KEY_ROLES))
    if work.conn.execute(select(api_keys.c.id).where(api_keys.c.name == name)).first():
        raise Refused("name_taken", name=name)
    key = f"oc_{new_secret()}"
    row = {"name": name, "channel": channel, "role": command.role, "key_hash": secret_hash(key)}
    new = insert(api_keys).values(active=True, created_at=ms(work.now), **row).returning(api_keys.c.id)
    return {"id": work.conn.execute(new).scalar_one(), "key": key}


def _matches(stored: str, password: str) -> bool:
    with _turns:
        try:
            return _hasher.verify(stored, password[: LONGEST_PASSWORD + 1].encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError):
            return False


def _hashed(password: str) -> str:
    with _turns:
        return _hasher.hash(password.encode("utf-8", "surrogatepass"))


def _new_session(work: Work, staff_id: int) -> dict[str, Any]:
    now = ms(work.now)
    over = or_(sessions.c.expires_at <= now, sessions.c.seen_at <= now - IDLE_MS)
    work.conn.execute(delete(sessions).where(over))
    work.conn.execute(delete(sign_in_links).where(sign_in_links.c.expires_at <= now))
    work.conn.execute(delete(sign_in_failures).where(sign_in_failures.c.last_at < now - FORGET_FAILURES_MS))
    token = new_secret()
    row = {"token_hash": secret_hash(token), "staff_id": staff_id, "expires_at": now + SESSION_MS}
    work.conn.execute(insert(sessions).values(created_at=now, seen_at=now, **row))
    return {"session": token, "staff_id": staff_id}


def _locked_failures(conn: Connection, who: str, now: int) -> tuple[int, int]:
    dialect: Any = sqlite if conn.dialect.name == "sqlite" else postgresql
    columns = sign_in_failures.c
    row = dialect.insert(sign_in_failures).values(who=who, count=0, last_at=now)
    locked = row.on_conflict_do_update(index_elements=[columns.who], set_={"count": columns["count"]})
    count, last_at = conn.execute(locked.returning(columns["count"], columns.last_at)).one()
    return count, last_at


def _still_stored(conn: Connection, command: FinishSignIn) -> bool:
    same = and_(staff.c.id == command.staff_id, staff.c.password_hash == command.stored, staff.c.active)
    return conn.execute(select(staff.c.id).where(same)).first() is not None


def _refused(code: str, **facts: Any) -> dict[str, Any]:
    return {"refused": Refused(code, **facts)}


def _only_administrators(work: Work) -> None:
    if not work.actor.role & (Role.ADMIN | SYSTEM):
        raise Refused("not_your_role", step="administer")


def _name(text: str, code: str) -> str:
    name = text.strip()
    if not name or len(name) > 64 or not name.isprintable():
        raise Refused(code, value=name[:64])
    return name


HANDLERS: dict[type[Command], Callable[[Any, Any], dict[str, Any]]] = {
    AddStaff: add_staff,
    SignInByLink: sign_in_by_link,
    FinishSignIn: finish_sign_in,
    StorePassword: store_password,
    SignOut: sign_out,
    TouchSession: touch_session,
    AddApiKey: add_api_key,
}
"""Commands that act in the transaction."""

PREPARE: dict[type[Command], Callable[[Callable[[Query[Any]], Any], Any], Command]] = {
    SignInByPassword: prepare_sign_in,
    SetPassword: prepare_password,
}
"""Commands that are turned into another one before the transaction begins."""
