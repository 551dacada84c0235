"""A marketplace with a plain REST interface, to copy from: paged orders, bearer token, 429 with Retry-After."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from core.domain.connectors import Dispatch
from core.errors import OutsideBusy, OutsideRefused, SetupError
from intake.marketplaces.connector import Connector, Fetched, MarketLine, MarketOrder

PAGE = 50
LONGEST_WAIT_S = 900.0
MOST_BYTES = 8_000_000
_TIMES = httpx.Timeout(20.0, connect=5.0)


def rest_connector(url: str, secret: str, options: Mapping[str, Any]) -> Connector:
    """Return the connector of an address. Raises: SetupError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise SetupError("--url", "write the interface's address, such as https://market.example/api/v1")
    if parts.scheme == "http" and not _is_here(parts.hostname):
        raise SetupError("--url", "would send the secret in plain text; write https://")
    if not secret:
        raise SetupError("--secret-stdin", "no secret was given")
    return RestConnector(url.rstrip("/"), secret)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class RestConnector:
    """Speaks JSON: `GET /orders`, `POST /orders/{id}/acknowledge` and `/shipments`, `PUT /stock`."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        headers = {"Authorization": f"Bearer {secret}", "Accept": "application/json"}
        self._http = httpx.Client(headers=headers, timeout=_TIMES, follow_redirects=False, trust_env=False)

    def fetch(self, cursor: str) -> Fetched:
        """Return one page of orders, oldest change first."""
        page = self._json("GET", "/orders", params={"updated_after": cursor, "limit": str(PAGE)})
        rows, onward = page.get("orders"), page.get("cursor")
        if not isinstance(rows, list) or not isinstance(onward, str):
            raise OutsideRefused("the marketplace", "answers without orders or cursor")
        found, unread = [], []
        for row in rows:
            name = str(row.get("id") or "")[:200] if isinstance(row, Mapping) else ""
            try:
                found.append(_order(row))
            except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
                unread.append((name or f"unnamed after {cursor or 'the start'}", f"{type(fault).__name__}: {fault}"))
        return Fetched(tuple(found), onward, bool(page.get("more")), tuple(unread))

    def acknowledge(self, external_id: str, number: str) -> None:
        """Tell that we have the order."""
        self._json("POST", f"/orders/{quote(external_id, safe='')}/acknowledge", json={"reference": number})

    def push_stock(self, levels: Sequence[tuple[str, str]]) -> None:
        """Tell how many of each may be sold."""
        self._json("PUT", "/stock", json={"levels": [{"code": code, "quantity": n} for code, n in levels]})

    def push_shipment(self, dispatch: Dispatch) -> None:
        """Tell that goods are on their way."""
        body = {
            "carrier": dispatch.carrier,
            "tracking": dispatch.tracking,
            "lines": [{"code": code, "quantity": n} for code, n in dispatch.lines],
        }
        path = f"/orders/{quote(dispatch.external_id, safe='')}/shipments"
        self._json("POST", path, json=body, headers={"Idempotency-Key": dispatch.shipment})

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def _json(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(method, f"{self._url}{path}", **more)
        except httpx.HTTPError as fault:
            raise OutsideBusy(f"the marketplace ({type(fault).__name__})", 30.0) from None
        if answer.status_code == 429 or answer.status_code >= 500:
            raise OutsideBusy(f"the marketplace (HTTP {answer.status_code})", _wait_s(answer))
        if answer.status_code >= 300:
            raise OutsideRefused("the marketplace", f"answers HTTP {answer.status_code} to {method} {path[:60]}")
        if not answer.content:
            return {}
        if len(answer.content) > MOST_BYTES:
            raise OutsideRefused("the marketplace", f"answers with more than {MOST_BYTES} bytes")
        try:
            found = answer.json(parse_float=Decimal)
        except ValueError:
            raise OutsideRefused("the marketplace", "answers with something that is no JSON") from None
        return found if isinstance(found, dict) else {}


def _wait_s(answer: httpx.Response) -> float:
    try:
        wait_s = float(answer.headers.get("retry-after", ""))
    except ValueError:
        return 30.0
    return min(max(wait_s, 0.0), LONGEST_WAIT_S)


def _order(row: Mapping[str, Any]) -> MarketOrder:
    """Return one order. Raises: what a missing or odd field raises; the caller parks it."""
    buyer, place = row["buyer"], row.get("ship_to") or {}
    return MarketOrder(
        external_id=_name(row["id"]),
        email=str(buyer.get("email") or ""),
        name=str(buyer.get("name") or ""),
        lines=tuple(
            MarketLine(_name(line["code"]), _number(line["quantity"]), _optional(line.get("price")))
            for line in row["lines"]
        ),
        ship_to={name: str(place.get(name) or "")[:200] for name in ("name", "street", "postcode", "city", "country")},
        shipping=_optional(row.get("shipping")),
        paid=_optional(row.get("paid")),
        currency=str(row.get("currency") or "")[:3].upper(),
        reference=str(row.get("reference") or "")[:100],
        note=str(row.get("note") or "")[:1000],
        cancelled=row.get("status") == "cancelled",
    )


def _name(value: Any) -> str:
    text = str(value).strip()
    if not text or len(text) > 200 or not text.isprintable():
        raise ValueError("a name is empty, too long or cannot be shown")
    return text


def _number(value: Any) -> str:
    number = Decimal(str(value))
    if not number.is_finite() or abs(number.adjusted()) > 12:
        raise ValueError("a number is none")
    return f"{number:f}"


def _optional(value: Any) -> str | None:
    return None if value in (None, "") else _number(value)


KINDS = {"rest": rest_connector}
"""The connectors that come along."""
