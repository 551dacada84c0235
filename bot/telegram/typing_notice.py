"""Tells a chat that somebody is writing: while an answer takes its time, and while a colleague types one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from bot.telegram.methods import calling
from bot.telegram.wire import Wire

QUICK_S = 1.5
"""An answer that comes within this time needs no notice."""
AGAIN_S = 5.0
"""Telegram shows a notice for five seconds, or until the next message."""
LOOK_S = 0.5
LONGEST_S = 60.0
MOST_WAITING = 1_000


class TypingNotice:
    """Shows that somebody writes, at most every five seconds in a chat and only where no message waits for its turn.

    A notice that cannot go at once does not go at all.
    """

    def __init__(
        self,
        show: Callable[[int], None],
        *,
        spare: Callable[[int], bool],
        in_hand: Callable[[int], bool],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """show: has a chat show it. spare: whether that may be now. in_hand: whether a conversation is worked on."""
        self._show_in = show
        self._spare = spare
        self._in_hand = in_hand
        self._now = now
        self._waiting: dict[int, tuple[int, float]] = {}
        self._shown: dict[int, float] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def prepares(self, chat: int, conversation_id: int) -> None:
        """Note that an answer is being prepared for this chat."""
        with self._changed:
            if self._closed or len(self._waiting) >= MOST_WAITING:
                return
            self._waiting.setdefault(chat, (conversation_id, self._now()))
            if self._thread is None:
                self._thread = threading.Thread(target=self._go, name="telegram-typing", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def types(self, chat: int) -> None:
        """Show now that a colleague types."""
        with self._changed:
            if not self._closed:
                self._show(chat, self._now())

    def look(self) -> None:
        """Show a notice wherever an answer has taken its time, and forget the chats that have their answer."""
        with self._changed:
            now = self._now()
            for chat, (conversation_id, since) in list(self._waiting.items()):
                if now - since > LONGEST_S or not self._in_hand(conversation_id):
                    del self._waiting[chat]
                elif now - since >= QUICK_S:
                    self._show(chat, now)

    def close(self) -> None:
        """Show nothing any more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()

    def _show(self, chat: int, now: float) -> None:
        if now - self._shown.get(chat, -AGAIN_S) < AGAIN_S or not self._spare(chat):
            return
        self._shown = {key: at for key, at in self._shown.items() if now - at < AGAIN_S} | {chat: now}
        self._show_in(chat)

    def _go(self) -> None:
        while not self._closed:
            with self._changed:
                if not self._waiting:
                    self._changed.wait()
                self._changed.wait_for(lambda: self._closed, LOOK_S)
            self.look()


def notice_over(wire: Wire, in_hand: Callable[[int], bool]) -> TypingNotice:
    """Return the notice that goes over this wire. in_hand: whether a conversation is worked on."""

    def show(chat: int) -> None:
        wire.nudge(chat, calling("sendChatAction", chat_id=chat, action="typing"))

    return TypingNotice(show, spare=wire.turns.spare, in_hand=in_hand)
