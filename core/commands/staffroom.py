"""The staff room's own commands: notes, claims, topics, codes, and what keeps a press from being done twice."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete, insert, update

from core.commands import cards
from core.commands.work import Work
from core.database import conversations, staffroom
from core.database.access import secret_hash, staff_names
from core.database.moments import ms
from core.database.tables.access import staff
from core.database.tables.staffroom import staff_codes
from core.domain.commands import Command
from core.domain.machine import STAFF, Role
from core.domain.staffroom import (
    ActOnce,
    BindTelegram,
    ClaimCase,
    MakeTelegramCode,
    NoteOrder,
    OrderNoted,
    RefreshCases,
    ReleaseCase,
    RememberTopic,
)
from core.errors import Refused

LONGEST_NOTE = 2000
CODE_MS = 10 * 60 * 1000
_CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def note_order(work: Work, command: NoteOrder) -> None:
    """Write a colleague's note into the order's journal; the words lie beside it, where they can be erased."""
    work.only(STAFF, "note")
    words = command.words.strip()[:LONGEST_NOTE]
    if not words:
        raise Refused("text_missing")
    order = work.order(command.order)
    # A chain of its own: a note moves no version, and whoever looks at the order needs not look again.
    work.note(OrderNoted, "order_note", order.id, {"number": order.number}, words, order_id=order.id)


def act_once(work: Work, command: ActOnce) -> None:
    """Let the unit go on only where the key is new."""
    row = {
        "key": command.key[:200],
        "staff_id": _staff_id(work),
        "act": command.act[:40],
        "order_number": command.order[:40],
        "undo": command.undo,
        "at": ms(work.now),
    }
    if not staffroom.once(work.conn, row):
        raise Refused("done_already")


def claim_case(work: Work, command: ClaimCase) -> dict[str, Any]:
    """Take a case on; its conversation is claimed with it."""
    work.only(STAFF, "claim")
    row = staffroom.case_row(work.conn, str(command.queue), command.thing)
    if row is None or not row["open"]:
        raise Refused("unknown_case")
    mine, holder = _staff_id(work), row["claimed_by"]
    if holder == mine:
        return {"case": row["id"]}
    if holder is not None and not command.over:
        name = staff_names(work.conn, [f"staff:{holder}"]).get(f"staff:{holder}", "")
        raise Refused("claimed_already", who=name)
    _claimed(work, row, mine)
    return {"case": row["id"]}


def release_case(work: Work, command: ReleaseCase) -> None:
    """Put a case back; a manager may put back anybody's."""
    row = staffroom.case_row(work.conn, str(command.queue), command.thing)
    if row is None:
        raise Refused("unknown_case")
    if row["claimed_by"] == _staff_id(work) or work.actor.role & (Role.MANAGER | Role.ADMIN):
        _claimed(work, row, None)


def _claimed(work: Work, row: Any, holder: int | None) -> None:
    at = None if holder is None else ms(work.now)
    staffroom.change_case(work.conn, row["id"], claimed_by=holder, claimed_at=at)
    if row["conversation_id"]:
        conversations.change(work.conn, row["conversation_id"], claimed_by=holder)
        work.woken.add(row["conversation_id"])


def remember_topic(work: Work, command: RememberTopic) -> None:
    """Remember the topic of a queue; an empty one is forgotten, so that it is made anew."""
    staffroom.remember_topic(work.conn, command.chat[:60], command.queue[:40], command.topic[:60])


def make_telegram_code(work: Work, command: MakeTelegramCode) -> dict[str, Any]:
    """Make a code for oneself, or as an administrator for a colleague; the one before it is void."""
    if work.actor.id != f"staff:{command.staff_id}":
        work.only(Role.ADMIN, "administer")
    code = "".join(secrets.choice(_CODE_SIGNS) for _ in range(10))
    work.conn.execute(delete(staff_codes).where(staff_codes.c.staff_id == command.staff_id))
    work.conn.execute(
        insert(staff_codes).values(
            code_hash=secret_hash(f"telegram:{code}"), staff_id=command.staff_id, expires_at=ms(work.now) + CODE_MS
        )
    )
    return {"code": code}


def bind_telegram(work: Work, command: BindTelegram) -> dict[str, Any]:
    """Make a Telegram account a member of staff's; it is nobody else's from then on."""
    c = staff_codes.c
    code = command.code.strip().upper()[:40]
    used = delete(staff_codes).where(c.code_hash == secret_hash(f"telegram:{code}")).returning(c.staff_id, c.expires_at)
    row = work.conn.execute(used).first()
    telegram = command.telegram.strip()
    if row is None or row.expires_at <= ms(work.now) or not telegram:
        raise Refused("code_unknown")
    work.conn.execute(update(staff).where(staff.c.telegram == telegram).values(telegram=""))
    bound = update(staff).where(staff.c.id == row.staff_id, staff.c.active).values(telegram=telegram)
    if work.conn.execute(bound).rowcount != 1:
        raise Refused("code_unknown")
    return {"staff_id": row.staff_id}


def _staff_id(work: Work) -> int:
    kind, _, number = work.actor.id.partition(":")
    if kind != "staff" or not number.isdigit():
        raise Refused("not_your_role", step="act")
    return int(number)


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    NoteOrder: note_order,
    ActOnce: act_once,
    ClaimCase: claim_case,
    ReleaseCase: release_case,
    RefreshCases: cards.refresh_cases,
    RememberTopic: remember_topic,
    MakeTelegramCode: make_telegram_code,
    BindTelegram: bind_telegram,
}
