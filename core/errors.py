"""The error family: each class says who has to act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class OrderclerkError(Exception):
    """Root of every error that orderclerk raises on purpose."""


class Refused(OrderclerkError):
    """The one who asked must act: a rule of the shop says no.

    code: stable name, also the template `refused/<code>`; never a sentence.
    facts: what the words need (codes, quantities, amounts, days).
    """

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


class BadInput(Refused):
    """Input that cannot be taken as it is: names the place, the fault and the cure, for each fault.

    faults: `(place, fault and cure)` pairs, such as `("row 7, column price", "'12,,5' is no amount; write 12.50")`.
    """

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        super().__init__("bad_input", faults=faults)


class Conflict(OrderclerkError):
    """Somebody else changed it meanwhile: load again and repeat once."""


class OutsideBusy(OrderclerkError):
    """Time must act: the outside service is down or asks to wait; try again after `wait_s` seconds.

    so_far: what of a message got across before that; the next attempt is given it back.
    """

    def __init__(self, who: str, wait_s: float = 0.0, so_far: Mapping[str, Any] | None = None) -> None:
        self.who = who
        self.wait_s = wait_s
        self.so_far = so_far or {}
        super().__init__(who)


class OutsideLater(OutsideBusy):
    """Our turn has not come: nothing was wrong, the service takes it in exactly `wait_s` seconds. No attempt counts."""


class OutsideUnknown(OutsideBusy):
    """The outside service may have taken it but never said so; only a repeat with the same id is safe."""


class OutsideRefused(OrderclerkError):
    """Staff must act: the outside service will never take this.

    status: its code where it says that there is no such recipient, such as 5.1.1 of a mail server; else empty.
    """

    def __init__(self, who: str, why: str, status: str = "") -> None:
        self.who = who
        self.why = why
        self.status = status
        super().__init__(f"{who}: {why}")


class SetupError(OrderclerkError):
    """The merchant must act: a setting is missing or wrong; `cure` says what to do."""

    def __init__(self, setting: str, cure: str) -> None:
        self.setting = setting
        self.cure = cure
        super().__init__(f"{setting}: {cure}")
