"""The child's walls: memory, time, files and network are closed before a byte of the file is looked at."""

from __future__ import annotations

import os
import resource
import sys
from typing import Any

MORE_BYTES = 144 * 1024 * 1024
OCR_BYTES = 3 * 1024 * 1024 * 1024
OPEN_FILES = 64
_NO_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
_NO_PROGRAM = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn")


def close(*, cpu_s: int, more_bytes: int = MORE_BYTES) -> None:
    """Close the walls for the rest of this process. more_bytes: memory on top of what it has already."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, cpu_s, 1)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    _limit(resource.RLIMIT_AS, _mapped() + more_bytes)
    sys.addaudithook(_refuse)


def _limit(kind: int, most: int, beyond: int = 0) -> None:
    try:
        resource.setrlimit(kind, (most, most + beyond))
    except (ValueError, OSError):
        # Some systems (macOS, for memory) know the limit but do not take it; the parent's clock still holds.
        pass


def _mapped() -> int:
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 512 * 1024 * 1024


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event in _NO_NETWORK or event.startswith(_NO_PROGRAM):
        raise PermissionError(f"{event} is closed here")
