"""Who sits at the console: the session's cookie, its token against forged requests, the member of staff."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.responses import Response

from core.domain.machine import Actor, Role
from core.domain.views import StaffView
from core.settings import Settings

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"
NOTICE_COOKIE = "orderclerk_notice"

RIGHTS = {
    "count_stock": Role.WAREHOUSE | Role.MANAGER,
    "answer": Role.SALES | Role.MANAGER,
    "send_again": Role.SALES | Role.MANAGER,
    "teach": Role.SALES | Role.MANAGER,
    "rules": Role.MANAGER,
    "switch": Role.SALES | Role.MANAGER,
    "connections": Role.ADMIN,
    "phone": Role.SALES | Role.MANAGER,
}
"""What no life cycle's row decides: who may do it. An administrator may do everything."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A signed-in member of staff. csrf: what every form of theirs must bring back."""

    staff: StaffView
    actor: Actor
    session: str
    csrf: str

    def may(self, right: str) -> bool:
        return bool(self.actor.role & (RIGHTS[right] | Role.ADMIN))


class Sessions:
    """Reads and writes the cookies; signs what comes back."""

    def __init__(self, settings: Settings) -> None:
        self.secret = settings.secret
        public = urlsplit(settings.public_url)
        self.secure = public.scheme == "https"
        self.public_host = public.netloc.lower()
        self.cookie = "__Host-orderclerk" if self.secure else "orderclerk_session"

    def token(self, request: Request) -> str:
        return request.cookies.get(self.cookie, "")[:200]

    def begin(self, response: Response, token: str) -> None:
        response.set_cookie(self.cookie, token, path="/", secure=self.secure, httponly=True, samesite="lax")

    def end(self, response: Response) -> None:
        response.delete_cookie(self.cookie, path="/", secure=self.secure, httponly=True, samesite="lax")

    def csrf(self, of: str) -> str:
        """Return the token that a form must bring back, bound to a session or a secret link."""
        return self._signed(b"csrf", of.encode())

    def check_csrf(self, given: object, of: str) -> None:
        if not isinstance(given, str) or not hmac.compare_digest(given.encode(), self.csrf(of).encode()):
            raise HTTPException(403, "forged_request")

    def same_site(self, request: Request) -> None:
        """Refuse what another site's page sent; what is no browser sends neither header."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403, "other_site")
        origin = request.headers.get("origin")
        ours = (self.public_host, request.headers.get("host", "").lower())
        if origin is not None and urlsplit(origin).netloc.lower() not in ours:
            raise HTTPException(403, "other_site")

    def leave_notice(self, response: Response, kind: str, text: str) -> None:
        """Leave one sentence for the next page. kind: good, warn or bad."""
        body = base64.urlsafe_b64encode(json.dumps([kind, text[:300]]).encode()).decode()
        value = f"{body}.{self._signed(b'notice', body.encode())}"
        response.set_cookie(NOTICE_COOKIE, value, max_age=30, secure=self.secure, httponly=True, samesite="lax")

    def notice(self, request: Request) -> tuple[str, str] | None:
        body, _, signature = request.cookies.get(NOTICE_COOKIE, "").partition(".")
        if not hmac.compare_digest(signature.encode(), self._signed(b"notice", body.encode()).encode()):
            return None
        kind, text = json.loads(base64.urlsafe_b64decode(body))
        return str(kind), str(text)

    def clear_notice(self, response: Response) -> None:
        response.delete_cookie(NOTICE_COOKIE, secure=self.secure, httponly=True, samesite="lax")

    def _signed(self, purpose: bytes, text: bytes) -> str:
        return hmac.new(self.secret, purpose + b"\0" + text, hashlib.sha256).hexdigest()[:40]


async def form_of(request: Request) -> dict[str, Any]:
    """Return the fields of a form; anything else than a form has none. Of a repeated field the last one counts."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return {}
    form = await request.form(max_files=0, max_fields=500)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def version_in(form: Mapping[str, Any]) -> int:
    """Return the version that the reader of the page saw; a form without one has seen none."""
    text = str(form.get("version", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
