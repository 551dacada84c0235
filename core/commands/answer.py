"""Answer, refuse, hand over, take back, finish: what becomes of a message."""

from __future__ import annotations

from core.commands.saying import Saying
from core.commands.work import Work
from core.database import books, conversations
from core.database.moments import ms
from core.domain.commands import AnswerMessage, AskAgain, CountAttempt, FinishMessage, HandOver, RefuseMessage, TakeBack
from core.domain.events import MessageAnswered, MessageHandedOver, MessageRefused, QuestionAsked
from core.domain.machine import Role
from core.domain.orders import Order
from core.errors import Conflict
from core.messages.buttons import CARD_VIEWS, SAID_ONCE


def answer_message(work: Work, command: AnswerMessage) -> None:
    """Answer a question of the customer, or send a colleague's own words."""
    if command.order:
        work.order(command.order)
    if work.by_staff():
        work.only(Role.SALES | Role.MANAGER, "answer")
        conversations.settle(work.conn, command.conversation_id, ms(work.now))
        conversations.change(work.conn, command.conversation_id, staff_typing_until=0)
    facts = {"kind": command.kind, "answer": command.answer} | dict(command.facts)
    if papers := _papers(work, command):
        facts |= {"papers": papers, "attached": True}
    template = f"answered/{command.kind}" if command.kind in CARD_VIEWS + SAID_ONCE else ""
    work.say(Saying(MessageAnswered, command.order, facts, command.conversation_id, template=template))


def _papers(work: Work, command: AnswerMessage) -> list[dict[str, str]]:
    """Return the documents that an answer brings: who asks for an invoice gets it, who asks for their data, too."""
    if command.kind == "my_data":
        return [{"document": "my_data", "number": str(command.conversation_id)}]
    if command.kind != "invoice_request" or not command.order:
        return []
    found = books.invoices_of(work.conn, work.order(command.order).id)
    return [{"document": "invoice", "number": one.name} for one in found]


def refuse_message(work: Work, command: RefuseMessage) -> None:
    """Tell the customer why something is not possible."""
    if command.order:
        work.order(command.order)
    facts = {"code": command.code} | dict(command.facts)
    work.say(Saying(MessageRefused, command.order, facts, command.conversation_id, template=f"refused/{command.code}"))


def ask_again(work: Work, command: AskAgain) -> None:
    """Put the open questions of an order once more."""
    work.say(Saying(QuestionAsked, work.order(command.order).number))


def hand_over(work: Work, command: HandOver) -> None:
    """Give the conversation to a person."""
    if work.by_staff():
        work.only(Role.SALES | Role.MANAGER, "answer")
    conversations.change(work.conn, command.conversation_id, handed_over=True, changed_at=ms(work.now))
    work.woken.add(command.conversation_id)
    if command.tell:
        work.say(Saying(MessageHandedOver, "", {"reason": command.reason}, command.conversation_id))


def take_back(work: Work, command: TakeBack) -> None:
    """Give the conversation back to the clerk."""
    work.only(Role.SALES | Role.MANAGER, "answer")
    conversations.change(
        work.conn, command.conversation_id, handed_over=False, claimed_by=None, changed_at=ms(work.now)
    )
    conversations.settle(work.conn, command.conversation_id, ms(work.now))
    work.woken.add(command.conversation_id)


def count_attempt(work: Work, command: CountAttempt) -> None:
    """Count one more try at a message."""
    work.facts["attempts"] = conversations.count_attempt(work.conn, command.message)


def finish_message(work: Work, command: FinishMessage) -> None:
    """Record what became of an inbound message, once.

    Raises: Conflict when another worker has finished it; then nothing of this unit happens.
    """

    def store(_: Order | None) -> None:
        touched = work.touched()
        values = {
            "state": command.state,
            "reason": command.reason,
            "understanding": command.understanding,
            "handled_at": ms(work.now),
            "order_id": touched[0].id if touched else None,
        }
        finished = conversations.finish(work.conn, command.message_id, values)
        if finished is None:
            raise Conflict(f"message {command.message_id}")
        if finished.conversation_id:
            work.woken.add(finished.conversation_id)
            if command.language:
                conversations.change(work.conn, finished.conversation_id, language=command.language)

    work.when_stored(None, store)
