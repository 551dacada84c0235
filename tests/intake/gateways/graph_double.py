"""The Graph API as strict as Meta's: every rule that it documents for messages is a refusal with its code."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

VERSION, TOKEN, SECRET, NUMBER, PAGE, INSTAGRAM = "v23.0", "EAAtoken", "app-secret", "1055", "2066", "3077"
FREE = ("text", "interactive")


class Wrong(Exception):
    def __init__(self, code: int, status: int = 400, subcode: int = 0) -> None:
        self.code, self.status, self.subcode = code, status, subcode
        super().__init__(code)


@dataclass
class Graph:
    """open: who wrote within 24 hours. templates: name -> (languages, number of parameters).

    next: how the next calls fail, `(code, status)`; None for one that does not.
    """

    url: str = ""
    open: set[str] = field(default_factory=set)
    templates: dict[str, tuple[set[str], int]] = field(default_factory=dict)
    next: list[tuple[int, int] | None] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    calls: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, method: str, target: str, token: str, body: bytes) -> tuple[int, str, bytes]:
        parts = urlsplit(target)
        with self.guard:
            self.calls += 1
            if parts.path.startswith("/files/"):
                return self._content(parts.path.removeprefix("/files/"), token)
            try:
                said = self._called(method, parts.path, parse_qs(parts.query), token, body)
            except Wrong as wrong:
                error = {"code": wrong.code, "error_subcode": wrong.subcode, "type": "OAuthException", "message": "no"}
                return wrong.status, "application/json", json.dumps({"error": error}).encode()
        return 200, "application/json", json.dumps(said).encode()

    def _content(self, name: str, token: str) -> tuple[int, str, bytes]:
        kind, content = self.files[name]
        return (200, kind, content) if token == TOKEN else (401, "text/plain", b"")

    def _called(self, method: str, path: str, query: dict[str, list[str]], token: str, body: bytes) -> Any:
        version, _, rest = path.strip("/").partition("/")
        must(version == VERSION, 2635)
        must(token == TOKEN, 190, 401)
        proof = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        must(query.get("appsecret_proof") == [proof], 100)
        if self.next and (failing := self.next.pop(0)) is not None:
            raise Wrong(*failing)
        if method == "GET":
            must(rest in self.files, 100)
            kind, content = self.files[rest]
            return {"url": f"{self.url}/files/{rest}", "mime_type": kind, "file_size": len(content), "id": rest}
        said = json.loads(body)
        if rest == f"{NUMBER}/messages":
            self._whatsapp(said)
        else:
            must(rest in (f"{PAGE}/messages", f"{INSTAGRAM}/messages"), 100)
            self._messaging(said)
        self.sent.append(said)
        name = f"wamid.{len(self.sent)}"
        return {"messaging_product": "whatsapp", "messages": [{"id": name}], "message_id": name}

    def _whatsapp(self, said: dict[str, Any]) -> None:
        must(said["messaging_product"] == "whatsapp" and said["recipient_type"] == "individual", 100)
        must(re.fullmatch(r"\+?[0-9]{5,20}", said["to"]) is not None, 131026)
        must(len(said["biz_opaque_callback_data"]) <= 512, 100)
        if said["type"] in FREE:
            must(said["to"] in self.open, 131047)
        {"text": self._text, "interactive": self._interactive, "template": self._template}[said["type"]](said)

    def _text(self, said: dict[str, Any]) -> None:
        must(1 <= len(said["text"]["body"]) <= 4096, 100)

    def _interactive(self, said: dict[str, Any]) -> None:
        card = said["interactive"]
        must(1 <= len(card["body"]["text"]) <= 1024, 131009)
        if card["type"] == "button":
            rows = [one["reply"] for one in card["action"]["buttons"] if one["type"] == "reply"]
            must(1 <= len(rows) <= 3 and all(1 <= len(one["title"]) <= 20 for one in rows), 131009)
        else:
            must(card["type"] == "list" and 1 <= len(card["action"]["button"]) <= 20, 131009)
            rows = [row for section in card["action"]["sections"] for row in section["rows"]]
            must(all(1 <= len(section["title"]) <= 24 for section in card["action"]["sections"]), 131009)
            must(1 <= len(rows) <= 10 and all(1 <= len(one["title"]) <= 24 for one in rows), 131009)
            must(all(len(one.get("description", "x")) <= 72 for one in rows), 131009)
        must(all(1 <= len(one["id"]) <= 200 for one in rows) and len({one["id"] for one in rows}) == len(rows), 131009)
        must(len({one["title"] for one in rows}) == len(rows), 131009)

    def _template(self, said: dict[str, Any]) -> None:
        wanted = said["template"]
        must(wanted["name"] in self.templates, 132001)
        languages, count = self.templates[wanted["name"]]
        must(wanted["language"]["code"] in languages, 132001)
        given = [one for part in wanted["components"] for one in part["parameters"]]
        must(len(given) == count, 132000)
        for one in given:
            must(
                one["type"] == "text" and bool(one["text"]) and "\n" not in one["text"] and "     " not in one["text"],
                132018,
            )

    def _messaging(self, said: dict[str, Any]) -> None:
        must(said["messaging_type"] == "RESPONSE", 100)
        if said["recipient"]["id"] not in self.open:
            raise Wrong(10, 403, 2018278)
        must(1 <= len(said["message"]["text"]) <= 2000, 100)
        quick = said["message"].get("quick_replies", [])
        must(len(quick) <= 13 and all(1 <= len(one["title"]) <= 20 for one in quick), 100)


def must(right: bool, code: int, status: int = 400) -> None:
    if not right:
        raise Wrong(code, status)


@contextmanager
def graph_double() -> Iterator[Graph]:
    """The double on a port of this machine."""
    graph = Graph()

    class Visit(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            status, kind, said = graph.answer(self.command, self.path, token, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    graph.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield graph
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
