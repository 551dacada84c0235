"""An answer in words to a question that was put: "the large one", "five kilos", "neither". Pure.

The candidates are known, so a word that fits one of them alone is an answer; whatever says more is left to the engine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from core.domain.views import QuestionView
from intake.understanding import LineRead

LONGEST = 8
"""In words: a longer message says more than an answer."""

DROP = "-"
"""The answer that takes the question away."""


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_FILLERS = _set(
    "the a an one ones i we take want would like please thanks in of it then make that rather prefer",
    "der die das den dem ein eine einen ich wir nehme nehmen hätte möchte gern gerne bitte danke dann lieber",
    "le la les un une je nous prends prendrai voudrais s'il vous plaît merci en de",
    "el los las uno una quiero quisiera por favor gracias il lo gli vorrei prendo per favore grazie",
    "het een ik wij neem graag alstublieft bedankt o os as um uma quero gostaria obrigado",
)
SAME, NEW = "same", "new"
"""The answers to whether an order was sent twice."""

_SAME = _set(
    "same identical duplicate double twice once already resend resent forget ignore mistake disregard",
    "dieselbe derselbe dasselbe gleiche doppelt nochmals schon versehen einmal versehentlich",
    "même doublon déjà mismo misma duplicado ya stesso stessa doppio già dezelfde dubbel al mesmo mesma já",
)
_NEW = _set(
    "new another second additional extra further again more too addition besides separate",
    "neue neu neuer weitere weiterer zusätzlich zweite extra nochmal",
    "nouvelle nouveau autre nueva nuevo otra otro nuova nuovo altro altra nieuwe nieuw nog nova novo outra outro",
)
_ABOUT_ORDERS = _set(
    "order orders one it is was this that yes no not only just by sent as well",
    "bestellung auftrag es ist war das ja nein nur aus ein eine noch mal auch",
    "commande c'est est une oui non pedido es sí no ordine è si bestelling is het ja nee pedido é sim não",
)
_NEITHER = _set(
    "none neither skip nothing keine keiner keines nichts weglassen aucun rien ninguno nessuno geen nenhum",
)


def answers_in_words(
    text: str, questions: Sequence[QuestionView], read: Callable[[str], Sequence[LineRead]]
) -> dict[str, str]:
    """Return question id -> answer for the first question that the words answer; empty where they answer none.

    read: what the engine finds in words that name an item.
    """
    words = _words(text)
    if not words or len(words) > LONGEST or "?" in text:
        return {}
    meant = [word for word in words if word not in _FILLERS]
    if questions and meant and set(meant) <= _NEITHER:
        return {str(questions[0].id): DROP}
    for question in questions:
        value = _answer(question, text, meant, read)
        if value:
            return {str(question.id): value}
    return {}


def answers_by_line(
    text: str,
    questions: Sequence[QuestionView],
    read: Callable[[str], Sequence[LineRead]],
    letters: Mapping[str, tuple[str, str]],
) -> dict[str, str]:
    """Return question id -> answer where each line answers a question, as one who writes between our lines does.

    letters: the letter that was shown -> question id and value. Empty as soon as a line is no answer.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 1 < len(lines) <= len(questions):
        return {}
    left = list(questions)
    found: dict[str, str] = {}
    for line in lines:
        words = [
            word for word in line.replace(")", " ").casefold().split() if word.strip(".,!") not in _FILLERS - {"a"}
        ]
        one = letters.get(words[0].strip(".,!").upper()) if len(words) == 1 else None
        answer = {one[0]: one[1]} if one else answers_in_words(line, left, read)
        if not answer:
            return {}
        found |= answer
        left = [question for question in left if str(question.id) not in found]
    return found


def _answer(question: QuestionView, text: str, meant: Sequence[str], read: Callable[[str], Sequence[LineRead]]) -> str:
    if question.about == "repeat":
        return _repeat(meant)
    if question.about == "item":
        return _only(
            sku for sku, name, _ in question.candidates if meant and set(meant) <= {*_words(name), sku.casefold()}
        )
    if question.about == "option":
        fitting = [choice for choice in question.choices if set(_words(choice)) <= set(meant)]
        longest = max((len(_words(choice)) for choice in fitting), default=0)
        return _only(choice for choice in fitting if len(_words(choice)) == longest)
    if question.about in ("quantity", "unit") and len(question.candidates) == 1:
        sku, name, _ = question.candidates[0]
        lines = read(f"{text.strip()} {name}")
        if len(lines) == 1 and lines[0].sku == sku and any(sign.isdigit() or sign.isalpha() for sign in text):
            return f"{lines[0].quantity:f} {lines[0].unit}"
    return ""


def _repeat(meant: Sequence[str]) -> str:
    """Words for both, or other words beside them, are no answer: who writes "the same, but 3" orders something."""
    told = [word for word in meant if word not in _ABOUT_ORDERS]
    same, new = ([word for word in told if word in words] for words in (_SAME, _NEW))
    if not told or len(same) + len(new) != len(told) or (same and new):
        return ""
    return SAME if same else NEW


def _only(values: Iterable[str]) -> str:
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else ""


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign if sign.isalnum() or sign in "'-" else " " for sign in folded).split()
