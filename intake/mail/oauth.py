"""Talking to a sign-in service: device code (RFC 8628), authorisation code with PKCE (RFC 7636), refresh (RFC 6749)."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx

from core.errors import OutsideBusy, OutsideRefused
from intake.mail.grants import Client, GrantLost, Provider, SignInAway, Tokens, checked_url

CONNECT_S, WHOLE_S = 10.0, 20.0
MOST_BYTES = 262_144
UNTOLD_S = 1800.0
"""How long a token is taken to live where nobody says."""

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_LOST = (
    "invalid_grant", "interaction_required", "consent_required", "login_required", "invalid_client",
    "unauthorized_client", "invalid_scope",
)  # fmt: skip
_CURES = {
    "access_denied": "the sign-in was declined; begin again, and agree",
    "expired_token": "the code was not entered in time; begin again",
    "invalid_client": "the client id is not known there, or wants another secret: check --client-id and its secret",
    "unauthorized_client": "this client may not sign in that way: allow public client flows where it is registered",
    "invalid_scope": "the client may not ask for mail: add the rights for IMAP and SMTP where it is registered",
    "invalid_grant": "the code is used up or too old; begin again",
    "invalid_request": "it does not understand us: check the addresses and the client id",
    "authorization_declined": "the sign-in was declined; begin again, and agree",
}

# At INFO the library logs each address that it calls, and what it was told.
logging.getLogger("httpx").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """A sign-in that a person goes on with in a browser: the code to enter and where."""

    user_code: str
    address: str
    code: str = field(repr=False)
    expires_s: float
    interval_s: float


@dataclass(frozen=True, slots=True)
class Challenge:
    """What makes an authorisation code worth nothing to others."""

    state: str = field(repr=False, default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = field(repr=False, default_factory=lambda: secrets.token_urlsafe(64))

    @property
    def code_challenge(self) -> str:
        """Return the verifier as it may be shown (S256)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


