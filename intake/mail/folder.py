"""Mail by folder: what is dropped into `in/` is taken in; `out/` is for what leaves where there is no mail server."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.errors import Conflict, OutsideBusy, OutsideRefused, Refused
from core.ports import InboundMessage
from intake.mail.inbound import inbound_message, signature_check

POLL_S = 0.3
SETTLED_S = 2.0
EMPTY_S = 10.0
SIZE_CAP = 60_000_000
ATTEMPTS = 5
_LOG = logging.getLogger(__name__)

README = """This is the mail folder of orderclerk.

in/      Drop a mail here as a file that ends in .eml. It is read within a second and then moved on.
out/     Our answers, one file a mail, ready to open in any mail program (without ORDERCLERK_SMTP_URL).
done/    Mails that were taken in.
failed/  Mails that could not be taken in; the .txt beside each says why and what to do.

Files in in/ that do not end in .eml stay where they are; NOT-TAKEN.txt lists them.
To run a failed mail again, move it back to in/.
"""

Taker = Callable[[InboundMessage], None]


@dataclass(slots=True)
class _Trouble:
    """A mail that could not be taken in yet."""

    attempts: int
    not_before: float


def prepare(folder: Path) -> None:
    """Make the mail folder with everything that belongs in it."""
    for name in ("in", "out", "done", "failed"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    readme = folder / "README.txt"
    if not readme.exists():
        readme.write_text(README, encoding="utf-8")


class DropFolder:
    """An inlet of the email channel: mails that are dropped into a folder on disk."""

    def __init__(self, folder: Path, *, secret: bytes, trust: str, signatures: bool = False) -> None:
        """signatures: look at those of a mail where our server says nothing of it."""
        self._folder = folder
        self._in, self._done, self._failed = folder / "in", folder / "done", folder / "failed"
        self._secret = secret
        self._trust = trust
        self._check = signature_check(signatures)
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen: dict[str, tuple[int, int]] = {}
        self._trouble: dict[str, _Trouble] = {}
        self._others: frozenset[str] | None = None

    def start(self, take_in: Taker) -> None:
        """Begin to watch `in/`; what lay there before is taken in too."""
        if self._thread is not None:
            return
        prepare(self._folder)
        self._stopping.clear()
        self._thread = threading.Thread(target=self._watch, args=(take_in,), name="mail-folder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; the mail under way is finished first."""
        self._stopping.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def ready(self) -> bool:
        """Tell whether the first look into the folder is done."""
        return self._ready.is_set()

    def _recover(self, error: OSError, known: str) -> str:
        """Make the folder anew where it was removed; a fault that lasts is logged once."""
        fault = error.strerror or type(error).__name__
        if fault != known:
            _LOG.warning("mail folder cannot be read: %s", fault)
        with contextlib.suppress(OSError):
            prepare(self._folder)
        return fault

    def _watch(self, take_in: Taker) -> None:
        fault = ""
        while not self._stopping.is_set():
            try:
                files = self._look()
                self._ready.set()
                for file in files:
                    if self._stopping.is_set():
                        break
                    self._take(file, take_in)
                fault = ""
            except OSError as error:
                fault = self._recover(error, fault)
            self._stopping.wait(POLL_S)

    def _look(self) -> list[Path]:
        """Return the mails that are written to their end and due, oldest first."""
        found: list[tuple[int, str]] = []
        seen: dict[str, tuple[int, int]] = {}
        others: set[str] = set()
        with os.scandir(self._in) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                    continue
                if not entry.name.lower().endswith(".eml"):
                    others.add(entry.name)
                    continue
                state = self._state(entry)
                if state is None:
                    continue
                seen[entry.name] = state
                if self._settled(entry.name, state) and self._due(entry.name):
                    found.append((state[1], entry.name))
        self._seen = seen
        self._trouble = {name: trouble for name, trouble in self._trouble.items() if name in seen}
        self._note_others(frozenset(others))
        return [self._in / name for _, name in sorted(found)]

    @staticmethod
    def _state(entry: os.DirEntry[str]) -> tuple[int, int] | None:
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        return status.st_size, status.st_mtime_ns

    def _settled(self, name: str, state: tuple[int, int]) -> bool:
        """A file is whole when it did not change since the last look, or for some seconds before the first."""
        size, changed_ns = state
        age_s = time.time() - changed_ns / 1e9
        if size == 0:
            return age_s > EMPTY_S
        return self._seen.get(name) == state or age_s > SETTLED_S

    def _due(self, name: str) -> bool:
        trouble = self._trouble.get(name)
        return trouble is None or time.monotonic() >= trouble.not_before

    def _take(self, file: Path, take_in: Taker) -> None:
        """Take one mail in, then move it; a crash between the two is harmless, since a Message-ID counts once."""
        try:
            if file.stat().st_size > SIZE_CAP:
                self._fail(
                    file, f"The mail is larger than {SIZE_CAP // 1_000_000} MB.", "Send the attachments another way."
                )
                return
            raw = file.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            self._again(
                file, f"The file cannot be read: {error.strerror}.", "Check the rights of the file.", counted=True
            )
            return
        if not raw.strip():
            self._fail(file, "The file is empty.", "Export the mail again and drop it into in/.")
            return
        self._hand_over(file, raw, take_in)

    def _hand_over(self, file: Path, raw: bytes, take_in: Taker) -> None:
        try:
            message = inbound_message(
                raw, secret=self._secret, trust=self._trust, received=datetime.now(UTC), check=self._check
            )
            take_in(message)
        except (Refused, OutsideRefused) as error:
            self._fail(
                file, f"The mail was refused: {error}.", "Correct what is named, then move the mail back to in/."
            )
        except (OutsideBusy, Conflict) as error:
            self._again(file, f"Taking it in has to wait: {type(error).__name__}.", "", counted=False)
        except Exception as error:
            # Whatever goes wrong with one mail, the next ones must not wait for it.
            _LOG.exception("mail could not be taken in")
            why = f"Taking it in failed {ATTEMPTS} times ({type(error).__name__})."
            self._again(file, why, "See the log for the cause; then move the mail back to in/.", counted=True)
        else:
            self._trouble.pop(file.name, None)
            _move(file, self._done)

    def _again(self, file: Path, why: str, cure: str, *, counted: bool) -> None:
        trouble = self._trouble.setdefault(file.name, _Trouble(0, 0.0))
        trouble.attempts += 1
        if counted and trouble.attempts >= ATTEMPTS:
            self._fail(file, why, cure)
            return
        trouble.not_before = time.monotonic() + min(60.0, 0.5 * 4 ** min(trouble.attempts - 1, 5))

    def _fail(self, file: Path, why: str, cure: str) -> None:
        self._trouble.pop(file.name, None)
        moved = _move(file, self._failed)
        if moved is not None:
            note = f"{moved.name} was not taken in.\n\nWhy:  {why}\nCure: {cure}\n"
            moved.with_name(f"{moved.name}.txt").write_text(note, encoding="utf-8")

    def _note_others(self, others: frozenset[str]) -> None:
        """Say once, in a file beside `in/`, which files are no mails."""
        if others == self._others:
            return
        self._others = others
        note = self._folder / "NOT-TAKEN.txt"
        if not others:
            note.unlink(missing_ok=True)
            return
        names = "\n".join(f"  {''.join(c if c.isprintable() else '?' for c in name)}" for name in sorted(others)[:200])
        text = "These files in in/ are not mails and stay where they are:\n\n" + names
        text += "\n\nOnly files that end in .eml are taken in: attach the order to a mail, or save the mail as .eml.\n"
        note.write_text(text, encoding="utf-8", errors="replace")
        _LOG.warning("%d file(s) in the mail folder are not .eml files and stay there", len(others))


def _move(file: Path, folder: Path) -> Path | None:
    """Move the file; a name that is taken gets a counter."""
    counter = 1
    while True:
        name = file.name if counter == 1 else f"{file.stem}-{counter}{file.suffix}"
        target = folder / name
        if target.exists():
            counter += 1
            continue
        try:
            file.rename(target)
        except FileNotFoundError:
            return None
        return target
