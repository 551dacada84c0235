"""A message as Telegram takes it: escaped, in pieces of 4,096 characters, with signed buttons. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from bot.telegram.signing import signed
from core.ports import Button

MOST_SIGNS = 4096
MOST_LABEL = 60
SHORT_LABEL = 22
BY_PLACE = "#"
"""How an action begins that stands for a button of a message in the ledger: `#DELIVERY.PLACE`."""


def pieces(text: str, most: int = MOST_SIGNS) -> list[str]:
    """Return the text in pieces of at most so many characters as Telegram counts them, cut at line ends where it can.

    No piece is empty. The pieces are not escaped yet: Telegram counts what a person reads.
    """
    left, found = text.strip(), []
    while left:
        end = _reach(left, most)
        if end < len(left):
            cut = left.rfind("\n", 0, end + 1)
            end = cut if cut > end // 2 else _after_word(left, end)
        piece = left[:end].strip()
        left = left[end:].strip("\n") if piece else left[end:].strip()
        if piece:
            found.append(piece)
    return found


def _reach(text: str, most: int) -> int:
    """Return how many characters fit. Signs beyond the basic plane count twice."""
    if len(text) * 2 <= most or len(text[: most + 1].encode("utf-16-le")) // 2 <= most:
        return min(len(text), most)
    count = 0
    for place, sign in enumerate(text[:most]):
        count += 2 if ord(sign) > 0xFFFF else 1
        if count > most:
            return place
    return min(len(text), most)


def _after_word(text: str, end: int) -> int:
    cut = text.rfind(" ", 0, end + 1)
    return cut if cut > end // 2 else end


def escaped(text: str) -> str:
    """Return text as it stands in HTML."""
    return escape(text, quote=False)


def keyboard(buttons: Sequence[Button], chat: int, key: bytes, *, delivery: int = 0) -> dict[str, Any] | None:
    """Return the inline keyboard: what decides stands alone, short ones two in a row; None without buttons.

    delivery: the message's number in the ledger, by which a button is found whose action is too long to carry.
    """
    rows: list[list[dict[str, str]]] = []
    open_row = False
    for place, button in enumerate(buttons):
        instead = f"{BY_PLACE}{delivery}.{place}" if delivery else ""
        shown = key_of(button, chat, key, instead=instead)
        if shown is None:
            continue
        alone = button.style == "primary" or len(button.label) > SHORT_LABEL
        if open_row and not alone and len(rows[-1]) < 2:
            rows[-1].append(shown)
        else:
            rows.append([shown])
        open_row = not alone
    return {"inline_keyboard": rows} if rows else None


def key_of(button: Button, chat: int, key: bytes, *, instead: str = "") -> dict[str, str] | None:
    """Return one button as Telegram takes it; None where it says nothing or cannot carry what it does.

    instead: what it carries where its own action is too long.
    """
    data = signed(button.action, chat, key) or signed(instead, chat, key)
    label = button.label.strip()[:MOST_LABEL]
    return {"text": label, "callback_data": data} if data and label else None
