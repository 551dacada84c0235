"""Notes, who is there, what can be said, and undoing; and making a Telegram account a colleague's."""

from __future__ import annotations

from dataclasses import replace

from bot.staffroom.here import Here
from bot.staffroom.parsing import split_number
from bot.staffroom.port import Row, StaffReply
from core.domain.queries import ReadJournal
from core.domain.staffroom import TOPICS, ListCases, NoteOrder, OnDuty
from core.errors import Refused

MOST_NOTES = 10


def note(here: Here) -> StaffReply:
    """Write a note on an order, or show those that are there."""
    typed, words = split_number(here.asked.rest)
    order = here.order(typed)
    if not words:
        entries = [one for one in here.clerk.look(ReadJournal(order.id)) if one.name == "order.noted"][-MOST_NOTES:]
        rows = tuple(Row(here.line("row_note", note=one), one.reason) for one in entries)
        return replace(here.reply("notes" if rows else "notes_none", order=order), rows=rows)
    try:
        here.do(NoteOrder(order.number, words), order=order.number)
    except Refused as refused:
        return here.refused(refused, order)
    return here.reply("noted", kind="good", order=order)


def who(here: Here) -> StaffReply:
    """Show who is there, what each has claimed, and what nobody has."""
    duty, cases = here.clerk.all_of((OnDuty(), ListCases()))
    rows = [
        Row(here.line("row_person", one=one), here.line("row_claims", claims=one.claims))
        for one in duty
        if one.seen_at or one.claims
    ]
    free = {str(one): sum(case.queue.topic is one and not case.claimed_by for case in cases) for one in TOPICS}
    return replace(here.reply("who", free=free, waiting=sum(free.values())), rows=tuple(rows))


def help_(here: Here) -> StaffReply:
    """Show every command with an example made of what is in this shop; or one of them."""
    name = here.asked.rest.strip().lstrip("/").lower()[:32]
    if name:
        return here.reply("usage", command=name, example=here.example())
    return here.reply("help", example=here.example(), roles=list(here.staff.roles))
