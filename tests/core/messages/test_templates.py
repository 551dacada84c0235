"""Every message there must be, in every language there is."""

import ast
import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.domain import events, return_events
from core.messages import Messages
from core.messages.folders import PARTS
from core.messages.render import FOLDER

CORE = Path(__file__).resolve().parents[3] / "core"
ALL = Messages()
LANGUAGES = ALL.languages()
BEFORE, AFTER = re.compile(r"€[\xa0 ]?\d[\d.,]*\d"), re.compile(r"\d[\d.,\u202f\xa0]*[\xa0 ]€")


@cache
def _rendered(name, language):
    return ALL.render(name, language, ALL.sample(name, language))


def _told() -> list[str]:
    both = (*vars(events).values(), *vars(return_events).values())
    classes = {thing for thing in both if isinstance(thing, type) and issubclass(thing, events.Event)}
    return sorted(kind.folder() for kind in classes if kind.notifies and not kind.__name__.startswith("_"))


def _codes() -> list[str]:
    """Return every code that core refuses with: the first argument of Reason(...) and Refused(...)."""
    codes = set()
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Reason", "Refused") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    codes.add(first.value)
    return sorted(codes)


def _shown(page: str) -> str:
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_there_are_seven_languages():
    """English, German, French, Spanish, Italian, Dutch and Portuguese are there, each a folder."""
    assert set(LANGUAGES) == {"en", "de", "fr", "es", "it", "nl", "pt"}


@pytest.mark.parametrize("name", _told())
def test_every_event_that_notifies_has_words(name):
    """An event that the customer hears of has subject, text, page, chat and buttons in every language."""
    for language in LANGUAGES:
        assert ALL.folders.missing(name, language) == ()
    assert ALL.has(name)


@pytest.mark.parametrize("code", _codes())
def test_every_refusal_has_words(code):
    """A rule that says no has a sentence for it in every language."""
    assert ALL.has(f"refused/{code}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_lacks_no_file_of_english(language):
    """Each language has exactly the files of English: nothing is forgotten, nothing is left over."""
    assert ALL.folders.files[language] == ALL.folders.files["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_unit_of_english(language):
    """The small words and the unit words are the same set in every language."""
    ours, english = (ALL._environments[code].globals["words"] for code in (language, "en"))
    assert set(ours) == set(english)
    assert all(set(ours[key]) == set(english[key]) for key in ("states", "facets", "quantities"))
    units = [(FOLDER / code / "units.json").read_text("utf-8") for code in (language, "en")]
    assert set(re.findall(r'"(\w+)": \{', units[0])) == set(re.findall(r'"(\w+)": \{', units[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_renders_with_its_sample(language):
    """A message says something in all its parts, has one subject line, and ends nowhere with a template's marks."""
    for name in ALL.names():
        said = _rendered(name, language)
        for part in (said.subject, said.text, said.html, said.chat):
            assert part.strip(), name
            assert not re.search(r"\{[{%#]|[}%#]\}|Undefined|\bNone\b", part), name
        assert "\n" not in said.subject, name
        assert len(said.subject) <= 150, name
        assert all(button.label and button.action for button in said.buttons), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_text_says_every_amount_of_the_page(language):
    """Whoever reads plain text only misses no amount that the page shows."""
    amount, amounts = BEFORE if language in ("en", "nl") else AFTER, 0
    for name in ALL.names():
        said = _rendered(name, language)
        shown, plain = (
            {" ".join(found.split()) for found in amount.findall(part)} for part in (_shown(said.html), said.text)
        )
        assert shown <= plain, name
        amounts += len(shown)
    assert amounts > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_text_keeps_to_its_width(language):
    """No line of plain text is wider than 72 columns, links excepted, and no blank lines pile up."""
    for name in ALL.names():
        text = _rendered(name, language).text
        assert [line for line in text.splitlines() if len(line) > 72 and "://" not in line] == [], name
        assert "\n\n\n" not in text, name
        assert not any(line != line.rstrip() for line in text.splitlines()), name


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "meta", "img", "hr"):
            self.open.append(tag)
        if tag == "table" and dict(attrs).get("role") != "presentation":
            self.faults.append("a table without role=presentation")
        if tag in ("img", "script", "link", "iframe"):
            self.faults.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed_and_loads_nothing(language):
    """A page closes what it opens, says its language, marks layout tables as such, and loads nothing from outside."""
    for name in ALL.names():
        page = _rendered(name, language).html
        balance = _Balance()
        balance.feed(page)
        assert (balance.faults, balance.open) == ([], []), name
        assert f'<html lang="{language}"' in page, name
        assert "url(" not in page, name
        assert "src=" not in page, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_a_known_one(language):
    """A language folder holds messages made of known parts only, so that no stray file is thought to be used."""
    known = {*PARTS, "reason.txt", "answer.txt", "language.json", "units.json"}
    stray = [path for path in ALL.folders.files[language] if not path.startswith(("_parts/", "staff/"))]
    assert {path.rpartition("/")[2] for path in stray} == known


def test_the_staff_reads_the_same_in_every_language():
    """A language has all of the colleagues' words or none; where it has none they are English."""
    own = {
        language: {path for path in ALL.folders.files[language] if path.startswith("staff/")}
        for language in ALL.languages()
    }
    assert own["en"] and own["de"]
    assert all(files in (set(), own["en"]) for files in own.values())


def test_no_page_includes_plain_text():
    """A page takes in pages only: plain text is not escaped, so it must go through `said`."""
    pages = list(FOLDER.rglob("*.html"))
    taken = {
        path.name: re.findall(r"{%-? *(?:include|import|extends|from) +([^ %]+)", path.read_text()) for path in pages
    }
    assert [name for names in taken.values() for name in names if not name.endswith('.html"')] == []
    assert len(pages) > 40
