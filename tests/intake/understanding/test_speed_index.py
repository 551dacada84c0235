"""The compiled catalogue in a file, and the search for the best items: quicker, and the same readings."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from core.domain.catalogue import Catalogue, catalogue_from_json
from intake.understanding import Engine, Request, index_file, ranking
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.compiled import compile_items
from intake.understanding.generate import generate
from intake.understanding.ranking import Voice, add_up

DATA = Path(__file__).parents[2] / "data" / "understanding"
KEPT = "catalogue.index"


@pytest.fixture(autouse=True)
def keeps_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep small catalogues in a file too."""
    monkeypatch.setattr(index_file, "MANY_ITEMS", 1)


def _catalogue(*more: str) -> Catalogue:
    data = json.loads((DATA / "bakery" / "catalogue.json").read_text("utf-8"))
    data["items"] += [{"sku": name.upper(), "name": name, "price": "1.00"} for name in more]
    return catalogue_from_json(data)


def _read(engine: Engine, catalogue: Catalogue) -> list[object]:
    return [engine.understand(made.request).to_json() for made in generate(catalogue, seed=3, count=40)]


def test_a_catalogue_taken_up_from_its_file_reads_as_one_compiled_anew(tmp_path: Path) -> None:
    """The file changes how soon an engine is ready and nothing else."""
    catalogue = _catalogue("Grüner Brotkorb 20 cm")
    items = list(catalogue.items.values())
    Engine(catalogue, kept_in=tmp_path)
    kept = index_file.read_index(tmp_path / KEPT, index_file.key_of(items), len(items))
    assert kept == compile_items(items)
    assert _read(Engine(catalogue, kept_in=tmp_path), catalogue) == _read(Engine(catalogue), catalogue)


def test_the_file_is_taken_and_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second start with the same catalogue compiles nothing."""
    Engine(_catalogue(), kept_in=tmp_path)
    monkeypatch.setattr(index_file, "compile_items", None)
    assert Engine(_catalogue(), kept_in=tmp_path).understand(Request("1", "2 rye loaves")).intent == "order.place"


@pytest.mark.parametrize("where", [0, 30, 200, -1])
def test_a_broken_file_is_made_anew_without_a_word(tmp_path: Path, where: int) -> None:
    """One wrong byte anywhere and the file counts for nothing."""
    catalogue = _catalogue()
    Engine(catalogue, kept_in=tmp_path)
    whole = (tmp_path / KEPT).read_bytes()
    broken = bytearray(whole)
    broken[where] ^= 0x15
    (tmp_path / KEPT).write_bytes(broken)
    assert _read(Engine(catalogue, kept_in=tmp_path), catalogue) == _read(Engine(catalogue), catalogue)
    assert (tmp_path / KEPT).read_bytes() == whole


@pytest.mark.parametrize(
    "content", [b"", b"orderclerk index 1\n", b"orderclerk index 1\n[]\n", b"\x80\x04K\x01.", b"x" * 9]
)
def test_a_foreign_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """Whatever lies under the name, a pickle among it, is never run and never trusted."""
    (tmp_path / KEPT).write_bytes(content)
    catalogue = _catalogue()
    Engine(catalogue, kept_in=tmp_path)
    items = list(catalogue.items.values())
    assert index_file.read_index(tmp_path / KEPT, index_file.key_of(items), len(items)) is not None


def test_another_catalogue_takes_no_file_of_this_one(tmp_path: Path) -> None:
    """A renamed or added item is found at once, and the file is that of the newer catalogue."""
    Engine(_catalogue(), kept_in=tmp_path)
    newer = _catalogue("Bamboo Breadbox")
    lines = Engine(newer, kept_in=tmp_path).understand(Request("1", "3 bamboo breadbox")).lines
    assert [line.sku for line in lines] == ["BAMBOO BREADBOX"]


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """Where no file can be kept, the shop works without."""
    (tmp_path / "taken").write_text("a file, no folder")
    catalogue = _catalogue()
    assert _read(Engine(catalogue, kept_in=tmp_path / "taken"), catalogue) == _read(Engine(catalogue), catalogue)


def test_numbers_that_point_nowhere_are_no_sound_index() -> None:
    """A file whose numbers lead outside of what they number is not taken up."""
    items = list(_catalogue().items.values())
    assert compile_items(items).is_sound(len(items))
    for name in ("form_keys", "item_forms", "posting_items", "word_keys", "code_items"):
        made = compile_items(items)
        getattr(made, name)[0] = 4_000_000_000
        assert not made.is_sound(len(items)), name
    assert not compile_items(items).is_sound(len(items) + 1)


def test_sets_and_lists_of_items_agree() -> None:
    """Membership, sets and lists of the items of a word say the same."""
    index = CatalogueIndex(_catalogue())
    for key, places in index.postings.items():
        assert set(places) == index.holders(key) == index.holding_all([key])
        assert [index.has(item, key) for item in range(len(index.items))] == [
            item in places for item in range(len(index.items))
        ]


def _voices(dice: random.Random) -> list[Voice]:
    found: list[Voice] = []
    for _ in range(dice.randint(1, 6)):
        pools = []
        for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
            pool = frozenset(dice.sample(range(300), dice.choice((1, 5, 60, 200))))
            pools.append((dice.choice((1.0, 0.8, 0.62)), pool, bool(found) and dice.random() < 0.2))
        found.append(Voice(dice.choice((0.3, 0.7, 1.1, 1.35)), tuple(pools)))
    return found


def _first(scores: dict[int, float], reach: float) -> list[tuple[int, float]]:
    top = max(scores.values(), default=0.0)
    close = sum(score >= top - reach - ranking.TIE for score in scores.values())
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))[: close + ranking.NEXT_BEST]


def test_the_search_finds_what_adding_everything_up_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Best first gives the same items with the same sums as looking at every item."""
    dice = random.Random(11)
    searched = 0
    for _ in range(400):
        voices, reach = _voices(dice), dice.choice((0.0, 0.0, 0.9))
        monkeypatch.setattr(ranking, "_FEW", 10**9)
        plain = add_up(voices, reach)
        monkeypatch.setattr(ranking, "_FEW", 0)
        found = add_up(voices, reach)
        searched += len(found) < len(plain)
        assert _first(found, reach) == _first(plain, reach)
    assert searched > 100


def test_the_search_gives_up_where_adding_up_is_quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that have nothing in common are added up: the work stays bounded."""
    monkeypatch.setattr(ranking, "_FEW", 0)
    monkeypatch.setattr(ranking, "_MOST_STEPS", 3)
    dice = random.Random(2)
    voices = [Voice(1.0, ((1.0, frozenset(dice.sample(range(400), 90)), False),)) for _ in range(12)]
    assert len(add_up(voices)) > 300
