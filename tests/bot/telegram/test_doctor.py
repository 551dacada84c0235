"""What the doctor says of the bot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.telegram.trying import try_bot
from core.errors import SetupError
from core.settings import Settings
from tests.bot.telegram.bot_api import STAFF_GROUP, BotApi


def tried(api: BotApi, **more: Any) -> str:
    known: dict[str, Any] = {"telegram_token": api.token, "telegram_api_url": api.url, "data_dir": Path("nowhere")}
    return try_bot(Settings(**(known | more)))


def test_a_bot_that_works_is_named(api: BotApi) -> None:
    """Its name, how updates come, and the staff's group."""
    assert tried(api, telegram_staff_chat=str(STAFF_GROUP)) == f"@harbour_bot by polling, staff in {STAFF_GROUP}"


@pytest.mark.parametrize(
    ("more", "setting"),
    [
        ({"telegram_token": "7001:another-token-0123456789abcdefghij"}, "TELEGRAM_TOKEN"),
        ({"telegram_token": "no token"}, "TELEGRAM_TOKEN"),
        ({"telegram_api_url": "http://127.0.0.1:9"}, "TELEGRAM_API_URL"),
        ({"telegram_staff_chat": "-100777"}, "TELEGRAM_STAFF_CHAT"),
        ({"telegram_staff_chat": "our group"}, "TELEGRAM_STAFF_CHAT"),
        ({"telegram_mode": "webhook", "public_url": "http://shop.example"}, "PUBLIC_URL"),
    ],
)
def test_each_wrong_setting_is_named_with_its_cure(api: BotApi, more: dict[str, str], setting: str) -> None:
    """A refused token, a silent server, an unknown group and an unsafe address each say what to do."""
    api.unknown.add(-100777)
    with pytest.raises(SetupError) as fault:
        tried(api, **more)
    assert fault.value.setting == f"ORDERCLERK_{setting}"
    assert api.token not in str(fault.value)
