"""What every channel promises, whatever it talks by."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.channel import TelegramChannel
from bot.telegram.webhook import Webhook
from bot.telegram.wire import Wire
from bot.webchat.channel import WebChatChannel
from core.database.engine import Database
from core.ports import Channel, InboundMessage
from core.settings import Settings
from intake.mail.assembly import mail_channel
from tests.bot.telegram.bot_api import ANN, BotApi
from tests.intake.gateways.graph_double import NUMBER, SECRET, TOKEN, graph_double
from tests.intake.gateways.receiver import receiving
from tests.intake.mail.post_office import post_office
from tests.intake.mail.test_write import outbound
from tests.shop import ADMIN, MORNING, message
from tests.stories.counter import open_counter


def _mail(folder: Path, **more: str) -> Channel:
    settings = Settings(data_dir=folder, secret_key="k" * 40, **more)  # type: ignore[arg-type]
    return mail_channel(settings, lambda: ("Shop", "orders@shop.example"))


PHONE = "4917012345"
WAYS: dict[str, dict[str, Any]] = {
    "mail to a folder": {},
    "mail by SMTP": {},
    "web chat": {"channel": "webchat"},
    "Telegram": {"channel": "telegram", "recipient": str(ANN)},
    "gateway": {"channel": "gateway:acme", "recipient": PHONE},
    "WhatsApp": {"channel": "gateway:whatsapp", "recipient": PHONE, "at": MORNING},
}
FORGETS = ("WhatsApp",)
"""Where the outside knows no repeats: it gives each a name of its own."""
NAMED_THERE = ("Telegram",)
"""Where the outside gives a message its own name; the process that has sent it knows it again."""


@pytest.fixture(params=list(WAYS))
def way(request: pytest.FixtureRequest) -> str:
    """Each way that messages take."""
    return str(request.param)


@pytest.fixture
def channel(way: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Channel]:
    """Each channel that we have, ready to be started."""
    if way == "web chat":
        yield WebChatChannel()
    elif way == "Telegram":
        with BotApi() as api:
            yield _bot(api)
    elif way == "mail to a folder":
        yield _mail(tmp_path)
    elif way == "mail by SMTP":
        with post_office() as office:
            yield _mail(tmp_path, smtp_url=f"smtp://127.0.0.1:{office.port}")
    else:
        database = Database(request.getfixturevalue("sqlite_url"))
        with _gateway(database, tmp_path) if way == "gateway" else _whatsapp(database, tmp_path) as found:
            yield found
        database.close()


@contextmanager
def _gateway(database: Database, folder: Path) -> Iterator[Channel]:
    with receiving() as far, open_counter(database, folder, hooks_allow="127.0.0.0/8") as counter:
        far.answers = [(200, {})] * 9
        counter.shop.hooks.add_gateway("acme", far.url, ADMIN)
        yield counter.shop.channels["gateway"]


@contextmanager
def _whatsapp(database: Database, folder: Path) -> Iterator[Channel]:
    facts = {"meta_token": TOKEN, "meta_app_secret": SECRET, "meta_verify_token": "word", "meta_whatsapp_id": NUMBER}
    with graph_double() as graph:
        graph.open.add(PHONE)
        with open_counter(database, folder, meta_api_url=graph.url, hooks_allow="127.0.0.0/8", **facts) as counter:
            heard = message("hi", message_id="w1", sender=PHONE, channel="gateway:whatsapp")
            talk = counter.clerk.receive(heard).conversation_id
            WAYS["WhatsApp"]["conversation"] = talk
            yield counter.shop.channels["gateway"]


def _bot(api: BotApi) -> Channel:
    """A bot to which nobody writes."""
    wire = Wire(api.token, api.url)
    return TelegramChannel(wire, lambda: b"k" * 40, Webhook(wire, "http://127.0.0.1:9", "s", found=lambda name: None))


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
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


def test_a_receipt_names_the_message_and_a_repeat_names_it_again(channel: Channel, way: str) -> None:
    """The same message sent again gives the same name, where the outside knows repeats."""
    first, again = channel.send(outbound(**WAYS[way])), channel.send(outbound(**WAYS[way]))
    assert first.external_id and again.external_id
    assert way in FORGETS or first.external_id == again.external_id
    assert way in (*FORGETS, *NAMED_THERE) or first.external_id == outbound().message_id


def test_a_channel_sends_without_listening_and_after_it(channel: Channel, way: str) -> None:
    """Processes that take nothing in send too; a process that is stopping finishes what it sends."""
    assert channel.send(outbound(**WAYS[way])).external_id
    channel.start(_taken)
    channel.stop()
    assert channel.send(outbound(message_id="<d2@shop.example>", **WAYS[way])).external_id


def test_a_channel_has_a_name_of_its_own(channel: Channel) -> None:
    """The name is part of every key."""
    assert channel.name in ("email", "webchat", "gateway", "telegram")
