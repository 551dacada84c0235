"""A unit of work as a use case sees it: load, take steps, say what happened; all is written once, at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.commands.announcing import KeptNotices, Notices, announced
from core.commands.saying import Letters, Saying
from core.database import catalogue, conversations, facts, journal, orders, stock, views
from core.database.moments import ms
from core.domain.catalogue import Item
from core.domain.events import Event
from core.domain.guards import OrderFacts
from core.domain.hooks import Hooked
from core.domain.lifecycles import ORDER
from core.domain.machine import STAFF, SYSTEM, Actor, Lifecycle, Role, Step, advance
from core.domain.orders import Order, OrderLine
from core.domain.policy import ShopPolicy
from core.domain.switches import Switches
from core.errors import Conflict, Refused

_IN_THE_JOURNAL = ("invoiced_minor", "paid_minor", "shipping_minor", "shipping_tax_minor")


@dataclass(slots=True)
class Track:
    """An order of this unit: as it was loaded (None when new) and as it is now."""

    before: Order | None
    now: Order
    ids: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Note:
    """One journal entry to come. order: the track whose order it belongs to; kind, thing: another thing's entry."""

    step: str
    event: type[Event]
    before: Order | None
    after: Order | None
    track: Track | None
    facts: dict[str, Any]
    words: str
    kind: str = "order"
    thing: int = 0
    states: tuple[str, str] = ("", "")
    order_id: int | None = None
    saying: Saying | None = None


