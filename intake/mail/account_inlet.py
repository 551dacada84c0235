"""Reads whatever mailboxes there are: one that is added is read soon, one that is removed no longer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from core.domain.mail_accounts import MailAccount
from core.errors import OrderclerkError
from intake.mail.accounts import MailAccounts
from intake.mail.channel import Inlet, Taker
from intake.mail.imap_account import Account

_LOG = logging.getLogger(__name__)

LOOK_S = 20.0


@dataclass(slots=True)
class _Open:
    mailbox: MailAccount
    reader: Inlet


class AddedMailboxes:
    """A way for mail to come in: all mailboxes that were added by hand."""

    def __init__(
        self,
        accounts: MailAccounts,
        reader_of: Callable[[Account], Inlet],
        *,
        named: Callable[[], list[Account]] = list,
        look_s: float = LOOK_S,
    ) -> None:
        """named: accounts that the settings name, read by others."""
        self._accounts = accounts
        self._reader_of = reader_of
        self._named = named
        self._look_s = look_s
        self._open: dict[str, _Open] = {}
        self._faults: dict[str, str] = {}
        self._looked = False
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, take_in: Taker) -> None:
        """Begin to look for mailboxes and to read them."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._keep_looking, args=(take_in,), name="mailboxes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop all readers; a mail that is being stored is finished first."""
        self._stopping.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(2.0)
        readers, self._open = list(self._open.values()), {}
        leaving = [threading.Thread(target=one.reader.stop, daemon=True) for one in readers]
        for one in leaving:
            one.start()
        for one in leaving:
            one.join()

    def ready(self) -> bool:
        """Return whether every mailbox that lets us in has found its position."""
        return self._looked and all(one.reader.ready() or one.mailbox.fault for one in list(self._open.values()))

    def _keep_looking(self, take_in: Taker) -> None:
        while not self._stopping.is_set():
            try:
                self._look(take_in)
                self._looked = True
            except OrderclerkError as fault:
                _LOG.warning("mailboxes could not be looked up: %s", fault)
            except Exception:
                _LOG.exception("mailboxes could not be looked up")
            self._stopping.wait(self._look_s)

    def _look(self, take_in: Taker) -> None:
        found = {one.name: one for one in self._accounts.all()}
        for name in list(self._open):
            now = found.get(name)
            if now is None or now.settled != self._open[name].mailbox.settled:
                self._open.pop(name).reader.stop()
            else:
                self._open[name].mailbox = now
        for name, mailbox in found.items():
            if name not in self._open and not self._stopping.is_set():
                self._begin(mailbox, take_in)

    def _begin(self, mailbox: MailAccount, take_in: Taker) -> None:
        try:
            self._accounts.seal_anew(mailbox)
            account = self._accounts.account(mailbox)
        except OrderclerkError as fault:
            self._say(mailbox.name, str(fault))
            return
        if (account.key, account.folder) in {(one.key, one.folder) for one in self._named()}:
            self._say(mailbox.name, "ORDERCLERK_IMAP_URL names it as well, and is what counts")
            return
        self._faults.pop(mailbox.name, None)
        reader = self._reader_of(account)
        reader.start(take_in)
        self._open[mailbox.name] = _Open(mailbox, reader)

    def _say(self, name: str, fault: str) -> None:
        if self._faults.get(name) != fault:
            self._faults[name] = fault
            _LOG.warning("mailbox %s is not read: %s", name, fault)
