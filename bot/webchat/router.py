"""The web chat over HTTP: the page, messages and button presses in, a stream of what is new out."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.web.office import Office
from bot.webchat.channel import Bell
from bot.webchat.counter import Counter
from bot.webchat.entrance import entrance_router
from bot.webchat.pages import Pages
from bot.webchat.posted import Posted, read_action, read_message, read_upload
from bot.webchat.session import ChatSession
from bot.webchat.shown import Cursor, read_cursor
from bot.webchat.streams import Room, Streams, TooManyStreams
from bot.webchat.tour import tour_router

_LIVE = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def webchat_router(office: Office, bell: Bell | None = None) -> APIRouter:
    """Return the routes of the web chat and, in a demo shop, of its tour. bell: the channel's own."""
    pages = Pages()
    counter = Counter(office, bell or Bell())
    router = APIRouter(include_in_schema=False)
    _add_posts(router, counter)
    _add_reads(router, counter)
    router.routes += entrance_router(office, pages, counter.token, counter.limits.begin).routes
    router.routes += tour_router(office, pages).routes
    return router


def _add_posts(router: APIRouter, counter: Counter) -> None:
    @router.post("/chat/messages")
    async def say(request: Request) -> Response:
        session = counter.writing(request)
        return await _taken(session, await read_message(request))

    @router.post("/chat/actions")
    async def press(request: Request) -> Response:
        session = counter.writing(request)
        return await _taken(session, await read_action(request))

    @router.post("/chat/typing")
    async def types(request: Request) -> Response:
        await counter.types(request)
        return Response(status_code=204)

    @router.post("/chat/files")
    async def attach(request: Request) -> Response:
        session = counter.writing(request)
        return await _taken(session, await read_upload(request))

    async def _taken(session: ChatSession, posted: Posted) -> Response:
        received = await counter.take(session, posted)
        return JSONResponse({"id": received.token, "new": received.new}, 202)


def _add_reads(router: APIRouter, counter: Counter) -> None:
    @router.get("/chat/state")
    async def state(request: Request, chat: str = "", after: str = "") -> Response:
        return JSONResponse(await counter.state(counter.reading(request, chat), read_cursor(after)))

    @router.get("/chat/shipping")
    async def shipping(request: Request, chat: str = "") -> Response:
        session = counter.reading(request, chat)
        return JSONResponse({"choices": await counter.reader.ways_to_ship(session.thread)})

    @router.get("/chat/stream")
    async def stream(request: Request, chat: str = "", after: str = "") -> Response:
        session = counter.reading(request, chat)
        cursor = read_cursor(request.headers.get("last-event-id") or after)
        network = counter.limits.network(request)
        try:
            room = counter.streams.enter(session.thread, network)
        except TooManyStreams:
            raise HTTPException(503, "too_many_streams", {"Retry-After": "30"}) from None
        return EventStream(counter.streams, room, cursor, network)


class EventStream(StreamingResponse):
    """A stream of events that gives its place back however it ends."""

    def __init__(self, streams: Streams, room: Room, cursor: Cursor, network: str) -> None:
        super().__init__(streams.events(room, cursor), media_type="text/event-stream", headers=_LIVE)
        self._streams = streams
        self._room = room
        self._network = network

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._streams.leave(self._room, self._network)