class Work:
    """What a use case works with. Nothing is written before `finish` but locks, stock levels and new things."""

    def __init__(
        self,
        conn: Connection,
        *,
        now: datetime,
        actor: Actor,
        cause: str,
        policy: ShopPolicy,
        letters: Letters,
        hooked: Hooked = Hooked(),
        switches: Switches = Switches(),
        notices: Notices = KeptNotices(),
    ) -> None:
        """hooked: who is to be told of events. notices: queues what they are told."""
        self.hooked = hooked
        self.switches = switches
        self.notices = notices
        self.conn = conn
        self.now = now
        self.actor = actor
        self.cause = cause
        self.policy = policy
        self.letters = letters
        self.facts: dict[str, Any] = {}
        self.woken: set[int] = set()
        self.delivered: tuple[int, ...] = ()
        self.message_id: int | None = None
        self.read: dict[int, RowMapping | None] = {}
        self.left_at_once = False
        self._tracks: dict[str, Track] = {}
        self._notes: list[Note] = []
        self._held: list[tuple[Track, int, str, stock.Held]] = []
        self._items: dict[str, Item] = {}
        self._shown: dict[str, views.Belongings] = {}
        self.new_conversations: set[int] = set()
        self._stored: list[tuple[Track | None, Callable[[Order | None], None]]] = []
        self._asked: list[tuple[Track, Mapping[str, Any]]] = []
        self._after: list[Callable[[], None]] = []

    # -- loading ---------------------------------------------------------------------------------------------------

    def order(self, number: str, expected_version: int | None = None) -> Order:
        """Return an order of this unit, locked.

        Raises: Refused("unknown_order"), Conflict when it has another version.
        """
        if number not in self._tracks:
            found = orders.order_by(self.conn, number=number, lock=True)
            if found is None:
                raise Refused("unknown_order", number=number[:20])
            self._tracks[number] = Track(found, found)
        now = self._tracks[number].now
        if expected_version is not None and now.version != expected_version:
            raise Conflict(number)
        return now

    def is_new(self, order: Order) -> bool:
        """Return whether this unit has made the order."""
        return self._tracks[order.number].before is None

    def items(self, skus: Sequence[str]) -> dict[str, Item]:
        """Return the items of these SKUs; unknown ones are absent."""
        missing = [sku for sku in skus if sku not in self._items]
        if missing:
            self._items.update(catalogue.item_by_sku(self.conn, missing))
        return {sku: self._items[sku] for sku in skus if sku in self._items}

    # -- changing --------------------------------------------------------------------------------------------------

    def begin(self, order: Order) -> Order:
        """Bring a new order into the unit."""
        self._tracks[order.number] = Track(None, order)
        return order

    def step(
        self,
        order: Order,
        step: str,
        facts: OrderFacts,
        *,
        said: Mapping[str, Any] | None = None,
        say: bool = True,
        actor: Actor | None = None,
        **changes: Any,
    ) -> Order:
        """Take one step of the order's life cycle with the changes that belong to it.

        said: facts of the event. say: False where another message of this unit tells it.
        Raises: Refused with the guard's reason.
        """
        track = self._tracks[order.number]
        moved, row = advance(ORDER, order, step, actor or self.actor, facts)
        after = replace(moved, version=order.version + (0 if track.before is None and not self._noted(track) else 1))
        after = replace(after, **changes)
        _assert_whole(after)
        saying = Saying(row.emits, after.number, dict(said or {})) if say and row.emits.notifies else None
        self._notes.append(
            Note(
                step, row.emits, order if self._noted(track) or track.before else None, after, track,
                dict(said or {}), facts.reason, states=(str(order.state), str(after.state)), saying=saying,
            )
        )  # fmt: skip
        track.now = after
        return after

    def amend(self, order: Order, amended: Order) -> Order:
        """Give the order of the step that is under way other amounts, places or people; no state, no quantity."""
        track = self._tracks[order.number]
        track.now = amended
        last = next((note for note in reversed(self._notes) if note.track is track), None)
        if last is not None:
            last.after = amended
        return amended

    def ask(self, order: Order, rows: Sequence[Mapping[str, Any]]) -> None:
        """Store questions about an order with it."""
        self._asked.extend((self._tracks[order.number], row) for row in rows)

    def drop_questions(self, order: Order) -> None:
        """End what is still asked about an order that goes no further."""
        if order.id:
            conversations.close_questions(self.conn, order.id, "dropped", ms(self.now))

    def when_stored(self, order: Order | None, callback: Callable[[Order | None], None]) -> None:
        """Have `callback` called inside the transaction once the orders are stored and have their ids."""
        self._stored.append((self._tracks[order.number] if order else None, callback))

    def move_thing(
        self,
        kind: str,
        lifecycle: Lifecycle,
        thing: Any,
        step: str,
        *,
        order_id: int,
        facts: Any = None,
        words: str = "",
        actor: Actor | None = None,
        told: Mapping[str, Any] | None = None,
    ) -> tuple[Any, Step]:
        """Take one step of a shipment, invoice or payment and note it in its own chain; the caller saves the thing.

        told: facts of the entry: ids, codes, quantities, amounts.
        """
        after, row = advance(lifecycle, thing, step, actor or self.actor, facts)
        self._notes.append(
            Note(
                step, row.emits, None, None, None, dict(told or {}), words,
                kind=kind, thing=thing.id, states=(str(thing.state), str(after.state)), order_id=order_id,
            )
        )  # fmt: skip
        return after, row

    def hold(self, order: Order, wants: Sequence[stock.Want]) -> tuple[dict[int, stock.Held], list[stock.Shortage]]:
        """Lock, check and, where nothing is short, reserve in one go; keys are line ids."""
        held, shortages = stock.plan(self.conn, wants)
        if not shortages:
            skus = {want.key: want.sku for want in wants}
            track = self._tracks[order.number]
            stock.move(self.conn, [(skus[key], place, 0, n) for key, got in held.items() for place, n in got.places])
            placed = [(key, skus[key], got) for key, got in held.items() if got.places]
            stock.allocate(self.conn, [row for row in placed if row[0] > 0])
            self._held.extend((track, *row) for row in placed if row[0] < 0)
        return held, shortages

    def tell_last(self, saying: Saying) -> None:
        """Have the newest entry's event told to the customer."""
        self._notes[-1].saying = saying

    def newest_told(self) -> type[Event] | None:
        """Return the newest entry's event where the customer hears of it."""
        event = self._notes[-1].event
        return event if event.notifies else None

    def say(self, saying: Saying) -> None:
        """Have a message leave that belongs to no step."""
        self._notes.append(Note("say", saying.event, None, None, None, {}, "", kind="message", thing=0, saying=saying))

    def note(
        self,
        event: type[Event],
        kind: str,
        thing: int,
        facts: Mapping[str, Any],
        words: str = "",
        *,
        order_id: int | None = None,
    ) -> None:
        """Write an entry into the chain of something that has no life cycle; the caller holds its lock."""
        self._notes.append(
            Note("note", event, None, None, None, dict(facts), words, kind=kind, thing=thing, order_id=order_id)
        )

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Have `callback` called when the unit has committed."""
        self._after.append(callback)

    # -- facts -----------------------------------------------------------------------------------------------------

    def order_facts(self, **more: Any) -> OrderFacts:
        """Return the facts for the order's guards; `more` adds what the use case found out."""
        return OrderFacts(now=self.now, actor=self.actor, **more)

    def by_staff(self) -> bool:
        """Return whether a person of the shop does this."""
        return bool(self.actor.role & STAFF) and self.actor.id.startswith("staff:")

    def may_approve(self, role: str) -> bool:
        """Return whether this actor holds the role that an approval rule names."""
        return bool(self.actor.role & (facts.ROLES[role] | Role.ADMIN)) and self.by_staff()

    def stopped(self, act: str, order: Order, kind: str) -> bool:
        """Return whether a switch stops what the clerk would do by itself for this order."""
        off = self.switches.stopping(act, channel=order.source.channel, customer_id=order.customer_id, kinds=(kind,))
        return off is not None

    def by_customer(self) -> bool:
        """Return whether the customer does this."""
        return bool(self.actor.role & Role.CUSTOMER)

    def shown(self, order: Order) -> views.Belongings:
        """Return what belongs to an order, read once a unit; only after the orders are stored."""
        if order.number not in self._shown:
            track = self._tracks[order.number]
            if track.before is None:
                asked = sum(1 for other, _ in self._asked if other is track)
                skus = [line.sku for line in order.lines] + [sku for _, row in self._asked for sku in row["candidates"]]
                found = views.fresh_belongings(self.conn, order, self.items(skus), asked)
            else:
                found = views.belongings(self.conn, order, self.policy, actor=None, now=self.now)
            self._shown[order.number] = found
        return self._shown[order.number]

    def only(self, roles: Role, doing: str) -> None:
        """Let go on only who holds one of these roles, an administrator, or the system itself.

        Raises: Refused("not_your_role").
        """
        if not self.actor.role & (roles | Role.ADMIN | SYSTEM):
            raise Refused("not_your_role", step=doing)

    # -- writing ---------------------------------------------------------------------------------------------------

    def finish(self) -> list[Callable[[], None]]:
        """Write everything: orders, journal, messages and the job that sends them. Returns what follows the commit."""
        for track in self._tracks.values():
            self._store(track)
        self._allocate()
        conversations.ask(self.conn, [dict(row) | {"order_id": track.now.id} for track, row in self._asked])
        for stored, callback in self._stored:
            callback(stored.now if stored else None)
        entries = [note for note in self._notes if note.kind != "message"]
        rows = [self._entry(note) for note in entries]
        ids = journal.append(self.conn, rows)
        if self.hooked.webhooks:
            self.notices.post(self.conn, announced(self.hooked, rows, ids, ms(self.now)))
        events = dict(zip(map(id, entries), ids, strict=True))
        sayings = [(note.saying, events.get(id(note))) for note in self._notes if note.saying]
        if sayings:
            now = {number: track.now for number, track in self._tracks.items()}
            self.delivered, woken = self.letters.post(self, sayings, now)
            self.woken |= woken
        return self._after

    def touched(self) -> tuple[Order, ...]:
        """Return the orders of this unit as they are now."""
        return tuple(track.now for track in self._tracks.values())

    def changes(self) -> tuple[tuple[Order | None, Order], ...]:
        """Return each order of this unit as it was, None when it is new, and as it is now."""
        return tuple((track.before, track.now) for track in self._tracks.values())

    def _noted(self, track: Track) -> bool:
        return any(note.track is track for note in self._notes)

    def _store(self, track: Track) -> None:
        if track.before is None:
            stored = orders.insert_order(self.conn, track.now)
            track.ids = {old.id: new.id for old, new in zip(track.now.lines, stored.lines, strict=True)}
            track.now = stored
        elif track.now != track.before:
            fresh = [line for line in track.now.lines if line.id < 0]
            orders.save_order(self.conn, track.before, track.now, ms(self.now))
            stored_lines = orders.insert_lines(self.conn, track.now.id, fresh)
            track.ids = {old.id: new.id for old, new in zip(fresh, stored_lines, strict=True)}
            lines = (replace(line, id=track.ids.get(line.id, line.id)) for line in track.now.lines)
            track.now = track.now.with_lines(lines)

    def _allocate(self) -> None:
        rows = [(track.ids.get(key, key), sku, got) for track, key, sku, got in self._held]
        stock.allocate(self.conn, rows)

    def _entry(self, note: Note) -> journal.Entry:
        if note.track is None or note.after is None:
            return journal.Entry(
                note.kind, note.thing, note.order_id, 0, note.event.external(), self.actor.id, "", self.cause,
                *note.states, note.facts, ms(self.now), words=note.words,
            )  # fmt: skip
        order = note.track.now
        return journal.Entry(
            "order", order.id, order.id, note.after.version, note.event.external(), self.actor.id,
            order.source.channel, self.cause, note.states[0] if note.before else "", note.states[1],
            _printable(note.facts) | moves(note.before, note.after, note.track.ids), ms(self.now),
            words=note.words, fresh=note.track.before is None and note.before is None,
        )  # fmt: skip


