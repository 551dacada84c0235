"""How long to wait after a fault, and what to call it."""

from __future__ import annotations

import random
import ssl

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from core.errors import Conflict, OrderclerkError, OutsideBusy
from intake.mail.grants import SignInAgain, SignInAway
from intake.mail.imap_connection import FolderMissing

SOON_S, LATE_S = 1.0, 40.0
REFUSED_S, LATE_REFUSED_S = 30.0, 900.0
_PASSING = ("unavailable", "inuse", "limit", "eof", "socket error", "timed out", "bye", "try again", "temporar")

LOGIN_REFUSED = "login refused"
NOT_TRUSTED = "certificate not trusted"
FOLDER_MISSING = "folder missing"
SIGN_IN_AGAIN = SignInAgain.words


def fault_name(fault: BaseException) -> str:
    """Return a fault in a few words of ours: what a server says may hold anything."""
    if isinstance(fault, LoginError):
        words = str(fault).lower()
        return "login not possible now" if any(one in words for one in _PASSING) else LOGIN_REFUSED
    if isinstance(fault, ssl.SSLCertVerificationError):
        return NOT_TRUSTED
    if isinstance(fault, FolderMissing):
        return FOLDER_MISSING
    if isinstance(fault, SignInAgain | SignInAway):
        return fault.words
    if isinstance(fault, OutsideBusy | Conflict):
        return "database busy"
    if isinstance(fault, IMAPClient.AbortError):
        return "connection lost"
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    if isinstance(fault, OSError):
        return f"not reachable ({type(fault).__name__})"
    if isinstance(fault, IMAPClientError):
        return "a command was refused"
    return f"unforeseen: {type(fault).__name__}" if not isinstance(fault, OrderclerkError) else str(fault)


def wait_s(name: str, failures: int) -> float:
    """Return how long to wait after so many failures in a row: doubling, by chance, longer where a person must act."""
    slow = name in (LOGIN_REFUSED, NOT_TRUSTED, SIGN_IN_AGAIN)
    first, last = (REFUSED_S, LATE_REFUSED_S) if slow else (SOON_S, LATE_S)
    whole: float = min(last, first * 2.0 ** min(failures - 1, 20))
    return whole * random.uniform(0.5, 1.0)  # noqa: S311
