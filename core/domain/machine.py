"""One small state machine for every life cycle: typed rows, guards, validation at start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Flag, StrEnum, auto
from typing import Any, Protocol, TypeVar

from core.domain.events import Event
from core.errors import Refused, SetupError


class Role(Flag):
    """Who may take a step: people's roles, and the system's own actors."""

    CUSTOMER = auto()
    SALES = auto()
    WAREHOUSE = auto()
    BUYER = auto()
    FINANCE = auto()
    MANAGER = auto()
    ADMIN = auto()
    RULE = auto()
    TIMER = auto()
    CARRIER = auto()


SYSTEM = Role.RULE | Role.TIMER
PEOPLE = Role.CUSTOMER | Role.SALES | Role.WAREHOUSE | Role.BUYER | Role.FINANCE | Role.MANAGER
STAFF = Role.SALES | Role.WAREHOUSE | Role.BUYER | Role.FINANCE | Role.MANAGER | Role.ADMIN


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. id: `customer:12`, `staff:3`, `rule:touchless`, `api:webshop`."""

    role: Role
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a guard says no: a stable code and the facts that its words need."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class Subject(Protocol):
    """Anything that has a life cycle."""

    @property
    def state(self) -> StrEnum:
        """Return where it stands."""


Guard = Callable[[Any, Any], Reason | None]
S = TypeVar("S", bound=Subject)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a life cycle: who may move what from where to where, only if what, and what is then said.

    to: None leaves the state as it is (the step moves quantities). offered: False for what is part of another act.
    back: leads to where the thing stood before; `facts.back_to` names it.
    """

    name: str
    by: Role
    from_: frozenset[StrEnum]
    to: StrEnum | None
    emits: type[Event]
    only_if: tuple[Guard, ...] = ()
    offered: bool = True
    back: bool = False

    def refusal(self, subject: Subject, actor: Actor, facts: Any) -> Reason | None:
        """Return why this step may not be taken now; None where it may."""
        # An administrator may do what people may do, not what only the system does.
        may = self.by | Role.ADMIN if self.by & PEOPLE else self.by
        if not actor.role & may:
            return Reason("not_your_role", {"step": self.name})
        if subject.state not in self.from_:
            return Reason("wrong_state", {"step": self.name, "state": str(subject.state)})
        return next((reason for guard in self.only_if if (reason := guard(subject, facts))), None)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The table of one kind of thing."""

    name: str
    states: type[StrEnum]
    initial: StrEnum
    final: frozenset[StrEnum]
    steps: tuple[Step, ...]

    def named(self, step: str) -> Iterator[Step]:
        """Yield the rows of a step (one name may have a row for each way it goes)."""
        return (row for row in self.steps if row.name == step)


def advance(lifecycle: Lifecycle, subject: S, step: str, actor: Actor, facts: Any = None) -> tuple[S, Step]:
    """Return the subject in its new state and the row that led there: the only place that sets a state.

    Raises: Refused with the guard's code; `unknown_step` where the table has no such step.
    """
    reason: Reason | None = None
    for row in lifecycle.named(step):
        found = row.refusal(subject, actor, facts)
        if found is None:
            to = facts.back_to if row.back else row.to
            return (subject if to is None else replace(subject, state=to)), row  # type: ignore[type-var]
        if reason is None or reason.code in ("not_your_role", "wrong_state"):
            reason = found
    if reason is None:
        raise Refused("unknown_step", step=step[:40])
    raise Refused(reason.code, **reason.facts)


def allowed(lifecycle: Lifecycle, subject: Subject, actor: Actor, facts: Any = None) -> tuple[str, ...]:
    """Return the steps whose row allows them now, in the table's order, each once."""
    names = (row.name for row in lifecycle.steps if row.offered and row.refusal(subject, actor, facts) is None)
    return tuple(dict.fromkeys(names))


def validate(lifecycles: Sequence[Lifecycle], templates: Callable[[str], bool] | None = None) -> None:
    """Check every table when the shop opens.

    Raises: SetupError naming a state that cannot be reached, a dead end, or an event without words.
    """
    for lifecycle in lifecycles:
        for fault in _faults(lifecycle, templates):
            raise SetupError(f"life cycle {lifecycle.name}", fault)


def _faults(lifecycle: Lifecycle, templates: Callable[[str], bool] | None) -> Iterator[str]:
    reached = {lifecycle.initial}
    while grown := {
        row.to for row in lifecycle.steps if row.to is not None and row.to not in reached and row.from_ & reached
    }:
        reached |= grown
    for state in lifecycle.states:
        if state not in reached:
            yield f"state {state} cannot be reached; add a step that leads to it"
        leaves = any(state in row.from_ and row.to not in (None, state) for row in lifecycle.steps)
        if not leaves and state not in lifecycle.final:
            yield f"state {state} is a dead end; add a step that leaves it or name it final"
    for row in lifecycle.steps:
        if row.emits.notifies and templates is not None and not templates(row.emits.folder()):
            yield f"step {row.name} says {row.emits.folder()}, which has no templates in every language"
