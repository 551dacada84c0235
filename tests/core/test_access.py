"""Who may come in: one-time links, passwords, sessions, API keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from core.commands import access as commands
from core.database import access as answers
from core.database.engine import Database, count_statements
from core.domain.access import (
    AddApiKey,
    AddStaff,
    FinishSignIn,
    PasswordFor,
    SetPassword,
    SignInByLink,
    SignInByPassword,
    SignOut,
    TouchSession,
    WhoHasKey,
    WhoHasSession,
)
from core.domain.machine import Actor, Role
from core.domain.views import StaffView
from core.errors import Refused

PASSWORD = "seven kettles whistle"


@dataclass
class Unit:
    """What a handler works in."""

    conn: Any
    now: datetime
    actor: Actor


@dataclass
class Shop:
    """The door in small: prepares, opens a unit, raises what the facts refuse."""

    database: Database
    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    actor: Actor = field(default_factory=lambda: Actor(Role.ADMIN, "cli"))

    def do(self, command: Any) -> dict[str, Any]:
        if type(command) in commands.PREPARE:
            command = commands.PREPARE[type(command)](self.look, command)
        with self.database.write() as conn:
            facts = commands.HANDLERS[type(command)](Unit(conn, self.now, self.actor), command)
        if "refused" in facts:
            raise facts["refused"]
        return facts

    def look(self, query: Any) -> Any:
        with self.database.read() as conn:
            return answers.ANSWERS[type(query)](conn, query, self.now)

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    def everything_stored(self) -> str:
        tables = ("staff", "sign_in_links", "sessions", "sign_in_failures", "api_keys")
        with self.database.read() as conn:
            return "".join(str(conn.execute(text(f"select * from {table}")).all()) for table in tables)


@pytest.fixture
def shop(database: Database) -> Iterator[Shop]:
    yield Shop(database)


@pytest.fixture
def greta(shop: Shop) -> int:
    """A member of staff with a password."""
    staff_id = shop.do(AddStaff("Greta", ("sales", "finance"), email="Greta@shop.example"))["staff_id"]
    shop.do(SetPassword(staff_id, PASSWORD))
    return int(staff_id)


def refusal(call: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


def test_a_link_signs_in_once(shop: Shop) -> None:
    """A sign-in link works once and for nobody after that."""
    link = shop.do(AddStaff("Greta", ("sales",)))["token"]
    session = shop.do(SignInByLink(link))["session"]
    found = shop.look(WhoHasSession(session))
    assert isinstance(found, StaffView)
    assert (found.name, found.roles) == ("Greta", ("sales",))
    assert refusal(lambda: shop.do(SignInByLink(link))).code == "sign_in_failed"


def test_a_link_ends_after_a_day(shop: Shop) -> None:
    """A sign-in link that lay in a mailbox for more than 24 hours opens nothing."""
    link = shop.do(AddStaff("Greta", ("sales",)))["token"]
    shop.wait(hours=24, seconds=1)
    assert refusal(lambda: shop.do(SignInByLink(link))).code == "sign_in_failed"


def test_adding_staff_again_changes_roles(shop: Shop) -> None:
    """Somebody who is there already gets the new roles at once, in running sessions too."""
    session = shop.do(SignInByLink(shop.do(AddStaff("Greta", ("sales",)))["token"]))["session"]
    shop.do(AddStaff("Greta", ("warehouse",)))
    assert shop.look(WhoHasSession(session)).roles == ("warehouse",)


def test_only_administrators_add_people_and_keys(shop: Shop) -> None:
    """Nobody gives themselves a role or a key."""
    shop.actor = Actor(Role.SALES | Role.MANAGER, "staff:1")
    assert refusal(lambda: shop.do(AddStaff("Mallory", ("admin",)))).code == "not_your_role"
    assert refusal(lambda: shop.do(AddApiKey("mallory", "api:m", "admin"))).code == "not_your_role"


@pytest.mark.parametrize("name", ["Greta", " Greta ", "greta@SHOP.example"])
def test_a_password_signs_in(shop: Shop, greta: int, name: str) -> None:
    """The right password opens a session, by name or by mail address."""
    session = shop.do(SignInByPassword(name, PASSWORD))["session"]
    assert shop.look(WhoHasSession(session)).id == greta


@pytest.mark.parametrize("password", ["", " ", PASSWORD.upper(), PASSWORD + " ", "\udc80", "x" * 100_000])
def test_a_wrong_password_is_refused(shop: Shop, greta: int, password: str) -> None:
    """Nothing but the password itself opens a session."""
    assert refusal(lambda: shop.do(SignInByPassword("Greta", password))).code == "sign_in_failed"


def test_no_password_is_no_way_in(shop: Shop) -> None:
    """Somebody who never set a password cannot sign in with an empty one."""
    shop.do(AddStaff("Ole", ("manager",)))
    assert refusal(lambda: shop.do(SignInByPassword("Ole", ""))).code == "sign_in_failed"


def test_an_unknown_name_is_checked_like_a_known_one(shop: Shop, greta: int) -> None:
    """An unknown name costs the same work and gets the same answer, so names cannot be found out."""
    known, unknown = shop.look(PasswordFor("Greta")).stored, shop.look(PasswordFor("Nobody")).stored
    assert known.rsplit("$", 2)[0] == unknown.rsplit("$", 2)[0]
    assert len(known) == len(unknown)
    answer = [refusal(lambda: shop.do(SignInByPassword(name, "wrong"))).code for name in ("Greta", "Nobody")]
    assert answer == ["sign_in_failed"] * 2


@pytest.mark.parametrize("name", ["Greta", "Nobody"])
def test_guessing_is_held_up_longer_and_longer(shop: Shop, greta: int, name: str) -> None:
    """After five wrong passwords a name waits, twice as long each time, known or not, even with the right one."""
    for _ in range(5):
        assert refusal(lambda: shop.do(SignInByPassword(name, "wrong"))).code == "sign_in_failed"
    waits = []
    for _ in range(12):
        held = refusal(lambda: shop.do(SignInByPassword(name, PASSWORD)))
        assert held.code == "sign_in_throttled"
        waits.append(held.facts["wait_s"])
        shop.wait(seconds=held.facts["wait_s"])
        assert refusal(lambda: shop.do(SignInByPassword(name, "wrong"))).code == "sign_in_failed"
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_the_right_password_ends_the_waiting(shop: Shop, greta: int) -> None:
    """Who signs in after the wait starts afresh; a day without attempts forgets the failures too."""
    for _ in range(6):
        refusal(lambda: shop.do(SignInByPassword("Greta", "wrong")))
        shop.wait(seconds=1)
    shop.wait(seconds=2)
    shop.do(SignInByPassword("Greta", PASSWORD))
    assert shop.look(PasswordFor("Greta")).wait_s == 0
    for _ in range(5):
        refusal(lambda: shop.do(SignInByPassword("Greta", "wrong")))
    shop.wait(hours=25)
    assert refusal(lambda: shop.do(SignInByPassword("Greta", "wrong"))).code == "sign_in_failed"
    assert shop.look(PasswordFor("Greta")).wait_s == 0


def test_parallel_guesses_do_not_slip_through(shop: Shop, greta: int) -> None:
    """Guesses that were all checked before the first one was counted are held up when they finish."""
    right = commands.prepare_sign_in(shop.look, SignInByPassword("Greta", PASSWORD))
    for _ in range(5):
        refusal(lambda: shop.do(FinishSignIn("Greta", None)))
    assert refusal(lambda: shop.do(right)).code == "sign_in_throttled"


def test_a_password_changed_meanwhile_counts(shop: Shop, greta: int) -> None:
    """A sign-in whose password was changed while it was checked is refused."""
    right = commands.prepare_sign_in(shop.look, SignInByPassword("Greta", PASSWORD))
    shop.do(SetPassword(greta, "another good password"))
    assert refusal(lambda: shop.do(right)).code == "sign_in_failed"


def test_sessions_fall_idle_and_grow_old(shop: Shop, greta: int) -> None:
    """A session ends after 8 hours without use, and after 7 days whatever happens."""
    session = shop.do(SignInByPassword("Greta", PASSWORD))["session"]
    shop.wait(hours=8)
    assert shop.look(WhoHasSession(session)) is None
    shop.do(TouchSession(session))
    shop.wait(hours=-1)
    assert shop.look(WhoHasSession(session)) is None, "a clock set back must not revive it"
    session = shop.do(SignInByPassword("Greta", PASSWORD))["session"]
    for _ in range(24):
        assert shop.look(WhoHasSession(session)) is not None
        shop.do(TouchSession(session))
        shop.wait(hours=7)
    assert shop.look(WhoHasSession(session)) is None


def test_each_sign_in_has_its_own_session(shop: Shop, greta: int) -> None:
    """Signing in gives a new session; signing out ends that one alone."""
    first, second = (shop.do(SignInByPassword("Greta", PASSWORD))["session"] for _ in range(2))
    assert first != second
    shop.do(SignOut(first))
    assert shop.look(WhoHasSession(first)) is None
    assert shop.look(WhoHasSession(second)) is not None


def test_a_new_password_ends_the_other_sessions(shop: Shop, greta: int) -> None:
    """Changing the password locks out whoever stole a session or a link; one's own session stays."""
    stolen, own = (shop.do(SignInByPassword("Greta", PASSWORD))["session"] for _ in range(2))
    link = shop.do(AddStaff("Greta", ("sales",)))["token"]
    shop.actor = Actor(Role.SALES, f"staff:{greta}")
    shop.do(SetPassword(greta, "another good password", keep_session=own))
    assert shop.look(WhoHasSession(stolen)) is None
    assert shop.look(WhoHasSession(own)) is not None
    assert refusal(lambda: shop.do(SignInByLink(link))).code == "sign_in_failed"
    assert refusal(lambda: shop.do(SignInByPassword("Greta", PASSWORD))).code == "sign_in_failed"


