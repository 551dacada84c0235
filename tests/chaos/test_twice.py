"""What comes twice happens once; what only looks the same is not lost."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import httpx
import pytest

from bot.assemble import Shop, assemble
from core.clerk import Received
from core.database.check import violations
from core.database.export import export_state
from core.ports import InboundMessage
from core.settings import Settings
from tests.chaos.child import ORDER, WORDS, at_rest, button, letter
from tests.chaos.conftest import NewWorld, World

Running = tuple[Shop, World]


@pytest.fixture
def running(new_world: NewWorld) -> Iterator[Running]:
    """A whole shop at work in this process."""
    world = new_world("mail")
    shop = assemble(Settings(data_dir=world.folder, secret_key="k" * 40))
    shop.start()
    yield shop, world
    if not shop.stopping:
        shop.stop()


def rest(shop: Shop, also: Callable[[], bool] = lambda: True) -> None:
    end = time.monotonic() + 60
    while not (at_rest(shop) and also()):
        assert time.monotonic() < end, "not at rest"
        time.sleep(0.05)


def drop(world: World, name: str, mail: EmailMessage) -> None:
    (world.folder / "mail" / "in" / name).write_bytes(mail.as_bytes())


def state(shop: Shop) -> dict[str, Any]:
    with shop.database.read() as conn:
        assert list(violations(conn)) == []
        return export_state(conn)


def test_the_same_mail_five_times_is_one_order(running: Running) -> None:
    """Five copies of one mail: one order, one read-back."""
    shop, world = running
    for copy in range(5):
        drop(world, f"copy-{copy}.eml", letter("order", "Order", WORDS))
    rest(shop)
    found = state(shop)
    assert len(found["orders"]) == len(found["messages"]) == len(found["deliveries"]) == 1
    assert len(list((world.folder / "mail" / "out").glob("*.eml"))) == 1
    assert len(list((world.folder / "mail" / "done").glob("*.eml"))) == 5


def test_the_same_id_with_other_words_is_flagged_and_kept(running: Running) -> None:
    """A second mail under a used Message-ID orders nothing by itself and waits for a person."""
    shop, world = running
    drop(world, "1.eml", letter("order", "Order", WORDS))
    rest(shop)
    drop(world, "2.eml", letter("order", "Order", "Please send 40 tenon saws."))
    rest(shop)
    found = state(shop)
    assert len(found["orders"]) == 1
    assert [(one["state"], one["reason"]) for one in found["messages"]] == [
        ("ordered", ""),
        ("parked", "same_id_other_content"),
    ]


def test_mails_without_an_id_are_taken_once_each(running: Running) -> None:
    """Without a Message-ID the words tell a repeat from another order."""
    shop, world = running
    for name, text in (("1", WORDS), ("1-again", WORDS), ("2", "Please send 5 tenon saws.")):
        mail = letter("any", "Order", text)
        del mail["Message-ID"]
        drop(world, f"{name}.eml", mail)
        rest(shop)
    found = state(shop)
    assert len(found["messages"]) == 2
    assert all(one["source"]["external_id"] for one in found["messages"])


def test_one_key_twenty_times_at_once_is_one_order(running: Running) -> None:
    """Twenty requests under one Idempotency-Key: one order, and nobody gets another answer than the first."""
    shop, world = running
    app, answers = shop.app(), []

    async def at_once() -> None:
        headers = {"Authorization": f"Bearer {world.facts['key']}", "Idempotency-Key": "cart-1"}
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
            answers.extend(await asyncio.gather(*(client.post("/api/v1/orders", json=ORDER) for _ in range(20))))
            other = await client.post("/api/v1/orders", json=ORDER | {"note": "another"})
            assert other.status_code == 422

    asyncio.run(at_once())
    rest(shop)
    assert {one.status_code for one in answers} <= {201, 409}
    assert len({one.content for one in answers if one.status_code == 201}) == 1
    assert len(state(shop)["orders"]) == 1


def test_confirm_pressed_ten_times_confirms_once(running: Running) -> None:
    """Ten presses at once, each its own message: one confirmation, nine answers that it is done."""
    shop, world = running
    say(shop, world, "1", text=WORDS)
    rest(shop)
    confirm = button(shop, "confirm")
    presses = [
        threading.Thread(target=say, args=(shop, world, f"press-{n}"), kwargs={"action": confirm}) for n in range(10)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    rest(shop)
    found = state(shop)
    assert [order["status"] for order in found["orders"]] == ["confirmed"]
    assert [event["name"] for event in found["events"]].count("order.confirmed") == 1


def say(shop: Shop, world: World, number: str, *, text: str = "", action: str = "") -> Received:
    return shop.desk.take_in(
        InboundMessage(
            channel="webchat",
            message_id=f"thread-1:{number}",
            sender="thread-1",
            conversation="thread-1",
            text=text,
            action=action,
            at=datetime.now(UTC),
            known_customer=world.facts["customer"],
        )
    )
