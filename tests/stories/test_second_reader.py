"""A shop that set up a model: it settles a question, and the customer still reads the line back before it binds."""

from __future__ import annotations

from pathlib import Path

from core.database.engine import Database
from core.database.imports import _item_row
from core.database.tables.catalogue import items
from core.domain.queries import ReadConversation
from core.ports import InboundMessage
from intake.desk import Desk
from intake.extractor import ModelExtractor
from intake.reader import Reader
from tests.intake.test_second_reading import Model, model
from tests.stories.counter import Counter, open_counter

__all__ = ["model"]

KITES = (
    {"sku": "KITE-R", "name": "Stunt kite red", "unit": "each", "price": "19.00"},
    {"sku": "KITE-B", "name": "Stunt kite blue", "unit": "each", "price": "19.00"},
)


def _says(counter: Counter, desk: Desk, text: str) -> list[str]:
    message = InboundMessage("webchat", f"id-{text}", "chat-4", "chat-4", text, counter.clock.now())
    received = counter.clerk.receive(message)
    desk.job(str(received.id))
    desk.close()
    talk = counter.clerk.look(ReadConversation(received.conversation_id))
    return [one.text for one in talk if one.direction == "out"]


def test_what_the_model_settles_is_read_back_and_not_asked(database: Database, tmp_path: Path, model: Model) -> None:
    """The customer sees the item that the model chose in the read-back, and nothing binds before they agree."""
    model.lines({"words": "3 stunt kites", "sku": "KITE-R", "quantity": "3"})
    with open_counter(database, tmp_path) as counter:
        with database.write() as conn:
            conn.execute(items.insert(), [_item_row(dict(one), 9) for one in KITES])
        reader = Reader(counter.clerk, extractor=ModelExtractor(model.url, "small"))
        (answer,) = _says(counter, Desk(counter.clerk, reader, threads=1), "3 stunt kites, fire engine colour")
    assert "Stunt kite red" in answer and "57.00" in answer
    assert len(model.asked) == 1
