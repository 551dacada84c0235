"""What the tests of mailboxes work with: somebody who sends, and a reader with a clerk behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from imapclient import IMAPClient
from sqlalchemy import select

from bot.bench.dovecot import Dovecot
from core.database.tables.conversations import inbound_messages
from core.domain.mailboxes import ListMailboxes, MailboxView
from core.ports import InboundMessage
from intake.desk import Desk
from intake.mail.imap_account import read_accounts
from intake.mail.imap_reading import Ways
from intake.mail.imap_watching import ImapMailbox, Rhythm
from intake.mail.inbound import inbound_message
from intake.reader import Reader as Understander
from tests.shop import Shop

SECRET = b"k" * 40
WAIT_S = 60.0
QUICK = Rhythm(look_s=30.0, poll_s=0.2, lease_s=2.0, stand_by_s=0.2)


def until(condition: Callable[[], Any]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "did not happen"
        time.sleep(0.02)


def letter(name: str, text: str = "2 mugs please", *, sender: str = "ann@customer.example", more: str = "") -> bytes:
    """Return a raw mail."""
    head = f"From: Ann <{sender}>\r\nTo: orders@shop.example\r\nSubject: Order {name}\r\n"
    return f"{head}Message-ID: <{name}@customer.example>\r\n{more}\r\n{text}\r\n".encode()


class Post:
    """Another client of the same mailbox: the mail server that delivers, and the people who share it."""

    def __init__(self, server: Dovecot) -> None:
        self._server = server
        self._client: IMAPClient | None = None

    @property
    def client(self) -> IMAPClient:
        """A connection that lives, whatever happened to the server."""
        try:
            if self._client is not None:
                self._client.noop()
        except Exception:
            self._client = None
        if self._client is None:
            self._client = self._server.client()
        return self._client

    def deliver(
        self, *mails: bytes, folder: str = "INBOX", at: datetime | None = None, flags: Sequence[bytes] = ()
    ) -> None:
        """Put mails into the mailbox."""
        for mail in mails:
            self.client.append(folder, mail, flags, at)

    def flags(self, folder: str = "INBOX") -> dict[int, set[bytes]]:
        """Return the flags of every mail, by its number."""
        client = self.client
        client.select_folder(folder, readonly=True)
        uids = client.search()
        found = client.fetch(uids, ["FLAGS"]) if uids else {}
        client.unselect_folder()
        return {uid: set(answer[b"FLAGS"]) - {b"\\Recent"} for uid, answer in found.items()}

    def remove(self, *uids: int, folder: str = "INBOX") -> None:
        """Remove mails for good."""
        self.client.select_folder(folder)
        self.client.delete_messages(uids)
        self.client.expunge()
        self.client.unselect_folder()

    def flag(self, uids: Sequence[int], flag: bytes) -> None:
        """Put a flag on mails."""
        self.client.select_folder("INBOX")
        self.client.add_flags(uids, [flag])
        self.client.unselect_folder()

    def close(self) -> None:
        """End the connection."""
        if self._client is not None:
            self._client.shutdown()


class Reader:
    """A reader of the mailbox, as a process of the shop has one, with a clerk who stores."""

    def __init__(
        self,
        shop: Shop,
        url: str,
        *,
        ways: Ways = Ways(),
        rhythm: Rhythm = QUICK,
        at_once: bool = True,
        work: bool = False,
    ) -> None:
        """at_once: store by the batch. work: answer what comes, as the shop does."""
        self.shop = shop
        self.desk = Desk(shop.clerk, Understander(shop.clerk)) if work else None
        self.faults: list[Exception] = []
        self.calls: list[int] = []
        (account,) = read_accounts(url)
        self.mailbox = ImapMailbox(
            account,
            clerk=lambda: self.shop.clerk,
            read=partial(inbound_message, secret=SECRET, trust=""),
            ways=ways,
            take_all=self._take_all if at_once else None,
            own=lambda: ["orders@shop.example"],
            rhythm=rhythm,
        )

    def _take_all(self, messages: Sequence[InboundMessage]) -> None:
        self.calls.append(len(messages))
        if self.faults:
            raise self.faults.pop(0)
        (self.desk.take_in_all if self.desk else self.shop.clerk.receive_all)(messages)

    def take_in(self, message: InboundMessage) -> None:
        """Store one message."""
        self.calls.append(1)
        if self.faults:
            raise self.faults.pop(0)
        (self.desk.take_in if self.desk else self.shop.clerk.receive)(message)

    def start(self) -> Reader:
        """Begin, and wait until the position is found."""
        self.mailbox.start(self.take_in)
        until(self.mailbox.ready)
        return self

    def stop(self) -> None:
        """Stop reading."""
        self.mailbox.stop()
        if self.desk:
            self.desk.close()

    @property
    def rows(self) -> list[Any]:
        """All stored messages, oldest first."""
        with self.shop.database.read() as conn:
            return list(conn.execute(select(inbound_messages).order_by(inbound_messages.c.id)).mappings())

    @property
    def ids(self) -> list[str]:
        """The short names of all stored messages."""
        return [_short(row["external_id"]) for row in self.rows]

    @property
    def states(self) -> dict[str, tuple[str, str]]:
        """What became of each message: state and reason by its short name."""
        return {_short(row["external_id"]): (row["state"], row["reason"]) for row in self.rows}

    def settled(self, uid: int) -> bool:
        """Tell whether the mailbox was read up to a mail, and that is kept."""
        view = self.view()
        return view is not None and view.position.last_uid >= uid

    def view(self, folder: str = "INBOX") -> MailboxView | None:
        """What is known of the mailbox."""
        return next((one for one in self.shop.clerk.look(ListMailboxes()) if one.folder == folder), None)


def _short(message_id: str) -> str:
    return message_id.partition("@")[0].lstrip("<")
