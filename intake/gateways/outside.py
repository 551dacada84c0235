"""Calls to addresses that somebody has typed in: only to the public internet, or where the settings allow it.

A name is resolved once, every address it has is checked, and the call goes to the first of them; nothing is followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown, SetupError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]

WAIT_S = 15.0
MOST_ANSWER = 65_536
LONGEST_WAIT_S = 86_400.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. headers: names in lower case. body: at most as many bytes as were asked for."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    took_ms: int = 0

    @property
    def wait_s(self) -> float:
        """Return for how long it asks to be left alone, by Retry-After in seconds."""
        said = self.headers.get("retry-after", "").strip()
        return min(float(said), LONGEST_WAIT_S) if said.isascii() and said.isdigit() and len(said) < 8 else 0.0


def networks(text: str) -> tuple[Network, ...]:
    """Return the networks of a setting. Raises: SetupError."""
    try:
        return tuple(ipaddress.ip_network(one) for one in text.split())
    except ValueError as fault:
        raise SetupError("ORDERCLERK_HOOKS_ALLOW", f"{fault}; write networks such as 127.0.0.0/8 10.1.2.0/24") from None


class Outside:
    """Makes the calls. Threads share it."""

    def __init__(
        self, allowed: Sequence[Network] = (), *, wait_s: float = WAIT_S, resolve: Resolve | None = None
    ) -> None:
        """allowed: networks besides the public internet, also without TLS. wait_s: for a whole call."""
        self._allowed = tuple(allowed)
        self._wait_s = wait_s
        self._resolve = resolve or _addresses

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        # Reading all the world's certificates is left until somebody outside is called.
        return ssl.create_default_context()

    def check(self, url: str) -> None:
        """Raise OutsideRefused where an address can never be called; what names resolve to is looked at when it is."""
        parts = _split(url)
        host = parts.hostname or ""
        try:
            literal = ipaddress.ip_address(host)
        except ValueError:
            if parts.scheme == "http" and not self._allowed:
                raise OutsideRefused("address", "it must begin with https://") from None
            return
        self._permit(parts.scheme, [str(literal)])

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a body and return the answer, whatever its status.

        Raises: OutsideRefused where it must not be called; OutsideBusy where nothing was sent; OutsideUnknown where it
        was, and no answer came.
        """
        return self._call("POST", url, body, headers, MOST_ANSWER)

    def get(self, url: str, headers: Mapping[str, str], *, most: int = MOST_ANSWER) -> Answer:
        """Fetch something of at most so many bytes; raises as `post`."""
        return self._call("GET", url, None, headers, most)

    def _call(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], most: int) -> Answer:
        parts = _split(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        address = self._permit(parts.scheme, self._resolved(host, port))
        began = time.monotonic()
        connection = _connected(address, port, host, self._tls if parts.scheme == "https" else None, self._wait_s)
        # The socket's own time-out counts anew for every byte: the whole call has one, too.
        over = threading.Event()
        ending = threading.Timer(self._wait_s, _cut, [connection.sock, over])
        ending.daemon = True
        ending.start()
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, body, {"Host": _host(parts), "User-Agent": "orderclerk", **headers})
            response = connection.getresponse()
            content = response.read(most + 1)
            named = {name.lower(): value for name, value in response.getheaders()}
        except (OSError, http.client.HTTPException) as fault:
            raise OutsideUnknown(f"{host}: {_word(fault)}") from None
        finally:
            ending.cancel()
            connection.close()
        if over.is_set():
            raise OutsideUnknown(f"{host}: no answer in time")
        return Answer(response.status, named, content, int((time.monotonic() - began) * 1000))

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise OutsideBusy(f"{host}: the name is not known") from None
        if not found:
            raise OutsideBusy(f"{host}: the name has no address")
        return found

    def _permit(self, scheme: str, found: Sequence[str]) -> str:
        """Return the address to call. Raises: OutsideRefused where one of them may not be called."""
        for text in found:
            address = ipaddress.ip_address(text.partition("%")[0])
            if any(address.version == one.version and address in one for one in self._allowed):
                continue
            if not _public(address):
                raise OutsideRefused("address", "it is not on the public internet; see ORDERCLERK_HOOKS_ALLOW")
            if scheme != "https":
                raise OutsideRefused("address", "it must begin with https://")
        return found[0]


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or 0 < parts.port < 65_536
    except ValueError:
        raise OutsideRefused("address", "it is no address that can be called") from None
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if parts.scheme not in ("https", "http") or not parts.hostname or not port_fits or not plain:
        raise OutsideRefused("address", "it must be https:// with a host")
    if parts.username is not None or parts.password is not None:
        raise OutsideRefused("address", "it must name no user and no password")
    return parts


def _public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _addresses(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def _connected(
    address: str, port: int, host: str, tls: ssl.SSLContext | None, wait_s: float
) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(host, port, timeout=wait_s)
    try:
        sock = socket.create_connection((address, port), timeout=wait_s)
    except OSError as fault:
        raise OutsideBusy(f"{host}: {_word(fault)}") from None
    try:
        connection.sock = tls.wrap_socket(sock, server_hostname=host) if tls else sock
    except OSError as fault:
        sock.close()
        raise OutsideBusy(f"{host}: {_word(fault)}") from None
    return connection


def _cut(sock: socket.socket, over: threading.Event) -> None:
    over.set()
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        pass


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{parts.port}" if parts.port else shown


def _word(fault: Exception) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return "its certificate is not trusted"
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    if isinstance(fault, ConnectionRefusedError):
        return "nobody listens there"
    return "the connection broke off"
