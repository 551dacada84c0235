"""The console as a whole: closed by default, forged requests refused, everything shown as typed, each role its own."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from core.domain.commands import FinishMessage, HandOver
from core.domain.queries import FindConversation, ListStock, ReadConversation
from core.ports import InboundMessage
from tests.bot.web.conftest import OPERATOR, WebShop, form_token

PAGES = (
    "/console",
    "/console/orders",
    "/console/orders?search=wax&state=quoted&channel=email&facet=late",
    "/console/conversations",
    "/console/conversations?with=people",
    "/console/inbox",
    "/console/messages",
    "/console/messages?state=parked",
    "/console/stock",
    "/console/stock?problem=1&search=jar",
    "/console/invoices",
    "/console/invoices?state=overdue",
    "/console/words",
    "/console/words?state=on&customer=1",
    "/console/teach?search=wax&words=drops",
    "/console/life-cycles",
    "/console/life-cycles?of=purchase%20order",
    "/console/templates",
    "/console/templates?name=order_confirmed&language=de",
    "/console/settings",
    "/console/switches",
    "/console/rules",
    "/console/autonomy",
    "/console/autonomy?customer=1",
    "/console/password",
)
OPEN = {"/console/sign-in", "/console/sign-in/{token}"}


def _routes(shop: WebShop) -> list[tuple[str, str]]:
    """Return method and address of every route of the console."""
    app = shop.browser().app
    found: list[tuple[str, str]] = []

    def walk(routes: object, prefix: str = "") -> None:
        for route in routes:  # type: ignore[attr-defined]
            inner = getattr(route, "original_router", None)
            if inner is not None:
                walk(inner.routes, prefix + route.include_context.prefix)
            elif getattr(route, "methods", None):
                found.extend((method, prefix + route.path) for method in route.methods)

    walk(app.router.routes)
    return sorted({(method, path) for method, path in found if path.startswith("/console")})


def test_every_route_is_closed_to_strangers(shop: WebShop, visitor: TestClient) -> None:
    """A route of the console that is not sign-in answers 401 to who has no session, whatever the method."""
    routes = _routes(shop)
    assert len(routes) > 25
    for method, path in routes:
        if path in OPEN:
            continue
        address = re.sub(r"\{[^}]*\}", "5", path)
        assert visitor.request(method, address).status_code == 401, (method, path)


def test_every_change_needs_the_forms_own_token(shop: WebShop, admin: TestClient) -> None:
    """Without the token, or with another session's, every POST of the console is 403 and changes nothing."""
    theirs = form_token(shop.at_console("sales").get("/console").text)
    posts = [path for method, path in _routes(shop) if method == "POST" and path not in OPEN]
    assert len(posts) >= 7
    for path in posts:
        address = re.sub(r"\{[^}]*\}", "5", path)
        assert admin.post(address).status_code == 403, path
        assert admin.post(address, data={"csrf": theirs}).status_code == 403, path
        assert admin.post(address, json={"csrf": form_token(admin.get("/console").text)}).status_code == 403, path
    assert admin.get("/console").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_sites_page_cannot_act_even_with_the_token(
    shop: WebShop, admin: TestClient, headers: dict[str, str]
) -> None:
    """What a browser says of the page that sent a form is believed when it is against the sender."""
    token = form_token(admin.get("/console").text)
    form = {"csrf": token, "sku": "WAX", "location": "", "on_hand": "1"}
    assert admin.post("/console/stock", data=form, headers=headers).status_code == 403
    assert shop.clerk.look(ListStock(search="WAX")).items[0].on_hand == "200"


def test_no_get_changes_anything(shop: WebShop, admin: TestClient) -> None:
    """Opening every page leaves orders, stock and messages as they were."""
    order = shop.quoted()
    before = (shop.order(order.number), shop.clerk.look(ListStock()))
    for path in (*PAGES, f"/console/orders/{order.number}", f"/console/orders/{order.number}/steps/confirm"):
        admin.get(path)
    assert (shop.order(order.number), shop.clerk.look(ListStock())) == before


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_an_empty_shop_and_in_a_busy_one(shop: WebShop, admin: TestClient, path: str) -> None:
    """Each page has words for nothing to show, and shows what there is."""
    assert admin.get(path).status_code == 200
    order = shop.confirmed()
    for step in ("pick", "pack", "ship", "invoice"):
        if step in shop.order(order.number).allowed_steps:
            shop.step(order.number, step)
    page = admin.get(path)
    assert page.status_code == 200
    assert "csrf" in page.text


def test_what_customers_write_is_shown_as_typed(shop: WebShop, admin: TestClient) -> None:
    """Markup, template code and scripts in messages are letters on the page and nothing else."""
    canary = "<script>alert(1)</script><img src=x onerror=alert(2)> {{9871*1009}} ${7*7} </title>"
    letter = shop.write(canary, sender="x@y.example")
    shop.clerk.do(FinishMessage(letter.id, "parked", "nothing_understood"), actor=OPERATOR)
    shop.clerk.do(HandOver(letter.conversation_id, "asked", tell=False), actor=OPERATOR)
    for path in (
        "/console",
        "/console/inbox",
        "/console/conversations",
        f"/console/conversations/{letter.conversation_id}",
    ):
        text = admin.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "{{9871*1009}}" in text or path == "/console"
        assert str(9871 * 1009) not in text


