"""Answers to what we said: to a read-back, to who somebody is, to open questions. Pure."""

from __future__ import annotations

from core.messages.questions import lettered
from intake.answers import answers_by_line, answers_in_words
from intake.decisions import chosen, edited, refuse, repeat, step
from intake.replies import Reply, read_reply, unsigned
from intake.situation import Decision, Situation
from intake.which_order import cancelled, elsewhere


def replied(said: Situation) -> Decision | None:
    """Return what follows from an answer in the small language of a read-back; None where it says more."""
    here = elsewhere(said)
    message, order = here.message, here.waiting
    shown = order.proposed or order.lines if order else ()
    asked = message.conversation.questions
    letters = sum(len(one.choices) for one in lettered(asked))
    reply = read_reply(message.text, [line.position for line in shown], letters=letters, name=message.sender_name)
    if reply is None:
        return None
    if reply.cancel:
        return cancelled(here) if order or message.binding else None
    if reply.decline:
        return step(here, "decline_change") if order and order.state == "modifying" else None
    if reply.again:
        return None if order else repeat(here)
    if reply.chosen and asked:
        return chosen(here, _letters_chosen(reply, here))
    if reply.quantities and order:
        return edited(here, {str(place): f"{quantity:f}" for place, quantity in reply.quantities.items()})
    if reply.confirm and order:
        return step(here, "confirm")
    return refuse(here, "nothing_waiting") if reply.confirm and message.greeted else None


def told_answers(here: Situation) -> Decision | None:
    """Return what follows from answers in words to what was asked; None where there are none."""
    questions = here.message.conversation.questions
    if not questions or here.waiting is None:
        return None
    text = "\n".join(unsigned(here.message.text[:2000], here.message.sender_name))
    values = answers_by_line(text, questions, here.read, _letters_shown(here))
    values = values or answers_in_words(text, questions, here.read)
    return chosen(here, values) if values else None


def _letters_chosen(reply: Reply, here: Situation) -> dict[str, str]:
    shown = _letters_shown(here)
    return dict(shown[letter] for letter in reply.chosen if letter in shown)


def _letters_shown(here: Situation) -> dict[str, tuple[str, str]]:
    # The letters run through all questions, as the message shows them.
    asked = lettered(here.message.conversation.questions)
    return {choice.letter: (str(one.question.id), choice.value) for one in asked for choice in one.choices}
