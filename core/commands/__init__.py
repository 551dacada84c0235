"""Use cases, one verb per file: the only writers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands import answer, contact, count, draft, invoice, place, remind, report, steps, words
from core.domain import commands as c

HANDLERS: Mapping[type[c.Command], Callable[..., Any]] = {
    c.DraftOrder: draft.draft_order,
    c.PlaceOrder: place.place_order,
    c.TakeStep: steps.take_step,
    c.GiveContact: contact.give_contact,
    c.AnswerMessage: answer.answer_message,
    c.AskAgain: answer.ask_again,
    c.RefuseMessage: answer.refuse_message,
    c.HandOver: answer.hand_over,
    c.TakeBack: answer.take_back,
    c.CountAttempt: answer.count_attempt,
    c.FinishMessage: answer.finish_message,
    c.ResendDelivery: count.resend_delivery,
    c.SetStock: count.set_stock,
    c.SetTemplate: words.set_template,
    c.FallDue: invoice.fall_due,
    c.RemindOfQuote: remind.remind_of_quote,
    c.NoteReport: report.note_report,
}
"""What carries out which command; access and imports add theirs in `core.clerk`."""
