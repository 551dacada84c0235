"""Reading conversations off the event loop, many in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anyio
import anyio.to_thread

from bot.webchat.channel import CHANNEL
from bot.webchat.shown import Snapshot
from bot.webchat.streams import Wanted
from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.queries import FindConversation, Query, ReadConversation, ShippingChoices
from core.domain.talks import NoteTyping

UNDECIDED = ("draft", "quoted")
_THREADS = 4


class Reader:
    """Reads through the clerk in a few threads of its own, so that open pages never starve the rest."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk
        self._limiter: anyio.CapacityLimiter | None = None

    async def __call__(self, wanted: Sequence[Wanted]) -> list[Snapshot]:
        """Return a snapshot for each `(thread, conversation id where known, cursor)`."""
        self._limiter = self._limiter or anyio.CapacityLimiter(_THREADS)
        return await anyio.to_thread.run_sync(read_many, self._clerk, wanted, limiter=self._limiter)

    async def ways_to_ship(self, thread: str) -> list[dict[str, str]]:
        """Return how the thread's open order could be shipped, while that may still be chosen."""
        self._limiter = self._limiter or anyio.CapacityLimiter(_THREADS)
        return await anyio.to_thread.run_sync(_ways_to_ship, self._clerk, thread, limiter=self._limiter)


def _ways_to_ship(clerk: Clerk, thread: str) -> list[dict[str, str]]:
    conversation = clerk.look(FindConversation(channel=CHANNEL, thread=thread))
    order = conversation.open_order if conversation else None
    if order is None or order.state not in UNDECIDED:
        return []
    found = clerk.look(ShippingChoices(order=order.number))
    return list(found)


def read_many(clerk: Clerk, wanted: Sequence[Wanted]) -> list[Snapshot]:
    """Return a snapshot for each; conversation and messages of a known one are of one state."""
    queries: list[Query[Any]] = []
    for thread, conversation_id, cursor in wanted:
        queries.append(FindConversation(channel=CHANNEL, thread=thread))
        if conversation_id is not None:
            queries.append(ReadConversation(conversation_id, cursor))
    answers = iter(clerk.all_of(queries))
    found: list[Snapshot] = []
    for _, conversation_id, cursor in wanted:
        conversation = next(answers)
        if conversation_id is not None:
            messages = next(answers)
        else:
            messages = clerk.look(ReadConversation(conversation.id, cursor)) if conversation else ()
        found.append(Snapshot(conversation, tuple(messages)))
    return found


def note_typing(clerk: Clerk, thread: str) -> None:
    """Note that the customer of a chat is writing, where people have the conversation."""
    conversation = clerk.look(FindConversation(channel=CHANNEL, thread=thread))
    if conversation is not None and conversation.handed_over:
        clerk.do(NoteTyping(conversation.id), actor=Actor(Role.CUSTOMER, f"guest:{conversation.id}"))