def test_nobody_sets_another_ones_password(shop: Shop, greta: int) -> None:
    """Only oneself and an administrator set a password."""
    shop.actor = Actor(Role.MANAGER, "staff:999")
    assert refusal(lambda: shop.do(SetPassword(greta, "another good password"))).code == "not_your_role"


@pytest.mark.parametrize(
    ("password", "code"),
    [("short", "password_too_short"), ("x" * 201, "password_too_long"), ("abababababab", "password_too_simple")],
)
def test_weak_passwords_are_refused(shop: Shop, greta: int, password: str, code: str) -> None:
    """A password is long enough, not endless, and no pattern of a few characters."""
    assert refusal(lambda: shop.do(SetPassword(greta, password))).code == code


@pytest.mark.parametrize(
    ("role", "acts_as"), [("channel", Role.CUSTOMER), ("customer", Role.CUSTOMER), ("admin", Role.ADMIN)]
)
def test_a_key_says_who_asks(shop: Shop, role: str, acts_as: Role) -> None:
    """A key acts as a customer of its channel, or as an administrator, under its own name."""
    made = shop.do(AddApiKey("webshop", "api:webshop", role))
    found = shop.look(WhoHasKey(made["key"]))
    assert (found.id, found.name, found.channel, found.role) == (made["id"], "webshop", "api:webshop", role)
    assert (found.actor.role, found.actor.id) == (acts_as, "api:webshop")


