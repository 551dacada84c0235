"""While the bot's library is being loaded the shop is open; what comes or leaves by the bot waits safely."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import bot.assemble
from bot.telegram.channel import TelegramChannel
from core.database.engine import Database
from core.errors import OutsideBusy, SetupError
from core.ports import InboundMessage
from tests.bot.telegram.bot_api import ANN, BotApi
from tests.bot.telegram.counter import BotShop, until
from tests.bot.telegram.test_updates import SECRET, bring


class Gate:
    """Keeps the bot from being there until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.begun = 0
        self.fault: Exception | None = None

    def open(self) -> None:
        self._open.set()

    def passed(self, make: Callable[[], TelegramChannel]) -> TelegramChannel:
        self.begun += 1
        self._open.wait(30)
        if self.fault is not None:
            raise self.fault
        return make()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """What loading has to pass; open at the end."""
    found, make = Gate(), bot.assemble._telegram
    monkeypatch.setattr(bot.assemble, "_telegram", lambda *given: found.passed(lambda: make(*given)))
    yield found
    found.open()


@contextmanager
def opened(database: Database, folder: Path, api: BotApi, **more: Any) -> Iterator[BotShop]:
    shop = BotShop(database, folder, api, furnish=False, **more)
    try:
        yield shop
    finally:
        shop.close()


def test_the_webhook_asks_to_come_again_until_the_bot_is_there(
    goods: Database, tmp_path: Path, api: BotApi, gate: Gate
) -> None:
    """503 and Retry-After, the secret compared all the same; nothing is stored, and the same update counts later."""
    with opened(goods, tmp_path, api, telegram_mode="webhook", telegram_webhook_secret=SECRET) as shop:
        update = api.all_updates[api.says(ANN, "hello")]
        with TestClient(shop.parts.app()) as client:
            assert (bring(client, update, None), bring(client, update, "wrong")) == (401, 403)
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            answer = client.post("/hooks/telegram", json=update, headers=headers)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
            assert client.get("/chat").status_code == 200
            assert (shop.heard(ANN), shop.channel.ready()) == ((), False)
            gate.open()
            until(lambda: bring(client, update) == 200)
        api.wait_for(ANN)
    assert gate.begun == 1


def test_what_is_to_be_said_leaves_once_the_bot_is_there(
    goods: Database, tmp_path: Path, api: BotApi, gate: Gate
) -> None:
    """The answer is in the ledger and waits; it leaves once, as soon as it can."""
    with opened(goods, tmp_path, api) as shop:
        at = datetime.now(UTC)
        hello = InboundMessage(
            channel="telegram", message_id="77", sender=str(ANN), conversation=str(ANN), text="hello", at=at
        )
        shop.parts.desk.take_in(hello)
        until(lambda: len(shop.heard(ANN)) == 2 and gate.begun)
        assert api.all_shown(ANN) == []
        gate.open()
        api.wait_for(ANN)
        until(lambda: shop.worked_off(ANN))
        assert len(api.all_shown(ANN)) == 1


def test_it_listens_as_soon_as_it_is_there(goods: Database, tmp_path: Path, api: BotApi, gate: Gate) -> None:
    """Whoever starts it waits for nothing; it is ready, and has a name, when the position is found."""
    with opened(goods, tmp_path, api) as shop:
        shop.channel.start(lambda message: None)
        assert (shop.channel.ready(), shop.parts.telegram.bot_name) == (False, "")
        gate.open()
        until(shop.channel.ready)
        assert shop.parts.telegram.bot_name == "harbour_bot"


def test_it_does_not_listen_once_it_was_stopped(goods: Database, tmp_path: Path, api: BotApi, gate: Gate) -> None:
    """A shop that is closed while its bot is being loaded hears nobody, and its end waits for nothing."""
    with opened(goods, tmp_path, api) as shop:
        shop.channel.start(lambda message: None)
    gate.open()
    until(lambda: not any(one.name == "telegram-loading" for one in threading.enumerate()))
    assert shop.parts.telegram.made(0.0) is None
    assert not api.called("getUpdates")


def test_a_fault_in_loading_is_no_end(goods: Database, tmp_path: Path, api: BotApi, gate: Gate) -> None:
    """What is to leave meanwhile comes again later, and the next one who needs the bot has it loaded anew."""
    gate.fault = ImportError("a library is missing")
    gate.open()
    with opened(goods, tmp_path, api) as shop:
        with pytest.raises(OutsideBusy):
            shop.parts.telegram.fetch({"id": "x", "name": "x", "type": "x"})
        gate.fault = None
        assert shop.parts.telegram.made() is not None
    assert gate.begun == 2


@pytest.mark.parametrize("token", ["words", "77:", "a:b", "77:with blanks"])
def test_a_token_that_is_none_is_refused_at_once(goods: Database, tmp_path: Path, api: BotApi, token: str) -> None:
    """The fault of a setting shows before anything runs, with the setting's name."""
    for wrong in ({"telegram_token": token}, {"telegram_staff_chat": "the staff"}):
        with pytest.raises(SetupError) as fault, opened(goods, tmp_path, api, **wrong):
            pass
        assert fault.value.setting.startswith("ORDERCLERK_TELEGRAM_")
