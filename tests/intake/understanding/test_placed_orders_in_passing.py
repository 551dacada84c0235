"""What people say of a placed order or a draft: taken off, gone back, ended whole, with everything else left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json
from intake.understanding.shapes import Understanding
from tests.intake.understanding.made_items import item

ITEMS = [
    item("LAMP-D", "Desk lamp"),
    item("STOOL", "Folding stool", ["camp stool"], packs=[("box", 6)]),
    item("TENT-2", "Dome tent 2 person"),
    item("MAT", "Sleeping mat", ["roll mat"], packs=[("box", 10)]),
    item("PEN-04", "Marker pen 0.4", ["0.4 marker"]),
    item("PEN-07", "Marker pen 0.7", ["0.7 marker"]),
]
ORDER = [("LAMP-D", "1", "piece"), ("STOOL", "8", "piece"), ("MAT", "2", "box")]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A camping shop."""
    return Engine(catalogue_from_json({"items": ITEMS}), [])


def _read(engine: Engine, text: str, kind: str = "order", lines: Any = ORDER) -> Understanding:
    told = [{"sku": sku, "quantity": quantity, "unit": unit, "options": {}} for sku, quantity, unit in lines]
    request = {"id": "1", "text": text, "received": "2026-03-02T09:00:00+00:00", "context": {kind: told}}
    return engine.understand(request_from_json(request))


def _lines(read: Understanding) -> dict[str, tuple[Decimal, str]]:
    return {line.sku: (line.quantity, line.unit) for line in read.lines}


@pytest.mark.parametrize(
    "text",
    [
        "take the stools off please",
        "could you knock the folding stools off the order",
        "actually pull the camp stools out",
        "lass die camp stools weg",
        "haal de camp stools eraf",
    ],
)
def test_a_verb_in_two_parts_takes_a_line_off(engine: Engine, text: str) -> None:
    """The particle may stand behind the thing."""
    assert set(_lines(_read(engine, text, "draft"))) == {"LAMP-D", "MAT"}


def test_off_inside_a_wish_takes_nothing_away(engine: Engine) -> None:
    """A particle that goes on is none: `off road`."""
    assert "TENT-2" in _lines(_read(engine, "I'll take 2 dome tents for our off road trip", "draft"))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Two of the eight stools came with the fabric ripped. Please collect them and credit us.", {"STOOL": 2}),
        ("3 stools from yesterday's delivery won't open. Could we have them swapped? The mats are fine.", {"STOOL": 3}),
        ("The desk lamp from Monday's delivery doesn't switch on, can you take it back?", {"LAMP-D": 1}),
        ("Five of the mats are punctured, delivery note 5512. We'd like new ones please.", {"MAT": 5}),
    ],
)
def test_goods_that_came_wrong_go_back(engine: Engine, text: str, back: dict[str, int]) -> None:
    """As many as are said to be faulty; what is fine stays."""
    read = _read(engine, text)
    assert read.intent == "return.request"
    assert {sku: quantity for sku, (quantity, _) in _lines(read).items()} == back


def test_an_order_that_is_cancelled_by_its_number_ends_whole(engine: Engine) -> None:
    """What is named afterwards tells why."""
    read = _read(engine, "Please cancel PO KX-2210. The stools turned up at our other site.")
    assert (read.intent, read.lines) == ("order.cancel", ())


def test_this_one_counts_nothing(engine: Engine) -> None:
    """`double the stools on this one` doubles them."""
    assert _lines(_read(engine, "double the stools on this one"))["STOOL"] == (Decimal(16), "piece")


def test_a_broken_number_of_a_name_is_a_size(engine: Engine) -> None:
    """No 0.4 of a marker is taken off a line."""
    draft = [("PEN-04", "3", "piece"), ("PEN-07", "3", "piece")]
    assert set(_lines(_read(engine, "leave out the marker 0.4", "draft", draft))) == {"PEN-07"}
