"""A Bot API server for measuring: it is as strict as Telegram about the pace, and writes down when. Its own process."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict, deque
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "7001:a-bot-that-is-only-measured-000000000"  # noqa: S105  nobody's
MOST_A_SECOND = 30
MOST_AT_ONCE, CHAT_S = 3, 2.0
"""To one chat: not more than so many within so many seconds."""
_HEAD = "HTTP/1.1 {} OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"


class Server:
    """What the bot talks to. What people say is pushed in by `/control`, at a rate or all at once."""

    def __init__(self) -> None:
        self.updates: deque[dict[str, Any]] = deque()
        self.changed = asyncio.Event()
        self.said_at: dict[int, deque[float]] = defaultdict(deque)
        self.took: list[float] = []
        self.sent: deque[float] = deque(maxlen=MOST_A_SECOND)
        self.answers, self.too_fast, self.unasked = 0, 0, 0
        self.strict = True
        self.sent_to: dict[int, deque[float]] = {}
        self.message_ids, self.update_ids = 0, 0
        self._saying: asyncio.Task[None] | None = None

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                length = next((int(one[15:]) for one in lines if one.lower().startswith("content-length:")), 0)
                body = await reader.readexactly(length) if length else b""
                found = await self.answer(lines[0].split(" ")[1], body)
                answer = json.dumps(found).encode()
                writer.write(_HEAD.format(found.get("error_code", 200), len(answer)).encode() + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(self, path: str, body: bytes) -> Any:
        if path.startswith("/control/"):
            return self.control(path.rpartition("/")[2], json.loads(body or b"{}"))
        method, params = path.rpartition("/")[2], dict(parse_qsl(body.decode()))
        if method == "getUpdates":
            return {"ok": True, "result": await self.get_updates(params)}
        if method in ("sendMessage", "sendDocument", "editMessageText") and self._too_fast(int(params["chat_id"])):
            words = "Too Many Requests: retry after 1"
            return {"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": 1}}
        return {"ok": True, "result": self.result(method, params)}

    def _too_fast(self, chat: int) -> bool:
        """Whether a message comes too soon after the others, to everybody or to one chat; such a one is refused."""
        now = time.monotonic()
        here = self.sent_to.setdefault(chat, deque(maxlen=MOST_AT_ONCE))
        in_all = len(self.sent) == MOST_A_SECOND and self.sent[0] > now - 1
        in_one = len(here) == MOST_AT_ONCE and here[0] > now - CHAT_S
        if self.strict and (in_all or in_one):
            self.too_fast += 1
            return True
        self.sent.append(now)
        here.append(now)
        if len(self.sent_to) > 20_000:
            self.sent_to = {key: found for key, found in self.sent_to.items() if found[-1] > now - CHAT_S}
        return False

    def control(self, what: str, told: dict[str, Any]) -> Any:
        if what == "say":
            self.strict = bool(told.get("strict", True))
            self._saying = asyncio.ensure_future(self.say(told["said"], float(told["per_second"])))
            return {}
        return {
            "took": self.took if what == "figures" else [],
            "answered": len(self.took),
            "answers": self.answers,
            "too_fast": self.too_fast,
            "unasked": self.unasked,
            "waiting": sum(len(one) for one in self.said_at.values()),
        }

    async def say(self, said: list[tuple[int, str]], per_second: float) -> None:
        began = time.monotonic()
        self.took, self.answers, self.too_fast, self.unasked = [], 0, 0, 0
        for place, (user, text) in enumerate(said):
            if per_second and (wait_s := began + place / per_second - time.monotonic()) > 0:
                await asyncio.sleep(wait_s)
            self.update_ids += 1
            self.message_ids += 1
            who = {"id": user, "is_bot": False, "first_name": f"P{user}", "language_code": "en"}
            message = {"message_id": self.message_ids, "date": int(time.time()), "text": text, "from": who}
            message["chat"] = {"id": user, "type": "private", "first_name": f"P{user}"}
            self.said_at[user].append(time.monotonic())
            self.updates.append({"update_id": self.update_ids, "message": message})
            self.changed.set()

    async def get_updates(self, params: dict[str, str]) -> list[dict[str, Any]]:
        while self.updates and self.updates[0]["update_id"] < int(params.get("offset", 0)):
            self.updates.popleft()
        if not self.updates:
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), float(params.get("timeout", 0)))
            except TimeoutError:
                return []
        return [self.updates[place] for place in range(min(int(params.get("limit", 100)), len(self.updates)))]

    def result(self, method: str, params: dict[str, str]) -> Any:
        if method == "getMe":
            return {"id": 7001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
        if method == "getWebhookInfo":
            return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        if method not in ("sendMessage", "sendDocument", "editMessageText"):
            return True
        chat, now = int(params.get("chat_id", 0)), time.monotonic()
        self.answers += 1
        if self.said_at[chat]:
            self.took.append(now - self.said_at[chat].popleft())
        else:
            self.unasked += 1
        self.message_ids += 1
        return {"message_id": self.message_ids, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}


async def _serve() -> None:
    server = await asyncio.start_server(Server().talk, "127.0.0.1", 0, limit=1_000_000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class BotApi:
    """The server as a process of its own, told what people say."""

    def __init__(self) -> None:
        root = Path(__file__).resolve().parents[2]
        command = [sys.executable, "-m", "bot.bench.bot_api"]
        self._process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)  # noqa: S603
        assert self._process.stdout is not None  # noqa: S101
        self.url = f"http://127.0.0.1:{int(self._process.stdout.readline())}"

    def say(self, said: list[tuple[int, str]], per_second: float, *, strict: bool = True) -> None:
        """Have people say this: so many a second, all at once with 0. strict: who answers too fast is refused."""
        self._control("say", {"said": said, "per_second": per_second, "strict": strict})

    def figures(self) -> dict[str, Any]:
        """Return what was answered since, and when."""
        return self._control("figures", {})

    def counts(self) -> dict[str, Any]:
        """Return how much was answered since, without the times."""
        return self._control("counts", {})

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _control(self, what: str, told: Any) -> dict[str, Any]:
        request = urllib.request.Request(f"{self.url}/control/{what}", json.dumps(told).encode())  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return dict(json.load(answer))


if __name__ == "__main__":
    asyncio.run(_serve())
