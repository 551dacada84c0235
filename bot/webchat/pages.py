"""The page's parts: templates, words per language, the colours of the brand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from fastapi import Response
from fastapi.responses import HTMLResponse

from bot.web.assets import MEDIA_TYPES, Assets, read_assets
from core.domain.policy import ShopIdentity
from core.messages.colours import colour, ink, on_black, on_white
from core.messages.environment import Environment, console_environment

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STATIC = Path(__file__).parent / "static"
_NOBODY = {"token": "", "label": "", "customer_name": "", "expired": False, "embedded": False}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


class Pages:
    """Renders the chat and the tour; everything is read once."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self.templates = templates
        self._chat = console_environment(templates / "webchat")
        self._tour = console_environment(templates / "demo_tour")

    @cached_property
    def assets(self) -> Assets:
        """Return the files that the pages load."""
        return read_assets(STATIC)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the page's words by language."""
        files = sorted((self.templates / "webchat" / "words").glob("*.json"))
        return {file.stem: self._words_of(file) for file in files}

    def language(self, accepted: str) -> str:
        """Return the browser's favourite among our languages; English where it knows none of them."""
        wanted = [part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted[:500].split(",")]
        return next((name for name in wanted if name in self.words), "en")

    def examples(self, language: str, *, demo: bool) -> list[str]:
        """Return sentences to try: in a demo shop its own, the reader's language first; else general ones."""
        if not demo or not self._suggestions:
            return [str(sentence) for sentence in self.words[language]["examples"]]
        near = sorted(self._suggestions, key=lambda row: (row.get("language") != language, row.get("language") != "en"))
        return [str(row["text"]) for row in near[:3]]

    def chat(self, shop: ShopIdentity, language: str, *, demo: bool = False, **given: Any) -> HTMLResponse:
        """Return the chat page. given: the session's token and label, whom a link has named, how the page is shown."""
        words = self.words[language]
        common = {
            "language": language,
            "words": words,
            "words_json": json.dumps(words, ensure_ascii=False),
            "shop_name": shop.name,
            "initials": initials(shop.name),
            "theme": theme(shop.brand_colour)[1],
            "suggestions": self.examples(language, demo=demo),
            "demo": demo,
        }
        return self._page(self._chat, "chat.html", _NOBODY | common | given)

    def link(self, **given: Any) -> HTMLResponse:
        """Return the page behind a one-time link."""
        return self._page(self._chat, "link.html", given)

    def tour(self, **given: Any) -> HTMLResponse:
        """Return the demo tour."""
        return self._page(self._tour, "tour.html", given)

    def file(self, name: str) -> Response | None:
        """Return a file of the pages, to be kept by the browser for ever: its address changes with its content."""
        content = self.assets.files.get(name)
        if content is None:
            return None
        return Response(content, media_type=MEDIA_TYPES["." + name.rpartition(".")[2]], headers=KEPT)

    def _page(self, environment: Environment, name: str, given: Mapping[str, Any]) -> HTMLResponse:
        return HTMLResponse(environment.get_template(name).render(**given, version=self.assets.version))

    @cached_property
    def _suggestions(self) -> list[Mapping[str, str]]:
        path = self.templates / "demo" / "suggestions.json"
        return list(json.loads(path.read_text("utf-8"))) if path.exists() else []

    def _words_of(self, file: Path) -> dict[str, Any]:
        words: dict[str, Any] = json.loads(file.read_text("utf-8"))
        units = self.templates / "messages" / file.stem / "units.json"
        return words | {"units": json.loads(units.read_text("utf-8")) if units.exists() else {}}


def theme(brand_colour: str) -> tuple[str, str]:
    """Return the shop's colour as a style sheet, readable on light and dark grounds, and the sheet's version."""
    brand = colour(brand_colour)
    css = (
        f":root{{--brand:{brand};--brand-ink:{ink(brand)};--brand-text:{on_white(brand)};"
        f"--brand-text-dark:{on_black(brand)}}}"
    )
    return css, hashlib.sha256(css.encode()).hexdigest()[:12]


def initials(name: str) -> str:
    """Return the first letters of a name's first two words that begin with a letter."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters[:2]).upper()
