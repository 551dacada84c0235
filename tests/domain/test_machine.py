"""The state machine: rows decide who may do what, and a table that does not hold together is found at start."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

import pytest

from core.domain.events import OrderConfirmed, OrderDrafted
from core.domain.guards import BackFacts
from core.domain.machine import Actor, Lifecycle, Reason, Role, Step, advance, allowed, validate
from core.errors import Refused, SetupError


class Lamp(StrEnum):
    OFF = auto()
    ON = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Thing:
    state: Lamp


def has_power(thing: Thing, facts: Any) -> Reason | None:
    return None if facts else Reason("no_power", {"volts": 0})


OFF, ON, BROKEN = (frozenset({state}) for state in Lamp)
STEPS = (
    Step("light", Role.CUSTOMER, OFF, Lamp.ON, OrderDrafted, (has_power,)),
    Step("darken", Role.CUSTOMER, ON, Lamp.OFF, OrderDrafted),
    Step("look", Role.TIMER, OFF | ON, None, OrderDrafted),
    Step("break", Role.SALES, OFF | ON, Lamp.BROKEN, OrderConfirmed, offered=False),
)
LAMP = Lifecycle("lamp", Lamp, Lamp.OFF, BROKEN, STEPS)
ANN, SAM, ADA, CLOCK = (
    Actor(role, f"test:{role.name}") for role in (Role.CUSTOMER, Role.SALES, Role.ADMIN, Role.TIMER)
)


def refusal(step: str, actor: Actor, state: Lamp = Lamp.OFF, facts: Any = True) -> str:
    with pytest.raises(Refused) as caught:
        advance(LAMP, Thing(state), step, actor, facts)
    return caught.value.code


def test_a_row_moves_the_state() -> None:
    """Right actor, right state, guard content: the thing stands where the row says."""
    moved, row = advance(LAMP, Thing(Lamp.OFF), "light", ANN, True)
    assert (moved.state, row.emits) == (Lamp.ON, OrderDrafted)


def test_a_row_that_leads_back_goes_where_the_facts_say() -> None:
    """Undoing leads to where the thing stood, and nowhere where that is not known."""
    back = Step("undo", Role.SALES, BROKEN, None, OrderDrafted, back=True)
    table = Lifecycle("lamp", Lamp, Lamp.OFF, BROKEN, (*STEPS, back))
    assert advance(table, Thing(Lamp.BROKEN), "undo", SAM, BackFacts(Lamp.ON))[0].state is Lamp.ON
    assert advance(table, Thing(Lamp.BROKEN), "undo", SAM, BackFacts(None))[0].state is Lamp.BROKEN


def test_a_row_without_a_goal_leaves_the_state() -> None:
    """A step that moves quantities leaves the thing as it is, the very same."""
    thing = Thing(Lamp.ON)
    assert advance(LAMP, thing, "look", CLOCK)[0] is thing


def test_what_a_row_does_not_allow_is_refused_with_its_reason() -> None:
    """Role first, then state, then the guards; an unknown step says so."""
    assert refusal("light", SAM) == "not_your_role"
    assert refusal("light", ANN, Lamp.ON) == "wrong_state"
    assert refusal("light", ANN, facts=False) == "no_power"
    assert refusal("fly", ANN) == "unknown_step"


def test_an_administrator_does_what_people_do() -> None:
    """Administrators hold every person's role, but are neither clock nor rule."""
    assert advance(LAMP, Thing(Lamp.OFF), "light", ADA, True)[0].state is Lamp.ON
    assert refusal("look", ADA) == "not_your_role"


def test_only_what_is_possible_now_is_offered() -> None:
    """Buttons are the rows that allow it now; parts of another act are never among them."""
    assert allowed(LAMP, Thing(Lamp.OFF), ADA, True) == ("light",)
    assert allowed(LAMP, Thing(Lamp.OFF), ADA, False) == ()
    assert allowed(LAMP, Thing(Lamp.ON), ADA, True) == ("darken",)
    assert allowed(LAMP, Thing(Lamp.BROKEN), ADA, True) == ()


def faults(steps: tuple[Step, ...], final: frozenset[Lamp] = BROKEN) -> str:
    with pytest.raises(SetupError) as caught:
        validate([Lifecycle("lamp", Lamp, Lamp.OFF, final, steps)], lambda name: name != "order_confirmed")  # type: ignore[arg-type]
    return str(caught.value)


def test_a_state_that_nothing_reaches_is_found() -> None:
    """A table whose state has no way to it does not start."""
    assert "broken cannot be reached" in faults(STEPS[:3])


def test_a_dead_end_is_found() -> None:
    """A state that nothing leaves must be named final."""
    assert "broken is a dead end" in faults(STEPS, frozenset())


def test_an_event_without_words_is_found() -> None:
    """An event of which the customer hears needs its templates."""
    assert "order_confirmed, which has no templates" in faults(STEPS)


def test_a_good_table_starts() -> None:
    """Nothing is wrong with a table that holds together."""
    validate([LAMP], lambda name: True)
