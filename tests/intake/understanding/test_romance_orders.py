"""Orders as people of the Romance languages write them, in a shop invented for it."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json


def _item(sku: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": list(aliases), "category": "Cose", "unit": "pezzo", "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


def _option(name: str, *values: str) -> dict[str, Any]:
    made = {"name": name, "required": True, "multiple": False, "removable": False, "default": None}
    return {**made, "values": [{"id": value, "aliases": []} for value in values]}


SHOP = {
    "name": "Filati Rosetta",
    "currency": "EUR",
    "language": "it",
    "items": [
        _item("GOM", "Gomitolo merino", options=[_option("tinta", "12", "27", "41")]),
        _item("FER", "Ferri circolari bambù", packs=[{"unit": "confezione", "contains": "3"}]),
        _item("BOT", "Bottoni madreperla"),
        _item("FOR", "Forbici da ricamo"),
        _item("CER", "Cerniera lampo"),
        _item("FIL", "Rosetta filo da ricamo seta", options=[_option("colore", "rosso", "filo grezzo")]),
        _item("LA2", "Lana da feltro 200 g"),
        _item("LA5", "Lana da feltro 500 g"),
        _item("AGC", "Aghi da cucito corti"),
        _item("AGL", "Aghi da cucito lunghi"),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop for people who knit."""
    return Engine(catalogue_from_json(SHOP))


def understand(engine: Engine, text: str, **context: Any) -> Any:
    request = {"id": "1", "text": text, "channel": "email", "received": "2026-11-18T09:00:00+00:00", **context}
    return engine.understand(request_from_json(request))


def lines_of(found: Any) -> list[tuple[Any, ...]]:
    made = [
        (line.sku, int(line.quantity), *(one.value for chosen in line.options.values() for one in chosen))
        for line in found.lines
    ]
    return sorted(made)


def _line(sku: str, quantity: str, **options: str) -> dict[str, Any]:
    return {"sku": sku, "quantity": quantity, "unit": "pezzo", "options": options}


@pytest.mark.parametrize(
    ("note", "head"),
    [
        ("Ordina questo, per favore.\nPia", "----- Messaggio inoltrato -----"),
        ("Pedid esto, gracias.\nPia", "----- Mensaje reenviado -----"),
        ("Merci de commander ce qui suit.\nPia", "----- Message transféré -----"),
        ("Podes tratar disto?\nPia", "----- Mensagem encaminhada -----"),
    ],
)
def test_a_forwarded_list_is_the_order(engine: Engine, note: str, head: str) -> None:
    """What is forwarded with a short note above it is ordered."""
    text = f"{note}\n\n{head}\nDa: Ugo\nA: Pia\nOggetto: merceria\n\n4 forbici da ricamo e 2 cerniera lampo"
    assert lines_of(understand(engine, text)) == [("CER", 2), ("FOR", 4)]


@pytest.mark.parametrize(
    "text", ["un gomitolo merino tinta 27", "un ovillo merino, tono 27", "une pelote merino teinte 27"]
)
def test_a_number_behind_a_word_for_shades_is_a_value(engine: Engine, text: str) -> None:
    """A number that follows shade, tone or tint in any language is a value and no quantity."""
    found = understand(engine, text)
    assert not [line for line in found.lines if line.quantity != 1]
    assert ("GOM", 1, "27") in lines_of(found) or found.unknown or found.must_ask


def test_another_with_a_strange_value_is_asked(engine: Engine) -> None:
    """One more of the same thing in a value that it does not have is asked about."""
    found = understand(engine, "un gomitolo merino tinta 12 e un altro tinta turchese")
    assert lines_of(found) == [("GOM", 1, "12")]
    assert [ask.about for ask in found.must_ask] == ["option"]


def test_a_number_goes_to_the_strange_thing_before_it(engine: Engine) -> None:
    """In a list with the numbers behind, a thing that is not sold keeps its own number."""
    found = understand(engine, "- forbici da ricamo: 2\n- colla vinavil: 5 pezzi")
    assert lines_of(found) == [("FOR", 2)]
    assert found.unknown == ("colla vinavil",)


@pytest.mark.parametrize(
    "text",
    ["6 bottoni madreperla invece di 4", "6 bottoni madreperla al posto di 4", "6 bottoni madreperla instead of 4"],
)
def test_a_new_number_stands_for_the_old_one(engine: Engine, text: str) -> None:
    """`6 instead of 4` sets the number of a draft and adds nothing."""
    found = understand(engine, text, context={"draft": [_line("BOT", "4"), _line("FOR", "1")]})
    assert lines_of(found) == [("BOT", 6), ("FOR", 1)]


def test_an_answer_may_order_more(engine: Engine) -> None:
    """A choice that was asked for and more things named in full are read side by side."""
    found = understand(
        engine,
        "quelli lunghi, e aggiungi 2 forbici da ricamo",
        channel="chat",
        context={"asked": "5 aghi da cucito: corti o lunghi?"},
    )
    assert lines_of(found) == [("AGL", 5), ("FOR", 2)]


@pytest.mark.parametrize("text", ["2 confezioni da 3 ferri circolari bambù", "2 confezioni di 3 ferri circolari"])
def test_what_a_pack_holds_is_no_name(engine: Engine, text: str) -> None:
    """A number between the pack and the thing says what the pack holds."""
    found = understand(engine, text)
    assert [(line.sku, int(line.quantity), line.unit) for line in found.lines] == [("FER", 2, "confezione")]


def test_a_greeting_names_no_day(engine: Engine) -> None:
    """`Guten Morgen` does not ask for delivery tomorrow."""
    assert understand(engine, "Guten Morgen, bitte 3 Forbici da ricamo").requested_date is None


