"""A conversation as it is shown beside an order, and what a colleague does in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from bot.web.console.console import Console, form_in, needs
from bot.web.console.highlight import Segment, segments, spans_by_message
from core.domain.commands import AnswerMessage, HandOver, TakeBack
from core.domain.files import FilesOfConversation
from core.domain.queries import FindConversation, ReadConversation
from core.domain.views import ConversationView, LineView, MessageView
from core.errors import Refused

LONGEST_ANSWER = 5000
READ = "answer", "take-over", "give-back"


@dataclass(frozen=True, slots=True)
class Said:
    """One message with its words cut where they made an order line."""

    message: MessageView
    segments: tuple[Segment, ...]


def read_talk(console: Console, conversation_id: int | None, lines: Iterable[LineView] = ()) -> dict[str, Any]:
    """Return a conversation and its messages, for `talk.html`."""
    if conversation_id is None:
        return {"conversation": None, "talk": [], "files": {}}
    found, messages, files = console.office.clerk.all_of(
        (FindConversation(id=conversation_id), ReadConversation(conversation_id), FilesOfConversation(conversation_id))
    )
    spans = spans_by_message(lines)
    said = [_said(message, spans.get(message.id, [])) for message in messages]
    return {"conversation": found, "files": files, "talk": said}


def take_part(console: Console, request: Request, conversation: ConversationView, what: str) -> str:
    """Answer, take over or give back; returns what to tell the colleague.

    Raises: Refused("text_missing") for an empty answer, "not_your_role".
    """
    needs(request, "answer")
    order = form_in(request).get("order", "")[:40]
    if what == "take-over":
        console.do(request, HandOver(conversation.id, "a colleague took over", tell=False))
        return "You have the conversation now; nothing is answered automatically."
    if what == "give-back":
        console.do(request, TakeBack(conversation.id))
        return "The conversation is answered automatically again."
    text = form_in(request).get("text", "").strip()[:LONGEST_ANSWER]
    if not text:
        raise Refused("text_missing")
    console.do(request, AnswerMessage(conversation.id, "colleague", order=order, answer=text))
    return "Your answer is on its way."


def now_in(console: Console, conversation_id: int) -> dict[str, Any]:
    """Return whether the customer is writing now, and the name of the newest message, for a page that is open."""
    found, messages = console.office.clerk.all_of(
        (FindConversation(id=conversation_id), ReadConversation(conversation_id))
    )
    newest = messages[-1] if messages else None
    return {
        "typing": bool(found and found.customer_types),
        "newest": f"{newest.direction}-{newest.id}" if newest else "",
    }


def _said(message: MessageView, spans: list[tuple[int, int, int]]) -> Said:
    text = message.pressed or message.text if message.direction == "in" or not message.chat else message.chat
    return Said(message, segments(text, spans if message.direction == "in" else ()))
