"""Joining and parting conversations on their page, each role its own."""

from __future__ import annotations

from fastapi.testclient import TestClient

from core.domain.commands import FinishMessage
from core.domain.queries import FindConversation, ReadConversation
from tests.bot.web.conftest import OPERATOR, WebShop
from tests.bot.web.test_learned_words import press


def talk_of(shop: WebShop, text: str) -> tuple[int, int]:
    """Return conversation and message of a letter that is dealt with."""
    letter = shop.write(text)
    shop.clerk.do(FinishMessage(letter.id, "ignored", "tried"), actor=OPERATOR)
    return letter.conversation_id, letter.id


def came(shop: WebShop, conversation_id: int) -> list[int]:
    return [one.id for one in shop.clerk.look(ReadConversation(conversation_id)) if one.direction == "in"]


def test_conversations_are_joined_and_taken_apart_again_on_their_page(shop: WebShop, admin: TestClient) -> None:
    """A colleague gives the other's number or address and a reason; the page shows it and takes it back."""
    (first, one), (second, two) = talk_of(shop, "Hello"), talk_of(shop, "Hello again")
    where = press(
        admin,
        f"/console/conversations/{first}/merge",
        into=f"http://x/console/conversations/{second}",
        reason="<b>twice</b>",
    )
    assert where == (303, f"/console/conversations/{second}") and came(shop, second) == [one, two]
    page = admin.get(f"/console/conversations/{second}").text
    assert "&lt;b&gt;twice" in page and "<b>twice" not in page and "Take back" in page
    assert "was joined with" in admin.get(f"/console/conversations/{first}").text
    assert press(admin, f"/console/conversations/{second}/undo-move", move="1")[0] == 303
    assert came(shop, first) == [one] and "Taken back" in admin.get(f"/console/conversations/{second}").text


def test_a_conversation_is_parted_at_a_message(shop: WebShop, admin: TestClient) -> None:
    """The page offers every message but the first, and leads to the new conversation."""
    (first, _), (second, two) = talk_of(shop, "Hello"), talk_of(shop, "Another matter")
    press(admin, f"/console/conversations/{second}/merge", into=str(first), reason="one")
    assert f'<option value="{two}">' in admin.get(f"/console/conversations/{first}").text
    _, where = press(admin, f"/console/conversations/{first}/split", message=str(two), reason="two matters")
    new = int(where.rpartition("/")[2])
    assert came(shop, new) == [two]
    found = shop.clerk.look(FindConversation(id=new))
    assert found is not None and found.split_from == first and "was parted from" in admin.get(where).text


def test_what_makes_no_sense_is_said_in_words(shop: WebShop, admin: TestClient) -> None:
    """No number, a number of nothing, no reason: the page says so and nothing moves."""
    first, one = talk_of(shop, "Hello")
    for fields in ({"into": "x" * 300, "reason": "r"}, {"into": "9" * 18, "reason": "r"}, {"into": "1", "reason": ""}):
        status, where = press(admin, f"/console/conversations/{first}/merge", **fields)
        assert (status, where) == (303, f"/console/conversations/{first}")
    assert press(admin, f"/console/conversations/{first}/split", message=str(one), reason="r")[0] == 303
    assert came(shop, first) == [one]
