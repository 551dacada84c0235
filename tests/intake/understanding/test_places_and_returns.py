"""Where goods go and what goes back, as customers of seven languages say it, in a shop invented for it."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, request_from_json


def _item(sku: str, name: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": [], "category": "Boards", "unit": "piece", "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


SHOP = {
    "name": "Domino & Kanasta",
    "currency": "EUR",
    "language": "en",
    "items": [_item("DOM", "Domino", packs=[{"unit": "box", "contains": "6"}]), _item("KAN", "Kanasta")],
}
FRIEND = {
    "name": "Ludo",
    "email": "ludo@ludo.example",
    "addresses": [
        {"name": "Obra Miramar", "text": "Rua Alta 3, Porto"},
        {"name": "Client - Birch House", "text": "9 Elm Road, Wick"},
        {"name": "Lager", "text": "Hafenring 4, 20095 Hamburg"},
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop for games, with one customer of three addresses."""
    return Engine(catalogue_from_json(SHOP), [customer_from_json(FRIEND)])


def understand(engine: Engine, text: str, language: str = "", **more: Any) -> Any:
    request = {"id": "1", "text": text, "customer": FRIEND["email"], "received": "2026-11-17T09:00:00+00:00", **more}
    return engine.understand(request_from_json({**request, **({"language": language} if language else {})}))


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("pt", "6 domino na obra de Miramar, amanhã sem falta", "Obra Miramar"),
        ("pt", "6 domino pra quinta, obra da Miramar.", "Obra Miramar"),
        ("en", "6 domino to Birch House (not the Lager) by Thursday", "Client - Birch House"),
        ("de", "6 Domino bitte bis Donnerstag zum Miramar liefern", "Obra Miramar"),
        ("de", "Für das Lager hätten wir gern 6 Domino", None),
        ("es", "6 domino, entregar en C/ Río Seco 25, 19200 Azuqueca, el día 24", "C/ Río Seco 25, 19200 Azuqueca"),
        ("pt", "6 domino\nEntrega: Rua de Santa Cruz 815, 4200-225 Porto, até dia 25/11.",
         "Rua de Santa Cruz 815, 4200-225 Porto"),
        ("it", "6 domino. Consegnate in via Solferino 14 interno 3?", "via Solferino 14 interno 3"),
    ],
)  # fmt: skip
def test_the_place_is_told_by_what_tells_it(engine: Engine, language: str, text: str, place: str | None) -> None:
    """A part of a known name is enough, a day ends an address, and `for the store I want` is no destination."""
    found = understand(engine, text, language)
    assert found.ship_to == place and [line.sku for line in found.lines] == ["DOM"]


@pytest.mark.parametrize(
    "text", ["6 domino to our new address please", "6 Domino an unsere neue Adresse", "6 domino au nouveau magasin"]
)
def test_a_new_place_that_nobody_names_is_asked_about(engine: Engine, text: str) -> None:
    """A new address without its words leads to the question where that is."""
    found = understand(engine, text)
    assert [one.about for one in found.must_ask] == ["address"] and len(found.lines) == 1


@pytest.mark.parametrize(
    ("language", "text", "quantity"),
    [
        ("en", "2 of the domino had leaked all over. Can we get those credited or replaced?", 2),
        ("de", "von den 6 Domino ist eine komplett matschig. Bitte Gutschrift.", 1),
        ("fr", "les 2 domino livrés ce matin étaient écrasés, je souhaite un avoir svp", 2),
        ("es", "En la entrega (factura F-22) venían 3 domino abollados. Quiero que me hagáis un abono.", 3),
        ("it", "3 domino erano bucati. Rivoglio i soldi.", 3),
        ("nl", "2 domino waren gedeukt. Graag een creditnota.", 2),
        ("pt", "da vossa fatura FT 2026/9 recebemos 2 domino amolgados. Agradecemos nota de crédito.", 2),
    ],
)
def test_what_is_wrong_and_what_is_wished_make_a_return(
    engine: Engine, language: str, text: str, quantity: int
) -> None:
    """Faulty goods in one sentence and money or a credit in another are a return of what was named."""
    order = {"order": [{"sku": "DOM", "quantity": "6", "unit": "piece", "options": {}}]}
    found = understand(engine, text, language, context=order)
    assert found.intent == "return.request"
    assert [(line.sku, line.quantity) for line in found.lines] == [("DOM", quantity)]
