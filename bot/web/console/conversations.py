"""Conversations, the inbox of what nobody understood, and what was learned from both."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, Response

from bot.web.console.command_bar import new_key
from bot.web.console.console import Console, RowId, asked_in, form_in, needs
from bot.web.console.learned import learned_router
from bot.web.console.moving import MOVES, move
from bot.web.console.talk import READ, now_in, read_talk, take_part
from bot.web.pages import download
from bot.web.words import refusal_words
from core.domain.approvals import ApprovalsWaiting, ListRuleNotes
from core.domain.files import FindFile
from core.domain.queries import FindConversation, ListConversations, ListInbox
from core.domain.staffroom import ListCases
from core.domain.talks import MovesOf, NoteTyping
from core.domain.views import ConversationView
from core.errors import Refused


def conversations_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/conversations")
    def conversations(request: Request) -> Response:
        asked = asked_in(request, "search", "after")
        mine = request.query_params.get("with") == "people"
        page = console.office.clerk.look(ListConversations(**asked, handed_over=True if mine else None))
        facts: dict[str, Any] = {"page": page, "asked": asked, "mine": mine}
        if asked["after"]:
            return console.part(request, "conversation_rows.html", further=True, **facts)
        return console.page(request, "conversations.html", further=False, **facts)

    @router.get("/conversations/{conversation_id}")
    def conversation(request: Request, conversation_id: RowId) -> Response:
        return _page(console, request, _found(console, conversation_id))

    _tell_typing(console, router)

    @router.post("/conversations/{conversation_id}/{what}")
    def act(request: Request, conversation_id: RowId, what: str) -> Response:
        if what not in READ + MOVES:
            raise HTTPException(404)
        found = _found(console, conversation_id)
        back = _back(request, conversation_id)
        try:
            if what in MOVES:
                to, told = move(console, request, found, what)
                return console.go(f"/console/conversations/{to}", told)
            return console.go(back, take_part(console, request, found, what))
        except Refused as refused:
            if refused.code == "not_your_role":
                raise
            return console.go(back, refusal_words(refused.code, refused.facts), kind="bad")

    @router.get("/inbox")
    def inbox(request: Request) -> Response:
        asked = (ListInbox(**asked_in(request, "after")), ListCases(), ApprovalsWaiting(), ListRuleNotes())
        page, cases, waits, notes = console.office.clerk.all_of(asked)
        return console.page(
            request,
            "inbox.html",
            page=page,
            cases=[(one, new_key()) for one in cases],
            waits={one.order: one for one in waits},
            notes=notes,
        )

    router.routes += learned_router(console).routes
    _offer_files(console, router)
    return router


def _tell_typing(console: Console, router: APIRouter) -> None:
    @router.get("/conversations/{conversation_id}/typing")
    def typing(conversation_id: RowId) -> Response:
        return JSONResponse(now_in(console, conversation_id))

    @router.post("/conversations/{conversation_id}/typing")
    def types(request: Request, conversation_id: RowId) -> Response:
        needs(request, "answer")
        told = console.do(request, NoteTyping(conversation_id)).facts.get("types_in")
        if told:
            console.office.types(*told)
        return Response(status_code=204)


def _offer_files(console: Console, router: APIRouter) -> None:
    @router.get("/files/{file_id}")
    def file(file_id: RowId) -> Response:
        found = console.office.clerk.look(FindFile(file_id))
        if found is None:
            raise HTTPException(404)
        return download(found)


def _found(console: Console, conversation_id: int) -> ConversationView:
    found = console.office.clerk.look(FindConversation(id=conversation_id))
    if found is None:
        raise HTTPException(404)
    return found


def _page(console: Console, request: Request, conversation: ConversationView) -> Response:
    order = conversation.open_order
    lines = (*order.lines, *order.proposed) if order else ()
    moves = console.office.clerk.look(MovesOf(conversation.id))
    talk = read_talk(console, conversation.id, lines)
    return console.page(request, "conversation.html", order=order, moves=moves, **talk)


def _back(request: Request, conversation_id: RowId) -> str:
    """Return the page that the colleague came from: the order's, where the form stood beside one."""
    order = form_in(request).get("order", "")
    named = order.replace("-", "").isalnum() and order.isascii() and len(order) <= 40
    return f"/console/orders/{order}" if named else f"/console/conversations/{conversation_id}"
