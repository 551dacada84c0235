"""One connection to an IMAP server. One thread talks over it; any other may only cut it."""

from __future__ import annotations

import contextlib
import imaplib
import logging
import math
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from imapclient import DELETED, IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientError

from core.errors import SetupError
from intake.mail.imap_account import Account

CONNECT_S = 10.0
ANSWER_S = 45.0
"""How long a server may be silent in the middle of an answer."""

HANGS_S = 45.0
"""How long a wait for news may last beyond its time before the connection is cut from outside."""

COMMAND_S = 300.0
"""How long a command may take in all, however busily the server trickles."""

TAKEN = b"$OrderclerkTaken"
FAILED = b"$OrderclerkFailed"
ANSWERED = b"\\Answered"
_BODY, _HEADER = b"BODY[]", b"BODY[HEADER]"

# The library logs whole commands at level DEBUG, and a login is a command.
logging.getLogger("imapclient").setLevel(logging.WARNING)


class ConnectionGone(OSError):
    """The server closed the connection, or somebody cut it."""


class FolderMissing(Exception):
    """The folder to read is not there."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A folder that is open. keywords: whether mails may be marked; next_uid: of the mail to come, 0 where unknown."""

    uidvalidity: int
    next_uid: int
    keywords: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What is asked before a mail is fetched. arrived: the server's time of arrival."""

    uid: int
    size: int
    arrived: datetime
    flags: frozenset[bytes]


