"""The words of a customer's order page: one JSON file a language, English for whatever is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "order_page" / "words"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_BLANK = re.compile(r"\{(\w+)\}")
Entry = str | Mapping[str, str]
"""A sentence, or the same sentence by plural category."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says in one language. plural: the category of a count in that language."""

    language: str
    entries: Mapping[str, Entry]
    plural: Callable[[int], str]

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def say(self, name: str, /, **blanks: object) -> str:
        """Return a sentence with its blanks filled. name: such as `stages.received`; `count` chooses the plural."""
        return _BLANK.sub(lambda found: str(blanks[found[1]]), self._sentence(name, blanks))

    def strong(self, name: str, /, **blanks: object) -> Markup:
        """Return a sentence as markup, with what fills its blanks in bold."""
        pieces = _BLANK.split(self._sentence(name, blanks))
        return Markup("").join(
            Markup("<b>{}</b>").format(blanks[piece]) if place % 2 else piece for place, piece in enumerate(pieces)
        )

    def _sentence(self, name: str, blanks: Mapping[str, Any]) -> str:
        entry = self.entries[name]
        return entry if isinstance(entry, str) else entry.get(self.plural(int(blanks["count"]))) or entry["other"]


class OrderWords:
    """Every language's words, read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        own = {file.stem: dict(_entries(json.loads(file.read_text("utf-8")))) for file in sorted(folder.glob("*.json"))}
        self.entries: Mapping[str, Mapping[str, Entry]] = {name: {**own["en"], **one} for name, one in own.items()}

    def language(self, order: str, asked: str, accepted: str, shop: str) -> str:
        """Return the language to speak: the order's, else what the reader asks for or prefers, else the shop's."""
        preferred = [part.partition(";")[0] for part in accepted[:500].split(",")]
        for wanted in (order, asked[:35], *preferred, shop):
            name = wanted.strip().lower().replace("_", "-").partition("-")[0]
            if name in self.entries:
                return name
        return "en"


def _entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        if isinstance(value, str) or PLURALS.issuperset(value):
            yield path + name, value
        else:
            yield from _entries(value, f"{path}{name}.")
