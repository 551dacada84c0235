"""The double of the Bot API is as strict as the real server."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.bot.telegram.bot_api import ANN, STAFF_GROUP, BotApi


def call(api: BotApi, method: str, token: str = "", **params: Any) -> dict[str, Any]:
    body = urlencode({key: value if isinstance(value, str) else json.dumps(value) for key, value in params.items()})
    address = f"{api.url}/bot{token or api.token}/{method}"
    try:
        with urllib.request.urlopen(address, body.encode(), timeout=10) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as fault:
        return dict(json.load(fault))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>2 < 3</b>", 400),
        ("Salt & Pepper", 400),
        ("<b>open", 400),
        ("<div>no</div>", 400),
        ("  ", 400),
        ("x" * 4097, 400),
        ("<b>" + "&amp;" * 4096 + "</b>", 200),
        ("<b>2 &lt; 3</b>", 200),
    ],
)
def test_wrong_markup_and_wrong_lengths_are_refused(api: BotApi, text: str, code: int) -> None:
    """A text is taken only where it is well-formed and 1 to 4,096 characters long after its entities are read."""
    told = call(api, "sendMessage", chat_id=ANN, text=text, parse_mode="HTML")
    assert (200 if told["ok"] else told["error_code"]) == code


def test_too_fast_is_429_with_the_seconds_to_wait(api: BotApi) -> None:
    """A chat takes a short burst, then one a second."""
    codes = [call(api, "sendMessage", chat_id=ANN, text=str(n)).get("error_code", 200) for n in range(5)]
    assert codes[:3] == [200] * 3
    assert codes[3:] == [429] * 2
    assert call(api, "sendMessage", chat_id=ANN, text="x")["parameters"] == {"retry_after": 1}


def test_data_edits_blocks_and_tokens_are_checked(api: BotApi) -> None:
    """Long callback data, unchanged edits, unknown messages, blocked people and wrong tokens are refused."""
    long = {"inline_keyboard": [[{"text": "x", "callback_data": "ü" * 33}]]}
    assert call(api, "sendMessage", chat_id=ANN, text="x", reply_markup=long)["error_code"] == 400
    sent = call(api, "sendMessage", chat_id=ANN, text="x")["result"]["message_id"]
    assert "not modified" in call(api, "editMessageText", chat_id=ANN, message_id=sent, text="x")["description"]
    assert call(api, "editMessageText", chat_id=ANN, message_id=99, text="y")["error_code"] == 400
    api.blocks(ANN)
    assert call(api, "sendMessage", chat_id=ANN, text="x")["error_code"] == 403
    assert call(api, "getMe", token="1:wrong")["error_code"] == 401


def test_updates_stay_until_they_are_confirmed_and_one_polls(api: BotApi) -> None:
    """An update comes again until a higher offset confirms it; a second poller ends the first with 409."""
    first = api.says(ANN, "hello")
    assert [one["update_id"] for one in call(api, "getUpdates", offset=0)["result"]] == [first]
    assert call(api, "getUpdates", offset=0)["result"]
    assert call(api, "getUpdates", offset=first + 1)["result"] == []
    codes: list[int] = []
    older = threading.Thread(
        target=lambda: codes.append(call(api, "getUpdates", offset=first + 1, timeout=20).get("error_code", 200))
    )
    older.start()
    api.wait_until(lambda: api.poller == 4)
    call(api, "getUpdates", offset=first + 1)
    older.join(10)
    assert codes == [409]
    call(api, "setWebhook", url="http://127.0.0.1:9/hooks", secret_token="s")
    assert call(api, "getUpdates")["error_code"] == 409
    assert call(api, "setWebhook", url="http://shop.example/hooks")["error_code"] == 400


def test_a_press_waits_for_its_answer_and_only_once(api: BotApi) -> None:
    """A query that was answered is unknown afterwards; those without an answer are listed."""
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    call(api, "sendMessage", chat_id=ANN, text="x", reply_markup=keyboard)
    update = api.presses(ANN, api.wait_for(ANN), "Go")
    query = api.all_updates[update]["callback_query"]["id"]
    assert list(api.unanswered) == [query]
    assert call(api, "answerCallbackQuery", callback_query_id=query)["ok"]
    assert call(api, "answerCallbackQuery", callback_query_id=query)["error_code"] == 400


def test_faults_come_when_they_are_asked_for(api: BotApi) -> None:
    """A lost answer has its effect; a passing fault leaves none; topics exist in groups only."""
    api.inject("sendMessage", "429:7")
    assert call(api, "sendMessage", chat_id=ANN, text="a")["parameters"]["retry_after"] == 7
    api.inject("sendMessage", "lost")
    with pytest.raises(OSError):
        call(api, "sendMessage", chat_id=ANN, text="b")
    assert [one.text for one in api.all_shown(ANN)] == ["b"]
    assert call(api, "createForumTopic", chat_id=STAFF_GROUP, name="Orders")["ok"]
    assert not call(api, "createForumTopic", chat_id=ANN, name="Orders")["ok"]


def test_a_group_takes_twenty_a_minute(api: BotApi) -> None:
    """The twenty-first message within a minute is refused, at whatever rate they came."""
    now = [time.monotonic()]
    api.limits._now = lambda: now[0]
    for _ in range(20):
        api.limits.count(STAFF_GROUP)
        now[0] += 2
    assert call(api, "sendMessage", chat_id=STAFF_GROUP, text="x")["error_code"] == 429
