"""The outlet without a mail server: each mail becomes a file in `out/`."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import OutsideBusy
from intake.mail.folder import prepare
from intake.mail.letters import Letter


class OutFolder:
    """An outlet of the email channel: files that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def carry(self, letter: Letter) -> Mapping[str, Any]:
        """Write the mail to `out/`; a repeat with the same Message-ID replaces the same file."""
        name = f"{hashlib.sha256(letter.message_id.encode('utf-8', 'replace')).hexdigest()[:32]}.eml"
        try:
            prepare(self._folder)
            _write_durably(self._folder / "out" / name, letter.raw)
        except OSError as error:
            raise OutsideBusy("mail folder", wait_s=30.0) from error
        return {"file": name}

    def check(self) -> str:
        """Return where mail goes."""
        return f"no mail server is set: mail goes to {(self._folder / 'out').resolve()}"

    def close(self) -> None:
        """Nothing is kept open."""


def _write_durably(file: Path, raw: bytes) -> None:
    """After this returns the whole file is on disk; a crash before leaves the old one or none."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with draft.open("wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems cannot sync a folder.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
