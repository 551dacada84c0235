"""The console in a real Chromium: keys, dialogs, live lists, words and lines, with nothing the policy forbids."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

from bot.web.app import create_app
from tests.bot.web.conftest import WebShop

pytestmark = pytest.mark.browser


@pytest.fixture
def address(shop: WebShop) -> Iterator[str]:
    """The shop, served on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = uvicorn.Config(create_app(shop.office(public_url=url)), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield url
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(shop: WebShop, address: str) -> Iterator[Page]:
    """A page of an administrator; whatever goes wrong inside it fails the test."""
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
    )
    if not path:
        if os.environ.get("CI") or os.environ.get("ORDERCLERK_REQUIRE_BROWSER") == "1":
            pytest.fail("no Chromium found: install the package `chromium`")
        pytest.skip("no Chromium found")
    faults: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "orderclerk_session", "value": shop.hire("Greta", "admin"), "url": address}])
        made = context.new_page()
        made.on("pageerror", lambda error: faults.append(str(error)))
        made.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        made.on("request", lambda sent: faults.append(sent.url) if not sent.url.startswith(address) else None)
        yield made
        browser.close()
    assert faults == []


def test_an_order_is_worked_through_by_keyboard_and_dialogs(shop: WebShop, page: Page) -> None:
    """Search with /, choose with j, open with Enter, press the first button with p, fill a dialog, read the toast."""
    order = shop.confirmed()
    shop.confirmed()
    page.goto("/console")
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_url("**/console/orders")
    page.keyboard.press("/")
    page.keyboard.type(order.number.lower())
    page.wait_for_url(f"**search={order.number.lower()}")
    page.wait_for_function("document.querySelectorAll('tr[data-row]').length === 1")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/console/orders/{order.number}")
    page.keyboard.press("p")
    page.get_by_text("Picked.", exact=True).wait_for()
    page.get_by_role("button", name="Hold").click()
    page.locator("dialog[open] textarea").fill("new label")
    page.locator("dialog[open] button.primary").click()
    page.get_by_text("The order is on hold.").wait_for()
    assert shop.order(order.number).hold_reason == "new label"


def test_a_line_and_its_words_light_up_together(shop: WebShop, page: Page) -> None:
    """Pointing at a line lights its words, and focusing words lights their line."""
    page.goto(f"/console/orders/{shop.quoted().number}")
    page.hover('tr[data-line="2"]')
    assert page.locator("mark.lit").inner_text().startswith("20 honey jars")
    page.focus('mark[data-lines="1"]')
    assert "lit" in (page.locator('tr[data-line="1"]').get_attribute("class") or "")


def test_a_refused_press_does_not_repeat_on_reload(shop: WebShop, page: Page) -> None:
    """After a refusal the address is the order's own, so a reload shows the order and sends nothing."""
    number = shop.confirmed().number
    page.goto(f"/console/orders/{number}")
    shop.step(number, "hold", reason="elsewhere")
    page.get_by_role("button", name="Pick", exact=True).click()
    page.get_by_text("Somebody changed this order meanwhile").wait_for()
    assert page.url.endswith(f"/console/orders/{number}")
    page.reload()
    assert page.get_by_text("Somebody changed this order meanwhile").count() == 0


def test_the_list_goes_on_and_renews_itself(shop: WebShop, page: Page) -> None:
    """Show more appends; the first page renews in place and shows what came in meanwhile."""
    page.goto("/console/orders")
    assert page.get_by_text("No orders yet").count() == 1
    first = shop.quoted().number
    page.goto("/console/orders")
    second = shop.quoted().number
    page.evaluate("htmx.trigger(document.querySelector('[data-live]'), 'renew')")
    page.get_by_text(second).wait_for()
    assert page.get_by_text(first).count() == 1


def test_what_customers_write_runs_nowhere(shop: WebShop, page: Page) -> None:
    """Scripts and handlers in a message stay letters: nothing runs, nothing is loaded from elsewhere."""
    order = shop.quoted()
    letter = shop.write("<img src=https://tracker.example/x onerror=window.pwned=1><script>window.pwned=1</script>")
    page.goto(f"/console/conversations/{letter.conversation_id}")
    assert page.get_by_text("<script>window.pwned=1</script>").count() == 1
    page.goto(f"/console/orders/{order.number}")
    page.get_by_text("As sent").first.click()
    page.frame_locator("iframe.letter").locator("body").wait_for()
    assert page.evaluate("window.pwned === undefined")


@pytest.mark.parametrize(
    "path", ["/console", "/console/orders", "/console/stock", "/console/invoices", "/console/life-cycles"]
)
def test_nothing_sticks_out_on_a_phone(shop: WebShop, page: Page, path: str) -> None:
    """No page of the console is wider than a phone's screen; the menu opens and closes."""
    shop.confirmed()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Settings").is_visible()


def test_an_order_by_phone_is_placed_in_the_browser(shop: WebShop, page: Page) -> None:
    """A button of the reading reads anew without leaving the page; placing places."""
    page.goto("/console/orders/new")
    page.get_by_text("Somebody new").click()
    page.fill("#f-name", "Ida Brandt")
    page.fill("#f-email", "ida@honiglager.example")
    page.fill("#find-item", "jar")
    page.keyboard.press("Tab")
    page.locator("#reading button[name=take]").first.click()
    page.get_by_role("button", name="Place the order").wait_for()
    assert page.url.endswith("/console/orders/new")
    page.get_by_role("button", name="Place the order").click()
    page.wait_for_url("**/console/orders/O-*")