def test_parked_messages_say_why(shop: WebShop, admin: TestClient) -> None:
    """The inbox shows the raw words and the reason, and the overview counts them."""
    letter = shop.write("qwertz", sender="x@y.example")
    shop.clerk.do(FinishMessage(letter.id, "parked", "nothing_understood"), actor=OPERATOR)
    inbox = admin.get("/console/inbox").text
    assert "qwertz" in inbox
    assert "Nothing understood" in inbox


def test_a_colleague_answers_takes_over_and_gives_back(shop: WebShop, admin: TestClient) -> None:
    """The words go to the customer, and while a person has the conversation the page says so."""
    order = shop.quoted()
    talk = f"/console/conversations/{order.conversation_id}"
    token = form_token(admin.get(talk).text)
    sent = admin.post(
        f"{talk}/answer", data={"csrf": token, "text": "We call you <i>today</i>.", "order": order.number}
    )
    assert sent.headers["location"] == f"/console/orders/{order.number}"
    last = shop.clerk.look(ReadConversation(order.conversation_id or 0))[-1]
    assert (last.direction, "We call you <i>today</i>." in last.text) == ("out", True)
    assert "<i>today" not in last.html
    admin.post(f"{talk}/take-over", data={"csrf": token})
    assert "nothing is answered automatically" in admin.get(talk).text
    admin.post(f"{talk}/give-back", data={"csrf": token})
    assert "nothing is answered automatically" not in admin.get(talk).text.replace("toast", "")


def test_a_pressed_button_is_shown_as_what_stood_on_it(shop: WebShop, admin: TestClient) -> None:
    """The label of a button that we showed, a word for one that we did not; never the bare action."""
    order = shop.quoted()
    talk = shop.clerk.look(ReadConversation(order.conversation_id or 0))
    shown = next(one for message in talk for one in message.buttons if one["action"].startswith("confirm:"))
    thread = shop.clerk.look(FindConversation(id=order.conversation_id))
    assert thread is not None
    for action, said in ((shown["action"], shown["label"]), ("apply_change:O-26-XXXXX:9", "apply change")):
        at = shop.clock.now()
        shop.clerk.receive(InboundMessage(thread.channel, action, thread.person, thread.thread, "", at, action=action))
        for path in (f"/console/conversations/{order.conversation_id}", "/console/conversations"):
            text = admin.get(path).text
            assert action not in text and said in text


def test_an_empty_answer_is_not_sent(shop: WebShop, admin: TestClient) -> None:
    """Blanks are no answer: nothing leaves, and the page says what is missing."""
    order = shop.quoted()
    before = len(shop.clerk.look(ReadConversation(order.conversation_id or 0)))
    talk = f"/console/conversations/{order.conversation_id}"
    admin.post(f"{talk}/answer", data={"csrf": form_token(admin.get(talk).text), "text": "  \n "})
    assert "Please write something first" in admin.get(talk).text
    assert len(shop.clerk.look(ReadConversation(order.conversation_id or 0))) == before


def test_stock_is_counted_by_who_may(shop: WebShop) -> None:
    """The warehouse counts; sales does not see the button and is refused by the server."""
    packer, seller = shop.at_console("warehouse"), shop.at_console("sales")
    form = {"sku": "WAX", "location": "", "on_hand": "150"}
    token = form_token(packer.get("/console/stock").text)
    assert packer.post("/console/stock", data={**form, "csrf": token}).status_code == 303
    assert shop.clerk.look(ListStock(search="WAX")).items[0].on_hand == "150"
    page = seller.get("/console/stock").text
    assert "Counted on hand" not in page
    refused = seller.post("/console/stock", data={**form, "on_hand": "1", "csrf": form_token(page)})
    assert refused.status_code == 403
    assert shop.clerk.look(ListStock(search="WAX")).items[0].on_hand == "150"


def test_the_life_cycle_page_shows_the_table_that_runs(admin: TestClient) -> None:
    """Every step and state of the order's table stands on the page, in the drawing too."""
    page = admin.get("/console/life-cycles").text
    for words in ("Approve", "Cancel lines", "Awaiting approval", "Stock available", "<svg"):
        assert words in page


def test_a_notice_is_said_once(shop: WebShop, admin: TestClient) -> None:
    """What was done is told on the next page and not again; a forged notice is not shown."""
    token = form_token(admin.get("/console/stock").text)
    admin.post("/console/stock", data={"csrf": token, "sku": "WAX", "location": "", "on_hand": "199"})
    assert "199 on hand" in admin.get("/console/stock").text
    assert "199 on hand" not in admin.get("/console/stock").text
    admin.cookies.set("orderclerk_notice", "WyJnb29kIiwgImhhY2tlZCJd.0000")
    assert "hacked" not in admin.get("/console/stock").text


def test_broken_parameters_do_no_harm(admin: TestClient) -> None:
    """Odd cursors, ids and searches are 200 or 404, never a fault."""
    lists = ("orders", "stock", "messages", "invoices", "conversations", "inbox")
    filters = ("search", "after", "state", "facet", "channel", "language", "of")
    for text in ("%00", "'%20OR%201=1--", "%F0%9F%90%9D", "1_1", "9" * 40, "%25%5F%5C", "../../etc"):
        for name in (*lists, "templates", "life-cycles"):
            query = "&".join(f"{field}={text}" for field in filters)
            assert admin.get(f"/console/{name}?{query}").status_code == 200, (name, text)
        for path in ("/console/orders/", "/console/conversations/", "/console/messages/1/", "/console/templates?name="):
            assert admin.get(path + text).status_code in (404, 422), path + text
