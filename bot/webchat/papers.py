"""What a chat hands out beside words: documents that came with a message, and the way in by a one-time link."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from bot.web.office import Office
from bot.web.sessions import Sessions
from bot.webchat.channel import CHANNEL
from bot.webchat.pages import Pages
from bot.webchat.session import ChatSession, keep_session, new_session, read_session
from core.domain.linking import MyData
from core.domain.queries import DocumentWanted, FindConversation, ReadConversation
from core.domain.views import Document
from core.ports import InboundMessage

_PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def papers_router(office: Office, pages: Pages, may_begin: Callable[[Request], None]) -> APIRouter:
    """Return the routes. may_begin: refuses who begins too many chats."""
    router = APIRouter(include_in_schema=False)
    sessions = Sessions(office.settings)

    @router.get("/chat/files/{delivery_id}/{place}")
    def file(request: Request, delivery_id: int, place: int) -> Response:
        session = read_session(request, office.settings)
        found = _paper(office, session, delivery_id, place) if session else None
        if found is None:
            raise HTTPException(404)
        headers = {"Content-Disposition": f'inline; filename="{found.name}"', **_PRIVATE}
        return Response(found.content, media_type=found.media_type, headers=headers)

    @router.get("/chat/link/{code}")
    def link(request: Request, code: str) -> Response:
        # Programs that look at links in mails must not use it up: a person presses the button.
        language = pages.language(request.headers.get("accept-language", ""))
        shop = office.policy().shop.name
        page = pages.link(language=language, words=pages.words[language], shop_name=shop, code=code[:64])
        page.headers.update(_PRIVATE)
        return page

    @router.post("/chat/link/{code}")
    def enter(request: Request, code: str) -> Response:
        sessions.same_site(request)
        here = read_session(request, office.settings)
        if here is None:
            may_begin(request)
        session = here or new_session()
        office.take_in(_start(session, code[:64]))
        response = RedirectResponse("/chat", 303)
        keep_session(response, session, office.settings)
        return response

    return router


def _paper(office: Office, session: ChatSession, delivery_id: int, place: int) -> Document | None:
    """Return a document of a message that was said in this very chat."""
    talk = office.clerk.look(FindConversation(CHANNEL, session.thread))
    said = office.clerk.look(ReadConversation(talk.id)) if talk else ()
    message = next(
        (one for one in said if one.direction == "out" and one.id == delivery_id and one.channel == CHANNEL), None
    )
    if message is None or talk is None or not 0 <= place < len(message.attachments):
        return None
    wanted = message.attachments[place]
    if wanted.get("document") == "my_data":
        return office.clerk.look(MyData(talk.id))
    return office.clerk.look(DocumentWanted(str(wanted["document"]), str(wanted["number"])))


def _start(session: ChatSession, code: str) -> InboundMessage:
    """Return the link as the desk takes it; the code is no part of the words that the page shows."""
    key = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return InboundMessage(
        channel=CHANNEL,
        message_id=f"{session.thread}:link-{key}",
        sender=session.thread,
        conversation=session.thread,
        text="/start",
        at=datetime.now(UTC),
        known_customer=str(session.customer.id) if session.customer else "",
        facts={"command": "start", "argument": code},
    )
