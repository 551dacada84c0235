"""What customers do by command and button in Telegram: the card in place, binding by a link, files, menus."""

from __future__ import annotations

from core.domain.commands import LineWanted, PlaceOrder
from core.domain.linking import MakeLink
from core.domain.orders import Source
from core.domain.queries import FindConversation
from tests.bot.telegram.bot_api import ANN, BotApi
from tests.bot.telegram.counter import BotShop
from tests.bot.telegram.test_story import quoted
from tests.shop import ADMIN, CART, HOME


def test_the_lines_of_a_read_back_are_changed_in_place(shop: BotShop, api: BotApi) -> None:
    """Change, then more: the same message shows the next thing, every button fits, and the new quantity stands."""
    quoted(shop, api)
    shown = api.all_shown(ANN)[-1]
    api.presses(ANN, shown, "Change something")
    api.wait_until(lambda: any(one.startswith("+ ") for one in api.all_shown(ANN)[-1].labels))
    line = api.all_shown(ANN)[-1]
    api.presses(ANN, line, next(one for one in line.labels if one.startswith("+ ")))
    api.wait_until(lambda: shop.worked_off(ANN) and "Confirm" in api.all_shown(ANN)[-1].labels)
    (number,) = shop.orders(ANN)
    assert [one.quantity for one in shop.order(number).lines] == ["3"]
    assert len(api.all_shown(ANN)) == 2
    assert api.limits.broken == 0


def test_a_deep_link_binds_the_chat_and_brings_the_data(shop: BotShop, api: BotApi) -> None:
    """`/start CODE` out of a link makes the chat the customer's; what is kept comes as a file."""
    lines = (LineWanted("MUG", "2"),)
    placed = PlaceOrder(Source("api:cart", "cart-1"), "ann@customer.example", "Ann Archer", lines, ship_to=HOME)
    number = shop.clerk.do(placed, actor=CART).orders[0]
    customer = shop.order(number).customer
    assert customer is not None
    code = shop.clerk.do(MakeLink(customer.id), actor=ADMIN).facts["code"]
    assert shop.parts.letters.start_links(code)["start_telegram"] == f"https://t.me/harbour_bot?start={code}"
    api.says(ANN, f"/start {code}")
    assert "Welcome back" in api.wait_for(ANN).text
    found = shop.clerk.look(FindConversation("telegram", str(ANN)))
    assert found is not None and found.customer is not None and found.customer.id == customer.id
    api.says(ANN, f"/status {number}")
    assert number in api.wait_for(ANN, 2).text
    api.says(ANN, "/mydata")
    api.wait_until(lambda: api.called("sendDocument"))


def test_the_menu_offers_the_customers_commands(shop: BotShop, api: BotApi) -> None:
    """Every private chat is offered them in words of its own, not in those of the staff's group."""
    api.wait_until(lambda: ("all_private_chats", "en") in api.commands)
    offered = {one["command"]: one["description"] for one in api.commands["all_private_chats", "en"]}
    assert {"order", "status", "cancel", "language", "link", "mydata"} <= set(offered)
    assert offered["order"].startswith("Order: write")
