"""One request on its way in: first who asks, then whether the body is sound, only then what it says."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Coroutine
from ipaddress import ip_address
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from core.domain.access import KeyView, WhoHasKey
from core.errors import BadInput, Refused
from intake.api.office import ApiOffice
from intake.api.problems import refusal
from intake.rate_limit import RateLimit

DEEPEST = 32
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def route_of(office: ApiOffice, *, per_minute: int = 0) -> type[APIRoute]:
    """Return the kind of route that lets in whoever holds a key of this office, so many times a minute."""

    limit = RateLimit(burst=per_minute, per_minute=per_minute) if per_minute else None

    allowed: dict[str, set[str]] = {}

    class KeyRoute(APIRoute):
        def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
            super().__init__(path, endpoint, **more)
            allowed.setdefault(self.path_format, set()).update(self.methods or ())

        async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["method"] not in (self.methods or ()):
                # Routes with one path know only their own method; the answer names those of all of them.
                raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed[self.path_format]))})
            await super().handle(scope, receive, send)

        def get_route_handler(self) -> Handler:
            inner = super().get_route_handler()

            async def handle(request: Request) -> Response:
                request.state.office = office
                request.state.key = await run_in_threadpool(_holder, office, request)
                if limit is not None and not _from_here(request):
                    _in_time(limit, request.state.key)
                _check_parameters(request)
                request.state.body_hash = await _checked_body(request)
                try:
                    return await inner(request)
                except BadInput:
                    raise
                except Refused as refused:
                    return refusal(refused)

            return handle

    return KeyRoute


def _office(request: Request) -> ApiOffice:
    office: ApiOffice = request.state.office
    return office


def _key(request: Request) -> KeyView:
    key: KeyView = request.state.key
    return key


def _body_hash(request: Request) -> str:
    return str(request.state.body_hash)


Office = Annotated[ApiOffice, Depends(_office)]
Key = Annotated[KeyView, Depends(_key)]
BodyHash = Annotated[str, Depends(_body_hash)]


def channel_of(key: KeyView) -> str:
    """Return the only channel that a key sees; empty where it sees the whole shop."""
    return "" if key.role == "admin" else key.channel


def sees(key: KeyView, channel: str) -> bool:
    """Return whether a key may see what came by a channel: its own, or all where it is an administrator's."""
    return key.role == "admin" or key.channel == channel


def _holder(office: ApiOffice, request: Request) -> KeyView:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    holder = office.clerk.look(WhoHasKey(secret.strip())) if scheme.lower() == "bearer" and secret.strip() else None
    if holder is None:
        raise HTTPException(401, "key_needed", {"WWW-Authenticate": "Bearer"})
    return holder


def _in_time(limit: RateLimit, key: KeyView) -> None:
    """Count a request against its key.

    Raises: HTTPException 429 with the time to wait.
    """
    wait_s = limit.wait_s(str(key.id))
    if wait_s > 0:
        raise HTTPException(429, "too_many_requests", {"Retry-After": str(math.ceil(wait_s))})


def _from_here(request: Request) -> bool:
    """Return whether a program on this very machine asks, and no proxy for somebody else."""
    host = request.client.host if request.client else ""
    try:
        near = ip_address(host).is_loopback
    except ValueError:
        near = False
    return near and not any(name in request.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip", "via"))


def _check_parameters(request: Request) -> None:
    if any("\x00" in value for value in request.path_params.values()):
        raise HTTPException(404, "not_found")
    for name, value in request.query_params.multi_items():
        if "\x00" in name or "\x00" in value:
            raise BadInput([(f"query.{name[:40]}", "holds a NUL character")])


async def _checked_body(request: Request) -> str:
    """Check a body's media type, syntax and depth and return the hash of what it says, however it is laid out."""
    body = await request.body() if request.method in ("POST", "PUT") else b""
    if not body:
        return ""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" and not (
        media_type.startswith("application/") and media_type.endswith("+json")
    ):
        raise HTTPException(415, "json_needed")
    try:
        said = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as fault:
        where = f"line {fault.lineno}, column {fault.colno}: " if isinstance(fault, json.JSONDecodeError) else ""
        raise BadInput([("body", f"{where}is no JSON that can be read")]) from None
    _check_tree(said)
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _check_tree(said: Any) -> None:
    level = [said]
    for _ in range(DEEPEST):
        texts = [one for one in level if isinstance(one, str)]
        texts += [name for one in level if isinstance(one, dict) for name in one]
        if any("\x00" in text or not _sound(text) for text in texts):
            raise BadInput([("body", "holds a NUL character or half a character")])
        level = [inner for one in level if isinstance(one, (dict, list)) for inner in _inside(one)]
        if not level:
            return
    raise BadInput([("body", f"is nested deeper than {DEEPEST} levels")])


def _inside(one: dict[str, Any] | list[Any]) -> list[Any]:
    return list(one.values()) if isinstance(one, dict) else one


def _sound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
