"""Connections to the mail server: opened safely, kept for the next mail, closed when idle or worn."""

from __future__ import annotations

import base64
import contextlib
import smtplib
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import OutsideBusy
from intake.mail.grants import Renewing
from intake.mail.reasons import plain_words
from intake.mail.smtp_server import IMPLICIT, STARTTLS, SmtpServer

WHO = "mail server"
TIMEOUT_S = 20.0
IDLE_S = 30.0
FRESH_S = 2.0
MOST_MAILS = 100
KEPT = 4
SHUT_S = 10.0
SHUT_AFTER_SIGN_IN_S = 300.0


class SignInFailed(OutsideBusy):
    """The server does not take our user and password; trying often would lock the account."""


@dataclass(slots=True)
class Line:
    """One open connection. mails: how many it has carried."""

    smtp: smtplib.SMTP
    mails: int = 0
    used_at: float = 0.0

    def alive(self, now: float) -> bool:
        """Return whether it can still be used: asked of the server where it rested for a while."""
        if now - self.used_at < FRESH_S:
            return self.smtp.sock is not None
        try:
            return self.smtp.noop()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def end(self) -> None:
        """Say goodbye, or just hang up."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            if self.smtp.sock is not None:
                self.smtp.sock.settimeout(2.0)
            self.smtp.quit()
        self.smtp.close()


class Lines:
    """The connections of this process: one for each thread that sends, a few kept open between mails."""

    def __init__(
        self,
        server: SmtpServer,
        *,
        named: Callable[[], str],
        access_token: Callable[[], str] | None = None,
        idle_s: float = IDLE_S,
        most_mails: int = MOST_MAILS,
        timeout_s: float = TIMEOUT_S,
        shut_s: float = SHUT_S,
    ) -> None:
        """named: the domain that we greet with. access_token: signs in by OAuth2 instead of a password."""
        self._server = server
        self._named = named
        self._access_token = access_token
        self._idle_s = idle_s
        self._most_mails = most_mails
        self._timeout_s = timeout_s
        self._shut_s = shut_s
        self._guard = threading.Lock()
        self._resting: list[Line] = []
        self._sweeper: threading.Timer | None = None
        self._shut: tuple[float, OutsideBusy] | None = None

    def take(self, *, new: bool = False) -> Line:
        """Return a connection that works: one that rests, or a new one.

        Raises: OutsideBusy; for some seconds after a failure at once, without asking the server again.
        """
        while not new:
            with self._guard:
                line = self._resting.pop() if self._resting else None
            if line is None:
                break
            if line.alive(time.monotonic()):
                return line
            line.end()
        return Line(self._open())

    def give(self, line: Line) -> None:
        """Take a connection back for the next mail."""
        line.mails += 1
        line.used_at = time.monotonic()
        with self._guard:
            if line.mails < self._most_mails and len(self._resting) < KEPT and line.smtp.sock is not None:
                self._resting.append(line)
                self._sweep_later()
                return
        line.end()

    def close(self) -> None:
        """Close what rests."""
        with self._guard:
            resting, self._resting = self._resting, []
            if self._sweeper is not None:
                self._sweeper.cancel()
        for line in resting:
            line.end()

    def _sweep_later(self) -> None:
        if self._sweeper is None:
            self._sweeper = threading.Timer(self._idle_s, self._sweep)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _sweep(self) -> None:
        long_ago = time.monotonic() - self._idle_s
        with self._guard:
            tired = [line for line in self._resting if line.used_at <= long_ago]
            self._resting = [line for line in self._resting if line.used_at > long_ago]
            self._sweeper = None
            if self._resting:
                self._sweep_later()
        for line in tired:
            line.end()

    def need_open(self) -> None:
        """Go on only where the server was not found away or unwilling within the last seconds.

        Raises: the same OutsideBusy as then.
        """
        with self._guard:
            shut = self._shut
        if shut is not None and time.monotonic() < shut[0]:
            raise type(shut[1])(shut[1].who, shut[1].wait_s)

    def _open(self) -> smtplib.SMTP:
        self.need_open()
        try:
            smtp = opened(self._server, self._named(), self._access_token, self._timeout_s)
        except OutsideBusy as fault:
            slow = isinstance(fault, SignInFailed)
            until = time.monotonic() + (max(self._shut_s, SHUT_AFTER_SIGN_IN_S) if slow else self._shut_s)
            with self._guard:
                self._shut = (until, fault)
            raise
        with self._guard:
            self._shut = None
        return smtp


def opened(
    server: SmtpServer, named: str, access_token: Callable[[], str] | None = None, timeout_s: float = TIMEOUT_S
) -> smtplib.SMTP:
    """Return a connection with TLS checked and signed in.

    Raises: OutsideBusy with what is wrong; whatever it is, the mails wait.
    """
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _greeted(server, named, timeout_s)
        _sign_in(smtp, server, access_token)
    except (OSError, smtplib.SMTPException, OutsideBusy, ValueError) as error:
        if smtp is not None:
            smtp.close()
        raise _fault(error, server.setting) from error
    return smtp


def _greeted(server: SmtpServer, named: str, timeout_s: float) -> smtplib.SMTP:
    if server.safety == IMPLICIT:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=named, timeout=timeout_s, context=server.tls()
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, local_hostname=named, timeout=timeout_s)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.safety == STARTTLS:
            if not smtp.has_extn("starttls"):
                raise OutsideBusy(f"{WHO}: it offers no TLS, and nothing is sent in the clear", 900.0)
            smtp.starttls(context=server.tls())
            smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _sign_in(smtp: smtplib.SMTP, server: SmtpServer, access_token: Callable[[], str] | None) -> None:
    if access_token is not None:
        _by_token(smtp, server.user, access_token)
    elif server.user and "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        smtp.login(server.user, server.password)
    elif server.user:
        # Not by smtplib: it knows ASCII only, and tries a wrong password once by each method, which locks accounts.
        secret = base64.b64encode(f"\0{server.user}\0{server.password}".encode()).decode()
        code, said_back = smtp.docmd("AUTH", f"PLAIN {secret}")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, said_back)


def _by_token(smtp: smtplib.SMTP, user: str, access_token: Callable[[], str]) -> None:
    """Sign in by OAuth2; a token that is refused is renewed once, where that is possible."""

    def say(token: str) -> None:
        said = f"user={user}\x01auth=Bearer {token}\x01\x01"
        smtp.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "")

    token = access_token()
    try:
        say(token)
    except smtplib.SMTPAuthenticationError as refusal:
        if refusal.smtp_code < 500 or not isinstance(access_token, Renewing):
            raise
        say(access_token.renewed(token))


def _fault(error: Exception, setting: str) -> OutsideBusy:
    if isinstance(error, OutsideBusy):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        return OutsideBusy(f"{WHO}: its certificate is not valid ({plain_words(error.verify_message)})", 300.0)
    if isinstance(error, ssl.SSLError):
        return OutsideBusy(f"{WHO}: no TLS connection; is it smtps:// with 465, or smtp:// with 587?", 300.0)
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code < 500:
        return OutsideBusy(f"{WHO}: {error.smtp_code} when signing in", 60.0)
    # A UnicodeError among them: a sign that the way of signing in cannot carry.
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError | ValueError):
        return SignInFailed(f"{WHO}: it does not accept our user and password: correct {setting}", 900.0)
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error if isinstance(error.smtp_error, str) else error.smtp_error.decode("utf-8", "replace")
        return OutsideBusy(
            f"{WHO}: {error.smtp_code} {plain_words(said)}".rstrip(), 60.0 if error.smtp_code < 500 else 300.0
        )
    return OutsideBusy(f"{WHO}: no connection ({type(error).__name__})", 30.0)
