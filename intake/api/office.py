"""What the interface works with; the web application's office has it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from core.clerk import Clerk, Received
from core.ports import InboundMessage


class ApiOffice(Protocol):
    @property
    def clerk(self) -> Clerk:
        """The door to everything that is stored."""

    @property
    def take_in(self) -> Callable[[InboundMessage], Received]:
        """Stores a message and works on it."""
