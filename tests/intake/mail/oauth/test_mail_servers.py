"""Mail is read from a real server and sent to another by XOAUTH2, with the tokens of a sign-in service."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.bench.dovecot import PASSWORD, USER, Dovecot
from core.database.engine import Database
from core.database.secrets import Vault
from core.database.tables.conversations import inbound_messages
from core.domain.mail_accounts import MailAccount, MailboxAdd, MailboxRemove
from core.domain.mailboxes import ListMailboxes
from core.errors import OutsideBusy, SetupError
from intake.mail.access_tokens import about
from intake.mail.account_inlet import AddedMailboxes
from intake.mail.accounts import MailAccounts
from intake.mail.assembly import mail_outlet
from intake.mail.imap_mailboxes import reader_maker, try_account
from intake.mail.letters import Letter
from tests.intake.mail.imap.desk import letter, until
from tests.intake.mail.oauth.conftest import Adder
from tests.intake.mail.oauth.identity import Identity
from tests.intake.mail.post_office import post_office
from tests.shop import ADMIN, Shop


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Shop]:
    """A shop that takes the mail in."""
    opened = Database(sqlite_url)
    yield Shop(opened)
    opened.close()


@pytest.fixture
def accounts(shop: Shop, accounts_of: Callable[[Shop], MailAccounts]) -> MailAccounts:
    """The shop's mailboxes."""
    return accounts_of(shop)


@pytest.fixture
def inlet(shop: Shop, accounts: MailAccounts) -> Iterator[AddedMailboxes]:
    """Reads whatever mailboxes there are, as a running shop does."""
    reader_of = reader_maker(
        accounts.settings, clerk=lambda: shop.clerk, take_all=shop.clerk.receive_all, own=lambda: [USER]
    )
    made = AddedMailboxes(accounts, reader_of, look_s=0.2)
    made.start(lambda message: shop.clerk.receive(message))
    yield made
    made.stop()


def subjects(shop: Shop) -> list[str]:
    """Return the names of the mails that came in."""
    with shop.database.read() as conn:
        found = conn.execute(select(inbound_messages.c.external_id).order_by(inbound_messages.c.id)).scalars()
        return [one.strip("<>").partition("@")[0] for one in found]


def imap_of(server: Dovecot) -> str:
    return f"imap://127.0.0.1:{server.port}/INBOX"


def fault(shop: Shop) -> str:
    """Return what the last look at the mailbox ended with."""
    return next((one.fault for one in shop.clerk.look(ListMailboxes()) if one.folder == "INBOX"), "")


def test_a_mailbox_that_is_added_while_the_shop_runs_is_read(
    dovecot: Dovecot, shop: Shop, inlet: AddedMailboxes, add: Adder
) -> None:
    """Signed in by token; read on after the mailbox was signed in again; left alone once it is removed."""
    until(inlet.ready)
    add(shop, imap=imap_of(dovecot))
    until(lambda: shop.clerk.look(ListMailboxes()) and inlet.ready())
    colleague = dovecot.client()
    until(lambda: any(one.position.uidvalidity for one in shop.clerk.look(ListMailboxes())))
    colleague.append("INBOX", letter("first"))
    until(lambda: subjects(shop) == ["first"])
    assert "method=XOAUTH2" in dovecot.log()
    add(shop, imap=imap_of(dovecot))
    colleague.append("INBOX", letter("second"))
    until(lambda: subjects(shop) == ["first", "second"])
    shop.clerk.do(MailboxRemove("orders"), actor=ADMIN)
    until(lambda: not inlet._open)
    colleague.append("INBOX", letter("third"))
    threading.Event().wait(1.0)
    assert subjects(shop) == ["first", "second"]
    colleague.logout()


def test_a_token_that_the_server_no_longer_takes_is_renewed_at_once(
    dovecot: Dovecot, identity: Identity, shop: Shop, accounts: MailAccounts, add: Adder
) -> None:
    """The service ended it before its time: one refusal, one renewal, and in."""
    mailbox = add(shop, imap=imap_of(dovecot), age_s=100)
    identity.access.clear()
    assert "tells of new mail" in try_account(accounts.account(mailbox))
    assert identity.refreshed == 1


