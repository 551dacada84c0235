"""The wire to Telegram: calls of the Bot API for a synchronous shop, at their turn, with errors that say who acts."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from typing import Any, Generic, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramMigrateToChat, TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.utils.token import TokenValidationError

from bot.telegram.faults import outside
from bot.telegram.given import no_token
from bot.telegram.turns import Turns
from core.errors import OutsideLater, OutsideUnknown

log = logging.getLogger(__name__)

T = TypeVar("T")
CALL_S = 20.0
PATIENCE_S = 0.3
SIDE_TRIES = 3
NUDGE_S = 3


class Pending(Generic[T]):
    """A call that is under way."""

    def __init__(self, made: Future[T], wait_s: float) -> None:
        self._made = made
        self._wait_s = wait_s

    def result(self) -> T:
        """Wait for the answer. Raises: as `Wire.call`; OutsideUnknown where it was cancelled."""
        try:
            return self._made.result(self._wait_s)
        except (FutureTimeout, CancelledError):
            self._made.cancel()
            raise OutsideUnknown("telegram") from None
        except Exception as fault:
            raise outside(fault) from None

    def cancel(self) -> None:
        """Wait no longer."""
        self._made.cancel()


class Wire:
    """One bot's connection. Its event loop runs in a thread of its own, begun by the first call."""

    def __init__(
        self, token: str, api_url: str, *, among: Callable[[], int] = lambda: 1, call_s: float = CALL_S
    ) -> None:
        """among: how many processes share the pace that Telegram allows."""
        self.turns = Turns(among=among)
        self._call_s = call_s
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._api_url = api_url.rstrip("/")
        self.closed = False
        try:
            self._bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(self._api_url)))
        except TokenValidationError:
            raise no_token() from None

    @property
    def bot_id(self) -> int:
        """Return the bot's own id, which is part of its token."""
        return self._bot.id

    def call(self, method: TelegramMethod[T], *, wait_s: float | None = None) -> T:
        """Return what Telegram answers.

        Raises: OutsideBusy, OutsideLater, OutsideUnknown, OutsideRefused.
        """
        return self.begin(method, wait_s=wait_s).result()

    def begin(self, method: TelegramMethod[T], *, wait_s: float | None = None) -> Pending[T]:
        """Begin a call and return what waits for its answer."""
        limit = wait_s or self._call_s
        return Pending(self._run(self._bot(method, request_timeout=int(limit))), limit + 5)

    def say(self, chat: int, method: TelegramMethod[T]) -> T:
        """Call a method that counts as a message to a chat, when its turn comes.

        Raises: as `call`; OutsideLater where that is not soon.
        """
        for _ in range(50):
            wait_s = self.turns.take(chat)
            if wait_s <= 0:
                return self._said(chat, method)
            if wait_s > PATIENCE_S:
                raise OutsideLater("telegram", wait_s)
            time.sleep(wait_s)
        raise OutsideLater("telegram", PATIENCE_S)

    def _said(self, chat: int, method: TelegramMethod[T]) -> T:
        try:
            return self.call(method)
        except OutsideLater as fault:
            self.turns.asked_to_wait(chat, fault.wait_s)
            raise

    def aside(self, methods: Sequence[TelegramMethod[Any]], *, chat: int = 0) -> None:
        """Call methods in the background, one after the other, a few times at most.

        chat: each counts as a message there and waits for its turn; 0 for what counts as none.
        """
        self._run(self._one_by_one(methods, chat))

    async def _one_by_one(self, methods: Sequence[TelegramMethod[Any]], chat: int) -> None:
        for method in methods:
            await self._aside(method, chat)

    async def _aside(self, method: TelegramMethod[Any], chat: int) -> None:
        for _ in range(SIDE_TRIES):
            try:
                while chat and (wait_s := self.turns.take(chat)) > 0:
                    await asyncio.sleep(wait_s)
                await self._bot(method, request_timeout=int(self._call_s))
                return
            except TelegramRetryAfter as fault:
                self.turns.asked_to_wait(chat, fault.retry_after)
                await asyncio.sleep(fault.retry_after)
            except TelegramMigrateToChat:
                return
            except Exception as fault:
                if not isinstance(outside(fault), OutsideUnknown):
                    log.debug("telegram: %s was refused", method.__api_method__)
                    return
                await asyncio.sleep(0.5)

    def nudge(self, chat: int, method: TelegramMethod[Any]) -> None:
        """Call a method in the background, once; nobody misses it where that fails."""
        with suppress(OutsideUnknown):
            self._run(self._nudged(chat, method))

    async def _nudged(self, chat: int, method: TelegramMethod[Any]) -> None:
        try:
            await self._bot(method, request_timeout=NUDGE_S)
        except TelegramRetryAfter as fault:
            self.turns.asked_to_wait(chat, fault.retry_after)
        except Exception:
            log.debug("telegram: %s did not get through", method.__api_method__)

    def download(self, path: str, most: int) -> bytes:
        """Return a file of at most so many bytes; `path` is what getFile has told."""
        return Pending(self._run(self._download(path, most)), 2 * self._call_s).result()

    async def _download(self, path: str, most: int) -> bytes:
        url = self._bot.session.api.file_url(self._bot.token, path)
        found = bytearray()
        async for chunk in self._bot.session.stream_content(url, timeout=int(self._call_s)):
            found += chunk
            if len(found) > most:
                raise ValueError("larger than it said")
        return bytes(found)

    def close(self) -> None:
        """Cut the connection; whatever waits for an answer gets none."""
        self.closed = True
        with self._guard:
            loop, self._loop = self._loop, None
        if loop is not None:
            asyncio.run_coroutine_threadsafe(self._close(loop), loop)

    async def _close(self, loop: asyncio.AbstractEventLoop) -> None:
        for task in asyncio.all_tasks(loop):
            if task is not asyncio.current_task():
                task.cancel()
        await self._bot.session.close()
        loop.stop()

    def _run(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        with self._guard:
            if self.closed:
                work.close()
                raise OutsideUnknown("telegram")
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="telegram-wire", daemon=True).start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)
