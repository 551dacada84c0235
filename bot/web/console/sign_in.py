"""Coming in and going out: password, one-time link, sign-out, a new password."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from bot.web.console.console import Console, form_in, seat_of
from bot.web.limits import Turns
from bot.web.peers import address_of
from bot.web.problems import TOO_MANY, wait_of
from bot.web.sessions import form_of
from bot.web.words import refusal_words
from core.domain.access import SetPassword, SignInByLink, SignInByPassword, SignOut
from core.domain.commands import Command
from core.domain.machine import Actor, Role
from core.errors import Refused

STRANGER = Actor(Role(0), "visitor")
LEAD = "The console is for the people of the shop."
WRONG = "Name or password is not right."
USED_UP = "A sign-in link works once and for a short time. Ask for a new one, or sign in with your password."


def sign_in_router(console: Console) -> APIRouter:
    router = console.router(closed=False)
    turns = Turns()

    @router.get("/sign-in")
    def ask(request: Request) -> Response:
        return _form(console, request, next=_inside(request.query_params.get("next", "")))

    @router.post("/sign-in")
    async def by_password(request: Request) -> Response:
        console.sessions.same_site(request)
        form = await form_of(request)
        name, onward = form.get("name", "")[:200], _inside(form.get("next", ""))
        command = SignInByPassword(name, form.get("password", "")[:1000])
        checked = partial(_by_password, console, request, command, name, onward)
        return await turns.run(address_of(request), checked)

    @router.get("/sign-in/{token}")
    def show_link(request: Request, token: str) -> Response:
        """Show a button only: programs that look at links in mails must not use them up."""
        return console.pages.page(request, "sign_in_link.html", fault="")

    @router.post("/sign-in/{token}")
    def by_link(request: Request, token: str) -> Response:
        console.sessions.same_site(request)
        try:
            return _come_in(console, request, SignInByLink(token[:200]), "/console")
        except Refused as refused:
            status, fault = (429, _wait_words(refused)) if refused.code in TOO_MANY else (401, USED_UP)
            return console.pages.page(request, "sign_in_link.html", status=status, fault=fault)

    return router


def seat_router(console: Console) -> APIRouter:
    """Return the routes of one's own seat, for who is signed in."""
    router = console.router()

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        console.do(request, SignOut(seat_of(request).session))
        response = RedirectResponse("/console/sign-in", 303)
        console.sessions.end(response)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    @router.get("/password")
    def ask_password(request: Request) -> Response:
        return console.page(request, "password.html", fault="")

    @router.post("/password")
    def set_password(request: Request) -> Response:
        form, seat = form_in(request), seat_of(request)
        password = form.get("password", "")
        if password != form.get("again"):
            return console.page(request, "password.html", status=422, fault="The two are not the same.")
        try:
            console.do(request, SetPassword(seat.staff.id, password, keep_session=seat.session))
        except Refused as refused:
            fault = refusal_words(refused.code, refused.facts)
            return console.page(request, "password.html", status=422, fault=fault)
        return console.go("/console", "Your password is set. Your other sessions have ended.")

    return router


def _by_password(console: Console, request: Request, command: SignInByPassword, name: str, onward: str) -> Response:
    try:
        return _come_in(console, request, command, onward)
    except Refused as refused:
        return _refused(console, request, refused, name, onward)


def _come_in(console: Console, request: Request, command: Command, onward: str) -> Response:
    done = console.office.clerk.do(command, actor=STRANGER)
    if before := console.sessions.token(request):
        console.office.clerk.do(SignOut(before), actor=STRANGER)
    response = RedirectResponse(onward or "/console", 303)
    console.sessions.begin(response, str(done.facts["session"]))
    return response


def _refused(console: Console, request: Request, refused: Refused, name: str, onward: str) -> Response:
    if refused.code in TOO_MANY:
        page = _form(console, request, status=429, fault=_wait_words(refused), name=name, next=onward)
        page.headers["Retry-After"] = str(wait_of(refused))
        return page
    return _form(console, request, status=401, fault=WRONG, name=name, next=onward)


def _form(
    console: Console, request: Request, *, status: int = 200, fault: str = "", name: str = "", next: str = ""
) -> Response:
    return console.pages.page(request, "sign_in.html", status=status, lead=LEAD, fault=fault, name=name, next=next)


def _wait_words(refused: Refused) -> str:
    minutes = -(-wait_of(refused) // 60)
    return f"Too many tries. Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again."


def _inside(href: str) -> str:
    """Return where to go on after signing in: only ever a page of the console."""
    split = urlsplit(href[:500]) if href.isprintable() and "\\" not in href else urlsplit("")
    inside = not split.scheme and not split.netloc and (split.path == "/console" or split.path.startswith("/console/"))
    return href[:500] if inside and "sign-in" not in split.path else ""
