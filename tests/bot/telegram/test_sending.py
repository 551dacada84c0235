"""How messages leave: escaped, in pieces, at their pace, and never lost to a fault of the wire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.telegram.channel import TelegramChannel
from bot.telegram.signing import opened
from bot.telegram.wire import Wire
from core.errors import OutsideBusy, OutsideLater, OutsideRefused, OutsideUnknown
from core.ports import Attachment, Button, OutboundMessage
from tests.bot.telegram.bot_api import ANN, BEN, STAFF_GROUP, BotApi

KEY = b"k" * 40


@pytest.fixture
def channel(api: BotApi) -> Iterator[TelegramChannel]:
    """A channel that only sends."""
    made = TelegramChannel(Wire(api.token, api.url, call_s=2), lambda: KEY)
    yield made
    made.close()


def message(chat: str = "hello", *, to: int | str = ANN, message_id: str = "<1@shop>", **more: Any) -> OutboundMessage:
    return OutboundMessage(7, "telegram", str(to), "Ann", 1, "", message_id, "", chat, "", chat, **more)


def test_what_stands_in_a_message_is_never_markup(channel: TelegramChannel, api: BotApi) -> None:
    """Signs of markup arrive as they were written."""
    text = "2 < 3 & <b>not bold</b> &amp; </div> \"quoted\" 'so'"
    channel.send(message(text))
    assert api.wait_for(ANN).text == text


def test_a_long_message_comes_in_pieces_with_its_buttons_below(channel: TelegramChannel, api: BotApi) -> None:
    """Beyond 4,096 characters it is cut at line ends; nothing is lost; the last piece has the buttons."""
    text = "\n".join(f"{number:4} × Coffee & cake" for number in range(300))
    receipt = channel.send(message(text, buttons=(Button("Confirm", "confirm:O-1:1", "primary"),)))
    shown = api.all_shown(ANN)
    assert [len(one.labels) for one in shown] == [0, 1]
    assert "\n".join(one.text for one in shown).split() == text.split()
    assert receipt.detail["messages"] == [one.message_id for one in shown]
    assert channel.send(message(text)) == receipt
    assert len(api.all_shown(ANN)) == 2


def test_each_piece_leaves_once_though_the_wire_fails_between(channel: TelegramChannel, api: BotApi) -> None:
    """The next attempt goes on after the last piece that got across."""
    text = ("word " * 800 + "\n") * 2
    api.inject("sendMessage", "pass", chat=ANN)
    api.inject("sendMessage", "429:9", chat=ANN)
    with pytest.raises(OutsideLater) as fault:
        channel.send(message(text))
    assert fault.value.wait_s == 9
    channel.wire.turns.forget()
    channel.send(message(text, so_far=fault.value.so_far))
    assert " ".join(one.text for one in api.all_shown(ANN)).split() == text.split()


def test_a_document_follows_its_message(channel: TelegramChannel, api: BotApi) -> None:
    """An attachment arrives with its name and its bytes."""
    paper = Attachment("invoice-7.pdf", "application/pdf", lambda: b"%PDF-1.7 content")
    receipt = channel.send(message("Your invoice", attachments=(paper,)))
    text, document = api.all_shown(ANN)
    assert (document.file_name, document.content) == ("invoice-7.pdf", b"%PDF-1.7 content")
    assert receipt.detail["shown"] == text.message_id


def test_buttons_carry_what_they_do_signed_for_their_chat(channel: TelegramChannel, api: BotApi) -> None:
    """64 bytes at most; what is longer is found by its place in the ledger; in other chats it is worth nothing."""
    long = "answer:12345:" + "SKU-" * 20
    channel.send(message(buttons=(Button("Confirm", "confirm:O-26-7K3QX:12", "primary"), Button("That one", long))))
    data = api.wait_for(ANN).data
    assert opened(data["Confirm"], ANN, [KEY]) == "confirm:O-26-7K3QX:12"
    assert opened(data["That one"], ANN, [KEY]) == "#7.1"
    assert opened(data["Confirm"], BEN, [KEY]) == ""
    assert opened(data["Confirm"][:-2] + "13", ANN, [KEY]) == ""
    assert opened(data["Confirm"], ANN, [b"other", KEY]) != ""


@pytest.mark.parametrize(
    ("kind", "raised"),
    [
        ("429:3", OutsideLater),
        ("502", OutsideUnknown),
        ("lost", OutsideUnknown),
        ("hang", OutsideUnknown),
        ("400:Bad Request: something", OutsideRefused),
        ("403:Forbidden: bot was blocked by the user", OutsideRefused),
        ("401:Unauthorized", OutsideBusy),
    ],
)
def test_a_fault_says_who_has_to_act(channel: TelegramChannel, api: BotApi, kind: str, raised: type[Exception]) -> None:
    """Busy is for time, unknown for a repeat, refused for staff; one attempt is one call."""
    api.inject("sendMessage", kind)
    with pytest.raises(raised):
        channel.send(message())
    assert len(api.called("sendMessage")) <= 1
    assert len(api.all_shown(ANN)) == (kind == "lost")


def test_nobody_else_waits_for_a_chat_that_must_wait(channel: TelegramChannel, api: BotApi) -> None:
    """After 429 for one chat nothing goes there before the time, and others go on; the time is Telegram's own."""
    api.inject("sendMessage", "429:30", chat=ANN)
    with pytest.raises(OutsideLater):
        channel.send(message())
    with pytest.raises(OutsideLater) as again:
        channel.send(message(message_id="<2@shop>"))
    assert 28 < again.value.wait_s <= 30
    assert len(api.called("sendMessage")) == 1
    channel.send(message(to=BEN, message_id="<3@shop>"))
    assert len(api.all_shown(BEN)) == 1


def test_we_are_never_told_to_slow_down(channel: TelegramChannel, api: BotApi) -> None:
    """Chats, groups and all together are kept below what Telegram allows; who is early is told when to come."""
    later = 0
    for number in range(60):
        to = STAFF_GROUP if number % 3 == 0 else 2000 + number
        try:
            channel.send(message(str(number), to=to, message_id=f"<{number}@shop>"))
        except OutsideLater as fault:
            later += 1
            assert fault.wait_s > 0
    assert later > 10
    assert api.limits.broken == 0
    assert not [one for one in api.calls if one.code == 429]


def test_a_group_that_has_moved_is_followed(channel: TelegramChannel, api: BotApi) -> None:
    """A group that became a supergroup has another id; the message goes there."""
    api.inject("sendMessage", f"moved:{STAFF_GROUP}", chat=-55)
    receipt = channel.send(message(to="-55:12"))
    assert receipt.detail["chat"] == STAFF_GROUP
    assert api.wait_for(STAFF_GROUP).thread == 12


def test_a_wrong_address_is_refused_without_a_call(channel: TelegramChannel, api: BotApi) -> None:
    """What is no chat's number never reaches the wire."""
    with pytest.raises(OutsideRefused):
        channel.send(message(to="ann@customer.example"))
    assert api.calls == []
