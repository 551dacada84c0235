"""A program at the other end: takes signed calls over real HTTP, checks them by itself, and answers as it is told."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Call:
    """One call that came. signed: how many of its signatures are right under the secrets that the receiver knows."""

    path: str
    headers: dict[str, str]
    body: bytes
    signed: int = 0

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """answers: what to say to the next calls, `(status, body)`, then 200; each may name more headers."""

    url: str = ""
    secrets: list[str] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, count: int, wait_s: float = 60.0) -> list[Call]:
        """Return the calls once so many have come."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.calls) >= count, wait_s), f"{len(self.calls)} calls came"
            return list(self.calls)

    def take(self, call: Call) -> tuple[int, bytes]:
        call.signed = sum(right(call, secret) for secret in self.secrets)
        with self.changed:
            status, said = self.answers.pop(0) if self.answers else (200, {"id": f"ext-{len(self.calls) + 1}"})
            self.calls.append(call)
            self.changed.notify_all()
        return status, said if isinstance(said, bytes) else json.dumps(said).encode()


def right(call: Call, secret: str) -> bool:
    """Check a call as the page on gateways tells others to, without our own code."""
    moment = call.headers["webhook-timestamp"]
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{call.headers['webhook-id']}.{moment}.".encode() + call.body
    ours = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    fresh = abs(time.time() - int(moment)) < 300
    return fresh and any(hmac.compare_digest(ours, one) for one in call.headers["webhook-signature"].split())


def signed_headers(secret: str, message_id: str, body: bytes, *, at: float | None = None) -> dict[str, str]:
    """Sign as a gateway does, without our own code."""
    moment = str(int(time.time() if at is None else at))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = hmac.new(key, f"{message_id}.{moment}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(made).decode()}"
    return {"webhook-id": message_id, "webhook-timestamp": moment, "webhook-signature": signature}


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a port of this machine."""
    receiver = Receiver()

    class Visit(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said = receiver.take(Call(self.path, headers, body))
            self.send_response(status)
            for name, value in {**receiver.headers, "Content-Length": str(len(said))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
