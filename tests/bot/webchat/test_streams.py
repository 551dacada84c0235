from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.web.office import Office
from bot.webchat import counter
from bot.webchat.channel import Bell, WebChatChannel
from bot.webchat.streams import Streams, event
from core.ports import OutboundMessage
from tests.bot.webchat.conftest import Visitor, wait_until
from tests.bot.webchat.standin import READ_BACK, StandInClerk

Event = tuple[str, str, dict[str, Any]]


@pytest.fixture
def guest(server: str) -> Iterator[Visitor]:
    with httpx.Client(base_url=server, timeout=10) as client:
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


def messages(events: Iterator[Event], count: int) -> list[dict[str, Any]]:
    return [data for name, _, data in take(events, "message", count)]


def take(events: Iterator[Event], name: str, count: int) -> list[Event]:
    found: list[Event] = []
    while len(found) < count:
        one = next(events)
        if one[0] == name:
            found.append(one)
    return found


def age(clerk: StandInClerk, conversation_id: int) -> None:
    """Let what was said so far be some minutes old."""
    before = datetime.now(UTC) - timedelta(minutes=5)
    clerk.messages[conversation_id] = [replace(m, at=before) for m in clerk.messages[conversation_id]]


def the_conversation(clerk: StandInClerk) -> int:
    return next(iter(clerk.conversations.values())).id


def test_what_is_said_and_answered_comes_at_once(guest: Visitor) -> None:
    """An open page sees its own message, the answer and the open order without asking."""
    client_id = str(uuid.uuid4())
    with listening(guest) as events:
        assert next(events)[2]["order"] is None
        guest.say("jars", client_id)
        mine, answer = messages(events, 2)
        assert (mine["from"], mine["text"], mine["client"]) == ("you", "jars", client_id)
        assert (answer["from"], answer["text"]) == ("shop", READ_BACK)
        assert [button["action"] for button in answer["buttons"]] == ["confirm", "cancel"]
        assert take(events, "state", 1)[0][2]["order"]["total"] == "60.86"


def test_a_page_that_comes_back_gets_what_it_missed(guest: Visitor, clerk: StandInClerk) -> None:
    """Last-Event-ID resumes where the page was: nothing is lost, nothing settled comes twice."""
    guest.say("jars")
    age(clerk, the_conversation(clerk))
    with listening(guest) as events:
        cursor = take(events, "message", 2)[-1][1]
    clerk.add(the_conversation(clerk), "out", "one more thing")
    with listening(guest, **{"Last-Event-ID": cursor}) as events:
        assert [m["text"] for m in messages(events, 1)] == ["one more thing"]


def test_a_late_message_is_found_behind_a_younger_one(guest: Visitor, clerk: StandInClerk) -> None:
    """A message that waited for its moment is shown when it leaves, although later ones came before it."""
    guest.say("jars")
    conversation = the_conversation(clerk)
    late = clerk.add(conversation, "out", "shipped", state="queued", at=datetime.now(UTC) - timedelta(seconds=30))
    clerk.add(conversation, "out", "in between")
    with listening(guest) as events:
        seen = messages(events, 3)
        assert [m["text"] for m in seen][-1] == "in between"
        clerk.messages[conversation] = [
            replace(m, state="sent") if m.id == late.id else m for m in clerk.messages[conversation]
        ]
        clerk.ring(conversation)
        assert messages(events, 1)[0]["text"] == "shipped"


def test_the_channels_bell_wakes_the_page(guest: Visitor, clerk: StandInClerk, bell: Bell) -> None:
    """When the delivery leaves, its page hears of it."""
    guest.say("jars")
    conversation = the_conversation(clerk)
    with listening(guest) as events:
        messages(events, 2)
        clerk.add(conversation, "out", "from a colleague")
        WebChatChannel(bell).send(OutboundMessage(9, "webchat", "t", "", conversation, "t", "<9@shop>", "", "", "", ""))
        assert messages(events, 1)[0]["text"] == "from a colleague"


