"""Staff, sessions, sign-in links and API keys as they are looked up; secrets are here only as hashes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select

from core.database.moments import ms
from core.database.tables.access import api_keys, sessions, sign_in_failures, staff
from core.domain.access import KeyView, PasswordCheck, PasswordFor, WhoHasKey, WhoHasSession
from core.domain.machine import Actor, Role
from core.domain.queries import Query
from core.domain.views import StaffView

IDLE_MS = 8 * 3600 * 1000
FREE_FAILURES = 5
LONGEST_WAIT_S = 900
FORGET_FAILURES_MS = 24 * 3600 * 1000
TIME_COST, MEMORY_KIB, THREADS = 3, 19_456, 1

_SESSION = (
    select(staff.c.id, staff.c.name, staff.c.roles, staff.c.email)
    .join(sessions, sessions.c.staff_id == staff.c.id)
    .where(
        sessions.c.token_hash == bindparam("token_hash"),
        sessions.c.expires_at > bindparam("now"),
        sessions.c.seen_at > bindparam("idle_since"),
        staff.c.active,
    )
)
_KEY = select(api_keys.c.id, api_keys.c.name, api_keys.c.channel, api_keys.c.role).where(
    api_keys.c.key_hash == bindparam("key_hash"), api_keys.c.active
)
_PASSWORD = (
    select(staff.c.id, staff.c.password_hash)
    .where(or_(staff.c.name == bindparam("name"), staff.c.email == bindparam("email")), staff.c.active)
    .order_by(case((staff.c.name == bindparam("name"), 0), else_=1), staff.c.id)
    .limit(1)
)
_FAILURES = select(sign_in_failures.c["count"], sign_in_failures.c.last_at).where(
    sign_in_failures.c.who == bindparam("who")
)


def new_secret() -> str:
    """Return a token that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> str:
    """Return what is kept of a token or key. It is random, so a fast hash without salt is enough."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def who_hash(name: str) -> str:
    """Return the name under which failures are counted; hashed, for people type passwords into the wrong field."""
    return secret_hash(f"sign-in:{name.strip().casefold()[:200]}")


def wait_s(count: int, last_at: int, now: int) -> int:
    """Return how long a name with so many failures has to wait still: nothing at first, then doubling each time."""
    if count < FREE_FAILURES or now - last_at > FORGET_FAILURES_MS:
        return 0
    whole: int = min(1 << min(count - FREE_FAILURES, 20), LONGEST_WAIT_S)
    left_ms = last_at + whole * 1000 - now
    return max(0, min(whole, -(-left_ms // 1000)))


def _unmatched_hash() -> str:
    # Well-formed and of today's strength, so that checking against it takes as long as against a real one.
    salt, digest = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={MEMORY_KIB},t={TIME_COST},p={THREADS}${salt}${digest}"


UNMATCHED = _unmatched_hash()


def who_has_session(conn: Connection, query: WhoHasSession, now: datetime) -> StaffView | None:
    """Return the member of staff behind a session token; their roles as they are now."""
    at = ms(now)
    values = {"token_hash": secret_hash(query.token), "now": at, "idle_since": at - IDLE_MS}
    row = conn.execute(_SESSION, values).first()
    return StaffView(row.id, row.name, tuple(row.roles), row.email) if row else None


def who_has_key(conn: Connection, query: WhoHasKey, now: datetime) -> KeyView | None:
    """Return the API key behind a bearer token, by one select."""
    row = conn.execute(_KEY, {"key_hash": secret_hash(query.key)}).first()
    if row is None:
        return None
    role = Role.ADMIN if row.role == "admin" else Role.CUSTOMER
    return KeyView(row.id, row.name, row.channel, row.role, Actor(role, f"api:{row.name}", row.name))


def staff_names(conn: Connection, actors: Iterable[str]) -> dict[str, str]:
    """Return the names of the members of staff among actors such as `staff:3`."""
    ids = {int(actor[6:]): actor for actor in actors if actor.startswith("staff:") and actor[6:].isdigit()}
    if not ids:
        return {}
    rows = conn.execute(select(staff.c.id, staff.c.name).where(staff.c.id.in_(ids)))
    return {ids[row.id]: row.name for row in rows}


def approvers(conn: Connection, role: str, *besides: str) -> int:
    """Return how many members of staff may decide where a rule names this role. besides: actors who may not."""
    rows = conn.execute(select(staff.c.id, staff.c.roles).where(staff.c.active))
    return sum(1 for row in rows if {role, "admin"} & set(row.roles) and f"staff:{row.id}" not in besides)


def still_decides(conn: Connection, who: str, role: str) -> bool:
    """Return whether a member of staff, who could once decide for this role, still can."""
    kind, _, number = who.partition(":")
    if kind != "staff" or not number.isdigit():
        return False
    row = conn.execute(select(staff.c.active, staff.c.roles).where(staff.c.id == int(number))).first()
    return row is None or bool(row.active and {role, "admin"} & set(row.roles))


def password_for(conn: Connection, query: PasswordFor, now: datetime) -> PasswordCheck:
    """Return what a password is checked against; for unknown names something that nothing matches."""
    failed = conn.execute(_FAILURES, {"who": who_hash(query.name)}).first()
    wait = wait_s(*failed, ms(now)) if failed else 0
    name = query.name.strip()
    row = conn.execute(_PASSWORD, {"name": name, "email": name.lower() or None}).first()
    if row is None or not row.password_hash:
        return PasswordCheck(None, UNMATCHED, wait)
    return PasswordCheck(row.id, row.password_hash, wait)


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    WhoHasSession: who_has_session,
    WhoHasKey: who_has_key,
    PasswordFor: password_for,
}
