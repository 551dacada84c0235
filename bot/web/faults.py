"""What becomes of an error in a request: a problem for programs, a page for people, a line in the log for us."""

from __future__ import annotations

import logging
import secrets
import traceback

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.pages import Pages
from bot.web.problems import Problem, problem, problem_of
from core.errors import OrderclerkError

log = logging.getLogger("orderclerk.web")
FOR_PROGRAMS = ("/api/", "/hooks/", "/metrics", "/healthz", "/readyz", "/openapi.json")


def install_faults(app: FastAPI, pages: Pages) -> None:
    """Have every error that was raised on purpose answered in its reader's form."""

    async def answer(request: Request, error: Exception) -> Response:
        found = problem_of(error)
        # The page names the shop, which may have to be read: never on the event loop.
        return await run_in_threadpool(pages.fault, request, found) if _person_reads(request) else found

    for kind in (OrderclerkError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, answer)


class LastResort:
    """Answers what nobody expected with a 500 and a reference, and writes that reference to the log.

    The log gets the kind of error and the places it went through, never its text: that may hold an address or a key.
    """

    def __init__(self, app: ASGIApp, *, pages: Pages) -> None:
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            reference = secrets.token_hex(4)
            log.error("request failed, reference %s: %s", reference, places_of(error))
            if not begun:
                answer = await run_in_threadpool(self._answer, Request(scope), reference)
                await answer(scope, receive, send)

    def _answer(self, request: Request, reference: str) -> Response:
        detail = "Something went wrong on our side; it is noted."
        found: Problem = problem(500, "internal_error", detail, facts={"reference": reference})
        try:
            return self.pages.fault(request, found, reference=reference) if _person_reads(request) else found
        except Exception as again:
            log.error("no page for reference %s: %s", reference, places_of(again))
            return found


def places_of(error: BaseException) -> str:
    """Return the kind of an error and where it was, innermost last, without a word of its text."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    path = " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)
    cause = f" because of {type(error.__cause__).__name__}" if error.__cause__ else ""
    return f"{type(error).__module__}.{type(error).__name__}{cause} at {path}"


def _person_reads(request: Request) -> bool:
    if request.url.path.startswith(FOR_PROGRAMS):
        return False
    return "text/html" in request.headers.get("accept", "") or "hx-request" in request.headers
