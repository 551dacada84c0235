"""The only door into core: receive a message, do a command, look something up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.domain.commands import Command
from core.domain.machine import Actor
from core.domain.queries import Query
from core.ports import InboundMessage

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Received:
    """A message that is stored. new: False when the same one was here before. token: the id that the API gives out."""

    id: int
    token: str
    conversation_id: int
    new: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What a unit of work did. orders: numbers touched; replayed: the remembered answer of the same request before."""

    orders: tuple[str, ...] = ()
    deliveries: tuple[int, ...] = ()
    replayed: Mapping[str, Any] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


class Clerk:
    """Core's door. Threads share it."""

    def receive(self, message: InboundMessage) -> Received:
        """Store an inbound message raw, once, and see that it will be worked on whatever happens."""
        raise RuntimeError(message)

    def do(self, *commands: Command, actor: Actor, cause: str = "") -> Done:
        """Carry the commands out in one transaction, in order; their messages leave after the commit.

        Raises: Refused, Conflict; then nothing at all has happened.
        """
        raise RuntimeError(commands, actor, cause)

    def look(self, query: Query[Answer]) -> Answer:
        """Answer a question; changes nothing."""
        raise RuntimeError(query)

    def listen(self, callback: Callable[[int], None]) -> Callable[[], None]:
        """Have `callback` called with a conversation's id after each commit that added messages to it.

        Called on the committing thread: it must be quick. Returns what ends it.
        """
        raise RuntimeError(callback)

    def all_of(self, queries: Sequence[Query[Any]]) -> list[Any]:
        """Answer several questions that see one state."""
        raise RuntimeError(queries)
