"""The pages about people: customers, and the conversations with them."""

from __future__ import annotations

from fastapi import APIRouter

from bot.web.console.console import Console
from bot.web.console.conversations import conversations_router
from bot.web.console.customers import customers_router


def people_router(console: Console) -> APIRouter:
    router = console.router()
    router.routes += customers_router(console).routes
    router.routes += conversations_router(console).routes
    return router
