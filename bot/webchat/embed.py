"""The chat inside another site's page: the script that it loads, the framed page, a session without a cookie."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse

from bot.web.assets import MEDIA_TYPES
from bot.web.headers import CONTENT_SECURITY_POLICY
from bot.web.office import Office
from bot.web.sessions import Sessions
from bot.webchat.links import verify_customer
from bot.webchat.pages import Pages, theme
from bot.webchat.session import ChatSession, read_session, sealed_session, session_for
from core.errors import SetupError

_ORIGIN = re.compile(r"https?://(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::[0-9]{1,5})?")
_KEPT_S = 300


def origins_of(text: str) -> tuple[str, ...]:
    """Return the sites that may embed the chat.

    Raises: SetupError where one of them is no origin.
    """
    found = tuple(part.lower().rstrip("/") for part in text.split())
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise SetupError("ORDERCLERK_WEBCHAT_ORIGINS", f"{one[:60]!r} is no site; write https://shop.example")
    return found


def embed_router(
    office: Office,
    pages: Pages,
    token_of: Callable[[ChatSession], str],
    may_begin: Callable[[Request], None],
) -> APIRouter:
    """Return the routes of the embedded chat. token_of, may_begin: as for the page of its own."""
    router = APIRouter(include_in_schema=False)
    settings = office.settings
    origins = origins_of(settings.webchat_origins)
    policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(origins)}")
    sessions = Sessions(settings)

    @router.get("/chat/widget.js")
    def widget() -> Response:
        brand = office.policy().shop
        words = {name: _said(found) for name, found in pages.words.items()}
        facts = {"words": words, "shop": brand.name, "brand": theme(brand.brand_colour)[0]}
        script = pages.assets.files["widget.js"].decode().replace("__FACTS__", json.dumps(facts, ensure_ascii=True))
        headers = {
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cache-Control": f"public, max-age={_KEPT_S}",
        }
        return Response(script, media_type=MEDIA_TYPES[".js"], headers=headers)

    @router.get("/chat/embedded")
    def embedded(request: Request, language: str = "") -> Response:
        if not origins:
            raise HTTPException(404, "not_embedded")
        spoken = pages.language(language or request.headers.get("accept-language", ""))
        response = pages.chat(office.policy().shop, spoken, embedded=True)
        response.headers["Content-Security-Policy"] = policy
        return response

    @router.post("/chat/session")
    async def session(request: Request) -> Response:
        sessions.same_site(request)
        body = await request.body()
        here = read_session(request, settings)
        link = _link(body)
        found = session_for(here, verify_customer(link, settings.secret, now=datetime.now(UTC)) if link else None)
        if found is not here:
            may_begin(request)
        return JSONResponse(
            {
                "session": sealed_session(found, settings),
                "token": token_of(found),
                "label": found.label(settings.secret),
                "customer": found.customer.name if found.customer else "",
            }
        )

    return router


def _said(words: object) -> dict[str, str]:
    found = dict(words) if isinstance(words, dict) else {}
    return {key: str(value) for key, value in found.items() if key.startswith("widget_")}


def _link(body: bytes) -> str:
    """Return the signed link's token that the site has handed over for its customer; "" without one."""
    try:
        said = json.loads(body[:4000] or b"{}")
    except ValueError:
        raise HTTPException(422, "bad_input") from None
    token = said.get("as", "") if isinstance(said, dict) else ""
    return token if isinstance(token, str) else ""
