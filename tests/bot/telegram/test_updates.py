"""How updates come in: by polling or by webhook, by one process among many, nothing lost and nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.staffroom.port import StaffReply, StaffSaid
from core.database.check import violations
from core.database.engine import Database
from core.domain.access import AddStaff
from core.errors import SetupError
from core.ports import Button
from intake.desk import MOST_IN_HAND, Desk
from tests.bot.telegram.bot_api import ANN, BEN, CID, STAFF_GROUP, BotApi
from tests.bot.telegram.counter import BotShop, until
from tests.bot.telegram.test_story import ANN_IS
from tests.shop import ADMIN

SECRET = "a-secret-of-the-hook"
Open = Callable[..., BotShop]


@pytest.fixture
def opens(goods: Database, tmp_path: Path, api: BotApi) -> Iterator[Open]:
    """Opens processes of one shop; all are closed at the end."""
    opened: list[BotShop] = []

    def open_one(**more: Any) -> BotShop:
        opened.append(BotShop(goods, tmp_path, api, furnish=False, **more))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def test_what_waited_before_the_start_is_taken_and_then_it_is_ready(opens: Open, api: BotApi) -> None:
    """Telegram keeps updates for a day: customers' words from before the start are answered like any other."""
    for number in range(103):
        api.says(4000 + number, "hello")
    shop = opens()
    shop.listen()
    assert api.updates == {} or max(api.updates) == max(api.all_updates)
    assert all(len(shop.heard(4000 + number)) >= 1 for number in range(103))


def test_one_of_many_processes_polls_and_another_takes_over(opens: Open, api: BotApi) -> None:
    """The lease lets one poll, so nobody is told of a conflict; when it ends the next one goes on at once."""
    first, second = opens(), opens()
    first.listen()
    second.listen()
    api.says(ANN, "hello")
    api.wait_for(ANN)
    assert not [one for one in api.calls if one.code == 409]
    first.channel.stop()
    api.says(ANN, "hello again")
    api.wait_for(ANN, 2)
    until(lambda: second.worked_off(ANN))
    assert len(api.all_shown(ANN)) == 2


def test_faults_of_the_wire_are_waited_out(opens: Open, api: BotApi) -> None:
    """Conflicts, error pages and broken connections end, and then everything that waited is taken."""
    for kind in ("409:Conflict: terminated by other getUpdates request", "502", "lost"):
        api.inject("getUpdates", kind)
    shop = opens()
    api.says(ANN, "hello")
    shop.listen()
    api.wait_for(ANN)
    assert len(shop.heard(ANN)) == 2


def test_a_webhook_that_was_left_behind_gives_way_to_polling(opens: Open, api: BotApi) -> None:
    """Who polls takes the webhook away first; nothing that waits there is dropped."""
    api.hook.set("http://127.0.0.1:9/hooks/telegram", "old")
    api.says(ANN, "hello")
    opens().listen()
    api.wait_for(ANN)
    assert api.hook.url == ""


@pytest.fixture
def hooked(opens: Open, api: BotApi) -> Iterator[tuple[BotShop, TestClient]]:
    """A shop to which Telegram brings updates, and who brings them."""
    shop = opens(telegram_mode="webhook", telegram_webhook_secret=SECRET)
    shop.listen()
    api.hook.url = ""
    with TestClient(shop.parts.app()) as client:
        yield shop, client


