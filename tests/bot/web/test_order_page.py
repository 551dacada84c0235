"""One order at the console: what is shown, which buttons, what they do."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from fastapi.testclient import TestClient

from core.domain.access import WhoHasSession, staff_actor
from core.domain.commands import TakeStep
from core.domain.money import Money
from core.domain.queries import ListEvents
from tests.bot.web.conftest import OPERATOR, WebShop, form_token

EDITORS = {("confirm", "admin"), ("confirm", "sales")}


def _offered(page: str) -> set[str]:
    """Return the steps that a page has a form for."""
    return set(re.findall(r'action="/console/orders/[^/"]+/steps/(\w+)"', page))


def _press(client: TestClient, number: str, step: str, **fields: str) -> tuple[int, str]:
    """Press a button of the page as it stands; returns status and where it leads, or the page."""
    page = client.get(f"/console/orders/{number}").text
    version = page.split('name="version" value="', 1)[1].split('"', 1)[0]
    form = {"csrf": form_token(page), "version": version, **fields}
    answer = client.post(f"/console/orders/{number}/steps/{step}", data=form)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_the_page_shows_the_order_beside_the_words_that_made_it(shop: WebShop, admin: TestClient) -> None:
    """Each line's words stand marked in the customer's message, under the line's own number."""
    order = shop.quoted()
    page = admin.get(f"/console/orders/{order.number}").text
    marks = re.findall(r'<mark class="w(\d)" data-lines="(\d)"[^>]*>([^<]*)<', page)
    assert marks == [("1", "1", "3 boxes of beeswax pastilles"), ("2", "2", "20 honey jars")]
    assert len(re.findall(r'<tr[^>]*data-line="[12]"', page)) == 2
    assert "€162.00" in page
    assert "&lt;b&gt;please&lt;/b&gt;" in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize("role", ["admin", "manager", "sales", "warehouse", "finance", "buyer"])
def test_the_buttons_are_the_steps_that_the_table_allows(shop: WebShop, role: str) -> None:
    """Each role sees a form for each step it may take now, and for no other, all the way to a shipped order."""
    session = shop.hire(role.title(), role)
    staff = shop.clerk.look(WhoHasSession(session))
    assert staff is not None
    client, number = shop.browser(session=session), shop.quoted().number
    for step in ("confirm", "pick", "pack", "ship"):
        allowed = set(shop.order(number, staff_actor(staff)).allowed_steps)
        page = client.get(f"/console/orders/{number}").text
        assert _offered(page) == allowed - {"change"}
        assert (f"/console/orders/{number}/edit" in page) == ("change" in allowed or (step, role) in EDITORS)
        shop.step(number, step)


def test_what_a_role_may_not_do_the_server_refuses(shop: WebShop) -> None:
    """A warehouse that forges a payment is refused with 403, and nothing is booked."""
    order = shop.confirmed()
    status, page = _press(shop.at_console("warehouse"), order.number, "pay", amount="1.00")
    assert status == 403
    assert "Your role does not allow this" in page
    assert shop.order(order.number).paid.minor == 0


def test_an_order_is_shipped_and_paid_with_buttons(shop: WebShop, admin: TestClient) -> None:
    """Pick, pack, ship with its tracking number, invoice, pay: each press moves the order and says so."""
    number = shop.confirmed().number
    for step, fields in (("pick", {}), ("pack", {}), ("ship", {"tracking": "0034-77"}), ("deliver", {})):
        assert _press(admin, number, step, **fields) == (303, f"/console/orders/{number}")
    if "invoice" in shop.order(number).allowed_steps:
        _press(admin, number, "invoice")
    assert _press(admin, number, "pay", amount="50.00", reference="bank-1")[0] == 303
    order = shop.order(number)
    assert order.facets["delivery"] == "all"
    assert order.paid.minor == 5000
    page = admin.get(f"/console/orders/{number}").text
    assert "The payment is booked." in page
    assert "0034-77" in page
    assert "Shipped" in page
    assert f"/console/documents/invoice/{order.invoices[0].number}.pdf" in page


