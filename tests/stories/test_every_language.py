"""A customer is heard and answered in each language, and the answers that we propose are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.queries import ListOrders
from tests.stories.counter import Counter, open_counter

SAID = {
    "de": ("Guten Tag, bitte 2 Kisten BEANS und 6 MUG, vielen Dank", "Bestätigen", "nein", "neu"),
    "fr": ("Bonjour, je voudrais 2 caisses de BEANS et 6 MUG, merci beaucoup", "Confirmer", "non", "à nouveau"),
    "es": ("Buenos días, quisiera 2 cajas de BEANS y 6 MUG, muchas gracias", "Confirmar", "no", "otra vez"),
    "it": ("Buongiorno, vorrei 2 casse di BEANS e 6 MUG, grazie mille", "Conferma", "no", "di nuovo"),
    "nl": ("Goedemorgen, graag 2 kratten BEANS en 6 MUG, dank u wel", "Bevestigen", "nee", "opnieuw"),
    "pt": ("Bom dia, queria 2 caixas de BEANS e 6 MUG, muito obrigado", "Confirmar", "não", "outra vez"),
}


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path) as found:
        yield found


@pytest.mark.parametrize("language", sorted(SAID))
def test_what_we_propose_as_an_answer_is_understood(counter: Counter, language: str) -> None:
    """The read-back is in the customer's language, and each reply that it proposes does what it says."""
    text, confirm, *_ = SAID[language]
    (read_back,) = counter.says(text)
    assert confirm in [button["label"] for button in read_back.buttons], read_back.chat
    proposed = re.findall(r'[«"„][\s]*([23][^«»"“]*?)[\s]*[»"“]', read_back.chat)
    assert proposed[0] == "2 = 24", read_back.chat
    number = counter.clerk.look(ListOrders()).items[0].number
    counter.says("2 = 24")
    assert [line.quantity for line in counter.order(number).lines] == ["2", "24"]
    assert proposed[1].startswith("2"), "only lines that there are, are named"
    counter.says(proposed[1])
    left = [line.sku for line in counter.order(number).lines if not line.cancelled]
    assert left == ["BEANS"], proposed[1]
    shorter = re.findall(r'[«"„][\s]*([0-9][^«»"“]*?)[\s]*[»"“]', counter.heard()[-1].chat)
    assert {one[0] for one in shorter} == {"1"}, "only lines that there are, are named"
    counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
    said = counter.says("OK")
    assert counter.order(number).state == "confirmed", [one.chat for one in said]
    assert counter.order(number).language == language
