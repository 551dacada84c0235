"""Which commands a menu offers where, and in which words. A new command is one name here and one line a language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from intake.commanded import COMMANDS

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "telegram"

PRIVATE: tuple[str, ...] = tuple(name for name in COMMANDS if name != "start")
"""What a customer is offered."""

STAFF: tuple[str, ...] = (
    "order", "find", "stock", "approve", "reject", "hold", "release", "pick", "pack", "ship", "return", "receive",
    "refund", "note", "who", "undo", "dry", "help",
)  # fmt: skip
"""What is offered in the staff's group; to its administrators, too."""

STAFF_ADMIN: tuple[str, ...] = ()
"""What only the administrators of the staff's group are offered beside that."""


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


class Words:
    """The bot's own words, by language. A language without them speaks English."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(_texts())

    def text(self, language: str, name: str) -> str:
        """Return a text such as `description`."""
        return str(_texts().get(language, {}).get(name) or _texts()["en"][name])

    def commands(self, language: str, names: Sequence[str], of: str = "commands") -> list[dict[str, str]]:
        """Return commands with their words, those without words left out. of: customers' ones are `private`."""
        known = {**_texts()["en"][of], **_texts().get(language, {}).get(of, {})}
        return [{"command": name, "description": known[name][:256]} for name in names if name in known]


def menus(staff_chat: int) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """Return each scope with its commands."""
    shown: list[tuple[dict[str, Any], tuple[str, ...]]] = [({"type": "all_private_chats"}, PRIVATE)]
    if staff_chat and STAFF:
        shown.append(({"type": "chat", "chat_id": staff_chat}, STAFF))
        shown.append(({"type": "chat_administrators", "chat_id": staff_chat}, STAFF + STAFF_ADMIN))
    return shown


def calls(staff_chat: int, shop_language: str, languages: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    """Return what is to be set: `(method, parameters)`; the shop's own language is what all others see."""
    words = Words()
    made: list[tuple[str, dict[str, Any]]] = []
    spoken = [(shop_language, "")] + [(one, one) for one in languages if one in words.languages]
    for language, code in spoken:
        made.append(("description", {"text": words.text(language, "description")[:512], "code": code}))
        made.append(("about", {"text": words.text(language, "about")[:120], "code": code}))
        for scope, names in menus(staff_chat):
            of = "private" if names == PRIVATE else "commands"
            made.append(("commands", {"scope": scope, "rows": words.commands(language, names, of), "code": code}))
    return made
