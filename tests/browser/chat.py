"""What a person does in the web chat."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

ORDER = "Hi! 3 boxes of the round 500 g jars please"


class Chat:
    """One open chat page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_role("log", name="Conversation")
        self.field = page.get_by_role("textbox", name="Your message")
        self.order = page.get_by_role("complementary", name="Your order")

    def open(self, address: str = "/chat") -> Chat:
        self.page.goto(address)
        return self.wait()

    def wait(self) -> Chat:
        expect(self.log).to_have_attribute("aria-busy", "false")
        expect(self.page.locator("#status")).to_have_text("Online")
        return self

    def say(self, text: str) -> None:
        """Write and send, and wait for the answer."""
        answers = self.answers.count()
        self.field.fill(text)
        self.field.press("Enter")
        expect(self.answers).not_to_have_count(answers)

    @property
    def answers(self) -> Locator:
        return self.log.locator(".msg.shop")

    @property
    def own(self) -> Locator:
        return self.log.locator(".msg.you")

    @property
    def newest(self) -> Locator:
        return self.answers.last

    def button(self, name: str) -> Locator:
        """A button under the newest answer."""
        return self.newest.get_by_role("button", name=name)

    @property
    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
