"""Listed: a channel's own codes become our items, and only what is listed there is sold there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.commands.work import Work
from core.database.channels import has_listings, listings_of
from core.domain.channels import NOTHING, KeepBack, Listing
from core.domain.commands import LineWanted
from core.domain.orders import Order
from core.errors import Refused


def lists_here(work: Work, channel: str) -> bool:
    """Return whether a channel sells only what is listed on it."""
    return work.policy.channel(channel).listed_only or has_listings(work.conn, channel)


def listed(work: Work, channel: str, wanted: Sequence[LineWanted]) -> tuple[LineWanted, ...]:
    """Return the lines with our SKUs and the listed packs; a channel that lists nothing sells everything.

    Raises: Refused with `not_listed` or `unknown_unit`.
    """
    if not lists_here(work, channel):
        return tuple(wanted)
    found = listings_of(work.conn, channel, [line.sku for line in wanted])
    return tuple(_named(work, line, found, position) for position, line in enumerate(wanted, 1))


def _named(work: Work, line: LineWanted, found: Sequence[Listing], position: int) -> LineWanted:
    fitting = [one for one in found if one.code == line.sku] or [one for one in found if one.sku == line.sku]
    visible = [one for one in fitting if one.visible]
    if not visible:
        raise Refused("not_listed", sku=line.sku[:60], position=position, paused=bool(fitting))
    items = work.items([one.sku for one in visible])
    units = {one.unit or items[one.sku].unit: one for one in visible if one.sku in items}
    if not units:
        raise Refused("unknown_item", sku=line.sku[:60], position=position)
    unit = line.unit or (items[visible[0].sku].unit if len(units) > 1 else next(iter(units)))
    if unit not in units:
        name = items[visible[0].sku].name
        raise Refused(
            "unknown_unit", sku=line.sku[:60], name=name, unit=unit[:40], units=list(units), position=position
        )
    chosen = units[unit]
    code = chosen.code if chosen.code != chosen.sku else ""
    return replace(line, sku=chosen.sku, unit=unit, part_number=line.part_number or code)


def kept_back(work: Work, order: Order) -> KeepBack:
    """Return what this order must leave in stock for other channels; a colleague may sell the last one."""
    return NOTHING if work.by_staff() else work.policy.channel(order.source.channel).keep_back
