"""How mailboxes are named in the settings."""

from __future__ import annotations

import pytest

from bot.bench.dovecot import USER, Dovecot
from core.errors import SetupError
from core.settings import Settings
from intake.mail.imap_account import Account, PasswordLogin, TokenLogin, read_accounts
from intake.mail.imap_connection import ImapConnection
from intake.mail.imap_mailboxes import accounts, try_account
from intake.mail.imap_waits import LOGIN_REFUSED, wait_s


def test_several_mailboxes_stand_behind_one_another() -> None:
    """Each address names server, port, user, password and folder; signs are written with a percent sign."""
    found = read_accounts("imaps://a%40x.example:p%3A%2F%25@mail.example  imaps://b:c@h.example:1993/Orders%2FNew")
    assert found == [
        Account("mail.example", 993, "a@x.example", PasswordLogin("a@x.example", "p:/%"), "INBOX", "tls"),
        Account("h.example", 1993, "b", PasswordLogin("b", "c"), "Orders/New", "tls"),
    ]
    assert found[0].key == "a@x.example@mail.example:993"
    assert read_accounts("  ") == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("imap://u:canary@mail.example/INBOX", "plain text"),
        ("pop3://u:canary@mail.example", "does not begin"),
        ("imaps://mail.example", "no user"),
        ("imaps://u:canary@mail.example:port", "cannot be read"),
        ("imaps://u:canary#1@mail.example", "a ? or #"),
        ("imaps://u:canary@mail.example/IN%0d%0aBOX", "control character"),
        ("imaps://u:canary@m.example imaps://u:canary@m.example:993/INBOX", "twice"),
    ],
)
def test_a_wrong_address_is_named_without_its_password(url: str, fault: str) -> None:
    """What is wrong is said with the setting's name; the address itself is not repeated."""
    with pytest.raises(SetupError) as caught:
        read_accounts(url)
    assert fault in str(caught.value) and "ORDERCLERK_IMAP_URL" in str(caught.value)
    assert "canary" not in str(caught.value)


def test_plain_text_is_for_this_machine_or_by_the_merchants_word() -> None:
    """imap:// is taken for loopback addresses, and beyond them only where the merchant allows it."""
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert read_accounts(f"imap://u:p@{host}:1143")[0].security == "none"
    assert read_accounts("imap://u:p@mail.example", insecure=True)[0].port == 143
    assert read_accounts("imap+starttls://u:p@mail.example")[0].security == "starttls"


def test_no_text_of_an_account_holds_its_password() -> None:
    """Neither the account nor the settings show a password when they are printed."""
    settings = Settings(imap_url="imaps://u:canary@mail.example")
    assert "canary" not in repr(settings) + repr(accounts(settings)) + accounts(settings)[0].place


def test_a_mailbox_can_be_tried(dovecot: Dovecot) -> None:
    """A try signs in and opens the folder; a fault is named with its cure."""
    (account,) = read_accounts(dovecot.url())
    assert "tells of new mail" in try_account(account)
    (missing,) = read_accounts(dovecot.url("Nowhere"))
    with pytest.raises(SetupError, match="folder missing; make the folder"):
        try_account(missing)
    (wrong,) = read_accounts(dovecot.url().replace("pass", "canary"))
    with pytest.raises(SetupError, match="login refused; check user and password") as caught:
        try_account(wrong)
    assert "canary" not in str(caught.value)
    dovecot.stop()
    with pytest.raises(SetupError, match="not reachable"):
        try_account(account)


def test_a_token_is_asked_for_at_each_sign_in(dovecot: Dovecot) -> None:
    """An account may sign in by XOAUTH2 with the token of the moment."""
    dovecot.stop()
    dovecot.mechanisms = "plain login xoauth2"
    dovecot.start()
    tokens = ["first", "second"]
    login = TokenLogin(USER, lambda: tokens.pop(0))
    account = Account("127.0.0.1", dovecot.port, USER, login, security="none")
    for _ in range(2):
        with pytest.raises(SetupError, match="login refused"):
            try_account(account)
    assert tokens == []
    assert "method=XOAUTH2" in dovecot.log() and "first" not in repr(account)


def test_a_password_of_any_letters_signs_in(dovecot: Dovecot) -> None:
    """A password with letters beyond ASCII is sent as the server's PLAIN takes it."""
    dovecot.stop()
    dovecot.set_password("Straße 7 €")
    dovecot.start()
    account = Account("127.0.0.1", dovecot.port, USER, PasswordLogin(USER, "Straße 7 €"), security="none")
    ImapConnection(account).close()


def test_waits_grow_and_are_longer_where_a_person_must_act() -> None:
    """A server that is away is tried again within 40 seconds, a refused login within 15 minutes and not before 15 s."""
    assert all(wait_s("connection lost", failures) <= 40 for failures in range(1, 100))
    assert wait_s("connection lost", 1) <= 1
    assert all(15 <= wait_s(LOGIN_REFUSED, failures) <= 900 for failures in range(1, 100))
