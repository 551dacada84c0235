"""How people name packs, sizes, days, places and order numbers, in shops and languages of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Understanding, request_from_json


def _item(sku: str, name: str, unit: str = "each", **more: Any) -> dict[str, Any]:
    return {"sku": sku, "name": name, "unit": unit, "price": "2.00", **more}


def _colours(*names: str) -> list[dict[str, Any]]:
    values = [{"id": name, "aliases": []} for name in names]
    return [{"name": "couleur", "required": True, "default": None, "values": values}]


SHOP = {
    "name": "Papyr",
    "currency": "EUR",
    "language": "fr",
    "items": [
        _item("CAH-A5", "Cahier A5 ligné", aliases=["cahier A5"], packs=[{"unit": "lot", "contains": "5"}]),
        _item("CAH-A4", "Cahier A4 ligné", aliases=["cahier A4"], packs=[{"unit": "lot", "contains": "5"}]),
        _item("COL-8", "Bâton de colle 8 g"),
        _item("COL-40", "Bâton de colle 40 g"),
        _item("ENV", "Enveloppes C5 étui de 50", "pack", packs=[{"unit": "lot", "contains": "10"}]),
        _item("EPO", "Éponges végétales", aliases=["éponges"], packs=[{"unit": "lot", "contains": "6"}]),
        _item("SEA-10", "Seau 10 l avec essoreur"),
        _item("SEA-16", "Seau 16 l avec essoreur"),
        _item("SAV-1", "Savon noir liquide 1 l", aliases=["savon noir"]),
        _item("SAV-5", "Savon noir liquide bidon 5 l"),
        _item("BOU", "Bougie chauffe-plat", aliases=["bougies"]),
        _item("CIS", "Ciseaux 17 cm", aliases=["ciseaux"]),
        _item("TAP", "Tapis de bain", options=_colours("gris", "vert")),
        _item("LAI-30", "Lait solaire SPF 30 200 ml"),
        _item("LAI-50", "Lait solaire SPF 50 200 ml"),
        _item("DEO", "Déodorant roll-on menthe 50 ml"),
    ],
}
ENGINE = Engine(catalogue_from_json(SHOP))
ORDER = [{"sku": "CAH-A5", "quantity": "10", "unit": "each"}, {"sku": "EPO", "quantity": "3", "unit": "lot"}]


def _read(text: str, **more: Any) -> Understanding:
    request = {"id": "x", "channel": "chat", "received": "2026-11-16T09:00:00Z", "text": text, **more}
    return ENGINE.understand(request_from_json(request))


def _lines(read: Understanding) -> dict[str, tuple[Decimal, str]]:
    return {line.sku: (line.quantity, line.unit) for line in read.lines}


@pytest.mark.parametrize("text", ["3 lots d'enveloppes C5", "3 lotti di buste C5", "3 lotes de sobres C5"])
def test_the_word_of_the_shop_itself_tells_a_lot_from_a_pack(text: str) -> None:
    """Where an item has a pack and a lot, the word decides, in whatever language it is bent."""
    assert _lines(_read(text)) == {"ENV": (Decimal(3), "lot")}


@pytest.mark.parametrize("text", ["20 étuis d'enveloppes C5", "20 paquets d'enveloppes C5", "20 packs of C5 envelopes"])
def test_the_pack_in_the_name_of_an_item_is_the_item(text: str) -> None:
    """A word for a pack that stands in the item's name is its base unit, not the next bigger pack."""
    assert _lines(_read(text)) == {"ENV": (Decimal(20), "pack")}


@pytest.mark.parametrize(
    "text", ["3 bâtons de colle, les grands", "3 grands bâtons de colle", "3 large glue sticks", "3 colle stick grandi"]
)
def test_the_large_ones_are_the_greatest_size(text: str) -> None:
    """Of things that differ only in size, a word for large or small says which, or it is asked."""
    read = _read(text)
    assert "COL-8" not in _lines(read)
    assert _lines(read) == {"COL-40": (Decimal(3), "each")} or read.must_ask


def test_an_answer_may_name_a_word_and_a_size() -> None:
    """Words and a size of an answer are used together."""
    question = "2 seaux ou savons : seau 10 l, seau 16 l ou savon noir 1 l ?"
    read = _read("seau, le grand", context={"asked": question})
    assert _lines(read) == {"SEA-16": (Decimal(2), "each")}


@pytest.mark.parametrize("text", ["2 saponi neri da 5 litri", "2 savons noirs, 5 l", "2 savons noirs 5 l"])
def test_a_size_behind_a_whole_name_means_the_brother_of_that_size(text: str) -> None:
    """An alias said whole does not outweigh the size that is said with it."""
    assert "SAV-1" not in _lines(_read(text))


@pytest.mark.parametrize("text", ["2 Eimer 10 l", "2 cubos de 10 litros", "2 seaux de 10 litres"])
def test_a_word_for_a_pack_with_a_size_may_be_the_thing(text: str) -> None:
    """A bucket is a pack elsewhere; with nothing but a size behind it, it is what this shop sells."""
    assert _lines(_read(text)) == {"SEA-10": (Decimal(2), "each")}


@pytest.mark.parametrize("text", ["des cahiers A5 x20", "il me faut des cahiers A5, 20", "some cahiers A5 x 20"])
def test_a_number_behind_outweighs_some(text: str) -> None:
    """`Some` counts nothing where a number follows."""
    assert _lines(_read(text)) == {"CAH-A5": (Decimal(20), "each")}