def test_a_key_is_found_by_one_select(shop: Shop) -> None:
    """Every API request looks its key up, so that is one statement."""
    key = shop.do(AddApiKey("webshop", "api:webshop"))["key"]
    with count_statements(shop.database) as counted:
        shop.look(WhoHasKey(key))
    assert len([one for one in counted.statements if one.startswith("SELECT")]) == 1


@pytest.mark.parametrize("key", ["", "oc_", "x" * 5000, "\x00", "\udc80", "' or 1=1 --"])
def test_no_other_word_is_a_key(shop: Shop, key: str) -> None:
    """What is no key is nobody, whatever it looks like."""
    shop.do(AddApiKey("webshop", "api:webshop"))
    assert shop.look(WhoHasKey(key)) is None


def test_a_key_name_is_given_once(shop: Shop) -> None:
    """Two keys with one name could not be told apart in the journal."""
    shop.do(AddApiKey("webshop", "api:webshop"))
    assert refusal(lambda: shop.do(AddApiKey("webshop", "api:other"))).code == "name_taken"


def test_a_stolen_database_opens_nothing(shop: Shop, greta: int) -> None:
    """Tokens, keys, sessions and passwords are kept as hashes only."""
    secrets = [
        shop.do(AddStaff("Ole", ("manager",)))["token"],
        shop.do(SignInByPassword("Greta", PASSWORD))["session"],
        shop.do(AddApiKey("webshop", "api:webshop"))["key"],
        PASSWORD,
        "my other password",
    ]
    refusal(lambda: shop.do(SignInByPassword("my other password", "x")))
    stored = shop.everything_stored()
    assert "$argon2id$" in stored
    assert [secret for secret in secrets if secret in stored] == []
