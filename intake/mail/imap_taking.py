"""A fetched mail becomes a message and is stored; none holds up the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from core.errors import Conflict, OutsideBusy
from core.ports import InboundMessage
from intake.mail.imap_connection import ANSWERED, Heading
from intake.mail.inbound import CHANNEL, made_id

_LOG = logging.getLogger(__name__)

OWN = "own"
STAFF = "staff"
HEAD_CAP = 100_000


class ReadMail(Protocol):
    """Reads a raw mail, such as `intake.mail.inbound.inbound_message` with its secret and trust."""

    def __call__(self, raw: bytes, *, received: datetime) -> InboundMessage:
        """Return the message that a raw mail is; never raises."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail as it was fetched; of one that is too big only the header block."""

    heading: Heading
    raw: bytes
    too_big: bool = False


class Taking:
    """Makes messages of mails and hands them to whoever stores them.

    take_all: stores several at once, all or none; take_in: stores one. own: our addresses, in small letters.
    """

    def __init__(
        self,
        read: ReadMail,
        take_in: Callable[[InboundMessage], object],
        take_all: Callable[[Sequence[InboundMessage]], object] | None,
        *,
        own: frozenset[str],
    ) -> None:
        self._read = read
        self._take_in = take_in
        self._take_all = take_all
        self._own = own

    def message(self, mail: Fetched, *, answered: frozenset[str] = frozenset()) -> InboundMessage:
        """Return the message of a mail. answered: ids of mails that a colleague has answered already."""
        message = self._read(mail.raw, received=_when(mail.heading))
        facts: dict[str, Any] = {}
        if mail.too_big:
            facts["too_big"] = mail.heading.size
        if ANSWERED in mail.heading.flags or message.message_id in answered:
            facts["answered_by_colleague"] = True
        if is_ours(mail.raw) and message.sender.lower() in self._own:
            message = replace(message, kind=OWN)
        if not facts:
            return message
        files = () if mail.too_big else message.files
        return replace(message, files=files, facts={**message.facts, **facts})

    def unread(self, mail: Fetched) -> InboundMessage:
        """Return a message for a mail that kills its reader: kept as it came, for a person."""
        name = made_id(mail.raw)
        facts = {"unreadable": True, "uid": mail.heading.uid}
        return InboundMessage(
            CHANNEL, name, "", name, "", _when(mail.heading), automatic=True, raw=mail.raw, facts=facts
        )

    def staff_message(self, mail: Fetched) -> InboundMessage:
        """Return the message of a mail that a colleague has sent by another program."""
        message = self._read(mail.raw, received=_when(mail.heading))
        return replace(message, kind=STAFF, automatic=True)

    def store(self, mails: Sequence[tuple[Fetched, InboundMessage]]) -> list[int]:
        """Store messages; returns the numbers of those mails that could not be, whatever was tried.

        Raises: OutsideBusy, Conflict where the database is away: nothing is lost, all come again.
        """
        if self._take_all is not None and len(mails) > 1:
            try:
                self._take_all([message for _, message in mails])
                return []
            except (OutsideBusy, Conflict):
                raise
            except Exception:
                _LOG.warning("a batch of %d mails could not be stored at once; each comes by itself", len(mails))
        return [mail.heading.uid for mail, message in mails if not self._stored(mail, message)]

    def _stored(self, mail: Fetched, message: InboundMessage) -> bool:
        for one in (message, self.unread(mail)):
            try:
                self._take_in(one)
                return True
            except (OutsideBusy, Conflict):
                raise
            except Exception:
                _LOG.exception("mail %d could not be taken in", mail.heading.uid)
        return False


def is_ours(raw: bytes) -> bool:
    """Return whether a mail bears both marks that all our own mail has, and what people write has not."""
    head = raw[:HEAD_CAP].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower().split(b"\n")
    marked = any(line.startswith(b"auto-submitted:") for line in head)
    return marked and any(line.split() == [b"x-auto-response-suppress:", b"all"] for line in head)


def _when(heading: Heading) -> datetime:
    """When it came to us: as the mail server says, and never in the future."""
    return min(heading.arrived.astimezone(UTC), datetime.now(UTC))
