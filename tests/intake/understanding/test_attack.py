"""Messages made to take long take no longer than a person would wait."""

from __future__ import annotations

import json
import time
from pathlib import Path

from bot.bench.hostile import hostile_texts
from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request
from intake.understanding.words import fold, squash, tokenize

DATA = Path(__file__).parents[2] / "data" / "understanding"
# Ten times what the slowest takes; only a text that takes longer the longer it is would come near.
BOUND_S = 5.0


# The slowest kinds of all that `orderclerk bench understand` tries, and those that once were.
SLOWEST = (
    "'a ', cut", "'\ufdfa'", "'a_1', cut", "'deliver to ', cut", "'| a ', cut", "counted values, cut", "parts, cut",
    "counted words, cut", "taken away, cut", "counted mistyped words, cut", "everything, cut", "long random words",
)  # fmt: skip


def test_64_kilobytes_of_anything_are_read_or_refused_soon() -> None:
    """Neither letters nor marks, names, numbers, quotes, tables or their mixtures hold the reader up."""
    catalogue = catalogue_from_json(json.loads((DATA / "bakery" / "catalogue.json").read_text("utf-8")))
    engine = Engine(catalogue)
    texts = dict(hostile_texts(catalogue, SLOWEST))
    slow = []
    for name in SLOWEST:
        began = time.process_time()
        engine.understand(Request("1", texts[name]))
        if time.process_time() - began > BOUND_S:
            slow.append(name)
    assert not slow


def test_a_word_without_end_counts_by_its_beginning() -> None:
    """A letter that stands for many, repeated, makes no text of millions; nothing long is kept in memory."""
    (token,) = tokenize("\ufdfa" * 60_000)
    assert len(token.text) < 2_000
    assert token.end == 60_000


def test_long_texts_are_folded_whole() -> None:
    """Only words are cut, not texts: codes and addresses keep their ends."""
    assert fold("É" * 500) == "e" * 500
    assert squash("Ab-" * 100) == "ab" * 100
