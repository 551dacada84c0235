"""The command bar of the console: typed or pressed, with or without scripts, as the one who sits there."""

from __future__ import annotations

import re

from bot.staffroom.port import StaffSaid
from core.domain.commands import FinishMessage, HandOver
from core.domain.staffroom import RefreshCases, StaffByTelegram
from tests.bot.web.conftest import OPERATOR, WebShop, form_token


def _hidden(page: str, action: str) -> tuple[str, str]:
    """Return the action that begins so, and the key beside it."""
    found = re.search(
        r'name="key" value="([^"]+)"><input type="hidden" name="action" value="(' + action + '[^"]*)"', page
    )
    assert found is not None, page
    return found.group(2), found.group(1)


def test_what_is_typed_is_done_as_the_one_who_sits_there(shop: WebShop) -> None:
    """A command is carried out with the person's roles, answered as rows, and undone by the button beside it."""
    number = shop.quoted().number
    sales = shop.at_console("sales", name="Sam")
    csrf = form_token(sales.get("/console").text)
    part = {"hx-request": "true"}
    typed = {"csrf": csrf, "key": "one", "text": f"confirm {number[-5:].lower()}"}
    told = sales.post("/console/say", data=typed, headers=part)
    assert told.status_code == 200 and "Confirmed." in told.text and "<html" not in told.text
    assert shop.order(number).state == "confirmed"
    again = sales.post("/console/say", data=typed, headers=part)
    assert "already" in again.text
    action, key = _hidden(told.text, "/undo")
    undone = sales.post("/console/say", data={"csrf": csrf, "key": key, "action": action})
    assert "Taken back" in undone.text and "<html" in undone.text and shop.order(number).state == "quoted"
    warehouse = shop.at_console("warehouse", name="Wim")
    csrf = form_token(warehouse.get("/console").text)
    refused = warehouse.post(
        "/console/say", data={"csrf": csrf, "key": "one", "text": f"/confirm {number}"}, headers=part
    )
    assert "bad-words" in refused.text and shop.order(number).state == "quoted"


def test_plain_words_are_looked_for(shop: WebShop) -> None:
    """What is no command finds orders, customers and goods; nothing typed is shown as markup."""
    number = shop.quoted().number
    sales = shop.at_console("sales")
    page = sales.get("/console").text
    assert 'id="command"' in page and 'for="command"' in page and 'aria-live="polite"' in page
    csrf = form_token(page)
    found = sales.post(
        "/console/say", data={"csrf": csrf, "key": "1", "text": "honiglager"}, headers={"hx-request": "true"}
    )
    assert f'href="/console/orders/{number}"' in found.text
    odd = sales.post("/console/say", data={"csrf": csrf, "key": "2", "text": "<b>wax</b>{{7*7}}"})
    assert "<b>wax" not in odd.text and "{{7*7}}" in odd.text
    assert sales.post("/console/say", data={"text": "/who"}).status_code == 403
    assert "Nothing was done" in sales.post("/console/say", data={"csrf": csrf, "key": "3", "text": " "}).text


def test_the_inbox_shows_who_has_what(shop: WebShop) -> None:
    """Cases are claimed and put back from the inbox; everybody sees whose they are."""
    letter = shop.write("Please call me")
    done = FinishMessage(letter.id, "parked", "wants_a_person")
    shop.clerk.do(HandOver(letter.conversation_id, "wants_a_person", letter.id), done, actor=OPERATOR)
    shop.clerk.do(RefreshCases(), actor=OPERATOR)
    sam, mia = shop.at_console("sales", name="Sam"), shop.at_console("manager", name="Mia")
    page = sam.get("/console/inbox").text
    action, key = _hidden(page, "/claim handed_over")
    sam.post("/console/say", data={"csrf": form_token(page), "key": key, "action": action})
    assert "claimed by Sam" in mia.get("/console/inbox").text
    assert "Put back" in sam.get("/console/inbox").text


def test_a_code_for_telegram_is_shown_once(shop: WebShop) -> None:
    """The code is made for who sits there and is on no other page."""
    sam = shop.at_console("sales", name="Sam")
    page = sam.get("/console/password").text
    made = sam.post("/console/telegram-code", data={"csrf": form_token(page)}).text
    found = re.search(r"/start staff-([A-Z0-9]{10})", made)
    assert found is not None and "/start staff-" not in sam.get("/console/password").text
    said = StaffSaid("telegram:1", "77", place="77", direct=True, text=found.group(0))
    told = shop.office().room.heard(said)
    assert told is not None and "Welcome, Sam" in told.title
    bound = shop.clerk.look(StaffByTelegram("77"))
    assert bound is not None and bound.name == "Sam"
