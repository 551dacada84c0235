"""Files that a message only names: fetched after it is stored, so that a slow download holds up nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.queries import WorkOn
from core.domain.reach import KeepFiles, StoredFile, to_fetch
from core.domain.views import MessageAtDesk
from core.errors import OutsideRefused
from core.ports import InboundFile

Fetch = Callable[[Mapping[str, Any]], InboundFile]
"""Returns a file that a message names. Raises: OutsideBusy (again later), OutsideRefused (it cannot be had)."""

_DESK = Actor(Role.RULE, "rule:desk")


def fetched(clerk: Clerk, message: MessageAtDesk, fetch: Fetch | None) -> MessageAtDesk:
    """Return the message with the files that it names; what cannot be had any more is named as missing.

    Raises: OutsideBusy where it may be had later; nothing is kept then.
    """
    wanted = to_fetch(message.facts)
    if not wanted or fetch is None:
        return message
    files: list[StoredFile] = []
    missing: list[str] = []
    for one in wanted:
        try:
            found = fetch(one)
            files.append(StoredFile(found.name, found.media_type, found.content))
        except OutsideRefused:
            missing.append(str(one.get("name", "")))
    clerk.do(KeepFiles(message.id, tuple(files), tuple(missing)), actor=_DESK, cause=f"message:{message.id}")
    return clerk.look(WorkOn(message.id)) or message
