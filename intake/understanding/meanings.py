"""All rows of the glossary, taken apart only where a message or a catalogue has one of their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.understanding.features import Feature
from intake.understanding.glossaries.foods import FOODS
from intake.understanding.glossaries.home import HOME
from intake.understanding.glossaries.qualities import QUALITIES
from intake.understanding.glossaries.work import WORK
from intake.understanding.thesaurus.rows import rows
from intake.understanding.words import WORD, fold, stem, tokenize

CODES = ("en", "de", "fr", "es", "it", "nl", "pt")
_SMALL = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "el", "los", "las", "l", "di", "da", "do", "del", "della", "dei", "al"}
    | {"alla", "a", "au", "aux", "of", "the", "for", "para", "per", "pour", "für", "fur", "van", "voor", "zum", "dos"}
    | {"das"}
)
# How words end in the singular and in the plural, where the stem alone does not see it.
_PLURALS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("y", "ies"), ("fe", "ves"), ("f", "ves"), ("", "s"), ("", "es")),
    "de": (("", "er"), ("", "e"), ("", "en"), ("", "s")),
    "fr": (("al", "aux"), ("eau", "eaux"), ("", "s"), ("", "x")),
    "es": (("z", "ces"), ("", "s"), ("", "es")),
    "it": (("io", "i"), ("co", "chi"), ("go", "ghi"), ("ca", "che"), ("ga", "ghe"), ("cia", "ce"), ("gia", "ge")),
    "nl": (("", "s"), ("", "en"), ("f", "ven"), ("s", "zen")),
    "pt": (
        ("ao", "oes"),
        ("ao", "aes"),
        ("m", "ns"),
        ("el", "eis"),
        ("al", "ais"),
        ("ol", "ois"),
        ("l", "is"),
        ("", "s"),
    ),
}
# A word and all its stems begin with the same two letters, or if it is short with the same one.
_HEAD = 2
_SHORT = 3
_MANY_HEADS = 5_000
_LETTERS = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)*")
_INSIDE = re.compile(r"['’&]")

_LONGEST_SMALL = 9

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row: the forms of a meaning by language, and all its words as they are written."""

    forms: Mapping[str, tuple[Form, ...]]
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a stem is in one language. of: forms that begin with it, and their meanings; spelled: words that have it."""

    of: tuple[tuple[Form, int], ...] = ()
    spelled: frozenset[str] = frozenset()


_NOTHING: Mapping[str, Said] = {}


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of one meaning in one language: as written, all with their stems, and how they begin a form."""

    written: tuple[str, ...]
    spelled: tuple[tuple[str, str], ...]
    begins: tuple[tuple[str, Form], ...]
    forms: tuple[Form, ...]


