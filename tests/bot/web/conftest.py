"""A small shop behind the web application: a real clerk on a real database, customers' mails, people at the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.staffroom.room import Room
from bot.web.app import create_app
from bot.web.office import Office
from core.clerk import Clerk
from core.commands.saying import Letters
from core.database.deliveries import queue
from core.database.engine import Database
from core.database.secrets import Vault
from core.domain.access import AddApiKey, AddStaff, SetPassword, SignInByLink, WhoHasSession, staff_actor
from core.domain.commands import DraftOrder, LineWanted, SetStock, TakeStep
from core.domain.imports import ApplyPolicy, ImportRows
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import FindOrder, LoadKnowledge
from core.domain.views import OrderView
from core.imports.policy_file import parsed
from core.imports.read import read_content
from core.messages.render import Messages
from core.ports import InboundMessage
from core.settings import Settings
from intake.gateways.book import HookBook
from intake.gateways.outside import Outside, networks
from intake.learner import Learner
from intake.reader import Reader

OPERATOR = Actor(Role.ADMIN | Role.RULE, "operator")
ITEMS = """sku,name,unit,packs,price
WAX,Beeswax pastilles,piece,box=12,4.50
JAR,Honey jar 500 g,piece,,0.89
"""
CUSTOMERS = """number,name,email,address_name,street,postcode,city,country
K-1,Honiglager Ida Brandt,ida@honiglager.example,Depot,Wiesenweg 2,21337,Lüneburg,DE
K-2,Imkerei Petersen,post@petersen.example,,Deich 1,25899,Niebüll,DE
"""
POLICY = """
[shop]
name = "Imme & Linde"
currency = "EUR"
timezone = "Europe/Berlin"
email = "orders@imme.example"
[taxes]
standard = "19"
[[shipping.method]]
id = "parcel"
name = "Parcel"
bands = [[30000, "6.90"]]
"""
TEXT = "Good morning, 3 boxes of beeswax pastilles and 20 honey jars <b>please</b>.\nThanks, Ida {{7*7}}"
PASSWORD = "right horse battery"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC).replace(microsecond=0)

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **spell: float) -> None:
        self.at += timedelta(**spell)


class WebShop:
    """The shop under test, and what people do in it."""

    def __init__(self, clerk: Clerk, messages: Messages, clock: Clock, folder: Path) -> None:
        self.clerk, self.messages, self.clock, self.folder = clerk, messages, clock, folder
        self.letters = 0

    def office(self, *, readiness: Mapping[str, str] | None = None, **settings: Any) -> Office:
        """Return what the web application works with."""
        book = HookBook(lambda: self.clerk, Vault((b"test-secret",)), Outside(networks("127.0.0.0/8")))
        given = {"data_dir": self.folder, "secret_key": "test-secret", "public_url": "http://shop.example", **settings}
        return Office(
            settings=Settings(**given),
            clerk=self.clerk,
            messages=self.messages,
            take_in=self.clerk.receive,
            policy=self.clerk.policy,
            readiness=lambda: readiness or {"database": ""},
            learner=Learner(self.clerk, Reader(self.clerk)),
            hooks=book,
            room=Room(self.clerk, self.messages, console="http://shop.example/console"),
            start_links=lambda code: {"start_chat": f"http://shop.example/chat/link/{code}", "start_telegram": ""},
        )

    def browser(
        self, *, session: str = "", host: str = "203.0.113.7", routers: Any = (), office: Office | None = None
    ) -> TestClient:
        """Return a browser at this address; whoever has the session is signed in."""
        client = TestClient(
            create_app(office or self.office(), routers=routers),
            base_url="http://shop.example",
            client=(host, 40000),
            follow_redirects=False,
            headers={"Accept": "text/html"},
        )
        if session:
            client.cookies.set("orderclerk_session", session)
        return client

    def hire(self, name: str, *roles: str) -> str:
        """Add a member of staff; returns a session of theirs."""
        token = self.clerk.do(AddStaff(name, roles), actor=OPERATOR).facts["token"]
        return str(self.clerk.do(SignInByLink(token), actor=Actor(Role(0), "visitor")).facts["session"])

    def at_console(self, *roles: str, name: str = "") -> TestClient:
        """Return a browser of somebody with these roles."""
        return self.browser(session=self.hire(name or " ".join(roles).title(), *roles))

    def write(self, text: str = TEXT, *, sender: str = "ida@honiglager.example", thread: str = "") -> Any:
        """Have a customer write a mail."""
        self.letters += 1
        message_id = f"<letter-{self.letters}@honiglager.example>"
        return self.clerk.receive(
            InboundMessage(
                channel="email",
                message_id=message_id,
                sender=sender,
                sender_name="Ida Brandt",
                subject="Order",
                conversation=thread or message_id,
                text=text,
                at=self.clock.now(),
                trust="pass",
            )
        )

    def quoted(self, language: str = "") -> OrderView:
        """Return an order that a mail made, read back and not yet confirmed. language: the order's."""
        letter = self.write()
        lines = (
            LineWanted("WAX", "3", "box", spans=(_span("3 boxes of beeswax pastilles"),), confidence=0.97),
            LineWanted("JAR", "20", spans=(_span("20 honey jars"),), confidence=0.95),
        )
        draft = DraftOrder(
            Source("email", f"letter-{self.letters}"),
            lines,
            conversation_id=letter.conversation_id,
            message_id=letter.id,
            customer_id=self.customer_id("K-1"),
            language=language,
        )
        number = self.clerk.do(draft, actor=Actor(Role.RULE, "rule:desk")).orders[0]
        return self.order(number)

    def unclear(self, text: str) -> str:
        """Return the number of a quote whose one line, wax, was read from the whole text."""
        letter = self.write(text)
        lines = (LineWanted("WAX", "3", spans=((0, len(text)),), confidence=0.6),)
        draft = DraftOrder(
            Source("email", f"letter-{self.letters}"),
            lines,
            conversation_id=letter.conversation_id,
            message_id=letter.id,
            customer_id=self.customer_id("K-1"),
        )
        return self.clerk.do(draft, actor=Actor(Role.RULE, "rule:desk")).orders[0]

    def stock(self, sku: str, name: str) -> None:
        """Take up one more item."""
        sheet = read_content("catalogue", ".csv", f"sku,name,unit,price\n{sku},{name},piece,1.00\n".encode())
        self.clerk.do(ImportRows("catalogue", sheet), SetStock(((sku, "", "50"),)), actor=OPERATOR)

    def confirmed(self) -> OrderView:
        """Return a confirmed order."""
        return self.step(self.quoted().number, "confirm")

    def step(self, number: str, step: str, **body: Any) -> OrderView:
        self.clerk.do(TakeStep(number, step, body), actor=OPERATOR)
        return self.order(number)

    def order(self, number: str, actor: Actor = OPERATOR) -> OrderView:
        found = self.clerk.look(FindOrder(number=number, actor=actor))
        assert found is not None
        return found

    def link(self, order: OrderView) -> str:
        """Return the path of the customer's own page."""
        return order.url.removeprefix("http://shop.example")

    def customer_id(self, number: str) -> int:
        return next(int(one.id) for one in self.clerk.look(LoadKnowledge()).customers if one.number == number)


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture(scope="session")
def messages() -> Messages:
    """All words, compiled once."""
    return Messages()


