"""What the double of the Bot API keeps, and what it refuses: wrong markup, too much, too fast."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

MOST_TEXT, MOST_CAPTION, MOST_DATA = 4096, 1024, 64
_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "code", "pre",
    "blockquote",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


class Fault(Exception):
    """An answer other than ok."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.code, self.words, self.parameters = code, words, parameters


@dataclass
class Shown:
    """A message of the bot as it stands now. text: as a person reads it; data: callback data by label."""

    chat: int
    message_id: int
    text: str
    keyboard: list[list[dict[str, Any]]]
    thread: int = 0
    file_name: str = ""
    content: bytes = b""
    edits: int = 0
    deleted: bool = False
    method: str = ""
    html: str = ""

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def data(self) -> dict[str, str]:
        return {one["text"]: one["callback_data"] for row in self.keyboard for one in row if "callback_data" in one}


@dataclass(frozen=True)
class Call:
    """One request. code: what was answered, 0 where no answer was given."""

    method: str
    params: Mapping[str, Any]
    code: int
    at: float


@dataclass
class Injected:
    """A fault: `429:SECONDS`, `502`, `hang`, `lost` (done, but the answer is lost), `400:WORDS`, `403:WORDS`,
    `moved:CHAT`; `pass` is none; for a download `half`.

    chat: to one chat only.
    """

    kind: str
    times: int
    chat: int | None = None


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.plain: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise Fault(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Fault(400, f'Bad Request: can\'t parse entities: Unexpected end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.plain.append(data)

    def handle_comment(self, data: str) -> None:
        raise Fault(400, "Bad Request: can't parse entities: Unsupported start tag")

    handle_decl = handle_pi = unknown_decl = handle_comment


def plain_text(text: str, parse_mode: str) -> str:
    """Return the text as a person reads it.

    Raises: Fault where the markup is not what the server takes.
    """
    if not parse_mode:
        return text.strip()
    if parse_mode.upper() != "HTML":
        raise Fault(400, "Bad Request: unsupported parse_mode")
    if "&" in _ENTITY.sub("", text):
        raise Fault(400, "Bad Request: can't parse entities: a bare & (stricter than the real server)")
    if "<" in re.sub(r"</?[a-z][^<>]*>", "", text) or ">" in re.sub(r"</?[a-z][^<>]*>", "", text):
        raise Fault(400, "Bad Request: can't parse entities: a bare < or >")
    reader = _Html()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Fault(400, f"Bad Request: can't parse entities: Can't find end tag for \"{reader.open[-1]}\"")
    return "".join(reader.plain).strip()


def checked_text(params: Mapping[str, Any], name: str, most: int, *, needed: bool) -> str:
    """Return the plain text of a message or caption."""
    plain = plain_text(str(params.get(name, "")), str(params.get("parse_mode", "")))
    if needed and not plain:
        raise Fault(400, "Bad Request: message text is empty")
    if len(plain.encode("utf-16-le")) // 2 > most:
        raise Fault(400, "Bad Request: message is too long" if needed else "Bad Request: message caption is too long")
    return plain


def checked_keyboard(params: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the inline keyboard's rows."""
    markup = params.get("reply_markup") or "{}"
    found = json.loads(markup) if isinstance(markup, str) else markup
    rows = found.get("inline_keyboard", [])
    for row in rows:
        if len(row) > 8:
            raise Fault(400, "Bad Request: BUTTON_ROW_TOO_LONG")
        for button in row:
            if not button.get("text"):
                raise Fault(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
            data = button.get("callback_data")
            if data is None and "url" not in button:
                raise Fault(400, "Bad Request: BUTTON_TYPE_INVALID")
            if data is not None and not 1 <= len(data.encode()) <= MOST_DATA:
                raise Fault(400, "Bad Request: BUTTON_DATA_INVALID")
    return list(rows)


class Limits:
    """So much and no more: a burst of 3 and one a second to a chat, 20 a minute to a group, 30 a second overall."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._chats: dict[int, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()
        self._guard = threading.Lock()
        self.on = True
        self.broken = 0

    def count(self, chat: int) -> None:
        """Count one message to a chat.

        Raises: Fault 429 with retry_after.
        """
        with self._guard:
            now, here = self._now(), self._chats[chat]
            _forget(here, now - 60)
            _forget(self._all, now - 1)
            if self.on:
                self._check(chat, here, now)
            here.append(now)
            self._all.append(now)

    def _check(self, chat: int, here: deque[float], now: float) -> None:
        wait = 0
        if chat < 0 and len(here) >= 20:
            wait = int(here[-20] + 60 - now) + 1
        # Three in any stretch of three seconds and a little: what a burst of 3 with one a second comes to.
        if any(len([at for at in here if at > now - span]) >= span + 2 for span in (1, 2, 5, 10)):
            wait = max(wait, 1)
        if len(self._all) >= 30:
            wait = max(wait, 1)
        if wait:
            self.broken += 1
            raise Fault(429, f"Too Many Requests: retry after {wait}", retry_after=wait)


def _forget(moments: deque[float], before: float) -> None:
    while moments and moments[0] <= before:
        moments.popleft()
