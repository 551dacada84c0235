"""Learning from customers and colleagues: what they teach is proposed, tried on the past, and switched on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from core.clerk import Clerk
from core.domain.catalogue import Catalogue
from core.domain.commands import Command, LineWanted
from core.domain.customers import Customer
from core.domain.learning import (
    SEEN_OFTEN,
    DecideWords,
    FindWords,
    KeepReplay,
    LearningState,
    MessageText,
    PastMessages,
    ProposeWords,
    Verdict,
    WordState,
    WordsView,
)
from core.domain.machine import Actor, Role
from core.domain.queries import LoadKnowledge
from core.domain.views import MessageAtDesk, OrderView
from core.errors import Refused
from intake import understanding
from intake.lessons import Lesson, lessons_of, put_right, words_at
from intake.reader import Reader, key_of, with_key
from intake.replay import replay

log = logging.getLogger(__name__)

MOST_REPLAYED = 500
_RULE = Actor(Role.RULE, "rule:learning")


class _Closing(Exception):
    """The process ends: what was begun is left."""


class Learner:
    """Threads share it. Replays run one at a time: each reads hundreds of messages twice."""

    def __init__(self, clerk: Clerk, reader: Reader) -> None:
        self._clerk = clerk
        self._reader = reader
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._under_way: dict[int, tuple[int, int]] = {}
        # One thread of its own: whoever writes to us never waits for a look at the past.
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="learning")
        self._closing = False

    # -- what is taught ---------------------------------------------------------------------------------------------

    def proposals(self, message: MessageAtDesk, commands: Sequence[Command]) -> tuple[ProposeWords, ...]:
        """Return what a message teaches, to be noted with what is done about it."""
        customer = message.conversation.customer
        lessons = lessons_of(message, commands)
        # Most messages teach nothing: they must not cost a look at the policy either.
        if customer is None or not lessons or self._clerk.policy().learning == "off":
            return ()
        order = message.waiting or message.binding
        return self._noted(lessons, customer.id, order.number if order else "")

    def corrections(self, order: OrderView, wanted: Sequence[LineWanted]) -> tuple[ProposeWords, ...]:
        """Return what a colleague teaches by giving an order other lines."""
        lessons = put_right(order, wanted)
        if order.customer is None or not lessons or self._clerk.policy().learning == "off":
            return ()
        return self._noted(lessons, order.customer.id, order.number)

    def _noted(self, lessons: Iterable[Lesson], customer_id: int, order: str) -> tuple[ProposeWords, ...]:
        made = []
        for lesson in lessons:
            words = self._naming(lesson)
            if words and self._is_own(words, lesson):
                made.append(ProposeWords(words, lesson.sku, customer_id, lesson.source, lesson.message_id, order))
        return tuple(made)

    def _is_own(self, words: str, lesson: Lesson) -> bool:
        engine = self._reader.engine()
        if engine.sold_as(words):
            return False
        # Who said the one thing exactly and takes the other changed their mind, not the name.
        was = lesson.instead_of
        return not (was and engine.describes(words, was) and not engine.describes(words, lesson.sku))

    def _naming(self, lesson: Lesson) -> str:
        words = lesson.words
        if not words and lesson.message_id is not None:
            words = words_at(self._clerk.look(MessageText(lesson.message_id)), lesson.spans)
        return self._reader.engine().naming(words) if words else ""

    # -- trying on the past -----------------------------------------------------------------------------------------

    def replay(self, words_id: int, actor: Actor) -> Mapping[str, Any]:
        """Read the past with and without the words, keep what that shows, and return it.

        Raises: Refused("unknown_words").
        """
        with self._turn:
            self._note(words_id, (0, 0))
            try:
                return self._replayed(words_id, actor)
            finally:
                self._note(words_id, None)

    def _replayed(self, words_id: int, actor: Actor) -> Mapping[str, Any]:
        # The state is read first: what changes while we read makes the replay one of the past.
        state = self._clerk.look(LearningState())
        words = self._found(words_id)
        before, after = self._engines(words)
        past = self._clerk.look(PastMessages(words.customer_id, MOST_REPLAYED))
        result = replay(
            past,
            before,
            after,
            key=key_of,
            progress=lambda done, total: self._note(words_id, (done, total)),
        )
        self._clerk.do(KeepReplay(words_id, state, result), actor=actor)
        return result

    def begin_replay(self, words_id: int, actor: Actor) -> None:
        """Begin a replay beside other work; one that is under way already is left alone."""
        with self._guard:
            if words_id in self._under_way or self._closing:
                return
            self._under_way[words_id] = (0, 0)
        self._aside.submit(self._beside, words_id, actor)

    def _beside(self, words_id: int, actor: Actor) -> None:
        try:
            self.replay(words_id, actor)
        except _Closing:
            log.info("the replay of words %d was left", words_id)
        except Exception:
            log.exception("the replay of words %d failed", words_id)
            self._note(words_id, None)

    def close(self) -> None:
        """Leave what is under way; a replay is made again when somebody asks for it."""
        with self._guard:
            self._closing = True
        self._aside.shutdown(wait=False, cancel_futures=True)

    def progress(self, words_id: int) -> tuple[int, int] | None:
        """Return how many messages are read of how many; None where no replay is under way here."""
        with self._guard:
            return self._under_way.get(words_id)

    def _note(self, words_id: int, progress: tuple[int, int] | None) -> None:
        with self._guard:
            if self._closing:
                raise _Closing
            if progress is None:
                self._under_way.pop(words_id, None)
            else:
                self._under_way[words_id] = progress

    def _engines(self, words: WordsView) -> tuple[understanding.Engine, understanding.Engine]:
        if words.customer_id is None:
            return self._engine_of(words, known=False), self._engine_of(words, known=True)
        engine = self._reader.engine()
        customers = self._clerk.look(LoadKnowledge()).customers
        customer = next(one for one in customers if one.id == str(words.customer_id))
        others = {said: sku for said, sku in customer.aliases.items() if said != words.words}
        return (
            engine.with_customer(_knowing(customer, others)),
            engine.with_customer(_knowing(customer, {**others, words.words: words.sku})),
        )

    def _engine_of(self, words: WordsView, *, known: bool) -> understanding.Engine:
        if known == (words.state == WordState.ON):
            return self._reader.engine()
        found = self._clerk.look(LoadKnowledge())
        catalogue = _with_alias(found.catalogue, words) if known else _without_alias(found.catalogue, words)
        zone = self._clerk.policy().shop.timezone
        return understanding.Engine(catalogue, [with_key(one) for one in found.customers], timezone=zone)

    # -- deciding ---------------------------------------------------------------------------------------------------

    def switch_on(self, words_id: int, actor: Actor) -> None:
        """Switch words on; what was not tried on the shop as it is now is tried first.

        Raises: Refused as DecideWords does.
        """
        if not self._found(words_id).fresh:
            self.replay(words_id, actor)
        self._clerk.do(DecideWords(words_id, Verdict.ON), actor=actor)

    def consider_soon(self, seen: Sequence[int]) -> None:
        """Have words that were just seen considered, beside other work."""
        with self._guard:
            if seen and not self._closing:
                self._aside.submit(self._consider_safely, seen)

    def _consider_safely(self, seen: Sequence[int]) -> None:
        try:
            self.consider(seen)
        except _Closing:
            log.info("what was just learned is considered when it is seen again")
        except Exception:
            log.exception("learned words could not be considered")

    def consider(self, seen: Iterable[int]) -> None:
        """Switch on what the rule `automatic` lets in: a customer's own, seen twice, never against a finished order."""
        for words_id in seen if self._clerk.policy().learning == "automatic" else ():
            words = self._found(words_id)
            if words.customer_id is None or words.state != WordState.PROPOSED:
                continue
            if words.contradicted or words.seen < SEEN_OFTEN or self.replay(words_id, _RULE)["wrong"]:
                continue
            try:
                self._clerk.do(DecideWords(words_id, Verdict.ON), actor=_RULE)
            except Refused as refused:
                log.info("words %d stay a proposal: %s", words_id, refused.code)

    def _found(self, words_id: int) -> WordsView:
        words = self._clerk.look(FindWords(words_id))
        if words is None:
            raise Refused("unknown_words")
        return words


def _knowing(customer: Customer, aliases: Mapping[str, str]) -> Customer:
    return with_key(replace(customer, aliases=dict(aliases)))


def _with_alias(catalogue: Catalogue, words: WordsView) -> Catalogue:
    item = catalogue.items.get(words.sku)
    if item is None:
        return catalogue
    return replace(catalogue, items={**catalogue.items, item.sku: replace(item, aliases=(*item.aliases, words.words))})


def _without_alias(catalogue: Catalogue, words: WordsView) -> Catalogue:
    item = catalogue.items.get(words.sku)
    if item is None:
        return catalogue
    left = tuple(one for one in item.aliases if one != words.words)
    return replace(catalogue, items={**catalogue.items, item.sku: replace(item, aliases=left)})
