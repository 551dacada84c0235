"""A strict double of Telegram's Bot API: a real HTTP server on loopback that refuses what the real one refuses.

with BotApi() as api:            # api.url, api.token
    api.says(ANN, "2 mugs")      # an update comes in, by polling or by webhook
    shown = api.wait_for(ANN)    # the next message that the bot shows to Ann
    api.presses(ANN, shown, "Confirm")
    api.inject("sendMessage", "429:3")
"""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot.telegram.bot_api_http import Files, Hook, Http
from tests.bot.telegram.bot_api_rules import (
    MOST_CAPTION,
    MOST_TEXT,
    Call,
    Fault,
    Injected,
    Limits,
    Shown,
    checked_keyboard,
    checked_text,
)

ANN, BEN, CID = 1001, 1002, 1003
STAFF_GROUP, OTHER_GROUP = -1009001, -1009002


@dataclass
class BotApi:
    """The server with everything that it knows; its lists may be read at any time."""

    token: str = "7001:double-of-the-bot-api-0123456789ab"
    calls: list[Call] = field(default_factory=list)
    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)
    unanswered: dict[str, int] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    unknown: set[int] = field(default_factory=set)
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self.changed = threading.Condition()
        self.files = Files()
        self.updates: dict[int, dict[str, Any]] = {}
        self.all_updates: dict[int, dict[str, Any]] = {}
        self.faults: dict[str, list[Injected]] = {}
        self.poller = 0
        self._ids = itertools.count(100_001)
        self._message_ids: dict[int, itertools.count[int]] = {}
        self._pollers = itertools.count(1)
        self._topics = itertools.count(11)
        self._queries = itertools.count(5_000_000_001)
        self.http = Http(self)
        self.hook = Hook(self)
        self.url = self.http.url

    def __enter__(self) -> BotApi:
        self.http.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.hook.close()
        with self.changed:
            self.poller = -1
            self.changed.notify_all()
        self.http.close()

    # What people do.

    def says(self, user: int, text: str, *, chat: int | None = None, thread: int = 0, **more: Any) -> int:
        """A person writes; returns the update's id. more: further fields of the message, such as `photo`."""
        message = self._message(user, chat or user, thread) | ({"text": text} if text else {}) | more
        return self.push({"message": message})

    def edits(self, user: int, update_id: int, text: str) -> int:
        """A person changes what they wrote before."""
        message = {**self.all_updates[update_id]["message"], "text": text, "edit_date": int(time.time())}
        return self.push({"edited_message": message})

    def presses(self, user: int, shown: Shown, label: str = "", *, data: str = "") -> int:
        """A person presses a button of a message, by its label or with data of their own."""
        query = str(next(self._queries))
        self.unanswered[query] = user
        message = {
            "message_id": shown.message_id, "date": int(time.time()), "chat": _chat(shown.chat),
            "from": {"id": int(self.token.split(":")[0]), "is_bot": True, "first_name": "Bot"},
            "text": shown.text, **({"message_thread_id": shown.thread} if shown.thread else {}),
        }  # fmt: skip
        callback = {"id": query, "from": _user(user), "message": message, "chat_instance": "1"}
        return self.push({"callback_query": callback | {"data": data or shown.data[label]}})

    def blocks(self, user: int) -> int:
        """A person blocks the bot."""
        self.blocked.add(user)
        return self._membership(user, "member", "kicked")

    def unblocks(self, user: int) -> int:
        self.blocked.discard(user)
        return self._membership(user, "kicked", "member")

    def _membership(self, user: int, old: str, new: str) -> int:
        bot = {"id": int(self.token.split(":")[0]), "is_bot": True, "first_name": "Bot"}
        change = {"chat": _chat(user), "from": _user(user), "date": int(time.time())}
        change |= {"old_chat_member": {"user": bot, "status": old}, "new_chat_member": {"user": bot, "status": new}}
        return self.push({"my_chat_member": change})

    def push(self, update: dict[str, Any]) -> int:
        """Add an update of any kind; it comes by polling or by webhook, whichever is set."""
        with self.changed:
            update_id = next(self._ids)
            self.updates[update_id] = self.all_updates[update_id] = {"update_id": update_id, **update}
            self.changed.notify_all()
        return update_id

    def repeat(self, update_id: int) -> None:
        """Bring an update once more, as after a confirmation that was lost."""
        with self.changed:
            self.updates[update_id] = self.all_updates[update_id]
            self.changed.notify_all()

    def inject(self, method: str, kind: str, times: int = 1, *, chat: int | None = None) -> None:
        """Have the next calls of a method (or `download`) fail."""
        self.faults.setdefault(method, []).append(Injected(kind, times, chat))

    # What is seen.

    def all_shown(self, chat: int) -> list[Shown]:
        """Return the bot's messages in a chat that are still there, oldest first."""
        with self.changed:
            return [one for (where, _), one in sorted(self.shown.items()) if where == chat and not one.deleted]

    def wait_for(self, chat: int, count: int = 1, wait_s: float = 90.0) -> Shown:
        """Wait until the bot has shown so many messages in a chat and return the newest."""
        self.wait_until(lambda: len(self.all_shown(chat)) >= count, wait_s)
        return self.all_shown(chat)[-1]

    def wait_until(self, true: Callable[[], Any], wait_s: float = 90.0) -> None:
        """Wait until something is true of this server."""
        end = time.monotonic() + wait_s
        while not true():
            left = end - time.monotonic()
            assert left > 0, f"it did not come; calls: {[(c.method, c.code) for c in self.calls[-12:]]}"
            with self.changed:
                self.changed.wait(min(left, 0.05))

    def called(self, method: str) -> list[Call]:
        """Return all calls of a method."""
        return [one for one in list(self.calls) if one.method == method]

    # What the bot does: one method a name of the API.

    def answer(self, method: str, params: Mapping[str, Any]) -> Any:
        """Return the result of a call. Raises: Fault."""
        found = getattr(self, f"do_{method}", None)
        if found is None:
            raise Fault(404, "Not Found: method not found")
        if method == "getUpdates":
            return found(params)
        with self.changed:
            return found(params)

    def do_getMe(self, params: Mapping[str, Any]) -> dict[str, Any]:
        number = int(self.token.split(":")[0])
        return {
            "id": number,
            "is_bot": True,
            "first_name": "Harbour",
            "username": "harbour_bot",
            "can_join_groups": True,
        }

    def do_getUpdates(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.hook.url:
            raise Fault(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, most = int(params.get("offset", 0)), min(int(params.get("limit", 100)), 100)
        until = time.monotonic() + min(float(params.get("timeout", 0)), 50)
        with self.changed:
            me = self.poller = next(self._pollers)
            self.changed.notify_all()
            self.updates = {key: one for key, one in self.updates.items() if key >= offset}
            while True:
                if self.poller != me:
                    raise Fault(409, "Conflict: terminated by other getUpdates request")
                if found := [self.updates[key] for key in sorted(self.updates)][:most]:
                    return found
                if (left := until - time.monotonic()) <= 0:
                    return []
                self.changed.wait(left)

    def do_setWebhook(self, params: Mapping[str, Any]) -> bool:
        url = str(params.get("url", ""))
        if url and not url.startswith(("https://", "http://127.0.0.1")):
            raise Fault(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.hook.set(url, str(params.get("secret_token", "")))
        return True

    def do_deleteWebhook(self, params: Mapping[str, Any]) -> bool:
        self.hook.set("", "")
        return True

    def do_getWebhookInfo(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return {"url": self.hook.url, "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    def do_sendMessage(self, params: Mapping[str, Any]) -> dict[str, Any]:
        text = checked_text(params, "text", MOST_TEXT, needed=True)
        return self._show(params, "sendMessage", text=text, html=str(params.get("text", "")))

    def do_sendDocument(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self._send_file(params, "document")

    def do_sendPhoto(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self._send_file(params, "photo")

    def _send_file(self, params: Mapping[str, Any], kind: str) -> dict[str, Any]:
        caption = checked_text(params, "caption", MOST_CAPTION, needed=False)
        sent = params.get(kind)
        if isinstance(sent, str) and sent.startswith("attach://"):
            sent = params.get(sent.removeprefix("attach://"))
        if not isinstance(sent, tuple) or not sent[1]:
            raise Fault(400, "Bad Request: file must be non-empty")
        method = "sendDocument" if kind == "document" else "sendPhoto"
        return self._show(params, method, text=caption, file_name=sent[0], content=sent[1])

    def do_sendChatAction(self, params: Mapping[str, Any]) -> bool:
        self._reachable(params)
        self.limits.count(int(params["chat_id"]))
        return True

    def do_editMessageText(self, params: Mapping[str, Any]) -> dict[str, Any]:
        text = checked_text(params, "text", MOST_TEXT, needed=True)
        shown = self._existing(params, "Bad Request: message to edit not found")
        keyboard = checked_keyboard(params)
        if (shown.text, shown.keyboard) == (text, keyboard):
            raise _not_modified()
        self.limits.count(shown.chat)
        shown.text, shown.keyboard, shown.edits, shown.html = text, keyboard, shown.edits + 1, str(params["text"])
        return self._as_message(shown)

    def do_editMessageReplyMarkup(self, params: Mapping[str, Any]) -> dict[str, Any]:
        shown = self._existing(params, "Bad Request: message to edit not found")
        keyboard = checked_keyboard(params)
        if shown.keyboard == keyboard:
            raise _not_modified()
        shown.keyboard = keyboard
        return self._as_message(shown)

    def do_deleteMessage(self, params: Mapping[str, Any]) -> bool:
        self._existing(params, "Bad Request: message to delete not found").deleted = True
        return True

    def do_answerCallbackQuery(self, params: Mapping[str, Any]) -> bool:
        if self.unanswered.pop(str(params.get("callback_query_id")), None) is None:
            raise Fault(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(str(params.get("text", ""))) > 200:
            raise Fault(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    def do_getFile(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self.files.described(str(params.get("file_id")))

    def do_setMyCommands(self, params: Mapping[str, Any]) -> bool:
        rows = json.loads(params["commands"])
        for row in rows:
            name, words = row["command"], row["description"]
            if not (
                1 <= len(name) <= 32 and name.isascii() and name == name.lower() and name.replace("_", "").isalnum()
            ):
                raise Fault(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(words) <= 256:
                raise Fault(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        scope = json.loads(params.get("scope") or '{"type": "default"}')
        where = scope["type"] + (f":{scope['chat_id']}" if "chat_id" in scope else "")
        self.commands[where, str(params.get("language_code", ""))] = rows
        return True

    def do_setMyDescription(self, params: Mapping[str, Any]) -> bool:
        self.descriptions["long", str(params.get("language_code", ""))] = str(params.get("description", ""))
        return True

    def do_setMyShortDescription(self, params: Mapping[str, Any]) -> bool:
        self.descriptions["short", str(params.get("language_code", ""))] = str(params.get("short_description", ""))
        return True

    def do_getChat(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **_chat(self._reachable(params)),
            "accent_color_id": 0,
            "max_reaction_count": 1,
            "accepted_gift_types": {},
        }

    def do_leaveChat(self, params: Mapping[str, Any]) -> bool:
        self.left.append(self._reachable(params))
        return True

    def do_createForumTopic(self, params: Mapping[str, Any]) -> dict[str, Any]:
        if self._reachable(params) > 0:
            raise Fault(400, "Bad Request: the chat is not a forum")
        return {"message_thread_id": next(self._topics), "name": str(params["name"]), "icon_color": 7322096}

    def _show(self, params: Mapping[str, Any], method: str, **what: Any) -> dict[str, Any]:
        chat, keyboard = self._reachable(params), checked_keyboard(params)
        self.limits.count(chat)
        thread = int(params.get("message_thread_id", 0))
        shown = Shown(chat, self._next(chat), keyboard=keyboard, thread=thread, method=method, **what)
        self.shown[chat, shown.message_id] = shown
        return self._as_message(shown)

    def _reachable(self, params: Mapping[str, Any]) -> int:
        try:
            chat = int(params["chat_id"])
        except (KeyError, ValueError):
            raise Fault(400, "Bad Request: chat not found") from None
        if chat in self.unknown:
            raise Fault(400, "Bad Request: chat not found")
        if chat in self.blocked:
            raise Fault(403, "Forbidden: bot was blocked by the user")
        return chat

    def _existing(self, params: Mapping[str, Any], otherwise: str) -> Shown:
        shown = self.shown.get((self._reachable(params), int(params.get("message_id", 0))))
        if shown is None or shown.deleted:
            raise Fault(400, otherwise)
        return shown

    def _next(self, chat: int) -> int:
        return next(self._message_ids.setdefault(chat, itertools.count(1)))

    def _message(self, user: int, chat: int, thread: int) -> dict[str, Any]:
        with self.changed:
            number = self._next(chat)
        topic = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
        return {"message_id": number, "date": int(time.time()), "chat": _chat(chat), "from": _user(user), **topic}

    def _as_message(self, shown: Shown) -> dict[str, Any]:
        return {"message_id": shown.message_id, "date": int(time.time()), "chat": _chat(shown.chat), "text": shown.text}


def _not_modified() -> Fault:
    return Fault(400, "Bad Request: message is not modified: specified new message content is exactly the same")


def _chat(chat: int) -> dict[str, Any]:
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": "Group", "is_forum": True}
    return {"id": chat, "type": "private", "first_name": f"Person {chat}"}


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": f"Person {user}", "language_code": "en"}
