"""A return's way: authorised or refused, received, inspected, resolved; receiving and giving money back are apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.commands import draft, refund
from core.commands.count import counted
from core.commands.credit import billed, by_rule, credit_units
from core.commands.returning import deadline, moved, note_return, request_return, save_and_tell
from core.commands.work import Work
from core.database import orders, returns, stock
from core.database.moments import ms
from core.domain.commands import Command, DraftOrder, LineWanted
from core.domain.guards import OrderFacts
from core.domain.lifecycles import RETURN
from core.domain.machine import advance
from core.domain.money import quantity_text
from core.domain.orders import Order, OrderLine, Source
from core.domain.returning import RefundOrder, RequestReturn, TakeRefundStep, TakeReturnStep
from core.domain.returns import (
    ASIDE,
    EXCHANGED,
    OUTCOMES,
    PLACES,
    REJUDGED,
    RESOLUTIONS,
    Return,
    ReturnLine,
    credit_of,
    inspected,
    received,
    rejudged,
    restocking_fee,
    shipping_comes_back,
)
from core.errors import Conflict, Refused

Take = Callable[[Work, Order, Return, Mapping[str, Any]], Return]


def take_return_step(work: Work, command: TakeReturnStep) -> None:
    """Take one step of a return, under its order's lock.

    Raises: Refused, or Conflict where the return has another version than expected.
    """
    order_id = returns.order_id_of(work.conn, command.number)
    order = orders.order_by(work.conn, order_id=order_id) if order_id else None
    if order is None:
        raise Refused("unknown_return", number=command.number[:20])
    order = work.order(order.number)
    asked = returns.return_by(work.conn, number=command.number)
    if asked is None:
        raise Refused("unknown_return", number=command.number[:20])
    if command.expected_version is not None and asked.version != command.expected_version:
        raise Conflict(asked.number)
    take = STEPS.get(command.step)
    if take is None:
        raise Refused("unknown_step", step=command.step[:40])
    reason = str(command.body.get("reason") or "")[:500]
    # The table speaks before anything is moved, whatever the step does.
    advance(RETURN, asked, command.step, work.actor, OrderFacts(now=work.now, actor=work.actor, reason=reason))
    after = take(work, order, asked, command.body)
    work.facts |= {"return": after.number, "state": str(after.state)}


def _reason(body: Mapping[str, Any]) -> str:
    return str(body.get("reason") or "")[:500]


def _authorise(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
    after = replace(moved(work, order, asked, "authorise", reason=_reason(body)), deadline=deadline(work), clause="")
    save_and_tell(work, order, after)
    return after


def _ended(step: str) -> Take:
    def end(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
        note_return(work, order, {one.order_line_id: {"return_requested": -one.requested} for one in asked.lines})
        after = moved(work, order, asked, step, reason=_reason(body))
        after = after.with_lines(replace(one, requested=0) for one in after.lines)
        save_and_tell(work, order, after, reason=_reason(body))
        return after

    return end


def _plain(step: str) -> Take:
    def go(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
        after = moved(work, order, asked, step, reason=_reason(body))
        after = replace(after, tracking=str(body.get("tracking") or after.tracking)[:60])
        save_and_tell(work, order, after)
        return after

    return go


def _receive(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
    """What came is counted; what did not is asked back no more. No money moves."""
    named = _counts(order, asked, body, "received")
    lines = [
        received(one, named.get(one.order_line_id, {}) if named else {"received": one.requested}) for one in asked.lines
    ]
    moves = {
        one.order_line_id: {"return_received": one.received, "return_requested": one.received - one.requested}
        for one in lines
    }
    note_return(work, order, moves)
    after = moved(work, order, asked, "receive").with_lines(lines)
    save_and_tell(work, order, after)
    return after


def _inspect(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
    """Every unit is judged: sellable goods are on hand again, the others stand aside."""
    outcome = str(body.get("outcome") or "sellable")
    if outcome not in OUTCOMES:
        raise Refused("unknown_outcome", outcome=outcome[:40])
    named = _counts(order, asked, body, outcome)
    by_id = {line.id: line for line in order.lines}
    lines = []
    for one in asked.lines:
        place = str(body.get("location") or "") or _home(work, order, by_id[one.order_line_id].sku)
        judged = named.get(one.order_line_id, {}) if named else {outcome: one.received}
        lines.append(inspected(one, judged, place))
    moves = {one.order_line_id: {"restocked": one.sellable, "written_off": one.scrap} for one in lines}
    order = note_return(work, order, moves)
    stock.lock(work.conn, {by_id[one.order_line_id].sku for one in lines})
    for one in lines:
        _put_away(work, order, asked, one, by_id[one.order_line_id].sku)
    after = moved(work, order, asked, "inspect").with_lines(lines)
    save_and_tell(work, order, after)
    return after


def _home(work: Work, order: Order, sku: str) -> str:
    left = returns.left_from(work.conn, order.id, sku)
    if left is None:
        known = stock.levels(work.conn, [sku])
        return known[0].location if known else ""
    return left


def _put_away(work: Work, order: Order, asked: Return, one: ReturnLine, sku: str) -> None:
    at = ms(work.now)
    if one.sellable:
        stock.put_back(
            work.conn, sku, one.place, one.sellable, reason="return", order_id=order.id, actor=work.actor.id, at=at
        )
    for place in PLACES:
        returns.set_aside(
            work.conn, sku, place, getattr(one, place), reason="return", return_id=asked.id, actor=work.actor.id, at=at
        )


def _rejudge(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
    """Goods that stood aside are on hand again, written off, or with the customer, who must not have been credited."""
    to, origin = str(body.get("outcome") or "sellable"), str(body.get("place") or "quarantine")
    if to not in REJUDGED or origin not in ASIDE:
        raise Refused("unknown_outcome", outcome=(to if to not in REJUDGED else origin)[:40])
    if to == "customer" and asked.credit_notes:
        raise Refused("goods_credited", number=asked.number)
    named = _counts(order, asked, body, "units")
    lines, moves = [], {}
    skus = {_line(order, one).sku for one in asked.lines}
    stock.lock(work.conn, skus)
    there = {sku: returns.aside_of(work.conn, asked.id, sku, origin) for sku in skus}
    for one in asked.lines:
        sku = _line(order, one).sku
        free = min(getattr(one, origin), one.aside, there[sku])
        units = named.get(one.order_line_id, {}).get("units", 0) if named else free
        if units > free:
            raise Refused("too_much_aside", most=quantity_text(free))
        there[sku] -= units
        lines.append(rejudged(one, units, origin, to))
        moves[one.order_line_id] = _moves_of(units, to)
        _take_from(work, order, asked, sku, units, origin, to, str(body.get("location") or one.place))
    if not any(quantity for move in moves.values() for quantity in move.values()):
        raise Refused("nothing_aside")
    note_return(work, order, moves)
    after = moved(work, order, asked, "rejudge", reason=_reason(body)).with_lines(lines)
    save_and_tell(work, order, after)
    return after


def _moves_of(units: int, to: str) -> dict[str, int]:
    if to == "customer":
        return {"return_requested": -units, "return_received": -units}
    return {"restocked" if to == "sellable" else "written_off": units}


def _take_from(
    work: Work, order: Order, asked: Return, sku: str, units: int, origin: str, to: str, place: str
) -> None:  # fmt: skip
    if units <= 0:
        return
    by = {"actor": work.actor.id, "at": ms(work.now)}
    returns.set_aside(work.conn, sku, origin, -units, reason="rejudge", return_id=asked.id, **by)
    if to == "scrap":
        returns.set_aside(work.conn, sku, "scrap", units, reason="rejudge", return_id=asked.id, **by)
    if to == "sellable":
        place = place or _home(work, order, sku)
        stock.put_back(work.conn, sku, place, units, reason="return", order_id=order.id, **by)


def _resolve(work: Work, order: Order, asked: Return, body: Mapping[str, Any]) -> Return:
    resolution = str(body.get("resolution") or "refund")
    if resolution not in RESOLUTIONS:
        raise Refused("unknown_resolution", resolution=resolution[:40])
    reason = _reason(body)
    if resolution == "reject" and not reason:
        raise Refused("reason_missing")
    asked = replace(asked, resolution=resolution)
    if resolution in ("repair", "reject"):
        asked = _send_back(work, order, asked, resolution)
    else:
        order, asked = _credit(work, order, asked)
    if resolution == "exchange":
        asked = _exchange(work, order, asked)
    if resolution == "refund" and (back := min(refund.owed(work, order), asked.refund_minor)):
        refund.queue(work, order, back, reason="return", return_id=asked.id)
        asked = replace(asked, refund_minor=back)
    else:
        asked = replace(asked, refund_minor=0)
    after = moved(work, order, asked, "resolve", reason=reason)
    save_and_tell(work, order, after, reason=reason, notes=list(after.credit_notes))
    refund.close_return(work, after.id)
    return after


def _credit(work: Work, order: Order, asked: Return) -> tuple[Order, Return]:
    units = {one.order_line_id: _creditable(order, one) for one in asked.lines}
    if not any(units.values()):
        return order, asked
    order = billed(work, order, units)
    sums = [credit_of(order, line, units[line.id]) for line in order.lines if units.get(line.id)]
    fee = restocking_fee(work.policy, asked, sum(net for net, _ in sums), sum(tax for _, tax in sums))
    as_if = order.with_lines(line.plus(credited=units.get(line.id, 0)) for line in order.lines)
    charge = (order.shipping_minor, order.shipping_tax_minor)
    shipping = charge if shipping_comes_back(work.policy, as_if, asked) else (0, 0)
    credited = credit_units(work, order, units, shipping=shipping, fee=fee, reason=f"return {asked.number}")
    return credited.order, replace(
        asked,
        credit_notes=tuple(note.name for note in credited.notes),
        refund_minor=credited.total_minor,
        fee_minor=sum(fee),
    )


def _creditable(order: Order, one: ReturnLine) -> int:
    line = _line(order, one)
    # Units that were refunded without coming back are not credited a second time.
    return max(min(one.kept, line.shipped - line.credited), 0)


def _send_back(work: Work, order: Order, asked: Return, reason: str) -> Return:
    """Goods that were repaired or not accepted go to the customer again, who keeps them."""
    lines = []
    for one in asked.lines:
        if one.sellable or one.scrap:
            raise Refused("goods_gone", position=_line(order, one).position)
        lines.append(replace(one, sent_back=one.repair + one.quarantine))
        for place in ("repair", "quarantine"):
            returns.set_aside(
                work.conn, _line(order, one).sku, place, -getattr(one, place), reason=reason, return_id=asked.id,
                actor=work.actor.id, at=ms(work.now),
            )  # fmt: skip
    gone = {one.order_line_id: {"return_requested": -one.sent_back, "return_received": -one.sent_back} for one in lines}
    note_return(work, order, gone)
    return asked.with_lines(lines)


def _exchange(work: Work, order: Order, asked: Return) -> Return:
    """The same goods once more, as a draft of their own that is priced and read back as any order."""
    kept = [(_line(order, one), one.kept) for one in asked.lines if one.kept]
    if not kept:
        raise Refused("nothing_to_return")
    source = Source(EXCHANGED, asked.number)
    wanted = tuple(
        LineWanted(line.sku, quantity_text(units), options=dict(line.options), part_number=line.part_number)
        for line, units in kept
    )
    before = {one.number for one in work.touched()}
    with by_rule(work):
        draft.draft_order(
            work,
            DraftOrder(
                source, wanted, conversation_id=asked.conversation_id, customer_id=order.customer_id,
                ship_to=order.ship_to, shipping_method=order.shipping_method, language=order.language,
                note=asked.number, verified=True,
            ),
        )  # fmt: skip
    note_return(work, order, {line.id: {"replaced": units} for line, units in kept})
    made = next((one.number for one in work.touched() if one.number not in before), "")
    return replace(asked, exchange=made)


def _line(order: Order, one: ReturnLine) -> OrderLine:
    return next(line for line in order.lines if line.id == one.order_line_id)


def _counts(order: Order, asked: Return, body: Mapping[str, Any], plain: str) -> dict[int, dict[str, int]]:
    """Return order line id -> what was counted; a bare quantity counts as `plain`. Empty where nothing is named.

    Raises: Refused with `unknown_line`, `bad_line` or `bad_quantity`.
    """
    named = body.get("lines") or {}
    if not isinstance(named, Mapping):
        raise Refused("bad_line")
    mine = {str(_line(order, one).position): one.order_line_id for one in asked.lines}
    found: dict[int, dict[str, int]] = {}
    for position, said in named.items():
        if str(position) not in mine:
            raise Refused("unknown_line", line=str(position)[:20])
        of_line = said if isinstance(said, Mapping) else {plain: said}
        found[mine[str(position)]] = {str(name): counted(str(quantity)) for name, quantity in of_line.items()}
    return found


STEPS: Mapping[str, Take] = {
    "authorise": _authorise,
    "refuse": _ended("refuse"),
    "refer": _plain("refer"),
    "scan": _plain("scan"),
    "receive": _receive,
    "inspect": _inspect,
    "rejudge": _rejudge,
    "resolve": _resolve,
    "close": _plain("close"),
    "cancel": _ended("cancel"),
    "expire": _ended("expire"),
}

HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    RequestReturn: request_return,
    TakeReturnStep: take_return_step,
    RefundOrder: refund.refund_order,
    TakeRefundStep: refund.take_refund_step,
}
"""What carries out the commands about returns and refunds."""