@pytest.mark.parametrize(
    "text",
    [
        "une commande de 12 ciseaux",
        "hola, quería hacerles un pedido de 12 tijeras por favor",
        "an order of 12 ciseaux please",
    ],
)
def test_an_order_of_things_counts_the_things(text: str) -> None:
    """The article of the order is no quantity."""
    assert _lines(_read(text)) == {"CIS": (Decimal(12), "each")}


@pytest.mark.parametrize("text", ["umas dezenas de velas", "some dozens of bougies", "ein paar Dutzend Bougies"])
def test_dozens_of_no_certain_number_are_asked(text: str) -> None:
    """Nothing that was counted vaguely vanishes."""
    read = _read(f"{text}, 2 ciseaux")
    assert _lines(read) == {"CIS": (Decimal(2), "each")}
    assert [ask.about for ask in read.must_ask] == ["quantity"]


def test_a_number_of_a_name_is_no_quantity() -> None:
    """`SPF 50` beside a quantity is the name; the sun in it is no Sunday."""
    read = _read("two of the SPF 50 sun milks please")
    assert _lines(read) == {"LAI-50": (Decimal(2), "each")}
    assert read.requested_date is None


def test_words_joined_by_hyphens_are_one_word() -> None:
    """The parts of `roll-on` are neither a roll nor a preposition."""
    assert _lines(_read("déodorant roll-on x2, 3 ciseaux")) == {
        "DEO": (Decimal(2), "each"),
        "CIS": (Decimal(3), "each"),
    }


@pytest.mark.parametrize("text", ["my sister comes with her 3 girls, so 2 ciseaux", "pour nos 12 salariés, 2 ciseaux"])
def test_what_somebody_has_is_no_order(text: str) -> None:
    """A number behind a possessive counts people or animals, not goods."""
    read = _read(text)
    assert _lines(read) == {"CIS": (Decimal(2), "each")}
    assert read.unknown == ()


def test_a_price_with_its_unit_says_nothing_of_the_thing() -> None:
    """`c/u` and `/kg` belong to the price."""
    assert _lines(_read("2 tijeras (5,20 € c/u), 3 bougies a 0,20 €/ud")) == {
        "CIS": (Decimal(2), "each"),
        "BOU": (Decimal(3), "each"),
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [("enlève un lot d'éponges", "2"), ("quita un lote de esponjas", "2"), ("remove 2 packs of sponges", "1")],
)
def test_taking_off_some_leaves_the_rest(text: str, kept: str) -> None:
    """Fewer than stand there are taken off, and the rest stays."""
    read = _read(text, context={"draft": ORDER})
    assert _lines(read)["EPO"] == (Decimal(kept), "lot")


@pytest.mark.parametrize(
    "text", ["pode trocar os cadernos A5 por cadernos A4?", "could we swap the A5 notebooks for A4?"]
)
def test_a_question_for_a_change_is_a_change(text: str) -> None:
    """Asked politely, a change is no question about a thing."""
    read = _read(text, context={"order": ORDER})
    assert read.intent == "order.change"


@pytest.mark.parametrize(
    "text",
    [
        "me han llegado 2 cahiers rotos, ¿me los cambiáis?",
        "2 cahiers sont arrivés déchirés, vous pouvez les remplacer ?",
    ],
)
def test_what_arrived_broken_and_is_to_be_replaced_goes_back(text: str) -> None:
    """A wish for another one in place of what came broken is a return of as many as came so."""
    read = _read(text, context={"order": ORDER})
    assert read.intent == "return.request"
    assert _lines(read) == {"CAH-A5": (Decimal(2), "each")}


@pytest.mark.parametrize("text", ["y mi paquete??", "und meine Bestellung?", "et mon colis ?", "and my parcel?"])
def test_where_is_need_not_be_said(text: str) -> None:
    """A parcel named in a question and nothing else is asked for."""
    assert _read(text).intent == "order.status"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The wedding is on 5 December, please deliver the Thursday before: 200 bougies", "2026-12-03"),
        ("Das Fest ist am 5. Dezember, bitte am Donnerstag davor liefern: 200 bougies", "2026-12-03"),
        ("La fête est le 5 décembre, livrez le jeudi d'avant : 200 bougies", "2026-12-03"),
    ],
)
def test_the_weekday_before_counts_back_from_the_day_named(text: str, day: str) -> None:
    """`The Thursday before` is the last one before the day that was named."""
    assert str(_read(text).requested_date) == day


@pytest.mark.parametrize("text", ["Bestelling PO 8841: 12x ciseaux", "Order PO 8841: 12 ciseaux"])
def test_a_quantity_behind_an_order_number_is_no_second_number(text: str) -> None:
    """Only numbers of a list follow an order number."""
    read = _read(text)
    assert read.po_number == "8841"
    assert _lines(read) == {"CIS": (Decimal(12), "each")}


def test_a_street_of_the_romance_kind_is_a_place() -> None:
    """`avenida Goya 12, 3.º A` is where the goods go; its numbers are neither days nor quantities."""
    read = _read("envíen 3 tijeras a la avenida Goya 12, 3.º A, 28001 Madrid")
    assert _lines(read) == {"CIS": (Decimal(3), "each")}
    assert (read.requested_date, read.ship_to) == (None, "avenida Goya 12, 3.º A, 28001 Madrid")
