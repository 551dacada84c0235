"""Preview for `orderclerk templates`: which messages there are, and how one looks with sample data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.messages.folders import PARTS

if TYPE_CHECKING:
    from core.messages.render import Messages

SHAPES = ("subject", "text", "html", "chat", "buttons")
_FILES = dict(zip(PARTS, SHAPES, strict=True))


def list_templates(messages: Messages) -> list[tuple[str, str]]:
    """Return each message with the languages that have all of it, such as `("order_quoted", "de en")`."""
    folders = messages.folders
    return [
        (name, " ".join(language for language in folders.languages if folders.complete(name, language)))
        for name in messages.names()
    ]


def preview(messages: Messages, name: str, language: str = "en", part: str = "text") -> str:
    """Return one part of a message with sample data, by its shape or its file; `all` shows all but the page.

    Raises: BadInput where there is no such message or part.
    """
    if name not in messages.names():
        raise BadInput([(name, "there is no such message; `orderclerk templates` lists them")])
    rendered = asdict(messages.render(name, language, messages.sample(name, language)))
    rendered["buttons"] = json.dumps(rendered["buttons"], ensure_ascii=False, indent=2)
    if part == "all":
        return "\n\n".join(f"[{shape}]\n{rendered[shape]}" for shape in SHAPES if shape != "html")
    part = _FILES.get(part, part)
    if part not in SHAPES:
        raise BadInput([(part, f"there is no such part; there are {', '.join(SHAPES)}, all")])
    return str(rendered[part])
