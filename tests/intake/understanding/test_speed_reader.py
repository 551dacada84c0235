"""The reader's engine: always the newest for a small shop, never waited for by a big one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert

from core.clerk import Clerk
from core.database import catalogue
from core.database.engine import Database
from core.database.imports import _item_row
from core.database.tables.catalogue import items
from intake import reader as reading
from intake import understanding
from intake.reader import Reader
from intake.understanding import Request
from tests.shop import Shop


def _sell(database: Database, name: str) -> None:
    with database.write() as conn:
        conn.execute(insert(items), [_item_row({"sku": name.upper(), "name": name, "price": "1.00"}, 0)])
        catalogue.bump(conn, "catalogue")


class _Slow(Reader):
    """A reader whose catalogue takes as long as the test says, or cannot be compiled."""

    def __init__(self, clerk: Clerk) -> None:
        super().__init__(clerk)
        self.go = threading.Event()
        self.go.set()
        self.begun = 0
        self.fails = False

    def _compiled(self) -> tuple[understanding.Engine, tuple[int, ...], int]:
        self.begun += 1
        self.go.wait(10)
        if self.fails:
            raise MemoryError
        return super()._compiled()


def _skus(engine: understanding.Engine, text: str) -> list[str]:
    return [line.sku for line in engine.understand(Request("1", text)).lines]


def test_a_small_shop_reads_with_the_newest_catalogue_at_once(database: Database) -> None:
    """What was added a moment ago is sold in the next message."""
    reader = Reader(Shop(database).clerk)
    assert _skus(reader.engine(), "3 wigwam") == []
    _sell(database, "Wigwam")
    assert _skus(reader.engine(), "3 wigwam") == ["WIGWAM"]


def test_a_big_shop_reads_with_the_former_catalogue_until_the_new_one_is_ready(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a compilation that takes long; it is begun once, and taken over when it is done."""
    monkeypatch.setattr(reading, "_SOON_READY", 0)
    reader = _Slow(Shop(database).clerk)
    former = reader.engine()
    reader.go.clear()
    _sell(database, "Wigwam")
    assert reader.engine() is former
    assert reader.engine() is former
    reader.go.set()
    reader.settle()
    assert _skus(reader.engine(), "3 wigwam") == ["WIGWAM"]
    assert reader.begun == 2


def test_a_compilation_that_fails_leaves_the_former_engine_and_is_tried_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault while compiling stops no reading, and does not last."""
    monkeypatch.setattr(reading, "_SOON_READY", 0)
    reader = _Slow(Shop(database).clerk)
    former = reader.engine()
    _sell(database, "Wigwam")
    reader.fails = True
    assert reader.engine() is former
    reader.settle()
    reader.fails = False
    assert reader.engine() is former
    reader.settle()
    assert _skus(reader.engine(), "3 wigwam") == ["WIGWAM"]


def test_the_running_shop_keeps_its_index_in_its_data_folder(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restarted process takes up what the former one compiled."""
    monkeypatch.setattr("intake.understanding.index_file.MANY_ITEMS", 1)
    clerk = Shop(database).clerk
    Reader(clerk, kept_in=tmp_path / "kept").engine()
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["catalogue.index"]
    monkeypatch.setattr("intake.understanding.index_file.compile_items", None)
    assert Reader(clerk, kept_in=tmp_path / "kept").engine().understand(Request("1", "thanks")).intent == "smalltalk"
