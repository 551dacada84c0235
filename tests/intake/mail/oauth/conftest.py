"""A sign-in service, a shop with a mailbox that signs in there, and a mail server that asks it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.bench.dovecot import PROGRAM, USER, Dovecot
from core.database.secrets import Vault
from core.domain.mail_accounts import MailAccount, MailboxAdd
from core.settings import Settings
from intake.mail.access_tokens import about, secrets_of
from intake.mail.accounts import MailAccounts
from intake.mail.grants import Tokens, endpoints_of
from tests.intake.mail.oauth.identity import CLIENT, Identity, identity_service
from tests.shop import ADMIN, Shop

KEY = b"k" * 40


@pytest.fixture
def identity() -> Iterator[Identity]:
    """A running sign-in service."""
    with identity_service(user=USER) as running:
        yield running


@pytest.fixture
def vault() -> Vault:
    """What seals and opens."""
    return Vault((KEY,))


Adder = Callable[..., MailAccount]


@pytest.fixture
def add(identity: Identity, vault: Vault) -> Adder:
    """Adds a mailbox whose tokens the service has just given."""

    def added(shop: Shop, *, imap: str = "imap://127.0.0.1:1/INBOX", age_s: float = 0.0, **more: Any) -> MailAccount:
        granted = identity.grant()
        at = time.time() - age_s
        tokens = Tokens(granted["access_token"], granted["refresh_token"], at, at + granted["expires_in"])
        place = imap.partition("://")[2].partition("/")[0]
        mailbox = MailAccount(
            "orders",
            USER,
            f"{USER}@{place}",
            imap,
            provider="custom",
            client_id=CLIENT.id,
            endpoints=endpoints_of(identity.provider()),
            sealed=vault.seal(secrets_of(CLIENT, tokens), about("orders")),
            **more,
        )
        shop.clerk.do(MailboxAdd(mailbox), actor=ADMIN)
        return mailbox

    return added


@pytest.fixture
def accounts_of(vault: Vault, tmp_path: Path) -> Callable[[Shop], MailAccounts]:
    """Opens the mailboxes of a shop."""
    return lambda shop: MailAccounts(Settings(data_dir=tmp_path), lambda: shop.clerk, vault)


@pytest.fixture
def dovecot(identity: Identity) -> Iterator[Dovecot]:
    """A real mail server that lets in whom the sign-in service knows, by XOAUTH2."""
    if not PROGRAM.exists():
        if os.environ.get("ORDERCLERK_REQUIRE_DOVECOT") == "1":
            pytest.fail(f"{PROGRAM} is not installed, and ORDERCLERK_REQUIRE_DOVECOT=1")
        pytest.skip(f"NOT TESTED: sign-in by OAuth2, since {PROGRAM} is not installed (Debian package dovecot-imapd)")
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    server = Dovecot(folder)
    server.mechanisms = "plain login xoauth2"
    server.introspection = f"{identity.url}/introspect"
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)
