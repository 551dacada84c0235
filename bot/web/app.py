"""The web application: everything that answers HTTP, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import RedirectResponse
from starlette.routing import Match

from bot.web.assets import assets_router, read_assets
from bot.web.console.router import console_router
from bot.web.faults import LastResort, install_faults
from bot.web.headers import SecurityHeaders
from bot.web.health import declare_problems, health_router
from bot.web.limits import BodyLimit
from bot.web.metrics import CountRequests, Figures
from bot.web.office import Office
from bot.web.order_link import order_link_router
from bot.web.pages import Pages

DESCRIPTION = "Orders from chat, mail and programs. Errors are RFC 9457 problem details with a stable code."


def create_app(office: Office, *, routers: Sequence[APIRouter] = ()) -> FastAPI:
    """Return the application. routers: the channels' and the API's own."""
    app = FastAPI(
        title="orderclerk", description=DESCRIPTION, version="1", docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.proxies = office.settings.proxy_networks
    assets, figures = read_assets(), Figures(office.clerk)
    pages = Pages(office, assets)
    own = health_router(office, pages, figures), assets_router(assets), console_router(office, pages)
    for router in (*own, order_link_router(office, pages), *routers):
        # Not included: that would read the signature of each of the hundreds of routes once more.
        app.router.routes += router.routes
    _front_door(app)
    install_faults(app, pages)
    # The last one added is the outermost: headers on everything, also on what the others answer themselves.
    app.add_middleware(BodyLimit)
    app.add_middleware(LastResort, pages=pages)
    app.add_middleware(CountRequests, figures=figures)
    app.add_middleware(SecurityHeaders, https=pages.sessions.secure)
    app.openapi = lambda: _description(app)  # type: ignore[method-assign]
    return app


def _front_door(app: FastAPI) -> None:
    asked = {"type": "http", "method": "GET", "path": "/demo", "root_path": "", "headers": []}
    tour = any(route.matches(dict(asked))[0] is Match.FULL for route in app.router.routes)

    @app.get("/", include_in_schema=False)
    async def front_door() -> RedirectResponse:
        return RedirectResponse("/demo" if tour else "/console", 303)


def _description(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        app.openapi_schema = declare_problems(made)
    return app.openapi_schema
