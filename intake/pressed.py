"""Buttons under our messages: what a press asks for. Pure."""

from __future__ import annotations

from intake.decisions import UNDECIDED, chosen, draft, edited, hand_over, refuse, repeat, step
from intake.drafts import draft_lines
from intake.situation import Decision, Situation, as_shown


def pressed_button(pressed: Situation) -> Decision:
    """Return what to do with a press; a stale one has no effect."""
    name, _, rest = pressed.message.action.partition(":")
    here = as_shown(pressed)
    if here is None:
        return refuse(pressed, "stale_button")
    changing = here.waiting is not None and here.waiting.state == "modifying"
    if name in ("apply_change", "decline_change") and not changing:
        return refuse(here, "stale_button")
    if name in ("confirm", "apply_change", "decline_change", "cancel"):
        return step(here, "confirm" if name == "apply_change" else name)
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
        question, _, value = rest.partition(":")
        return chosen(here, {question: value})
    return refuse(here, "stale_button")
