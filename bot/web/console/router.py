"""All routes of the console. Whatever is added here is closed to strangers unless it is sign-in."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from bot.web.console import channels, command_bar, gateways, hooks, outbox, phone, returns
from bot.web.console.console import PREFIX, Console
from bot.web.console.orders import orders_router
from bot.web.console.overview import overview_router
from bot.web.console.people import people_router
from bot.web.console.shop import shop_router
from bot.web.console.sign_in import seat_router, sign_in_router
from bot.web.console.stores import stores_router
from bot.web.office import Office
from bot.web.pages import Pages


def console_router(office: Office, pages: Pages) -> APIRouter:
    console = Console(office, pages)
    router = console.router(closed=False)
    parts = (
        sign_in_router, seat_router,
        overview_router, phone.phone_router, orders_router, people_router, outbox.outbox_router,
        stores_router, shop_router, hooks.hooks_router, gateways.gateways_router, channels.channels_router,
        returns.returns_router, command_bar.command_bar_router,
    )  # fmt: skip
    for part in parts:
        made = part(console)
        if made.prefix == PREFIX:
            router.routes += made.routes
        else:
            # Not made by the console: closed all the same.
            router.include_router(made, prefix=PREFIX, dependencies=[Depends(console.guard)])
    return router
