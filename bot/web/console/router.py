"""All routes of the console. Whatever is added here is closed to strangers unless it is sign-in."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from bot.web.console import channels, command_bar, gateways, hooks, outbox, phone, returns
from bot.web.console.console import Console
from bot.web.console.orders import orders_router
from bot.web.console.overview import overview_router
from bot.web.console.people import people_router
from bot.web.console.shop import shop_router
from bot.web.console.sign_in import seat_router, sign_in_router
from bot.web.console.stores import stores_router
from bot.web.office import Office
from bot.web.pages import Pages

PREFIX = "/console"


def console_router(office: Office, pages: Pages) -> APIRouter:
    console = Console(office, pages)
    router = APIRouter(include_in_schema=False)
    router.include_router(sign_in_router(console), prefix=PREFIX)
    router.include_router(seat_router(console), prefix=PREFIX)
    guarded = [Depends(console.guard)]
    parts = (
        overview_router, phone.phone_router, orders_router, people_router, outbox.outbox_router,
        stores_router, shop_router, hooks.hooks_router, gateways.gateways_router, channels.channels_router,
        returns.returns_router, command_bar.command_bar_router,
    )  # fmt: skip
    for part in parts:
        router.include_router(part(console), prefix=PREFIX, dependencies=guarded)
    return router
