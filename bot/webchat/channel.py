"""The web chat as a channel: the committed delivery is the delivery; sending only wakes the open pages."""

from __future__ import annotations

import threading
from collections.abc import Callable

from core.ports import InboundMessage, OutboundMessage, Receipt

CHANNEL = "webchat"


class Bell:
    """Tells every listener, from any thread, that a conversation has something new."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[int], None]] = []
        self._lock = threading.Lock()
        self.closed = False

    def listen(self, callback: Callable[[int], None]) -> Callable[[], None]:
        """Have `callback` called with the conversation's id; returns what ends it."""
        with self._lock:
            self._listeners = [*self._listeners, callback]
        return lambda: self._forget(callback)

    def ring(self, conversation_id: int) -> None:
        """Wake whoever watches this conversation."""
        for callback in self._listeners:
            callback(conversation_id)

    def close(self) -> None:
        """End every open stream, so that the server can stop; the pages come back by themselves."""
        self.closed = True
        self.ring(0)

    def _forget(self, callback: Callable[[int], None]) -> None:
        with self._lock:
            self._listeners = [other for other in self._listeners if other is not callback]


class WebChatChannel:
    """Keeps the promises of a channel without a wire: pages read what is committed."""

    name = CHANNEL

    def __init__(self, bell: Bell | None = None) -> None:
        self.bell = bell or Bell()

    def send(self, message: OutboundMessage) -> Receipt:
        """Wake the pages of the conversation; a repeat shows nothing twice, since the row is the message."""
        self.bell.ring(message.conversation)
        return Receipt(external_id=message.message_id)

    def start(self, take_in: Callable[[InboundMessage], None]) -> None:
        """Nothing to begin: messages come in by the web application."""

    def stop(self) -> None:
        """End the open streams."""
        self.bell.close()

    def ready(self) -> bool:
        """Return True: there is no position to find."""
        return True
