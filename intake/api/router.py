"""The interface put together: every route needs a key and declares every status it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Security
from fastapi.security import HTTPBearer

from intake.api import returns, webhooks
from intake.api.books import add_books
from intake.api.goods import add_goods
from intake.api.messages import add_messages
from intake.api.office import ApiOffice
from intake.api.orders import add_orders
from intake.api.placing import add_placing
from intake.api.problems import ALWAYS, declared
from intake.api.route import route_of
from intake.api.steps import add_steps

# Only for the description: the route itself has let the key's holder in before.
_BEARER = HTTPBearer(auto_error=False, scheme_name="key", description="An API key: `Authorization: Bearer KEY`.")


def api_router(office: ApiOffice, *, per_minute: int = 0) -> APIRouter:
    """Return the routes below /api/v1. per_minute: requests of one key from elsewhere; 0 is no limit."""
    router = APIRouter(
        prefix="/api/v1",
        tags=["api"],
        route_class=route_of(office, per_minute=per_minute),
        dependencies=[Security(_BEARER)],
        responses=declared(*ALWAYS),
    )
    plain = (add_placing, add_orders, add_steps, add_messages, add_goods, add_books)
    for add in (*plain, webhooks.add_webhooks, returns.add_returns):
        add(router)
    return router
