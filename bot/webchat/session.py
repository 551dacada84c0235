"""Who sits at the other end: an unguessable thread in a signed cookie."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import Request, Response

from bot.webchat.links import KnownCustomer, fingerprint, seal, unseal
from core.settings import Settings

COOKIE = "oc_chat"
HEADER = "X-Chat-Session"
_DAYS = 90
_PURPOSE = "chat session"


@dataclass(frozen=True, slots=True)
class ChatSession:
    """One chat. thread: 128 random bits; customer: proven by a signed link, None for a guest."""

    thread: str
    customer: KnownCustomer | None = None

    def label(self, secret: bytes) -> str:
        """Return a name for this chat that may be shown: it opens nothing."""
        return fingerprint(self.thread, "chat label", secret)[:16]


def new_session(customer: KnownCustomer | None = None) -> ChatSession:
    """Return a chat that nobody had before."""
    return ChatSession(secrets.token_hex(16), customer)


def session_for(here: ChatSession | None, customer: KnownCustomer | None) -> ChatSession:
    """Return the chat that is there, or a new one: nobody reads on where another customer or a guest wrote."""
    if here is not None and (customer is None or (here.customer is not None and here.customer.id == customer.id)):
        return here
    return new_session(customer)


def read_session(request: Request, settings: Settings) -> ChatSession | None:
    """Return the chat that the browser proves to have; None where it has none."""
    # Framed by another site the page has no cookie: it keeps the same sealed text itself and sends it as a header.
    sealed = request.headers.get(HEADER) or request.cookies.get(COOKIE, "")
    data = unseal(sealed, _PURPOSE, settings.secret, now=datetime.now(UTC))
    if data is None:
        return None
    customer = KnownCustomer(int(data["id"]), str(data["name"])) if data.get("id") else None
    return ChatSession(str(data["thread"]), customer)


def sealed_session(session: ChatSession, settings: Settings) -> str:
    """Return a chat as text that proves to be it."""
    known = {"id": session.customer.id, "name": session.customer.name} if session.customer else {}
    expires = datetime.now(UTC).timestamp() + _DAYS * 86_400
    return seal({"thread": session.thread, **known}, _PURPOSE, settings.secret, expires=expires)


def keep_session(response: Response, session: ChatSession, settings: Settings) -> None:
    """Give the browser its chat."""
    response.set_cookie(
        COOKIE,
        sealed_session(session, settings),
        max_age=_DAYS * 86_400,
        path="/chat",
        secure=settings.public_url.startswith("https://"),
        httponly=True,
        samesite="lax",
    )
