"""What Meta's webhooks say, as messages and receipts of ours. Pure; what is not known is left aside, never raised."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from core.domain.hooks import NoteReceipt
from core.ports import InboundMessage

WHATSAPP, MESSENGER, INSTAGRAM = "gateway:whatsapp", "gateway:messenger", "gateway:instagram"
CHANNEL_OF = {"whatsapp_business_account": WHATSAPP, "page": MESSENGER, "instagram": INSTAGRAM}
MOST_ENTRIES = 1_000
MEDIA = ("image", "document", "audio", "video", "sticker", "voice")


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a message names: by id (WhatsApp) or by address (Messenger, Instagram)."""

    name: str
    media_type: str
    id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message, and the files that must be fetched for it."""

    message: InboundMessage
    media: tuple[Media, ...] = ()


def read_webhook(said: Any) -> Iterator[Arrived | NoteReceipt]:
    """Yield every message and receipt of a webhook's body, in its order."""
    channel = CHANNEL_OF.get(_text(said, "object"))
    for entry in _rows(said, "entry") if channel else ():
        if channel == WHATSAPP:
            for change in _rows(entry, "changes"):
                yield from _whatsapp(_inner(change, "value"))
        else:
            for one in _rows(entry, "messaging"):
                yield from _messaging(str(channel), one)


def _whatsapp(value: Mapping[str, Any]) -> Iterator[Arrived | NoteReceipt]:
    names = {_text(one, "wa_id"): _text(_inner(one, "profile"), "name") for one in _rows(value, "contacts")}
    for one in _rows(value, "messages"):
        found = _whatsapp_message(one, names)
        if found is not None:
            yield found
    for one in _rows(value, "statuses"):
        outcome = _text(one, "status")
        if outcome in ("sent", "delivered", "read", "failed"):
            ours = _text(one, "biz_opaque_callback_data")
            yield NoteReceipt(WHATSAPP, outcome, ours, _text(one, "id"), _reason(one))


def _reason(status: Mapping[str, Any]) -> str:
    for one in _rows(status, "errors"):
        return f"{_number(one, 'code')} {_text(one, 'title') or _text(one, 'message')}"[:300].strip()
    return ""


def _whatsapp_message(one: Mapping[str, Any], names: Mapping[str, str]) -> Arrived | None:
    sender, message_id, kind = _text(one, "from"), _text(one, "id"), _text(one, "type")
    if not sender or not message_id or kind in ("reaction", "system", "unsupported", ""):
        return None
    text, action, media = _whatsapp_said(one, kind)
    answered = _text(_inner(one, "context"), "id")
    message = _message(WHATSAPP, sender, message_id, text, action, _seconds(one, "timestamp"), answered, one)
    return Arrived(replace(message, sender_name=names.get(sender, "")[:200]), media)


def _whatsapp_said(one: Mapping[str, Any], kind: str) -> tuple[str, str, tuple[Media, ...]]:
    said = _inner(one, kind)
    if kind == "interactive":
        said = _inner(said, _text(said, "type"))
        return _text(said, "title"), _text(said, "id"), ()
    if kind == "button":
        return _text(said, "text"), _text(said, "payload"), ()
    if kind in MEDIA:
        name, media_type = _text(said, "filename") or kind, _text(said, "mime_type").partition(";")[0]
        return _text(said, "caption"), "", (Media(name, media_type, id=_text(said, "id")),)
    if kind == "location":
        return ", ".join(part for part in (_text(said, "name"), _text(said, "address")) if part), "", ()
    if kind == "text":
        return _text(said, "body"), "", ()
    # A person looks at what we cannot read: it comes as a file that is not there.
    return "", "", (Media(f"message of kind {kind[:40]}", ""),)


def _messaging(channel: str, one: Mapping[str, Any]) -> Iterator[Arrived | NoteReceipt]:
    said, pressed = _inner(one, "message"), _inner(one, "postback")
    if said and not said.get("is_echo"):
        yield from _posted(channel, one, said)
    elif pressed:
        name = _text(pressed, "mid") or f"postback-{_text(_inner(one, 'sender'), 'id')}-{_number(one, 'timestamp')}"
        posted = {"mid": name, "text": _text(pressed, "title"), "quick_reply": {"payload": _text(pressed, "payload")}}
        yield from _posted(channel, one, posted)
    mids = _inner(one, "delivery").get("mids")
    for mid in mids if isinstance(mids, list) else ():
        if isinstance(mid, str):
            yield NoteReceipt(channel, "delivered", "", mid)
    if mid := _text(_inner(one, "read"), "mid"):
        yield NoteReceipt(channel, "read", "", mid)


def _posted(channel: str, one: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Arrived]:
    sender, message_id = _text(_inner(one, "sender"), "id"), _text(said, "mid")
    text, action = _text(said, "text"), _text(_inner(said, "quick_reply"), "payload")
    media = tuple(_attached(part) for part in _rows(said, "attachments"))
    if sender and message_id and (text or action or media):
        at = _moment(_number(one, "timestamp") / 1000)
        answered = _text(_inner(said, "reply_to"), "mid")
        yield Arrived(_message(channel, sender, message_id, text, action, at, answered, one), media)


def _attached(part: Mapping[str, Any]) -> Media:
    kind = _text(part, "type") or "file"
    return Media(kind, "", url=_text(_inner(part, "payload"), "url"))


def _message(
    channel: str,
    sender: str,
    message_id: str,
    text: str,
    action: str,
    at: datetime,
    answered: str,
    raw: Mapping[str, Any],
) -> InboundMessage:
    return InboundMessage(
        channel=channel,
        message_id=message_id,
        sender=sender,
        conversation=sender,
        text=text,
        action=action,
        at=at,
        threads=(answered,) if answered else (),
        trust="pass",
        raw=json.dumps(raw).encode(),
    )


def _inner(said: Any, name: str) -> Mapping[str, Any]:
    found = said.get(name) if isinstance(said, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _rows(said: Any, name: str) -> list[Mapping[str, Any]]:
    found = said.get(name) if isinstance(said, Mapping) else None
    return [one for one in found[:MOST_ENTRIES] if isinstance(one, Mapping)] if isinstance(found, list) else []


def _text(said: Any, name: str) -> str:
    found = said.get(name) if isinstance(said, Mapping) else None
    return found if isinstance(found, str) else ""


def _number(said: Any, name: str) -> int:
    found = said.get(name) if isinstance(said, Mapping) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 2**53 else 0


def _seconds(said: Any, name: str) -> datetime:
    found = _text(said, name)
    return _moment(int(found) if found.isascii() and found.isdigit() and len(found) < 12 else 0)


def _moment(seconds: float) -> datetime:
    # What is no moment of this century is none of theirs.
    return datetime.fromtimestamp(seconds, UTC) if 946_684_800 < seconds < 4_102_444_800 else datetime.now(UTC)
