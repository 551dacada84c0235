"""Data folders for the command line: furnished, and empty."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "templates" / "demo"
POLICY = ROOT / "docs" / "shop.example.toml"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a schema, a policy, goods, people and stock; the tests work on copies."""
    folder = tmp_path_factory.mktemp("shop") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORDERCLERK_DATA_DIR", str(folder))
        assert main(["migrate"]) == 0
        assert main(["shop", "apply", str(POLICY)]) == 0
        for kind, name in (
            ("suppliers", "suppliers.csv"),
            ("catalogue", "catalogue.json"),
            ("customers", "customers.json"),
            ("stock", "stock.csv"),
        ):
            assert main(["import", kind, str(DEMO / name)]) == 0
    return folder


@pytest.fixture
def data(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A furnished data folder of the test's own, in force for its commands."""
    folder = tmp_path / "data"
    shutil.copytree(furnished, folder)
    monkeypatch.setenv("ORDERCLERK_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which nothing is yet."""
    folder = tmp_path / "empty"
    monkeypatch.setenv("ORDERCLERK_DATA_DIR", str(folder))
    return folder
