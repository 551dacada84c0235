"""The token of a mailbox: renewed before it ends, once among all, and never lost."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from core.clerk import Clerk
from core.database.engine import Database
from core.database.secrets import Vault
from core.domain.mail_accounts import KeepSignIn, ListMailAccounts, MailboxRemove
from core.domain.queries import ShopFigures
from core.errors import Conflict
from intake.mail import access_tokens
from intake.mail.access_tokens import AccessTokens, about
from intake.mail.accounts import MailAccounts
from intake.mail.grants import SignInAgain, SignInAway
from tests.intake.mail.oauth.conftest import KEY, Adder
from tests.intake.mail.oauth.identity import Identity
from tests.shop import ADMIN, Shop


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Shop]:
    """A shop that keeps the mailbox."""
    opened = Database(sqlite_url)
    yield Shop(opened)
    opened.close()


def tokens(shop: Shop, vault: Vault, young_s: float = 60.0) -> AccessTokens:
    return AccessTokens(lambda: shop.clerk, vault, "orders", young_s=young_s)


def test_a_token_that_lives_is_used_as_it_is(shop: Shop, identity: Identity, vault: Vault, add: Adder) -> None:
    """The service is not asked while there is no need."""
    add(shop)
    assert tokens(shop, vault)() in identity.access and identity.requests == []


def test_a_token_is_renewed_before_it_ends(shop: Shop, identity: Identity, vault: Vault, add: Adder) -> None:
    """Five minutes before the end, not after it; and the next refresh works with the rotated token."""
    add(shop, age_s=3600 - 200)
    first = tokens(shop, vault)()
    assert identity.refreshed == 1 and first in identity.access and len(identity.refresh) == 1
    assert tokens(shop, vault)() == first and identity.refreshed == 1
    second = tokens(shop, vault, young_s=0.0).renewed(first)
    assert second != first and identity.refreshed == 2


def test_a_refused_token_is_renewed_unless_it_is_new(shop: Shop, identity: Identity, vault: Vault, add: Adder) -> None:
    """A server that refuses whatever it gets does not make us ask for tokens without end."""
    add(shop, age_s=100)
    asking = tokens(shop, vault)
    first = asking()
    second = asking.renewed(first)
    assert second != first and asking.renewed(second) == second and identity.refreshed == 1


def test_many_at_once_renew_once(database: Database, identity: Identity, vault: Vault, add: Adder) -> None:
    """Processes and threads that need a token at one moment share one renewal; a second would cost the grant."""
    shop = Shop(database)
    add(shop, age_s=4000)
    identity.slow_s = 0.5
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(tokens(shop, vault)())) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert identity.refreshed == 1 and len(found) == 6 and len(set(found)) == 1 and found[0] in identity.access


def test_a_revoked_grant_is_told_and_not_tried_again(
    shop: Shop, identity: Identity, vault: Vault, add: Adder, caplog: pytest.LogCaptureFixture
) -> None:
    """The mailbox shows as to be signed in again, and the service is left alone until somebody does."""
    caplog.set_level(logging.DEBUG)
    add(shop, age_s=4000)
    secrets = [*identity.access, *identity.refresh, "client canary"]
    identity.refresh.clear()
    for _ in range(3):
        with pytest.raises(SignInAgain, match="orderclerk mailbox add --name orders"):
            tokens(shop, vault)()
    assert len(identity.requests) == 1 and shop.clerk.look(ShopFigures())["mailboxes_lost"] == 1
    assert not [one for one in secrets if one in caplog.text]
    add(shop)
    assert tokens(shop, vault)() in identity.access and shop.clerk.look(ShopFigures())["mailboxes_lost"] == 0


def test_a_service_that_is_away_costs_nothing_yet(shop: Shop, identity: Identity, vault: Vault, add: Adder) -> None:
    """While the older token lives it is used; once it is over, the sign-in waits and the grant stays."""
    add(shop, age_s=3600 - 200)
    identity.status = 503
    assert tokens(shop, vault)() in identity.access
    add(shop, age_s=4000)
    with pytest.raises(SignInAway):
        tokens(shop, vault)()
    identity.status = 0
    assert tokens(shop, vault)() in identity.access and shop.clerk.look(ShopFigures())["mailboxes_lost"] == 0


def test_a_turn_that_died_is_taken_over(
    shop: Shop, identity: Identity, vault: Vault, add: Adder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was killed while it renewed holds up the others for a limited time."""
    add(shop, age_s=4000)
    monkeypatch.setattr(access_tokens, "TURN_S", 0.5)
    dead = tokens(shop, vault)
    assert dead._turn(1)
    monkeypatch.setattr(access_tokens, "TURN_S", 60.0)
    assert tokens(shop, vault)() in identity.access and identity.refreshed == 1


def test_what_was_renewed_is_kept_though_the_database_stumbles(
    shop: Shop, identity: Identity, vault: Vault, add: Adder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service has forgotten the older refresh token by then: losing the new one would lose the mailbox."""
    add(shop, age_s=4000)
    real, failures = Clerk.do, [Conflict("busy"), Conflict("busy")]

    def stumbling(self: Clerk, *commands: object, **more: object) -> object:
        if isinstance(commands[0], KeepSignIn) and failures:
            raise failures.pop()
        return real(self, *commands, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Clerk, "do", stumbling)
    monkeypatch.setattr(time, "sleep", lambda _wait_s: None)
    found = tokens(shop, vault)()
    (kept,) = shop.clerk.look(ListMailAccounts())
    assert failures == [] and vault.open(kept.sealed, about("orders"))["access"] == found


def test_the_key_may_be_changed(
    shop: Shop, identity: Identity, vault: Vault, add: Adder, accounts_of: Callable[[Shop], MailAccounts]
) -> None:
    """With the key before at hand all goes on and is sealed anew; without it the cure is named."""
    mailbox = add(shop)
    with pytest.raises(SignInAgain, match="ORDERCLERK_SECRET_KEY_OLD"):
        tokens(shop, Vault((b"new",)))()
    both = MailAccounts(accounts_of(shop).settings, lambda: shop.clerk, Vault((b"new", KEY)))
    both.seal_anew(mailbox)
    assert tokens(shop, Vault((b"new",)))() in identity.access


def test_a_removed_mailbox_gives_no_token(shop: Shop, vault: Vault, add: Adder) -> None:
    """Who still holds on to it is told."""
    add(shop)
    shop.clerk.do(MailboxRemove("orders"), actor=ADMIN)
    with pytest.raises(SignInAgain, match="removed"):
        tokens(shop, vault)()


def test_mail_leaves_by_the_mailbox_of_the_sender(
    shop: Shop, add: Adder, accounts_of: Callable[[Shop], MailAccounts]
) -> None:
    """Else by the first that has a mail server; where none has one, there is none."""
    mailbox = add(shop)
    found = accounts_of(shop)
    assert found.outgoing("orders@shop.example") is None
    add(shop, smtp="smtps://smtp.shop.example")
    chosen = found.outgoing("somebody@else.example")
    assert chosen is not None and chosen.mailbox.name == mailbox.name and chosen.server.port == 465
    assert "client canary" not in repr(chosen) and replace(mailbox) == mailbox
