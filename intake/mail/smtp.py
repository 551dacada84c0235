"""Mail leaves by SMTP: one recipient a mail, and an honest word on what became of it."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Mapping
from typing import Any

from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown, SetupError
from intake.mail.letters import Letter
from intake.mail.pace import DomainPace
from intake.mail.reasons import no_such_recipient, plain_words, reason
from intake.mail.smtp_lines import TIMEOUT_S, WHO, Line, Lines, SignInFailed, opened
from intake.mail.smtp_server import SETTING, SmtpServer

AFTER_DATA_S = 60.0
GREYLIST_S = 60.0
_NOT_SIGNED_IN = (530, 535, 538)
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
_DOTS = re.compile(rb"(?m)^\.")


class _Broken(Exception):
    """The connection went before the mail was handed over."""


class SmtpOutlet:
    """An outlet of the email channel: the merchant's mail server."""

    def __init__(
        self,
        server: SmtpServer,
        *,
        named: Callable[[], str],
        per_domain_per_minute: int = 60,
        access_token: Callable[[], str] | None = None,
        **lines: Any,
    ) -> None:
        """named: the domain that we greet with. lines: other times and limits of `Lines`."""
        self._server = server
        self._named = named
        self._access_token = access_token
        self._pace = DomainPace(per_domain_per_minute)
        self._lines = Lines(server, named=named, access_token=access_token, **lines)
        self._takes_null_sender = True

    def carry(self, letter: Letter) -> Mapping[str, Any]:
        """Hand the mail over and return the server's word; a repeat bears the same Message-ID.

        4xx and a lost connection before the mail went over: later. Lost after it: unknown. 5xx: never.
        """
        # First of all: a mail that cannot leave now must not use up its turn.
        self._lines.need_open()
        wait_s = self._pace.wait_s(letter.recipient.rpartition("@")[2].lower(), letter.message_id)
        if wait_s > 0:
            raise OutsideBusy(f"{WHO}: enough mail to this domain for a minute", wait_s)
        line = self._lines.take()
        try:
            return self._by(line, letter)
        except _Broken:
            if not line.mails:
                raise OutsideBusy(f"{WHO}: the connection was lost", 30.0) from None
        # A connection that had rested: the server has hung up meanwhile.
        try:
            return self._by(self._lines.take(new=True), letter)
        except _Broken:
            raise OutsideBusy(f"{WHO}: the connection was lost", 30.0) from None

    def check(self) -> str:
        """Connect, check the certificate, sign in, and leave; sends nothing."""
        try:
            line = Line(opened(self._server, self._named(), self._access_token))
        except OutsideBusy as fault:
            raise SetupError(self._server.setting, fault.who) from None
        line.end()
        signed_in = "signed in" if self._server.user else "without a sign-in"
        return f"{self._server.host}:{self._server.port}, {_SAFE[self._server.safety]}, {signed_in}"

    def close(self) -> None:
        """Close the kept connections."""
        self._lines.close()

    def _by(self, line: Line, letter: Letter) -> Mapping[str, Any]:
        try:
            said = self._dialogue(line.smtp, letter)
        except (OutsideBusy, OutsideRefused):
            self._put_back(line)
            raise
        except (OSError, smtplib.SMTPException) as error:
            line.smtp.close()
            raise _Broken from error
        self._lines.give(line)
        return {"said": plain_words(said)}

    def _put_back(self, line: Line) -> None:
        """Keep the connection after a refusal, if the server lets us."""
        try:
            if line.smtp.sock is not None and line.smtp.rset()[0] == 250:
                self._lines.give(line)
                return
        except (OSError, smtplib.SMTPException):
            pass
        line.end()

    def _dialogue(self, smtp: smtplib.SMTP, letter: Letter) -> str:
        self._sender(smtp, letter)
        code, said = smtp.rcpt(letter.recipient)
        if code not in (250, 251):
            raise _refusal(smtp, code, said, of_recipient=True)
        code, said = smtp.docmd("DATA")
        if code != 354:
            raise _refusal(smtp, code, said)
        return _handed_over(smtp, letter.raw)

    def _sender(self, smtp: smtplib.SMTP, letter: Letter) -> None:
        options = _options(smtp, letter)
        sender = letter.bounces_to if letter.bounces_to or self._takes_null_sender else letter.fallback
        code, said = smtp.mail(sender, options)
        if code >= 500 and code not in _NOT_SIGNED_IN and not sender and letter.fallback:
            # Some submission servers take no null sender: then the plain address, rather than no mail at all.
            smtp.rset()
            code, said = smtp.mail(letter.fallback, options)
            self._takes_null_sender = code != 250
        if code == 250:
            return
        if code >= 500 and code not in _NOT_SIGNED_IN and not said.startswith((b"5.3.4", b"5.2.3")):
            words = plain_words(said.decode("utf-8", "replace"))
            why = f"our own mail server refuses our sender: check ORDERCLERK_MAIL_FROM (it says: {code} {words})"
            raise OutsideRefused(WHO, why)
        raise _refusal(smtp, code, said)


_SAFE = {"implicit": "TLS", "starttls": "STARTTLS", "plain": "no TLS"}


def _options(smtp: smtplib.SMTP, letter: Letter) -> list[str]:
    options = [f"SIZE={len(letter.raw)}"] if smtp.has_extn("size") else []
    if letter.recipient.isascii():
        return options
    if not smtp.has_extn("smtputf8"):
        raise OutsideRefused(WHO, "it cannot write to addresses with letters beyond ASCII: ask for a plainer one")
    return [*options, "SMTPUTF8", "BODY=8BITMIME"]


def _handed_over(smtp: smtplib.SMTP, raw: bytes) -> str:
    """Send the mail and wait for the server's word; from the first byte on nobody knows until it comes."""
    content = _DOTS.sub(b"..", _LINE_ENDS.sub(b"\r\n", raw))
    end = b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        if smtp.sock is not None:
            smtp.sock.settimeout(AFTER_DATA_S)
        smtp.send(content + end)
        code, said = smtp.getreply()
        if smtp.sock is not None:
            smtp.sock.settimeout(TIMEOUT_S)
    except (OSError, smtplib.SMTPException) as error:
        smtp.close()
        raise OutsideUnknown(f"{WHO}: the connection was lost after the mail had gone over", GREYLIST_S) from error
    if code == 250:
        return said.decode("utf-8", "replace")
    raise _refusal(smtp, code, said)


def _refusal(smtp: smtplib.SMTP, code: int, said: bytes, *, of_recipient: bool = False) -> Exception:
    words = said.decode("utf-8", "replace")
    if code == 421:
        smtp.close()
    if code in _NOT_SIGNED_IN:
        return SignInFailed(f"{WHO}: it wants a sign-in: put user and password into {SETTING}", 900.0)
    if code in (-1, 503):
        # An answer that is none, or one that says that we are out of step.
        smtp.close()
    elif code >= 500:
        return OutsideRefused(WHO, reason(words, code=code), no_such_recipient(code, words) if of_recipient else "")
    return OutsideBusy(f"{WHO}: {code} {plain_words(words)}".rstrip(), GREYLIST_S)
