"""Change a binding order: proposed, read back, then applied or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from core.commands import autonomy
from core.commands.confirm import confirm_facts, shortage_facts
from core.commands.draft import draft_order
from core.commands.lines import below_all, order_lines, waits
from core.commands.listed import kept_back, listed
from core.commands.work import Work
from core.database import facts, stock
from core.database.access import approvers, still_decides
from core.domain.commands import DraftOrder, LineWanted
from core.domain.orders import BINDING, Order, OrderLine, preview_of
from core.domain.pricing import priced
from core.domain.rules import ApprovalRule
from core.errors import BadInput, Refused


def change(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Propose the lines of `body`: an order that does not bind yet gets them at once, a binding one is read back."""
    lines = body.get("lines") or ()
    if not isinstance(lines, list | tuple):
        raise Refused("bad_line")
    wanted = tuple(_wanted(line) for line in lines)
    if not wanted:
        raise Refused("no_lines")
    before = (order.proposed or {}).get("requested_on")
    requested_on = _day(body.get("requested_on") or before or None)
    if order.state not in BINDING:
        draft_order(
            work,
            DraftOrder(order.source, wanted, order=order.number, message_id=work.message_id, requested_on=requested_on),
        )
        return work.order(order.number)
    proposed: dict[str, Any] = {
        "lines": [asdict(line) for line in wanted],
        "requested_on": requested_on and str(requested_on),
    }
    preview, _ = changed(work, order, proposed)
    if _same_wishes(order, preview):
        if order.proposed is not None:
            # Wished back to what stands: the proposal must not wait for a word that now means something else.
            return decline_change(work, order, {})
        raise Refused("nothing_to_change")
    proposed |= {"total": preview.totals.total.minor, "preview": preview_of(preview), "by": work.actor.id}
    said: dict[str, Any] = {"proposed": preview, "by": work.actor.id}
    if isinstance(body.get("touched"), Mapping):
        said["touched"] = dict(body["touched"])
    return work.step(order, "change", work.order_facts(), said=said, proposed=proposed)


def _same_wishes(order: Order, preview: Order) -> bool:
    due = [(line.id, line.due) for line in order.lines]
    return due == [(line.id, line.due) for line in preview.lines] and order.requested_on == preview.requested_on


