"""What every page of the console shares: who sits there, the check of every form, navigation, going on."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from bot.web.console.steps import done_words
from bot.web.office import Office
from bot.web.pages import Pages
from bot.web.sessions import CSRF_FIELD, CSRF_HEADER, UNSAFE, Seat, form_of
from core.domain.access import TouchSession, WhoHasSession, staff_actor
from core.domain.commands import Command
from core.domain.queries import ShopFigures
from core.domain.undo import LastUnit
from core.errors import Refused

NAVIGATION = (
    ("", (("", "home", "Overview", ""), ("/orders", "orders", "Orders", ""))),
    (
        "Customers",
        (
            ("/customers", "person", "Customers", ""),
            ("/conversations", "talk", "Conversations", "handed_over"),
            ("/inbox", "inbox", "Inbox", "inbound_parked"),
            ("/messages", "send", "Messages", "deliveries_parked"),
        ),
    ),
    (
        "Goods and money",
        (
            ("/stock", "box", "Stock", ""),
            ("/channels", "truck", "Channels", ""),
            ("/invoices", "bill", "Invoices", ""),
            ("/returns", "box", "Returns", "returns_open"),
        ),
    ),
    (
        "The shop",
        (
            ("/words", "learn", "Learned words", "words_proposed"),
            ("/life-cycles", "cycle", "Life cycles", ""),
            ("/templates", "words", "Templates", ""),
            ("/rules", "rules", "Rules", ""),
            ("/autonomy", "check", "Autonomy", ""),
            ("/switches", "cycle", "Switches", ""),
            ("/connections", "send", "Connections", "hooks_off"),
            ("/settings", "rules", "Settings", ""),
        ),
    ),
)
"""Group, then path, icon, words and the figure that is counted beside it."""


PREFIX = "/console"
FRESH_S = 5.0
RowId = Annotated[int, Path(ge=1, le=2**63 - 1)]
"""An id in an address, as the database has them."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    href: str
    icon: str
    words: str
    count: int
    here: bool


class Console:
    """The console's common ground. Every route behind it asks `guard` first."""

    def __init__(self, office: Office, pages: Pages) -> None:
        self.office = office
        self.pages = pages
        self.sessions = pages.sessions
        self.touched = Touched()
        self._figures: tuple[float, Mapping[str, int | str]] = (-FRESH_S, {})

    def router(self, *, closed: bool = True) -> APIRouter:
        """Return a router for pages of the console, which asks `guard` first unless it is not `closed`.

        Joined by their lists of routes: including one in another would read every route's signature once more.
        """
        return APIRouter(prefix=PREFIX, include_in_schema=False, dependencies=[Depends(self.guard)] if closed else [])

    async def guard(self, request: Request) -> None:
        """Let in who has a session; what changes something must come from our own form.

        Leaves `request.state.seat` and, for what changes something, `request.state.form`.
        """
        seat = await run_in_threadpool(self._seat, request)
        if seat is None:
            raise HTTPException(401, "sign_in_needed")
        request.state.seat = seat
        if request.method in UNSAFE:
            self.sessions.same_site(request)
            request.state.form = await form_of(request)
            given = request.headers.get(CSRF_HEADER) or request.state.form.get(CSRF_FIELD)
            self.sessions.check_csrf(given, seat.session)

    def _seat(self, request: Request) -> Seat | None:
        token = self.sessions.token(request)
        staff = self.office.clerk.look(WhoHasSession(token)) if token else None
        if staff is None:
            return None
        seat = Seat(staff, staff_actor(staff), token, self.sessions.csrf(token))
        if self.touched.due(token):
            self.office.clerk.do(TouchSession(token), actor=seat.actor)
        return seat

    def page(self, request: Request, template: str, *, status: int = 200, **facts: Any) -> HTMLResponse:
        """Return a page of the console with its frame."""
        last = self.office.clerk.look(LastUnit(seat_of(request).actor.id))
        return self.pages.page(
            request,
            template,
            seat=seat_of(request),
            status=status,
            undo=last,
            did=done_words(last.did) if last else "",
            command_key=secrets.token_urlsafe(12),
            navigation=_navigation(request.url.path, facts.get("figures") or self._recent_figures()),
            **facts,
        )

    def _recent_figures(self) -> Mapping[str, int | str]:
        """Return the shop's figures, at most some seconds old: they are beside every page and cost more than it."""
        at, figures = self._figures
        if time.monotonic() - at > FRESH_S:
            fresh = self.office.clerk.look(ShopFigures())
            self._figures = (time.monotonic(), fresh)
            return fresh
        return figures

    def part(self, request: Request, template: str, **facts: Any) -> HTMLResponse:
        """Return a part of a page, for what is already on the screen."""
        return self.pages.page(request, template, seat=seat_of(request), **facts)

    def go(self, href: str, text: str = "", *, kind: str = "good") -> RedirectResponse:
        """Send the browser on, with a sentence for the next page."""
        response = RedirectResponse(href, 303)
        if text:
            self.sessions.leave_notice(response, kind, text)
        return response

    def do(self, request: Request, *commands: Command, cause: str = "") -> Any:
        return self.office.clerk.do(*commands, actor=seat_of(request).actor, cause=cause)


class Touched:
    """Remembers when each session was last noted as in use, so that not every page writes."""

    def __init__(self, *, every_s: float = 300, most: int = 5000) -> None:
        self.every_s, self.most = every_s, most
        self._at: dict[str, float] = {}

    def due(self, token: str) -> bool:
        """Return whether it is time to note it again; says so once."""
        now = time.monotonic()
        if now - self._at.get(token, -self.every_s) < self.every_s:
            return False
        if len(self._at) >= self.most:
            self._at.clear()
        self._at[token] = now
        return True


def seat_of(request: Request) -> Seat:
    seat: Seat = request.state.seat
    return seat


def form_in(request: Request) -> dict[str, str]:
    form: dict[str, str] = request.state.form
    return form


def asked_in(request: Request, *names: str) -> dict[str, Any]:
    """Return what the address asks for, by name; empty where it does not say."""
    asked = {name: request.query_params.get(name, "")[:200] for name in names}
    if "after" in asked and not _ours(asked["after"]):
        asked["after"] = ""
    return asked


def _ours(cursor: str) -> bool:
    """Return whether this may be a cursor that we gave out; another one begins the list anew."""
    parts = cursor.replace(":", "-").split("-")
    return (
        cursor.isascii()
        and cursor.isprintable()
        and all(part and len(part) <= 80 for part in parts)
        and not any(part.isdigit() and len(part) > 18 for part in parts)
    )


def needs(request: Request, right: str) -> None:
    """Refuse what this person's roles do not allow.

    Raises: Refused("not_your_role").
    """
    if not seat_of(request).may(right):
        raise Refused("not_your_role", step=right)


def _navigation(path: str, figures: Mapping[str, int | str]) -> list[tuple[str, list[Link]]]:
    def link(where: str, icon: str, words: str, figure: str) -> Link:
        href = f"/console{where}"
        here = path == href or (bool(where) and path.startswith(href + "/"))
        return Link(href, icon, words, int(figures.get(figure, 0)) if figure else 0, here)

    return [(title, [link(*entry) for entry in links]) for title, links in NAVIGATION]
