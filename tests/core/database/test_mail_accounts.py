"""Mailboxes that were added: who may, whose turn it is to renew, and what a stolen database tells."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from core.database.engine import Database
from core.database.export import export_state
from core.database.secrets import Vault
from core.database.tables.mail_accounts import mail_accounts
from core.domain.machine import Actor, Role
from core.domain.mail_accounts import (
    KeepSignIn,
    LeaveSignInTurn,
    ListMailAccounts,
    LoseSignIn,
    MailAccount,
    MailboxAdd,
    MailboxRemove,
    TakeSignInTurn,
)
from core.domain.mailboxes import HoldMailbox, ListMailboxes, NoteMailbox
from core.domain.queries import ShopFigures
from core.errors import Refused, SetupError
from tests.shop import ADMIN, MANAGER, SALES, Shop

RULE = Actor(Role.RULE, "rule:mailbox")
KEY = b"k" * 40
BOX = MailAccount("orders", "o@s.example", "o@s.example@imap.example:993", "imaps://imap.example", sealed="sealed")


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop with one mailbox."""
    made = Shop(database)
    assert made.clerk.do(MailboxAdd(BOX), actor=ADMIN).facts["new"]
    return made


def ask(shop: Shop, command: Any, fact: str = "") -> Any:
    """Do one thing as the reader of mailboxes does."""
    done = shop.clerk.do(command, actor=RULE)
    return done.facts[fact] if fact else None


def known(shop: Shop) -> MailAccount:
    """Return the mailbox as it is kept."""
    (found,) = shop.clerk.look(ListMailAccounts("orders"))
    return found


@pytest.mark.parametrize("actor", [MANAGER, SALES, RULE])
def test_administrators_add_and_remove_mailboxes(shop: Shop, actor: Actor) -> None:
    """Nobody else may, for a mailbox says where all mail goes."""
    for command in (MailboxAdd(BOX), MailboxRemove("orders")):
        with pytest.raises(Refused, match="not_your_role"):
            shop.clerk.do(command, actor=actor)
    assert known(shop).version == 1


def test_a_mailbox_of_the_same_name_takes_the_place(shop: Shop) -> None:
    """Adding it again signs it in again: what was lost is found, and readers see that it changed."""
    ask(shop, LoseSignIn("orders", 1, "invalid_grant"))
    assert known(shop).fault == "invalid_grant" and shop.clerk.look(ShopFigures())["mailboxes_lost"] == 1
    assert not shop.clerk.do(MailboxAdd(replace(BOX, sealed="anew")), actor=ADMIN).facts["new"]
    found = known(shop)
    assert (found.fault, found.sealed, found.settled) == ("", "anew", 2) and found.version > 2
    assert shop.clerk.look(ShopFigures())["mailboxes_lost"] == 0


def test_one_mailbox_has_one_name(shop: Shop) -> None:
    """The same account under two names would be read twice."""
    with pytest.raises(Refused, match="mailbox_known") as caught:
        shop.clerk.do(MailboxAdd(replace(BOX, name="other")), actor=ADMIN)
    assert caught.value.facts["name"] == "orders"


def test_one_process_at_a_time_renews(shop: Shop) -> None:
    """The turn is one's own until it is given back, used or over; whoever knows older tokens gets none."""
    assert ask(shop, TakeSignInTurn("orders", 1, "a", 60.0), "turn")
    assert not ask(shop, TakeSignInTurn("orders", 1, "b", 60.0), "turn")
    ask(shop, LeaveSignInTurn("orders", "b"))
    assert not ask(shop, TakeSignInTurn("orders", 1, "b", 60.0), "turn")
    ask(shop, LeaveSignInTurn("orders", "a"))
    assert ask(shop, TakeSignInTurn("orders", 1, "b", -1.0), "turn")
    assert ask(shop, TakeSignInTurn("orders", 1, "a", 60.0), "turn")
    assert ask(shop, KeepSignIn("orders", 1, "newer"), "kept")
    assert not ask(shop, TakeSignInTurn("orders", 1, "b", 60.0), "turn")
    assert ask(shop, TakeSignInTurn("orders", 2, "b", 60.0), "turn")
    assert not ask(shop, KeepSignIn("orders", 1, "older"), "kept")
    assert known(shop).sealed == "newer"


def test_a_loss_that_comes_late_is_none(shop: Shop) -> None:
    """Who was refused with older tokens does not spoil the newer ones."""
    ask(shop, KeepSignIn("orders", 1, "newer"))
    ask(shop, LoseSignIn("orders", 1, "invalid_grant"))
    assert known(shop).fault == ""


def test_a_removed_mailbox_leaves_its_position_and_no_fault(shop: Shop) -> None:
    """Its secrets are gone; how far it was read is kept, should it come back."""
    ask(shop, HoldMailbox(BOX.account, "INBOX", "r", 60.0))
    ask(shop, NoteMailbox(BOX.account, "INBOX", "r", "sign in again"))
    shop.clerk.do(MailboxRemove("orders"), actor=ADMIN)
    assert shop.clerk.look(ListMailAccounts()) == ()
    (position,) = shop.clerk.look(ListMailboxes())
    assert position.fault == "" and shop.clerk.look(ShopFigures())["mailboxes_failing"] == 0
    with pytest.raises(Refused, match="unknown_mailbox"):
        shop.clerk.do(MailboxRemove("orders"), actor=ADMIN)


def test_a_stolen_database_and_an_export_tell_no_secret(shop: Shop) -> None:
    """Neither the row nor the exported state holds what was sealed, and the export not even that."""
    sealed = Vault((KEY,)).seal({"password": "canary", "refresh": "canary"}, "mailbox:orders")
    ask(shop, KeepSignIn("orders", 1, sealed))
    with shop.database.read() as conn:
        row = dict(conn.execute(select(mail_accounts)).mappings().one())
        state = json.dumps(export_state(conn))
    assert row["sealed"] == sealed and "canary" not in repr(row)
    assert "canary" not in state and sealed not in state
    assert sealed not in repr(known(shop)) and sealed not in repr(KeepSignIn("orders", 1, sealed))


def test_what_is_sealed_opens_for_its_own_mailbox_and_key_only() -> None:
    """Neither another key nor another mailbox opens it, and one changed letter shows."""
    vault = Vault((KEY,))
    sealed = vault.seal({"password": "wörd"}, "mailbox:a")
    assert vault.open(sealed, "mailbox:a") == {"password": "wörd"} and not vault.worn(sealed)
    assert sealed != vault.seal({"password": "wörd"}, "mailbox:a")
    with pytest.raises(SetupError, match="changed"):
        vault.open(sealed, "mailbox:b")
    with pytest.raises(SetupError, match="ORDERCLERK_SECRET_KEY_OLD"):
        Vault((b"other",)).open(sealed, "mailbox:a")
    for place in range(len(sealed)):
        other = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(SetupError):
            vault.open(other, "mailbox:a")
    for nonsense in ("", "v1", "v1..", sealed[:40], "v2" + sealed[2:]):
        with pytest.raises(SetupError):
            vault.open(nonsense, "mailbox:a")


def test_the_key_before_opens_and_shows_its_age() -> None:
    """After the secret key was changed, what is sealed opens by the old one and asks to be sealed anew."""
    sealed = Vault((KEY,)).seal({"password": "w"}, "x")
    both = Vault((b"new", KEY))
    assert both.open(sealed, "x") == {"password": "w"} and both.worn(sealed)
    anew = both.seal(both.open(sealed, "x"), "x")
    assert Vault((b"new",)).open(anew, "x") == {"password": "w"} and not both.worn(anew)
