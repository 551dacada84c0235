"""The pages about people: customers, and the conversations with them."""

from __future__ import annotations

from fastapi import APIRouter

from bot.web.console.console import Console
from bot.web.console.conversations import conversations_router
from bot.web.console.customers import customers_router


def people_router(console: Console) -> APIRouter:
    router = APIRouter()
    router.include_router(customers_router(console))
    router.include_router(conversations_router(console))
    return router