def test_some_of_a_line_can_be_picked(shop: WebShop, admin: TestClient) -> None:
    """The dialog takes a quantity for each line; what is left out stays on the shelf."""
    number = shop.confirmed().number
    assert _press(admin, number, "pick", **{"line-2": "5"})[0] == 303
    lines = shop.order(number).lines
    assert [line.quantities["picked"] for line in lines] == ["0", "5"]


def test_cancelling_lines_needs_a_reason_and_a_quantity(shop: WebShop, admin: TestClient) -> None:
    """Without either nothing is cancelled; with both the units leave the order."""
    number = shop.confirmed().number
    assert "how many" in _press(admin, number, "cancel_lines", reason="too many")[1]
    assert "give a reason" in _press(admin, number, "cancel_lines", **{"line-2": "5"})[1]
    assert shop.order(number).lines[1].quantities["cancelled"] == "0"
    assert _press(admin, number, "cancel_lines", reason="too many", **{"line-2": "5"})[0] == 303
    assert shop.order(number).lines[1].quantities["cancelled"] == "5"


def test_a_refusal_is_told_on_the_fresh_page(shop: WebShop, admin: TestClient) -> None:
    """What is not possible is said in plain words, with 409, and the order stays as it was."""
    number = shop.confirmed().number
    status, page = _press(admin, number, "ship")
    assert status == 409
    assert "There is nothing to ship." in page
    assert f'data-address="/console/orders/{number}"' in page


def test_two_colleagues_do_not_overwrite_each_other(shop: WebShop, admin: TestClient) -> None:
    """Who pressed on an older page is told, sees the order as it stands, and nothing happened twice."""
    number = shop.confirmed().number
    page = admin.get(f"/console/orders/{number}").text
    version = page.split('name="version" value="', 1)[1].split('"', 1)[0]
    form = {"csrf": form_token(page), "version": version, "reason": "first"}
    assert admin.post(f"/console/orders/{number}/steps/hold", data=form).status_code == 303
    late = admin.post(f"/console/orders/{number}/steps/cancel", data=form)
    assert late.status_code == 409
    assert "Somebody changed this order meanwhile" in late.text
    assert shop.order(number).state == "on_hold"


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_form_without_the_version_is_stale(shop: WebShop, admin: TestClient, version: str) -> None:
    """A form that does not say what its reader saw is treated as out of date."""
    number = shop.confirmed().number
    form = {"csrf": form_token(admin.get("/console").text), "version": version, "reason": "x"}
    assert admin.post(f"/console/orders/{number}/steps/cancel", data=form).status_code == 409
    assert shop.order(number).state == "confirmed"


def test_unknown_orders_and_steps_are_404_or_refused(shop: WebShop, admin: TestClient) -> None:
    """What does not exist is not found; an invented step is refused and does nothing."""
    number = shop.confirmed().number
    assert admin.get("/console/orders/O-26-NOPE0").status_code == 404
    assert admin.get("/console/documents/invoice/1999-0001.pdf").status_code == 404
    assert _press(admin, number, "explode")[0] in (409, 422)
    assert shop.order(number).state == "confirmed"


def test_lines_of_a_quote_are_edited(shop: WebShop, admin: TestClient) -> None:
    """A colleague changes quantities, takes a line out, adds an item; the customer gets a new read-back."""
    order = shop.quoted()
    edit = admin.get(f"/console/orders/{order.number}/edit").text
    form = {
        "csrf": form_token(edit), "version": str(order.version), "quantity-1": "2", "quantity-2": "0", "sku-1": "JAR",
        "new-quantity-1": "7",
    }  # fmt: skip
    saved = admin.post(f"/console/orders/{order.number}/lines", data=form)
    assert saved.status_code == 303
    assert [(line.sku, line.quantity) for line in shop.order(order.number).lines] == [("WAX", "2"), ("JAR", "7")]


