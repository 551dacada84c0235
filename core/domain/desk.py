"""What the reading desk asks for: the next message with all that it needs, and what nobody has in hand."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.policy import ShopPolicy
from core.domain.queries import Query
from core.domain.views import MessageAtDesk


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A message that waits, and the state of things that it was read in. more: others wait behind it.

    knowledge: of which version the engine should be, as KnowledgeVersion tells it.
    """

    message: MessageAtDesk | None
    policy: ShopPolicy
    knowledge: tuple[int, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class NextAtDesk(Query[AtDesk]):
    """The oldest message of a conversation that nobody has worked on yet. after: only those behind this one."""

    conversation_id: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class LeftWaiting(Query[tuple[tuple[int, int, bool], ...]]):
    """The oldest messages that nobody has worked on yet, with their conversations and whether it was quiet there.

    quiet_s: how long nothing may have been said for that; where something was just said, somebody is at it.
    """

    quiet_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Untried(Query[tuple[tuple[int, int], ...]]):
    """The newest messages that wait behind others, with their conversations: one for each, never tried again before."""

    quiet_s: float
    most: int
