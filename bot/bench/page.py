"""A chat page without a browser: its cookie and token, its stream, its posts; plain sockets on the loopback."""

from __future__ import annotations

import http.client
import json
import queue
import re
import threading
import time
import uuid

_TOKEN = re.compile(r'data-token="([^"]+)"')


class Page:
    """One visitor's open chat page."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._posts = http.client.HTTPConnection(host, port, timeout=30)
        self._posts.request("GET", "/chat")
        answer = self._posts.getresponse()
        body = answer.read().decode()
        token = _TOKEN.search(body)
        cookie = answer.getheader("set-cookie")
        if answer.status != 200 or token is None or cookie is None:
            raise RuntimeError(f"the chat page answered {answer.status}")
        self._headers = {"Cookie": cookie.partition(";")[0], "x-csrf-token": token[1]}
        self._heard: queue.Queue[tuple[float, str]] = queue.Queue()
        self._stream = http.client.HTTPConnection(host, port, timeout=60)
        self._stream.request("GET", "/chat/stream", headers=self._headers)
        self._events = self._stream.getresponse()
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, text: str, wait_s: float = 20.0) -> float:
        """Say something; returns the seconds until the shop's answer is on the page.

        Raises: RuntimeError when the post is refused; queue.Empty when no answer comes.
        """
        while not self._heard.empty():
            self._heard.get()
        body = json.dumps({"client_id": str(uuid.uuid4()), "text": text})
        began = time.perf_counter()
        self._posts.request("POST", "/chat/messages", body, self._headers | {"Content-Type": "application/json"})
        answer = self._posts.getresponse()
        answer.read()
        if answer.status != 202:
            raise RuntimeError(f"the post was answered {answer.status}")
        while True:
            at, who = self._heard.get(timeout=wait_s)
            if who == "shop":
                return at - began

    def close(self) -> None:
        """Leave the page."""
        self._posts.close()
        self._stream.close()

    def _listen(self) -> None:
        # Line by line: readline returns as soon as a line is there.
        name = ""
        try:
            while line := self._events.readline():
                if line.startswith(b"event: "):
                    name = line[7:].strip().decode()
                elif line.startswith(b"data: ") and name == "message":
                    self._heard.put((time.perf_counter(), str(json.loads(line[6:])["from"])))
        except (OSError, ValueError, AttributeError):
            return
