"""What the web application works with; `bot.assemble` puts it together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.staffroom.port import StaffRoom
from core.clerk import Clerk, Received
from core.domain.policy import ShopPolicy
from core.messages.render import Messages
from core.ports import InboundMessage
from core.settings import Settings
from intake.gateways.book import HookBook
from intake.learner import Learner
from intake.reader import Reader


def _untold(_: str, __: str) -> None:
    return None


def _nowhere(_: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Office:
    """The parts, already running.

    take_in: stores a message and works on it; returns when it is stored and, with `wait`, when it is worked on.
    policy: the shop's policy as it stands now. readiness: part -> "" when ready, else what is missing.
    hooks: the gateways and webhooks that were added. room: hears what is typed into the command bar.
    reader: reads what colleagues type.
    start_links: the addresses that bring a one-time code into a chat.
    types: shows a customer, by channel and thread, that a colleague is writing.
    """

    settings: Settings
    clerk: Clerk
    messages: Messages
    take_in: Callable[[InboundMessage], Received]
    policy: Callable[[], ShopPolicy]
    readiness: Callable[[], Mapping[str, str]]
    learner: Learner
    hooks: HookBook
    room: StaffRoom
    reader: Reader | None = None
    start_links: Callable[[str], Mapping[str, str]] = _nowhere
    types: Callable[[str, str], None] = _untold
