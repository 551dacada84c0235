"""Sent mail: what colleagues write from their own mail programs, so that the clerk does not talk over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.mailboxes import MailboxPosition
from core.ports import InboundMessage
from intake.mail.imap_connection import FolderMissing, Heading, ImapConnection
from intake.mail.imap_position import Positions
from intake.mail.imap_reading import BATCH_BYTES, Ways, find_position, is_old
from intake.mail.imap_taking import Fetched, Taking, is_ours

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Answers:
    """What colleagues have written since. mails: those that answer something."""

    mails: tuple[tuple[Fetched, InboundMessage], ...]
    position: MailboxPosition

    @property
    def answered(self) -> frozenset[str]:
        """Return the ids of the mails that were answered."""
        return frozenset(message.threads[0] for _, message in self.mails)


class SentReading:
    """Reads what was sent. It is looked at before new mail is taken in, and settled after."""

    def __init__(self, positions: Positions, taking: Taking, ways: Ways) -> None:
        self._positions = positions
        self._taking = taking
        self._ways = ways
        self._folder: str | None = None

    def look(self, connection: ImapConnection) -> Answers | None:
        """Return what colleagues have written since the last time; None where there is nothing to settle."""
        folder = self._find(connection)
        if not folder:
            return None
        held = self._positions.hold_also(folder)
        if not held.held:
            return None
        try:
            selected = connection.select(folder, readonly=True)
        except FolderMissing:
            self._folder = None
            return None
        position = find_position(connection, selected, held.position, old=False)
        uids = connection.uids_after(position.last_uid)[:AT_ONCE]
        headings = [one for one in connection.headings(uids) if not is_old(position, one)]
        mails = tuple(self._answers(connection, headings))
        if uids:
            position = replace(position, last_uid=uids[-1])
        return Answers(mails, position) if mails or position != held.position else None

    def keep(self, answers: Answers) -> None:
        """Keep what colleagues have written with the conversations that are known already."""
        self._taking.store(answers.mails)

    def settle(self, answers: Answers) -> None:
        """Keep what belongs to conversations that new mail has begun, too; what is kept counts once."""
        self._taking.store(answers.mails)
        if self._folder:
            self._positions.move(self._folder, answers.position)

    def _find(self, connection: ImapConnection) -> str:
        if self._ways.sent == "-":
            return ""
        if self._folder is None:
            self._folder = connection.sent_folder(self._ways.sent)
        return self._folder

    def _answers(self, connection: ImapConnection, headings: Sequence[Heading]) -> list[tuple[Fetched, InboundMessage]]:
        heads = connection.heads([one.uid for one in headings])
        wanted, size = [], 0
        for one in headings:
            head = heads.get(one.uid, b"")
            if head and not is_ours(head) and self._taking.staff_message(Fetched(one, head)).threads:
                wanted.append(one)
                size += one.size
        whole = [one.uid for one in wanted if one.size <= self._ways.size_cap] if size <= 4 * BATCH_BYTES else []
        bodies = connection.bodies(whole)
        mails = [Fetched(one, bodies.get(one.uid, heads[one.uid])) for one in wanted]
        return [(mail, self._taking.staff_message(mail)) for mail in mails]
