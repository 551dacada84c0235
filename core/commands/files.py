"""Files: keep what was read of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.work import Work
from core.database import files
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.files import KeepReading


def keep_reading(work: Work, command: KeepReading) -> None:
    """Keep what was read of a file."""
    files.keep(work.conn, command.file_id, command.reading, ms(work.now))


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {KeepReading: keep_reading}
