"""What the pages point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, name_of, prose

_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A relative link or picture names a file that is there, and a heading that is there."""
    missing = []
    for target in _LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        if not found.is_relative_to(ROOT) or not found.exists() or (anchor and anchor not in anchors(found)):
            missing.append(target)
    assert missing == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    """Nobody has to guess that a page exists."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        links = _LINK.findall(prose(page.read_text(encoding="utf-8")))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
    assert set(PAGES) - seen == set()


@pytest.mark.parametrize("picture", PICTURES, ids=name_of)
def test_a_picture_is_small_and_what_its_name_says(picture: Path) -> None:
    """A picture is below 300 kB, PNG or SVG, and shown on some page."""
    content = picture.read_bytes()
    assert len(content) < 300_000
    assert content.startswith(_SIGNATURE) if picture.suffix == ".png" else content.startswith(b"<svg ")
    assert any(picture.name in page.read_text(encoding="utf-8") for page in PAGES)


def test_every_picture_says_in_words_what_it_shows() -> None:
    """Who does not see a picture reads what is on it."""
    for page in PAGES:
        for words in re.findall(r"!\[([^\]\n]*)\]\(", page.read_text(encoding="utf-8")):
            assert len(words.split()) >= 4, f"{name_of(page)}: {words!r}"
