"""What messengers bring: their secret is compared before anything of it is read."""

from __future__ import annotations

from typing import Protocol

import anyio
import anyio.to_thread
from fastapi import APIRouter, HTTPException, Request

SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105  the header's name
AT_ONCE = 8


class Taker(Protocol):
    """Takes what one messenger brings."""

    def fits(self, secret: str) -> bool:
        """Return whether the secret is the right one."""

    def taken(self, body: bytes) -> bool:
        """Store what was brought; False where it cannot be read."""


def telegram_hook_router(taker: Taker) -> APIRouter:
    """Return the route by which Telegram brings updates: 200 only once one is stored."""
    router = APIRouter(tags=["hooks"])
    threads: list[anyio.CapacityLimiter] = []

    @router.post("/hooks/telegram", summary="An update of Telegram", responses={200: {"description": "It is stored."}})
    async def telegram(request: Request) -> dict[str, bool]:
        secret = request.headers.get(SECRET)
        if secret is None:
            raise HTTPException(401, "secret_missing")
        if not taker.fits(secret):
            raise HTTPException(403, "secret_wrong")
        body = await request.body()
        limiter = threads[0] if threads else anyio.CapacityLimiter(AT_ONCE)
        threads[:] = [limiter]
        if not await anyio.to_thread.run_sync(taker.taken, body, limiter=limiter):
            raise HTTPException(400, "no_update")
        return {"ok": True}

    return router
