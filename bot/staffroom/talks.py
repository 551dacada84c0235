"""Cases and conversations: who has them, taking over and giving back, answering the customer from the room."""

from __future__ import annotations

from bot.staffroom.here import Here
from bot.staffroom.port import StaffReply
from core.domain.commands import AnswerMessage, HandOver, ResendDelivery, TakeBack
from core.domain.queries import FindConversation
from core.domain.staffroom import CaseView, ClaimCase, FindCase, Queue, ReleaseCase
from core.errors import Conflict, Refused

LONGEST_ANSWER = 4000
AMONG_US = ("//", "#")
"""How a reply begins that is meant for colleagues and not for the customer."""
OF_TALKS = (Queue.REVIEWS, Queue.HANDED_OVER)


def claim(here: Here) -> StaffReply:
    """Take a case on; `over` at the end takes it from the colleague who has it."""
    case = _named(here)
    if case is None:
        return here.usage()
    over = here.asked.words[-1:] == ["over"]
    try:
        here.do(ClaimCase(case.queue, case.thing, over), order=case.order)
    except Refused as refused:
        if refused.code == "claimed_already":
            again = f"/claim {case.queue} {case.thing} over"
            return here.reply("claimed", kind="warn", why=here.reason(refused), again=again)
        return here.refused(refused)
    return here.told("case_yours", case=case)


def unclaim(here: Here) -> StaffReply:
    """Put a case back for others."""
    case = _named(here)
    if case is None:
        return here.usage()
    try:
        here.do(ReleaseCase(case.queue, case.thing), order=case.order)
    except Refused as refused:
        return here.refused(refused)
    return here.told("case_free", case=case)


def _named(here: Here) -> CaseView | None:
    words = here.asked.words
    if len(words) >= 2 and words[0] in set(Queue) and words[1].isdigit():
        return here.clerk.look(FindCase(Queue(words[0]), int(words[1][:18])))
    return here.case()


def take_over(here: Here) -> StaffReply:
    """Take a conversation over: the clerk is silent in it, what the customer writes appears in the room."""
    number = _talk(here)
    if number is None:
        return here.usage()
    try:
        here.do(HandOver(number, "colleague", tell=False))
    except Refused as refused:
        return here.refused(refused)
    return here.told("talk_yours", talk=number)


def give_back(here: Here) -> StaffReply:
    """Give a conversation back to the clerk."""
    number = _talk(here)
    if number is None:
        return here.usage()
    try:
        here.do(TakeBack(number))
    except Refused as refused:
        return here.refused(refused)
    return here.told("talk_back", talk=number)


def _talk(here: Here) -> int | None:
    first = here.asked.words[:1]
    if first and first[0].isdigit():
        found = here.clerk.look(FindConversation(id=int(first[0][:18])))
        return found.id if found else None
    case = here.case()
    return case.conversation_id if case and not first else None


def resend(here: Here) -> StaffReply:
    """Have a message that could not be sent leave again."""
    first = here.asked.words[:1]
    if not first or not first[0].isdigit():
        return here.usage()
    try:
        here.do(ResendDelivery(int(first[0][:18])))
    except Refused as refused:
        return here.refused(refused)
    except Conflict:
        return here.refused(Refused("unknown_case"))
    return here.told("resent")


def answer(here: Here, case: CaseView) -> StaffReply | None:
    """Send a colleague's reply to the customer, once; the conversation is theirs from then on."""
    words = here.said.text.strip()
    if case.queue not in OF_TALKS or case.conversation_id is None or words.startswith(AMONG_US) or not words:
        return None
    if not case.open:
        return here.reply("talk_closed", kind="warn", talk=case.conversation_id)
    said = AnswerMessage(case.conversation_id, "colleague", order=case.order, answer=words[:LONGEST_ANSWER])
    try:
        # A review that a colleague answers is a conversation with people from then on.
        over = (HandOver(case.conversation_id, "colleague", tell=False),) if case.queue is Queue.REVIEWS else ()
        here.do(ClaimCase(case.queue, case.thing), *over, said, order=case.order)
    except Refused as refused:
        if refused.code == "claimed_already":
            again = f"/claim {case.queue} {case.thing} over"
            return here.reply("claimed", kind="warn", why=here.reason(refused), again=again)
        return here.refused(refused)
    return here.reply("answered", kind="good", wait_s=here.policy.undo_s)
