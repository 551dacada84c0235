"""A topic for each queue of the staff room, made once in a group that has topics."""

from __future__ import annotations

import logging
from collections.abc import Callable

from aiogram.methods import CreateForumTopic

from bot.telegram.wire import Wire
from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.staffroom import TOPICS, RememberTopic, TopicOf
from core.errors import OrderclerkError

log = logging.getLogger(__name__)

_WIRE = Actor(Role.RULE, "rule:telegram")


def make_topics(wire: Wire, clerk: Callable[[], Clerk], name_of: Callable[[str], str], chat: int) -> None:
    """Make the topics that the staff's group lacks and remember them; a group without topics stays as it is.

    name_of: what a queue is called. Where none can be made the cards stand in the group itself.
    """
    try:
        for queue in TOPICS if chat else ():
            if clerk().look(TopicOf(str(chat), str(queue))):
                continue
            made = wire.call(CreateForumTopic(chat_id=chat, name=name_of(str(queue))[:128]))
            # Remembered one by one: a crash in between makes none of them twice.
            remembered = RememberTopic(str(chat), str(queue), str(made.message_thread_id))
            clerk().do(remembered, actor=_WIRE, cause="telegram")
    except OrderclerkError as fault:
        log.info("the staff's group gets no topics: %s", fault)
