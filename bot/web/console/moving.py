"""Joining and parting conversations, as a colleague asks for it on a conversation's page."""

from __future__ import annotations

from fastapi import Request

from bot.web.console.console import Console, form_in, needs
from core.domain.talks import MergeConversations, SplitConversation, UndoMove
from core.domain.views import ConversationView
from core.errors import Refused

MOVES = "merge", "split", "undo-move"
_LARGEST = 2**62


def move(console: Console, request: Request, conversation: ConversationView, what: str) -> tuple[int, str]:
    """Do it; returns the conversation to go to and what to tell the colleague.

    Raises: Refused with the reason why not.
    """
    needs(request, "answer")
    given = form_in(request)
    reason = given.get("reason", "").strip()[:500]
    if what == "merge":
        into = _number(given.get("into", ""), "unknown_conversation")
        console.do(request, MergeConversations(conversation.id, into, reason))
        return into, "Joined: everything of the other conversation is here now."
    if what == "split":
        first = _number(given.get("message", ""), "unknown_message")
        done = console.do(request, SplitConversation(conversation.id, first, reason))
        return int(done.facts["conversation"]), "Parted: that message and all after it are a conversation of their own."
    done = console.do(request, UndoMove(_number(given.get("move", ""), "unknown_move"), reason or "taken back"))
    return int(done.facts["conversation"]), "Taken back."


def _number(text: str, code: str) -> int:
    """Read a number, or the address of a conversation's page that a colleague has copied."""
    last = text.strip().rstrip("/").rpartition("/")[2].removeprefix("#")
    if not (last.isascii() and last.isdigit() and len(last) < 19 and int(last) < _LARGEST):
        raise Refused(code)
    return int(last)
