"""A web application over a clerk that remembers what it was asked; pages are tested with real views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.web.app import create_app
from bot.web.office import Office
from core.clerk import Clerk, Done
from core.domain.access import KeyView, SignInByLink, SignInByPassword, WhoHasKey, WhoHasSession
from core.domain.commands import Command
from core.domain.machine import Actor, Role
from core.domain.policy import ShopPolicy, policy_from
from core.domain.queries import (
    DocumentWanted,
    FindConversation,
    FindOrder,
    ListConversations,
    ListDeliveries,
    ListInbox,
    ListInvoices,
    ListOrders,
    ListStock,
    Query,
    ReadConversation,
    ReadJournal,
    ShopFigures,
)
from core.domain.views import Document, Page
from core.errors import Refused
from core.messages.render import Messages
from core.settings import Settings
from tests.bot.web import sample

POLICY = policy_from(
    {
        "shop": {
            "name": "Imme & Linde",
            "currency": "EUR",
            "timezone": "Europe/Berlin",
            "email": "orders@imme.example",
        },
        "taxes": {"standard": "19", "reduced": "7"},
        "returns": {"text": "Send it back within 14 days."},
    },
    version=3,
)


class RecordingClerk(Clerk):
    """Answers with the sample day; keeps what it is told to do."""

    def __init__(self) -> None:
        self.done: list[tuple[Command, Actor]] = []
        self.sessions = {"admin-session": sample.ADMIN, "sales-session": sample.SELLER, "packer-session": sample.PACKER}
        self.fault: Exception | None = None
        self.answers: dict[type, Callable[[Any], Any]] = {
            WhoHasSession: lambda asked: self.sessions.get(asked.token),
            WhoHasKey: lambda asked: _keys().get(asked.key),
            ShopFigures: lambda asked: sample.FIGURES,
            FindOrder: self.find_order,
            ListOrders: lambda asked: Page(
                tuple(sample.row_of(order) for order in sample.ORDERS.values()), "next-page"
            ),
            ListConversations: lambda asked: Page((sample.CHAT_ROW,)),
            ListDeliveries: lambda asked: Page(sample.DELIVERIES),
            ListInbox: lambda asked: Page(sample.INBOX),
            ListInvoices: lambda asked: Page((sample.INVOICE,)),
            ListStock: lambda asked: Page(sample.STOCK),
            ReadConversation: lambda asked: sample.MESSAGES,
            FindConversation: lambda asked: sample.CONVERSATION if asked.id == 5 else None,
            ReadJournal: lambda asked: sample.JOURNAL,
            DocumentWanted: lambda asked: Document(f"{asked.kind}.pdf", "application/pdf", b"%PDF-1.7"),
        }

    def find_order(self, asked: FindOrder) -> Any:
        return sample.ORDER if asked.token == sample.TOKEN else sample.ORDERS.get(asked.number)

    def do(self, *commands: Command, actor: Actor, cause: str = "") -> Done:
        if self.fault:
            raise self.fault
        for command in commands:
            self.done.append((command, actor))
            if isinstance(command, SignInByPassword) and command.password != "right horse battery":
                raise Refused("sign_in_failed")
            if isinstance(command, SignInByLink) and command.token != "good-token":
                raise Refused("sign_in_failed")
        self.sessions["new-session"] = sample.ADMIN
        return Done(facts={"session": "new-session"})

    def look(self, query: Query[Any]) -> Any:
        return self.answers[type(query)](query)

    def all_of(self, queries: Sequence[Query[Any]]) -> list[Any]:
        return [self.look(query) for query in queries]

    def commands(self, kind: type) -> list[Any]:
        """What was done of this kind."""
        return [command for command, _ in self.done if isinstance(command, kind)]


def _keys() -> Mapping[str, KeyView]:
    return {
        "admin-key": KeyView(1, "ops", "api:ops", "admin", Actor(Role.ADMIN, "api:ops")),
        "shop-key": KeyView(2, "shop", "api:shop", "channel", Actor(Role.CUSTOMER, "api:shop")),
    }


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages()


@pytest.fixture
def clerk() -> RecordingClerk:
    return RecordingClerk()


@pytest.fixture
def make_office(clerk: RecordingClerk, messages: Messages, tmp_path: Path) -> Callable[..., Office]:
    """Return what makes an office; settings may be given."""

    def made(
        *,
        policy: Callable[[], ShopPolicy] = lambda: POLICY,
        readiness: Mapping[str, str] | None = None,
        **settings: Any,
    ) -> Office:
        given = {"data_dir": tmp_path, "secret_key": "test-secret", "public_url": "http://shop.example", **settings}
        return Office(
            settings=Settings(**given), clerk=clerk, messages=messages, take_in=clerk.receive, policy=policy,
            readiness=lambda: readiness or {"database": ""},
        )  # fmt: skip

    return made


def client_of(office: Office, *, session: str = "", host: str = "203.0.113.7", **more: Any) -> TestClient:
    """Return a browser at this address, signed in with the session."""
    client = TestClient(
        create_app(office, **more), base_url="http://shop.example", client=(host, 40000), follow_redirects=False,
        headers={"Accept": "text/html"},
    )  # fmt: skip
    if session:
        client.cookies.set("orderclerk_session", session)
    return client


@pytest.fixture
def visitor(make_office: Callable[..., Office]) -> Iterator[TestClient]:
    """A browser that is not signed in."""
    with client_of(make_office()) as client:
        yield client


@pytest.fixture
def admin(make_office: Callable[..., Office]) -> Iterator[TestClient]:
    """A browser of an administrator."""
    with client_of(make_office(), session="admin-session") as client:
        yield client