def test_what_another_process_committed_is_found_by_looking(guest: Visitor, clerk: StandInClerk) -> None:
    """Without any ring the shared reader finds what is new."""
    guest.say("jars")
    with listening(guest) as events:
        messages(events, 2)
        clerk.add(the_conversation(clerk), "out", "from elsewhere")
        assert messages(events, 1)[0]["text"] == "from elsewhere"


def test_nobody_hears_another_chat(guest: Visitor, server: str, clerk: StandInClerk) -> None:
    """A stream carries its own thread and no other."""
    with httpx.Client(base_url=server) as client:
        other = Visitor(client)
        with listening(other) as events:
            next(events)
            guest.say("secret")
            other.say("mine")
            assert messages(events, 1)[0]["text"] == "mine"


def test_text_is_never_an_event(guest: Visitor) -> None:
    """Line breaks and field names in a message stay inside its JSON."""
    nasty = "a\n\nevent: state\ndata: {}\n\n\u2028\r<script>alert(1)</script>"
    with listening(guest) as events:
        guest.say(nasty)
        assert messages(events, 1)[0]["text"] == nasty.strip()
    assert event("message", {"text": nasty}, "0,0").count("\n") == 4


def test_one_chat_holds_few_streams(guest: Visitor) -> None:
    """The fifth stream of a chat is refused politely; one that ended makes room."""
    with listening(guest), listening(guest), listening(guest):
        with listening(guest):
            answer = guest.client.get("/chat/stream")
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        wait_until(lambda: streams_open(guest))


def streams_open(guest: Visitor) -> bool:
    with guest.client.stream("GET", "/chat/stream") as answer:
        return answer.status_code == 200


def test_an_end_of_the_server_ends_the_streams(guest: Visitor, bell: Bell) -> None:
    """When the channel stops, a stream ends by itself, so that the server can."""
    with listening(guest) as events:
        next(events)
        bell.close()
        assert list(events) == []


def test_state_says_everything_for_a_page_without_streams(guest: Visitor) -> None:
    """Who cannot stream asks: messages, the open order and where to go on."""
    guest.say("lids")
    state = guest.state()
    assert [m["from"] for m in state["messages"]] == ["you", "shop"]
    first = {"value": "LID-82", "name": "Twist-off lid 82 mm", "price": "0.115"}
    assert state["questions"][0]["candidates"][0] == first
    assert state["label"] == guest.label
    assert len(guest.state(state["cursor"])["messages"]) == 2, "what is young comes again"
    assert guest.state("9,9,")["messages"], "a strange cursor is the start"


def test_many_pages_share_one_look(guest: Visitor, clerk: StandInClerk) -> None:
    """However many streams a conversation has, looking for news reads it once."""
    guest.say("jars")
    with listening(guest) as one, listening(guest) as two, listening(guest) as three:
        for events in (one, two, three):
            messages(events, 2)
        before = clerk.looked
        time.sleep(4.5)
        assert clerk.looked - before <= 4


def test_a_reader_in_trouble_tries_again(guest: Visitor, clerk: StandInClerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is away for a moment ends no stream; what was missed comes with the next look."""
    guest.say("jars")
    with listening(guest) as events:
        messages(events, 2)
        monkeypatch.setattr(clerk, "all_of", away)
        clerk.add(the_conversation(clerk), "out", "while away")
        clerk.ring(the_conversation(clerk))
        time.sleep(0.2)
        monkeypatch.undo()
        assert messages(events, 1)[0]["text"] == "while away"


def away(queries: object) -> list[object]:
    raise ConnectionError("the database is away")


def test_a_heart_beats_where_nothing_happens(office: Office, bell: Bell) -> None:
    """A silent stream sends comments, so that nobody in between hangs up."""

    async def listen() -> list[str]:
        made = counter.Counter(office, bell)
        streams = Streams(made.reader, beat_s=0.01)
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
