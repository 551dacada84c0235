"""The life cycles as text: a table for people, Mermaid for documents, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from core.domain.lifecycles import LIFECYCLES
from core.domain.machine import Lifecycle, Role, Step


def as_table() -> str:
    """Return the tables aligned for a terminal."""
    return "\n\n".join("\n".join(_table(lifecycle)) for lifecycle in LIFECYCLES)


def _table(lifecycle: Lifecycle) -> Iterator[str]:
    rows = [("step", "by", "from", "to", "only if", "event")]
    rows += [
        (step.name, _roles(step.by), _states(step), str(step.to or "(stays)"), _guards(step), step.emits.external())
        for step in lifecycle.steps
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    yield f"{lifecycle.name.upper()}  begins as {lifecycle.initial}, ends as {', '.join(sorted(lifecycle.final))}"
    for number, row in enumerate(rows):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if number == 0:
            yield "  " + "  ".join("-" * width for width in widths)


def as_mermaid() -> str:
    """Return a Mermaid state diagram of each table."""
    return "\n\n".join("\n".join(_mermaid(lifecycle)) for lifecycle in LIFECYCLES)


def _mermaid(lifecycle: Lifecycle) -> Iterator[str]:
    yield "---"
    yield f"title: {lifecycle.name}"
    yield "---"
    yield "stateDiagram-v2"
    yield f"    [*] --> {lifecycle.initial}"
    for step in lifecycle.steps:
        for state in sorted(step.from_):
            yield f"    {state} --> {step.to or state} : {step.name}"
    for state in sorted(lifecycle.final):
        yield f"    {state} --> [*]"


def as_json() -> str:
    """Return the tables as one JSON object."""
    return json.dumps({lifecycle.name.replace(" ", "_"): _object(lifecycle) for lifecycle in LIFECYCLES}, indent=1)


def _object(lifecycle: Lifecycle) -> dict[str, object]:
    return {
        "initial": str(lifecycle.initial),
        "final": sorted(str(state) for state in lifecycle.final),
        "states": [str(state) for state in lifecycle.states],
        "steps": [
            {
                "name": step.name,
                "by": _roles(step.by).split(" | "),
                "from": sorted(str(state) for state in step.from_),
                "to": str(step.to) if step.to else None,
                "only_if": [guard.__name__ for guard in step.only_if],
                "event": step.emits.external(),
                "notifies": step.emits.notifies,
            }
            for step in lifecycle.steps
        ],
    }


def _roles(roles: Role) -> str:
    return " | ".join((role.name or "").lower() for role in roles)


def _states(step: Step) -> str:
    return ", ".join(sorted(str(state) for state in step.from_))


def _guards(step: Step) -> str:
    return ", ".join(guard.__name__ for guard in step.only_if)
