"""The shop learns a word before everybody's eyes: asked in the chat, tried and switched on in the console."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.assemble import assemble
from bot.tasks.records import OPERATOR
from core.domain.access import AddStaff
from core.settings import Settings
from tests.browser.chat import Chat
from tests.browser.conftest import Faults
from tests.browser.shops import OpenShop

pytestmark = pytest.mark.browser


def _console(chromium: Browser, opened: OpenShop) -> Page:
    parts = assemble(Settings(data_dir=opened.data_dir, public_url=opened.address), role="web")
    token = parts.clerk.do(AddStaff("Sam", ("sales",)), actor=OPERATOR).facts["token"]
    parts.stop()
    page = chromium.new_context(base_url=opened.address, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"/console/sign-in/{token}")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/console$|/console/?[^s]"))
    return page


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("ORDERCLERK_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_word_is_asked_about_once_learned_and_asked_again_when_it_is_taken_back(
    desk: BrowserContext, chromium: Browser, open_for_tests: OpenShop, faults: Faults
) -> None:
    """Asked, answered, proposed, tried on the past, switched on, read without a question, switched off."""
    chat = Chat(desk.new_page()).open(open_for_tests.customers["C-1007"])
    chat.say("4 feeders please")
    chat.newest.get_by_role("button", name=re.compile("Frame feeder")).click()
    expect(chat.order).to_contain_text("Frame feeder")
    chat.say("cancel")

    console = _console(chromium, open_for_tests)
    faults.watch(console)
    console.goto("/console/words")
    _picture(console, "learned-list")
    console.keyboard.press("j")
    console.keyboard.press("Enter")
    expect(console.get_by_role("heading", level=1)).to_contain_text("feeders")
    console.keyboard.press("p")
    expect(console.get_by_text("Read differently", exact=True)).to_be_visible(timeout=20_000)
    _picture(console, "learned-word")
    console.get_by_role("button", name="Switch on").click()
    expect(console.get_by_role("button", name="Switch off")).to_be_visible()
    _picture(console, "learned-on")

    chat.say("2 feeders please")
    expect(chat.newest).to_contain_text("Frame feeder")
    expect(chat.newest).not_to_contain_text("Top feeder")
    chat.say("cancel")

    console.get_by_role("button", name="Switch off").click()
    expect(console.get_by_role("heading", level=1)).to_contain_text("Off")
    chat.say("3 feeders please")
    expect(chat.newest).to_contain_text("Top feeder")
    _teaches(console)
    console.context.close()


def _teaches(console: Page) -> None:
    """Teach a word for everybody, with the keyboard: what was typed stays while items are searched."""
    console.goto("/console/teach")
    console.get_by_label("The words").fill("golden nectar")
    console.get_by_label("The item").fill("fondant")
    expect(console.get_by_role("radio", name=re.compile("fondant", re.I)).first).to_be_visible()
    expect(console.get_by_role("radio", name=re.compile("feeder"))).to_have_count(0)
    console.get_by_role("radio", name=re.compile("fondant", re.I)).first.check()
    _picture(console, "learned-teach")
    console.get_by_role("button", name="Teach", exact=True).click()
    expect(console.get_by_role("heading", level=1)).to_contain_text("golden nectar")
    expect(console.get_by_text("No past message would be read differently")).to_be_visible(timeout=20_000)
    _picture(console, "learned-taught")
