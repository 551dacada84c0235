"""What an update of Telegram says: its shape is translated here and goes no further. Pure.

Nothing that a person sends raises: what is missing is empty, what is unknown is nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.staffroom.port import StaffSaid
from core.ports import InboundMessage

CHANNEL = "telegram"
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that we ask for."""

MOST_FILE_BYTES = 20 * 1024 * 1024
NOT_OURS = "not_ours"
"""The action of a button that we have not signed for this chat: it is answered in words and does nothing."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,40}))?(?:\s+(.*))?\Z", re.DOTALL)
_FILES = (
    ("photo", "photo-{}.jpg", "image/jpeg"),
    ("animation", "animation-{}.mp4", "video/mp4"),
    ("document", "file-{}", "application/octet-stream"),
    ("voice", "voice-{}.ogg", "audio/ogg"),
    ("audio", "audio-{}.mp3", "audio/mpeg"),
    ("video", "video-{}.mp4", "video/mp4"),
    ("video_note", "video-{}.mp4", "video/mp4"),
)
_WORDLESS = ("sticker", "location", "venue", "contact", "poll", "dice", "game", "story", "checklist")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. kind: message, edited, press or member.

    answers: id of the message that it replies to. files: `{"id", "name", "type"}` of each to be fetched.
    data, query: of a pressed button. status: what the bot is to this chat from now on, such as `kicked`.
    """

    update_id: int
    kind: str
    chat: int
    private: bool
    user: int
    at: datetime
    name: str = ""
    language: str = ""
    text: str = ""
    quoted: str = ""
    thread: int = 0
    message_id: int = 0
    answers: int = 0
    files: tuple[Mapping[str, str], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    data: str = ""
    query: str = ""
    status: str = ""
    raw: bytes = b""

    def as_inbound(self, action: str = "", language: str = "") -> InboundMessage:
        """Return what a customer said or pressed, as the desk takes it. action: the button's, its signature checked."""
        fetch = {"fetch": [dict(one) for one in self.files]} if self.files else {}
        return InboundMessage(
            channel=CHANNEL,
            message_id=str(self.update_id),
            sender=str(self.user),
            conversation=str(self.user if self.private else self.chat),
            text=self.text,
            at=self.at,
            sender_name=self.name,
            quoted=self.quoted,
            action=action,
            trust="pass",
            language=language,
            raw=self.raw,
            facts={**self.facts, **fetch, "message": self.message_id},
        )

    def as_said(self, action: str = "") -> StaffSaid:
        """Return what a colleague said or pressed, as the staff room hears it."""
        return StaffSaid(
            key=f"{CHANNEL}:{self.update_id}",
            who=str(self.user),
            place=str(self.chat),
            direct=self.private,
            topic=str(self.thread) if self.thread else "",
            text=self.text,
            action=action,
            card=str(self.message_id) if self.kind == "press" else "",
            replies_to=str(self.answers) if self.answers else "",
        )


def incoming(update: Mapping[str, Any], *, bot_name: str = "", now: datetime) -> Incoming | None:
    """Return what an update says; None where that is nothing for us. bot_name: the bot's own, without @."""
    update_id = _number(update.get("update_id"))
    raw = json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    for name, kind in (("message", "message"), ("edited_message", "edited")):
        if isinstance(found := update.get(name), Mapping):
            return _message(update_id, kind, found, bot_name, raw)
    if isinstance(press := update.get("callback_query"), Mapping):
        return _press(update_id, press, now, raw)
    if isinstance(change := update.get("my_chat_member"), Mapping):
        status = _text(_part(change, "new_chat_member").get("status"))
        return _made(update_id, "member", change, change, raw, status=status, at=_moment(change.get("date")) or now)
    return None


def _message(update_id: int, kind: str, message: Mapping[str, Any], bot_name: str, raw: bytes) -> Incoming | None:
    text = _text(message.get("text")) or _text(message.get("caption"))
    files, facts = _files(message), _facts(message, text, bot_name)
    if not (text or files or facts) or _part(message, "from").get("is_bot"):
        return None
    if kind == "edited":
        facts["edits"] = _number(message.get("message_id"))
    at = _moment(message.get("edit_date")) or _moment(message.get("date")) or datetime.now(UTC)
    answered = _part(message, "reply_to_message")
    quoted = _text(_part(message, "quote").get("text")) or _text(answered.get("text"))
    return _made(
        update_id,
        kind,
        message,
        message,
        raw,
        text=text,
        at=at,
        facts=facts,
        quoted=quoted,
        answers=_number(answered.get("message_id")),
        files=tuple(one for one in files if one["id"]),
    )


def _press(update_id: int, press: Mapping[str, Any], now: datetime, raw: bytes) -> Incoming:
    shown = _part(press, "message")
    return _made(
        update_id, "press", shown, press, raw, data=_text(press.get("data")), query=_text(press.get("id")), at=now
    )


def _made(
    update_id: int, kind: str, place: Mapping[str, Any], by: Mapping[str, Any], raw: bytes, **more: Any
) -> Incoming:
    chat, user = _part(place, "chat"), _part(by, "from")
    names = (_text(user.get("first_name")), _text(user.get("last_name")))
    return Incoming(
        update_id=update_id,
        kind=kind,
        chat=_number(chat.get("id")),
        private=chat.get("type") == "private",
        user=_number(user.get("id")),
        name=" ".join(part for part in names if part)[:200],
        language=_text(user.get("language_code")).lower().partition("-")[0][:8],
        thread=_number(place.get("message_thread_id")) if place.get("is_topic_message", True) else 0,
        message_id=_number(place.get("message_id")),
        raw=raw,
        **more,
    )


def _files(message: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the message's file; `id` is empty where it is too large to be fetched."""
    number = _number(message.get("message_id"))
    for kind, named, media_type in _FILES:
        found = message.get(kind)
        if kind == "photo" and isinstance(found, list):
            found = max((one for one in found if isinstance(one, Mapping)), key=_size, default=None)
        if isinstance(found, Mapping) and _text(found.get("file_id")):
            name = _text(found.get("file_name"))[:200] or named.format(number)
            file_id = _text(found.get("file_id")) if _size(found) <= MOST_FILE_BYTES else ""
            return [{"id": file_id, "name": name, "type": _text(found.get("mime_type"))[:100] or media_type}]
    return []


def _facts(message: Mapping[str, Any], text: str, bot_name: str) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    kind = next((one for one in (*(name for name, _, _ in _FILES), *_WORDLESS) if message.get(one)), "")
    if kind:
        facts["media"] = kind
    if missing := [one["name"] for one in _files(message) if not one["id"]]:
        facts["files_missing"] = missing
    if origin := _part(message, "forward_origin"):
        facts["forwarded"] = _origin(origin)
    if album := _text(message.get("media_group_id")):
        facts["album"] = album[:60]
    if place := _part(message, "location"):
        facts["location"] = {"latitude": place.get("latitude"), "longitude": place.get("longitude")}
    if card := _part(message, "contact"):
        facts["contact"] = {"phone": _text(card.get("phone_number")), "name": _text(card.get("first_name"))}
    return facts | command_of(text, bot_name)


def command_of(text: str, bot_name: str = "") -> dict[str, str]:
    """Return `{"command", "argument"}` of a text such as `/status O-26-7K3QX`; empty where it is none of ours."""
    found = _COMMAND.match(text.strip()[:4096]) if text.lstrip().startswith("/") else None
    if found is None or (found[2] and bot_name and found[2].lower() != bot_name.lower()):
        return {}
    return {"command": found[1].lower(), "argument": (found[3] or "").strip()}


def _origin(origin: Mapping[str, Any]) -> dict[str, Any]:
    who, where = _part(origin, "sender_user"), _part(origin, "sender_chat") or _part(origin, "chat")
    name = _text(who.get("first_name")) or _text(origin.get("sender_user_name")) or _text(where.get("title"))
    return {"kind": _text(origin.get("type")), "name": name[:200], "id": _number(who.get("id") or where.get("id"))}


def _size(found: Mapping[str, Any]) -> int:
    return _number(found.get("file_size"))


def _part(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = found.get(name)
    return part if isinstance(part, Mapping) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) and abs(value) < 2**62 else 0


def _moment(value: Any) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) and 0 < value < 2**33 else None
