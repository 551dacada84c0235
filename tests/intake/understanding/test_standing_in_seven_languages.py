"""Changes, repetitions and cancellations of a standing order, said as one says them in seven languages."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, request_from_json

RED = {"id": "red", "aliases": ["rot", "rouges", "rojo", "rossi", "rood", "vermelhos"]}
BLUE = {"id": "blue", "aliases": ["blau", "bleus", "azul", "blu", "blauw"]}


def _thing(sku: str, names: str, **more: Any) -> dict[str, Any]:
    name, *aliases = names.split(" | ")
    return {"sku": sku, "name": name, "aliases": aliases, **more}


def _bags(size: int) -> dict[str, Any]:
    names = "Bin bag, Müllbeutel, sac poubelle, bolsa de basura, sacco immondizia, vuilniszak, saco do lixo"
    sized = " | ".join(f"{name} {size} l" for name in names.split(", "))
    return _thing(f"BAG-{size}", sized, category="bags", unit="roll")


SHOP = {
    "name": "Hof",
    "currency": "EUR",
    "language": "en",
    "items": [
        _bags(60),
        _bags(120),
        _thing(
            "CLO",
            "Microfibre cloth | Mikrofasertuch | chiffon microfibre | paño de microfibra | panno microfibra | "
            "microvezeldoek | pano de microfibra",
            category="cloth",
            options=[{"name": "colour", "values": [BLUE, RED]}],
        ),
        _thing(
            "GLA",
            "Glass cleaner | Glasreiniger | nettoyant vitres | limpiacristales | detergente vetri | ruitenreiniger | "
            "limpa-vidros",
            category="cleaner",
            packs=[{"unit": "box", "contains": "12"}],
        ),
        _thing("MOP", "Mop head | Wischmopp | serpillière | fregona | mocio | dweil | esfregona", category="mops"),
    ],
}
STANDS = [
    {"sku": "CLO", "quantity": "20", "unit": "each", "options": {"colour": "blue"}},
    {"sku": "BAG-60", "quantity": "10", "unit": "roll"},
    {"sku": "GLA", "quantity": "2", "unit": "box"},
    {"sku": "MOP", "quantity": "6", "unit": "each"},
]
BASE = {"CLO": "20 each blue", "BAG-60": "10 roll", "GLA": "2 box", "MOP": "6 each"}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop with one customer who has ordered before."""
    customer = {"name": "Inn", "email": "inn@inn.example", "addresses": [], "last_order": STANDS}
    return Engine(catalogue_from_json(SHOP), [customer_from_json(customer)])


def read(engine: Engine, text: str, context: str = "") -> tuple[str, dict[str, str], bool]:
    """Return the intent, what stands afterwards by SKU, and whether anything is asked."""
    message = {"id": "1", "channel": "chat", "text": text, "customer": "inn@inn.example"}
    said = engine.understand(request_from_json(message | ({"context": {context: STANDS}} if context else {})))
    lines = {}
    for line in said.lines:
        values = [choice.value for chosen in line.options.values() for choice in chosen]
        lines[line.sku] = " ".join([f"{line.quantity} {line.unit}", *values])
    return said.intent, lines, bool(said.must_ask)


def stands(*gone: str, **new: str) -> dict[str, str]:
    """Return what stands, with some of it gone or new."""
    kept = {sku: said for sku, said in BASE.items() if sku not in gone}
    return kept | {sku.replace("_", "-"): said for sku, said in new.items()}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Müllbeutel 120 l statt 60 l", stands("BAG-60", BAG_120="10 roll")),
        ("die Müllbeutel lieber in 120 Liter", stands("BAG-60", BAG_120="10 roll")),
        ("bolsas de basura de 120 l en vez de 60 l", stands("BAG-60", BAG_120="10 roll")),
        ("sacos do lixo 120 l em vez de 60 l", stands("BAG-60", BAG_120="10 roll")),
        ("chiffons rouges au lieu de bleus", stands(CLO="20 each red")),
        ("i panni microfibra rossi invece che blu", stands(CLO="20 each red")),
        ("de microvezeldoeken in rood", stands(CLO="20 each red")),
        ("bitte aus den 6 Wischmopps 10 machen", stands(MOP="10 each")),
        ("10 serpillières au lieu de 6", stands(MOP="10 each")),
        ("las fregonas que sean 10", stands(MOP="10 each")),
        ("portate i mocio a 10", stands(MOP="10 each")),
        ("maak van de 6 dweilen 10", stands(MOP="10 each")),
        ("passem as esfregonas para 10", stands(MOP="10 each")),
        ("2 Wischmopps weniger", stands(MOP="4 each")),
        ("2 mocio in meno", stands(MOP="4 each")),
        ("ohne Wischmopp und Glasreiniger", stands("MOP", "GLA")),
        ("enlevez les serpillières et le nettoyant vitres", stands("MOP", "GLA")),
        ("quitad las fregonas y el limpiacristales", stands("MOP", "GLA")),
        ("togliete mocio e detergente vetri", stands("MOP", "GLA")),
        ("zonder dweil en ruitenreiniger", stands("MOP", "GLA")),
        ("sem esfregona nem limpa-vidros", stands("MOP", "GLA")),
    ],
)
def test_a_change(engine: Engine, text: str, after: dict[str, str]) -> None:
    """What is spoken of changes, and all else stays."""
    assert read(engine, text, "order") == ("order.change", after, False)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("wie immer, aber Müllbeutel 120 l statt 60 und ohne Wischmopp", stands("BAG-60", "MOP", BAG_120="10 roll")),
        ("lo de siempre pero bolsas de 120 l en vez de 60 y sin fregonas", stands("BAG-60", "MOP", BAG_120="10 roll")),
        ("come al solito ma sacchi da 120 l invece di 60 e senza mocio", stands("BAG-60", "MOP", BAG_120="10 roll")),
        ("comme d'habitude mais 3 cartons de nettoyant vitres", stands(GLA="3 box")),
        ("same again but 3 boxes", stands(GLA="3 box")),
    ],
)
def test_a_repetition(engine: Engine, text: str, after: dict[str, str]) -> None:
    """The last order comes again as it is to be now; a pack alone means the one line that is counted so."""
    assert read(engine, text) == ("order.repeat", after, False)


@pytest.mark.parametrize(
    "text",
    [
        "cancel it all, we don't need the mops any more",
        "annulez tout svp",
        "cancelad todo por favor",
        "annullate tutto per favore",
        "graag alles annuleren",
        "cancelem tudo por favor",
    ],
)
def test_all_is_cancelled(engine: Engine, text: str) -> None:
    """All goes where all is cancelled, whatever is told of the reason."""
    assert read(engine, text, "order") == ("order.cancel", {}, False)
