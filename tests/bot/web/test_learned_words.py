"""The page of learned words: what is proposed and why, what it would change, switching, teaching, each role its own."""

from __future__ import annotations

import time

import pytest
from fastapi.testclient import TestClient

from core.domain.commands import FinishMessage
from core.domain.learning import FindWords, ListWords, ProposeWords, WordState, WordsView
from tests.bot.web.conftest import OPERATOR, WebShop, form_token


def proposed(shop: WebShop, words: str = "yellow drops", sku: str = "WAX") -> WordsView:
    """Return words that a customer meant by a message of theirs."""
    letter = shop.write(f"Please send 3 {words}. <script>alert(1)</script>")
    shop.clerk.do(FinishMessage(letter.id, "ordered"), actor=OPERATOR)
    command = ProposeWords(words, sku, shop.customer_id("K-1"), "answer", letter.id, "")
    (words_id,) = shop.clerk.do(command, actor=OPERATOR).facts["words_seen"]
    return found(shop, words_id)


def found(shop: WebShop, words_id: int) -> WordsView:
    """Return learned words."""
    view = shop.clerk.look(FindWords(words_id))
    assert view is not None
    return view


def press(browser: TestClient, path: str, **fields: str) -> tuple[int, str]:
    """Press a button of a form; returns the status and where it leads."""
    token = form_token(browser.get("/console").text)
    answer = browser.post(path, data={"csrf": token, **fields})
    return answer.status_code, answer.headers.get("location", "") or answer.text


def tried(shop: WebShop, browser: TestClient, words_id: int) -> None:
    """Try words on the past and wait for the result."""
    assert press(browser, f"/console/words/{words_id}/replay") == (303, f"/console/words/{words_id}")
    end = time.monotonic() + 60
    while not found(shop, words_id).replay:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_empty_page_says_how_words_come_here(admin: TestClient) -> None:
    """Nothing to decide is good news, said so on every tab."""
    assert "Nothing to decide" in admin.get("/console/words").text
    for state in ("on", "off", "rejected", ""):
        assert admin.get(f"/console/words?state={state}").status_code == 200


def test_a_proposal_shows_its_words_its_item_and_its_message(shop: WebShop, admin: TestClient) -> None:
    """Whoever decides sees what was said, by whom, where, and that nothing was tried yet."""
    words = proposed(shop)
    page = admin.get("/console/words").text
    assert "yellow drops" in page and "Honiglager Ida Brandt" in page and "Not tried yet" in page
    page = admin.get(f"/console/words/{words.id}").text
    assert f'href="/console/conversations/{words.conversation_id}#said-in-{words.message_id}"' in page
    assert "Try on past messages" in page and "Switch on" not in page
    assert "1" in admin.get("/console/orders").text.partition("Learned words</span>")[2][:40]


def test_words_are_tried_switched_on_and_off(shop: WebShop, admin: TestClient) -> None:
    """The buttons lead through it; the message that would change is shown as it was typed, as data."""
    words = proposed(shop)
    tried(shop, admin, words.id)
    page = admin.get(f"/console/words/{words.id}").text
    assert "&lt;script&gt;" in page and "<script>alert" not in page
    assert "Read differently" in page and "Switch on" in page and "WAX" in page
    assert press(admin, f"/console/words/{words.id}/on")[0] == 303
    assert found(shop, words.id).state == WordState.ON
    assert "Switch off" in admin.get(f"/console/words/{words.id}").text
    assert press(admin, f"/console/words/{words.id}/off")[0] == 303
    assert press(admin, f"/console/words/{words.id}/reject")[0] == 303
    assert press(admin, f"/console/words/{words.id}/reopen")[0] == 303
    assert found(shop, words.id).state == WordState.PROPOSED


def test_what_is_contradicted_cannot_be_switched_on(shop: WebShop, admin: TestClient) -> None:
    """There is no button for it, and who sends the form all the same is told why."""
    words = proposed(shop)
    tried(shop, admin, words.id)
    proposed(shop, sku="JAR")
    page = admin.get(f"/console/words/{words.id}").text
    assert "Contradicted." in page and "Switch on<" not in page
    status, text = press(admin, f"/console/words/{words.id}/on")
    assert status == 409 and "used for another item as well" in text


