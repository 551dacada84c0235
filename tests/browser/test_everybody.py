"""The chat for everybody: by keyboard, with a screen reader, on a small phone, in the dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chat import ORDER, Chat

pytestmark = pytest.mark.browser

UNNAMED = """
() => [...document.querySelectorAll("button, a, input, textarea")]
  .filter((one) => one.checkVisibility() && !(one.ariaLabel || one.labels?.length || one.innerText.trim()))
  .map((one) => one.outerHTML)
"""
SMALL = """
() => [...document.querySelectorAll("button, input, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < 39)
  .map(([html]) => html)
"""
CONTRASTS = """
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const linear = (v) => (v <= 10 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => [r, g, b].map(linear)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = (grounds) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const ground of grounds) { canvas.fillStyle = ground; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!text || one.closest(".unseen, .skip, :disabled")) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const grounds = [];
    for (let at = one; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const [a, b] = [light(over(grounds)), light(over([...grounds, getComputedStyle(one).color]))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${one.className} ${one.textContent.trim().slice(0, 40)}`);
  }
  return found;
}
"""


def tab_to(page: Page, name: str, *, most: int = 40) -> None:
    """Press Tab until the named thing has the focus; no mouse."""
    for _ in range(most):
        if page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_an_order_by_keyboard_alone(page: Page) -> None:
    """From the first key to the confirmed order no mouse is needed, and the focus is never lost."""
    chat = Chat(page).open()
    expect(chat.field).to_be_focused()
    page.keyboard.type(ORDER)
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(1)
    expect(chat.field).to_be_focused()
    tab_to(page, "One more: Round honey jar 500 g")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(2)
    expect(page.get_by_role("button", name="One more: Round honey jar 500 g")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("textbox", name=re.compile("Quantity of Round honey jar"))).to_be_focused()
    answers = chat.answers.count()
    tab_to(page, "Confirm order")
    page.keyboard.press("Enter")
    expect(chat.answers).not_to_have_count(answers)
    assert page.evaluate("document.activeElement !== document.body")


def test_the_first_key_skips_to_the_field(page: Page) -> None:
    """The first stop of the Tab key is a link that leads past everything to the message field."""
    chat = Chat(page).open()
    first = page.locator("a, button, input, textarea, [tabindex]").first
    expect(first).to_have_text("Skip to the message field")
    first.focus()
    expect(first).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()


def test_a_screen_reader_finds_its_way(page: Page) -> None:
    """Roles and names are where a screen reader looks for them; new messages are announced politely."""
    chat = Chat(page).open()
    chat.say(ORDER)
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    expect(page.get_by_role("main", name="Conversation")).to_be_visible()
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.order.get_by_role("heading", name="Your order")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(chat.own.last).to_contain_text("You: ")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate(UNNAMED) == []


def test_every_image_is_decoration_or_named(page: Page) -> None:
    """A drawing without words is hidden from screen readers."""
    Chat(page).open().say(ORDER)
    assert page.locator("svg:not([aria-hidden=true])").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_never_scrolls_sideways(phone: BrowserContext, width: int) -> None:
    """On a small phone everything fits: empty, with an order, and with the order's sheet open."""
    page = phone.new_page()
    page.set_viewport_size({"width": width, "height": 640})
    chat = Chat(page).open()
    assert chat.overflow <= 0
    chat.say(ORDER)
    assert chat.overflow <= 0
    page.get_by_role("button", name=re.compile("^Your order")).click()
    expect(chat.order.get_by_role("button", name="Confirm order")).to_be_in_viewport(ratio=1)
    assert chat.overflow <= 0
    assert page.evaluate(SMALL) == []


def test_the_sheet_closes_and_gives_the_focus_back(phone: BrowserContext) -> None:
    """Escape closes the order's sheet and the focus returns to what opened it."""
    page = phone.new_page()
    chat = Chat(page).open()
    chat.say(ORDER)
    opener = page.get_by_role("button", name=re.compile("^Your order"))
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(chat.order).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read(chromium: Browser, shop: str, scheme: str) -> None:
    """Text stands out from its ground (4.5 to 1), by day and by night, in chat and tour."""
    context = chromium.new_context(base_url=shop, color_scheme=scheme, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    chat = Chat(page).open()
    assert page.evaluate(CONTRASTS) == []
    chat.say(ORDER)
    assert page.evaluate(CONTRASTS) == []
    page.goto("/demo")
    assert page.evaluate(CONTRASTS) == []
    context.close()


def test_who_wants_no_motion_gets_none(chromium: Browser, shop: str) -> None:
    """With reduced motion nothing moves for longer than a blink."""
    context = chromium.new_context(base_url=shop, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    Chat(page).open().say(ORDER)
    longest = page.evaluate(
        "Math.max(0, ...document.getAnimations().map((one) => one.effect.getComputedTiming().endTime))"
    )
    assert longest < 50
    context.close()


def test_the_page_speaks_german_to_a_german_browser(chromium: Browser, shop: str) -> None:
    """Words, amounts and days follow the browser's language."""
    context = chromium.new_context(base_url=shop, locale="de-DE")
    page = context.new_page()
    page.goto("/chat")
    field = page.get_by_role("textbox", name="Ihre Nachricht")
    field.fill(ORDER)
    field.press("Enter")
    order = page.get_by_role("complementary", name="Ihre Bestellung")
    expect(order.get_by_role("button", name="Bestellung bestätigen")).to_be_visible()
    expect(order.locator(".sum.total dd")).to_have_text(re.compile(r"^\d+,\d\d\s€$"))
    context.close()


def test_the_tour_fits_a_phone_and_leads_into_the_chat(phone: BrowserContext) -> None:
    """A visitor comes from the tour into the chat as one of the shop's customers."""
    page = phone.new_page()
    page.goto("/demo")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert page.evaluate(UNNAMED) == []
    with page.expect_popup() as popup:
        page.get_by_role("link", name=re.compile("^Chat as ")).first.click()
    chat = Chat(popup.value).wait()
    expect(chat.log).to_contain_text("You are writing as")
