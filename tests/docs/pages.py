"""The pages that a reader of the project sees, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
_FENCE = re.compile(r"^[ ]{0,3}```(\w*)\n(.*?)^[ ]{0,3}```", re.MULTILINE | re.DOTALL)


def name_of(page: Path) -> str:
    """Return a page's name as a test shows it."""
    return str(page.relative_to(ROOT))


def text_of(name: str) -> str:
    """Return a page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of one language; "" for those that name none."""
    return [body for named, body in _FENCE.findall(text) if named == language]


def prose(text: str) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", text)
