"""Buttons that decide about an order: each names the order and the version that its message showed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.ports import Button

DECIDING = ("confirm", "cancel", "apply_change", "decline_change")
"""What these do depends on what the reader saw: they hold for that state of that order only."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A deciding button that came back; number and version are empty where it named none."""

    name: str
    number: str = ""
    version: str = ""


def bound(buttons: Iterable[Button], number: str, version: int) -> tuple[Button, ...]:
    """Return the buttons, the deciding ones as `confirm:NUMBER:VERSION`; also where a merchant wrote the template."""
    return tuple(
        replace(button, action=f"{button.action}:{number}:{version}") if button.action in DECIDING else button
        for button in buttons
    )


def read_pressed(action: str) -> Pressed | None:
    """Return the deciding button that an action is; None where it is another one."""
    name, _, rest = action.partition(":")
    number, _, version = rest.partition(":")
    return Pressed(name, number, version) if name in DECIDING else None
