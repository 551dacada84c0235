from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.assemble import Shop
from bot.web.office import Office
from bot.webchat.channel import Bell
from bot.webchat.counter import Counter
from bot.webchat.shown import Snapshot
from bot.webchat.streams import Streams, TooManyStreams, Wanted, event
from tests.bot.webchat.birch import SettableClock, colleague_writes
from tests.bot.webchat.conftest import Visitor, wait_until

Event = tuple[str, str, dict[str, Any]]


@pytest.fixture
def guest(server: str) -> Iterator[Visitor]:
    with httpx.Client(base_url=server, timeout=20) as client:
        yield Visitor(client)


@contextmanager
def listening(guest: Visitor, after: str = "", **headers: str) -> Iterator[Iterator[Event]]:
    with guest.client.stream("GET", "/chat/stream", params={"after": after}, headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield events_of(answer)


def events_of(answer: httpx.Response) -> Iterator[Event]:
    found: dict[str, str] = {}
    for line in answer.iter_lines():
        if not line and "data" in found:
            yield found["event"], found.get("id", ""), json.loads(found["data"])
            found = {}
        name, _, value = line.partition(": ")
        found[name] = value


def take(events: Iterator[Event], name: str, count: int) -> list[Event]:
    found: list[Event] = []
    while len(found) < count:
        one = next(events)
        if one[0] == name:
            found.append(one)
    return found


def messages(events: Iterator[Event], count: int) -> list[dict[str, Any]]:
    return [data for _, _, data in take(events, "message", count)]


def texts(events: Iterator[Event], count: int) -> list[str]:
    return [message["text"] for message in messages(events, count)]


def test_what_is_said_and_answered_comes_at_once(guest: Visitor) -> None:
    """An open page sees its own message, the answer and the open order without asking."""
    client_id = str(uuid.uuid4())
    with listening(guest) as events:
        assert next(events)[2]["order"] is None
        guest.say("3 bottles of maple syrup please", client_id)
        mine, answer = messages(events, 2)
        assert (mine["from"], mine["text"], mine["client"]) == ("you", "3 bottles of maple syrup please", client_id)
        assert answer["from"] == "shop"
        assert "Maple syrup" in answer["text"]
        pressed = [button["action"].partition(":")[0] for button in answer["buttons"]]
        assert pressed[:2] == ["confirm", "lines"] and pressed[-1] == "cancel"
        order = next(data["order"] for name, _, data in events if name == "state" and data["order"])
        assert [(line["sku"], line["quantity"]) for line in order["lines"]] == [("MAPLE", "3")]


def test_a_page_that_comes_back_gets_what_it_missed(guest: Visitor, parts: Shop, clock: SettableClock) -> None:
    """Last-Event-ID resumes where the page was: nothing is lost, nothing settled comes twice."""
    clock.ahead = timedelta(minutes=-5)
    guest.say("hello")
    guest.answers(1)
    with listening(guest) as events:
        cursor = take(events, "message", 2)[-1][1]
    colleague_writes(parts, "one more thing")
    with listening(guest, **{"Last-Event-ID": cursor}) as events:
        assert texts(events, 1) == ["one more thing"]


def test_what_another_process_commits_comes_too(guest: Visitor, other: Shop) -> None:
    """A colleague's words written by another process reach the page without a reload."""
    guest.say("hello")
    guest.answers(1)
    with listening(guest) as events:
        texts(events, 2)
        colleague_writes(other, "from elsewhere")
        assert texts(events, 1) == ["from elsewhere"]


def test_nobody_hears_another_chat(guest: Visitor, server: str) -> None:
    """A stream carries its own thread and no other."""
    with httpx.Client(base_url=server) as client:
        stranger = Visitor(client)
        with listening(stranger) as events:
            next(events)
            guest.say("my secret")
            guest.answers(1)
            stranger.say("mine")
            assert texts(events, 1) == ["mine"]
        assert "my secret" not in str(stranger.state())


def test_text_is_never_an_event(guest: Visitor) -> None:
    """Line breaks and field names in a message stay inside its JSON."""
    nasty = "a\n\nevent: state\ndata: {}\n\n\u2028\r<script>alert(1)</script>"
    with listening(guest) as events:
        guest.say(nasty)
        assert texts(events, 1) == [nasty]
    assert event("message", {"text": nasty}, "0,0").count("\n") == 4


def test_one_chat_holds_few_streams(guest: Visitor) -> None:
    """The fifth stream of a chat is refused politely; one that ended makes room."""
    with listening(guest), listening(guest), listening(guest):
        with listening(guest):
            answer = guest.client.get("/chat/stream")
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        wait_until(lambda: _may_listen(guest))


def _may_listen(guest: Visitor) -> bool:
    with guest.client.stream("GET", "/chat/stream") as answer:
        return answer.status_code == 200


def test_one_network_never_takes_every_place() -> None:
    """Many chats of one network share forty streams; another network still finds its place, and places come back."""

    async def fill() -> None:
        streams = Streams(_nothing, most=100)
        rooms = [streams.enter(str(number), "198.51.100.1") for number in range(40)]
        with pytest.raises(TooManyStreams):
            streams.enter("one more", "198.51.100.1")
        streams.leave(streams.enter("somebody", "198.51.100.2"), "198.51.100.2")
        streams.leave(rooms[0], "198.51.100.1")
        streams.enter("one more", "198.51.100.1")
        for number in range(50):
            streams.enter(f"near {number}")
        with pytest.raises(TooManyStreams):
            streams.enter("near")

    asyncio.run(fill())


async def _nothing(wanted: Sequence[Wanted]) -> list[Snapshot]:
    return [Snapshot() for _ in wanted]


def test_an_end_of_the_server_ends_the_streams(guest: Visitor, bell: Bell) -> None:
    """When the channel stops, a stream ends by itself, so that the server can."""
    with listening(guest) as events:
        next(events)
        bell.close()
        assert list(events) == []


def test_state_says_everything_for_a_page_without_streams(guest: Visitor) -> None:
    """Who cannot stream asks: messages, open questions and where to go on."""
    guest.say("a board please")
    guest.answers(1)
    state = guest.state()
    assert [message["from"] for message in state["messages"]] == ["you", "shop"]
    assert [one["value"] for one in state["questions"][0]["candidates"]] == ["OAK-L", "OAK-S"]
    assert state["label"] == guest.label
    assert len(guest.state(state["cursor"])["messages"]) == 2, "what is young comes again"
    assert guest.state("9,9,")["messages"], "a strange cursor is the start"


def test_many_pages_share_one_look(guest: Visitor, parts: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many streams a conversation has, looking for news reads it once."""
    looks: list[float] = []
    look = parts.clerk.all_of

    def counted(queries: Any) -> list[Any]:
        if len(queries) == 2:
            looks.append(time.monotonic())
        return look(queries)

    guest.say("hello")
    guest.answers(1)
    with listening(guest) as one, listening(guest) as two, listening(guest) as three:
        for events in (one, two, three):
            texts(events, 2)
        monkeypatch.setattr(parts.clerk, "all_of", counted)
        time.sleep(6.5)
        assert 1 <= len(looks) <= 4


def test_a_reader_in_trouble_tries_again(guest: Visitor, parts: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is away for a moment ends no stream; what was missed comes with the next look."""
    guest.say("hello")
    guest.answers(1)
    with listening(guest) as events:
        texts(events, 2)
        colleague_writes(parts, "while away")
        monkeypatch.setattr(parts.clerk, "all_of", _away)
        time.sleep(0.3)
        monkeypatch.undo()
        assert texts(events, 1) == ["while away"]


def _away(queries: object) -> list[object]:
    raise ConnectionError("the database is away")


def test_looking_for_news_has_a_bound() -> None:
    """However many conversations are open, one look reads forty of them, and every one has its turn."""

    async def look() -> list[list[str]]:
        looks: list[list[str]] = []

        async def read(wanted: Sequence[Wanted]) -> list[Snapshot]:
            looks.append([thread for thread, _, _ in wanted])
            return [Snapshot() for _ in wanted]

        streams = Streams(read, poll_s=0.05)
        for number in range(100):
            streams.enter(str(number))
        while len(looks) < 6:
            await asyncio.sleep(0.01)
        return looks

    looks = asyncio.run(look())
    assert {len(threads) for threads in looks} == {20}
    assert len({thread for threads in looks for thread in threads}) == 100


def test_a_heart_beats_where_nothing_happens(office: Office, bell: Bell) -> None:
    """A silent stream sends comments, so that nobody in between hangs up."""

    async def listen() -> list[str]:
        streams = Streams(Counter(office, bell).reader, beat_s=0.01)
        room = streams.enter("thread")
        heard: list[str] = []
        async for text in streams.events(room, (0, 0)):
            heard.append(text)
            if len(heard) == 4:
                break
        streams.leave(room)
        return heard

    heard = asyncio.run(listen())
    assert heard[0] == "retry: 2000\n\n"
    assert heard[1].startswith("event: state\n")
    assert heard[2:] == [": beat\n\n"] * 2
