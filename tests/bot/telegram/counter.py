"""The small shop with a bot, in front of the double of the Bot API."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.assemble import Shop as Parts
from bot.assemble import assemble
from core.database.engine import Database
from core.domain.machine import Actor
from core.domain.queries import FindConversation, FindOrder, ReadConversation
from core.domain.views import MessageView, OrderView
from core.settings import Settings
from tests.bot.telegram.bot_api import BotApi
from tests.shop import ADMIN, Shop


class BotShop:
    """One process of the small shop, its bot listening, at the real time."""

    def __init__(self, database: Database, folder: Path, api: BotApi, *, furnish: bool = True, **more: Any) -> None:
        if furnish:
            Shop(database)
        known: dict[str, Any] = {"telegram_token": api.token, "telegram_api_url": api.url, "secret_key": "k" * 40}
        self.settings = Settings(data_dir=folder, database_url=database.url, **(known | more))
        self.parts: Parts = assemble(self.settings, role="web")
        self.clerk = self.parts.clerk
        self.api = api
        self.channel = self.parts.channels["telegram"]

    def listen(self) -> None:
        """Begin to listen and wait until the position is found."""
        self.channel.start(lambda message: None)
        until(self.channel.ready)

    def close(self) -> None:
        self.parts.stop(5.0)

    def heard(self, user: int) -> tuple[MessageView, ...]:
        """Return the conversation with a person."""
        found = self.clerk.look(FindConversation("telegram", str(user)))
        return self.clerk.look(ReadConversation(found.id)) if found else ()

    def orders(self, user: int) -> tuple[str, ...]:
        found = self.clerk.look(FindConversation("telegram", str(user)))
        return tuple(found.orders) if found else ()

    def order(self, number: str, actor: Actor = ADMIN) -> OrderView:
        found = self.clerk.look(FindOrder(number, actor=actor))
        assert found is not None
        return found

    def worked_off(self, user: int) -> bool:
        """Return whether everything that a person has sent is dealt with, and everything said to them is out."""
        return all(one.state not in ("received", "queued", "sending") for one in self.heard(user))


def until(true: Callable[[], Any], wait_s: float = 90.0) -> None:
    end = time.monotonic() + wait_s
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


@contextmanager
def bot_shop(database: Database, folder: Path, api: BotApi, **more: Any) -> Iterator[BotShop]:
    """A listening shop, closed at the end."""
    shop = BotShop(database, folder, api, **more)
    try:
        shop.listen()
        yield shop
    finally:
        shop.close()
