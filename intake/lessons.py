"""What people teach by the way: an answer to our question, a correction of what was read. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.domain.commands import Command, DraftOrder, LineWanted, QuestionWanted, TakeStep
from core.domain.views import LineView, MessageAtDesk, OrderView, QuestionView

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words that meant an item. words: as the question had them, or where they stand in a message: its id and spans.

    instead_of: the item that was read from them before.
    """

    sku: str
    source: str
    words: str = ""
    message_id: int | None = None
    spans: Spans = ()
    instead_of: str = ""


def lessons_of(message: MessageAtDesk, commands: Sequence[Command]) -> tuple[Lesson, ...]:
    """Return what the message teaches, seen from what is done about it: the answers in it, and its corrections.

    Nobody who is not a known customer teaches anything, and nobody whose sender was found forged.
    """
    if message.conversation.customer is None or message.trust == "fail" or message.automatic:
        return ()
    made = [*_answers(message, commands)]
    if not message.action:
        made += _corrections(message, commands)
    return tuple(made)


def _answers(message: MessageAtDesk, commands: Sequence[Command]) -> list[Lesson]:
    draft = next((one for one in commands if isinstance(one, DraftOrder)), None)
    asked = [one for one in message.conversation.questions if one.about == "item" and len(one.candidates) > 1]
    if draft is None or not asked:
        return []
    standing = (
        Counter(line.sku for line in message.waiting.lines if not line.cancelled) if message.waiting else Counter()
    )
    fresh = Counter(line.sku for line in draft.lines) - standing
    made = []
    for question in asked:
        chosen = _chosen(question, fresh, draft.questions)
        if len(chosen) == 1:
            made.append(Lesson(chosen[0], "answer", question.text, question.message_id))
    return made


def _chosen(question: QuestionView, fresh: Counter[str], still: Sequence[QuestionWanted]) -> list[str]:
    skus = [sku for sku, _, _ in question.candidates]
    same = [one for one in still if one.words == question.text]
    if any(one.about == "item" for one in same):
        return []
    # Chosen, but how many is asked next: the item is known all the same.
    settled = [one.candidates[0] for one in same if len(one.candidates) == 1 and one.candidates[0] in skus]
    return settled or [sku for sku in skus if fresh[sku] > 0]


def _corrections(message: MessageAtDesk, commands: Sequence[Command]) -> list[Lesson]:
    order = message.waiting or message.binding
    for command in commands if order is not None else ():
        wanted = _whole(command)
        if order is not None and wanted and _number(command) == order.number:
            return [_corrected(line, sku, "correction") for line, sku in replaced(order, wanted)]
    return []


def _whole(command: Command) -> Sequence[LineWanted]:
    if isinstance(command, DraftOrder):
        return command.lines
    if isinstance(command, TakeStep) and command.step == "change":
        return [line for line in command.body.get("lines", ()) if isinstance(line, LineWanted)]
    return ()


def _number(command: Command) -> str:
    return command.order if isinstance(command, DraftOrder | TakeStep) else ""


def replaced(order: OrderView, wanted: Sequence[LineWanted]) -> list[tuple[LineView, str]]:
    """Return the lines that were read from words and gave way to another item in the same quantity, with its SKU."""
    gone, new = _gone(order, wanted), _new(order, wanted)
    pairs = []
    for line in gone:
        twins = [one for one in new if _as_many(line, one)]
        rivals = [one for one in gone if twins and _as_many(one, twins[0])]
        if len(twins) == len(rivals) == 1 and _from_words(line):
            pairs.append((line, twins[0].sku))
    return pairs


def put_right(order: OrderView, wanted: Sequence[LineWanted]) -> tuple[Lesson, ...]:
    """Return what a colleague teaches who gives the order these lines: one item for another, in whatever quantity."""
    gone, new = _gone(order, wanted), _new(order, wanted)
    pairs = replaced(order, wanted)
    if not pairs and len(gone) == len(new) == 1 and _from_words(gone[0]):
        pairs = [(gone[0], new[0].sku)]
    return tuple(_corrected(line, sku, "staff") for line, sku in pairs)


def _gone(order: OrderView, wanted: Sequence[LineWanted]) -> list[LineView]:
    kept = {line.sku for line in wanted}
    return [line for line in order.proposed or order.lines if not line.cancelled and line.sku not in kept]


def _new(order: OrderView, wanted: Sequence[LineWanted]) -> list[LineWanted]:
    there = {line.sku for line in order.proposed or order.lines if not line.cancelled}
    return [line for line in wanted if line.sku not in there]


def _from_words(line: LineView) -> bool:
    return bool(line.spans) and line.message_id is not None


def _as_many(line: LineView, wanted: LineWanted) -> bool:
    try:
        same = Decimal(line.quantity) == Decimal(wanted.quantity)
    except InvalidOperation:
        return False
    return same and wanted.unit in ("", line.unit)


def _corrected(line: LineView, sku: str, source: str) -> Lesson:
    return Lesson(sku, source, "", line.message_id, line.spans, line.sku)


def words_at(text: str, spans: Spans) -> str:
    """Return the words that stand at these places of a text."""
    return " ".join(" ".join(text[first:last].split()) for first, last in spans)[:400]