@pytest.mark.parametrize(("sku", "quantity"), [("NOPE", "1"), ("JAR", "many"), ("JAR", "-1")])
def test_a_line_that_cannot_be_is_refused_with_what_was_typed(
    shop: WebShop, admin: TestClient, sku: str, quantity: str
) -> None:
    """A wrong SKU or quantity changes nothing, and the form keeps what was typed."""
    order = shop.quoted()
    edit = admin.get(f"/console/orders/{order.number}/edit").text
    form = {"csrf": form_token(edit), "version": str(order.version), "sku-1": sku, "new-quantity-1": quantity}
    answer = admin.post(f"/console/orders/{order.number}/lines", data=form)
    assert answer.status_code == 422
    assert f'value="{sku}"' in answer.text
    assert len(shop.order(order.number).lines) == 2


def test_who_may_not_edit_does_not(shop: WebShop) -> None:
    """The warehouse has no button for editing and is refused at its address."""
    order, packer = shop.quoted(), shop.at_console("warehouse")
    page = packer.get(f"/console/orders/{order.number}").text
    assert "/edit" not in page
    assert packer.get(f"/console/orders/{order.number}/edit").status_code in (403, 409)
    form = {"csrf": form_token(page), "version": str(order.version), "quantity-1": "9"}
    assert packer.post(f"/console/orders/{order.number}/lines", data=form).status_code == 403
    assert shop.order(order.number).lines[0].quantity == "3"


def test_the_history_tells_who_did_what(shop: WebShop, admin: TestClient) -> None:
    """The journal is shown newest first, with reasons as they were typed."""
    number = shop.confirmed().number
    _press(admin, number, "hold", reason="call <b>Ida</b>")
    page = admin.get(f"/console/orders/{number}").text
    history = page.split('id="history"', 1)[1]
    assert history.index("Put on hold") < history.index("Order confirmed") < history.index("Order begun")
    assert "&lt;b&gt;Ida&lt;/b&gt;" in page
    assert shop.clerk.look(ListEvents()).items


def test_documents_open_in_the_browser(shop: WebShop, admin: TestClient) -> None:
    """The order confirmation is a PDF under its own name, never to be guessed as anything else."""
    answer = admin.get(f"/console/documents/order_confirmation/{shop.confirmed().number}.pdf")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline; filename=")


def test_what_is_paid_is_no_longer_due_on_the_confirmation(shop: WebShop, admin: TestClient) -> None:
    """A confirmation printed after a part payment takes it off the sum."""
    order = shop.confirmed()
    shop.step(order.number, "pay", amount="1.00", method="cash", reference="till 4")
    answer = admin.get(f"/console/documents/order_confirmation/{order.number}.pdf")
    text = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert str(Money(order.total.minor - 100, order.total.currency)) in text.replace(",", "")


def test_a_sent_message_is_shown_in_a_frame_that_can_do_nothing(shop: WebShop, admin: TestClient) -> None:
    """The mail as its reader sees it: sandboxed, no script, nothing loaded, its styles allowed by their hash."""
    order = shop.quoted()
    page = admin.get(f"/console/orders/{order.number}").text
    path = re.search(r'href="(/console/messages/\d+/\d+)"', page)
    assert path
    assert '<iframe class="letter" title="The mail as its reader sees it" sandbox ' in admin.get(path[1]).text
    letter = admin.get(f"{path[1]}/letter")
    policy = letter.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; img-src data:; style-src 'unsafe-hashes' 'sha256-")
    assert "unsafe-inline" not in policy
    assert "script-src" not in policy


def test_the_list_finds_filters_and_goes_on(shop: WebShop, admin: TestClient) -> None:
    """Search and state narrow the list; what matches nothing says so."""
    first, second = shop.quoted(), shop.confirmed()
    both = admin.get("/console/orders").text
    assert first.number in both
    assert second.number in both
    confirmed = admin.get("/console/orders?state=confirmed").text
    assert second.number in confirmed
    assert f"/orders/{first.number}" not in confirmed
    assert first.number in admin.get(f"/console/orders?search={first.number.lower()}").text
    assert "No order matches" in admin.get("/console/orders?search=xylophone").text


def test_a_step_at_the_api_of_the_clerk_shows_on_the_next_page(shop: WebShop, admin: TestClient) -> None:
    """The page is always the order as it stands."""
    number = shop.quoted().number
    shop.clerk.do(TakeStep(number, "cancel", {"reason": "changed my mind"}), actor=OPERATOR)
    assert "Cancelled" in admin.get(f"/console/orders/{number}").text
