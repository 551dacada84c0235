"""The staff room in the tables: who is who, cases, posts, topics, codes and what was done once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.database.access import IDLE_MS
from core.database.moments import moment, moment_or_none, ms
from core.database.reading import LARGEST_ID
from core.database.tables.access import sessions, staff
from core.database.tables.conversations import conversations, inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.hooks import gateways, webhooks
from core.database.tables.orders import orders
from core.database.tables.staffroom import ACTIVE_SQL, staff_acts, staff_cases, staff_posts, staff_topics
from core.domain.queries import Query
from core.domain.staffroom import (
    ActView,
    CaseOfPost,
    CaseView,
    DutyView,
    FindCase,
    LatestActs,
    ListCases,
    OnDuty,
    OrdersLike,
    Queue,
    ReadingOf,
    ReadMessage,
    StaffByTelegram,
    TopicOf,
)
from core.domain.views import StaffView

_c, _p = staff_cases.c, staff_posts.c
_DAY_MS = 24 * 3600 * 1000
_MOST_POSTS = 5000
PRESENT_MS = 30 * 60 * 1000
_connection = case(
    (_c.queue == str(Queue.WEBHOOKS), select(webhooks.c.name).where(webhooks.c.id == _c.thing).scalar_subquery()),
    (_c.queue == str(Queue.GATEWAYS), select(gateways.c.name).where(gateways.c.id == _c.thing).scalar_subquery()),
)
_CASE = (
    select(staff_cases, staff.c.name.label("holder"), orders.c.number, _connection.label("connection"))
    .outerjoin(staff, staff.c.id == _c.claimed_by)
    .outerjoin(orders, orders.c.id == _c.order_id)
)
_MISREAD = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J", "U": "V", "S": "5", "B": "8", "Z": "2"})
"""Signs that look alike when they are read aloud or written by hand; numbers have no 0, O, 1, I, L and U."""


def once(conn: Connection, values: Mapping[str, Any]) -> bool:
    """Note an act under its key; False where the key was used before."""
    dialect: Any = sqlite if conn.dialect.name == "sqlite" else postgresql
    made = dialect.insert(staff_acts).values(dict(values)).on_conflict_do_nothing().returning(staff_acts.c.key)
    return conn.execute(made).first() is not None


def case_row(conn: Connection, queue: str, thing: int) -> RowMapping | None:
    """Return one case, locked."""
    found = select(staff_cases).where(_c.queue == queue, _c.thing == thing).with_for_update()
    return conn.execute(found).mappings().first()


def change_case(conn: Connection, case_id: int, **values: Any) -> None:
    """Change a case's fields."""
    conn.execute(update(staff_cases).where(_c.id == case_id).values(values))


def new_case(conn: Connection, values: Mapping[str, Any]) -> int:
    """Open a case."""
    return int(conn.execute(insert(staff_cases).values(dict(values)).returning(_c.id)).scalar_one())


def note_order(conn: Connection, order_id: int, conversation_id: int | None, now: int) -> None:
    """Have colleagues told once of an order that a rule noted: a case that is settled at once, with its card due."""
    values = {"open": False, "due": True, "shown": "", "opened_at": now, "closed_at": now, "claimed_by": None}
    row = case_row(conn, str(Queue.NOTED), order_id)
    if row is not None:
        change_case(conn, row["id"], **values)
        return
    about = {"queue": str(Queue.NOTED), "thing": order_id, "order_id": order_id, "conversation_id": conversation_id}
    new_case(conn, {**values, **about})


def active_rows(conn: Connection) -> list[RowMapping]:
    """Return all open cases, and those whose card is not up to date, locked, in the order of their ids."""
    return list(conn.execute(select(staff_cases).where(text(ACTIVE_SQL)).order_by(_c.id).with_for_update()).mappings())


def keep_post(conn: Connection, case_id: int, delivery_id: int, *, card: bool) -> None:
    """Note that a queued message belongs to a case."""
    conn.execute(insert(staff_posts).values(delivery_id=delivery_id, case_id=case_id, card=card))


def card_of(conn: Connection, case_id: int, chat: str) -> RowMapping | None:
    """Return the first message that showed the case's card in a chat since it was opened last: what edits change."""
    d = deliveries.c
    found = (
        select(d.id, d.state, d.receipt, d.facts)
        .join(staff_posts, _p.delivery_id == d.id)
        .where(_p.case_id == case_id, _p.card, _in_chat(chat))
        .order_by(d.id.desc())
    )
    rows = conn.execute(found).mappings().all()
    return next((row for row in rows if not (row["facts"] or {}).get("over")), None)


