"""A message of ours as the Graph API takes it: text and buttons inside the customer's day, a template outside. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from core.errors import OutsideRefused, SetupError
from core.ports import Button, OutboundMessage

WINDOW = timedelta(hours=24)
MARGIN = timedelta(minutes=1)
"""What is under way when the window closes must not arrive too late."""

MOST_BUTTONS, LONGEST_TITLE = 3, 20
MOST_ROWS, LONGEST_ROW, LONGEST_REST = 10, 24, 72
MOST_QUICK = 13
LONGEST_BODY, LONGEST_CARD, LONGEST_PLAIN = 4096, 1024, 2000
LONGEST_ACTION = 200
LONGEST_PARAMETER = 1000
_CHOOSE = {"de": "Auswählen", "en": "Choose"}


@dataclass(frozen=True, slots=True)
class Template:
    """An approved template. languages: ours -> theirs. parameters: facts of the message, in the template's order."""

    name: str
    languages: Mapping[str, str]
    parameters: tuple[str, ...]


def read_templates(path: Path | None) -> dict[str, Template]:
    """Return which template tells what: the words' name, such as `order_shipped`, -> template. Raises: SetupError."""
    if path is None:
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: _template(row) for name, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise SetupError(
            "ORDERCLERK_META_TEMPLATES",
            f"{path.name} cannot be read ({type(fault).__name__}); see docs/gateways.md for its form",
        ) from None


def _template(row: Mapping[str, Any]) -> Template:
    languages = {str(ours): str(theirs) for ours, theirs in row["languages"].items()}
    if not languages or not str(row["name"]):
        raise ValueError("a template has a name and languages")
    return Template(str(row["name"]), languages, tuple(str(one) for one in row.get("parameters", ())))


def inside(heard: datetime | None, now: datetime) -> bool:
    """Return whether a customer who wrote then may be written to freely now."""
    return heard is not None and now - heard < WINDOW - MARGIN


def whatsapp(message: OutboundMessage) -> list[dict[str, Any]]:
    """Return a free message as one or more calls; the buttons stand under the last one."""
    text, buttons = message.chat or message.text, fitting(message.buttons)
    start = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": message.recipient}
    start["biz_opaque_callback_data"] = message.message_id
    *before, last = split(text, LONGEST_BODY if not buttons else LONGEST_CARD)
    plain = [start | {"type": "text", "text": {"body": part, "preview_url": False}} for part in before]
    if not buttons:
        return [*plain, start | {"type": "text", "text": {"body": last, "preview_url": False}}]
    card = {"body": {"text": last}} | _interactive(buttons, message.language)
    return [*plain, start | {"type": "interactive", "interactive": card}]


def _interactive(buttons: Sequence[Button], language: str) -> dict[str, Any]:
    if len(buttons) <= MOST_BUTTONS and all(len(one.label) <= LONGEST_TITLE for one in buttons):
        rows = [{"type": "reply", "reply": {"id": one.action, "title": one.label}} for one in buttons]
        return {"type": "button", "action": {"buttons": rows}}
    listed = [_row(one) for one in buttons[:MOST_ROWS]]
    word = _CHOOSE.get(language.partition("-")[0], _CHOOSE["en"])
    return {"type": "list", "action": {"button": word, "sections": [{"title": word, "rows": listed}]}}


def _row(button: Button) -> dict[str, str]:
    row = {"id": button.action, "title": shortened(button.label, LONGEST_ROW)}
    return row | {"description": button.label[:LONGEST_REST]} if len(button.label) > LONGEST_ROW else row


def template_call(message: OutboundMessage, templates: Mapping[str, Template]) -> dict[str, Any]:
    """Return the call of the template that tells this message outside the window. Raises: OutsideRefused."""
    words = str(message.facts.get("template") or "")
    found = templates.get(words)
    if found is None:
        raise OutsideRefused(message.channel, f"24 hours have passed and no template tells {words or 'this'}")
    ours = message.language.partition("-")[0]
    language = found.languages.get(ours) or found.languages.get("en") or next(iter(found.languages.values()))
    values = [_parameter(message, name) for name in found.parameters]
    body = [{"type": "body", "parameters": [{"type": "text", "text": one} for one in values]}] if values else []
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": message.recipient,
        "biz_opaque_callback_data": message.message_id,
        "type": "template",
        "template": {"name": found.name, "language": {"code": language}, "components": body},
    }


def _parameter(message: OutboundMessage, name: str) -> str:
    # A parameter may have no line breaks and no long gaps, and may not be empty.
    said = " ".join(str(message.facts.get(name) or "").split())
    return shortened(said, LONGEST_PARAMETER) or "–"


def messenger(message: OutboundMessage) -> list[dict[str, Any]]:
    """Return a free message for Messenger or Instagram; buttons are quick replies under the last part."""
    buttons = fitting(message.buttons)[:MOST_QUICK]
    quick = [
        {"content_type": "text", "title": shortened(one.label, LONGEST_TITLE), "payload": one.action} for one in buttons
    ]
    most = LONGEST_PLAIN if message.channel.endswith("messenger") else LONGEST_PLAIN // 2
    parts = [{"text": part} for part in split(message.chat or message.text, most)]
    said: list[dict[str, Any]] = [dict(part) for part in parts]
    if quick:
        said[-1]["quick_replies"] = quick
    return [{"recipient": {"id": message.recipient}, "messaging_type": "RESPONSE", "message": one} for one in said]


def fitting(buttons: Sequence[Button]) -> list[Button]:
    """Return the buttons that a reply can carry: a value of their own, short enough, and a label."""
    found = {one.action: one for one in buttons if one.label.strip() and 0 < len(one.action) <= LONGEST_ACTION}
    return list(found.values())


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many signs."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def split(text: str, most: int) -> list[str]:
    """Return a text in parts of at most so many signs, at line ends where there are any; at least one part."""
    parts, left = [], text.strip() or "…"
    while len(left) > most:
        cut = left.rfind("\n", most // 2, most)
        cut = cut if cut > 0 else most
        parts.append(left[:cut].rstrip())
        left = left[cut:].lstrip("\n")
    return [*parts, left]
