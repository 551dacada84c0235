from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat import ORDER, Chat

pytestmark = pytest.mark.browser


def test_an_order_is_read_back_beside_the_conversation(page: Page) -> None:
    """What is typed is read back line by line, in words and as a card, without a reload."""
    chat = Chat(page).open()
    chat.say(ORDER)
    expect(chat.newest).to_contain_text("Round honey jar 500 g")
    expect(chat.order).to_be_visible()
    expect(chat.order.get_by_role("listitem")).to_contain_text(["Round honey jar 500 g"])
    expect(chat.order.locator(".sum.total dd")).to_have_text(re.compile(r"^€\d+\.\d\d$"))


def test_what_anybody_writes_is_text(page: Page) -> None:
    """Markup in a message is shown letter by letter and does nothing."""
    chat = Chat(page).open()
    nasty = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> javascript:alert(1) \u202egnp.exe'
    chat.say(nasty)
    expect(chat.own.last.locator(".text")).to_have_text(nasty)
    page.reload()
    chat.wait()
    expect(chat.own.last.locator(".text")).to_have_text(nasty)
    assert page.evaluate("window.hit") is None
    assert chat.log.locator("img, script").count() == 0


def test_a_reload_goes_on_where_it_was(page: Page) -> None:
    """After a reload the whole conversation and the open order are there again, each message once."""
    chat = Chat(page).open()
    chat.say(ORDER)
    chat.say("thanks")
    before = chat.log.locator(".msg .text").all_inner_texts()
    number = chat.order.locator(".number").inner_text()
    chat.field.fill("half a thou")
    page.reload()
    chat.wait()
    assert chat.log.locator(".msg .text").all_inner_texts() == before
    expect(chat.order.locator(".number")).to_have_text(number)
    expect(chat.field).to_have_value("half a thou")


def test_what_is_written_offline_is_sent_once_later(page: Page, desk: BrowserContext) -> None:
    """Without a network a message waits, survives a look at it, and goes out once when the network is back."""
    chat = Chat(page).open()
    chat.say("hello")
    desk.set_offline(True)
    chat.field.fill(ORDER)
    chat.field.press("Enter")
    expect(chat.own.last).to_contain_text("Waiting for the connection")
    expect(page.get_by_text("You are offline")).to_be_visible()
    answers = chat.answers.count()
    desk.set_offline(False)
    expect(chat.answers).not_to_have_count(answers)
    expect(chat.own.last).not_to_contain_text("Waiting")
    page.reload()
    chat.wait()
    expect(chat.own.filter(has_text=ORDER)).to_have_count(1)


def test_an_answer_that_was_lost_is_not_asked_twice(page: Page) -> None:
    """When the acknowledgement is lost, the page sends again with the same id and the shop hears it once."""
    chat = Chat(page).open()
    lost = []

    def lose_first(route) -> None:
        route.fetch()
        lost.append(route.request.post_data_json["client_id"])
        if len(lost) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/chat/messages", lose_first)
    chat.say(ORDER)
    expect(chat.own.last.locator(".state")).to_have_text("")
    expect(chat.answers).to_have_count(1)
    # The stream may show the message before its repeat is acknowledged; then nothing is left to send.
    for _ in range(200):
        if page.evaluate("localStorage.length") == 0:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("localStorage.length") == 0
    assert len(lost) >= 2
    assert len(set(lost)) == 1
    page.reload()
    chat.wait()
    expect(chat.own).to_have_count(1)


def test_a_message_that_was_not_sent_survives_a_reload(page: Page) -> None:
    """What was written while the server did not answer is sent after the page was loaded again."""
    chat = Chat(page).open()
    page.route("**/chat/messages", lambda route: route.abort())
    chat.field.fill(ORDER)
    chat.field.press("Enter")
    expect(chat.own.last).to_contain_text("Waiting for the connection")
    page.unroute("**/chat/messages")
    page.reload()
    chat.wait()
    expect(chat.answers).to_have_count(1)
    expect(chat.own).to_have_count(1)


