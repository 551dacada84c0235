"""Where the browser comes back to after a sign-in: an address of this machine that lives for one answer (RFC 8252)."""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from core.errors import OutsideRefused, SetupError
from intake.mail.oauth import Challenge

WAIT_S = 600.0
REQUEST_S = 10.0
_DONE = "<!doctype html><meta charset=utf-8><title>orderclerk</title><p>That is all. You may close this page."
_NOT_OURS = "<!doctype html><meta charset=utf-8><title>orderclerk</title><p>This is not the sign-in that was begun."


class Return(ThreadingHTTPServer):
    """Waits for the browser; whoever does not know the state of this sign-in is sent away."""

    daemon_threads = True

    def __init__(self, challenge: Challenge, *, host: str, port: int) -> None:
        """host: the name of this machine as the provider knows it. port: 0 for any that is free."""
        super().__init__(("127.0.0.1", port), _Visit)
        self.redirect_uri = f"http://{host}:{self.server_address[1]}"
        self.state = challenge.state
        self.answered = threading.Event()
        self.answer: dict[str, str] = {}
        self._guard = threading.Lock()

    def take(self, found: dict[str, str]) -> bool:
        """Keep the answer if it is the one to this sign-in and the first one."""
        given = found.get("state", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self.state.encode()) or not ("code" in found or "error" in found):
            return False
        with self._guard:
            if self.answered.is_set():
                return False
            self.answer = found
            self.answered.set()
        return True

    def code(self, wait_s: float = WAIT_S) -> str:
        """Return the authorisation code once the person has agreed. Raises: OutsideRefused."""
        until = time.monotonic() + wait_s
        while not self.answered.wait(0.5):
            if time.monotonic() > until:
                raise OutsideRefused("sign-in", "nobody came back from the browser in time; begin again")
        if "code" in self.answer:
            return self.answer["code"]
        raise OutsideRefused("sign-in", "the sign-in was declined, or did not work; begin again, and agree")


class _Visit(BaseHTTPRequestHandler):
    timeout = REQUEST_S
    server: Return

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        found = dict(parse_qsl(parts.query, max_num_fields=20)) if parts.path in ("", "/") else {}
        ours = self.server.take(found)
        body = (_DONE if ours else _NOT_OURS).encode()
        self.send_response(200 if ours else 400)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the address holds the code."""


@contextmanager
def awaited(challenge: Challenge, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[Return]:
    """Listen for the browser. Raises: SetupError where the port is taken."""
    try:
        server = Return(challenge, host=host, port=port)
    except OSError as fault:
        raise SetupError("--port", f"{port} cannot be used ({fault.strerror}); choose another, or none") from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
