"""The command bar on every page: what is typed or pressed there is said in the staff room; the answer comes as rows."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.staffroom.port import Row, StaffReply, StaffSaid
from bot.web.console.console import Console, form_in, seat_of
from core.domain.staffroom import MakeTelegramCode
from core.ports import Button

LONGEST = 4000
MOST_KEY = 40
SILENCE = StaffReply(title="Nothing was done.")


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button of an answer; its key makes that it works once, however often it is pressed."""

    button: Button
    key: str


def command_bar_router(console: Console) -> APIRouter:
    router = console.router()

    @router.post("/say")
    def say(request: Request) -> Response:
        reply = _heard(console, request) or SILENCE
        facts = {"reply": reply, "lines": reply.text.splitlines(), **_pressable(reply)}
        if "hx-request" in request.headers:
            return console.part(request, "said.html", next_key=new_key(), **facts)
        return console.page(request, "said_page.html", address="/console", next_key="", **facts)

    @router.post("/telegram-code")
    def telegram_code(request: Request) -> Response:
        seat = seat_of(request)
        done = console.do(request, MakeTelegramCode(seat.staff.id))
        return console.page(request, "password.html", fault="", code=done.facts["code"])

    return router


def new_key() -> str:
    """Return a name for one press or one typed line, never used before."""
    return secrets.token_urlsafe(12)


def _heard(console: Console, request: Request) -> StaffReply | None:
    form, seat = form_in(request), seat_of(request)
    key = "".join(sign for sign in form.get("key", "") if sign.isalnum() or sign in "-_")[:MOST_KEY]
    said = StaffSaid(
        key=f"console:{seat.staff.id}:{key or new_key()}",
        staff=seat.staff,
        text=form.get("text", "")[:LONGEST],
        action=form.get("action", "")[:LONGEST],
    )
    if not said.text.strip() and not said.action:
        return None
    return console.office.room.heard(said)


def _pressable(reply: StaffReply) -> dict[str, Any]:
    def made(buttons: Sequence[Button]) -> list[Pressable]:
        return [Pressable(one, new_key()) for one in buttons]

    rows: list[tuple[Row, str]] = [(row, new_key()) for row in reply.rows]
    return {"rows": rows, "buttons": [made(row) for row in reply.buttons]}
