"""A real mail server on this machine that does as it is told, in a thread of its own."""

from __future__ import annotations

import asyncio
import base64
import email
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HANG_UP = "hang up"


@dataclass
class PostOffice:
    """What came in, and what to say. Each entry of `answers` is used once; HANG_UP ends the connection."""

    port: int = 0
    mails: list[Envelope] = field(default_factory=list)
    connections: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)
    signed_in: list[tuple[str, str]] = field(default_factory=list)
    protected: list[bool] = field(default_factory=list)
    password: str = "right"

    def mail(self, number: int = -1) -> EmailMessage:
        """Return a mail that came in, as an independent reader sees it."""
        content = self.mails[number].original_content or b""
        found = email.message_from_bytes(content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        return found

    def senders(self) -> list[str]:
        return [str(one.mail_from or "").strip("<>") for one in self.mails]

    def answer(self, place: str) -> str:
        waiting = self.answers.get(place)
        return waiting.pop(0) if waiting else ""

    # What aiosmtpd calls.

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if said := self._said(server, "null" if address == "<>" else "mail"):
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if said := self._said(server, "rcpt"):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        said = self.answer("data")
        if not said.startswith(("4", "5")):
            self.mails.append(envelope)
            self.protected.append(session.ssl is not None)
        if said == HANG_UP:
            _abort(server)
            await asyncio.sleep(0)
        return said or "250 2.0.0 taken"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        user, _, token = base64.b64decode(args[1]).decode().strip("\x01").partition("\x01auth=Bearer ")
        self.signed_in.append((user.removeprefix("user="), token))
        if token == self.password:
            return AuthResult(success=True, handled=False)
        # As the large providers do: first an error to be acknowledged, then the refusal.
        await server.challenge_auth(b'{"status":"401"}')
        return AuthResult(success=False, handled=False)

    def _said(self, server: SMTP, place: str) -> str:
        said = self.answer(place)
        if said == HANG_UP:
            _abort(server)
        return said

    def sign_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.signed_in.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password.decode() == self.password, handled=False)


def _abort(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def post_office(tls: ssl.SSLContext | None = None, *, implicit: bool = False, **options: Any) -> Iterator[PostOffice]:
    """Run a mail server. tls: its certificate, for STARTTLS or from the first byte."""
    office = PostOffice()
    settings: dict[str, Any] = {"enable_SMTPUTF8": True, "timeout": 60, "hostname": "post.example"} | options
    if tls is not None and not implicit:
        settings |= {"tls_context": tls, "require_starttls": True}
    if settings.pop("sign_in", False):
        settings |= {"authenticator": office.sign_in, "auth_required": True, "auth_require_tls": tls is not None}
    loop = asyncio.new_event_loop()

    def connection() -> SMTP:
        office.connections += 1
        return SMTP(office, loop=loop, **settings)

    listening = loop.create_server(connection, "127.0.0.1", 0, ssl=tls if implicit else None)
    server = loop.run_until_complete(listening)
    office.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, name="post-office", daemon=True)
    thread.start()
    try:
        yield office
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _closed(server: asyncio.Server) -> None:
    server.close()
    here = asyncio.current_task()
    others = [task for task in asyncio.all_tasks() if task is not here]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def certificate(folder: Path, host: str = "127.0.0.1") -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for a host that signs itself; returns the server's context and the file to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post office")])
    known_as = x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([known_as]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{host}.pem", folder / f"{host}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public
