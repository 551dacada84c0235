"""What an update says: pure, and never a fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.incoming import Incoming, command_of, incoming
from bot.telegram.pieces import keyboard, pieces
from bot.telegram.turns import ALL, CHAT, GROUP, Turns
from core.ports import Button

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHAT_HERE = {"id": 1001, "type": "private"}
ANN = {"id": 1001, "is_bot": False, "first_name": "Ann", "last_name": "Archer", "language_code": "de-AT"}


def read(kind: str = "message", **message: Any) -> Incoming:
    known = {"message_id": 5, "date": 1_772_442_000, "chat": CHAT_HERE, "from": ANN}
    found = incoming({"update_id": 77, kind: known | message}, bot_name="harbour_bot", now=NOW)
    assert found is not None
    return found


def test_a_text_becomes_a_message_named_by_its_update() -> None:
    """The update's id is the message's; the person is proven; the raw update is kept."""
    message = read(text="2 mugs").as_inbound(language="de")
    assert (message.channel, message.message_id, message.conversation, message.sender) == (
        "telegram",
        "77",
        "1001",
        "1001",
    )
    assert (message.text, message.sender_name, message.trust, message.language) == (
        "2 mugs",
        "Ann Archer",
        "pass",
        "de",
    )
    assert json.loads(message.raw)["message"]["text"] == "2 mugs"
    assert message.at == datetime.fromtimestamp(1_772_442_000, UTC)


def test_a_caption_is_the_text_and_the_largest_photo_the_file() -> None:
    """Of a photo's sizes the largest that may be fetched is taken."""
    sizes = [{"file_id": "s", "file_size": 10}, {"file_id": "l", "file_size": 900}]
    message = read(caption="my list", photo=sizes).as_inbound()
    assert message.text == "my list"
    assert message.facts["fetch"] == [{"id": "l", "name": "photo-5.jpg", "type": "image/jpeg"}]


def test_what_is_too_large_to_fetch_is_named_as_missing() -> None:
    """Telegram hands out 20 MB and no more."""
    found = read(document={"file_id": "d", "file_name": "list.pdf", "file_size": 21 * 1024 * 1024})
    assert found.files == ()
    assert found.facts["files_missing"] == ["list.pdf"]


def test_forwards_edits_replies_and_things_without_words_keep_what_they_are() -> None:
    """Where it came from, what it edits, what it answers and what kind of thing it is stand in its facts."""
    forwarded = read(text="2 mugs", forward_origin={"type": "user", "sender_user": {"id": 9, "first_name": "Cid"}})
    assert forwarded.facts["forwarded"] == {"kind": "user", "name": "Cid", "id": 9}
    assert read("edited_message", text="3 mugs", edit_date=1_772_442_060).facts["edits"] == 5
    answer = read(text="yes", reply_to_message={"message_id": 3, "text": "Is that right?"})
    assert (answer.answers, answer.as_inbound().quoted) == (3, "Is that right?")
    assert read(sticker={"file_id": "s", "emoji": "x"}).facts["media"] == "sticker"
    assert read(location={"latitude": 1.5, "longitude": 2.5}).facts["location"] == {"latitude": 1.5, "longitude": 2.5}
    assert read(voice={"file_id": "v", "mime_type": "audio/ogg"}).files[0]["name"] == "voice-5.ogg"


def test_commands_are_told_with_their_argument_and_others_bots_are_not() -> None:
    """`/name arg` becomes facts and stays text; what is meant for another bot is no command of ours."""
    assert read(text="/status O-26-7K3QX").facts == {"command": "status", "argument": "O-26-7K3QX"}
    assert command_of("/Order@Harbour_Bot 2 mugs", "harbour_bot") == {"command": "order", "argument": "2 mugs"}
    assert command_of("/order@other_bot 2 mugs", "harbour_bot") == {}
    assert command_of("2/3 of a box") == {}


