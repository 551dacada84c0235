"""Reading a folder from where we were: the position, the batches, what becomes of a mail in the folder."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from core.domain.mailboxes import MailboxPosition
from core.ports import InboundMessage
from intake.mail.imap_connection import FAILED, TAKEN, Heading, ImapConnection, Selected
from intake.mail.imap_position import Held, LeaseLost, Positions
from intake.mail.imap_taking import Fetched, Taking

_LOG = logging.getLogger(__name__)

AT_ONCE = 500
BATCH = 100
BATCH_BYTES = 16_000_000
TRIES = 3
SLOW_CLOCK = timedelta(days=3)
"""How wrong the clock of a sender may be before a mail's own date counts."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How a mailbox is read, as the merchant has set it.

    old_mail: take what lay there before the first start too. move_to: where a mail goes that is taken in; empty leaves
    it in place. sent: the folder of sent mail; empty finds the server's own, `-` reads none. size_cap: in bytes.
    """

    old_mail: bool = False
    move_to: str = ""
    sent: str = ""
    size_cap: int = 25_000_000


def find_position(
    connection: ImapConnection, selected: Selected, known: MailboxPosition, *, old: bool
) -> MailboxPosition:
    """Return where to read on.

    The first time that is behind what lies there, unless `old` mail is wanted. Where the server has numbered the folder
    anew, everything is read once more (what was taken in counts once), but what was old at first stays old.
    """
    if known.uidvalidity == selected.uidvalidity:
        return known
    if known.uidvalidity is not None:
        _LOG.warning("the mailbox was numbered anew; it is read again from the beginning")
        last = selected.next_uid - 1 if selected.next_uid else max(connection.uids_after(0), default=0)
        return MailboxPosition(selected.uidvalidity, 0, known.old_until, last if known.old_until else 0)
    if old:
        return MailboxPosition(selected.uidvalidity)
    there = connection.uids_after(0)
    last = max([selected.next_uid - 1, *there[-1:]])
    newest = max((one.arrived for one in connection.headings(there[-50:])), default=None)
    return MailboxPosition(selected.uidvalidity, last, newest)


def is_old(position: MailboxPosition, heading: Heading, written: datetime | None = None) -> bool:
    """Return whether a mail of a folder that was numbered anew had arrived before our first look.

    written: what the mail itself says, for a server that gave all its mail a new time of arrival.
    """
    if position.old_until is None or heading.uid > position.old_to_uid:
        return False
    return heading.arrived <= position.old_until or (written is not None and written < position.old_until - SLOW_CLOCK)


class FolderReading:
    """Reads one folder in which mail arrives."""

    def __init__(self, folder: str, positions: Positions, taking: Taking, ways: Ways) -> None:
        self._folder = folder
        self._positions = positions
        self._taking = taking
        self._ways = ways
        self._position = MailboxPosition()
        self._singly = 0
        self._refused: set[str] = set()

    def resume(self, held: Held) -> None:
        """Go on from a stored position. Where a batch was begun there and not ended, mails are read one by one."""
        self._position = held.position
        if held.attempts:
            self._singly = BATCH

    def look(self, connection: ImapConnection, answered: frozenset[str]) -> None:
        """Take in all that is new. answered: ids of mails that a colleague has answered."""
        self._position = self._read_from(connection, self._position, answered)

    def _read_from(
        self, connection: ImapConnection, known: MailboxPosition, answered: frozenset[str]
    ) -> MailboxPosition:
        selected = connection.select(self._folder)
        position = find_position(connection, selected, known, old=self._ways.old_mail)
        if position != known:
            self._positions.move(self._folder, position)
        again = position.old_until is not None and position.last_uid < position.old_to_uid
        since = (position.old_until - timedelta(days=1)).date() if again and position.old_until else None
        uids = connection.uids_after(position.last_uid, since=since)
        for start in range(0, len(uids), AT_ONCE):
            chunk = uids[start : start + AT_ONCE]
            position = self._take_chunk(connection, selected, position, chunk, answered)
        if again:
            position = replace(position, last_uid=max(position.last_uid, position.old_to_uid), old_to_uid=0)
            self._positions.move(self._folder, position)
        return position

    def _take_chunk(
        self,
        connection: ImapConnection,
        selected: Selected,
        position: MailboxPosition,
        chunk: Sequence[int],
        answered: frozenset[str],
    ) -> MailboxPosition:
        for batch, last in self._batches(connection.headings(chunk), chunk[-1]):
            if not self._positions.certain():
                raise LeaseLost(self._folder)
            kills = self._positions.begin(self._folder) > TRIES
            self._take(connection, selected, position, batch, answered, kills=kills)
            position = replace(position, last_uid=last)
            self._positions.move(self._folder, position)
        return position

    def _batches(self, headings: Sequence[Heading], last: int) -> Iterator[tuple[list[Heading], int]]:
        """Yield mails in batches by count and size, with the number up to which that settles the folder."""
        at = 0
        while at < len(headings) or not headings:
            end, size = at, 0
            most = 1 if self._singly else BATCH
            while end < len(headings) and end - at < most and (end == at or size + headings[end].size <= BATCH_BYTES):
                size += min(headings[end].size, self._ways.size_cap)
                end += 1
            self._singly = max(0, self._singly - 1)
            yield list(headings[at:end]), last if end >= len(headings) else headings[end - 1].uid
            at = end
            if not headings:
                return

    def _take(
        self,
        connection: ImapConnection,
        selected: Selected,
        position: MailboxPosition,
        batch: Sequence[Heading],
        answered: frozenset[str],
        *,
        kills: bool,
    ) -> None:
        new = [one for one in batch if not is_old(position, one)]
        mails = [(mail, self._message(mail, answered, kills)) for mail in self._fetch(connection, new)]
        mails = [(mail, said) for mail, said in mails if not is_old(position, mail.heading, _written(said))]
        failed = self._taking.store(mails)
        # Only now: what is marked is safe in the database.
        taken = [mail.heading.uid for mail, _ in mails if mail.heading.uid not in failed]
        if taken and selected.keywords:
            self._try("mark mails as taken", lambda: connection.mark(taken, TAKEN))
        if failed and selected.keywords:
            self._try("mark mails as failed", lambda: connection.mark(failed, FAILED))
        if taken and self._ways.move_to:
            self._try(f"move mails to {self._ways.move_to}", lambda: connection.move(taken, self._ways.move_to))

    def _fetch(self, connection: ImapConnection, headings: Sequence[Heading]) -> Iterator[Fetched]:
        small = [one.uid for one in headings if one.size <= self._ways.size_cap]
        large = [one.uid for one in headings if one.size > self._ways.size_cap]
        bodies, heads = connection.bodies(small), connection.heads(large)
        for one in headings:
            raw = bodies.get(one.uid, heads.get(one.uid))
            if raw is not None:
                yield Fetched(one, raw, too_big=one.uid in heads)

    def _message(self, mail: Fetched, answered: frozenset[str], kills: bool) -> InboundMessage:
        return self._taking.unread(mail) if kills else self._taking.message(mail, answered=answered)

    def _try(self, what: str, act: Callable[[], None]) -> None:
        """Do what is good to have: where the server refuses it, the position alone says what is done."""
        if what in self._refused:
            return
        try:
            act()
        except IMAPClientError as fault:
            if isinstance(fault, IMAPClient.AbortError):
                raise
            self._refused.add(what)
            _LOG.warning("the mail server does not let us %s; the mails stay as they are", what)


def _written(message: InboundMessage) -> datetime | None:
    date = message.facts.get("date")
    try:
        return datetime.fromisoformat(date) if isinstance(date, str) else None
    except ValueError:
        return None
