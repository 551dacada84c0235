"""A shop behind the interface: a real clerk on a real database, and programs that call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.testclient import TestClient
from httpx import Response
from starlette.exceptions import HTTPException

from bot.web.health import declare_problems
from bot.web.problems import problem_of
from core.clerk import Clerk
from core.commands.saying import Letters
from core.database.deliveries import queue
from core.database.engine import Database
from core.database.secrets import Vault
from core.domain.access import AddApiKey
from core.domain.commands import SetStock
from core.domain.imports import ApplyPolicy, ImportRows
from core.domain.machine import Actor, Role
from core.errors import OrderclerkError
from core.imports.policy_file import parsed
from core.imports.read import read_content
from core.messages.render import Messages
from intake.api.router import api_router
from intake.gateways.book import HookBook
from intake.gateways.outside import Outside, networks

ADMIN = Actor(Role.ADMIN, "test")
ITEMS = """sku,name,unit,packs,price
SOAP,Olive soap,each,box=12,4.50
WAX,Wax flakes,kg,,3.20
BRUSH,Bath brush,each,,8.25
"""
POLICY = """
[shop]
name = "Soapworks"
currency = "EUR"
[taxes]
standard = "20"
[[shipping.method]]
id = "parcel"
name = "Parcel"
bands = [[30000, "5.00"]]
"""
CUSTOMER = {"email": "ann@example.org", "name": "Ann Ode"}
SHIP_TO = {"name": "Ann Ode", "street": "1 High St", "postcode": "D02", "city": "Dublin", "country": "IE"}


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, 0, 123_456, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


class ShopOffice:
    """What the interface works with; each test gives it a clerk of its own."""

    clerk: Clerk

    def __init__(self) -> None:
        self.hooks = HookBook(lambda: self.clerk, Vault((b"test-secret",)), Outside(networks("127.0.0.0/8")))

    def take_in(self, message: Any) -> Any:
        return self.clerk.receive(message)


@dataclass
class Program:
    """A program that calls the interface with one key."""

    http: TestClient
    key: str
    names: list[int] = field(default_factory=lambda: [0])

    def get(self, path: str, **query: Any) -> Response:
        return self.http.get(f"/api/v1{path}", params=query, headers={"Authorization": f"Bearer {self.key}"})

    def post(self, path: str, body: Any = None, **headers: str) -> Response:
        named = {
            "Authorization": f"Bearer {self.key}",
            **{key.replace("_", "-"): value for key, value in headers.items()},
        }
        return self.http.post(f"/api/v1{path}", json=body, headers=named)

    def order(self, sku: str = "SOAP", quantity: Any = "2", *, key: str = "", **more: Any) -> Response:
        self.names[0] += 1
        line = {"sku": sku, "quantity": quantity, **more.pop("line", {})}
        body = {"customer": CUSTOMER, "lines": [line], "ship_to": SHIP_TO, "confirm": True, **more}
        return self.post("/orders", body, Idempotency_Key=key or f"{self.key[-6:]}-{self.names[0]}")


def app_of(office: ShopOffice) -> FastAPI:
    app = FastAPI()
    app.include_router(api_router(office))
    for kind in (OrderclerkError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, lambda _, error: problem_of(error))
    made = declare_problems(app.openapi())
    app.openapi_schema = made
    return app


@pytest.fixture(scope="session")
def messages() -> Messages:
    """All words, compiled once."""
    return Messages()


@pytest.fixture(scope="session")
def reception() -> tuple[ShopOffice, FastAPI]:
    """The application, built once, with the office that it looks into."""
    office = ShopOffice()
    return office, app_of(office)


@pytest.fixture
def office(database: Database, messages: Messages, reception: tuple[ShopOffice, FastAPI]) -> ShopOffice:
    """A shop with two items, stock, taxes and a way to ship."""
    letters = Letters(messages, queue, public_url="http://shop.example")
    clerk = Clerk(database, letters, Clock(), enqueue=lambda conn, kind, key: None)
    clerk.do(ApplyPolicy(parsed(POLICY), POLICY), actor=ADMIN)
    clerk.do(ImportRows("catalogue", read_content("catalogue", ".csv", ITEMS.encode())), actor=ADMIN)
    clerk.do(SetStock((("SOAP", "", "100"), ("WAX", "", "100"), ("BRUSH", "", "3"))), actor=ADMIN)
    reception[0].clerk = clerk
    return reception[0]


@pytest.fixture
def http(office: ShopOffice, reception: tuple[ShopOffice, FastAPI]) -> Iterator[TestClient]:
    """A client that talks to the application."""
    with TestClient(reception[1]) as client:
        yield client


@pytest.fixture
def program(office: ShopOffice, http: TestClient) -> Callable[..., Program]:
    """Makes a program with a key of its own."""

    def make(name: str, role: str = "channel", channel: str = "") -> Program:
        made = office.clerk.do(AddApiKey(name, channel or f"api:{name}", role), actor=ADMIN)
        return Program(http, made.facts["key"])

    return make


@pytest.fixture
def cart(program: Callable[..., Program]) -> Program:
    """A web shop's cart."""
    return program("cart")


@pytest.fixture
def admin(program: Callable[..., Program]) -> Program:
    """An administrator's program."""
    return program("admin", role="admin")


def code(response: Response) -> tuple[int, Any]:
    body: Mapping[str, Any] = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert body["status"] == response.status_code
    return response.status_code, body["code"]
