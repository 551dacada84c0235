"""Rendering: an event's name, a language and what happened become subject, text, page, chat and buttons."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.domain.effects import Effect
from core.domain.money import Money
from core.domain.policy import Bank, ShopIdentity, ShopPolicy
from core.errors import BadInput
from core.messages.environment import Environment, environment
from core.messages.folders import FAMILIES, Folders, family_of
from core.messages.formats import read_language
from core.messages.layout import letter, subject_line, tidy, visible
from core.messages.offered import Offered
from core.messages.overrides import Overrides, bad_override
from core.messages.samples import sample_context
from core.ports import Button

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "messages"
_LOG = logging.getLogger(__name__)
_FINISH: Mapping[str, Callable[[str], str]] = {
    "subject.txt": subject_line,
    "body.txt": letter,
    "body.html": visible,
    "chat.txt": tidy,
    "buttons.json": str.strip,
    "reason.txt": tidy,
    "answer.txt": tidy,
}


@lru_cache(4)
def _read(folder: Path) -> tuple[Folders, Mapping[str, Environment]]:
    """Return a folder's messages: files do not change while a process runs, and are compiled once for all of it."""
    folders = Folders(folder)
    return folders, {name: environment(folder, name) for name in folders.languages}


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message in all its shapes. subject is a single line; text and html are whole letters, chat is brief."""

    subject: str
    text: str
    html: str
    chat: str
    buttons: tuple[Button, ...]


class Messages:
    """Every message in every language, with the merchant's overrides.

    overrides: returns `(language, message, part) -> text`, such as `("en", "order_quoted", "body.txt")`.
    """

    def __init__(
        self,
        folder: Path | None = None,
        overrides: Callable[[], Mapping[tuple[str, str, str], str]] | None = None,
    ) -> None:
        self.folders, self._environments = _read(folder or FOLDER)
        self._overrides = overrides or dict
        self._compiled = {name: Overrides(made) for name, made in self._environments.items()}
        self._reported: set[tuple[str, str, str, str]] = set()
        self._names = {one: str(read_language(self.folders.root / one)[0]["name"]) for one in self.folders.languages}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a folder."""
        return self.folders.languages

    def called(self, languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return those of the languages that we can write, with what they call themselves."""
        return tuple((one, self._names[one]) for one in languages if one in self._names)

    def names(self) -> tuple[str, ...]:
        """Return every message: event folders, `refused/<code>` and `answered/<kind>`."""
        return self.folders.names

    def has(self, template: str) -> bool:
        """Return whether a message is complete in every language."""
        return self.folders.has(template)

    def sample(self, template: str, language: str) -> dict[str, Any]:
        """Return sample data for a message: what a preview shows and an override is checked with."""
        return sample_context(template, self.language(language))

    def language(self, wanted: str) -> str:
        """Return the language to write in: the wanted one, its parent (`de-AT` -> `de`), else English."""
        lower = wanted.lower().replace("_", "-")
        near = (lower, lower.partition("-")[0], "en")
        return next((name for name in near if name in self._environments), self.languages()[0])

    def money(self, language: str) -> Callable[[Money], str]:
        """Return what writes an amount as people of a language do."""
        written: Callable[[Money], str] = self._environments[self.language(language)].filters["money"]
        return written

    def render(
        self, template: str, language: str, context: Mapping[str, Any], *, without: Sequence[str] = ()
    ) -> Rendered:
        """Return a message. template: an event's folder, or `refused/<code>`; an unknown code gets general words.

        without: parts that nobody will see where it goes; they stay empty.
        Raises: KeyError where there is no such message.
        """
        said = self.language(language)
        given = _DEFAULTS | {"now": datetime.now(UTC)} | dict(context) | {"language": said}
        given["unknown"] = tuple(_unknown(thing) for thing in given["unknown"])
        name = self._member(template, given)
        parts = _Parts(self, name, said, self._overrides())
        family = family_of(name)
        if family and not given.get(family.shown_as):
            given[family.shown_as] = parts.of(family.part, given)
        return Rendered(
            subject=parts.of("subject.txt", given),
            text=parts.of("body.txt", given),
            html="" if "body.html" in without else parts.of("body.html", given),
            chat=parts.of("chat.txt", given),
            buttons=parts.buttons(given),
        )

    def reason(self, code: str, language: str, context: Mapping[str, Any]) -> str:
        """Return only the sentence of a refusal, for staff and programs. context: `facts`, and `order` where known."""
        said = self.language(language)
        given = _DEFAULTS | dict(context) | {"language": said}
        return _Parts(self, self._member(f"refused/{code}", given), said, self._overrides()).of("reason.txt", given)

    def effects(self, effects: Sequence[Effect], language: str) -> str:
        """Return what commands would do, one line for each effect, for staff."""
        made = self._environments[self.language(language)].get_template("_parts/effects.txt")
        return tidy(made.render(effects=effects))

    def for_staff(self, name: str, language: str, context: Mapping[str, Any]) -> tuple[str, tuple[Button, ...]]:
        """Return words for colleagues as plain text, and their buttons; in English where a language has none.

        name: a file of the language's folder `staff`, such as `order`; its buttons are beside it, ending in `.json`.
        """
        near = (self.language(language), "en")
        said = next((one for one in near if f"staff/{name}.txt" in self.folders.files[one]), "en")
        made, given = self._environments[said], {**context, "language": said}
        text = tidy(made.get_template(f"staff/{name}.txt").render(given))
        if f"staff/{name}.json" not in self.folders.files[said]:
            return text, ()
        return text, read_buttons(made.get_template(f"staff/{name}.json").render(given))

    def check(self, language: str, name: str, part: str, text: str) -> None:
        """Check an override: it must be known, compile, and render with sample data.

        Raises: BadInput with place, line, fault and cure.
        """
        place = f"{language}/{name}/{part}"
        if language not in self._environments or name not in self.folders.names or part not in self.folders.parts(name):
            known = f"languages {', '.join(self.languages())}; parts {', '.join(self.folders.parts(name))}"
            raise BadInput([(place, f"there is no such message; `orderclerk templates` lists them ({known})")])
        parts = _Parts(self, name, language, {})
        given = _DEFAULTS | self.sample(name, language) | {"language": language}
        family = family_of(name)
        try:
            if family and part != family.part:
                given[family.shown_as] = parts.of(family.part, given)
            made = parts.overridden(part, text, given)
            if part == "buttons.json":
                read_buttons(made)
        except Exception as error:
            raise bad_override(place, error) from None
        if part != "buttons.json" and not made.strip():
            raise BadInput([(place, "says nothing; write at least one sentence or drop the override")])

    def report(self, language: str, name: str, part: str, error: Exception, text: str) -> None:
        """Tell the operator once that an override is broken; the file's words are used."""
        key = (language, name, part, text)
        if key not in self._reported:
            self._reported.add(key)
            _LOG.warning("the override of %s/%s/%s is broken and not used: %s", language, name, part, error)

    def _member(self, template: str, given: Mapping[str, Any]) -> str:
        for folder, family in FAMILIES.items():
            if template == family.host:
                if given.get(family.shown_as):
                    return family.other
                template = f"{folder}/{given['facts'].get(family.key) or given.get(family.key) or 'other'}"
        if template in self.folders.names:
            return template
        found = family_of(template)
        if found is None:
            raise KeyError(template)
        _LOG.warning("no words for %s; general words are used", template[:80])
        return found.other


class _Parts:
    """The parts of one message in one language, each from its override or its file."""

    def __init__(
        self, messages: Messages, name: str, language: str, overrides: Mapping[tuple[str, str, str], str]
    ) -> None:
        self.messages = messages
        self.name = name
        self.language = language
        self.overrides = overrides
        self.environment = messages._environments[language]

    def of(self, part: str, given: Mapping[str, Any]) -> str:
        text = self._override(part)
        if text is not None:
            try:
                return self.overridden(part, text, given)
            except Exception as error:  # whatever a merchant wrote, the customer gets an answer
                self.messages.report(self.language, self.name, part, error, text)
        path = self.messages.folders.source(self.name, part, self.language)
        return _FINISH[part](self.environment.get_template(path).render(given))

    def _override(self, part: str) -> str | None:
        if not self.overrides:
            return None
        family = family_of(self.name)
        own = self.overrides.get((self.language, self.name, part))
        return own if own is not None or not family else self.overrides.get((self.language, family.host, part))

    def overridden(self, part: str, text: str, given: Mapping[str, Any]) -> str:
        path = f"{self.name}/{part}"
        return _FINISH[part](self.messages._compiled[self.language].template(path, text).render(given))

    def buttons(self, given: Mapping[str, Any]) -> tuple[Button, ...]:
        made = self.of("buttons.json", given)
        try:
            return read_buttons(made)
        except (ValueError, TypeError) as error:
            self.messages.report(self.language, self.name, "buttons.json", error, self._override("buttons.json") or "")
            self.overrides = {}
            return read_buttons(self.of("buttons.json", given))


def _unknown(thing: Any) -> Mapping[str, Any]:
    return {"text": thing, "alternatives": ()} if isinstance(thing, str) else {"alternatives": (), **thing}


def read_buttons(text: str) -> tuple[Button, ...]:
    """Return the buttons of a JSON list of `{"label", "action", "style"?}`.

    Raises: ValueError or TypeError where it is none.
    """
    rows = json.loads(text or "[]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("buttons are a JSON list of objects with label and action")
    return tuple(Button(**{key: str(value) for key, value in row.items()}) for row in rows if row)


_DEFAULTS: dict[str, Any] = {
    "shop": ShopIdentity(),
    "bank": Bank(),
    "policy": ShopPolicy(),
    "order": None,
    "customer_name": "",
    "channel": "email",
    "questions": (),
    "unknown": (),
    "facts": {},
    "reason": "",
    "links": {},
    "asks_contact": (),
    "answer": "",
    "kind": "",
    "refusal": "",
    "confirmation": "reply",
    "offered": Offered(),
    "languages": (("en", "English"), ("de", "Deutsch")),
}