def bring(client: TestClient, update: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    return client.post("/hooks/telegram", content=body, headers=headers).status_code


def test_the_secret_is_compared_before_anything_is_read(hooked: tuple[BotShop, TestClient], api: BotApi) -> None:
    """Without it 401, with a wrong one 403, whatever the body is; too much is 413, no update 400, stored 200."""
    shop, client = hooked
    assert api.called("setWebhook")[0].params["secret_token"] == SECRET
    update = api.all_updates[api.says(ANN, "hello")]
    assert (bring(client, update, None), bring(client, b"{", "wrong"), bring(client, b"{")) == (401, 403, 400)
    assert bring(client, b"[" * 100_000) == 400
    assert bring(client, b" " * 1_100_000) == 413
    assert shop.heard(ANN) == ()
    assert [bring(client, update) for _ in range(3)] == [200] * 3
    api.wait_for(ANN)
    until(lambda: shop.heard(ANN) and shop.worked_off(ANN))
    assert len(api.all_shown(ANN)) == 1


def test_words_and_presses_in_parallel_and_swapped_come_to_one_state(
    hooked: tuple[BotShop, TestClient], api: BotApi, goods: Database
) -> None:
    """Each update acts once, whichever way and however often it comes; one confirmation, and every invariant holds."""
    shop, client = hooked
    people = (ANN, BEN, CID)
    first = [api.says(who, "2 mugs please") for who in people]
    second = [api.says(who, ANN_IS.replace("ann@", f"p{who}@")) for who in people]
    with ThreadPoolExecutor(6) as pool:
        found = [api.all_updates[one] for one in (*first, *first)]
        assert set(pool.map(lambda update: bring(client, update), found)) == {200}
        until(lambda: all(shop.worked_off(who) and shop.orders(who) for who in people))
        found = [api.all_updates[one] for one in second]
        assert set(pool.map(lambda update: bring(client, update), found)) == {200}
        until(lambda: all(len(api.all_shown(who)) >= 2 and shop.worked_off(who) for who in people))
        presses = [api.presses(who, api.all_shown(who)[-1], "Confirm") for who in people]
        found = [api.all_updates[one] for one in (*presses, *reversed(presses), *presses)]
        assert set(pool.map(lambda update: bring(client, update), found)) == {200}
        until(lambda: all(shop.worked_off(who) and len(api.all_shown(who)) == 3 for who in people), 30)
    for who in people:
        (number,) = shop.orders(who)
        assert shop.order(number).state == "confirmed"
    assert api.unanswered == {}
    with goods.read() as conn:
        assert list(violations(conn)) == []


def test_a_webhook_needs_a_safe_address(opens: Open) -> None:
    """Plain http is for this machine alone; the fault names the setting and the cure."""
    with pytest.raises(SetupError) as fault:
        opens(telegram_mode="webhook", public_url="http://shop.example")
    assert fault.value.setting == "ORDERCLERK_PUBLIC_URL"


class Room:
    """A staff room that writes down what it hears and answers with a card."""

    def __init__(self) -> None:
        self.said: list[StaffSaid] = []

    def heard(self, said: StaffSaid) -> StaffReply:
        self.said.append(said)
        return StaffReply(f"heard {said.text or said.action}", buttons=((Button("Done", "done:7"),),), edit=True)


def test_colleagues_are_heard_where_they_are_and_answered_there(opens: Open, api: BotApi, goods: Database) -> None:
    """The staff's group and colleagues' private chats are the staff room; a press edits its card, a forged one not."""
    shop, room = opens(telegram_staff_chat=str(STAFF_GROUP)), Room()
    shop.clerk.do(AddStaff("Sue", ("sales",), "", str(BEN)), actor=ADMIN)
    shop.parts.telegram.made().heard_by(room)
    shop.listen()
    api.says(CID, "/find Miller", chat=STAFF_GROUP, thread=12)
    card = api.wait_for(STAFF_GROUP)
    assert (card.thread, card.text) == (12, "heard /find Miller")
    api.presses(CID, card, data="AAAAAAAAAAAdone:7")
    api.presses(CID, card, "Done")
    api.wait_until(lambda: card.edits == 1)
    api.says(BEN, "how many mugs?")
    assert api.wait_for(BEN).text == "heard how many mugs?"
    assert [(one.place, one.topic, one.direct, one.action) for one in room.said] == [
        (str(STAFF_GROUP), "12", False, ""),
        (str(STAFF_GROUP), "12", False, "done:7"),
        (str(BEN), "", True, ""),
    ]
    assert room.said[0].key.startswith("telegram:")
    assert shop.heard(BEN) == ()
    assert api.unanswered == {}


def test_a_shop_with_its_hands_full_leaves_the_rest_at_telegram(
    opens: Open, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While too much is in hand nothing more is asked for; it is asked for again as soon as there is room."""
    asked, is_full = [0], [False]

    def full(_desk: Desk) -> bool:
        asked[0] += 1
        return is_full[0]

    monkeypatch.setattr(Desk, "full", full)
    shop = opens()
    shop.listen()
    is_full[0] = True
    # The long poll that has begun still brings this one; from then on it is seen that the hands are full.
    first = api.says(ANN, "hello")
    until(lambda: shop.heard(ANN) and shop.worked_off(ANN))
    before = asked[0]
    later = api.says(BEN, "hello")
    until(lambda: asked[0] > before + 3)
    assert {first, later} <= api.updates.keys() and shop.heard(BEN) == ()
    is_full[0] = False
    api.wait_for(BEN)


def test_hands_are_full_of_conversations_that_wait(goods: Database, tmp_path: Path, api: BotApi) -> None:
    """So many conversations in hand at most; what is worked off makes room."""
    shop = BotShop(goods, tmp_path, api, furnish=False)
    desk, many = shop.parts.desk, range(10_000, 10_000 + MOST_IN_HAND)
    with ExitStack() as held:
        for one in many:
            held.enter_context(desk._turn(one))
        assert not desk.full()
        desk.take_over(list(many))
        until(desk.full)
    until(lambda: not desk.full())
    shop.close()
