"""A sign-in service on this machine: small, and as strict as the large ones."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from intake.mail.grants import CUSTOM, Client, Provider

CLIENT = Client("orderclerk-test", "client canary")
SCOPE = "mail offline_access"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"

Answer = tuple[int, dict[str, Any]]


@dataclass
class Clock:
    """Time that passes only while somebody waits."""

    at: float = 0.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.at

    def pause(self, wait_s: float) -> None:
        self.waited.append(wait_s)
        self.at += wait_s


class WallClock(Clock):
    """Time as it passes for everybody."""

    def now(self) -> float:
        return time.monotonic()


@dataclass
class Identity:
    """What the service knows. person: what the person at the browser does with the codes, one a poll."""

    user: str = "orders@shop.example"
    clock: Clock = field(default_factory=Clock)
    port: int = 0
    interval_s: float = 5.0
    code_lives_s: float = 60.0
    token_lives_s: int = 3600
    rotating: bool = True
    polls: list[str] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    access: set[str] = field(default_factory=set)
    refresh: set[str] = field(default_factory=set)
    refreshed: int = 0
    status: int = 0
    troubles: list[int] = field(default_factory=list)
    slow_s: float = 0.0
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _device: dict[str, Any] = field(default_factory=dict)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def provider(self) -> Provider:
        """The service as orderclerk is told of it."""
        return Provider(CUSTOM, f"{self.url}/authorise", f"{self.url}/device", f"{self.url}/token", SCOPE)

    def grant(self) -> dict[str, Any]:
        """Give new tokens."""
        token, again = f"access-{secrets.token_hex(8)}", f"refresh-{secrets.token_hex(8)}"
        self.access.add(token)
        self.refresh.add(again)
        return {
            "access_token": token,
            "refresh_token": again,
            "token_type": "Bearer",
            "expires_in": self.token_lives_s,
        }

    def agree(self, url: str) -> str:
        """Do what the person's browser does with the page of consent: returns where it is sent."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT.id and asked["scope"] == SCOPE
        assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
        assert len(asked["state"]) >= 32
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}/?{urlencode({'code': code, 'state': asked['state']})}"

    # What is asked over HTTP.

    def device(self, form: dict[str, str]) -> Answer:
        if form != {"client_id": CLIENT.id, "scope": SCOPE}:
            return 400, {"error": "invalid_client"}
        code = secrets.token_urlsafe(16)
        self._device = {
            "code": code,
            "asked_at": self.clock.now(),
            "interval": self.interval_s,
            "begun": self.clock.now(),
        }
        return 200, {
            "device_code": code,
            "user_code": "WDJB-MJHT",
            "verification_uri": f"{self.url}/enter",
            "expires_in": int(self.code_lives_s),
            "interval": int(self.interval_s),
        }

    def token(self, form: dict[str, str]) -> Answer:
        if form.pop("client_id", "") != CLIENT.id or form.pop("client_secret", "") != CLIENT.secret:
            return 401, {"error": "invalid_client"}
        grants = {
            DEVICE_GRANT: self._by_device,
            "authorization_code": self._by_code,
            "refresh_token": self._by_refresh,
        }
        kind = form.pop("grant_type", "")
        return grants[kind](form) if kind in grants else (400, {"error": "unsupported_grant_type"})

    def _by_device(self, form: dict[str, str]) -> Answer:
        if form != {"device_code": self._device["code"]}:
            return 400, {"error": "invalid_grant"}
        early = self.clock.now() - self._device["asked_at"] < self._device["interval"] - 1e-6
        self._device["asked_at"] = self.clock.now()
        if self.clock.now() - self._device["begun"] > self.code_lives_s:
            return 400, {"error": "expired_token"}
        if early:
            self.problems.append("polled too soon")
        said = self.polls.pop(0) if self.polls else "authorization_pending"
        if early or said == "slow_down":
            self._device["interval"] += 5
            return 400, {"error": "slow_down"}
        return (200, self.grant()) if said == "agreed" else (400, {"error": said})

    def _by_code(self, form: dict[str, str]) -> Answer:
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or form["redirect_uri"] != asked["redirect_uri"] or shown != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, self.grant()

    def _by_refresh(self, form: dict[str, str]) -> Answer:
        if form.get("refresh_token") not in self.refresh:
            return 400, {"error": "invalid_grant"}
        if self.status:
            return self.status, {}
        self.refreshed += 1
        granted = self.grant()
        if self.rotating:
            # An older refresh token is worth nothing once it was used.
            self.refresh.remove(form["refresh_token"])
        else:
            self.refresh.remove(granted.pop("refresh_token"))
        return 200, granted


class _Door(BaseHTTPRequestHandler):
    identity: Identity

    def do_POST(self) -> None:
        identity, body = self.identity, self.rfile.read(int(self.headers["Content-Length"]))
        form = {key: values[0] for key, values in parse_qs(body.decode(), keep_blank_values=True).items()}
        if self.headers["Content-Type"] != "application/x-www-form-urlencoded":
            identity.problems.append("not sent as a form")
        if "introspect" in self.path:
            return self._say(200, self._introspected(form.get("token", "")))
        with identity.guard:
            identity.requests.append((self.path, dict(form)))
            if identity.answers:
                return self._raw(200, identity.answers.pop(0))
            if identity.troubles:
                return self._say(identity.troubles.pop(0), {})
            found = {"/device": identity.device, "/token": identity.token}.get(self.path)
            status, answer = found(form) if found else (404, {})
        if identity.slow_s:
            threading.Event().wait(identity.slow_s)
        return self._say(status, answer)

    def _introspected(self, token: str) -> dict[str, Any]:
        alive = token in self.identity.access
        return {"active": True, "email": self.identity.user} if alive else {"active": False}

    def _say(self, status: int, answer: dict[str, Any]) -> None:
        self._raw(status, json.dumps(answer).encode())

    def _raw(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if 300 <= status < 400:
            self.send_header("Location", f"{self.identity.url}/token")
        # Who asked may have gone.
        with suppress(OSError):
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def identity_service(**known: Any) -> Iterator[Identity]:
    """Run a sign-in service."""
    identity = Identity(**known)
    door = type("Door", (_Door,), {"identity": identity})
    server = ThreadingHTTPServer(("127.0.0.1", 0), door)
    server.daemon_threads = True
    identity.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield identity
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert identity.problems == []