def test_words_are_taught_from_a_message(shop: WebShop, admin: TestClient) -> None:
    """The link beside a message knows the customer; the proposal is tried at once."""
    letter = shop.write("3 yellow drops")
    talk = admin.get(f"/console/conversations/{letter.conversation_id}").text
    link = f"/console/teach?message={letter.id}&amp;conversation={letter.conversation_id}"
    assert link in talk
    page = admin.get(link.replace("&amp;", "&") + "&search=wax").text
    assert "Honiglager Ida Brandt only" in page and "Beeswax pastilles" in page and "Honey jar" not in page
    fields = {"words": "yellow drops", "sku": "WAX", "whose": "customer", "message": str(letter.id)}
    status, place = press(admin, "/console/teach", conversation=str(letter.conversation_id), **fields)
    (view,) = shop.clerk.look(ListWords()).items
    assert (status, place) == (303, f"/console/words/{view.id}")
    assert (view.customer, view.sku, view.source) == ("Honiglager Ida Brandt", "WAX", "staff")
    theirs = admin.get(f"/console/words?state=&customer={view.customer_id}").text
    assert "yellow drops" in theirs
    assert "yellow drops" not in admin.get("/console/words?state=&customer=999").text


def test_words_of_everybody_need_no_message(shop: WebShop, admin: TestClient) -> None:
    """Without a conversation there is no customer to choose: what is taught is for all."""
    assert press(admin, "/console/teach", words="glass pots", sku="JAR", whose="customer")[0] == 303
    (view,) = shop.clerk.look(ListWords()).items
    assert view.customer_id is None


@pytest.mark.parametrize(
    ("words", "sku", "says"),
    [
        ("12", "WAX", "three letters"),
        ("Honey jar 500 g", "WAX", "Another item is called so"),
        ("2 boxes", "WAX", "name nothing"),
        ("yellow drops", "NOPE", "There is no such item"),
    ],
)
def test_what_cannot_be_taught_is_said_beside_what_was_typed(
    admin: TestClient, words: str, sku: str, says: str
) -> None:
    """The form comes back with the reason and the words."""
    status, page = press(admin, "/console/teach", words=words, sku=sku)
    assert status == 422 and says in page and f'value="{words}"' in page


def test_a_line_that_a_colleague_changes_is_a_proposal(shop: WebShop, admin: TestClient) -> None:
    """Another item in the place of what was read: the customer's words for it are noted with the order."""
    order = shop.quoted()
    form = {
        "quantity-1": "0",
        "quantity-2": "20",
        "sku-1": "WICK",
        "new-quantity-1": "3",
        "version": str(order.version),
    }
    assert press(admin, f"/console/orders/{order.number}/lines", **form)[0] != 303
    assert shop.clerk.look(ListWords()).items == ()
    shop.stock("WICK", "Square braid wick")
    assert press(admin, f"/console/orders/{order.number}/lines", **form)[0] == 303
    assert shop.clerk.look(ListWords()).items == ()
    order = shop.order(shop.unclear("3 yellow drops"))
    form |= {"quantity-2": "0", "version": str(order.version)}
    assert press(admin, f"/console/orders/{order.number}/lines", **form)[0] == 303
    (view,) = shop.clerk.look(ListWords()).items
    assert (view.words, view.sku, view.source, view.order_number) == ("yellow drops", "WICK", "staff", order.number)


@pytest.mark.parametrize("role", ["warehouse", "finance", "buyer"])
def test_who_does_not_sell_reads_but_decides_nothing(shop: WebShop, role: str) -> None:
    """Everybody may see what is learned; teaching and deciding belong to who talks with customers."""
    words = proposed(shop)
    browser = shop.at_console(role)
    page = browser.get(f"/console/words/{words.id}").text
    assert "Reject" not in page and "Teach words" not in browser.get("/console/words").text
    assert browser.get("/console/teach").status_code == 403
    for path in ("teach", *(f"words/{words.id}/{verdict}" for verdict in ("on", "off", "reject", "replay"))):
        assert press(browser, f"/console/{path}")[0] == 403, path
    assert found(shop, words.id).state == WordState.PROPOSED


def test_what_is_not_there_is_not_found(shop: WebShop, admin: TestClient) -> None:
    """Unknown words, unknown decisions and numbers that no database has are answered as such."""
    words = proposed(shop)
    assert admin.get("/console/words/999").status_code == 404
    assert press(admin, f"/console/words/{words.id}/burn")[0] == 404
    assert press(admin, "/console/words/999/on")[0] == 404
    assert admin.get("/console/words?customer=99999999999999999999&after=x").status_code == 200
    assert admin.get("/console/teach?conversation=9223372036854775807&message=-1").status_code == 200
