"""A whole order, as the shop's people see it: written in the chat, shipped in the console."""

from __future__ import annotations

import re
import signal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chat import Chat
from tests.browser.shops import OpenShop

pytestmark = pytest.mark.browser

WANTED = "Hi! 3 boxes of the round 500 g jars and 10 kg bee fondant please"


def test_a_person_orders_in_the_chat_and_staff_ships_it(
    desk: BrowserContext, chromium: Browser, open_for_tests: OpenShop
) -> None:
    """From the first word to the parcel: read back, repaired, confirmed, picked, packed, shipped, and told at once."""
    chat = Chat(desk.new_page()).open(open_for_tests.customers["C-1001"])
    chat.say(WANTED)
    expect(chat.order.get_by_role("listitem")).to_contain_text(["Round honey jar 500 g", "Bee fondant"])
    expect(chat.order).to_contain_text("Please confirm")
    _repair_by_button(chat)
    _repair_by_words(chat)
    number = _confirm(chat)
    chat.say("where is my order?")
    expect(chat.newest).to_contain_text(number)
    console = _console(chromium, open_for_tests)
    _take_steps(console, number)
    expect(chat.log).to_contain_text("TRACK-4711", timeout=30_000)
    expect(chat.order.locator(".badge")).to_have_text("Shipped")
    expect(chat.order.get_by_role("button", name="Cancel order")).to_have_count(0)
    console.context.close()


def _repair_by_button(chat: Chat) -> None:
    answers = chat.answers.count()
    chat.order.get_by_role("button", name="One more: Round honey jar 500 g").dblclick()
    expect(chat.answers).to_have_count(answers + 1)
    expect(chat.order.get_by_role("textbox", name=re.compile("Quantity of Round honey jar"))).to_have_value("5")
    expect(chat.newest).to_contain_text("5 boxes")


def _repair_by_words(chat: Chat) -> None:
    chat.say("2 = 12")
    expect(chat.order.get_by_role("textbox", name=re.compile("Quantity of Bee fondant"))).to_have_value("12")
    expect(chat.newest).to_contain_text("12 kg")


def _confirm(chat: Chat) -> str:
    answers = chat.answers.count()
    number = chat.order.locator(".number").inner_text()
    chat.order.get_by_role("button", name="Confirm order").click()
    expect(chat.answers).to_have_count(answers + 1)
    expect(chat.newest).to_contain_text(number)
    expect(chat.order.locator(".badge")).to_have_text("Confirmed")
    return number


def _console(chromium: Browser, opened: OpenShop) -> Page:
    page = chromium.new_context(base_url=opened.address, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(opened.sign_in)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/console$|/console/?[^s]"))
    return page


def _take_steps(console: Page, number: str) -> None:
    console.goto("/console/orders")
    console.get_by_role("link", name=number).first.click()
    expect(console.get_by_role("heading", level=1)).to_contain_text(number)
    for step in ("pick", "pack"):
        form = console.locator(f'form[action$="/{number}/steps/{step}"]').first
        form.get_by_role("button").click()
        expect(console.locator(f'.actions-bar form[action$="/{number}/steps/{step}"]')).to_have_count(0)
    console.locator('[data-open="step-ship"]').click()
    dialog = console.get_by_role("dialog", name="Ship")
    dialog.get_by_label("Tracking number").fill("TRACK-4711")
    dialog.get_by_role("button", name="Ship").click()
    expect(console.locator('[data-open="step-ship"]')).to_have_count(0)


def test_a_guest_says_who_they_are_and_orders(page: Page) -> None:
    """A stranger is asked for name and address before anything is ordered, and then it is."""
    chat = Chat(page).open()
    chat.say(WANTED)
    chat.button("Confirm").click()
    expect(chat.answers).to_have_count(2)
    expect(chat.order.locator(".badge")).not_to_have_text("Confirmed")
    chat.say("Jonas Winter, jonas.winter@post.example, Lindenstraße 8, 20253 Hamburg")
    expect(chat.order).to_contain_text("Lindenstraße 8")
    chat.say("OK")
    expect(chat.order.locator(".badge")).to_have_text("Confirmed")


def test_a_confirmed_order_is_cancelled_by_its_customer(page: Page, open_for_tests: OpenShop) -> None:
    """While nothing is picked the customer may cancel; the button asks once more before it does."""
    chat = Chat(page).open(open_for_tests.customers["C-1004"])
    chat.say(WANTED)
    chat.button("Confirm").click()
    expect(chat.order.locator(".badge")).to_have_text("Confirmed")
    chat.order.get_by_role("button", name="Cancel order").click()
    expect(chat.order.locator(".badge")).to_have_text("Confirmed")
    chat.order.get_by_role("button", name="Really cancel?").click()
    expect(chat.order.locator(".badge")).to_have_text("Cancelled")


def test_the_button_under_the_confirmation_asks_once_more_too(page: Page, open_for_tests: OpenShop) -> None:
    """One slip of the finger under the confirmation cancels nothing."""
    chat = Chat(page).open(open_for_tests.customers["C-1004"])
    chat.say(WANTED)
    chat.button("Confirm").click()
    expect(chat.order.locator(".badge")).to_have_text("Confirmed")
    chat.button("Cancel order").click()
    chat.button("Really cancel?").click()
    expect(chat.order.locator(".badge")).to_have_text("Cancelled")


def test_a_crash_of_the_shop_loses_nothing(page: Page, open_for_tests: OpenShop) -> None:
    """While the shop is away the page says so, keeps what is written, and goes on by itself when it is back."""
    chat = Chat(page).open()
    chat.say(WANTED)
    number = chat.order.locator(".number").inner_text()
    open_for_tests.close(signal.SIGKILL)
    expect(page.locator("#status")).to_contain_text("trying again")
    chat.field.fill("OK")
    chat.field.press("Enter")
    expect(chat.own.last).to_contain_text("Waiting for the connection")
    answers = chat.answers.count()
    open_for_tests.open()
    expect(page.locator("#status")).to_have_text("Online", timeout=30_000)
    expect(chat.answers).not_to_have_count(answers, timeout=30_000)
    expect(chat.order.locator(".number")).to_have_text(number)
    expect(chat.own.filter(has_text="OK")).to_have_count(1)
