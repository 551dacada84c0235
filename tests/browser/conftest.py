"""A real Chromium in front of a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.shops import OpenShop, open_shop

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MISSING = "no Chromium found: the browser tests do NOT run (install the package `chromium`)"
_skipped: list[str] = []

# A machine with other work needs longer than a desk.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser; where there is none, a failure on a build machine and a loud skip elsewhere."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI") or os.environ.get("ORDERCLERK_REQUIRE_BROWSER") == "1":
            pytest.fail(_MISSING)
        _skipped.append(_MISSING)
        pytest.skip(_MISSING)
    # Scoped to this folder: the driver keeps an event loop running, and other tests want to run their own.
    with sync_playwright() as driver:
        # The tests' pages are our own, so the sandbox, which needs rights that containers lack, guards nothing.
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def open_for_tests(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    """A whole shop as its own process, shared by the tests; each visitor begins a chat of their own."""
    with open_shop(tmp_path_factory.mktemp("shop")) as opened:
        yield opened


@pytest.fixture(scope="package")
def shop(open_for_tests: OpenShop) -> str:
    """The shop's address."""
    return open_for_tests.address


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the very end, in red, that no browser was there."""
    for text in dict.fromkeys(_skipped):
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.write_line(text, red=True, bold=True)


class Faults(list[str]):
    """What went wrong inside the pages: errors of scripts, and what the content security policy stopped."""

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("console", lambda said: self.append(said.text) if "Content Security Policy" in said.text else None)


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Whatever a test is about, its pages must run without faults."""
    found = Faults()
    yield found
    assert found == []


@pytest.fixture
def desk(chromium: Browser, shop: str, faults: Faults) -> Iterator[BrowserContext]:
    """A browser window on a desk."""
    context = chromium.new_context(base_url=shop, viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.on("page", faults.watch)
    yield context
    context.close()


@pytest.fixture
def phone(chromium: Browser, shop: str, faults: Faults) -> Iterator[BrowserContext]:
    """A phone held upright."""
    context = chromium.new_context(
        base_url=shop, viewport={"width": 390, "height": 844}, locale="en-GB", is_mobile=True, has_touch=True
    )
    context.on("page", faults.watch)
    yield context
    context.close()


@pytest.fixture
def page(desk: BrowserContext) -> Page:
    """A page in the window on the desk."""
    return desk.new_page()
