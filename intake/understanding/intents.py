"""What a message wants: concepts found in its sentences, weighed against its lines and its context."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from intake.understanding.atoms import Atom
from intake.understanding.lines import Line
from intake.understanding.message import Message, Sentence
from intake.understanding.pieces import Piece

ORDERS = ("order.place", "order.change", "order.repeat", "order.cancel", "return.request")


@dataclass(frozen=True, slots=True)
class Rule:
    """All concepts of `needs` in one sentence (each may list alternatives by `/`) speak for an intent."""

    intent: str
    weight: float
    needs: tuple[str, ...]
    without: tuple[str, ...] = ()


# One row a rule: the grammar of purposes, the same for all languages.
RULES: tuple[Rule, ...] = (
    Rule("withdrawal", 6.0, ("withdraw",)),
    Rule("payment.notice", 4.5, ("paid_notice",), ("pay_about", "refund", "return", "trouble")),
    Rule("supplier.reply", 4.0, ("supplier",)),
    Rule("other", 4.5, ("other",)),
    Rule("other", 2.6, ("nature", "question")),
    Rule("order.cancel", 3.6, ("cancel", "order/item"), ("pay_only",)),
    Rule("order.cancel", 3.2, ("cancel", "order_ref")),
    Rule("order.cancel", 2.2, ("cancel",)),
    Rule("order.cancel", 2.8, ("drop", "order"), ("item",)),
    Rule("order.change", 3.0, ("change", "order/order_ref")),
    Rule("order.change", 2.8, ("change", "item")),
    Rule("order.change", 2.8, ("add/remove", "item", "order/order_ref")),
    Rule("order.change", 1.6, ("remove", "item")),
    Rule("return.request", 3.6, ("return",)),
    Rule("return.request", 3.4, ("refund",)),
    Rule("return.request", 1.4, ("return_weak", "broken")),
    Rule("return.request", 3.4, ("credit", "want/broken"), ("pay_about", "track", "paid_notice")),
    Rule("return.request", 2.0, ("return", "broken")),
    Rule("return.request", 3.2, ("return_weak", "broken", "arrived")),
    Rule("order.status", 3.0, ("track", "order/order_ref/delivery/item")),
    Rule("order.status", 2.6, ("track",)),
    Rule("order.status", 1.9, ("when", "delivery")),
    Rule("order.status", 2.6, ("parcel_where", "question"), ("change", "add", "remove", "cancel", "price", "invoice")),
    Rule("invoice.request", 2.6, ("invoice",), ("bill_to",)),
    Rule("invoice.request", 1.4, ("invoice", "track")),
    Rule("invoice.request", 1.2, ("invoice", "send_again")),
    Rule("payment.question", 4.4, ("pay_about",)),
    Rule("payment.question", 2.2, ("pay",)),
    Rule("payment.question", 1.6, ("pay", "trouble")),
    Rule("payment.question", 2.5, ("pay", "ways")),
    Rule("payment.question", 1.4, ("pay", "invoice")),
    Rule("delivery.question", 3.8, ("deliv_about", "question")),
    Rule("delivery.question", 2.5, ("deliv_about",)),
    Rule("delivery.question", 2.4, ("deliv_to",)),
    Rule("delivery.question", 2.5, ("delivery", "ways/span")),
    Rule("delivery.question", 2.0, ("deliv_to", "question")),
    Rule("delivery.question", 2.0, ("delivery", "question")),
    Rule("delivery.question", 2.1, ("delivery", "price"), ("stock",)),
    Rule("delivery.question", 2.6, ("how_long", "delivery/order/item")),
    Rule("stock.question", 3.4, ("stock",), ("pay", "human")),
    Rule("price.question", 3.3, ("price",)),
    Rule("delivery.question", 3.5, ("price", "delivery")),
    Rule("human", 3.4, ("human", "reach")),
    Rule("human", 2.4, ("human",)),
    Rule("human", 2.4, ("clients", "support")),
    Rule("complaint", 3.1, ("complaint",)),
    Rule("complaint", 1.0, ("broken",)),
    Rule("complaint", 1.6, ("arrived",), ("track", "question")),
    Rule("smalltalk", 0.8, ("thanks",)),
    Rule("order.place", 1.5, ("buy",)),
    Rule("order.place", 1.2, ("buy", "item/dont_know")),
    Rule("order.place", 0.7, ("want",)),
    Rule("order.place", 1.0, ("want", "order")),
)

# What two sentences say together: what is wrong with the goods in one, what is wished for them in another.
ACROSS: tuple[Rule, ...] = (
    Rule("return.request", 3.4, ("credit", "broken/arrived"), ("pay_about",)),
    Rule("return.request", 3.2, ("return_weak", "broken", "arrived")),
)

_MANY_REASONS = 40

# Which wins where two weigh about the same: what changes most first, questions before politeness.
RANK = (
    "order.cancel", "order.change", "order.repeat", "return.request", "order.place", "withdrawal", "payment.notice",
    "supplier.reply", "other", "order.status", "invoice.request", "payment.question", "delivery.question",
    "stock.question", "price.question", "human", "complaint", "smalltalk",
)  # fmt: skip


@dataclass(slots=True)
class Purpose:
    """What speaks for each intent, and in which sentence. sentences: concepts by sentence."""

    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    reasons: list[str] = field(default_factory=list)


def weigh_sentences(sentences: Sequence[frozenset[str]], *, subject: frozenset[str] = frozenset()) -> Purpose:
    """Return what the sentences speak for; a subject line counts a little."""
    purpose = Purpose()
    for place, concepts in enumerate(sentences):
        for rule in _fired(concepts):
            gain = rule.weight if purpose.scores[rule.intent] < rule.weight else 0.25 * rule.weight
            purpose.scores[rule.intent] += gain
            if len(purpose.reasons) < _MANY_REASONS:
                told = " + ".join(rule.needs)
                purpose.reasons.append(f"sentence {place + 1}: {told} -> {rule.intent} {gain:+.1f}")
    together = _together(frozenset().union(*sentences))
    for rule in together:
        gain = max(0.0, rule.weight - purpose.scores[rule.intent])
        purpose.scores[rule.intent] += gain
        purpose.reasons.append(f"together: {' + '.join(rule.needs)} -> {rule.intent} {gain:+.1f}")
    for rule in _fired(subject):
        purpose.scores[rule.intent] += 0.5 * rule.weight
        purpose.reasons.append(f"subject: {' + '.join(rule.needs)} -> {rule.intent} {0.5 * rule.weight:+.1f}")
    for beside in ("invoice.request", "complaint"):
        if together and purpose.scores[beside] > 0:
            # The invoice of what is to go back only says which delivery is meant, and what is wrong with it, why.
            purpose.scores[beside] = min(purpose.scores[beside], together[0].weight - 0.1)
    return purpose


@lru_cache(maxsize=4096)
def _fired(concepts: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules that the concepts of one sentence fulfil."""
    return tuple(rule for rule in RULES if concepts and _holds(rule, concepts))


