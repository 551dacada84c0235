"""The staff sees that a mailbox must be signed in again, and how."""

from __future__ import annotations

from fastapi.testclient import TestClient

from core.domain.machine import Actor, Role
from core.domain.mail_accounts import LoseSignIn, MailAccount, MailboxAdd
from tests.bot.web.conftest import OPERATOR, WebShop

RULE = Actor(Role.RULE, "rule:mailbox")


def test_the_first_page_says_that_a_mailbox_is_lost_until_it_is_signed_in(shop: WebShop, admin: TestClient) -> None:
    """Its name is shown as text, with the command that mends it; afterwards nothing is left of it."""
    name = "orders <b>"
    mailbox = MailAccount(name, "o@s.example", "o@s.example@imap:993", "imaps://imap", provider="google", sealed="x")
    shop.clerk.do(MailboxAdd(mailbox), actor=OPERATOR)
    assert "sign in again" not in admin.get("/console").text.split("figures")[0]
    shop.clerk.do(LoseSignIn(name, 1, "invalid_grant"), actor=RULE)
    page = admin.get("/console").text
    assert "Mailbox orders &lt;b&gt;: sign in again." in page and "orderclerk mailbox add --name" in page
    assert name not in page
    shop.clerk.do(MailboxAdd(mailbox), actor=OPERATOR)
    assert "Mailbox orders" not in admin.get("/console").text
