"""A whole process that delivers, to be killed and stopped by the tests: database, folder, what to do with a message.

What to do: `send`; `hang-before` and `hang-after` wait for ever before or after the message is in the folder;
`slow` takes its time to make the attachment.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.database.engine import Database
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs
from core.ports import Attachment, InboundMessage, OutboundMessage, Receipt
from tests.core.jobs.parts import WallClock, new_delivery

BEAT_S = 0.5


class FolderChannel:
    """Drops each message as a file named by its Message-ID, and keeps a line for every call."""

    name = "email"

    def __init__(self, folder: Path, what: str) -> None:
        self._folder = folder
        self._what = what

    def send(self, message: OutboundMessage) -> Receipt:
        with (self._folder / "calls").open("a") as calls:
            calls.write(f"{message.message_id}\n")
        if self._what == "hang-before":
            self._hang()
        (self._folder / f"{message.message_id}.sent").write_text(message.subject)
        if self._what == "hang-after":
            self._hang()
        return Receipt(external_id=message.message_id)

    def start(self, take_in: Callable[[InboundMessage], None]) -> None:
        pass

    def stop(self) -> None:
        pass

    def ready(self) -> bool:
        return True

    def _hang(self) -> None:
        (self._folder / "hangs").touch()
        time.sleep(600)


def main(url: str, folder: Path, what: str, *posted: str) -> None:
    def resolve(document: Mapping[str, Any]) -> Attachment:
        if what == "slow":
            (folder / "hangs").touch()
            time.sleep(3)
        return Attachment("a.txt", "text/plain", lambda: b"")

    database = Database(url)
    handlers: dict[str, Callable[[str], None]] = {}
    rounds: list[Callable[[], None]] = []
    jobs = Jobs(database, handlers=handlers, every_minute=rounds, poll_s=0.2, beat_s=BEAT_S)
    channels = {"email": FolderChannel(folder, what)}
    deliverer = Deliverer(database, channels, resolve, WallClock(), jobs, jobs.executor_id, recover_after_s=0.5)
    handlers.update(deliverer.handlers)
    rounds.append(deliverer.round)
    jobs.launch()
    (folder / f"{what}.ready").touch()
    for message_id in posted:
        with database.write() as conn:
            row = new_delivery("hello", key=message_id, message_id=message_id, attachments=({"document": "a"},))
            deliverer.post(conn, [row])
    time.sleep(600)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
