"""Learned words: what customers call things, what switching it on would change, switching, teaching."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, RowId, asked_in, form_in, needs, seat_of
from bot.web.words import refusal_words
from core.domain.learning import CountWords, DecideWords, FindWords, ListWords, TeachWords, Verdict, WordsView
from core.domain.queries import FindConversation, ListItems
from core.domain.views import CustomerView
from core.errors import Refused

TABS = (("proposed", "Proposed"), ("on", "In use"), ("off", "Switched off"), ("rejected", "Rejected"), ("", "All"))
SHOWN_ITEMS = 12
DONE = {
    Verdict.ON: "Switched on: from the next message on these words are read so.",
    Verdict.OFF: "Switched off: from the next message on it is asked again.",
    Verdict.REJECT: "Rejected: these words are not proposed again.",
    Verdict.REOPEN: "The proposal is open again.",
}
LARGEST = 2**62


def learned_router(console: Console) -> APIRouter:
    router = console.router()
    _reading(router, console)
    _teaching(router, console)
    _deciding(router, console)
    return router


def _reading(router: APIRouter, console: Console) -> None:
    @router.get("/words")
    def words(request: Request) -> Response:
        asked = asked_in(request, "after") | {"state": request.query_params.get("state", "proposed")[:20]}
        customer = _number(request.query_params.get("customer", ""))
        page = console.office.clerk.look(ListWords(**asked, customer_id=customer))
        facts: dict[str, Any] = {"page": page, "asked": asked, "customer": customer or ""}
        if asked["after"]:
            return console.part(request, "learned_rows.html", further=True, **facts)
        counts = console.office.clerk.look(CountWords())
        facts |= {"tabs": TABS, "counts": counts, "rule": console.office.policy().learning}
        return console.page(request, "learned.html", further=False, **facts)

    @router.get("/words/{words_id}")
    def word(request: Request, words_id: RowId) -> Response:
        return _page(console, request, words_id)


def _teaching(router: APIRouter, console: Console) -> None:
    @router.get("/teach")
    def teach(request: Request) -> Response:
        needs(request, "teach")
        return _form(console, request, asked_in(request, "words", "search", "sku", "message", "conversation", "order"))

    @router.post("/teach")
    def taught(request: Request) -> Response:
        needs(request, "teach")
        form = form_in(request)
        customer = _customer(console, form.get("conversation", "")) if form.get("whose") == "customer" else None
        command = TeachWords(
            form.get("words", "")[:400],
            form.get("sku", "")[:60],
            customer.id if customer else None,
            _number(form.get("message", "")),
            form.get("order", "")[:40],
        )
        try:
            words_id = console.do(request, command).facts["words_id"]
        except Refused as refused:
            notice = ("bad", refusal_words(refused.code, refused.facts))
            return _form(console, request, form, status=422, notice=notice)
        console.office.learner.begin_replay(words_id, seat_of(request).actor)
        return console.go(f"/console/words/{words_id}", "Noted. See what it would change, then switch it on.")


def _deciding(router: APIRouter, console: Console) -> None:
    @router.post("/words/{words_id}/replay")
    def replay(request: Request, words_id: RowId) -> Response:
        needs(request, "teach")
        _found(console, words_id)
        console.office.learner.begin_replay(words_id, seat_of(request).actor)
        return console.go(f"/console/words/{words_id}")

    @router.post("/words/{words_id}/{verdict}")
    def decide(request: Request, words_id: RowId, verdict: str) -> Response:
        needs(request, "teach")
        if verdict not in list(Verdict):
            raise HTTPException(404)
        chosen = Verdict(verdict)
        _found(console, words_id)
        try:
            if chosen is Verdict.ON:
                console.office.learner.switch_on(words_id, seat_of(request).actor)
            else:
                console.do(request, DecideWords(words_id, chosen))
        except Refused as refused:
            notice = ("bad", refusal_words(refused.code, refused.facts))
            return _page(console, request, words_id, status=409, notice=notice)
        return console.go(f"/console/words/{words_id}", DONE[chosen])


def _page(console: Console, request: Request, words_id: int, **facts: Any) -> Response:
    return console.page(
        request,
        "learned_word.html",
        learned=_found(console, words_id),
        progress=console.office.learner.progress(words_id),
        address=f"/console/words/{words_id}",
        **facts,
    )


def _form(console: Console, request: Request, typed: Any, **facts: Any) -> Response:
    search = typed.get("search", "").strip()[:80]
    items = console.office.clerk.look(ListItems(search=search or typed.get("sku", ""), limit=SHOWN_ITEMS))
    return console.page(
        request,
        "teach.html",
        typed=typed,
        items=items.items,
        more=items.next is not None,
        customer=_customer(console, typed.get("conversation", "")),
        address="/console/teach",
        **facts,
    )


def _customer(console: Console, conversation: str) -> CustomerView | None:
    """Return whose conversation it is: words of one customer are taught from what they wrote."""
    conversation_id = _number(conversation)
    found = console.office.clerk.look(FindConversation(id=conversation_id)) if conversation_id else None
    return found.customer if found else None


def _found(console: Console, words_id: int) -> WordsView:
    found = console.office.clerk.look(FindWords(words_id))
    if found is None:
        raise HTTPException(404)
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 and 0 < int(text) < LARGEST else None
