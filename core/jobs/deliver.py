"""Sends what the ledger holds: at once by the process that committed it, and again by a durable job.

The order of things: the row, a durable job and everything else commit together. Then this process claims the row,
sends, and keeps the receipt. The job comes a few seconds later and finds what a crash or a failure left. Nothing is
sent inside a transaction.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from core.database import deliveries as ledger
from core.database import redrawn
from core.database.deliveries import Delivery, NewDelivery
from core.database.engine import Database
from core.database.sending import Paused
from core.errors import Conflict, OutsideBusy, OutsideLater, OutsideRefused, OutsideUnknown
from core.jobs.engine import JobQueue
from core.jobs.senders import Later, Pace, Senders
from core.ports import Attachment, Button, Channel, Clock, OutboundMessage, Receipt

log = logging.getLogger(__name__)

RETRY_WAITS_S = (15.0, 60.0, 300.0, 900.0, 3600.0, 4 * 3600.0, 12 * 3600.0)
LEASE_S = 120.0
MOST_ATTEMPTS = len(RETRY_WAITS_S) + 3
RECOVER_AFTER_S = 10.0
SOON_S = 300.0
AT_ONCE = 4
MOST_WAITING = 1_000
MOST_IN_A_SWEEP = 500
KIND = "deliver:"
FAMILY = "gateway:"

ResolveAttachment = Callable[[Mapping[str, Any]], Attachment]


class Deliverer:
    """Sends messages by the channels of this process. What other channels are to send is left to other processes.

    A channel may stand for a family: `gateway` sends for `gateway:NAME`, whatever is added while the process runs.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        resolve_attachment: ResolveAttachment,
        clock: Clock,
        jobs: JobQueue,
        executor_id: str,
        *,
        paused: Callable[[], bool] | None = None,
        refused: Callable[[Delivery, OutsideRefused], None] = lambda delivery, fault: None,
        recover_after_s: float = RECOVER_AFTER_S,
    ) -> None:
        """refused: told of what will never be taken, once that is parked, so that another way may be found."""
        self._database = database
        self._channels = dict(channels)
        self._resolve_attachment = resolve_attachment
        self._clock = clock
        self._jobs = jobs
        self._executor_id = executor_id
        self._paused = paused or Paused(database)
        self._refused = refused
        self._recover_after_ms = int(recover_after_s * 1000)
        self._senders: dict[str, Senders] = {}
        self._paces = {name: Pace(rate) for name, rate in _rates(channels).items()}
        self._later = Later(MOST_WAITING)
        self._numbers = itertools.count()
        self._secured: dict[str, int] = {}
        self._in_hand: set[tuple[str, int]] = set()
        self._in_line: set[tuple[str, int]] = set()
        self._guard = threading.Lock()
        self._closed = False

    @property
    def handlers(self) -> dict[str, Callable[[str], None]]:
        """Return the durable job of each channel of this process, by its kind."""
        return {KIND + name: partial(self.handler, name) for name in self._channels}

    def post(self, conn: Connection, rows: Sequence[NewDelivery]) -> list[int]:
        """Queue messages with their durable job in the unit of `conn`, to be sent as soon as it has committed.

        Returns: the deliveries' ids, in the order given.
        """
        ids = ledger.queue(conn, rows)
        waiting = [(id_, row) for id_, row in zip(ids, rows, strict=True) if row.state == "queued"]
        if waiting:
            slots = self._secure(conn, [row for _, row in waiting])
            self._database.after_commit(conn, partial(self._committed, waiting, slots))
        return ids

    def send_now(self, delivery_ids: Sequence[int], *, channel: str | None = None) -> None:
        """Have this process send what it may of `delivery_ids`, in the background."""
        if not delivery_ids or self._paused():
            return
        for name in self._channels if channel is None else (channel,):
            if (senders := self._senders_of(name)) is None:
                continue
            # Where much waits, recovery comes round before all is tried; once in line is enough, each try is a write.
            with self._guard:
                fresh = [one for one in delivery_ids if (name, one) not in self._in_line]
                self._in_line.update((name, one) for one in fresh)
            if fresh and not senders.submit(partial(self._send, name, fresh)):
                with self._guard:
                    self._in_line.difference_update((name, one) for one in fresh)

    def _part_of(self, channel: str) -> str:
        """Return the channel of this process that sends for `channel`: itself, or its family; empty where none does."""
        if channel in self._channels:
            return channel
        family = channel.partition(":")[0]
        return family if family in self._channels else ""

    def _senders_of(self, channel: str) -> Senders | None:
        if not self._part_of(channel):
            return None
        with self._guard:
            if self._closed:
                return None
            if channel not in self._senders:
                self._senders[channel] = Senders(channel, threads=self._at_once(channel), most_waiting=MOST_WAITING)
            return self._senders[channel]

    def _at_once(self, channel: str) -> int:
        return int(getattr(self._channels[self._part_of(channel)], "at_once", AT_ONCE))

    def handler(self, part: str, _slot: str) -> None:
        """Send whatever of a channel, or of its family, is due, and come back as long as something waits."""
        if not self._paused():
            now = self._now()
            with self._database.read() as conn:
                waiting = [name for name in ledger.next_due(conn) if self._part_of(name) == part]
                found = {name: ledger.due(conn, name, now, MOST_IN_A_SWEEP) for name in waiting}
            for channel, ids in found.items():
                for delivery_id in ids:
                    self.send_now([delivery_id], channel=channel)
        # Not at once: what was just handed to the senders gets its time.
        self._come_back(part, self._recover_after_ms)

    def round(self) -> None:
        """See to it that every channel with waiting messages has a job to come: for once a minute, in any process."""
        self._come_back(None, 0)

    def idle(self, wait_s: float) -> bool:
        """Wait until nothing is being sent and return whether that came within `wait_s`."""
        until = time.monotonic() + wait_s
        with self._guard:
            senders = list(self._senders.values())
        return all([one.idle(max(0.0, until - time.monotonic())) for one in senders])

    def close(self, wait_s: float) -> bool:
        """Finish what is being sent, begin nothing new; returns whether all was finished within `wait_s`."""
        self._later.close()
        with self._guard:
            self._closed = True
        for senders in self._senders.values():
            senders.close()
        return self.idle(wait_s)

    def _committed(self, waiting: Sequence[tuple[int, NewDelivery]], slots: Mapping[str, int]) -> None:
        with self._guard:
            self._secured.update(slots)
        now = self._now()
        by_moment: dict[tuple[str, int], list[int]] = {}
        for delivery_id, row in waiting:
            by_moment.setdefault((row.channel, max(row.not_before, now)), []).append(delivery_id)
        for (channel, moment), ids in by_moment.items():
            send = partial(self.send_now, ids, channel=channel)
            if moment > now:
                self._later.after((moment - now) / 1000, send)
            else:
                send()

    def _secure(self, conn: Connection, rows: Sequence[NewDelivery]) -> dict[str, int]:
        """Enqueue the recovery job of each channel, unless one that this process committed comes at that time anyway.

        Its key is of this process alone: a shared one would make transactions wait for each other's commit.
        """
        now = self._now()
        slots: dict[str, int] = {}
        for row in rows:
            due_at = max(now, row.not_before)
            lane = self._lane_of(row.channel)
            slots[lane] = max(slots.get(lane, 0), self._slot(due_at + self._recover_after_ms))
        with self._guard:
            missing = {channel: slot for channel, slot in slots.items() if self._secured.get(channel) != slot}
        for channel, slot in missing.items():
            key = f"{slot}-{self._executor_id}-{next(self._numbers)}"
            self._jobs.enqueue(conn, KIND + channel, key, delay_s=(slot - now) / 1000)
        return missing

    def _lane_of(self, channel: str) -> str:
        """Return whose durable job sends for a channel; that of the family where no process may know the channel."""
        return self._part_of(channel) or (channel.partition(":")[0] if channel.startswith(FAMILY) else channel)

    def _come_back(self, part: str | None, after_ms: int) -> None:
        now = self._now()
        with self._database.read() as conn:
            moments = ledger.next_due(conn)
        slots: dict[str, int] = {}
        for channel, moment in moments.items():
            lane, slot = self._lane_of(channel), self._slot(max(moment, now + after_ms))
            if part in (None, lane):
                slots[lane] = min(slots.get(lane, slot), slot)
        if slots:
            self._database.retrying(partial(self._enqueue_slots, slots, now))

    def _enqueue_slots(self, slots: Mapping[str, int], now: int, conn: Connection) -> None:
        for channel, slot in slots.items():
            self._jobs.enqueue(conn, KIND + channel, str(slot), delay_s=(slot - now) / 1000)

    def _send(self, channel: str, ids: list[int]) -> None:
        with self._guard:
            self._in_line.difference_update((channel, one) for one in ids)
        # In the order of ids: a message may be claimed only once its conversation's earlier ones are out.
        for delivery_id in sorted(ids):
            # By channel, too: where the channel is not known each one tries, and must not hold up the right one.
            hand = (channel, delivery_id)
            with self._guard:
                if hand in self._in_hand:
                    continue
                self._in_hand.add(hand)
            try:
                claimed_at = time.monotonic()
                for delivery in self._database.retrying(partial(self._claim, channel, delivery_id)):
                    self._attempt(delivery, claimed_at)
            finally:
                with self._guard:
                    self._in_hand.discard(hand)

    def _claim(self, channel: str, delivery_id: int, conn: Connection) -> list[Delivery]:
        return ledger.claim(conn, [delivery_id], self._executor_id, self._now(), LEASE_S, channels=[channel])

    def _attempt(self, delivery: Delivery, claimed_at: float) -> None:
        channel = self._channels[self._part_of(delivery.channel)]
        if delivery.attempts > MOST_ATTEMPTS:
            # Claimed again and again and never finished: it takes the process down, and must not do so for ever.
            self._note(partial(self._parked, delivery, "never finished; it may end the process that sends it"))
            return
        try:
            message = self._message(delivery)
            pace = self._paces.get(delivery.channel)
            if pace is not None:
                time.sleep(pace.wait_s())
            if time.monotonic() > claimed_at + LEASE_S or not self._jobs.held_since(claimed_at):
                log.warning("delivery %d: the claim was lost before it was sent; given back", delivery.id)
                self._note(partial(self._given_back, delivery))
                return
            receipt = channel.send(message)
        except OutsideLater as fault:
            self._note_later(delivery, fault)
        except Exception as fault:
            self._note_failure(delivery, fault)
        else:
            self._note(partial(self._sent, delivery, receipt))

    def _sent(self, delivery: Delivery, receipt: Receipt, conn: Connection) -> None:
        ledger.mark_sent(conn, delivery, receipt, self._now())
        self._go_on(delivery, conn)

    def _parked(self, delivery: Delivery, words: str, conn: Connection) -> None:
        ledger.mark_parked(conn, delivery, words)
        self._go_on(delivery, conn)

    def _given_back(self, delivery: Delivery, conn: Connection) -> None:
        # Fenced by claim and attempt: where somebody else has taken it over, this does nothing.
        ledger.mark_retry(conn, delivery, "the claim was lost before it was sent", self._now() + 1000)

    def _go_on(self, delivery: Delivery, conn: Connection) -> None:
        """Have the next message of the same conversation sent, which waited for this one."""
        following = ledger.following(conn, delivery)
        if following is not None:
            send = partial(self.send_now, [following], channel=delivery.channel)
            self._database.after_commit(conn, send)

    def _note_failure(self, delivery: Delivery, fault: Exception) -> None:
        words = _words(fault)
        wait_s = _wait_s(delivery.attempts, fault)
        if wait_s is None:
            log.error("delivery %d by %s parked: %s", delivery.id, delivery.channel, words, exc_info=_bug(fault))
            self._note(partial(self._parked, delivery, words))
            if isinstance(fault, OutsideRefused):
                self._refused(delivery, fault)
            return
        log.warning("delivery %d by %s failed, again in %.0f s: %s", delivery.id, delivery.channel, wait_s, words)
        next_try_at = self._now() + int(wait_s * 1000)
        mark = ledger.mark_unknown if isinstance(fault, OutsideUnknown) else ledger.mark_retry
        self._note(lambda conn: _kept_so_far(conn, delivery, fault) and mark(conn, delivery, words, next_try_at))
        if wait_s <= SOON_S:
            self._later.after(wait_s, partial(self.send_now, [delivery.id], channel=delivery.channel))

    def _note_later(self, delivery: Delivery, fault: OutsideLater) -> None:
        next_try_at = self._now() + int(fault.wait_s * 1000)
        self._note(lambda conn: _kept_so_far(conn, delivery, fault) and ledger.mark_later(conn, delivery, next_try_at))
        if fault.wait_s <= SOON_S:
            self._later.after(fault.wait_s + 0.01, partial(self.send_now, [delivery.id], channel=delivery.channel))

    def _note(self, work: Callable[[Connection], object]) -> None:
        for wait_s in (0.5, 2.0, 5.0):
            try:
                self._database.retrying(work)
                return
            except (Conflict, OutsideBusy):
                time.sleep(wait_s)
        # Given up: when the claim has run out, the message is repeated under the same Message-ID.
        self._database.retrying(work)

    def _message(self, delivery: Delivery) -> OutboundMessage:
        former, in_place = self._former(delivery)
        return OutboundMessage(
            delivery_id=delivery.id,
            channel=delivery.channel,
            recipient=delivery.recipient,
            recipient_name=delivery.recipient_name,
            conversation=delivery.conversation_id or 0,
            thread=delivery.thread,
            message_id=delivery.message_id,
            subject=delivery.subject,
            text=delivery.body_text,
            html=delivery.body_html,
            chat=delivery.body_chat,
            buttons=tuple(Button(**button) for button in delivery.buttons),
            answers=delivery.answers,
            references=tuple(delivery.reference_ids),
            reply_token=delivery.reply_token,
            automatic=delivery.automatic,
            attachments=tuple(self._resolve_attachment(attachment) for attachment in delivery.attachments),
            language=delivery.language,
            at=self._clock.now(),
            facts=delivery.facts or {},
            # Of a letter about an order somebody must learn that it did not arrive; of a mere answer not.
            returns=delivery.order_id is not None or not delivery.automatic,
            former=former,
            in_place=in_place,
            so_far=delivery.receipt or {},
        )

    def _former(self, delivery: Delivery) -> tuple[Mapping[str, Any], bool]:
        if not getattr(self._channels[self._part_of(delivery.channel)], "redraws", False):
            return {}, False
        with self._database.read() as conn:
            return redrawn.former(conn, delivery)

    def _slot(self, moment: int) -> int:
        """Return the next moment of the grid on which recovery jobs lie, so that many messages share one."""
        grid = max(self._recover_after_ms // 2, 100)
        return -(-moment // grid) * grid

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _rates(channels: Mapping[str, Channel]) -> dict[str, float]:
    asked = {name: getattr(channel, "per_second", None) for name, channel in channels.items()}
    return {name: float(rate) for name, rate in asked.items() if rate}


def _wait_s(attempts: int, fault: Exception) -> float | None:
    """Return how long to wait before the next attempt, or None if there is to be none."""
    if isinstance(fault, OutsideRefused) or attempts > len(RETRY_WAITS_S):
        return None
    wait_s = RETRY_WAITS_S[attempts - 1]
    return max(wait_s, fault.wait_s) if isinstance(fault, OutsideBusy) else wait_s


def _kept_so_far(conn: Connection, delivery: Delivery, fault: Exception) -> bool:
    if isinstance(fault, OutsideBusy) and fault.so_far:
        ledger.keep_so_far(conn, delivery, fault.so_far)
    return True


def _words(fault: Exception) -> str:
    # An unforeseen error's text may hold an address or a token: keep its name only.
    named = isinstance(fault, OutsideBusy | OutsideRefused)
    return f"{type(fault).__name__}: {fault}" if named else type(fault).__name__


def _bug(fault: Exception) -> Exception | None:
    return None if isinstance(fault, OutsideBusy | OutsideRefused) else fault
