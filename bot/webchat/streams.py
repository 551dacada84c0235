"""Open pages: one shared reader looks after every watched conversation and wakes their streams.

A commit rings; what another process commits is found by looking every two seconds, once per conversation. Where very
many are open, each look takes those that were not read for the longest, so that looking never eats the machine.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.webchat.shown import START, Cursor, Snapshot, cursor_text, message_json, message_key, settled, state_json

_LOG = logging.getLogger(__name__)
_CHUNK = 20
_MOST_A_LOOK = 40
Wanted = tuple[str, int | None, Cursor]
ReadMany = Callable[[Sequence[Wanted]], Awaitable[list[Snapshot]]]


class TooManyStreams(Exception):
    """This chat, or the server, holds as many open streams as it may."""


@dataclass(eq=False, slots=True)
class Room:
    """A watched conversation, shared by its streams. pulse: set, and replaced, at each change."""

    thread: str
    conversation_id: int | None = None
    cursor: Cursor = START
    streams: int = 0
    due: bool = False
    read_at: float = 0.0
    snapshot: Snapshot = field(default_factory=Snapshot)
    seen: str = ""
    pulse: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, snapshot: Snapshot, now: datetime) -> None:
        """Note what a reading found; wakes the streams where it differs from the one before."""
        if snapshot.conversation:
            self.conversation_id = snapshot.conversation.id
        self.snapshot = snapshot
        messages = [(message_key(m), m.state) for m in snapshot.shown()]
        state = json.dumps([state_json(snapshot.conversation), messages])
        self.cursor = settled(snapshot.messages, self.cursor, now)
        if state != self.seen:
            self.seen = state
            self.wake()

    def wake(self) -> None:
        """Have every stream look again."""
        before, self.pulse = self.pulse, asyncio.Event()
        before.set()


class Streams:
    """The open streams of this process.

    read: answers for several conversations at once; called on the event loop, reads in a thread.
    """

    def __init__(
        self,
        read: ReadMany,
        *,
        poll_s: float = 2.0,
        beat_s: float = 15.0,
        most: int = 400,
        most_per_session: int = 4,
        most_per_network: int = 40,
        closed: Callable[[], bool] = lambda: False,
    ) -> None:
        self._read = read
        self._poll_s = poll_s
        self._beat_s = beat_s
        self._most = most
        self._most_per_session = most_per_session
        self._most_per_network = most_per_network
        self._closed = closed
        self._rooms: dict[str, Room] = {}
        self._networks: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stir = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None

    def ring(self, conversation_id: int) -> None:
        """Say, from any thread, that a conversation has something new; 0 means all."""
        loop = self._loop
        if loop is None or not self._rooms:
            return
        try:
            loop.call_soon_threadsafe(self._note, conversation_id)
        except RuntimeError:  # the loop ended meanwhile, and its streams with it
            return

    def know(self, thread: str, conversation_id: int) -> None:
        """Say, on the event loop, which conversation a thread has become; it has something new."""
        room = self._rooms.get(thread)
        if room is not None:
            room.conversation_id = conversation_id
            self._note(conversation_id)

    def enter(self, thread: str, network: str = "") -> Room:
        """Return the thread's room with one stream more. network: the visitor's; "" stands for many, who share half.

        Raises: TooManyStreams.
        """
        room = self._rooms.get(thread) or Room(thread)
        most_here = self._most_per_network if network else self._most // 2
        if (
            room.streams >= self._most_per_session
            or self._networks[network] >= most_here
            or self._networks.total() >= self._most
        ):
            raise TooManyStreams
        room.streams += 1
        self._networks[network] += 1
        self._rooms[thread] = room
        self._begin()
        return room

    def leave(self, room: Room, network: str = "") -> None:
        """Note that a stream has ended; the last one takes the room with it."""
        room.streams -= 1
        self._networks -= Counter((network,))
        if room.streams <= 0:
            self._rooms.pop(room.thread, None)

    async def events(self, room: Room, cursor: Cursor) -> AsyncIterator[str]:
        """Yield server-sent events: what is newer than the cursor, then whatever comes."""
        yield "retry: 2000\n\n"
        sent: set[str] = set()
        state = ""
        pulse = room.pulse
        (snapshot,) = await self._read([(room.thread, room.conversation_id, cursor)])
        room.conversation_id = snapshot.conversation.id if snapshot.conversation else room.conversation_id
        while not self._closed():
            cursor = settled(snapshot.messages, cursor, datetime.now(UTC))
            for message in snapshot.shown():
                if message_key(message) not in sent:
                    sent.add(message_key(message))
                    yield event("message", message_json(message, room.thread), cursor_text(cursor))
            now = state_json(snapshot.conversation)
            if (text := json.dumps(now)) != state:
                state = text
                yield event("state", now, cursor_text(cursor))
            while not await _rung(pulse, self._beat_s):
                yield ": beat\n\n"
            pulse, snapshot = room.pulse, room.snapshot

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        if self._reader is None or self._reader.done() or self._loop is not loop:
            self._loop, self._stir = loop, asyncio.Event()
            self._reader = loop.create_task(self._look_after(), name="web chat streams")

    def _note(self, conversation_id: int) -> None:
        for room in self._rooms.values():
            if conversation_id == 0:
                room.wake()
            if room.conversation_id == conversation_id:
                room.due = True
                self._stir.set()

    async def _look_after(self) -> None:
        look_at = time.monotonic() + self._poll_s
        while self._rooms:
            await _rung(self._stir, max(0.0, look_at - time.monotonic()))
            self._stir.clear()
            if time.monotonic() >= look_at:
                look_at = time.monotonic() + self._poll_s
                self._mark_longest_unread()
            due = [room for room in self._rooms.values() if room.due]
            for start in range(0, len(due), _CHUNK):
                await self._refresh(due[start : start + _CHUNK])

    def _mark_longest_unread(self) -> None:
        for room in sorted(self._rooms.values(), key=lambda room: room.read_at)[:_MOST_A_LOOK]:
            room.due = True

    async def _refresh(self, rooms: list[Room]) -> None:
        for room in rooms:
            room.due, room.read_at = False, time.monotonic()
        try:
            found = await self._read([(room.thread, room.conversation_id, room.cursor) for room in rooms])
        except Exception:  # the database may be away for a moment; the next look finds what was missed
            _LOG.warning("web chat: could not read %d conversations; trying again", len(rooms), exc_info=True)
            return
        now = datetime.now(UTC)
        for room, snapshot in zip(rooms, found, strict=True):
            room.take(snapshot, now)


def event(name: str, data: Any, id_: str) -> str:
    """Return one server-sent event; JSON has no line breaks, so text cannot become another event."""
    return f"event: {name}\nid: {id_}\ndata: {json.dumps(data, ensure_ascii=True)}\n\n"


async def _rung(bell: asyncio.Event, wait_s: float) -> bool:
    try:
        await asyncio.wait_for(bell.wait(), wait_s)
    except TimeoutError:
        return False
    return True
