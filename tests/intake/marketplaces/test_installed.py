"""A connector of another project is found by its entry point, read like our own, and stops nobody when it is broken."""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from core.database.engine import Database
from core.database.secrets import Vault
from core.domain.connectors import Connection, ConnectorAdd
from core.domain.queries import ListOrders
from core.errors import SetupError
from intake.marketplaces.connector import GROUP, made, makers
from intake.marketplaces.readers import Marketplaces, about
from intake.marketplaces.rest import KINDS
from tests.shop import ADMIN, Shop

ROOT = Path(__file__).parents[3]
CODE = """
import threading
from intake.marketplaces.connector import Fetched, MarketLine, MarketOrder

ACKNOWLEDGED = threading.Event()
MADE = []

class Acme:
    def fetch(self, cursor):
        if cursor:
            return Fetched((), cursor)
        line = MarketLine("MUG", "2", "4.99")
        place = {"name": "Bea", "street": "Lane 1", "postcode": "10115", "city": "Berlin", "country": "DE"}
        return Fetched((MarketOrder("A-1", "bea@acme.example", "Bea Buyer", (line,), place),), "1")

    def acknowledge(self, external_id, number):
        MADE.append((external_id, number))
        ACKNOWLEDGED.set()

    def push_stock(self, levels): pass
    def push_shipment(self, dispatch): pass
    def close(self): pass

def make(url, secret, options):
    MADE.append((url, secret, dict(options)))
    return Acme()
"""


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Install a distribution with two connectors, one of which cannot be loaded."""
    (tmp_path / "acme_market.py").write_text(CODE)
    info = tmp_path / "acme_market-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-market\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nacme = acme_market:make\ntorn = acme_market.gone:make\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "acme_market", raising=False)
    importlib.invalidate_caches()
    return importlib.import_module("acme_market")


def test_an_installed_connector_is_found_and_read(database: Database, acme: ModuleType) -> None:
    """Its name is the kind; it gets address, secret and options, and its order becomes one here."""
    shop, vault = Shop(database), Vault([b"k" * 32])
    sealed = vault.seal({"secret": "s3cret"}, about("stall"))
    shop.clerk.do(ConnectorAdd(Connection("stall", "acme", "https://acme.example", {"x": "y"}, sealed)), actor=ADMIN)
    readers = Marketplaces(lambda: shop.clerk, vault, lambda: makers(KINDS))
    readers.start()
    try:
        assert acme.ACKNOWLEDGED.wait(20)
    finally:
        readers.stop()
    (order,) = shop.clerk.look(ListOrders(channel="api:stall")).items
    assert acme.MADE == [("https://acme.example", "s3cret", {"x": "y"}), ("A-1", order.number)]
    assert order.state == "confirmed" and shop.faults() == []


def test_a_broken_package_stops_no_other(acme: ModuleType) -> None:
    """It is named with the cure when it is asked for; ours and every other kind are there."""
    kinds = makers(KINDS)
    assert {"rest", "acme", "torn"} <= set(kinds)
    made(kinds, "acme", "https://acme.example", "", {})
    with pytest.raises(SetupError, match=r"acme_market\.gone:make cannot be loaded"):
        made(kinds, "torn", "https://acme.example", "", {})


def test_our_own_connector_is_declared_as_others_declare_theirs() -> None:
    """What can be copied from pyproject.toml leads to a maker."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][GROUP]
    assert set(declared) == set(KINDS)
    for name, value in declared.items():
        module, _, maker = value.partition(":")
        assert getattr(importlib.import_module(module), maker) is KINDS[name]
