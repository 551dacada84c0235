"""Another process that reads a mailbox, until it is struck down; a mail named `poison` ends it."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.clerk import Clerk
from core.commands.saying import Letters
from core.database import deliveries
from core.database.engine import Database
from core.ports import InboundMessage
from intake.mail import imap_reading
from intake.mail.imap_account import read_accounts
from intake.mail.imap_reading import Ways
from intake.mail.imap_watching import ImapMailbox
from intake.mail.inbound import inbound_message
from tests.intake.mail.imap.desk import QUICK, SECRET
from tests.shop import SettableClock, messages


def read() -> None:
    """Read for ever."""
    letters = Letters(messages(), deliveries.queue, public_url="http://shop.example")
    clerk = Clerk(Database(os.environ["SHOP"]), letters, SettableClock(), enqueue=lambda conn, kind, key: None)
    imap_reading.BATCH = 20
    (account,) = read_accounts(os.environ["MAILBOX"])
    mailbox = ImapMailbox(
        account,
        clerk=lambda: clerk,
        read=_read,
        ways=Ways(old_mail=True),
        take_all=clerk.receive_all,
        rhythm=replace(QUICK, lease_s=0.8),
    )
    mailbox.start(clerk.receive)
    threading.Event().wait()


def _read(raw: bytes, *, received: datetime) -> InboundMessage:
    if b"<poison@" in raw:
        os._exit(9)
    return partial(inbound_message, secret=SECRET, trust="")(raw, received=received)
