"""Points at which a process can be struck down: before each commit, each sending and each move of a file.

Whatever happens between two of them leaves no trace outside the process, so these are all the places there are.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from core.database.ordered import OrderedConnection

# Whoever carries a message forward. The heart of the jobs and the engine's own threads beat at moments of their own,
# which would make the n-th point another one in each run.
_CARRIERS = ("MainThread", "desk", "mail-folder", "send-", "AnyIO")


class Points:
    """Counts the points that messages pass, and kills this process at the n-th. kill_at: 0 for never."""

    def __init__(self, kill_at: int, record: Path) -> None:
        self._kill_at = kill_at
        self._record = record
        self._guard = threading.Lock()
        self.open = False
        self.passed: list[str] = []

    def reach(self, what: str) -> None:
        """Pass a point, or die here."""
        name = threading.current_thread().name
        if not self.open or not name.startswith(_CARRIERS):
            return
        with self._guard:
            self.passed.append(f"{name}: {what}")
            if len(self.passed) == self._kill_at:
                self._record.write_text(self.passed[-1])
                os.kill(os.getpid(), signal.SIGKILL)

    def watch_commits(self) -> None:
        """Count the commits of units of work, not those of readers."""
        commit = DefaultDialect.do_commit

        def counted(dialect: Any, connection: Any) -> None:
            if dialect.name != "sqlite" or isinstance(connection.dbapi_connection, OrderedConnection):
                self.reach("before a commit")
            commit(dialect, connection)

        DefaultDialect.do_commit = counted  # type: ignore[method-assign]

    def watch_files(self) -> None:
        """Count moves of files."""
        for name in ("rename", "replace"):
            setattr(os, name, self._before(name, getattr(os, name)))

    def watch_sending(self, channel: Any) -> None:
        """Count what a channel sends, and note its Message-ID."""
        send = channel.send

        def counted(message: Any) -> Any:
            self.reach("before a sending")
            with self._record.with_name("sent").open("a") as sent:
                sent.write(f"{message.message_id}\n")
            return send(message)

        channel.send = counted

    def _before(self, what: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.reach(f"before {what}")
            return act(*arguments, **named)

        return counted