def test_without_a_stream_the_page_asks(page: Page) -> None:
    """Where nothing streams, answers come all the same."""
    page.route("**/chat/stream*", lambda route: route.fulfill(status=503))
    chat = Chat(page).open()
    chat.say(ORDER)
    expect(chat.newest).to_contain_text("Round honey jar 500 g")


def test_two_windows_show_one_conversation(page: Page, desk: BrowserContext) -> None:
    """What is said in one window appears in the other, marked as new where its reader scrolled up."""
    chat, other = Chat(page).open(), Chat(desk.new_page()).open()
    chat.say(ORDER)
    expect(other.answers).to_have_count(1)
    expect(other.own.last.locator(".text")).to_have_text(ORDER)
    for _ in range(3):
        chat.say(ORDER)
    expect(other.answers).to_have_count(4)
    other.log.evaluate("box => box.scrollTop = 0")
    chat.say(ORDER)
    newer = other.page.get_by_role("button", name="1 new message")
    expect(newer).to_be_visible()
    expect(other.log.get_by_role("separator")).to_have_text("New")
    newer.click()
    expect(newer).to_be_hidden()


def test_only_the_newest_buttons_can_be_pressed(page: Page) -> None:
    """Buttons under an older read-back are greyed; those under the newest are not."""
    chat = Chat(page).open()
    chat.say(ORDER)
    chat.say("make it 5 boxes of the round 500 g jars please")
    groups = chat.log.locator(".choices")
    expect(groups).to_have_count(2)
    for button in groups.first.get_by_role("button").all():
        expect(button).to_be_disabled()
    for button in groups.last.get_by_role("button").all():
        expect(button).to_be_enabled()


def test_another_way_to_ship_is_chosen_by_button(page: Page) -> None:
    """Who wants it sent another way sees the ways with price and day, chooses one, and gets a new read-back."""
    chat = Chat(page).open()
    chat.say("10 kg bee fondant please, to Lindenstraße 8, 20253 Hamburg")
    chat.order.get_by_text("Other ways to ship").click()
    before = chat.order.locator(".totals .sum").nth(1).inner_text()
    ways = chat.order.locator(".ways button")
    expect(ways.and_(page.locator(":disabled"))).to_have_count(1)
    answers = chat.answers.count()
    ways.and_(page.locator(":enabled")).first.click()
    expect(chat.answers).to_have_count(answers + 1)
    expect(chat.order.locator(".totals .sum").nth(1)).not_to_have_text(before, use_inner_text=True)


def test_an_example_fills_the_field(page: Page) -> None:
    """An example is put where one can change it; nothing is sent before the visitor sends it."""
    chat = Chat(page).open()
    example = page.locator(".example").first
    text = example.inner_text()
    example.click()
    expect(chat.field).to_have_value(text)
    expect(chat.field).to_be_focused()
    expect(chat.own).to_have_count(0)


def test_shift_enter_begins_a_new_line(page: Page) -> None:
    """Shift and Enter writes a new line, Enter sends both."""
    chat = Chat(page).open()
    chat.field.press_sequentially("one")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("two")
    chat.field.press("Enter")
    expect(chat.own.last.locator(".text")).to_have_text("one\ntwo", use_inner_text=True)
    expect(chat.field).to_have_value("")


def test_a_text_that_is_too_long_stays_in_the_field(page: Page) -> None:
    """What is too long is not sent and not lost; the page says what to do."""
    chat = Chat(page).open()
    chat.field.fill("ä" * 33_000)
    chat.field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("too long")
    assert len(chat.field.input_value()) == 33_000
    expect(chat.own).to_have_count(0)


def test_a_person_takes_over(page: Page) -> None:
    """Who asks for a person is told that one answers here, and is not asked again."""
    chat = Chat(page).open()
    page.get_by_role("button", name="Talk to a person").click()
    expect(page.get_by_text("A colleague has taken over")).to_be_visible()
    expect(page.get_by_role("button", name="Talk to a person")).to_be_hidden()
    expect(chat.answers).to_have_count(1)