def test_a_revoked_grant_leaves_the_mail_in_its_place(
    dovecot: Dovecot, identity: Identity, shop: Shop, inlet: AddedMailboxes, add: Adder
) -> None:
    """The mailbox shows as to be signed in again; once somebody did, what waited there is read."""
    add(shop, imap=imap_of(dovecot))
    until(lambda: any(one.position.uidvalidity for one in shop.clerk.look(ListMailboxes())))
    identity.access.clear()
    identity.refresh.clear()
    add(shop, imap=imap_of(dovecot), age_s=4000)
    identity.refresh.clear()
    until(lambda: fault(shop) == "sign in again")
    colleague = dovecot.client()
    colleague.append("INBOX", letter("waiting"))
    assert inlet.ready() and subjects(shop) == []
    add(shop, imap=imap_of(dovecot))
    until(lambda: subjects(shop) == ["waiting"] and fault(shop) == "")
    colleague.logout()


def test_a_foreign_token_opens_no_mailbox(
    dovecot: Dovecot, identity: Identity, shop: Shop, accounts: MailAccounts, add: Adder
) -> None:
    """The service says whose token it is, and the server keeps to that."""
    identity.user = "somebody@else.example"
    mailbox = add(shop, imap=imap_of(dovecot))
    with pytest.raises(SetupError, match="login refused"):
        try_account(accounts.account(mailbox))


def test_a_mailbox_by_password_is_read_as_well(
    dovecot: Dovecot, shop: Shop, accounts: MailAccounts, vault: Vault
) -> None:
    """Its password is kept sealed."""
    sealed = vault.seal({"password": PASSWORD}, about("plain"))
    mailbox = MailAccount("plain", USER, "account", imap_of(dovecot), sealed=sealed)
    shop.clerk.do(MailboxAdd(mailbox), actor=ADMIN)
    assert "tells of new mail" in try_account(accounts.account(accounts.all()[0]))


def a_letter(number: int = 1) -> Letter:
    raw = f"From: o@shop.example\nTo: ann@customer.example\nSubject: {number}\n\nHello\n".encode()
    return Letter(f"<{number}@shop.example>", "ann@customer.example", raw, USER, USER)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_mail_leaves_by_the_same_sign_in(
    identity: Identity, shop: Shop, accounts: MailAccounts, add: Adder, tmp_path: Path
) -> None:
    """To the folder before there is a mailbox; by its server with its token then; renewed once where it is refused."""
    outlet = mail_outlet(accounts.settings, lambda: ("Shop", USER), accounts=accounts)
    outlet._look_s = 0.0  # type: ignore[attr-defined]
    outlet.carry(a_letter(1))
    assert len(list((tmp_path / "mail" / "out").glob("*.eml"))) == 1
    with post_office(sign_in=True) as office:
        add(shop, smtp=f"smtp://127.0.0.1:{office.port}", age_s=100)
        office.password = "none of ours"
        with pytest.raises(OutsideBusy, match="orderclerk mailbox add --name orders"):
            outlet.carry(a_letter(2))
        assert len(office.signed_in) == 2 and identity.refreshed == 1
        add(shop, smtp=f"smtp://127.0.0.1:{office.port}", age_s=100)
        (office.password,) = [one for one in identity.access if one not in {token for _, token in office.signed_in}]
        outlet.carry(a_letter(3))
        assert office.signed_in[-1] == (USER, office.password) and len(office.mails) == 1
        identity.refresh.clear()
        add(shop, smtp=f"smtp://127.0.0.1:{office.port}", age_s=4000)
        identity.refresh.clear()
        with pytest.raises(OutsideBusy, match="sign in again"):
            outlet.carry(a_letter(4))
        with pytest.raises((OutsideBusy, SetupError), match="sign in again"):
            outlet.check()
        assert len(office.mails) == 1
    outlet.close()