@pytest.mark.parametrize("text", ["aspettiamo 20 bambini", "nous accueillons 14 bébés", "seremos 12 comensales"])
def test_people_are_not_ordered(engine: Engine, text: str) -> None:
    """How many people come is no order line."""
    found = understand(engine, f"{text}. 2 forbici da ricamo per favore")
    assert lines_of(found) == [("FOR", 2)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 forbici da ricamo per venerdì", "2026-11-20"),
        ("3 forbici da ricamo per venerdì prossimo", "2026-11-27"),
        ("3 forbici da ricamo il giorno prima di venerdì 27", "2026-11-26"),
        ("3 tijeras para el primero de diciembre", "2026-12-01"),
        ("3 tijeras a más tardar el lunes 30", "2026-11-30"),
        ("3 tijeras para la semana que viene, el martes", "2026-11-24"),
        ("3 ciseaux pour le premier décembre", "2026-12-01"),
        ("3 ciseaux d'ici jeudi en huit", "2026-11-26"),
        ("3 ciseaux, la veille de vendredi", "2026-11-19"),
        ("3 tesouras depois de amanhã", "2026-11-20"),
        ("3 tesouras na segunda", "2026-11-23"),
        ("3 tesouras daqui a 3 dias", "2026-11-21"),
    ],
)
def test_days_in_romance_words(engine: Engine, text: str, day: str) -> None:
    """Days are read as they are said, numbers behind weekdays among them."""
    found = understand(engine, text)
    assert (str(found.requested_date), lines_of(found)) == (day, [("FOR", 3)])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ODA 2026-17: 3 forbici da ricamo", "2026-17"),
        ("3 forbici da ricamo, ns. rif. OD-88", "OD-88"),
        ("3 tijeras (ref. nuestra 88-B)", "88-B"),
        ("Nuestro pedido de compra: PC-2026/118. 3 tijeras", "PC-2026/118"),
        ("3 ciseaux, notre réf. 2026-55", "2026-55"),
        ("Bon de commande BC-4471 : 3 ciseaux", "BC-4471"),
        ("3 tesouras, requisição n.º 5512", "5512"),
        ("3 tijeras. CIF B12345678", None),
        ("3 tesouras. NIF 509123456", None),
        ("3 forbici da ricamo. P.IVA 01234567890", None),
        ("3 ciseaux. SIRET 12345678900011", None),
    ],
)
def test_order_numbers_and_tax_numbers(engine: Engine, text: str, number: str | None) -> None:
    """The customer's own order number is taken, a tax or company number is not."""
    found = understand(engine, text)
    assert (found.po_number, lines_of(found)) == (number, [("FOR", 3)])


def test_a_value_takes_the_place_of_another(engine: Engine) -> None:
    """`shade 12 for 41` changes the value of the line that has the first."""
    order = [_line("GOM", "5", tinta="12"), _line("GOM", "2", tinta="27")]
    found = understand(engine, "cambiate la tinta 12 con la 41", context={"order": order})
    assert lines_of(found) == [("GOM", 2, "27"), ("GOM", 5, "41")]


def test_what_is_said_by_the_way_in_brackets_is_no_news(engine: Engine) -> None:
    """A price paid before, in brackets behind a thing, does not turn an order into a notice of payment."""
    found = understand(engine, "3 forbici da ricamo (last time I paid 7.50 each)", channel="chat")
    assert lines_of(found) == [("FOR", 3)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("3 ciseaux pour Sat 5 December", "2026-12-05"), ("3 scissors, Friday 27.11.", "2026-11-27")],
)
def test_a_month_behind_the_number_counts(engine: Engine, text: str, day: str) -> None:
    """A weekday with a number and a month is that day of that month."""
    assert str(understand(engine, text).requested_date) == day


def test_small_words_inside_a_name_do_not_cut_it(engine: Engine) -> None:
    """Two words that a small word joins in a name are one thing, even where the first is a value elsewhere."""
    assert lines_of(understand(engine, "2 filo da ricamo rosso")) == [("FIL", 2, "rosso")]


def test_the_first_of_two_numbers_is_the_size(engine: Engine) -> None:
    """`lana da feltro, la 500 - 3`: the size tells the thing apart, the last number counts it."""
    assert lines_of(understand(engine, "- lana da feltro, la 500 - 3\n- cerniera lampo - 1")) == [
        ("CER", 1),
        ("LA5", 3),
    ]


@pytest.mark.parametrize(
    "text", ["mille grazie di tutto, i bottoni splendidi!", "muchas gracias por todo, los botones preciosos!"]
)
def test_praise_orders_nothing(engine: Engine, text: str) -> None:
    """A thing that is only thanked for is not ordered."""
    found = understand(engine, text, channel="chat")
    assert (found.intent, found.lines, found.must_ask) == ("smalltalk", (), ())


def test_a_thing_of_the_order_goes_back_by_its_word(engine: Engine) -> None:
    """What goes back is found among the things of the order, however it is complained about."""
    found = understand(
        engine,
        "Le forbici cigolano come un cancello. Vorrei restituirle ed essere rimborsata.",
        context={"order": [_line("FOR", "1"), _line("BOT", "8")]},
    )
    assert (found.intent, lines_of(found)) == ("return.request", [("FOR", 1)])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("une dizaine de ciseaux", 10),
        ("una ventina di forbici da ricamo", 20),
        ("un centenar de tijeras", 100),
        ("medio centenar de tijeras", 50),
        ("uma centena de tesouras", 100),
    ],
)
def test_collective_numbers(engine: Engine, text: str, count: int) -> None:
    """Words for about ten, twenty or a hundred are those numbers."""
    assert lines_of(understand(engine, text)) == [("FOR", count)]