def _in_chat(chat: str) -> ColumnElement[bool]:
    """Whether a message is in a chat, in whichever of its topics."""
    return or_(deliveries.c.recipient == chat, deliveries.c.recipient.like(f"{chat}:%"))


def staff_by_telegram(conn: Connection, query: StaffByTelegram, now: datetime) -> StaffView | None:
    """Return who a Telegram account belongs to, if they still work here."""
    s = staff.c
    who = query.telegram.strip()
    if not who:
        return None
    found = select(s.id, s.name, s.roles, s.email).where(s.telegram == who, s.active).order_by(s.id).limit(1)
    row = conn.execute(found).first()
    return StaffView(row.id, row.name, tuple(row.roles), row.email) if row else None


def plain_number(typed: str) -> str:
    """Return the letters and figures of an order's number, without the prefix."""
    kept = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())[:20]
    return kept[1:] if len(kept) == 8 and kept.startswith("O") else kept


def orders_like(conn: Connection, query: OrdersLike, now: datetime) -> tuple[str, ...]:
    """Return the order that a typed number names, first, or those that it looks like."""
    o = orders.c
    typed = plain_number(query.typed)
    if not 3 <= len(typed) <= 8:
        return ()
    ending = select(o.number).where(o.number.like(f"%-{typed[-5:]}")).order_by(o.id.desc()).limit(5)
    found = [number for number in conn.execute(ending).scalars() if plain_number(number).endswith(typed)]
    if len(typed) >= 5 and found:
        return tuple(found)
    recent = conn.execute(select(o.number).order_by(o.id.desc()).limit(500)).scalars()
    wanted = typed[-5:].translate(_MISREAD)
    near = [number for number in recent if _near(wanted, number[-5:].translate(_MISREAD))]
    # The one who looks first must see that nothing is exact.
    return ("", *near[:5]) if near else ()


def _near(typed: str, number: str) -> bool:
    """Whether one sign is wrong, missing or too much, or two neighbours are swapped."""
    if typed == number or (len(typed) >= 3 and number.startswith(typed)):
        return True
    if len(typed) == len(number):
        differing = [place for place, (one, other) in enumerate(zip(typed, number, strict=True)) if one != other]
        swapped = len(differing) == 2 and sorted(typed) == sorted(number) and differing[1] - differing[0] == 1
        return len(differing) == 1 or swapped
    longer, shorter = (typed, number) if len(typed) > len(number) else (number, typed)
    if len(longer) - len(shorter) != 1 or len(shorter) < 4:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _view(row: RowMapping) -> CaseView:
    return CaseView(
        Queue(row["queue"]),
        row["thing"],
        row["number"] or row["connection"] or str(row["thing"]),
        moment(row["opened_at"]),
        row["number"] or "",
        row["conversation_id"],
        row["holder"] or "",
        row["claimed_by"],
        moment_or_none(row["claimed_at"]),
        bool(row["open"]),
    )


def list_cases(conn: Connection, query: ListCases, now: datetime) -> tuple[CaseView, ...]:
    """Return the open cases, the oldest first."""
    statement = _CASE.where(_c.open).order_by(_c.opened_at, _c.id).limit(500)
    if query.queue is not None:
        statement = statement.where(_c.queue == str(query.queue))
    return tuple(_view(row) for row in conn.execute(statement).mappings())


def label_of(conn: Connection, queue: str, thing: int) -> str:
    """Return a case's label."""
    found = find_case(conn, FindCase(Queue(queue), thing), moment(0))
    return found.label if found else str(thing)


def find_case(conn: Connection, query: FindCase, now: datetime) -> CaseView | None:
    """Return one case."""
    found = _CASE.where(_c.queue == str(query.queue), _c.thing == query.thing)
    row = conn.execute(found).mappings().first()
    return _view(row) if row else None


def case_of_post(conn: Connection, query: CaseOfPost, now: datetime) -> CaseView | None:
    """Return the case that a message in the staff's chat belongs to; looks through the newest of them."""
    d = deliveries.c
    newest = select(_p.delivery_id, _p.case_id).order_by(_p.delivery_id.desc()).limit(_MOST_POSTS).subquery()
    found = (
        select(newest.c.case_id)
        .join(deliveries, d.id == newest.c.delivery_id)
        .where(_in_chat(query.chat), d.receipt["external_id"].as_string() == f"{query.chat}:{query.post}")
        .limit(1)
    )
    case_id = conn.execute(found).scalar()
    row = conn.execute(_CASE.where(_c.id == case_id)).mappings().first() if case_id else None
    return _view(row) if row else None


