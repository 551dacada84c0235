"""A visitor orders in the web chat, from the first word to the closed order."""

from __future__ import annotations

from pathlib import Path

from core.database.check import violations
from core.database.engine import Database
from tests.stories.counter import Counter, open_counter

WHO = "Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin"


def _placed(counter: Counter) -> str:
    counter.says("2 cases of coffee beans and 6 mugs please")
    counter.says(WHO)
    confirmed = counter.says("ok")
    assert confirmed[-1].order_number
    return confirmed[-1].order_number


def test_a_guest_orders_in_words_and_gets_an_order_number(database: Database, tmp_path: Path) -> None:
    """Every line is read back with its pack and price before anything binds, and a guest is asked who they are."""
    with open_counter(database, tmp_path) as counter:
        read_back = counter.says("2 cases of coffee beans and 6 mugs please")
        assert "Coffee beans" in read_back[-1].chat and "2 cases" in read_back[-1].chat
        assert any(button["action"].startswith("confirm:") for button in read_back[-1].buttons)
        who = counter.says("ok")
        assert "name" in who[-1].chat and counter.order(read_back[-1].order_number).state == "quoted"
        counter.says(WHO)
        confirmed = counter.says("ok")
        order = counter.order(confirmed[-1].order_number)
        assert order.number in confirmed[-1].chat
        assert order.state == "confirmed" and order.customer is not None and order.customer.name == "Ann Archer"
        assert [(line.sku, line.quantity, line.unit) for line in order.lines] == [
            ("BEANS", "2", "case"),
            ("MUG", "6", "each"),
        ]


def test_the_words_that_made_a_line_are_known(database: Database, tmp_path: Path) -> None:
    """Each line points to its words in the message that made it."""
    text = "hello, 2 cases of coffee beans and 6 mugs please"
    with open_counter(database, tmp_path) as counter:
        number = counter.says(text)[-1].order_number
        for line in counter.order(number).lines:
            first, last = line.spans[0]
            assert line.message_id and text[first:last].split(maxsplit=1)[0] == line.quantity


def test_a_line_is_repaired_by_button_and_by_words(database: Database, tmp_path: Path) -> None:
    """Steppers, the small reply language and plain words change the same draft."""
    with open_counter(database, tmp_path) as counter:
        number = counter.says("2 cases of coffee beans and 6 mugs please")[-1].order_number
        counter.says(action="line:2:8")
        assert counter.order(number).lines[1].quantity == "8"
        counter.says("1 = 3")
        assert counter.order(number).lines[0].quantity == "3"
        counter.says(action="remove:1")
        assert [line.sku for line in counter.order(number).lines] == ["MUG"]


def test_the_same_message_twice_is_one_order(database: Database, tmp_path: Path) -> None:
    """A page that repeats its message after a lost connection orders nothing twice."""
    with open_counter(database, tmp_path) as counter:
        first = counter.says("6 mugs please", message_id="chat-1:a")
        again = counter.says("6 mugs please", message_id="chat-1:a")
        assert first and not again
        assert len([one for one in counter.heard() if one.direction == "in"]) == 1


def test_where_is_my_order_is_answered_with_its_state(database: Database, tmp_path: Path) -> None:
    """A question about the order is answered and changes nothing."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        before = counter.order(number).version
        answer = counter.says("where is my order?")
        assert number in answer[-1].chat and counter.order(number).version == before


def test_a_confirmed_order_is_cancelled_in_the_chat_and_its_stock_is_free_again(
    database: Database, tmp_path: Path
) -> None:
    """Until it is picked the customer may cancel; reserved goods go back."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        counter.says("cancel")
        order = counter.order(number)
        assert order.state == "cancelled" and all(line.reserved == "0" for line in order.lines)


def test_a_picked_order_is_not_cancelled_by_the_customer(database: Database, tmp_path: Path) -> None:
    """Too late is said politely, and nothing happens."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        counter.step(number, "pick")
        answer = counter.says("cancel")
        assert answer and counter.order(number).state == "confirmed"


def test_a_stale_button_changes_nothing(database: Database, tmp_path: Path) -> None:
    """A button of yesterday's message is answered in words."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        before = counter.order(number).version
        assert counter.says(action="confirm") and counter.says(action="answer:1:MUG")
        assert counter.order(number).version == before


def test_an_order_lives_from_the_chat_to_its_end(database: Database, tmp_path: Path) -> None:
    """Picked, packed, shipped, delivered, invoiced, paid and closed, with every promise kept."""
    with open_counter(database, tmp_path) as counter:
        number = _placed(counter)
        for step in ("pick", "pack", "ship", "deliver", "invoice", "pay", "close"):
            order = counter.step(number, step)
        assert order.state == "closed" and order.invoices[0].state == "paid"
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_a_person_takes_over_and_the_clerk_is_silent(database: Database, tmp_path: Path) -> None:
    """Who wants a person gets one; after that no automatic answer falls into the talk."""
    with open_counter(database, tmp_path) as counter:
        assert counter.says("can I talk to a human please")
        assert counter.says("2 mugs") == []
