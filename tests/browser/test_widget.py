"""The chat inside another site's page, which allows our scripts and frames and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.browser.shops import OpenShop

PAGE = """<!doctype html><html lang="en"><head><title>Another shop</title>
<script src="{shop}/chat/widget.js" data-language="en" defer></script></head>
<body><h1>Another shop</h1><a href="#x">A link of the site</a></body></html>"""
POLICY = "default-src 'none'; script-src {shop}; frame-src {shop}"


@pytest.fixture
def site(open_for_tests: OpenShop) -> Iterator[str]:
    """A site of another origin with a strict content security policy, whose pages embed the chat."""
    shop = open_for_tests.address

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = PAGE.format(shop=shop).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(shop=shop))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("localhost", int(open_for_tests.site.rpartition(":")[2])), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield open_for_tests.site
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(chromium: Browser, site: str) -> Iterator[Page]:
    """A visitor on the other site; whatever a policy stops, or a script throws, is a fault."""
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    page.goto(site)
    yield page
    assert faults == []
    assert context.cookies() == [], "a site that frames us must not need our cookies"
    context.close()


def opened(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Chat with us").click()
    frame = page.frame_locator("#orderclerk-chat iframe")
    expect(frame.get_by_role("log")).to_have_attribute("aria-busy", "false")
    return frame


def test_a_visitor_orders_on_another_sites_page(visitor: Page) -> None:
    """The panel opens with the field in focus, answers without a cookie, closes by Escape and remembers the talk."""
    frame = opened(visitor)
    field = frame.locator("#text")
    expect(field).to_be_focused()
    frame.locator("#file").set_input_files({"name": "order.csv", "mimeType": "text/csv", "buffer": b"sku,quantity\n"})
    expect(frame.locator(".msg.you").first).to_contain_text("order.csv")
    field.fill("Where is my order?")
    field.press("Enter")
    expect(frame.locator(".msg.shop").first).to_be_visible()
    field.press("Escape")
    button = visitor.get_by_role("button", name="Chat with us")
    expect(button).to_be_focused()
    visitor.reload()
    frame = opened(visitor)
    expect(frame.locator(".msg.you").last).to_contain_text("Where is my order?")


def test_an_answer_while_the_panel_is_closed_is_counted(visitor: Page) -> None:
    """What comes while nobody looks is a number on the button and in the title, and gone when it is read."""
    frame = opened(visitor)
    held: list[Route] = []
    visitor.route("**/chat/messages", lambda route: held.append(route))
    frame.locator("#text").fill("hello, what do you sell?")
    with visitor.expect_request("**/chat/messages"):
        frame.locator("#text").press("Enter")
    frame.locator("#text").press("Escape")
    button = visitor.get_by_role("button", name="Chat with us")
    expect(button).to_be_focused()
    # The answer takes a few milliseconds only: the question leaves the browser when nobody looks any more.
    held[0].continue_()
    expect(button).to_contain_text("1")
    expect(visitor).to_have_title("(1) Another shop")
    button.click()
    expect(visitor).to_have_title("Another shop")
