"""Buttons under our messages: what a press asks for. Pure."""

from __future__ import annotations

from core.messages.buttons import ON_THE_CARD, read_pressed
from core.messages.questions import picked
from intake.cards import added, on_card
from intake.commanded import asked_by_button, set_language
from intake.decisions import UNDECIDED, answer, chosen, draft, edited, hand_over, refuse, repeat, step
from intake.drafts import draft_lines
from intake.returning import pressed_back
from intake.situation import Decision, Situation, as_shown, named_order
from intake.which_order import chosen_order


def pressed_button(pressed: Situation) -> Decision:
    """Return what to do with a press; a stale one has no effect and shows how things stand."""
    name, _, rest = pressed.message.action.partition(":")
    here = as_shown(pressed)
    if here is None:
        return refuse(named_order(pressed), "stale_button")
    if name in ("confirm", "apply_change", "decline_change", "cancel"):
        return _decided(here, name)
    bound = read_pressed(pressed.message.action)
    if name in ON_THE_CARD and bound is not None:
        return on_card(here, bound)
    if name == "human":
        return hand_over(here, "wants_a_person")
    if name == "repeat":
        return repeat(here)
    if name == "ship" and here.waiting and here.waiting.state in UNDECIDED:
        return draft(here, draft_lines(here.waiting), shipping_method=rest)
    if name in ("line", "remove"):
        position, _, quantity = rest.partition(":")
        return edited(here, {position: quantity if name == "line" else "0"})
    if name == "answer":
        return _answered(here, rest)
    return _asked(here, name, rest)


def _decided(here: Situation, name: str) -> Decision:
    changing = here.waiting is not None and here.waiting.state == "modifying"
    if name in ("apply_change", "decline_change") and not changing:
        return refuse(here, "stale_button")
    return step(here, "confirm" if name == "apply_change" else name)


def _answered(here: Situation, rest: str) -> Decision:
    asked, _, value = rest.partition(":")
    question = next((one for one in here.message.conversation.questions if str(one.id) == asked), None)
    return chosen(here, {asked: picked(question, value) if question else value})


def _asked(here: Situation, name: str, rest: str) -> Decision:
    """Answer the buttons that only ask, and those that bring an item."""
    if name == "add":
        return added(here, rest)
    if name == "return":
        return pressed_back(here, rest)
    if not rest and (asked := asked_by_button(here, name)) is not None:
        return asked
    if name == "language" and rest in here.languages:
        return set_language(here, rest)
    if name == "erase":
        return hand_over(here, "erasure_requested")
    if name == "which":
        return chosen_order(here, rest)
    if name in ("status", "invoice") and (order := here.order(rest)):
        return answer(here, "order_status" if name == "status" else "invoice_request", order.number)
    return refuse(here, "stale_button")
