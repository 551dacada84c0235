"""What teaches and what does not: answers, corrections, a colleague's changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.database.engine import Database, count_statements
from core.domain.commands import DraftOrder, LineWanted, QuestionWanted, TakeStep
from core.domain.money import Money
from core.domain.orders import Source
from core.domain.views import ConversationView, CustomerView, LineView, MessageAtDesk, OrderView, QuestionView
from intake.lessons import Lesson, lessons_of, put_right, words_at
from tests.shop import MORNING
from tests.stories.counter import open_counter

NOTHING = Money(0, "EUR")
ASKED = QuestionView(5, "item", "40 lids", (("LID-48", "Lid 48", ""), ("LID-63", "Lid 63", "")), message_id=11)


def line(sku: str, quantity: str = "3", *, position: int = 1, spans: Any = ((0, 6),), unit: str = "each") -> LineView:
    """Return a line that was read from the first words of message 11."""
    return LineView(
        position, position, sku, sku, "", quantity, unit, quantity, unit, "1", NOTHING, NOTHING, NOTHING, "0",
        spans=spans, message_id=11 if spans else None,
    )  # fmt: skip


def order(*lines: LineView, state: str = "quoted") -> OrderView:
    """Return an order of these lines."""
    money = {name: NOTHING for name in ("goods", "shipping", "tax", "total", "paid", "invoiced")}
    return OrderView(1, "O-26-AAAAA", state, 1, "email", "x", 0, "EUR", lines, facets={}, placed_at=MORNING, **money)


def message(*, questions: Any = (), waiting: OrderView | None = None, known: bool = True, **more: Any) -> MessageAtDesk:
    """Return a message at the desk."""
    customer = CustomerView(7, "Ann") if known else None
    talk = ConversationView(1, "email", "t", "a@c.example", "", "", "en", False, customer, waiting, questions)
    facts: dict[str, Any] = {"action": "", **more}
    return MessageAtDesk(
        12, "received", "email", "m", talk, "a", "", "", "text", "", received_at=MORNING, waiting=waiting, **facts
    )


def draft(*skus: str, questions: tuple[QuestionWanted, ...] = (), quantity: str = "3") -> tuple[DraftOrder, ...]:
    """Return what gives the waiting order lines of these items."""
    lines = tuple(LineWanted(sku, quantity) for sku in skus)
    return (DraftOrder(Source("email", "x"), lines, order="O-26-AAAAA", questions=questions),)


def test_the_candidate_that_was_chosen_is_what_the_words_meant() -> None:
    """By letter, by button or in words: what counts is the new line among the candidates."""
    chosen = (Lesson("LID-63", "answer", "40 lids", 11),)
    assert lessons_of(message(questions=(ASKED,), waiting=order()), draft("LID-63")) == chosen
    assert lessons_of(message(questions=(ASKED,), waiting=order(), action="answer:5:LID-63"), draft("LID-63")) == chosen
    with_both = message(questions=(ASKED,), waiting=order(line("LID-63")))
    assert lessons_of(with_both, draft("LID-63", "LID-63")) == chosen


def test_chosen_but_how_many_is_asked_next_teaches_all_the_same() -> None:
    """The item is known, only the number is not."""
    still = (QuestionWanted("quantity", "40 lids", ("LID-48",)),)
    assert lessons_of(message(questions=(ASKED,), waiting=order()), draft(questions=still)) == (
        Lesson("LID-48", "answer", "40 lids", 11),
    )


def test_no_choice_or_both_teach_nothing() -> None:
    """Neither, both, something else, or asked once more."""
    waits = message(questions=(ASKED,), waiting=order())
    again = (QuestionWanted("item", "40 lids", ("LID-48", "LID-63")),)
    for made in (draft(), draft("MUG"), draft("LID-48", "LID-63"), draft("LID-48", questions=again), ()):
        assert lessons_of(waits, made) == ()


def test_strangers_forged_senders_and_machines_teach_nothing() -> None:
    """Whose words they would be is not known, or must not be believed."""
    for more in ({"known": False}, {"trust": "fail"}, {"automatic": True}):
        assert lessons_of(message(questions=(ASKED,), waiting=order(), **more), draft("LID-63")) == ()


def test_an_item_in_the_place_of_another_is_a_correction() -> None:
    """In the same quantity, in a draft or in a binding order's change; both items are named."""
    lesson = (Lesson("MUG", "correction", "", 11, ((0, 6),), "CUP"),)
    assert lessons_of(message(waiting=order(line("CUP"))), draft("MUG")) == lesson
    change = TakeStep("O-26-AAAAA", "change", {"lines": [LineWanted("MUG", "3")]})
    assert lessons_of(message(binding=order(line("CUP"), state="confirmed")), (change,)) == lesson


def test_other_changes_are_no_corrections() -> None:
    """Another quantity, more of it, less of it, two for one, a line nobody wrote, a button."""
    cup = order(line("CUP"))
    two = order(line("CUP"), line("TEA", position=2, spans=((8, 11),)))
    for waiting, made in (
        (cup, draft("MUG", quantity="4")),
        (cup, draft("CUP", "MUG")),
        (two, draft("TEA")),
        (two, draft("MUG")),
        (cup, draft("MUG", "BOWL")),
        (order(line("CUP", spans=())), draft("MUG")),
        (order(line("CUP", unit="box")), (DraftOrder(Source("email", "x"), (LineWanted("MUG", "3", "each"),)),)),
    ):
        assert lessons_of(message(waiting=waiting), made) == (), made
    assert lessons_of(message(waiting=cup, action="remove:1"), draft("MUG")) == ()


def test_a_colleague_may_change_the_quantity_too() -> None:
    """One line for one line is a correction whatever the number; several for several only where the numbers tell."""
    assert put_right(order(line("CUP")), [LineWanted("MUG", "9")]) == (
        Lesson("MUG", "staff", "", 11, ((0, 6),), "CUP"),
    )
    both = order(line("CUP"), line("TEA", "8", position=2))
    assert put_right(both, [LineWanted("MUG", "1"), LineWanted("BOWL", "1")]) == ()
    taught = put_right(both, [LineWanted("MUG", "3"), LineWanted("BOWL", "8")])
    assert [(one.instead_of, one.sku) for one in taught] == [("CUP", "MUG"), ("TEA", "BOWL")]


def test_words_are_cut_from_their_places() -> None:
    """Places beyond the text cut nothing off and break nothing."""
    assert words_at("3 big\n cups and tea", ((2, 11), (16, 99))) == "big cups tea"
    assert words_at("", ((2, 11),)) == ""


def test_what_teaches_nothing_costs_no_statement(database: Database, tmp_path: Path) -> None:
    """Learning is free for the orders from which nothing is learned."""
    with open_counter(database, tmp_path) as counter, count_statements(database) as counted:
        learner = counter.shop.learner
        assert learner.proposals(message(waiting=order()), draft("MUG")) == ()
        assert learner.corrections(order(line("CUP")), [LineWanted("CUP", "9")]) == ()
    assert [one for one in counted.statements if "SELECT" in one and "dbos" not in one] == []
