"""A whole shop in this process for stories: the real desk, the real mail folder, the small shop's goods."""

from __future__ import annotations

import email
import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from bot.assemble import assemble
from core.database.engine import Database
from core.domain.commands import TakeStep
from core.domain.machine import Actor
from core.domain.queries import FindConversation, FindOrder, ReadConversation, WaitingMessages
from core.domain.views import MessageView, OrderView
from core.ports import InboundMessage
from core.settings import Settings
from tests.shop import ADMIN, Shop

_ids = itertools.count(1)


class Counter:
    """What a customer and the staff of the small shop can do."""

    def __init__(self, database: Database, folder: Path, **more: Any) -> None:
        goods = Shop(database)
        self.clock = goods.clock
        self.goods = goods
        settings = Settings(data_dir=folder, database_url=database.url, secret_key="k" * 40, **more)
        self.shop = assemble(settings, role="web", clock=goods.clock)
        self.clerk = self.shop.clerk
        self.mail = self.shop.channels["email"]
        self.folder = folder / "mail"

    def close(self) -> None:
        self.shop.stop()

    def says(
        self, text: str = "", *, chat: str = "chat-1", action: str = "", message_id: str = ""
    ) -> list[MessageView]:
        """A visitor of the web chat writes or presses; returns what the shop answers."""
        message = InboundMessage(
            channel="webchat",
            message_id=message_id or f"press-{next(_ids)}",
            sender=chat,
            conversation=chat,
            text=text,
            action=action,
            at=self.clock.now(),
        )
        before = {one.id for one in self.heard(chat) if one.direction == "out"}
        received = self.shop.desk.take_in(message)
        self._wait(received.id, received.conversation_id)
        return [one for one in self.heard(chat) if one.direction == "out" and one.id not in before]

    def heard(self, chat: str = "chat-1") -> tuple[MessageView, ...]:
        """Return the whole conversation of a chat."""
        found = self.clerk.look(FindConversation("webchat", chat))
        return self.clerk.look(ReadConversation(found.id)) if found else ()

    def _wait(self, message_id: int, conversation_id: int) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if not self.clerk.look(WaitingMessages(conversation_id)):
                return
            time.sleep(0.02)
        raise AssertionError(f"message {message_id} was not worked on in time")

    def drops(self, name: str, mail: EmailMessage | bytes) -> None:
        """Drop a mail into the folder."""
        raw = mail if isinstance(mail, bytes) else mail.as_bytes()
        (self.folder / "in").mkdir(parents=True, exist_ok=True)
        (self.folder / "in" / name).write_bytes(raw)

    def outgoing(self, count: int) -> list[EmailMessage]:
        """Wait for so many mails in `out/` and return them, oldest first."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            found = sorted((self.folder / "out").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
            if len(found) >= count:
                return [_parsed(path) for path in found]
            time.sleep(0.05)
        raise AssertionError(f"{count} mails were expected, {len(found)} came")

    def order(self, number: str, actor: Actor = ADMIN) -> OrderView:
        found = self.clerk.look(FindOrder(number, actor=actor))
        assert found is not None
        return found

    def step(self, number: str, step: str, **body: object) -> OrderView:
        self.clerk.do(TakeStep(number, step, body), actor=ADMIN)
        return self.order(number)


def _parsed(path: Path) -> EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def words(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def letter(text: str, *, message_id: str, subject: str = "Order", answers: EmailMessage | None = None) -> EmailMessage:
    """Return a mail of a customer; `answers`: the mail of ours that it answers, as mail programs do it."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Ann Archer <ann@customer.example>"
    mail["To"] = "orders@harbour.example"
    mail["Subject"] = subject
    mail["Message-ID"] = message_id
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    if answers is not None:
        mail["In-Reply-To"] = answers["Message-ID"]
        mail["References"] = f"{answers['References'] or ''} {answers['Message-ID']}".strip()
        quoted = "\n".join(f"> {line}" for line in words(answers).splitlines())
        text = f"{text}\n\nOn Mon, 2 Mar 2026 at 09:00, Harbour Goods <orders@harbour.example> wrote:\n{quoted}\n"
    mail.set_content(text)
    return mail


@contextmanager
def open_counter(database: Database, folder: Path, *, mail: bool = False, **more: Any) -> Iterator[Counter]:
    """A counter that is closed at the end; with `mail` its folder is watched. more: settings."""
    counter = Counter(database, folder, **more)
    if mail:
        counter.mail.start(lambda message: _take(counter, message))
    try:
        yield counter
    finally:
        counter.close()


def _take(counter: Counter, message: InboundMessage) -> None:
    counter.shop.desk.take_in(message)
