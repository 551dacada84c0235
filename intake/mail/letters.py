"""A mail that is ready to leave, and what carries it: the outlet of the email channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """A written mail with its envelope.

    bounces_to: where a report of failure goes; empty for the null sender, which nobody may answer.
    fallback: the address to name where a server takes no null sender.
    """

    message_id: str
    recipient: str
    raw: bytes
    bounces_to: str = ""
    fallback: str = ""


class Outlet(Protocol):
    """A way for mail to leave."""

    def carry(self, letter: Letter) -> Mapping[str, Any]:
        """Hand one mail on and return what the other side said of it.

        Raises: OutsideBusy (again later), OutsideUnknown (may have arrived), OutsideRefused (never).
        """

    def check(self) -> str:
        """Return what works, without sending anything.

        Raises: SetupError with the cure.
        """

    def close(self) -> None:
        """Let go of what is kept open."""
