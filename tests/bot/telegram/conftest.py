"""Telegram in front of a real shop: the double of the Bot API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.telegram.bot_api import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A strict Bot API server of the test's own."""
    with BotApi() as running:
        yield running
