"""The words of documents: one JSON file a language, English for whatever is missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"
FALLBACK = "en"


def languages() -> tuple[str, ...]:
    """Return the languages that documents speak."""
    return tuple(sorted(file.stem for file in (TEMPLATES / "words").glob("*.json")))


@lru_cache(maxsize=32)
def words(language: str) -> Mapping[str, Any]:
    """Return the table of `language` ("de", "de-AT"), filled up from English."""
    table = _table(FALLBACK)
    wanted = language.replace("_", "-").split("-")[0].lower()
    return _over(table, _table(wanted)) if wanted in languages() else table


def fill(text: str, **values: str) -> str:
    """Return `text` with each `{name}` replaced once; a value is never read for further names."""
    pieces = text.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition("}")
        filled.append(values[name] + rest if closed and name in values else "{" + piece)
    return "".join(filled)


def _table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((TEMPLATES / "words" / f"{language}.json").read_text(encoding="utf-8"))
    return table


def _over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        merged[key] = (
            _over(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value
        )
    return merged
