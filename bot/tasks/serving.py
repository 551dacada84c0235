"""Serve, demo, migrate: run the shop."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType

import uvicorn

from bot.assemble import Shop, assemble, prepare_database
from bot.tasks.logs import set_up_logging
from core.errors import SetupError
from core.settings import Settings, load_settings

log = logging.getLogger("orderclerk")

STOP_S = 8.0


def serve(options: argparse.Namespace) -> int:
    """Run one process of the shop until SIGTERM or Ctrl-C."""
    # Links must lead back here even where nobody has set an address.
    os.environ.setdefault("ORDERCLERK_PUBLIC_URL", f"http://{options.host}:{options.port}")
    settings = load_settings()
    return run(settings, host=options.host, port=options.port, role=options.role)


def run(settings: Settings, *, host: str, port: int, role: str) -> int:
    """Run the shop; returns 0 when it was asked to stop and did."""
    set_up_logging(settings.log_format)
    prepare_database(settings)
    shop = assemble(settings, role=role)
    if settings.shop_file and not shop.clerk.policy().version:
        _seed(shop, settings)
    if role in ("channels", "worker"):
        return _run_without_web(shop)
    listener = _bound(host, port)
    config = uvicorn.Config(
        shop.app(),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=20,
        limit_concurrency=1200,
    )
    server = _Server(config, leaving=shop.bell.close)
    # The server raises a signal once more when it is done; by then it must not end the process before `stop`.
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda _signal, _frame: None)
    failed = threading.Event()
    threading.Thread(target=_start, args=(shop, server, failed), name="start", daemon=True).start()
    try:
        server.run(sockets=[listener])
    finally:
        shop.stop()
    return 1 if failed.is_set() else 0


class _Server(uvicorn.Server):
    """Ends the open streams before it waits for requests: a page that follows along would never end by itself."""

    def __init__(self, config: uvicorn.Config, *, leaving: Callable[[], None]) -> None:
        super().__init__(config)
        self._leaving = leaving

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leaving()
        await super().shutdown(sockets)


def _start(shop: Shop, server: uvicorn.Server, failed: threading.Event) -> None:
    # The web answers (not ready yet) while channels and jobs find their position.
    try:
        shop.start()
    except Exception:
        log.exception("the shop could not start")
        failed.set()
        server.should_exit = True


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as fault:
        listener.close()
        raise SetupError(
            "--port", f"{host}:{port} is taken ({fault.strerror}); choose another, such as {port + 1}"
        ) from None
    listener.listen(512)
    return listener


def _run_without_web(shop: Shop) -> int:
    done = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        done.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    shop.start()
    log.info("%s is running", shop.role)
    while not done.wait(1.0):
        pass
    shop.stop()
    return 0


def _seed(shop: Shop, settings: Settings) -> None:
    from bot.tasks.records import apply_policy_file

    if settings.shop_file is None or not settings.shop_file.exists():
        raise SetupError("ORDERCLERK_SHOP_FILE", f"{settings.shop_file} is not there; see docs/shop.example.toml")
    apply_policy_file(shop.clerk, settings.shop_file)


def migrate(options: argparse.Namespace) -> int:
    """Create or upgrade the schema."""
    changed = prepare_database(load_settings())
    print("The schema is up to date now." if changed else "The schema was up to date already.")
    return 0


def demo(options: argparse.Namespace) -> int:
    """Make the demo shop when there is none yet, print the links, and serve."""
    from bot.demo.load import make_demo

    began = time.monotonic()
    os.environ["ORDERCLERK_DATA_DIR"] = str(options.data)
    os.environ.setdefault("ORDERCLERK_PUBLIC_URL", f"http://{options.host}:{options.port}")
    settings = load_settings()
    _bound(options.host, options.port).close()
    links = make_demo(settings)
    print(_welcome(settings, links, time.monotonic() - began), flush=True)
    return run(settings, host=options.host, port=options.port, role="all")


def _welcome(settings: Settings, links: dict[str, str], took_s: float) -> str:
    url = settings.public_url
    rows = [
        ("Demo tour", f"{url}/demo"),
        ("Web chat", f"{url}/chat"),
        ("Staff console", f"{url}/console/sign-in/{links['sign_in']}  (one-time sign-in link)"),
        ("Mail drop", f"{settings.mail_dir.resolve()}/in   (drop an .eml; answers appear in .../out)"),
        ("API", f"{url}/docs"),
    ]
    lines = [f"  {name:<14} {value}" for name, value in rows]
    head = f"orderclerk demo shop, ready in {took_s:.1f} s. Ctrl-C stops it; the next start goes on with the same data."
    return "\n".join(["", head, "", *lines, ""])
