"""Who may come in: staff, sessions, API keys."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.commands import Command
from core.domain.machine import Actor, Role
from core.domain.queries import Query
from core.domain.views import StaffView

STAFF_ROLES = {
    "admin": Role.ADMIN,
    "manager": Role.MANAGER,
    "sales": Role.SALES,
    "warehouse": Role.WAREHOUSE,
    "buyer": Role.BUYER,
    "finance": Role.FINANCE,
}


def staff_actor(staff: StaffView) -> Actor:
    """Return the actor that a member of staff is: all their roles at once."""
    role = Role(0)
    for name in staff.roles:
        role |= STAFF_ROLES[name]
    return Actor(role, f"staff:{staff.id}", staff.name)


@dataclass(frozen=True, slots=True)
class AddStaff(Command):
    """Add a member of staff, or give an existing one these roles; `Done.facts["token"]` is a one-time sign-in token."""

    name: str
    roles: tuple[str, ...]
    email: str = ""
    telegram: str = ""


@dataclass(frozen=True, slots=True)
class SignInByLink(Command):
    """Use a one-time token, once, before it expires; `Done.facts["session"]` is the session's token."""

    token: str


@dataclass(frozen=True, slots=True)
class SignInByPassword(Command):
    """Name (or mail address) and password; throttled, in the same time for unknown names; `Done.facts["session"]`.

    Raises: Refused "sign_in_failed"; "sign_in_throttled" with `wait_s`.
    """

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """What a password is checked against. stored: never empty, so that unknown names take the same time."""

    staff_id: int | None
    stored: str
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class PasswordFor(Query[PasswordCheck]):
    """What the password of this name is checked against, and how long the name has to wait."""

    name: str


@dataclass(frozen=True, slots=True)
class FinishSignIn(Command):
    """What became of a password that was checked outside the transaction; failures are counted.

    staff_id: None where it was wrong. stored: the hash it was checked against; better: a hash of today's strength.
    """

    name: str
    staff_id: int | None
    stored: str = ""
    better: str = ""


@dataclass(frozen=True, slots=True)
class SetPassword(Command):
    """Set one's password (Argon2id); all other sessions of that person end.

    Raises: Refused "password_too_short" (`least`), "password_too_long" (`most`), "password_too_simple".
    """

    staff_id: int
    password: str
    keep_session: str = ""


@dataclass(frozen=True, slots=True)
class StorePassword(Command):
    """Keep a password that was hashed outside the transaction."""

    staff_id: int
    password_hash: str
    keep_session: str = ""


@dataclass(frozen=True, slots=True)
class SignOut(Command):
    """End a session."""

    session: str


@dataclass(frozen=True, slots=True)
class TouchSession(Command):
    """Note that a session is in use, so that it does not fall idle; once in some minutes is enough."""

    session: str


@dataclass(frozen=True, slots=True)
class AddApiKey(Command):
    """Make an API key; `Done.facts["key"]` shows it once, only its hash is kept. role: channel, customer or admin."""

    name: str
    channel: str
    role: str = "channel"


@dataclass(frozen=True, slots=True)
class WhoHasSession(Query[StaffView | None]):
    """The member of staff behind a session token; None when it is unknown, idle for 8 hours or 7 days old."""

    token: str


@dataclass(frozen=True, slots=True)
class KeyView:
    """An API key. actor: who its requests act as: the customer of its own channel's orders, or an administrator."""

    id: int
    name: str
    channel: str
    role: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class WhoHasKey(Query[KeyView | None]):
    """The API key behind a bearer token; None when it is unknown."""

    key: str
