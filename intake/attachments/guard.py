"""Files read by short-lived children: what a file does to its reader, it does to nobody else."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.ports import InboundFile
from intake.attachments.kinds import PICTURES, kind_of
from intake.attachments.shapes import ReadFile, file_from_json

MOST_BYTES = 25 * 1024 * 1024
MOST_FILES = 20
MOST_OUTPUT = 8 * 1024 * 1024
READ_S = 15.0
OCR_S = 180.0
AT_ONCE = 2
_ROOT = Path(__file__).resolve().parents[2]
_TURNS = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a child may take."""

    read_s: float = READ_S
    ocr_s: float = OCR_S


def read(files: Sequence[InboundFile], limits: Limits = Limits()) -> tuple[ReadFile, ...]:
    """Return what each file holds, in order; one that cannot be read has its `fault`, the others are read all the same.

    Each file is read in a child process of its own, without network, with little memory and time.
    """
    found = [_read(file, limits) for file in files[:MOST_FILES]]
    return (*found, *(ReadFile(file.name, "unknown", "too_many_files") for file in files[MOST_FILES:]))


def _read(file: InboundFile, limits: Limits) -> ReadFile:
    kind = kind_of(file.content)
    if len(file.content) > MOST_BYTES:
        return ReadFile(file.name, kind, "too_large")
    if kind in PICTURES:
        return replace(_child("ocr", kind, file.content, limits.ocr_s), name=file.name)
    found = _child("read", kind, file.content, limits.read_s)
    if found.scanned and not found.fault:
        pages = _child("ocr", kind, file.content, limits.ocr_s)
        text = f"{found.text}\n{pages.text}".strip("\n")
        found = replace(found, text=text, tables=(*found.tables, *pages.tables), fault=pages.fault)
    return replace(found, name=file.name)


def _child(stage: str, kind: str, content: bytes, wait_s: float) -> ReadFile:
    with _TURNS:
        output, why = _run(stage, content, wait_s)
    if why:
        return ReadFile("", kind, why)
    try:
        return file_from_json(json.loads(output))
    except (ValueError, KeyError, TypeError):
        return ReadFile("", kind, "broken")


def _run(stage: str, content: bytes, wait_s: float) -> tuple[bytes, str]:
    """Return the child's output, or why there is none: too_slow, too_large or broken."""
    # An empty environment: no proxies, no secrets, no settings of ours.
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", "intake.attachments.child", stage],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=_ROOT, env={"PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1"}, start_new_session=True, close_fds=True,
    )  # fmt: skip
    feeder = threading.Thread(target=_feed, args=(child, content), daemon=True)
    clock = threading.Timer(wait_s, _kill, args=(child,))
    began = time.monotonic()
    feeder.start()
    clock.start()
    try:
        output = child.stdout.read(MOST_OUTPUT + 1) if child.stdout else b""
        if len(output) <= MOST_OUTPUT:
            # Not reaped yet: its number cannot belong to anybody else when the rest of its group is ended.
            os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    finally:
        clock.cancel()
        _kill(child)
        status = child.wait()
        feeder.join()
        if child.stdout:
            child.stdout.close()
    if len(output) > MOST_OUTPUT:
        return b"", "too_large"
    if status == 0:
        return output, ""
    slow = time.monotonic() - began >= wait_s or status == -signal.SIGXCPU
    return b"", "too_slow" if slow else _death(status)


def _death(status: int) -> str:
    """Return what a child died of: out of memory ends in an abort or a fault of the C libraries."""
    return "too_large" if status in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGKILL) else "broken"


def _feed(child: subprocess.Popen[bytes], content: bytes) -> None:
    # A child that dies early does not take all of its file.
    with contextlib.suppress(OSError, ValueError):
        if child.stdin:
            child.stdin.write(content)
            child.stdin.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child with all that it may have begun."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