class SignInService:
    """One provider as one client of it sees it."""

    def __init__(
        self,
        provider: Provider,
        client: Client,
        *,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._provider = provider
        self._client = client
        self._pause = pause
        self._clock = clock

    @property
    def who(self) -> str:
        """Return what messages call it."""
        return f"sign-in at {self._provider.name}"

    def device_code(self) -> DeviceCode:
        """Ask for a code that a person enters in a browser, on any machine. Raises: OutsideRefused, OutsideBusy."""
        status, answer = self._post("device", {"scope": self._provider.scope})
        if status != 200:
            raise self._refusal(answer)
        address = _word(answer, "verification_uri_complete") or _word(answer, "verification_uri")
        found = DeviceCode(
            _word(answer, "user_code"),
            # Google says it in other words.
            address or _word(answer, "verification_url"),
            _word(answer, "device_code"),
            _seconds(answer, "expires_in", 900.0),
            max(1.0, _seconds(answer, "interval", 5.0)),
        )
        if not found.user_code or not found.code:
            raise OutsideRefused(self.who, "the answer holds no code; check --device-url")
        checked_url(found.address, "device")
        return found

    def device_tokens(self, device: DeviceCode) -> Tokens:
        """Wait until the person has entered the code. Raises: OutsideRefused where they declined or took too long."""
        interval_s, until = device.interval_s, self._clock() + device.expires_s
        while self._clock() < until:
            self._pause(interval_s)
            try:
                status, answer = self._post("token", {"grant_type": DEVICE_GRANT, "device_code": device.code})
            except OutsideBusy:
                interval_s = min(60.0, interval_s * 2)
                continue
            code = _word(answer, "error")
            if status == 200:
                return self._tokens(answer)
            if code == "slow_down":
                interval_s += 5.0
            elif code != "authorization_pending":
                raise self._refusal(answer)
        raise OutsideRefused(self.who, _CURES["expired_token"])

    def authorise_url(self, challenge: Challenge, redirect_uri: str, *, user: str) -> str:
        """Return the page where the person signs in and agrees."""
        base = checked_url(self._provider.authorise, "authorise")
        asked = {
            "response_type": "code",
            "client_id": self._client.id,
            "redirect_uri": redirect_uri,
            "scope": self._provider.scope,
            "state": challenge.state,
            "code_challenge": challenge.code_challenge,
            "code_challenge_method": "S256",
            "login_hint": user,
        }
        return f"{base}{'&' if '?' in base else '?'}{urlencode({**asked, **self._provider.more})}"

    def exchange(self, code: str, challenge: Challenge, redirect_uri: str) -> Tokens:
        """Turn an authorisation code into tokens. Raises: OutsideRefused, OutsideBusy."""
        asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        status, answer = self._post("token", asked | {"code_verifier": challenge.verifier})
        if status != 200:
            raise self._refusal(answer)
        return self._tokens(answer)

    def refresh(self, refresh_token: str) -> Tokens:
        """Return new tokens; the refresh token stays where no new one comes. Raises: GrantLost, OutsideBusy."""
        status, answer = self._post("token", {"grant_type": "refresh_token", "refresh_token": refresh_token})
        if status == 200:
            return self._tokens(answer, refresh_token)
        code = _word(answer, "error")[:60]
        if code in _LOST:
            raise GrantLost(code)
        raise SignInAway(f"{self.who}: {status} {code}".rstrip(), 60.0)

    def _tokens(self, answer: Mapping[str, Any], refresh_token: str = "") -> Tokens:
        access, kind = _word(answer, "access_token"), _word(answer, "token_type") or "bearer"
        refresh = _word(answer, "refresh_token") or refresh_token
        if not access or kind.lower() != "bearer":
            raise OutsideRefused(self.who, "it gave no bearer token; check --token-url")
        if not refresh:
            raise OutsideRefused(self.who, "it gave no refresh token: ask for offline access in --scope")
        now = time.time()
        return Tokens(access, refresh, now, now + _seconds(answer, "expires_in", UNTOLD_S))

    def _post(self, endpoint: str, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        url = checked_url(getattr(self._provider, endpoint), endpoint)
        known = {"client_id": self._client.id}
        if self._client.secret and endpoint == "token":
            known["client_secret"] = self._client.secret
        until = time.monotonic() + WHOLE_S
        read = bytearray()
        times = httpx.Timeout(WHOLE_S, connect=CONNECT_S)
        headers = {"Accept": "application/json"}
        try:
            with (
                httpx.Client(timeout=times, follow_redirects=False, trust_env=False, headers=headers) as http,
                http.stream("POST", url, data={**known, **form}) as answer,
            ):
                status, wait = answer.status_code, answer.headers.get("retry-after", "")
                for part in answer.iter_bytes(16_384):
                    read += part
                    # A server that drips keeps each read within its limit, yet not the whole.
                    if len(read) > MOST_BYTES or time.monotonic() > until:
                        raise SignInAway(f"{self.who}: the answer is too long or too slow", 60.0)
        except httpx.HTTPError as fault:
            raise SignInAway(f"{self.who}: no connection ({type(fault).__name__})", 30.0) from None
        if status == 429 or status >= 500:
            raise SignInAway(f"{self.who}: it is busy ({status})", min(600.0, float(wait)) if wait.isdigit() else 60.0)
        return status, _object(bytes(read))

    def _refusal(self, answer: Mapping[str, Any]) -> OutsideRefused:
        code = _word(answer, "error")[:60]
        known = _CURES.get(code, "it says no without a reason that we know; check the addresses and the client id")
        return OutsideRefused(self.who, f"{known} ({code})" if code else known)


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _word(answer: Mapping[str, Any], key: str) -> str:
    """Return a text of an answer; nothing where it is none, or holds what could steer a terminal or a protocol."""
    value = answer.get(key)
    return value if isinstance(value, str) and value.isprintable() and value.isascii() and len(value) < 20_000 else ""


def _seconds(answer: Mapping[str, Any], key: str, otherwise: float) -> float:
    # Some services write numbers as text.
    value = str(answer.get(key, ""))
    return float(value) if value.isdecimal() and value.isascii() and 0 < len(value) < 10 else otherwise
