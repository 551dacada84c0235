"""Who asks: this very machine, the holder of an admin key, or anybody."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address

from fastapi import HTTPException, Request

from bot.web.limits import network_of
from bot.web.office import Office
from core.domain.access import WhoHasKey

_NEAR = tuple(map(IPv4Network, ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_NEAR_V6 = tuple(map(IPv6Network, ("::1/128", "fc00::/7", "fe80::/10")))


def address_of(request: Request) -> str:
    """Return the visitor's address: the peer's, or what a proxy says of its own peer.

    What a stranger writes into X-Forwarded-For is not looked at: only its last entry, and only from this machine or
    a proxy that the settings name.
    """
    peer = request.client.host if request.client else ""
    forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return forwarded[:45] if forwarded and (_loopback(peer) or _named(request, peer)) else peer


def visitor_network(request: Request) -> str:
    """Return the network that limits for one visitor count by; "" where the address may stand for many visitors.

    A peer of the house's own network may be a proxy that tells nobody's address, and so the whole world.
    """
    address = address_of(request)
    peer = request.client.host if request.client else ""
    return "" if address == peer and _near(peer) else network_of(address)


def on_this_machine(request: Request) -> bool:
    """Return whether the request was made on this machine, to this machine, and not passed on by a proxy."""
    passed_on = any(name in request.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip", "via"))
    peer = request.client.host if request.client else ""
    return not passed_on and _loopback(peer) and _loopback(request.url.hostname or "")


def insiders_only(office: Office, request: Request) -> None:
    """Let pass who is on this machine or holds an admin key; everybody else is told nothing."""
    if on_this_machine(request):
        return
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    holder = office.clerk.look(WhoHasKey(key.strip())) if scheme.lower() == "bearer" and key.strip() else None
    if holder is None:
        raise HTTPException(401, "key_needed", {"WWW-Authenticate": "Bearer"})
    if holder.role != "admin":
        raise HTTPException(403, "admin_only")


def _named(request: Request, peer: str) -> bool:
    networks = getattr(request.app.state, "proxies", ())
    if not networks:
        return False
    try:
        found = ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    return any(found in network for network in networks)


def _loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _near(host: str) -> bool:
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return True
    return any(found in network for network in (_NEAR if found.version == 4 else _NEAR_V6))
