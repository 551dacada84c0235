"""Who asks: this very machine, the holder of an admin key, or anybody."""

from __future__ import annotations

from ipaddress import ip_address

from fastapi import HTTPException, Request

from bot.web.office import Office
from core.domain.access import WhoHasKey


def address_of(request: Request) -> str:
    """Return the peer's address. What a stranger writes into X-Forwarded-For is not looked at.

    A proxy that the server was told to trust (uvicorn's `forwarded_allow_ips`) is already taken into account.
    """
    return request.client.host if request.client else ""


def on_this_machine(request: Request) -> bool:
    """Return whether the request was made on this machine, to this machine, and not passed on by a proxy."""
    passed_on = any(name in request.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip", "via"))
    return not passed_on and _loopback(address_of(request)) and _loopback(request.url.hostname or "")


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


def _loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
