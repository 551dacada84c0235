"""Lines of a draft: from what was read, from what stands there, from an answer. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from core.domain.commands import LineWanted, QuestionWanted
from core.domain.views import LineView, OrderView, QuestionView
from intake.answers import DROP
from intake.replies import countable
from intake.understanding import Ask, LineRead, line_to_json


def lines_wanted(lines: Sequence[LineRead]) -> tuple[LineWanted, ...]:
    """Return lines as the engine read them."""
    return tuple(_wanted(line_to_json(line)) for line in lines)


def _wanted(line: Mapping[str, Any]) -> LineWanted:
    return LineWanted(
        sku=line["sku"],
        quantity=str(line["quantity"]),
        unit=line.get("unit") or "",
        options={name: list(values) for name, values in (line.get("options") or {}).items()},
        spans=tuple((first, last) for first, last in line.get("spans") or ()),
        confidence=float(line.get("confidence", 1.0)),
    )


def draft_lines(order: OrderView | None, last: Sequence[Mapping[str, Any]] = ()) -> tuple[LineWanted, ...]:
    """Return the lines that stand in an order, or those of the last one."""
    if order is None:
        return tuple(_wanted(line) for line in last)
    return tuple(as_wanted(line) for line in order.lines if not line.cancelled)


def as_wanted(line: LineView, quantity: str = "") -> LineWanted:
    """Return a line as it stands, with another quantity where one is given."""
    return LineWanted(
        sku=line.sku,
        quantity=quantity or line.quantity,
        unit=line.unit,
        options=dict(line.raw_options),
        spans=line.spans,
        confidence=line.confidence,
        part_number=line.part_number,
    )


def without_or_with(lines: Sequence[LineView], quantities: Mapping[str, str]) -> tuple[LineWanted, ...] | None:
    """Return the lines with new quantities by position; 0 removes. None where a quantity is no number."""
    made = []
    for line in lines:
        if line.cancelled:
            continue
        text = quantities.get(str(line.position))
        if text is None:
            made.append(as_wanted(line))
            continue
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
        if not countable(number):
            return None
        if number > 0:
            made.append(as_wanted(line, f"{number:f}"))
    return tuple(made)


def questions_wanted(asks: Sequence[Ask]) -> tuple[QuestionWanted, ...]:
    """Return what the engine wants to be asked, with what it knows already."""
    return tuple(
        QuestionWanted(
            about=ask.about,
            words=ask.text[:300],
            candidates=tuple(ask.candidates[:12]),
            details={
                "quantity": "" if ask.quantity is None else format(ask.quantity, "f"),
                "unit": ask.unit,
                "option": ask.option,
                **({"offered": [list(one) for one in ask.offered]} if ask.offered else {}),
            },
        )
        for ask in asks
    )


def answered(
    questions: Sequence[QuestionView], values: Mapping[str, str], unsaid: Callable[[LineWanted], str]
) -> tuple[list[LineWanted], list[QuestionWanted]]:
    """Return the lines that answers complete, and the questions that stay or arise.

    values: question id -> answer. unsaid: the option that a line must still say; "" where it says all.
    """
    lines: list[LineWanted] = []
    left: list[QuestionWanted] = []
    for question in questions:
        if question.about == "repeat":
            continue
        value = values.get(str(question.id), "").strip()
        if value == DROP:
            continue
        made = _completed(question, value) if value else None
        if isinstance(made, LineWanted) and (option := unsaid(made)):
            made = _which(question, made, option)
        if isinstance(made, LineWanted):
            lines.append(made)
        else:
            left.append(made or again(question))
    return lines, left


def unsaid_option(line: LineWanted, items: Sequence[Mapping[str, Any]]) -> str:
    """Return the first option that the line's item must have and the line does not say; "" where there is none."""
    options = next((item.get("options") or () for item in items if item["sku"] == line.sku), ())
    for option in options:
        if option.get("required") and option.get("default") is None and not line.options.get(option["name"]):
            return str(option["name"])
    return ""


def _which(question: QuestionView, line: LineWanted, option: str) -> QuestionWanted:
    details = {"sku": line.sku, "quantity": line.quantity, "unit": line.unit, "options": dict(line.options)}
    return QuestionWanted("option", question.text, (line.sku,), details | {"option": option})


def _completed(question: QuestionView, value: str) -> LineWanted | QuestionWanted | None:
    details = dict(question.details)
    skus = [sku for sku, _, _ in question.candidates]
    if question.about == "item":
        if value not in skus:
            return None
        details["sku"] = value
    elif question.about == "option" and question.option:
        details["options"] = {**details.get("options", {}), question.option: [{"value": _choice(question, value)}]}
    elif question.about in ("quantity", "unit"):
        details |= _amount(question.about, value, details)
    else:
        return None
    sku = details.get("sku") or (skus[0] if len(skus) == 1 else "")
    if not sku:
        return None
    if not details.get("quantity"):
        return QuestionWanted("quantity", question.text, (sku,), details)
    return LineWanted(sku, str(details["quantity"]), details.get("unit") or "", details.get("options") or {})


def _amount(about: str, value: str, details: Mapping[str, Any]) -> dict[str, str]:
    number, _, unit = value.partition(" ")
    if unit and not details.get("quantity"):
        return {"quantity": number, "unit": unit}
    return {about: unit if about == "unit" and unit else number}


def _choice(question: QuestionView, value: str) -> str:
    known = dict(zip(question.choices, question.choice_ids, strict=False))
    return known.get(value, value)


def standing(questions: Sequence[QuestionView]) -> tuple[QuestionWanted, ...]:
    """Return the open questions as they are put once more; whether an order was sent twice is asked only once."""
    return tuple(again(one) for one in questions if one.about != "repeat")


def again(question: QuestionView) -> QuestionWanted:
    """Return the question to be put once more."""
    return QuestionWanted(
        question.about, question.text, tuple(sku for sku, _, _ in question.candidates), dict(question.details)
    )
