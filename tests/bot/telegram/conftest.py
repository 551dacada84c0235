"""Telegram in front of a real shop: the double of the Bot API."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from tests.bot.telegram.bot_api import BotApi
from tests.bot.telegram.counter import BotShop, bot_shop
from tests.shop import Shop


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A strict Bot API server of the test's own."""
    with BotApi() as running:
        yield running


@pytest.fixture(scope="session")
def harbour(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The furnished small shop's database; the tests' files are copies of it."""
    path = tmp_path_factory.mktemp("harbour") / "shop.db"
    shutil.copyfile(sqlite_template, path)
    opened = Database(f"sqlite:///{path}")
    Shop(opened)
    with opened.engine.connect() as conn:
        conn.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    return path


@pytest.fixture
def goods(harbour: Path, tmp_path: Path) -> Iterator[Database]:
    """The furnished small shop's database, a copy of the test's own."""
    shutil.copyfile(harbour, tmp_path / "shop.db")
    opened = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    yield opened
    opened.close()


@pytest.fixture
def shop(goods: Database, tmp_path: Path, api: BotApi) -> Iterator[BotShop]:
    """The small shop with its bot listening by polling."""
    with bot_shop(goods, tmp_path, api, furnish=False) as opened:
        yield opened
