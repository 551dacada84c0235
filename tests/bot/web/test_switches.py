"""Switches, and taking back, at the console."""

from __future__ import annotations

from fastapi.testclient import TestClient

from bot.web.console.steps import FORMS
from core.domain.switches import ListSwitches
from tests.bot.web.conftest import WebShop, form_token


def pressed(browser: TestClient, path: str, **form: str) -> TestClient:
    token = form_token(browser.get("/console/switches").text)
    answer = browser.post(path, data={"csrf": token, **form})
    assert answer.status_code == 303, answer.text
    return browser


def test_a_switch_is_loud_until_it_is_on_again(shop: WebShop) -> None:
    """Off is told on the first page with who and why; on again nothing is left of it; others may only look."""
    sales = shop.at_console("sales", name="Sam Sales")
    stop = {"scope": "channel", "value": "email", "act": "everything"}
    pressed(sales, "/console/switches", **stop, off="1", reason="prices are wrong")
    first = sales.get("/console").text
    assert "Switched off: everything by itself" in first and "prices are wrong" in first and "Sam Sales" in first
    assert "Switch on" in sales.get("/console/switches").text
    warehouse = shop.at_console("warehouse")
    token = form_token(warehouse.get("/console/switches").text)
    assert warehouse.post("/console/switches", data={"csrf": token, **stop, "off": "0"}).status_code == 403
    pressed(sales, "/console/switches", **stop, off="0", release="1")
    assert "Switched off" not in sales.get("/console").text and shop.clerk.look(ListSwitches()) == ()
    answer = pressed(sales, "/console/switches", scope="customer", value="K-99", off="1").get("/console/switches")
    assert "There is no such customer." in answer.text


def test_what_was_just_done_can_be_taken_back_on_the_next_page(shop: WebShop) -> None:
    """The bar says for how long; pressing it takes the step back, and after the time it is gone."""
    order, sales = shop.confirmed(), shop.at_console("sales")
    token = form_token(sales.get(f"/console/orders/{order.number}").text)
    form = {"csrf": token, "version": str(order.version), "reason": "call first"}
    sales.post(f"/console/orders/{order.number}/steps/hold", data=form)
    page = sales.get(f"/console/orders/{order.number}").text
    assert 'data-undo="20"' in page and shop.order(order.number).state == "on_hold"
    assert f"<p>{FORMS['hold'].words}: {order.number}." in page
    assert "data-undo" not in shop.at_console("manager").get("/console").text
    unit = page.partition("/console/undo/")[2].partition('"')[0]
    done = pressed(sales, f"/console/undo/{unit}").get(f"/console/orders/{order.number}").text
    assert "Taken back." in done and shop.order(order.number).state == "confirmed"
    assert "taken back already" in pressed(sales, f"/console/undo/{unit}").get("/console").text
    form["version"] = str(shop.order(order.number).version)
    sales.post(f"/console/orders/{order.number}/steps/hold", data=form)
    shop.clock.pass_by(seconds=25)
    assert "data-undo" not in sales.get("/console").text


def test_an_issued_invoice_is_reversed_from_the_next_page(shop: WebShop) -> None:
    """The bar shows what a credit note would do, the answer's button takes it, and the page shows both papers."""
    order, finance = shop.confirmed(), shop.at_console("finance")
    token = form_token(finance.get(f"/console/orders/{order.number}").text)
    form = {"csrf": token, "version": str(order.version)}
    finance.post(f"/console/orders/{order.number}/steps/invoice", data=form)
    page = finance.get(f"/console/orders/{order.number}").text
    assert f"<p>{FORMS['invoice'].words}: {order.number}. <span" in page and "Its message waits." in page
    assert "Reverse R-" in page and 'data-undo="20"' in page and 'data-open="step-reverse"' in page
    action = page.partition('name="action" value="')[2].partition('"')[0]
    shown = finance.post("/console/say", data={"csrf": token, "action": action, "key": "one"}).text
    assert "credit note of" in shown and f"{action} yes" in shown
    done = finance.post("/console/say", data={"csrf": token, "action": f"{action} yes", "key": "two"}).text
    assert "Credit note: C-" in done
    after = finance.get(f"/console/orders/{order.number}").text
    assert "Reversed" in after and "Invoice reversed before it left" in after and "data-undo" not in after
