"""Mail leaves by a mailbox that was added, where there is one with a mail server, and else by another way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from intake.mail.accounts import MailAccounts, Outgoing
from intake.mail.letters import Letter, Outlet

LOOK_S = 15.0


class AccountOutlet:
    """An outlet of the email channel: the mail server of a mailbox, as it stands now."""

    def __init__(
        self,
        accounts: MailAccounts,
        otherwise: Outlet,
        made: Callable[[Outgoing], Outlet],
        *,
        sender: Callable[[], str],
        look_s: float = LOOK_S,
    ) -> None:
        """made: makes the way out by a mailbox. sender: our mail address."""
        self._accounts = accounts
        self._otherwise = otherwise
        self._made = made
        self._sender = sender
        self._look_s = look_s
        self._guard = threading.Lock()
        self._known: tuple[str, int] | None = None
        self._outlet: Outlet = otherwise
        self._looked_at = -look_s

    def carry(self, letter: Letter) -> Mapping[str, Any]:
        """Hand the mail to the server of the moment."""
        return self._now().carry(letter)

    def check(self) -> str:
        """Try the server of the moment; sends nothing."""
        return self._now().check()

    def close(self) -> None:
        """Close the kept connections."""
        with self._guard:
            self._outlet.close()

    def _now(self) -> Outlet:
        with self._guard:
            if time.monotonic() - self._looked_at < self._look_s:
                return self._outlet
            found = self._accounts.outgoing(self._sender())
            known = (found.mailbox.name, found.mailbox.settled) if found else None
            if known != self._known:
                # Whoever is sending by the older one finishes; it keeps no line open after that.
                self._outlet.close()
                self._outlet = self._made(found) if found else self._otherwise
                self._known = known
            self._looked_at = time.monotonic()
            return self._outlet
