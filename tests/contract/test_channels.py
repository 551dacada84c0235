"""What every channel promises, whatever it talks by."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.webchat.channel import WebChatChannel
from core.ports import Channel, InboundMessage
from core.settings import Settings
from intake.mail.assembly import mail_channel
from tests.intake.mail.post_office import post_office
from tests.intake.mail.test_write import outbound


def _mail(folder: Path, **more: str) -> Channel:
    settings = Settings(data_dir=folder, secret_key="k" * 40, **more)  # type: ignore[arg-type]
    return mail_channel(settings, lambda: ("Shop", "orders@shop.example"))


@pytest.fixture(params=["mail to a folder", "mail by SMTP", "web chat"])
def channel(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Channel]:
    """Each channel that we have, ready to be started."""
    if request.param == "web chat":
        yield WebChatChannel()
    elif request.param == "mail to a folder":
        yield _mail(tmp_path)
    else:
        with post_office() as office:
            yield _mail(tmp_path, smtp_url=f"smtp://127.0.0.1:{office.port}")


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


def _taken(message: InboundMessage) -> None:
    raise AssertionError("nothing was sent to us")


def test_a_channel_finds_its_position_and_stops_for_good(channel: Channel) -> None:
    """After the start it becomes ready; stopping twice, or before any start, does no harm."""
    channel.start(_taken)
    _until(channel.ready)
    channel.stop()
    channel.stop()


def test_stopping_what_never_began_does_no_harm(channel: Channel) -> None:
    """A process of another role stops channels that it never started."""
    channel.stop()


def test_a_receipt_names_the_message_and_a_repeat_names_it_again(channel: Channel) -> None:
    """The same message sent again gives the same name."""
    first, again = channel.send(outbound()), channel.send(outbound())
    assert first.external_id == again.external_id == outbound().message_id


def test_a_channel_sends_without_listening_and_after_it(channel: Channel) -> None:
    """Processes that take nothing in send too; a process that is stopping finishes what it sends."""
    assert channel.send(outbound()).external_id
    channel.start(_taken)
    channel.stop()
    assert channel.send(outbound(message_id="<d2@shop.example>")).external_id


def test_a_channel_has_a_name_of_its_own(channel: Channel) -> None:
    """The name is part of every key."""
    assert channel.name in ("email", "webchat")
