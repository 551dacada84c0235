"""A customer orders by Telegram."""

from __future__ import annotations

from pathlib import Path

from core.database.engine import Database
from tests.bot.telegram.bot_api import ANN, BotApi
from tests.bot.telegram.counter import BotShop, bot_shop

ANN_IS = "Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin"


def quoted(shop: BotShop, api: BotApi, text: str = "2 mugs please") -> None:
    """Have Ann order and introduce herself, until the read-back stands."""
    api.says(ANN, text)
    api.wait_for(ANN)
    api.says(ANN, ANN_IS)
    api.wait_until(lambda: len(api.all_shown(ANN)) >= 2 and shop.worked_off(ANN))


def test_an_order_is_read_back_once_and_confirmed_by_a_button(database: Database, tmp_path: Path, api: BotApi) -> None:
    """One read-back with a button; pressed, it confirms and names the order; a repeated update causes nothing."""
    with bot_shop(database, tmp_path, api) as shop:
        quoted(shop, api)
        first, read_back = api.all_shown(ANN)
        assert "Confirm" in read_back.labels
        api.wait_until(lambda: not first.keyboard)
        press = api.presses(ANN, read_back, "Confirm")
        confirmation = api.wait_for(ANN, 3)
        (number,) = shop.orders(ANN)
        assert number in confirmation.text
        assert shop.order(number).state == "confirmed"
        assert api.unanswered == {}
        api.wait_until(lambda: not read_back.keyboard)
        api.repeat(press)
        api.wait_until(lambda: not api.updates)
        api.presses(ANN, read_back, data=api.all_updates[press]["callback_query"]["data"])
        stale = api.wait_for(ANN, 4)
        assert number in stale.text
        assert "older state" in stale.text
        assert len(api.all_shown(ANN)) == 4
        assert api.limits.broken == 0
