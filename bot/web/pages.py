"""Pages: templates filled in with what every page needs."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.assets import Assets
from bot.web.office import Office
from bot.web.order_words import OrderWords, Words
from bot.web.problems import Problem
from bot.web.sessions import Seat, Sessions
from bot.web.words import FILTERS, fault_words
from core.domain.policy import ShopIdentity
from core.domain.views import Document
from core.errors import Conflict, OutsideBusy
from core.messages.environment import Environment, console_environment

log = logging.getLogger("orderclerk.web")
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "console"
ORDER_PAGE = "/o/"


class Pages:
    """Fills in the console's templates."""

    def __init__(self, office: Office, assets: Assets, order_words: OrderWords | None = None) -> None:
        self.office = office
        self.assets = assets
        self.order_words = order_words or OrderWords()
        self.sessions = Sessions(office.settings)
        self.environment = _environment()
        self._shop = ShopIdentity()

    def page(
        self,
        request: Request,
        template: str,
        *,
        seat: Seat | None = None,
        status: int = 200,
        words: Words | None = None,
        **facts: Any,
    ) -> HTMLResponse:
        """Return a page. seat: who sits at the console, None for everybody else's pages. words: of a customer's."""
        left = None if "hx-request" in request.headers else self.sessions.notice(request)
        notice = facts.pop("notice", None) or left
        if words:
            facts |= {"language": words.language, "say": words.say, "strong": words.strong}
        environment = self._environment(words.language) if words else self.environment
        text = environment.get_template(template).render(
            shop=self._current_shop(),
            asset=self.assets.url,
            seat=seat,
            csrf=seat.csrf if seat else "",
            notice=notice,
            now=datetime.now(UTC),
            path=request.url.path,
            **facts,
        )
        response = HTMLResponse(text, status)
        if left:
            self.sessions.clear_notice(response)
        return response

    def words(self, request: Request, language: str = "") -> Words:
        """Return the words of a customer's page. language: the order's; without one, what its reader prefers."""
        asked, accepted = request.query_params.get("lang", ""), request.headers.get("accept-language", "")
        spoken = self.order_words.language(language, asked, accepted, self._current_shop().language)
        return Words(spoken, self.order_words.entries[spoken], self._environment(spoken).filters["plural"])

    def _environment(self, language: str) -> Environment:
        """Return the templates with a language's formats, English ones where the messages do not speak it."""
        return _environment(self.office.messages.language(language))

    def _current_shop(self) -> ShopIdentity:
        """Return who the merchant is; as it was last known while the database is away."""
        try:
            self._shop = self.office.policy().shop
        except (OutsideBusy, Conflict):
            log.warning("the shop's name could not be read; the last one known is shown")
        return self._shop

    def fault(self, request: Request, problem: Problem, *, reference: str = "") -> Response:
        """Return the page that tells a person of a problem, with the problem's status and headers."""
        title, advice = fault_words(problem.status_code)
        if problem.status_code == 401 and request.url.path.startswith("/console"):
            onward = request.url.path if request.method == "GET" else ""
            page = self.page(request, "sign_in.html", status=401, lead=advice, fault="", name="", next=onward)
            if "hx-request" in request.headers:
                page.headers["HX-Redirect"] = "/console/sign-in"
        elif request.url.path.startswith(ORDER_PAGE):
            page = self._order_fault(request, problem.status_code, reference)
        else:
            facts: dict[str, Any] = {"title": title, "advice": advice, "reference": reference}
            page = self.page(request, "fault.html", status=problem.status_code, **facts)
        for name in ("retry-after", "allow", "www-authenticate", "connection"):
            if name in problem.headers:
                page.headers[name] = problem.headers[name]
        return page

    def _order_fault(self, request: Request, status: int, reference: str) -> HTMLResponse:
        """Return the page of a fault in the language of the order, or of the reader where no order was found."""
        words: Words = getattr(request.state, "words", None) or self.words(request)
        known = f"faults.{status}.title" in words
        kind = status if known else "ours" if status >= 500 else "asked"
        told: dict[str, Any] = {name: words.say(f"faults.{kind}.{name}") for name in ("title", "advice")}
        return self.page(request, "fault.html", status=status, words=words, reference=reference, **told)


@lru_cache(16)
def _environment(language: str = "en") -> Environment:
    made = console_environment(TEMPLATES, language)
    made.filters.update(FILTERS)
    return made


def download(document: Document) -> Response:
    """Return a file that a stranger sent: to be saved, never shown, whatever it says that it is."""
    safe = "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in document.name)
    name = safe.strip(" .")[:150]
    plain = name.encode("ascii", "replace").decode().replace("?", "_") or "file"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name or 'file')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return Response(document.content, media_type="application/octet-stream", headers=headers)


def pdf(document: Document) -> Response:
    """Return a document to be looked at in the browser, under its own name."""
    name = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in document.name)
    disposition = f'inline; filename="{name.encode("ascii", "replace").decode().replace("?", "_")}"'
    return Response(document.content, media_type=document.media_type, headers={"Content-Disposition": disposition})
