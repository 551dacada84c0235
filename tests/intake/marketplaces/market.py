"""A marketplace on loopback that is strict: it counts, pages, asks to wait, and refuses what is not as agreed."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET = "market-secret"


class Market:
    """The marketplace's state. waits: how many of the next requests are answered by 429."""

    def __init__(self, page: int = 2) -> None:
        self.page = page
        self.orders: list[dict[str, Any]] = []
        self.acknowledged: dict[str, str] = {}
        self.stock: dict[str, str] = {}
        self.shipments: dict[str, dict[str, Any]] = {}
        self.waits = 0
        self.asked: list[str] = []
        self.wrong: list[str] = []
        market = self

        class Handler(BaseHTTPRequestHandler):
            def _go(self) -> None:
                size = int(self.headers.get("Content-Length") or 0)
                status, body = market.answer(self, json.loads(self.rfile.read(size)) if size else None)
                content = json.dumps(body).encode()
                self.send_response(status)
                if status == 429:
                    self.send_header("Retry-After", "7")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = _go

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/api/v1"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def put(self, name: str, *lines: tuple[str, str, str], **more: Any) -> None:
        """Add an order, or change the one of that name: it comes anew behind the cursors that were given out."""
        listed = [{"code": code, "quantity": quantity, "price": price} for code, quantity, price in lines]
        body = {
            "id": name,
            "status": "open",
            "buyer": {"email": f"{name.lower()}@market.example", "name": "Bea Buyer"},
            "lines": listed,
            "ship_to": {
                "name": "Bea Buyer",
                "street": "Kai 4",
                "postcode": "20457",
                "city": "Hamburg",
                "country": "DE",
            },
            "currency": "EUR",
        }
        self.orders.append(body | more)

    def answer(self, request: Any, body: Any) -> tuple[int, Any]:
        parts = urlsplit(request.path)
        self.asked.append(f"{request.command} {parts.path}")
        if request.headers.get("Authorization") != f"Bearer {SECRET}":
            return 401, {}
        if self.waits:
            self.waits -= 1
            return 429, {}
        path = parts.path.removeprefix("/api/v1").strip("/").split("/")
        match request.command, path:
            case "GET", ["orders"]:
                begun = int(parse_qs(parts.query).get("updated_after", ["0"])[0] or 0)
                rows = self.orders[begun : begun + self.page]
                end = begun + len(rows)
                return 200, {"orders": rows, "cursor": str(end), "more": end < len(self.orders)}
            case "POST", ["orders", name, "acknowledge"]:
                return self._once(self.acknowledged, name, body["reference"])
            case "POST", ["orders", name, "shipments"]:
                return self._once(self.shipments, request.headers["Idempotency-Key"], {"order": name, **body})
            case "PUT", ["stock"]:
                self.stock |= {row["code"]: row["quantity"] for row in body["levels"]}
                return 200, {}
        self.wrong.append(request.path)
        return 404, {}

    def _once(self, kept: dict[str, Any], key: str, value: Any) -> tuple[int, Any]:
        if kept.get(key, value) != value:
            self.wrong.append(f"{key} told otherwise")
            return 409, {}
        kept[key] = value
        return 200, {}
