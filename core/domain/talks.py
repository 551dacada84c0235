"""Joining and parting conversations: what a colleague asks for, and what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.commands import Command
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class MergeConversations(Command):
    """Let all of a mail conversation belong to another one; answers to its old mails land there too."""

    conversation_id: int
    into: int
    reason: str


@dataclass(frozen=True, slots=True)
class SplitConversation(Command):
    """Let a message and all after it be a mail conversation of their own; `Done.facts["conversation"]` is its id."""

    conversation_id: int
    from_message: int
    reason: str


@dataclass(frozen=True, slots=True)
class UndoMove(Command):
    """Take joining or parting back: what was moved goes home."""

    move_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class NoteTyping(Command):
    """Note for a few seconds that somebody writes in a conversation that people have; it leaves no event.

    A colleague, or the customer, by whoever the actor is. Nothing where the clerk has the conversation. Where a
    colleague writes, `Done.facts["types_in"]` is `(channel, thread)`.
    """

    conversation_id: int


@dataclass(frozen=True, slots=True)
class MoveView:
    """One time that conversations were joined or parted. kind: merge or split; messages: how many moved."""

    id: int
    kind: str
    source_id: int
    target_id: int
    messages: int
    orders: int
    reason: str
    actor: str
    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class MovesOf(Query[tuple[MoveView, ...]]):
    """Every joining and parting of a conversation, newest first."""

    conversation_id: int
