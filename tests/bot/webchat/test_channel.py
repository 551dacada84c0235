from __future__ import annotations

from bot.webchat.channel import Bell, WebChatChannel
from core.ports import Channel, OutboundMessage


def outbound(message_id: str = "<m1@shop>") -> OutboundMessage:
    return OutboundMessage(1, "webchat", "thread", "", 7, "thread", message_id, "", "text", "", "chat")


def test_sending_wakes_the_conversations_pages() -> None:
    """The committed row is the delivery: sending rings, and the receipt is the message's own id."""
    bell = Bell()
    rung: list[int] = []
    bell.listen(rung.append)
    channel: Channel = WebChatChannel(bell)
    assert channel.send(outbound()).external_id == "<m1@shop>"
    assert rung == [7]
    assert (channel.name, channel.ready()) == ("webchat", True)


def test_who_stopped_listening_hears_nothing() -> None:
    """A listener that has ended is not rung any more."""
    bell = Bell()
    rung: list[int] = []
    stop = bell.listen(rung.append)
    stop()
    bell.ring(7)
    assert rung == []


def test_stopping_ends_every_stream() -> None:
    """When the channel stops, the open streams are told to end."""
    channel = WebChatChannel()
    rung: list[int] = []
    channel.bell.listen(rung.append)
    channel.start(lambda message: None)
    channel.stop()
    assert (rung, channel.bell.closed) == ([0], True)
