"""Gather every fault of a file, so that one run shows them all."""

from __future__ import annotations

from core.errors import BadInput

MOST = 200


class BadCell(Exception):
    """A cell that cannot be taken as it is; the text names the fault and the cure."""


class Faults:
    """The faults found so far, with their places."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._more = 0

    def add(self, place: str, text: str) -> None:
        """Note a fault; beyond the first 200 they are only counted."""
        if len(self._found) < MOST:
            self._found.append((place, text))
        else:
            self._more += 1

    def raise_if_any(self) -> None:
        """Raise BadInput with all faults, if there are any."""
        if self._more:
            raise BadInput([*self._found, ("below", f"{self._more} more faults; mend these first")])
        if self._found:
            raise BadInput(self._found)


def one_fault(place: str, text: str) -> BadInput:
    """Return the error for a file that cannot be read at all."""
    return BadInput([(place, text)])
