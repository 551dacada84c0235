"""Cards: one for each thing that waits for a person, posted where the staff is and edited as the thing moves on.

Whatever happens in whichever place, the next refresh sees what waits and what each card told last; nothing else tells a
card to change, so none is forgotten.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from core.commands import card_words
from core.commands.work import Work
from core.database import cases, deliveries, orders, staffroom
from core.database.cases import Key, Waiting
from core.database.deliveries import NewDelivery
from core.database.moments import ms
from core.domain.machine import Role
from core.domain.staffroom import Queue, RefreshCases, TopicOf

MOST_OPENED, MOST_POSTED = 50, 10
"""How much one refresh does at most, so that nobody waits long for the one who writes; the next one goes on."""
_UNDER_WAY = ("sending", "retry", "unknown")


def refresh_cases(work: Work, command: RefreshCases) -> dict[str, Any]:
    """Open cases for what waits, close those that are settled, and bring their cards up to date."""
    work.only(Role.RULE | Role.TIMER, "refresh")
    wanted = cases.waiting(work.conn, ms(work.now))
    active = staffroom.active_rows(work.conn)
    for row in active:
        if row["open"] and _key(row) not in wanted:
            _close(work, row)
    known = {_key(row) for row in active if row["open"]}
    fresh = [key for key in wanted if key not in known]
    for key in fresh[:MOST_OPENED]:
        _open(work, key, wanted[key])
    posted = 0
    if not command.chat:
        _not_told(work, active)
    for row in staffroom.active_rows(work.conn) if command.chat else ():
        posted += _shown(work, command.chat, row, wanted.get(_key(row)))
        if posted >= MOST_POSTED:
            break
    return {"cases": len(wanted), "posted": posted, "more": len(fresh) > MOST_OPENED or posted >= MOST_POSTED}


def _not_told(work: Work, rows: list[RowMapping]) -> None:
    """Note that nobody is told by card of what rules noted: where there is no chat, the console alone tells it."""
    for row in rows:
        if row["queue"] == Queue.NOTED:
            staffroom.change_case(work.conn, row["id"], due=False)


def _key(row: RowMapping) -> Key:
    return Queue(row["queue"]), int(row["thing"])


def _open(work: Work, key: Key, thing: Waiting) -> None:
    queue, number = key
    newest = cases.newest_message(work.conn, thing.conversation_id) if thing.conversation_id else None
    values = {
        "open": True,
        "due": True,
        "order_id": thing.order_id,
        "conversation_id": thing.conversation_id,
        "claimed_by": None,
        "claimed_at": None,
        "opened_at": ms(work.now),
        "closed_at": None,
        "shown": "",
        "heard_up_to": newest["id"] if newest else 0,
    }
    row = staffroom.case_row(work.conn, str(queue), number)
    if row is None:
        staffroom.new_case(work.conn, {"queue": str(queue), "thing": number, **values})
    else:
        staffroom.change_case(work.conn, row["id"], **values)


def _close(work: Work, row: RowMapping) -> None:
    # Whoever had it keeps the credit on its card.
    shown = bool(row["shown"])
    staffroom.change_case(work.conn, row["id"], open=False, due=shown, closed_at=ms(work.now))


def _shown(work: Work, chat: str, row: RowMapping, thing: Waiting | None) -> int:
    """Post a case's card, or one over it, where it tells something else than it should; returns how many leave."""
    mark = f"{thing.mark if thing else ''}:{row['claimed_by'] or ''}:{'open' if row['open'] else 'closed'}"
    posted = _further_words(work, chat, row) if row["open"] and row["queue"] == Queue.HANDED_OVER else 0
    if mark == row["shown"]:
        return posted
    card = staffroom.card_of(work.conn, row["id"], chat) if row["shown"] else None
    over = _under(work, card)
    if over is None:
        staffroom.change_case(work.conn, row["id"], due=True)
        return posted
    if not over and not row["open"] and not _still_noted(work, row):
        # Nobody saw it: there is nothing to tell that it is settled.
        staffroom.change_case(work.conn, row["id"], due=False, shown=mark)
        return posted
    if over and thing and thing.again and thing.again not in row["shown"]:
        # What is written over calls nobody: it is posted anew, and the one before says so.
        _post(work, chat, row, card_words.again(work, row), card=True, facts={"over": over}, key=f"again{thing.again}")
        over = 0
    _post(work, chat, row, card_words.card(work, row), card=True, facts={"over": over} if over else {})
    staffroom.change_case(work.conn, row["id"], due=False, shown=mark, posts=row["posts"] + 1)
    return posted + 1


def _still_noted(work: Work, row: RowMapping) -> bool:
    """Return whether this tells of an order that a rule noted; nobody is told of one that was taken back."""
    if row["queue"] != Queue.NOTED:
        return False
    order = orders.order_by(work.conn, order_id=row["thing"])
    return order is not None and order.confirmed_at is not None


def _under(work: Work, card: RowMapping | None) -> int | None:
    """Return the delivery that showed the card first; 0 where a new one is to be posted, None while one is leaving."""
    if card is None or card["state"] in ("parked", "cancelled"):
        return 0
    if card["state"] == "sent":
        return int(card["id"])
    if card["state"] in _UNDER_WAY:
        return None
    return 0 if deliveries.cancel_waiting(work.conn, [card["id"]]) else None


def _further_words(work: Work, chat: str, row: RowMapping) -> int:
    """Show what the customer has written since in a conversation that a colleague has."""
    fresh = cases.messages_after(work.conn, row["conversation_id"], row["heard_up_to"])
    if not fresh:
        return 0
    card = staffroom.card_of(work.conn, row["id"], chat)
    facts = {"below": int(card["id"])} if card and card["state"] == "sent" else {}
    for message in fresh:
        words = card_words.further(work, row, message)
        _post(work, chat, row, words, card=False, facts=facts, key=f"m{message['id']}")
    staffroom.change_case(work.conn, row["id"], heard_up_to=fresh[-1]["id"])
    return len(fresh)


def _post(
    work: Work,
    chat: str,
    row: RowMapping,
    words: card_words.Words,
    *,
    card: bool,
    facts: dict[str, Any],
    key: str = "",
) -> None:
    name = key or f"{row['posts']}.{ms(work.now)}"
    queue = Queue(row["queue"]).topic
    topic = staffroom.topic_of(work.conn, TopicOf(chat, queue), work.now)
    post = NewDelivery(
        key=f"staff:{row['id']}:{name}",
        channel="telegram",
        recipient=f"{chat}:{topic}" if topic else chat,
        message_id=f"<staff.{row['id']}.{name}@staff.invalid>",
        created_at=ms(work.now),
        thread=f"staff:{queue}",
        subject=words.title,
        body_text=words.text,
        body_chat=words.text,
        buttons=words.buttons,
        language=words.language,
        template=f"{cases.OUR_OWN}{words.template}",
        facts={"staff": str(queue), **facts},
    )
    (delivery_id,) = work.letters.queue(work.conn, [post])
    staffroom.keep_post(work.conn, row["id"], delivery_id, card=card)
