"""Coming in: the chat page, signed links that say who comes, and the files of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from bot.web.assets import MEDIA_TYPES
from bot.web.office import Office
from bot.webchat.demo_shop import is_demo
from bot.webchat.embed import embed_router
from bot.webchat.links import verify_customer
from bot.webchat.pages import KEPT, Pages, theme
from bot.webchat.papers import papers_router
from bot.webchat.session import ChatSession, keep_session, new_session, read_session, session_for

GUEST = "guest"


def entrance_router(
    office: Office,
    pages: Pages,
    token_of: Callable[[ChatSession], str],
    may_begin: Callable[[Request], None],
) -> APIRouter:
    """Return the routes that lead into the chat.

    token_of: what a session's posts must bring back. may_begin: refuses who begins too many chats.
    """
    router = APIRouter(include_in_schema=False)
    settings = office.settings

    @router.get("/chat")
    def chat(request: Request, as_: Annotated[str, Query(alias="as")] = "") -> Response:
        here = read_session(request, settings)
        if as_:
            session, fresh = _guest(here) if as_ == GUEST else _named(here, as_, settings.secret)
        else:
            session, fresh = here or new_session(), True
        if session is not here:
            may_begin(request)
        if as_:
            response: Response = RedirectResponse("/chat" if fresh else "/chat?expired=1", 303)
        else:
            response = _page(office, pages, session, token_of(session), request)
        keep_session(response, session, settings)
        return response

    @router.get("/chat/static/{version}/{name}")
    async def static(version: str, name: str) -> Response:
        found = pages.file(name)
        if found is None or version != pages.assets.version:
            raise HTTPException(404)
        return found

    @router.get("/chat/theme.css")
    def colours() -> Response:
        return Response(theme(office.policy().shop.brand_colour)[0], media_type=MEDIA_TYPES[".css"], headers=KEPT)

    router.routes += papers_router(office, pages, may_begin).routes
    router.routes += embed_router(office, pages, token_of, may_begin).routes
    return router


def _guest(here: ChatSession | None) -> tuple[ChatSession, bool]:
    return (here if here and here.customer is None else new_session()), True


def _named(here: ChatSession | None, token: str, secret: bytes) -> tuple[ChatSession, bool]:
    """Return the chat of the customer whom the link names, and whether the link still holds."""
    customer = verify_customer(token, secret, now=datetime.now(UTC))
    return session_for(here, customer), customer is not None


def _page(office: Office, pages: Pages, session: ChatSession, token: str, request: Request) -> Response:
    language = pages.language(request.headers.get("accept-language", ""))
    return pages.chat(
        office.policy().shop,
        language,
        demo=is_demo(office.settings),
        token=token,
        label=session.label(office.settings.secret),
        customer_name=session.customer.name if session.customer else "",
        expired="expired" in request.query_params,
    )