class Glossary:
    """All rows, and which meanings a form has in a language.

    At first it is only noted in which cells, meaning by meaning, a word stands; a word's stems are worked out when one
    with the same first letters is asked for, and a cell is read when one of its words is.
    """

    def __init__(self, written: Sequence[str]) -> None:
        self._rows = tuple(tuple(row.split("|")) for row in written)
        if any(len(cells) != len(CODES) for cells in self._rows):
            raise ValueError("a row has not one cell for each language")
        self._places: dict[str, list[tuple[str, list[int]]]] = {}
        self._idle: dict[str, dict[str, set[str]]] = {}
        self._stems: dict[str, dict[str, list[int]]] = {}
        self._cells: dict[int, _Cell] = {}
        self._said: dict[str, dict[str, Said]] = {}
        self._meanings: dict[int, Meaning] = {}
        self._note()

    def __len__(self) -> int:
        return len(self._rows)

    def _note(self) -> None:
        found: dict[str, list[int]] = {}
        wide = len(CODES)
        for number, cells in enumerate(self._rows):
            for at, cell in enumerate(cells):
                for word in _LETTERS.findall(cell):
                    found.setdefault(word, []).append(number * wide + at)
        for word, places in found.items():
            for folded in {fold(one) for one in (word, *_INSIDE.split(word))}:
                if folded in _SMALL:
                    for code in {CODES[place % wide] for place in places}:
                        self._idle.setdefault(stem(folded), {}).setdefault(code, set()).add(folded)
                    continue
                head = folded[:_HEAD] if len(folded) > _SHORT else folded[:1]
                self._places.setdefault(head, []).append((folded, places))

    def _cells_of(self, key: str) -> Sequence[int]:
        """Return the cells that have a word with this stem, or with a plural that has it."""
        long, short = self._stems_of(key[:_HEAD]).get(key, ()), self._stems_of(key[:1]).get(key, ())
        return [*long, *short] if long and short else long or short

    def _stems_of(self, head: str) -> Mapping[str, list[int]]:
        """Return the stems of all words that begin so, and of their plurals, with the cells where they stand."""
        stems = self._stems.get(head)
        if stems is None:
            stems = {}
            for word, places in self._places.get(head, ()):
                codes = {place % len(CODES) for place in places}
                said = {code: {stem(one) for one in (word, *_plurals(CODES[code], word))} for code in codes}
                for place in places:
                    for one in said[place % len(CODES)]:
                        stems.setdefault(one, []).append(place)
            if len(self._stems) < _MANY_HEADS:
                self._stems[head] = stems
        return stems

    def _cell(self, place: int) -> _Cell:
        kept = self._cells.get(place)
        if kept is None:
            number, code = divmod(place, len(CODES))
            kept = self._cells[place] = _read(CODES[code], self._rows[number][code])
        return kept

    def said(self, key: str) -> Mapping[str, Said]:
        """Return what a stem is in each language that has it."""
        kept = self._said.get(key)
        if kept is None:
            cells = self._cells_of(key)
            if not cells and key not in self._idle:
                return _NOTHING
            kept = self._said[key] = self._look(key, cells)
        return kept

    def _look(self, key: str, cells: Sequence[int]) -> dict[str, Said]:
        spelled = {code: set(words) for code, words in self._idle.get(key, {}).items()}
        of: dict[str, dict[tuple[Form, int], None]] = {code: {} for code in spelled}
        for place in sorted(set(cells)):
            number, at = divmod(place, len(CODES))
            cell = self._cell(place)
            code = CODES[at]
            of.setdefault(code, {}).update(
                dict.fromkeys(((said, *behind), number) for said, behind in cell.begins if said == key)
            )
            spelled.setdefault(code, set()).update(text for said, text in cell.spelled if said == key)
        return {code: Said(tuple(of[code]), frozenset(spelled[code])) for code in of if of[code] or spelled[code]}

    def of(self, code: str, key: str) -> tuple[tuple[Form, int], ...]:
        """Return the forms of a language that begin with a stem, each with the number of its meaning."""
        found = self.said(key).get(code)
        return found.of if found is not None else ()

    def spelled(self, code: str, key: str) -> frozenset[str]:
        """Return the words of a language that have this stem."""
        found = self.said(key).get(code)
        return found.spelled if found is not None else frozenset()

    def writes(self, code: str, word: str) -> bool:
        """Return whether a folded word stands in a language's cells just so, and alone."""
        wanted = CODES.index(code)
        if word in _SMALL:
            cells = (cells[wanted].split(",") for cells in self._rows)
            return any(len(one) < _LONGEST_SMALL and fold(one.strip()) == word for some in cells for one in some)
        places = self._cells_of(stem(word))
        return any(word in self._cell(place).written for place in places if place % len(CODES) == wanted)

    def meaning(self, number: int) -> Meaning:
        """Return a meaning by its number."""
        kept = self._meanings.get(number)
        if kept is None:
            first = number * len(CODES)
            forms = {code: self._cell(first + at).forms for at, code in enumerate(CODES)}
            texts = [text for at in range(len(CODES)) for _, text in self._cell(first + at).spelled]
            said = frozenset(one for text in texts for one in (text, f"{text}s", f"{text}n"))
            kept = self._meanings[number] = Meaning(forms, said)
        return kept

    def says(self, code: str, part: Feature) -> bool:
        """Return whether a word is a form of a known one and has not only its stem by chance."""
        return any(_alike(part.word, word) for word in self.spelled(code, part.key) or (part.word,))


def _read(code: str, cell: str) -> _Cell:
    words = [word.strip() for word in cell.split(",") if word.strip()]
    spelled: dict[tuple[str, str], None] = {}
    begins: dict[tuple[str, Form], None] = {}
    forms: dict[Form, None] = {}
    for word in words:
        texts = [token.text for token in tokenize(word) if token.kind == WORD]
        spelled.update(dict.fromkeys((stem(text), text) for text in texts))
        first, *rest = [text for text in texts if text not in _SMALL] or [""]
        if first:
            behind = tuple(map(stem, rest))
            begins.update(dict.fromkeys((stem(one), behind) for one in (first, *_plurals(code, first))))
            forms[stem(first), *behind] = None
    return _Cell(tuple(map(fold, words)), tuple(spelled), tuple(begins), tuple(forms))


def _plurals(code: str, word: str) -> list[str]:
    """Return the plurals of a folded word where its language forms them so."""
    return [word[: len(word) - len(one)] + many for one, many in _PLURALS[code] if word.endswith(one)]


def shared(one: str, other: str) -> int:
    """Return how many letters two words have in common from their beginning."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _alike(one: str, other: str) -> bool:
    same = shared(one, other)
    return one == other or (same >= 3 and same >= min(len(one), len(other)) - 2)


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """Return the glossary."""
    written = "\n".join((QUALITIES, FOODS, HOME, WORK)).splitlines()
    return Glossary([row for row in (*written, *rows()) if row.strip()])
