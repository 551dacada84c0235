"""The staff room in a Telegram group with topics: cards, buttons, replies; and a colleague's own account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.database.engine import Database
from core.domain.access import AddStaff
from core.domain.commands import FinishMessage, HandOver, PlaceOrder
from core.domain.imports import ApplyPolicy
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import ReadConversation
from core.domain.staffroom import TOPICS, CaseOfPost, MakeTelegramCode, Queue, TopicOf
from tests.bot.telegram.bot_api import OTHER_GROUP, STAFF_GROUP, BotApi, Shown
from tests.bot.telegram.counter import BotShop, bot_shop, until
from tests.shop import ADMIN, CART, HOME, POLICY, message, wanted

MIA, SAM, NOBODY = 501, 502, 599
RULE = Actor(Role.RULE, "rule:desk")


@contextmanager
def staffed(url: str, folder: Path, api: BotApi) -> Iterator[BotShop]:
    """A shop whose staff has a group, two people in it, and cards that are kept."""
    database = Database(url)
    with bot_shop(database, folder, api, telegram_staff_chat=str(STAFF_GROUP)) as shop:
        rules = {"approval": [{"name": "over 50", "over_total": "50"}], "service": {"undo_s": 0}}
        shop.clerk.do(ApplyPolicy({**POLICY, **rules}), actor=ADMIN)
        for name, role, telegram in (("Mia", "manager", MIA), ("Sam", "sales", SAM)):
            shop.clerk.do(AddStaff(name, (role,), telegram=str(telegram)), actor=ADMIN)
        until(lambda: shop.clerk.look(TopicOf(str(STAFF_GROUP), str(Queue.RETURNS))))
        shop.parts.keeper.start()
        yield shop
    database.close()


def in_topic(api: BotApi, queue: Queue, shop: BotShop, count: int = 1) -> list[Shown]:
    """Wait until a topic shows so many messages and return them."""
    topic = int(shop.clerk.look(TopicOf(str(STAFF_GROUP), str(queue))))

    def shown() -> list[Shown]:
        return [one for one in api.all_shown(STAFF_GROUP) if one.thread == topic]

    api.wait_until(lambda: len(shown()) >= count)
    # A card counts from when its post is on record; a double answers faster than that, a person does not.
    api.wait_until(lambda: all(shop.clerk.look(CaseOfPost(str(STAFF_GROUP), str(one.message_id))) for one in shown()))
    return shown()


def test_an_order_is_approved_in_its_topic(sqlite_url: str, tmp_path: Path, api: BotApi) -> None:
    """The card stands in the topic of approvals and is written over when it is decided, here or anywhere."""
    with staffed(sqlite_url, tmp_path, api) as shop:
        cart = PlaceOrder(Source("api:cart", "1"), "ann@customer.example", "Ann", wanted("20 MUG"), HOME)
        number = shop.clerk.do(cart, actor=CART).orders[0]
        (card,) = in_topic(api, Queue.APPROVALS, shop)
        assert number in card.text and "Approve" in card.labels
        api.presses(NOBODY, card, data="forged")
        api.presses(MIA, card, "Approve")
        api.wait_until(lambda: "approved by Mia" in api.all_shown(STAFF_GROUP)[0].text)
        assert shop.order(number).state == "confirmed" and api.all_shown(STAFF_GROUP)[0].labels == ["Open"]
        assert api.unanswered == {}
        topics = {int(shop.clerk.look(TopicOf(str(STAFF_GROUP), str(queue)))) for queue in TOPICS}
        assert len(topics) == len(TOPICS)


def test_a_customer_is_answered_from_the_topic(sqlite_url: str, tmp_path: Path, api: BotApi) -> None:
    """What a customer writes to a person stands in the topic; a colleague's reply to it goes to the customer, once."""
    with staffed(sqlite_url, tmp_path, api) as shop:
        got = shop.clerk.receive(message("Please <call> me & soon", message_id="<1@x>"))
        done = FinishMessage(got.id, "parked", "wants_a_person")
        shop.clerk.do(HandOver(got.conversation_id, "wants_a_person", got.id, tell=False), done, actor=RULE)
        (card,) = in_topic(api, Queue.HANDED_OVER, shop)
        assert "Please <call> me & soon" in card.text
        reply = {"reply_to_message": {"message_id": card.message_id, "date": 1, "chat": {"id": STAFF_GROUP}}}
        told = api.says(SAM, "I call at two.", chat=STAFF_GROUP, thread=card.thread, **reply)
        api.wait_until(lambda: any("on its way" in one.text for one in api.all_shown(STAFF_GROUP)))
        api.repeat(told)
        api.says(SAM, "lunch?", chat=STAFF_GROUP, thread=card.thread)
        api.says(NOBODY, "Me too", chat=STAFF_GROUP, thread=card.thread, **reply)
        api.wait_until(lambda: not api.updates)
        said = [one.text for one in shop.clerk.look(ReadConversation(got.conversation_id)) if one.direction == "out"]
        assert len(said) == 1 and "I call at two." in said[0]


def test_an_account_becomes_a_colleagues_by_a_code(sqlite_url: str, tmp_path: Path, api: BotApi) -> None:
    """A code from the console, brought in a private chat, makes the account a colleague's; strangers stay customers."""
    with staffed(sqlite_url, tmp_path, api) as shop:
        code = shop.clerk.do(MakeTelegramCode(2), actor=ADMIN).facts["code"]
        api.says(NOBODY, "/who", chat=OTHER_GROUP)
        api.says(NOBODY, f"/start staff-{code}")
        assert "Welcome, Sam" in api.wait_for(NOBODY).text
        api.says(NOBODY, "/who")
        assert "Nothing waits" in api.wait_for(NOBODY, 2).text
