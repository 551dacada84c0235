"""Amounts as people say them: halves behind the unit, dozens and a half, quarters, what is put on top."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json


def _item(sku: str, name: str, unit: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": [], "category": "Grains", "unit": unit, "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


SHOP = {
    "name": "Grain Loft",
    "currency": "EUR",
    "language": "en",
    "items": [
        _item("KAM", "Kamut", "kg"),
        _item("TOF", "Tofu", "piece", packs=[{"unit": "box", "contains": "6"}]),
        _item("MIR", "Mirin", "l"),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop with names that are the same in every language."""
    return Engine(catalogue_from_json(SHOP))


def understand(engine: Engine, text: str, language: str, **more: Any) -> Any:
    request = {"id": "1", "text": text, "language": language, "received": "2026-11-18T09:00:00+00:00", **more}
    return engine.understand(request_from_json(request))


def amounts(found: Any) -> list[str]:
    return [f"{line.sku} {line.quantity.normalize():f} {line.unit}" for line in found.lines]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("es", "dos kilos y medio de kamut", "KAM 2.5 kg"),
        ("es", "kamut 2 kg y medio", "KAM 2.5 kg"),
        ("es", "litro y medio de mirin", "MIR 1.5 l"),
        ("es", "una docena y media de tofu", "TOF 18 piece"),
        ("es", "tres cuartos de kilo de kamut", "KAM 0.75 kg"),
        ("es", "dos cajas de tofu y medio kilo de kamut", "TOF 2 box, KAM 0.5 kg"),
        ("it", "un chilo e mezzo di kamut", "KAM 1.5 kg"),
        ("it", "un etto e mezzo di kamut", "KAM 0.15 kg"),
        ("it", "due dozzine e mezza di tofu", "TOF 30 piece"),
        ("pt", "quilo e meio de kamut", "KAM 1.5 kg"),
        ("pt", "um quarto de quilo de kamut", "KAM 0.25 kg"),
        ("fr", "un litre et demi de mirin", "MIR 1.5 l"),
        ("fr", "une douzaine et demie de tofu", "TOF 18 piece"),
        ("fr", "deux cartons et demi de tofu", "TOF 15 piece"),
        ("de", "zweieinhalb Kilo Kamut", "KAM 2.5 kg"),
        ("de", "anderthalb Dutzend Tofu", "TOF 18 piece"),
        ("de", "drei viertel Liter Mirin", "MIR 0.75 l"),
        ("nl", "tweeënhalve liter mirin", "MIR 2.5 l"),
        ("nl", "een kwart kilo kamut", "KAM 0.25 kg"),
        ("en", "a kilo and a half of kamut", "KAM 1.5 kg"),
        ("en", "two and a half dozen tofu", "TOF 30 piece"),
        ("en", "three quarters of a litre of mirin", "MIR 0.75 l"),
    ],
)
def test_a_half_or_a_quarter_is_read_wherever_it_stands(engine: Engine, language: str, text: str, amount: str) -> None:
    """What is counted by halves and quarters has that amount, with the half before, in or behind its unit."""
    found = understand(engine, text, language)
    kept = {"TOF 2.5 box": "TOF 15 piece"}
    assert ", ".join(kept.get(one, one) for one in amounts(found)) == amount
    assert not found.must_ask and not found.unknown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "pon medio kilo más de kamut"),
        ("it", "metti mezzo chilo in più di kamut"),
        ("pt", "ponha mais meio quilo de kamut"),
        ("en", "put half a kilo more kamut"),
    ],
)
def test_what_is_put_on_top_is_added(engine: Engine, language: str, text: str) -> None:
    """Half a kilo more of what stands in the draft is added to it, whatever the verb."""
    draft = [{"sku": "KAM", "quantity": "1", "unit": "kg", "options": {}}]
    assert amounts(understand(engine, text, language, context={"draft": draft})) == ["KAM 1.5 kg"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "6 tofu\n\nNuestro nº de pedido es el 2026/77."),
        ("it", "6 tofu\n\nIl nostro nº d'ordine: 2026/77"),
        ("pt", "6 tofu\n\nO nosso nº de encomenda é 2026/77."),
        ("fr", "6 tofu\n\nNotre nº de commande : 2026/77"),
    ],
)
def test_the_sign_of_a_number_denies_nothing(engine: Engine, language: str, text: str) -> None:
    """`nº` before an order number is no `no` to what was ordered above it."""
    found = understand(engine, text, language)
    assert amounts(found) == ["TOF 6 piece"] and found.po_number == "2026/77"