def topic_of(conn: Connection, query: TopicOf, now: datetime) -> str:
    """Return the topic of a queue."""
    t = staff_topics.c
    found = select(t.topic).where(t.chat == query.chat, t.queue == query.queue)
    return str(conn.execute(found).scalar() or "")


def remember_topic(conn: Connection, chat: str, queue: str, topic: str) -> None:
    """Keep which topic is a queue's; the last word counts."""
    t = staff_topics.c
    conn.execute(delete(staff_topics).where(t.chat == chat, t.queue == queue))
    if topic:
        conn.execute(insert(staff_topics).values(chat=chat, queue=queue, topic=topic))


_SEEN = (
    select(staff.c.id, func.max(sessions.c.seen_at).label("seen"))
    .outerjoin(sessions, and_(sessions.c.staff_id == staff.c.id, sessions.c.seen_at > bindparam("since")))
    .where(staff.c.active)
    .group_by(staff.c.id)
)


def on_duty(conn: Connection, query: OnDuty, now: datetime) -> tuple[DutyView, ...]:
    """Return everybody who works here: who was seen last comes first."""
    since = ms(now) - IDLE_MS
    seen = {row.id: row.seen for row in conn.execute(_SEEN, {"since": since})}
    a = staff_acts.c
    acted = select(a.staff_id, func.max(a.at).label("seen")).where(a.at > since).group_by(a.staff_id)
    for row in conn.execute(acted):
        if row.staff_id in seen:
            seen[row.staff_id] = max(seen[row.staff_id] or 0, row.seen)
    held: dict[int, tuple[CaseView, ...]] = {}
    for one in list_cases(conn, ListCases(), now):
        if one.claimed_by_id is not None:
            held[one.claimed_by_id] = (*held.get(one.claimed_by_id, ()), one)
    s = staff.c
    people = conn.execute(select(s.id, s.name, s.roles, s.email).where(s.active).order_by(s.id)).all()
    ordered = sorted(people, key=lambda row: (-(seen.get(row.id) or 0), row.name))
    return tuple(
        DutyView(
            StaffView(row.id, row.name, tuple(row.roles), row.email),
            moment_or_none(seen.get(row.id)),
            (seen.get(row.id) or 0) > ms(now) - PRESENT_MS,
            held.get(row.id, ()),
        )
        for row in ordered
    )


def latest_acts(conn: Connection, query: LatestActs, now: datetime) -> tuple[ActView, ...]:
    """Return what a member of staff did within the last day, the latest first."""
    a = staff_acts.c
    found = (
        select(staff_acts)
        .where(a.staff_id == query.staff_id, a.at > ms(now) - _DAY_MS)
        .order_by(a.at.desc(), a.key.desc())
        .limit(20)
    )
    return tuple(
        ActView(row["key"], row["act"], row["order_number"], moment(row["at"]), row["undo"] or {})
        for row in conn.execute(found).mappings()
    )


def reading_of(conn: Connection, query: ReadingOf, now: datetime) -> ReadMessage | None:
    """Return a customer's message with what was read in it."""
    m = inbound_messages.c
    found = (
        select(inbound_messages, orders.c.number, conversations.c.customer_id.label("whose"), conversations.c.language)
        .outerjoin(orders, orders.c.id == m.order_id)
        .outerjoin(conversations, conversations.c.id == m.conversation_id)
        .where(m.id == query.message_id)
    )
    row = conn.execute(found).mappings().first() if 0 < query.message_id < LARGEST_ID else None
    if row is None:
        return None
    return ReadMessage(
        row["id"],
        row["state"],
        row["channel"],
        row["external_id"],
        row["body"],
        row["understanding"] or {},
        row["conversation_id"],
        row["whose"],
        row["number"] or "",
        row["language"] or "",
    )


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    StaffByTelegram: staff_by_telegram,
    OrdersLike: orders_like,
    ListCases: list_cases,
    FindCase: find_case,
    CaseOfPost: case_of_post,
    ReadingOf: reading_of,
    TopicOf: topic_of,
    OnDuty: on_duty,
    LatestActs: latest_acts,
}