def test_service_messages_and_unknown_updates_are_nothing() -> None:
    """A pinned message, a new kind of update, a bot's own words: nobody has said anything."""
    assert (
        incoming({"update_id": 1, "message": {"chat": CHAT_HERE, "from": ANN, "pinned_message": {}}}, now=NOW) is None
    )
    assert incoming({"update_id": 1, "shipping_query_v2": {"x": 1}}, now=NOW) is None
    bot = ANN | {"is_bot": True}
    assert incoming({"update_id": 1, "message": {"chat": CHAT_HERE, "from": bot, "text": "x"}}, now=NOW) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["chat", "from", "id", "text", "photo", "document", "file_id", "date", "message", "voice", "forward_origin"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "x"]), JSON)
def test_no_update_raises(kind: str, found: Any) -> None:
    """Whatever its shape is, an update is read or is nothing."""
    read_one = incoming({"update_id": 3, kind: found}, now=NOW)
    assert read_one is None or read_one.as_inbound().message_id == "3"


@given(st.text(alphabet="ab \n\U0001f600<&", max_size=300), st.integers(5, 60))
def test_pieces_fit_and_lose_nothing(text: str, most: int) -> None:
    """Each piece fits as Telegram counts it, none is empty, and together they say the same."""
    found = pieces(text, most)
    assert all(one.strip() and len(one.encode("utf-16-le")) // 2 <= most for one in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_what_decides_stands_alone_and_short_buttons_share_a_row() -> None:
    """The keyboard reads like the message: the deciding button first and wide."""
    shown = keyboard(
        [
            Button("Confirm", "a", "primary"),
            Button("Red", "b"),
            Button("Blue", "c"),
            Button("Green", "d"),
            Button("", "e"),
        ],
        1001,
        b"k",
    )
    assert shown is not None
    rows = [[one["text"] for one in row] for row in shown["inline_keyboard"]]
    assert rows == [["Confirm"], ["Red", "Blue"], ["Green"]]


def test_turns_keep_every_limit_at_any_rate() -> None:
    """However fast it is asked for, no second has more than 30, no minute of a group more than 20."""
    now = [1000.0]
    turns = Turns(chat=CHAT, group=GROUP, all_=ALL, now=lambda: now[0])
    sent: list[tuple[float, int]] = []
    while now[0] < 1130:
        for chat in (-5, 1, int(now[0] * 100)):
            if turns.take(chat) == 0:
                sent.append((now[0], chat))
        now[0] += 0.01
    group = [at for at, chat in sent if chat == -5]
    person = [at for at, chat in sent if chat == 1]
    everything = [at for at, _ in sent]
    assert (
        max(sum(at <= one < at + 1 for one in everything[place : place + 40]) for place, at in enumerate(everything))
        <= 30
    )
    assert max(sum(at <= one < at + 60 for one in group) for at in group) <= 20
    assert max(sum(at <= one < at + 10 for one in person) for at in person) <= 12
    assert len(everything) > 2000


def test_a_notice_takes_no_messages_turn_and_breaks_no_limit() -> None:
    """With one asked for at every moment, messages go as fast as without, and no second has more than 30 of both."""
    now = [1000.0]
    turns, alone = (Turns(now=lambda: now[0]) for _ in range(2))
    sent, notices = [], []
    while now[0] < 1060:
        chat, busy = int(now[0] * 100), int(now[0]) % 10 < 7
        if busy:
            waits = turns.take(chat)
            assert waits == alone.take(chat)
            sent += [now[0]] if waits == 0 else []
        notices += [now[0]] if turns.spare(chat) else []
        now[0] += 0.01
    both = sorted((*sent, *notices))
    assert max(sum(at <= one < at + 1 for one in both[place : place + 40]) for place, at in enumerate(both)) <= 30
    assert len(sent) > 900 and len(notices) >= 12


def test_processes_share_what_is_allowed_to_all() -> None:
    """Two processes together stay below 30 in any second; what each chat is allowed is its own as before."""
    now = [1000.0]
    both = [Turns(among=lambda: 2, now=lambda: now[0]) for _ in range(2)]
    sent: list[float] = []
    while now[0] < 1030:
        sent += [now[0] for one in both if one.take(int(now[0] * 100)) == 0]
        now[0] += 0.01
    assert max(sum(at <= one < at + 1 for one in sent[place : place + 40]) for place, at in enumerate(sent)) <= 30
    assert len(sent) > 600