def moves(before: Order | None, after: Order, ids: Mapping[int, int]) -> dict[str, Any]:
    """Return what a step moved: quantities per line id, amounts; replayed, they give the present state."""
    old = {line.id: line.quantities for line in before.lines} if before else {}
    lines: dict[str, dict[str, int]] = {}
    for line in after.lines:
        was = old.pop(line.id, {})
        moved = {name: n - was.get(name, 0) for name, n in line.quantities.items() if n != was.get(name, 0)}
        if moved:
            lines[str(ids.get(line.id, line.id))] = moved
    for line_id, was in old.items():
        lines[str(ids.get(line_id, line_id))] = {name: -n for name, n in was.items() if n}
    amounts = {name: getattr(after, name) for name in _IN_THE_JOURNAL}
    return {"moved": lines, "amounts": amounts, "total": after.totals.total.minor}


def _printable(facts: Mapping[str, Any]) -> dict[str, Any]:
    kept = (str, int, bool, list, type(None))
    return {key: value for key, value in facts.items() if isinstance(value, kept) and not isinstance(value, tuple)}


def _assert_whole(order: Order) -> None:
    for line in order.lines:
        if broken := line.broken_rules():
            raise RuntimeError(f"order {order.number}, line {line.position}: {', '.join(broken)}")


def changed_lines(order: Order, moved: Callable[[OrderLine], OrderLine]) -> tuple[OrderLine, ...]:
    """Return the order's lines, each passed through `moved`."""
    return tuple(moved(line) for line in order.lines)