class ImapConnection:
    """A signed-in connection."""

    def __init__(self, account: Account) -> None:
        self._deadline = math.inf
        context = _tls(account)
        self._client = IMAPClient(
            account.host,
            account.port,
            ssl=account.security == "tls",
            ssl_context=context if account.security == "tls" else None,
            timeout=SocketTimeout(CONNECT_S, ANSWER_S),
        )
        self._client.normalise_times = False
        try:
            if account.security == "starttls":
                self._client.starttls(context)
            account.login.login(self._client)
            # What a server offers may differ once it knows who asks.
            self._abilities = {bytes(one).upper() for one in self._client.capabilities()}
        except BaseException:
            self.cut()
            raise

    @property
    def _wire(self) -> imaplib.IMAP4:
        found: imaplib.IMAP4 = self._client._imap
        return found

    def can(self, ability: bytes) -> bool:
        """Return whether the server offers an extension."""
        return ability in self._abilities

    def cut(self) -> None:
        """Close the connection under whatever goes on over it; the thread that waits there gets an error."""
        with contextlib.suppress(OSError, AttributeError):
            # The plain socket's own method: TLS would take its state away from under the other thread.
            socket.socket.shutdown(self._wire.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """Say goodbye, or just go."""
        try:
            with self._within(2.0):
                self._client.socket().settimeout(2.0)
                self._client.logout()
        except Exception:
            with contextlib.suppress(Exception):
                self._client.shutdown()

    def overdue(self) -> bool:
        """Return whether a command takes longer than any may."""
        return time.monotonic() > self._deadline

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        self._deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self._deadline = math.inf

    def sent_folder(self, wanted: str = "") -> str:
        """Return the folder of sent mail: the one that is named, or the server's own by its mark; or nothing."""
        with self._within(COMMAND_S):
            if wanted:
                return wanted if self._client.folder_exists(wanted) else ""
            for flags, _, name in self._client.list_folders():
                if b"\\Sent" in flags:
                    return str(name)
        return ""

    def select(self, folder: str, *, readonly: bool = False) -> Selected:
        """Open a folder. Raises: FolderMissing."""
        with self._within(COMMAND_S):
            try:
                found = self._client.select_folder(folder, readonly=readonly)
            except CapabilityError:
                raise
            except IMAPClientError as fault:
                if isinstance(fault, IMAPClient.AbortError) or self._client.folder_exists(folder):
                    raise
                raise FolderMissing(folder) from None
        self._wire.untagged_responses.pop("EXISTS", None)
        allowed = set(found.get(b"PERMANENTFLAGS", ()))
        writable = b"READ-WRITE" in found or b"READ-ONLY" not in found
        keywords = writable and not readonly and (b"\\*" in allowed or TAKEN in allowed)
        return Selected(int(found[b"UIDVALIDITY"]), int(found.get(b"UIDNEXT", 0)), keywords)

    def uids_after(self, uid: int, *, since: date | None = None) -> list[int]:
        """Return the numbers of all mails after `uid`, ascending. since: only those of that day or later."""
        criteria: list[Any] = ["UID", f"{uid + 1}:*"]
        if since is not None:
            criteria += ["SINCE", since]
        with self._within(COMMAND_S):
            found = self._client.search(criteria)
        # `n:*` always holds the newest mail, be it older than n.
        return sorted(one for one in found if one > uid)

    def headings(self, uids: Sequence[int]) -> list[Heading]:
        """Return size, arrival and flags of mails; those that are gone are absent."""
        with self._within(COMMAND_S):
            found = self._client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE", "FLAGS"]) if uids else {}
        return [_heading(uid, found[uid]) for uid in uids if uid in found and b"RFC822.SIZE" in found[uid]]

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return whole mails, unread as they were. What is absent was removed meanwhile."""
        return self._parts(uids, "BODY.PEEK[]", _BODY)

    def heads(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return the header blocks of mails."""
        return self._parts(uids, "BODY.PEEK[HEADER]", _HEADER)

    def _parts(self, uids: Sequence[int], item: str, key: bytes) -> dict[int, bytes]:
        with self._within(COMMAND_S):
            found = self._bodied(self._client.fetch(uids, [item]) if uids else {}, key)
            for uid in uids:
                if uid not in found:
                    # Another client's flag change may have come in its place.
                    found |= self._bodied(self._client.fetch([uid], [item]), key)
        return found

    @staticmethod
    def _bodied(answers: Mapping[int, Mapping[bytes, Any]], key: bytes) -> dict[int, bytes]:
        return {uid: answer[key] for uid, answer in answers.items() if isinstance(answer.get(key), bytes)}

    def mark(self, uids: Sequence[int], keyword: bytes) -> None:
        """Put a keyword on mails."""
        with self._within(COMMAND_S):
            self._client.add_flags(uids, [keyword], silent=True)

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails into another folder, which is made where it is missing."""
        with self._within(COMMAND_S):
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            if self.can(b"MOVE"):
                self._client.move(uids, folder)
            elif self.can(b"UIDPLUS"):
                self._client.copy(uids, folder)
                self._client.add_flags(uids, [DELETED], silent=True)
                self._client.uid_expunge(uids)
            else:
                raise CapabilityError("the server can neither MOVE nor expunge single mails")

    def wait_idle(self, seconds: float) -> None:
        """Wait until the server tells of a change, or the time is over. Raises: ConnectionGone."""
        if "EXISTS" in self._wire.untagged_responses:
            # Told in the answer to an earlier command: the server will not say so again.
            return
        with self._within(seconds + HANGS_S):
            self._client.idle()
            until = time.monotonic() + seconds
            answers = self._client.idle_check(timeout=seconds) if not self._told_already() else [()]
            if not answers and time.monotonic() < until - 0.5:
                # Readable, yet nothing to read: the other end is gone.
                raise ConnectionGone("the connection was closed while idle")
            if any(answer[:1] == (b"BYE",) for answer in answers):
                raise ConnectionGone("the server said goodbye")
            self._client.idle_done()

    def _told_already(self) -> bool:
        """Return whether news came in one piece with the answer to IDLE: it is read, and no socket tells of it."""
        sock = self._client.socket()
        sock.settimeout(0.0)
        try:
            file: Any = self._wire.file
            return bool(file.peek(1))
        except OSError:
            return False  # TLS says so where nothing has come
        finally:
            sock.settimeout(ANSWER_S)


def _tls(account: Account) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=account.ca_file)
    except OSError:
        raise SetupError(
            "ORDERCLERK_IMAP_CA_FILE", f"{account.ca_file} holds no certificates that can be read"
        ) from None


def _heading(uid: int, answer: Mapping[bytes, Any]) -> Heading:
    arrived = answer.get(b"INTERNALDATE") or datetime.now(UTC)
    if arrived.tzinfo is None:
        arrived = arrived.replace(tzinfo=UTC)
    return Heading(uid, int(answer[b"RFC822.SIZE"]), arrived, frozenset(answer.get(b"FLAGS", ())))
