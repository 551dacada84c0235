"""Buttons that depend on what was shown: each names the order and the version that its message showed. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.ports import Button

DECIDING = ("confirm", "cancel", "apply_change", "decline_change")
"""What these do depends on what the reader saw: they hold for that state of that order only."""

ON_THE_CARD = ("card", "lines", "at", "more", "fewer", "other", "swap", "leave", "ways", "way")
"""These look at a read-back or change a line of it; the line stands behind order and version, never in our memory."""

CARD_VIEWS = ("card", "edit_lines", "edit_line", "edit_other", "ways")
"""Kinds of answers that only turn the card over: a chat that can shows them in place of the one before."""

SAID_ONCE = ("with_people",)
"""Kinds of answers that are told apart from all others by their template: they are not given twice in a row."""

LONGEST_ACTION = 44
"""Bytes of an action: signed, it must fit into the 64 bytes that a chat gives back."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A bound button that came back; number and version are empty where it named none. rest: a line, a choice."""

    name: str
    number: str = ""
    version: str = ""
    rest: str = ""


def bound(buttons: Iterable[Button], number: str, version: int) -> tuple[Button, ...]:
    """Return the buttons, the bound ones as `NAME:NUMBER:VERSION[:REST]`; also where a merchant wrote the template."""
    return tuple(replace(button, action=_bound(button.action, number, version)) for button in buttons)


def _bound(action: str, number: str, version: int) -> str:
    name, colon, rest = action.partition(":")
    if action in DECIDING:
        return f"{action}:{number}:{version}"
    return f"{name}:{number}:{version}{colon}{rest}" if name in ON_THE_CARD else action


def read_pressed(action: str) -> Pressed | None:
    """Return the bound button that an action is; None where it is another one."""
    name, _, rest = action.partition(":")
    number, _, rest = rest.partition(":")
    version, _, rest = rest.partition(":")
    return Pressed(name, number, version, rest) if name in DECIDING + ON_THE_CARD else None


def labels_of(groups: Iterable[Iterable[Mapping[str, str]]]) -> dict[str, str]:
    """Return what stood on the buttons that were shown, by action."""
    return {str(one["action"]): str(one["label"]) for group in groups for one in group if "action" in one}


def label_of(action: str, labels: Mapping[str, str]) -> str:
    """Return what stood on a pressed button; the name of what it does, where it is not among those shown."""
    return labels.get(action) or action.partition(":")[0].replace("_", " ")


def fits(action: str) -> bool:
    """Return whether every chat can carry the action."""
    return len(action.encode("utf-8", "replace")) <= LONGEST_ACTION


def mark(text: str) -> str:
    """Return a short sign of a SKU or another name, by which one of a few is found again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
