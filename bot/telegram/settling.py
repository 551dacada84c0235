"""Tells Telegram once what the bot offers: menus by scope and language, and what it says of itself."""

from __future__ import annotations

from typing import Any

from bot.telegram.menus import calls
from bot.telegram.methods import calling
from bot.telegram.wire import Wire


def settle_in(wire: Wire, staff_chat: int, shop_language: str, languages: tuple[str, ...]) -> None:
    """Have menus and descriptions set in the background; they stay as they were where that fails."""
    wire.aside([_method(kind, told) for kind, told in calls(staff_chat, shop_language, languages)])


def _method(kind: str, told: dict[str, Any]) -> Any:
    code = told["code"] or None
    if kind == "description":
        return calling("setMyDescription", description=told["text"], language_code=code)
    if kind == "about":
        return calling("setMyShortDescription", short_description=told["text"], language_code=code)
    return calling("setMyCommands", commands=told["rows"], scope=told["scope"], language_code=code)
