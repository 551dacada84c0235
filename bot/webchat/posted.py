"""What a page posted, checked before anything else sees it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from fastapi import HTTPException, Request
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.webchat.channel import CHANNEL
from bot.webchat.session import ChatSession
from core.ports import InboundFile, InboundMessage

MOST_TEXT_BYTES = 65_536
MOST_FILE_BYTES = 10_000_000
_TONGUE = re.compile("[a-z]{2}(?![a-z])")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Posted:
    """One message or button press. client_id: the page's own id of it, so that a repeat is known.

    language: of the page; a visitor whose words tell none is answered in it.
    """

    client_id: str
    text: str = ""
    action: str = ""
    files: tuple[InboundFile, ...] = ()
    language: str = ""

    def as_message(self, session: ChatSession, languages: Sequence[str]) -> InboundMessage:
        """Return it as the desk takes it: named by the thread and the page's own id. languages: the shop's."""
        return InboundMessage(
            channel=CHANNEL,
            message_id=f"{session.thread}:{self.client_id}",
            sender=session.thread,
            conversation=session.thread,
            text=self.text,
            action=self.action,
            files=self.files,
            at=datetime.now(UTC),
            sender_name=session.customer.name if session.customer else "",
            known_customer=str(session.customer.id) if session.customer else "",
            facts={"page_language": self.language} if self.language in languages else {},
        )


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    client_id: str
    text: str


class _Action(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    client_id: str
    action: str


async def read_message(request: Request) -> Posted:
    """Return the posted message.

    Raises: HTTPException 413, 415 or 422 with a code.
    """
    body = await _body(request, _Message)
    if len(body.text.encode("utf-8", "surrogatepass")) > MOST_TEXT_BYTES:
        raise HTTPException(413, "text_too_long")
    text = _UNWRITABLE.sub("\ufffd", body.text).strip()
    if not text:
        raise HTTPException(422, "nothing_said")
    return Posted(_client_id(body.client_id), text=text, language=_language(request))


async def read_action(request: Request) -> Posted:
    """Return the pressed button.

    Raises: HTTPException 413, 415 or 422 with a code.
    """
    body = await _body(request, _Action)
    if not 0 < len(body.action) <= 200 or not body.action.isprintable():
        raise HTTPException(422, "unknown_action")
    return Posted(_client_id(body.client_id), action=body.action, language=_language(request))


async def read_upload(request: Request) -> Posted:
    """Return a file that was sent as the body itself; its name and the page's id of it are headers.

    Raises: HTTPException 413 or 422 with a code.
    """
    name = unquote(request.headers.get("x-file-name", "")[:600]).replace("/", "_").replace("\\", "_").strip()[:150]
    if not name or not name.isprintable():
        raise HTTPException(422, "file_without_name")
    client_id = _client_id(request.headers.get("x-client-id", ""))
    content = await request.body()
    if not content:
        raise HTTPException(422, "file_empty")
    if len(content) > MOST_FILE_BYTES:
        raise HTTPException(413, "file_too_large")
    media_type = request.headers.get("content-type", "")[:100] or "application/octet-stream"
    return Posted(client_id, files=(InboundFile(name, media_type, content),), language=_language(request))


async def _body(request: Request, model: type[Any]) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "json_wanted")
    try:
        return model.model_validate_json(await request.body())
    except ValidationError:
        raise HTTPException(422, "bad_input") from None


def _language(request: Request) -> str:
    asked = request.headers.get("x-chat-language") or request.headers.get("accept-language", "")
    found = _TONGUE.match(asked.strip().lower())
    return found[0] if found else ""


def _client_id(text: str) -> str:
    try:
        return str(uuid.UUID(text[:64]))
    except ValueError:
        raise HTTPException(422, "bad_client_id") from None