@lru_cache(maxsize=4096)
def _together(concepts: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules that all sentences of a message fulfil together."""
    return tuple(rule for rule in ACROSS if concepts and _holds(rule, concepts))


def _holds(rule: Rule, concepts: frozenset[str]) -> bool:
    if any(name in concepts for name in rule.without):
        return False
    return all(any(name in concepts for name in need.split("/")) for need in rule.needs)


def choose(scores: Mapping[str, float]) -> tuple[str, tuple[str, ...]]:
    """Return the intent that weighs most, and all that are said, strongest first."""
    told = {intent: score for intent, score in scores.items() if score > 0}
    if not told:
        return "other", ("other",)
    ranked = sorted(told, key=lambda intent: (-told[intent], RANK.index(intent)))
    best = ranked[0]
    said = [intent for intent in ranked if told[intent] >= 1.4 or intent == best]
    return best, tuple(said)


def speaks_of(message: Message, line: Line, wanting: frozenset[str]) -> bool:
    """Return whether a sentence only asks about a thing, or praises it: `does it contain nuts?`, `lovely roses!`."""
    if line.count is not None and line.count.kind in ("figure", "word"):
        return False
    sentence = message.sentences[message.sentence_at(line.pieces[0].span[0])]
    if sentence.concepts & wanting:
        return False
    if sentence.asks:
        begun = message.hits[sentence.start : sentence.start + 2]
        opens = any(hit.role == "c.question" for here in begun for hit in here if hit.language in message.active)
        return opens or _tells(message, sentence, line)
    thanked = line.count is None and any("thanks" in one.concepts for one in message.sentences)
    return thanked and _tells(message, sentence, line)


def _tells(message: Message, sentence: Sentence, line: Line) -> bool:
    """Return whether the line or its sentence says anything that is none of ours."""
    first = bisect_left(message.path, sentence.start, key=_begin)
    here = islice(message.path, first, bisect_left(message.path, sentence.end, lo=first, key=_begin))
    return _says_more(line.pieces) or any(atom.kind == "word" and not atom.known and not atom.idle for atom in here)


def _begin(atom: Atom) -> int:
    return atom.start


def _says_more(pieces: list[Piece]) -> bool:
    return any(atom.kind == "word" and not atom.known and not atom.idle for piece in pieces for atom in piece.atoms)
