"""Where the web chat meets the office: who may speak, how fast, and how a post becomes a message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import anyio
import anyio.to_thread
from fastapi import HTTPException, Request

from bot.web.office import Office
from bot.web.sessions import CSRF_HEADER, Sessions
from bot.webchat.channel import Bell
from bot.webchat.limits import Limits
from bot.webchat.posted import Posted
from bot.webchat.reading import Reader, note_typing
from bot.webchat.session import ChatSession, read_session
from bot.webchat.shown import Cursor, cursor_text, message_json, settled, state_json
from bot.webchat.streams import Streams
from core.clerk import Received

_THREADS = 8


class Counter:
    """What all routes of the chat share."""

    def __init__(self, office: Office, bell: Bell) -> None:
        self.office = office
        self.sessions = Sessions(office.settings)
        self.reader = Reader(office.clerk)
        self.streams = Streams(self.reader, closed=lambda: bell.closed)
        self.limits = Limits()
        self._threads: anyio.CapacityLimiter | None = None
        bell.listen(self.streams.ring)
        office.clerk.listen(self.streams.ring)

    def token(self, session: ChatSession) -> str:
        """Return what the page must send back with every post."""
        return self.sessions.csrf("chat " + session.thread)

    def reading(self, request: Request, label: str) -> ChatSession:
        """Return whose chat is asked for. label: the chat that the page shows, "" where it does not know yet.

        Raises: HTTPException 403 without one or where the browser meanwhile holds another, 429 where too much is asked.
        """
        session = self._session(request)
        if label not in ("", session.label(self.office.settings.secret)):
            raise HTTPException(403, "other_chat")
        self.limits.look(session.thread)
        return session

    def writing(self, request: Request) -> ChatSession:
        """Return who speaks, having seen that our own page sent it.

        Raises: HTTPException 403 or 429.
        """
        session = self._posting(request)
        self.limits.say(session.thread, request)
        return session

    async def types(self, request: Request) -> None:
        """Note that the customer is writing to the people who have the conversation.

        Raises: HTTPException 403.
        """
        session = self._posting(request)
        if self.limits.types(session.thread):
            await anyio.to_thread.run_sync(note_typing, self.office.clerk, session.thread, limiter=self._limiter())

    async def take(self, session: ChatSession, posted: Posted) -> Received:
        """Return the stored message; a client id that was here before changes nothing."""
        message = posted.as_message(session, self.office.policy().shop.languages)
        received = await anyio.to_thread.run_sync(self.office.take_in, message, limiter=self._limiter())
        self.streams.know(session.thread, received.conversation_id)
        return received

    async def state(self, session: ChatSession, cursor: Cursor) -> dict[str, Any]:
        """Return everything newer than the cursor, what is open, and the cursor to go on from."""
        (snapshot,) = await self.reader([(session.thread, None, cursor)])
        return {
            "label": session.label(self.office.settings.secret),
            "token": self.token(session),
            "messages": [message_json(message, session.thread) for message in snapshot.shown()],
            "cursor": cursor_text(settled(snapshot.messages, cursor, datetime.now(UTC))),
            **state_json(snapshot.conversation),
        }

    def _limiter(self) -> anyio.CapacityLimiter:
        self._threads = self._threads or anyio.CapacityLimiter(_THREADS)
        return self._threads

    def _posting(self, request: Request) -> ChatSession:
        session = self._session(request)
        self.sessions.same_site(request)
        self.sessions.check_csrf(request.headers.get(CSRF_HEADER), "chat " + session.thread)
        return session

    def _session(self, request: Request) -> ChatSession:
        session = read_session(request, self.office.settings)
        if session is None:
            raise HTTPException(403, "no_session")
        return session
