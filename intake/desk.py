"""The reading desk: a message comes in, is stored, understood and done; the same for all channels."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from core.clerk import Clerk, Received
from core.domain.commands import AskAgain, Command, CountAttempt, FinishMessage, HandOver, RefuseMessage
from core.domain.desk import AtDesk, LeftWaiting, NextAtDesk
from core.domain.machine import Actor, Role
from core.domain.queries import WaitingMessages, WorkOn
from core.domain.switches import ListSwitches, Switches
from core.domain.views import MessageAtDesk
from core.errors import Conflict, OutsideBusy, Refused
from core.ports import InboundMessage
from intake.at_hand import Here
from intake.deciding import decided
from intake.fetching import Fetch, fetched
from intake.learner import Learner
from intake.reader import Reader
from intake.situation import Situation

log = logging.getLogger(__name__)

MOST_TRIES = 3
MOST_RECOVERIES = 4
MOST_IN_HAND = 150
"""So many conversations are in hand at most before a channel that can wait is asked to."""
_DESK = Actor(Role.RULE, "rule:desk")


class Desk:
    """Takes messages in. Messages of one conversation are worked on in the order in which they came."""

    def __init__(
        self, clerk: Clerk, reader: Reader, *, threads: int = 4, fetchers: Mapping[str, Fetch] | None = None
    ) -> None:
        """fetchers: by channel, what fetches the files that its messages only name."""
        self._clerk = clerk
        self._fetchers = fetchers or {}
        self._reader = reader
        self.learner = Learner(clerk, reader)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._turns: dict[int, threading.Lock] = {}
        self._guard = threading.Lock()
        self._changed = threading.Condition(self._guard)
        self._tries: dict[int, int] = {}
        self._in_hand: Counter[int] = Counter()
        self._closing = False

    def take_in(self, message: InboundMessage) -> Received:
        """Store a message and begin to work on it; returns when it is stored."""
        received = self._clerk.receive(message)
        if received.new:
            self._begin(received.conversation_id)
        return received

    def take_in_all(self, messages: Sequence[InboundMessage]) -> list[Received]:
        """Store several messages at once and begin to work on them; returns when they are stored, all or none."""
        stored = self._clerk.receive_all(messages)
        for conversation_id in dict.fromkeys(one.conversation_id for one in stored if one.new):
            self._begin(conversation_id)
        return stored

    def job(self, key: str) -> None:
        """Work on one stored message: the durable job that finds what a crash left."""
        # Most were worked on long ago: they must not cost the reading of all that surrounds them.
        if not self._clerk.look(WaitingMessages(message_id=int(key))):
            return
        message = self._clerk.look(WorkOn(int(key)))
        if message is not None and message.state == "received" and self._worth_another_try(message):
            self._work_off(message.conversation.id)

    def recover(self) -> None:
        """Begin to work on everything that waits, such as after a restart."""
        for message_id in self._clerk.look(WaitingMessages()):
            try:
                message = self._clerk.look(WorkOn(message_id))
                if message is not None and self._worth_another_try(message):
                    self._begin(message.conversation.id)
            except Exception:
                # One bad message must not keep the shop closed; its durable job comes again.
                log.exception("message %d could not be looked at", message_id)

    def busy(self) -> bool:
        """Return whether this process has messages in hand."""
        with self._changed:
            return bool(self._in_hand)

    def has_in_hand(self, conversation_id: int) -> bool:
        """Return whether this process works on a message of that conversation."""
        with self._guard:
            return conversation_id in self._in_hand

    def full(self) -> bool:
        """Return whether so much is in hand that taking in more would only keep it from being done."""
        with self._changed:
            return len(self._in_hand) >= MOST_IN_HAND

    def idle(self, wait_s: float) -> bool:
        """Wait until nothing is in hand here and return whether that came within `wait_s`."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._in_hand or self._closing, wait_s)

    def take_over(self, conversations: Sequence[int]) -> None:
        """Begin to work on what waits in these conversations, wherever it came in."""
        for conversation_id in conversations:
            self._begin(conversation_id)

    def left(self, quiet_s: float) -> tuple[list[str], bool]:
        """Return the ids of messages that nobody seems to have in hand, and whether any message waits at all."""
        with self._guard:
            in_hand = set(self._in_hand)
        found = self._clerk.look(LeftWaiting(quiet_s))
        return [str(message_id) for message_id, talk, quiet in found if quiet and talk not in in_hand], bool(found)

    def _worth_another_try(self, message: MessageAtDesk) -> bool:
        # Counted before the work, not after: a message that kills the process must not do so for ever.
        done = self._clerk.do(CountAttempt(message.id), actor=_DESK, cause=f"message:{message.id}")
        if int(done.facts["attempts"]) <= MOST_RECOVERIES:
            return True
        self._park(message)
        return False

    def close(self) -> None:
        """Finish what is under way; what is not begun is left to the durable jobs."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self.learner.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, conversation_id: int) -> None:
        if self._closing:
            return
        with self._guard:
            self._in_hand[conversation_id] += 1
        try:
            begun = self._pool.submit(self._work_off, conversation_id)
        except RuntimeError:
            self._out_of_hand(conversation_id)
            raise
        begun.add_done_callback(partial(self._done, conversation_id))

    def _done(self, conversation_id: int, future: Future[None]) -> None:
        self._out_of_hand(conversation_id)
        _report(future)

    def _out_of_hand(self, conversation_id: int) -> None:
        with self._guard:
            self._in_hand[conversation_id] -= 1
            if self._in_hand[conversation_id] <= 0:
                del self._in_hand[conversation_id]
                self._changed.notify_all()

    def _work_off(self, conversation_id: int) -> None:
        with self._turn(conversation_id):
            last, more = 0, True
            while more:
                # All in one look: most of what a message costs is asking for its surroundings.
                found, off = self._clerk.all_of([NextAtDesk(conversation_id, last), ListSwitches()])
                if found.message is None:
                    return
                last, more = found.message.id, found.more
                self._work_on(found, found.message, Switches(off))

    def _turn(self, conversation_id: int) -> threading.Lock:
        with self._guard:
            if len(self._turns) > 10_000:
                self._turns = {key: lock for key, lock in self._turns.items() if lock.locked()}
            return self._turns.setdefault(conversation_id, threading.Lock())

    def _work_on(self, found: AtDesk, message: MessageAtDesk, switches: Switches) -> None:
        try:
            read = fetched(self._clerk, message, self._fetchers.get(message.channel))
            self._carry_out(read, Here(read, self._reader, self._clerk, found), switches)
        except (Conflict, OutsideBusy):
            # Somebody else was at it, or the database is away: the durable job comes again.
            time.sleep(0.05)
            raise
        except Exception:
            log.exception("message %d could not be worked on", message.id)
            self._failed(message)

    def _carry_out(self, message: MessageAtDesk, here: Here, switches: Switches) -> None:
        decision = decided(self._clerk, message, here, self._situation, switches)
        actor = _actor(message)
        cause = f"message:{message.id}"
        taught = self.learner.proposals(message, decision.commands)
        finished = decision.finished(message.id, here.read_json(), here.language)
        try:
            done = self._clerk.do(*taught, *finished, actor=actor, cause=cause)
        except Refused as refusal:
            self._tell(message, refusal, here, actor, cause)
            return
        if taught:
            self.learner.consider_soon(done.facts.get("words_seen", ()))

    def _situation(self, message: MessageAtDesk) -> Situation:
        return Here(message, self._reader, self._clerk).situation

    def _tell(
        self,
        message: MessageAtDesk,
        refusal: Refused,
        here: Here,
        actor: Actor,
        cause: str,
    ) -> None:
        order = message.waiting or message.binding
        number = order.number if order else ""
        refuse: Command = RefuseMessage(message.conversation.id, refusal.code, dict(refusal.facts), number, message.id)
        if refusal.code == "question_open" and order:
            refuse = AskAgain(number, message.id)
        done = FinishMessage(message.id, "answered", refusal.code, here.read_json(), here.language)
        self._clerk.do(refuse, done, actor=actor, cause=cause)

    def _failed(self, message: MessageAtDesk) -> None:
        # A bug of ours must not eat the message: after a few tries a person gets it, and the customer is told.
        self._tries[message.id] = self._tries.get(message.id, 0) + 1
        if self._tries[message.id] < MOST_TRIES:
            raise OutsideBusy("desk", wait_s=2.0)
        self._tries.pop(message.id, None)
        self._park(message)

    def _park(self, message: MessageAtDesk) -> None:
        tell = message.conversation.customer is not None and not message.automatic
        hand_over = HandOver(message.conversation.id, "unreadable", message.id, tell=tell or message.channel != "email")
        done = FinishMessage(message.id, "parked", "unreadable")
        self._clerk.do(hand_over, done, actor=_DESK, cause=f"message:{message.id}")


def _actor(message: MessageAtDesk) -> Actor:
    customer = message.conversation.customer
    who = f"customer:{customer.id}" if customer else f"guest:{message.conversation.id}"
    return Actor(Role.CUSTOMER, who, customer.name if customer else message.sender_name)


def _report(future: Future[None]) -> None:
    if not future.cancelled() and (fault := future.exception()) and not isinstance(fault, Conflict | OutsideBusy):
        log.error("a message was left to its durable job: %s", type(fault).__name__)