@pytest.fixture
def shop(sqlite_url: str, messages: Messages, tmp_path: Path) -> Iterator[WebShop]:
    """A shop with two items, two customers, taxes and a way to ship."""
    database, clock = Database(sqlite_url), Clock()
    letters = Letters(messages, queue, public_url="http://shop.example")
    clerk = Clerk(database, letters, clock, enqueue=lambda conn, kind, key: None)
    clerk.do(ApplyPolicy(parsed(POLICY), POLICY), actor=OPERATOR)
    for kind, text in (("catalogue", ITEMS), ("customers", CUSTOMERS)):
        clerk.do(ImportRows(kind, read_content(kind, ".csv", text.encode())), actor=OPERATOR)
    clerk.do(SetStock((("WAX", "", "200"), ("JAR", "", "90"))), actor=OPERATOR)
    yield WebShop(clerk, messages, clock, tmp_path)
    database.close()


@pytest.fixture
def visitor(shop: WebShop) -> TestClient:
    """A browser that is not signed in."""
    return shop.browser()


@pytest.fixture
def admin(shop: WebShop) -> TestClient:
    """A browser of an administrator."""
    return shop.at_console("admin")


@pytest.fixture
def with_password(shop: WebShop) -> str:
    """The name of somebody who signs in with the password."""
    session = shop.hire("Greta", "manager")
    staff = shop.clerk.look(WhoHasSession(session))
    assert staff is not None
    shop.clerk.do(SetPassword(staff.id, PASSWORD), actor=staff_actor(staff))
    return "Greta"


@pytest.fixture
def key_of(shop: WebShop) -> Callable[[str], str]:
    """Makes an API key of a role."""
    return lambda role: str(shop.clerk.do(AddApiKey(role, f"api:{role}", role), actor=OPERATOR).facts["key"])


def form_token(page: str) -> str:
    """Return the token that the page's forms bring back."""
    return page.split('name="csrf" value="', 1)[1].split('"', 1)[0]
