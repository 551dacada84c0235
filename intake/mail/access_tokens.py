"""The access token of a mailbox, as it is now: renewed before it ends, once among all processes."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.mail_accounts import (
    KeepSignIn,
    LeaveSignInTurn,
    ListMailAccounts,
    LoseSignIn,
    MailAccount,
    TakeSignInTurn,
)
from core.errors import Conflict, OutsideBusy, OutsideRefused, SetupError
from core.ports import Vault
from intake.mail.grants import AGAIN_S, Client, GrantLost, SignInAgain, SignInAway, Tokens, provider_of
from intake.mail.oauth import SignInService

_LOG = logging.getLogger(__name__)
READER = Actor(Role.RULE, "rule:mailbox")

MARGIN_S = 300.0
TURN_S = 60.0
"""Longer than the sign-in service may take to answer."""

LOOK_S = 0.2
YOUNG_S = 60.0
KEEP_TRIES = 5


def about(name: str) -> str:
    """Return what the secrets of a mailbox are sealed for."""
    return f"mailbox:{name}"


def secrets_of(client: Client, tokens: Tokens) -> dict[str, Any]:
    """Return what is sealed of a sign-in by OAuth2."""
    return {"client_secret": client.secret, **asdict(tokens)}


@dataclass(frozen=True, slots=True)
class _Kept:
    account: MailAccount
    client: Client
    tokens: Tokens

    def good(self, refused: str, *, margin_s: float) -> bool:
        """Return whether the token can be used. margin_s: how long it should still live; short ones a quarter."""
        margin_s = min(margin_s, (self.tokens.expires_at - self.tokens.issued_at) / 4)
        return self.tokens.access != refused and time.time() < self.tokens.expires_at - margin_s


class AccessTokens:
    """Gives the token of one mailbox to those who sign in. Threads share it."""

    def __init__(self, clerk: Callable[[], Clerk], vault: Vault, name: str, *, young_s: float = YOUNG_S) -> None:
        """young_s: how old a token must be to be renewed because a server refuses it."""
        self._clerk = clerk
        self._vault = vault
        self._name = name
        self._young_s = young_s
        self._me = uuid.uuid4().hex
        self._guard = threading.Lock()

    def __call__(self) -> str:
        """Return the access token. Raises: SignInAgain, SignInAway."""
        return self._token("")

    def renewed(self, refused: str) -> str:
        """Return another token than the one that was refused; the same where it is quite new."""
        return self._token(refused)

    def _token(self, refused: str) -> str:
        with self._guard:
            until = time.monotonic() + TURN_S
            while True:
                kept = self._look()
                if time.time() - kept.tokens.issued_at < self._young_s:
                    # Whoever refuses a new one refuses the next as well.
                    refused = ""
                if kept.good(refused, margin_s=MARGIN_S):
                    return kept.tokens.access
                if self._turn(kept.account.version):
                    found = self._renewed(kept, refused)
                    if found:
                        return found
                elif kept.good(refused, margin_s=0.0):
                    return kept.tokens.access
                if time.monotonic() > until:
                    raise SignInAway(f"mailbox {self._name}: another process takes long to renew the sign-in", 30.0)
                time.sleep(LOOK_S)

    def _look(self) -> _Kept:
        found = self._clerk().look(ListMailAccounts(self._name))
        if not found:
            raise SignInAgain(f"mailbox {self._name}: it was removed", AGAIN_S)
        (account,) = found
        if account.fault:
            raise _again(self._name)
        try:
            facts = self._vault.open(account.sealed, about(self._name))
        except SetupError as fault:
            raise SignInAgain(f"mailbox {self._name}: {fault}", AGAIN_S) from None
        client = Client(account.client_id, facts.pop("client_secret"))
        return _Kept(account, client, Tokens(**facts))

    def _turn(self, version: int) -> bool:
        return bool(self._do(TakeSignInTurn(self._name, version, self._me, TURN_S))["turn"])

    def _renewed(self, kept: _Kept, refused: str) -> str:
        """Return a new token; empty where others came first."""
        service = SignInService(provider_of(kept.account), kept.client)
        try:
            tokens = service.refresh(kept.tokens.refresh)
        except GrantLost as fault:
            _LOG.warning("mailbox %s: the sign-in is gone (%s); it must be signed in again", self._name, fault)
            self._do(LoseSignIn(self._name, kept.account.version, str(fault)))
            # Whoever signed in again meanwhile is found at the next look.
            return ""
        except (OutsideBusy, OutsideRefused) as fault:
            self._do(LeaveSignInTurn(self._name, self._me))
            if kept.good(refused, margin_s=0.0):
                return kept.tokens.access
            if isinstance(fault, OutsideBusy):
                raise
            raise SignInAway(str(fault), AGAIN_S) from None
        sealed = self._vault.seal(secrets_of(kept.client, tokens), about(self._name))
        return tokens.access if self._keep(KeepSignIn(self._name, kept.account.version, sealed)) else ""

    def _keep(self, command: KeepSignIn) -> bool:
        """Store what was renewed, whatever it takes: the service may know the older refresh token no longer."""
        for attempt in range(KEEP_TRIES):
            try:
                return bool(self._do(command)["kept"])
            except (OutsideBusy, Conflict):
                if attempt == KEEP_TRIES - 1:
                    raise
                time.sleep(2.0**attempt)
        return False

    def _do(self, command: Any) -> Any:
        return self._clerk().do(command, actor=READER, cause="mailbox").facts


def _again(name: str) -> SignInAgain:
    return SignInAgain(f"mailbox {name}: sign in again by `orderclerk mailbox add --name {name}`", AGAIN_S)