def apply_change(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Apply the proposed change: more is reserved, less is released, all in this transaction."""
    after, wants = changed(work, order, order.proposed or {})
    if (order.proposed or {}).get("total", after.totals.total.minor) != after.totals.total.minor:
        # A price moved since the read-back: nobody is bound to a sum that they have not seen.
        raise Refused("changed_meanwhile")
    # All levels are locked in one go and in order, those that get units back too, or two changes could cross.
    stock.lock(work.conn, [line.sku for line in after.lines])
    held, shortages = work.hold(order, wants)
    known = replace(
        confirm_facts(work, order, approvals=_new_approvals(work, order, after)),
        shortages=shortage_facts(after, shortages),
    )
    lines = after.lines
    if not shortages:
        lines = tuple(
            line.plus(reserved=got.reserved, backordered=got.backordered) if (got := held.get(line.id)) else line
            for line in lines
        )
    released = {
        old.id: old.reserved - new.reserved
        for old in order.lines
        for new in after.lines
        if new.id == old.id and new.reserved < old.reserved
    }
    if any(line.backordered for line in lines):
        after = _priced(work, after.with_lines(lines), wait_days=waits(work, after.with_lines(lines)))
    order = work.step(
        order, "apply_change", known, lines=lines, proposed=None, requested_on=after.requested_on,
        shipping_minor=after.shipping_minor, shipping_tax_minor=after.shipping_tax_minor,
        shipping_method=after.shipping_method, shipping_name=after.shipping_name, promised_on=after.promised_on,
    )  # fmt: skip
    stock.release(work.conn, released)
    autonomy.correct(work, order, "change")
    return order


def decline_change(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Drop the proposed change; the order stands as it was."""
    return work.step(order, "decline_change", work.order_facts(), proposed=None)


def changed(work: Work, order: Order, proposed: Mapping[str, Any]) -> tuple[Order, list[stock.Want]]:
    """Return the order as the change would make it, before stock is asked, and what it would need of stock."""
    wanted = [_wanted(line) for line in proposed.get("lines", ())]
    channel = order.source.channel
    asked = order_lines(
        work,
        wanted if work.by_staff() else listed(work, channel, wanted),
        customer_id=order.customer_id,
        message_id=work.message_id,
        channel=channel,
    )
    lines = list(_matched(order.lines, asked))
    items = work.items([line.sku for line in lines])
    back = kept_back(work, order)
    wants = [
        stock.Want(line.id, line.sku, missing, work.policy.backorders or items[line.sku].backorder, back)
        for line in lines
        if (missing := line.unshipped - line.reserved - line.backordered) > 0
    ]
    made = replace(order, lines=tuple(lines), requested_on=_day(proposed.get("requested_on")) or order.requested_on)
    after = _priced(work, made)
    if after.totals.total.minor < order.paid_minor:
        # What is paid beyond must be given back, which a person does.
        raise Refused("already_paid")
    return after, wants


def _priced(work: Work, order: Order, wait_days: int = 0) -> Order:
    after = priced(order, work.policy, work.now, wait_days=wait_days, method=order.shipping_method)
    if any(line.invoiced for line in order.lines):
        # What is billed stands: another charge for shipping would be on no invoice.
        return replace(order, promised_on=after.promised_on)
    return replace(after, prices_include_tax=order.prices_include_tax)


def _new_approvals(work: Work, before: Order, after: Order) -> list[str]:
    if after.totals.total <= before.totals.total:
        return []
    by = str((before.proposed or {}).get("by", ""))
    return [
        rule.name for rule in facts.approvals(work.conn, after, work.policy, work.actor) if not _decides(work, rule, by)
    ]


def _decides(work: Work, rule: ApprovalRule, by: str) -> bool:
    """Return whether this actor's word is enough for a change that a rule names. by: who proposed it.

    Nobody decides about what they proposed themselves where somebody else could; two people are two.
    """
    if not work.may_approve(rule.role):
        return False
    if not approvers(work.conn, rule.role, work.actor.id):
        return True
    if by == work.actor.id:
        raise Refused("own_request")
    return not rule.four_eyes or (by.startswith("staff:") and still_decides(work.conn, by, rule.role))


def _matched(old: Sequence[OrderLine], asked: Sequence[OrderLine]) -> list[OrderLine]:
    left = list(asked)
    made = []
    for line in old:
        twins = [one for one in left if (one.sku, dict(one.options)) == (line.sku, dict(line.options))]
        twin = next((one for one in twins if one.unit == line.unit), twins[0] if twins else None)
        if twin is not None:
            left.remove(twin)
        made.append(_resized(line, twin.ordered if twin else 0))
    last = max((line.position for line in old), default=0)
    free = below_all(old)
    fresh = [replace(line, id=free - place, position=last + place) for place, line in enumerate(left, 1)]
    return made + fresh


def _resized(line: OrderLine, target: int) -> OrderLine:
    if target < line.picked:
        raise Refused("already_picked", position=line.position)
    if target < line.invoiced - line.credited:
        raise Refused("already_billed", position=line.position)
    if target >= line.due:
        return line.plus(ordered=target - line.due)
    less = line.due - target
    from_waiting = min(less, line.backordered)
    from_held = min(less - from_waiting, line.reserved)
    return line.plus(cancelled=less, backordered=-from_waiting, reserved=-from_held)


def _wanted(line: Any) -> LineWanted:
    if isinstance(line, LineWanted):
        return line
    if not isinstance(line, Mapping) or "sku" not in line or "quantity" not in line:
        raise Refused("bad_line")
    if not isinstance(line.get("options") or {}, Mapping):
        raise Refused("bad_line")
    try:
        spans = tuple((int(first), int(last)) for first, last in line.get("spans") or ())
        confidence = float(line.get("confidence", 1.0))
    except (TypeError, ValueError):
        raise Refused("bad_line") from None
    return LineWanted(
        sku=str(line["sku"]),
        quantity=str(line["quantity"]),
        unit=str(line.get("unit") or ""),
        options=line.get("options") or {},
        spans=spans,
        confidence=confidence,
        part_number=str(line.get("part_number") or ""),
    )


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadInput([("requested_on", f"{str(value)[:40]!r} is no day; write for example 2026-12-01")]) from None
