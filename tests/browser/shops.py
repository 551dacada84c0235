"""A whole shop as its own process, with the demo's goods and people."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bot.assemble import assemble, prepare_database
from bot.tasks.records import OPERATOR, apply_policy_file
from bot.webchat.links import sign_customer
from core.domain.access import AddStaff
from core.domain.commands import SetStock
from core.domain.imports import ImportRows, StockLevels
from core.domain.queries import LoadKnowledge
from core.imports.read import read_file
from core.settings import Settings

DEMO = Path(__file__).parents[2] / "templates" / "demo"
CUSTOMERS = ("C-1001", "C-1004", "C-1007")


@dataclass
class OpenShop:
    """A shop that serves. sign_in: a one-time link into the console; customers: number -> link into the chat.

    site: another site, which may embed the chat.
    """

    address: str
    data_dir: Path
    sign_in: str
    customers: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    site: str = field(default_factory=lambda: f"http://localhost:{_free_port()}")

    def open(self) -> None:
        """Start serving and wait until the shop is ready."""
        port = self.address.rpartition(":")[2]
        said = (self.data_dir / "said.txt").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "serve", "--port", port],
            env=os.environ
            | {
                "ORDERCLERK_DATA_DIR": str(self.data_dir),
                "ORDERCLERK_PUBLIC_URL": self.address,
                "ORDERCLERK_WEBCHAT_ORIGINS": self.site,
            },
            stdout=said,
            stderr=said,
        )
        until = time.monotonic() + 90
        while not self.ready():
            assert self.process.poll() is None, (self.data_dir / "said.txt").read_text("utf-8")
            assert time.monotonic() < until, "the shop was not ready in time"
            time.sleep(0.1)

    def close(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the shop: asked to, or struck down."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(30)

    def ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/readyz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False


@contextmanager
def open_shop(data_dir: Path) -> Iterator[OpenShop]:
    """A shop that serves, closed at the end."""
    shop = furnished(data_dir, f"http://127.0.0.1:{_free_port()}")
    shop.open()
    try:
        yield shop
    finally:
        shop.close()


def furnished(data_dir: Path, address: str) -> OpenShop:
    """A shop with goods, customers, stock and an administrator; messages of staff leave after a second."""
    settings = Settings(data_dir=data_dir, public_url=address)
    prepare_database(settings)
    parts = assemble(settings, role="web")
    policy = data_dir / "shop.toml"
    policy.write_text((DEMO / "shop.toml").read_text("utf-8").replace("undo_s = 20", "undo_s = 1"), "utf-8")
    apply_policy_file(parts.clerk, policy)
    for kind, name in (
        ("suppliers", "suppliers.csv"),
        ("catalogue", "catalogue.json"),
        ("customers", "customers.json"),
    ):
        parts.clerk.do(ImportRows(kind, read_file(kind, DEMO / name)), actor=OPERATOR)
    levels = parts.clerk.look(StockLevels(read_file("stock", DEMO / "stock.csv")))
    parts.clerk.do(SetStock(levels, "count"), actor=OPERATOR)
    token = parts.clerk.do(AddStaff("Greta", ("admin",)), actor=OPERATOR).facts["token"]
    people = {one.number: one for one in parts.clerk.look(LoadKnowledge()).customers if one.number in CUSTOMERS}
    shown = [{"id": int(one.id), "name": one.name, "about": "", "try": ["Hello"]} for one in people.values()]
    (data_dir / "demo.json").write_text(json.dumps({"customers": shown}), "utf-8")
    parts.stop()
    return OpenShop(
        address,
        data_dir,
        f"/console/sign-in/{token}",
        {
            number: "/chat?as=" + sign_customer(int(one.id), settings.secret, now=datetime.now(UTC), name=one.name)
            for number, one in people.items()
        },
    )


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
