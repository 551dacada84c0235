"""Whom a messenger reaches, and what its buttons and its staff are called: questions and commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class NoteReach(Command):
    """Note that a person can, or cannot, be reached by a channel that is no mail.

    reason: in a few words, where they cannot. delivery_id: the message that showed it, 0 where none did; it is copied
    to the person's mail address where one is known.
    """

    channel: str
    address: str
    reachable: bool
    reason: str = ""
    delivery_id: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was fetched after its message had been stored."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeepFiles(Command):
    """Keep the files of a stored message; once. missing: names of those that cannot be had any more."""

    message_id: int
    files: Sequence[StoredFile] = field(default_factory=tuple)
    missing: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class ButtonOf(Query[str]):
    """The action of one button of a message of ours; empty where there is none."""

    delivery_id: int
    place: int


@dataclass(frozen=True, slots=True)
class StaffByTelegram(Query[Mapping[str, int]]):
    """Telegram's id of each active member of staff who has one, with their own."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person had written in one place of a chat, until now. ids: of the messages by which it came."""

    ids: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SaidBefore(Query[Said | None]):
    """What stood where an edited message stands now; None where we have never seen it.

    number: the messenger's own of the place; before: id of the message that edits it.
    """

    conversation_id: int
    number: int
    before: int


def to_fetch(facts: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Return what a message's channel has still to fetch."""
    wanted = facts.get("fetch")
    return () if facts.get("fetched") or not isinstance(wanted, list) else tuple(wanted)
