"""Which mail server mail leaves by, and how safely: ORDERCLERK_SMTP_URL."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from core.errors import SetupError

SETTING = "ORDERCLERK_SMTP_URL"
CURE = (
    "write smtps://user:password@host:465 or smtp://user:password@host:587, with signs such as @ : / % in user or"
    " password as %40 %3A %2F %25"
)
IMPLICIT, STARTTLS, PLAIN = "implicit", "starttls", "plain"
_PORTS = {IMPLICIT: 465, STARTTLS: 587, PLAIN: 25}


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed over. safety: TLS from the first byte, by STARTTLS, or none at all. setting: its name."""

    host: str
    port: int
    safety: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    setting: str = SETTING

    def tls(self) -> ssl.SSLContext:
        """Return what checks the server's certificate and name."""
        try:
            return ssl.create_default_context(cafile=None if self.ca_file is None else str(self.ca_file))
        except (OSError, ssl.SSLError):
            raise SetupError("ORDERCLERK_SMTP_CA_FILE", "is no file of certificates (PEM) that can be read") from None


def smtp_server(url: str, *, insecure: bool = False, ca_file: Path | None = None) -> SmtpServer:
    """Return the server that a URL names.

    insecure: without TLS, beyond this machine too.
    Raises: SetupError, which never repeats the URL: it holds a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        user, password = unquote(parts.username or "", errors="strict"), unquote(parts.password or "", errors="strict")
    except ValueError:
        raise SetupError(SETTING, CURE) from None
    if parts.scheme not in ("smtp", "smtps") or not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise SetupError(SETTING, CURE)
    safety = IMPLICIT if parts.scheme == "smtps" else STARTTLS
    if safety == STARTTLS and (insecure or is_loopback(host)):
        safety = PLAIN
    return SmtpServer(host, port or _PORTS[safety], safety, user, password, ca_file)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    if host.lower() in ("localhost", "localhost.localdomain"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
