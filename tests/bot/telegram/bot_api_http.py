"""How the double of the Bot API is reached, hands out files and brings updates to a webhook."""

from __future__ import annotations

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from tests.bot.telegram.bot_api_rules import Call, Fault, Injected

if TYPE_CHECKING:
    from tests.bot.telegram.bot_api import BotApi

MOST_DOWNLOAD = 20 * 1024 * 1024


class Files:
    """What people sent, to be downloaded by its id."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes, int]] = {}

    def put(self, content: bytes, path: str = "documents/file_1.bin", *, size: int = 0) -> str:
        """Keep a file and return its id. size: what it says of itself where that is not so."""
        file_id = f"BQAC{len(self.kept) + 1:08d}"
        self.kept[file_id] = (f"{file_id}/{path}", content, size or len(content))
        return file_id

    def described(self, file_id: str) -> dict[str, Any]:
        if file_id not in self.kept:
            raise Fault(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        path, _, size = self.kept[file_id]
        if size > MOST_DOWNLOAD:
            raise Fault(400, "Bad Request: file is too big")
        return {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": size, "file_path": path}

    def content(self, path: str) -> bytes | None:
        return next((content for where, content, _ in self.kept.values() if where == path), None)


class Http:
    """The server: one thread a connection."""

    def __init__(self, api: BotApi) -> None:
        handler = type("Handler", (_Handler,), {"api": api})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.closing = threading.Event()

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self.closing.set()
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    api: BotApi
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) if self._plain() else self._chunks()
        if self.path.startswith(f"/file/bot{self.api.token}/"):
            self._download(self.path.removeprefix(f"/file/bot{self.api.token}/"))
            return
        token, _, method = self.path.removeprefix("/bot").partition("?")[0].partition("/")
        params = _params(self.headers.get("Content-Type") or "", body)
        started = time.monotonic()
        code, answer, wanted = self._answered(token, method, params)
        with self.api.changed:
            self.api.calls.append(Call(method, params, code, started))
            self.api.changed.notify_all()
        if wanted:
            self._write(code, answer)

    def _plain(self) -> bool:
        return self.headers.get("Transfer-Encoding", "") != "chunked"

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def _answered(self, token: str, method: str, params: Mapping[str, Any]) -> tuple[int, bytes, bool]:
        """Return status, body, and whether they are sent at all."""
        if token != self.api.token:
            return 401, _fault(Fault(401, "Unauthorized")), True
        fault = _injected(self.api, method, params)
        try:
            if fault is not None and fault.kind not in ("lost", "pass"):
                return self._failed(fault)
            result = self.api.answer(method, params)
        except Fault as refused:
            return refused.code, _fault(refused), True
        if fault is not None and fault.kind == "lost":
            self.close_connection = True
            return 0, b"", False
        return 200, json.dumps({"ok": True, "result": result}).encode(), True

    def _failed(self, fault: Injected) -> tuple[int, bytes, bool]:
        kind, _, more = fault.kind.partition(":")
        if kind == "hang":
            self.api.http.closing.wait(60)
            self.close_connection = True
            return 0, b"", False
        if kind == "502":
            return 502, b"<html><body><h1>502 Bad Gateway</h1></body></html>", True
        if kind == "429":
            raise Fault(429, f"Too Many Requests: retry after {more}", retry_after=int(more))
        if kind == "moved":
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Fault(400, words, migrate_to_chat_id=int(more))
        raise Fault(int(kind), more or "Bad Request: injected")

    def _download(self, path: str) -> None:
        content = self.api.files.content(path)
        if content is None:
            self._write(404, b"not found")
            return
        fault = _injected(self.api, "download", {})
        if fault is None:
            self._write(200, content, "application/octet-stream")
            return
        if fault.kind == "hang":
            self.api.http.closing.wait(60)
            return
        if fault.kind != "half":
            self._write(int(fault.kind.partition(":")[0]), b"fault")
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])
        self.close_connection = True

    def _write(self, code: int, body: bytes, kind: str = "application/json") -> None:
        try:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            # Whoever asked is gone.
            self.close_connection = True


def _injected(api: BotApi, method: str, params: Mapping[str, Any]) -> Injected | None:
    with api.changed:
        for fault in api.faults.get(method, []):
            if fault.times > 0 and fault.chat in (None, int(params.get("chat_id") or 0)):
                fault.times -= 1
                return fault
    return None


def _fault(fault: Fault) -> bytes:
    told: dict[str, Any] = {"ok": False, "error_code": fault.code, "description": fault.words}
    return json.dumps(told | ({"parameters": fault.parameters} if fault.parameters else {})).encode()


def _params(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        found: dict[str, Any] = json.loads(body or b"{}")
        return found
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parsed = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    params: dict[str, Any] = {}
    for part in parsed.get_payload():
        name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
        content = part.get_payload(decode=True) or b""  # type: ignore[union-attr]
        params[str(name)] = (part.get_filename(), content) if part.get_filename() else content.decode()  # type: ignore
    return params


class Hook:
    """Brings updates to a webhook until each was answered with 200.

    parallel: so many at once. swapped: in any order.
    """

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self.url = self.secret = ""
        self.parallel, self.swapped = 1, False
        self.answers: list[int] = []
        self._thread: threading.Thread | None = None
        self._closed = False

    def set(self, url: str, secret: str) -> None:
        with self._api.changed:
            self.url, self.secret = url, secret
            self._api.changed.notify_all()
            if url and self._thread is None:
                self._thread = threading.Thread(target=self._go, daemon=True)
                self._thread.start()

    def close(self) -> None:
        self._closed = True

    def post(self, update: Mapping[str, Any]) -> int:
        """Bring one update at once; returns the status."""
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self.secret}
        request = urllib.request.Request(self.url, json.dumps(update).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            return fault.code
        except OSError:
            return 0

    def _go(self) -> None:
        with ThreadPoolExecutor(16) as pool:
            while not self._closed:
                with self._api.changed:
                    waiting = sorted(self._api.updates) if self.url else []
                    if not waiting:
                        self._api.changed.wait(0.05)
                        continue
                if self.swapped:
                    random.shuffle(waiting)
                codes = list(pool.map(self._bring, waiting[: self.parallel]))
                if any(code != 200 for code in codes):
                    time.sleep(0.1)

    def _bring(self, update_id: int) -> int:
        update = self._api.updates.get(update_id)
        if update is None:
            return 200
        code = self.post(update)
        with self._api.changed:
            self.answers.append(code)
            if code == 200:
                self._api.updates.pop(update_id, None)
            self._api.changed.notify_all()
        return code
