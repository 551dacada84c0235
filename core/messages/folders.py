"""Which words there are: languages are folders, messages are folders in them, parts are files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PARTS = ("subject.txt", "body.txt", "body.html", "chat.txt", "buttons.json")


@dataclass(frozen=True, slots=True)
class Family:
    """Messages that share one set of parts and differ by a core of words.

    host: the folder of the shared parts. key: the fact or context value that names the member. part: the member's own
    file. shown_as: under which name the parts find its words. other: the member for what nobody foresaw.
    """

    host: str
    key: str
    part: str
    shown_as: str
    other: str


FAMILIES: Mapping[str, Family] = {
    "refused": Family("message_refused", "code", "reason.txt", "refusal", "refused/other"),
    "answered": Family("message_answered", "kind", "answer.txt", "answer", "answered/other"),
}


class Folders:
    """The messages' folder, read once. names: every message of every language."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.languages = tuple(sorted(path.parent.name for path in root.glob("*/language.json")))
        self.files = {language: _files(root / language) for language in self.languages}
        self.names = self._names()

    def has(self, name: str) -> bool:
        """Return whether a message has all its parts in every language."""
        return bool(self.languages) and all(self.complete(name, language) for language in self.languages)

    def complete(self, name: str, language: str) -> bool:
        """Return whether a message has all its parts in one language."""
        return not self.missing(name, language)

    def missing(self, name: str, language: str) -> tuple[str, ...]:
        """Return the files that a message lacks in one language."""
        family = family_of(name)
        wanted = [f"{family.host}/{part}" for part in PARTS] if family else [f"{name}/{part}" for part in PARTS]
        if family:
            wanted.append(f"{name}/{family.part}")
        return tuple(path for path in wanted if path not in self.files[language])

    def _names(self) -> tuple[str, ...]:
        found = set()
        for files in self.files.values():
            found |= {path.rpartition("/")[0] for path in files if path.endswith(_MARKS)}
        return tuple(sorted(found))

    def source(self, name: str, part: str, language: str) -> str:
        """Return the path of a part's file: the member's own, else its family's."""
        own = f"{name}/{part}"
        family = family_of(name)
        return own if own in self.files[language] or not family else f"{family.host}/{part}"

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the parts that a message is made of and a merchant may rewrite."""
        family = family_of(name)
        return (*PARTS, family.part) if family else PARTS


_MARKS = ("/subject.txt", *(f"/{family.part}" for family in FAMILIES.values()))


def family_of(name: str) -> Family | None:
    """Return the family that a message belongs to, such as `refused/out_of_stock`."""
    folder, slash, _ = name.partition("/")
    return FAMILIES.get(folder) if slash else None


def _files(folder: Path) -> frozenset[str]:
    # Three thousand files: asking the system for each of them would be felt at every start.
    found: list[str] = []
    for at, _, names in os.walk(folder):
        inside = Path(at).relative_to(folder)
        found += [(inside / name).as_posix() for name in names if "." in name]
    return frozenset(found)
