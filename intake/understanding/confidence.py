"""How sure a line and a message are: signs of doubt, weighed so that of all that is 90 % sure, 90 % is right.

Two logistic models. A sign is a number from 0 (nothing speaks against it) up; its weight was fitted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, prod

from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.intents import ORDERS, Purpose
from intake.understanding.judging import is_amount, says_size
from intake.understanding.lines import Gathered, Line
from intake.understanding.message import Message
from intake.understanding.resolve import Weighed
from intake.understanding.shapes import Ask, LineRead
from intake.understanding.words import squash, stem

Signs = Mapping[str, float]
_CHANGES = frozenset({"correct", "set_to", "only", "instead_of", "swap", "double", "raise", "lower"})
_PLAIN = 0.97
_OPEN = frozenset({"besides", "asked", "unknown", "loose", "free", "lost", "talk"})
_APART = frozenset({"stop", "break", "ref", "long"})
FOREIGN = 0.85
"""So sure is a line at most whose words are not the merchant's own: nobody of the shop has said that they mean it."""
_NEAR = 0.5
_HARDLY = 0.03
# What is told of: lines below this, so many signs, and only those that weigh as much.
_DOUBTFUL, _TOLD, _FELT = 0.9, 3, -0.25


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a sign weighs, and how a person is told of it."""

    weight: float
    words: str = ""


# Fitted by gradient descent (squared weights held small, no sign may raise the sureness except a code) on 295 messages
# written by people for 11 shops and 4,950 made by faults.py from their catalogues, and tested on shops left out.
LINE_START = 5.49
LINE: Mapping[str, Sign] = {
    "of a kind": Sign(-4.13, "a strange word may say of what kind"),
    "implied": Sign(-3.02, "nobody said how many"),
    "other": Sign(-2.67, "a word belongs to other things"),
    "strange": Sign(-2.58, "a word is not known here"),
    "unnamed": Sign(-2.04, "no whole name was said"),
    "from a value": Sign(-1.62, "only a choice was said, no thing"),
    "article": Sign(-1.42, "only an article says how many"),
    "spread": Sign(-1.3, "one number stands for several"),
    "rival": Sign(-1.16, "it may want something else"),
    "foreign": Sign(-1.0, "a word is translated"),
    "slip": Sign(-1.0, "a word is guessed from its spelling"),
    "aside": Sign(-0.9, "strange words stand beside it"),
    "lost": Sign(-0.83, "a counted thing led to nothing"),
    "quoted": Sign(-0.83, "it stands above a quoted text"),
    "corrected": Sign(-0.8, "it was corrected"),
    "inherited": Sign(-0.8, "its name comes from the words before"),
    "one word": Sign(-0.75, "one word alone names it"),
    "late": Sign(-0.68, "the unit stands behind the name"),
    "stray": Sign(-0.67, "it stands apart from the rest"),
    "many": Sign(-0.61, "the number is very large"),
    "plain": Sign(-0.59, "the plain form is assumed"),
    "asked": Sign(-0.57, "something must be asked"),
    "free": Sign(-0.56, "a number or a choice belongs to nothing"),
    "languages": Sign(-0.27, "the language is not clear"),
    "near": Sign(-0.25, "the runner-up is near"),
    "long": Sign(-0.23, "the message is long"),
    "unexplained": Sign(-0.23, "not all words are explained"),
    "weak": Sign(-0.21, "what it wants is hardly said"),
    "unknown": Sign(-0.2, "something is not sold here"),
    "unit": Sign(-0.14, "the unit is called otherwise here"),
    "stem": Sign(-0.1, "a word is known only in another form"),
}
MESSAGE_START = 4.60
MESSAGE: Mapping[str, Sign] = {
    "asked": Sign(-1.89, "something must be asked"),
    "weak": Sign(-1.68, "what it wants is hardly said"),
    "talk": Sign(-1.55, "it speaks of no order"),
    "not plain": Sign(-1.22, "it is not all plain"),
    "quoted": Sign(-1.14, "it stands above a quoted text"),
    "no purpose": Sign(-0.97, "nothing says what it wants"),
    "unknown": Sign(-0.96, "something is not sold here"),
    "lost": Sign(-0.78, "a counted thing led to nothing"),
    "empty": Sign(-0.71, "no thing was found in it"),
    "free": Sign(-0.67, "a number or a choice belongs to nothing"),
    "languages": Sign(-0.43, "the language is not clear"),
    "long": Sign(-0.26, "the message is long"),
    "loose": Sign(-0.17, "some words name nothing here"),
}


# one line ---------------------------------------------------------------------------------------------------------


def line_signs(line: Line, index: CatalogueIndex, *, unit: str, implied: bool) -> dict[str, float]:
    """Return what speaks for and against a line with one item. unit: as settled; implied: nobody said how many."""
    signs = {**_of_words(line, index), **_of_amount(line, unit, implied=implied), **_of_making(line)}
    begun = bool(line.pieces) and bool(line.pieces[0].link & _APART)
    signs["stray"] = 1.0 if implied and signs["unnamed"] and begun else 0.0
    signs["choices"] = min(3, len(line.choices))
    return {name: value for name, value in signs.items() if value}


def standing_signs(line: Line, unit: str) -> dict[str, float]:
    """Return what speaks against what a message does to a line that stood before: its item is no guess."""
    signs = {**_of_amount(line, unit, implied=False), **_of_making(line)}
    return {name: value for name, value in signs.items() if value and name != "aside"}


def _of_words(line: Line, index: CatalogueIndex) -> dict[str, float]:
    finding = line.finding
    # What is wanted by weight says how much, and leaves nothing unexplained.
    amounts = [one for one in finding.left if line.measure is not None and is_amount(one.atom)]
    firm = [one for one in finding.weighed if one.firm and one not in amounts]
    left = [one for one in finding.left if one not in amounts and not says_size(one.part.word)]
    total = sum(one.weight for one in firm)
    unexplained = sum(one.weight for one in left) / total if amounts and total else 1.0 - finding.share
    slips = [sure for one in firm if (sure := _slip(one, index)) < 1]
    coded = any(atom.kind == "code" for piece in line.pieces for atom in piece.atoms)
    return {
        "unexplained": max(0.0, unexplained),
        "strange": min(2, sum(1 for one in left if not one.keys)),
        "other": min(2, sum(1 for one in left if one.keys)),
        "unnamed": 0.0 if finding.exact or coded else 1.0,
        "coded": 1.0 if coded else 0.0,
        "one word": 1.0 if len(firm) == 1 and not coded else 0.0,
        "of a kind": 1.0 if _is_of_a_kind(line) else 0.0,
        "slip": sum(1.0 - sure for sure in slips[:3]),
        "slips": max(0, min(2, len(slips) - 1)),
        "guessed": 1.0 if slips and len(slips) == len(firm) else 0.0,
        "foreign": 1.0 if _is_foreign(line, index) else 0.0,
        "stem": min(2, sum(1 for one in firm if _by_stem(one, index))),
        "near": _nearness(line, index),
        "plain": 1.0 if finding.plain else 0.0,
    }


def _is_of_a_kind(line: Line) -> bool:
    """Return whether a strange word right before a counted thing may say of what kind it must be."""
    if line.count is None or line.count.kind not in ("figure", "word"):
        return False
    pairs = [pair for piece in line.pieces for pair in pairwise(piece.atoms)]
    return any(
        one.kind == "word" and not one.known and not one.idle and other.kind in ("item", "code") for one, other in pairs
    )


def _slip(one: Weighed, index: CatalogueIndex) -> float:
    """Return how sure a mistyped word is taken for another one; 1 for a word as it is written in the catalogue."""
    if not one.part.word or not one.keys or one.part.key in index.postings:
        return 1.0
    return 1.0 if one.keys[0][0] in one.part.also else one.keys[0][1]


def _is_foreign(line: Line, index: CatalogueIndex) -> bool:
    """Return whether a word of the line is not the merchant's own, in the item's names or its values."""
    spoken = [part for piece in line.pieces for atom in piece.atoms for part in atom.parts]
    spoken += [one.part for one in line.finding.weighed]
    item = line.item
    return item is not None and any(part.foreign and not index.has(item, stem(part.word)) for part in spoken)


def _by_stem(one: Weighed, index: CatalogueIndex) -> bool:
    word = one.part.word
    return bool(word) and one.part.key == stem(word) and one.part.key in index.postings and word not in index.words


def _nearness(line: Line, index: CatalogueIndex) -> float:
    """Return how near the runner-up comes: 1 as good, 0 half as good or worse."""
    if not line.finding.runners or not line.finding.items:
        return 0.0
    best = line.finding.items[0]
    top = 0.0
    for one in line.finding.weighed:
        sure = max((sure for key, sure in one.keys if index.has(best, key)), default=1.0 if one.values else 0.0)
        top += sure * one.weight * (1.0 if one.firm else 0.3)
    behind = max(score for _, score in line.finding.runners)
    return max(0.0, min(1.0, 1.0 - (top - behind) / (_NEAR * top))) if top > 0 else 1.0


def _of_amount(line: Line, unit: str, *, implied: bool) -> dict[str, float]:
    count = line.count.kind if line.count is not None else ""
    return {
        "implied": 1.0 if implied and count != "one" else 0.0,
        "article": 1.0 if count == "one" else 0.0,
        "spoken": 1.0 if count == "word" else 0.0,
        "measured": 1.0 if line.measure is not None else 0.0,
        "content": 1.0 if line.content is not None else 0.0,
        "unit": 1.0 if line.unit and squash(line.unit) != squash(unit) else 0.0,
        "fraction": 1.0 if line.count is not None and line.count.value % 1 else 0.0,
        "many": 1.0 if line.count is not None and line.count.value > 1000 else 0.0,
    }


def _of_making(line: Line) -> dict[str, float]:
    strange = sum(
        1
        for piece in line.pieces
        for atom in piece.atoms
        if atom.kind == "word"
        and not atom.known
        and not atom.idle
        and len(atom.parts[0].word if atom.parts else "") > 2
    )
    return {
        "aside": min(2, strange),
        "inherited": 1.0 if line.inherited or line.parent is not None else 0.0,
        "from a value": 1.0 if line.implied else 0.0,
        "spread": 1.0 if line.spread or "each" in line.roles else 0.0,
        "pieces": min(3, max(0, len(line.pieces) - 1)),
        "corrected": 1.0 if line.roles & _CHANGES or line.instead is not None else 0.0,
        "late": 1.0 if any(piece.late_unit is not None for piece in line.pieces) else 0.0,
    }


# the message around it ---------------------------------------------------------------------------------------------


def message_signs(
    message: Message, gathered: Gathered, purpose: Purpose, asks: Sequence[Ask], unknown: Sequence[str]
) -> dict[str, float]:
    """Return what speaks against a whole message."""
    scores = sorted(
        (score for name, score in purpose.scores.items() if score > 0 and name != "smalltalk"), reverse=True
    )
    rival = (scores[1] / scores[0]) if len(scores) > 1 else 0.0
    orders = any(purpose.scores.get(name, 0) > 0 for name in ORDERS)
    letter = message.letter
    signs = {
        "asked": min(3, len(asks)),
        "unknown": min(3, len(unknown)),
        "lost": min(2, len(gathered.lost)),
        "loose": min(3, len(gathered.loose)),
        "free": min(2, len(gathered.free) + len(gathered.counts)),
        "removed": min(2, len(gathered.removed) + len(gathered.excluded)),
        "no purpose": 0.0 if purpose.scores else 1.0,
        "rival": rival,
        "weak": max(0.0, 1.0 - scores[0] / 2.2) if scores else 0.0,
        "empty": 1.0 if orders and not gathered.lines and not asks else 0.0,
        "talk": 0.0 if orders else 1.0,
        "besides": min(3.0, _besides(message, gathered) / 4),
        "long": min(3.0, len(message.tokens) / 60),
        "languages": min(2, len(message.active) - 1),
        "quoted": 1.0 if any(message.text[a:b].strip() for a, b in letter.quoted) else 0.0,
        "forwarded": 1.0 if letter.forwarded else 0.0,
        "lines": min(3.0, max(0, len(gathered.lines) - 1) / 3),
    }
    return {name: value for name, value in signs.items() if value}


def _besides(message: Message, gathered: Gathered) -> int:
    """Return how many telling words led to no line, no question and no unknown thing."""
    pieces = [piece for line in (*gathered.lines, *gathered.removed, *gathered.excluded) for piece in line.pieces]
    pieces += [*gathered.unknown, *gathered.free]
    taken = {atom.start for piece in pieces for atom in piece.atoms}
    return sum(
        1
        for atom in message.path
        if atom.kind in ("word", "item", "code", "option", "size", "count")
        and not atom.idle
        and atom.start not in taken
    )


def rated(line: LineRead, around: Signs) -> LineRead:
    """Return a line with how sure it is; one that stood before the message stays as it is."""
    if not line.signs:
        return line
    sure = _sure(LINE_START, LINE, {**around, **line.signs})
    return replace(line, confidence=round(min(sure, FOREIGN) if "foreign" in line.signs else sure, 3))


def doubted(lines: Sequence[LineRead], text: str) -> tuple[list[LineRead], list[Ask]]:
    """Part the lines that are hardly believed from the others, and ask about them: of twenty of them one is right.

    A line that comes from choices alone is left: which thing has them is no guess.
    """
    kept = [line for line in lines if _is_believed(line)]
    asks = [
        Ask("item", " ".join(text[start:end] for start, end in line.spans), (line.sku,), line.quantity, line.unit)
        for line in lines
        if not _is_believed(line)
    ]
    return kept, asks


def _is_believed(line: LineRead) -> bool:
    return not line.signs or line.confidence >= _HARDLY or "from a value" in line.signs


def message_sure(said: Sequence[LineRead], around: Signs) -> float:
    """Return how sure it is that all is right: every line, what is wanted, and nothing missed."""
    lines = prod(max(0.01, line.confidence) for line in said if line.signs)
    return round(lines * _sure(MESSAGE_START, MESSAGE, _with_plainness(said, around)), 3)


def _with_plainness(said: Sequence[LineRead], around: Signs) -> Signs:
    """Note whether anything at all is not plain: a line in slight doubt, or words beside the lines."""
    sure = [line.confidence >= _PLAIN for line in said if line.signs]
    return around if sure and all(sure) and not _OPEN & around.keys() else {**around, "not plain": 1.0}


def _sure(start: float, weights: Mapping[str, Sign], signs: Signs) -> float:
    total = start + sum(weights[name].weight * value for name, value in signs.items() if name in weights)
    return 1.0 / (1.0 + exp(-total))


def line_doubts(line: LineRead, around: Signs) -> list[str]:
    """Return in words what lowers how sure a line is, the worst first."""
    return _lowered_by(LINE, {**around, **line.signs}) if line.signs else []


def message_doubts(said: Sequence[LineRead], around: Signs) -> list[str]:
    """Return in words what lowers how sure a whole message is, the worst first."""
    doubtful = any(line.confidence < _DOUBTFUL for line in said)
    return [*(["a line is in doubt"] if doubtful else []), *_lowered_by(MESSAGE, around)]


def _lowered_by(weights: Mapping[str, Sign], signs: Signs) -> list[str]:
    felt = sorted((weights[name].weight * value, name) for name, value in signs.items() if name in weights)
    return [weights[name].words for weight, name in felt[:_TOLD] if weight <= _FELT and weights[name].words]
