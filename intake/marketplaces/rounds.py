"""One round with one marketplace: fetch and keep, work on what waits, acknowledge, tell stock and shipments."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from core.clerk import Clerk
from core.domain.commands import TakeStep
from core.domain.connectors import (
    OPEN,
    AcknowledgedOrder,
    Connection,
    DispatchesToTell,
    HoldConnector,
    MarketOrders,
    MarketRow,
    NoteConnector,
    NoteDispatch,
    NoteLevels,
    SettleMarketOrder,
    TakeFetched,
    ToldLevels,
)
from core.domain.machine import Actor, Role
from core.domain.queries import FindOrder, ListStock
from core.domain.views import OrderView
from core.errors import Conflict, OutsideBusy, OutsideRefused, Refused
from intake.marketplaces.connector import Connector, MarketOrder, order_from

log = logging.getLogger(__name__)

READER = Actor(Role.RULE | Role.TIMER, "rule:marketplace")
LEASE_S = 180.0
MOST_PAGES = 200
MOST_TRIES = 5
STOCK_AT_ONCE = 200


class Round:
    """Talks to one marketplace on behalf of one reader, who holds the lease."""

    def __init__(self, clerk: Clerk, connection: Connection, connector: Connector, reader: str) -> None:
        self._clerk = clerk
        self._of = connection
        self._connector = connector
        self._reader = reader
        self._buyer = Actor(Role.CUSTOMER, connection.channel)

    def go(self) -> bool:
        """Do one round; returns False where another process reads this marketplace.

        Raises: OutsideBusy, OutsideRefused after what could be done was done; what is kept is worked on nevertheless.
        """
        if not self._hold():
            return False
        late: list[OutsideBusy | OutsideRefused] = []
        for part in (self._fetch, self._work, self._acknowledge, self._tell_stock, self._tell_shipments):
            try:
                part()
            except (OutsideBusy, OutsideRefused) as fault:
                late.append(fault)
                if isinstance(fault, OutsideBusy) and part != self._fetch:
                    break
        self._note(str(late[0]) if late else "")
        if late:
            raise late[0]
        return True

    def _hold(self) -> bool:
        return bool(self._facts(HoldConnector(self._of.name, self._reader, LEASE_S))["held"])

    def _note(self, fault: str) -> None:
        self._do(NoteConnector(self._of.name, self._reader, fault))

    def _fetch(self) -> None:
        for _ in range(MOST_PAGES):
            held = self._facts(HoldConnector(self._of.name, self._reader, LEASE_S))
            if not held["held"]:
                return
            page = self._connector.fetch(held["cursor"])
            bodies = tuple((order.external_id, order.body()) for order in page.orders)
            bodies += tuple((name, {"unread": why[:300]}) for name, why in page.unread)
            if bodies or page.cursor != held["cursor"]:
                self._do(TakeFetched(self._of.name, self._reader, bodies, page.cursor))
            if not page.more:
                return

    def _work(self) -> None:
        for row in self._clerk.look(MarketOrders(self._of.name, OPEN)):
            self._guarded(row)

    def _guarded(self, row: MarketRow) -> None:
        # One order that cannot be placed must never keep the others from it.
        try:
            self._one(row)
        except Refused as refusal:
            self._park(row, refusal.code)
        except (Conflict, OutsideBusy):
            log.info("an order of %s is left for the next round", self._of.name)
        except Exception as fault:
            log.exception("an order of %s could not be worked on", self._of.name)
            if row.attempts + 1 >= MOST_TRIES:
                self._park(row, f"fault: {type(fault).__name__}")
            else:
                self._do(SettleMarketOrder(self._of.name, row.external_id, row.state, tried=True))

    def _one(self, row: MarketRow) -> None:
        if why := row.body.get("unread"):
            self._park(row, f"unreadable: {why}")
            return
        order = order_from(row.body)
        if row.state == "paying":
            self._pay(row, order, row.order_number)
        elif order.cancelled:
            self._cancel(row)
        elif row.order_number:
            self._changed(row)
        else:
            self._place(row, order)

    def _place(self, row: MarketRow, order: MarketOrder) -> None:
        placed = SettleMarketOrder(self._of.name, row.external_id, "paying" if order.paid else "placed")
        try:
            done = self._clerk.do(order.command(self._of.channel), placed, actor=self._buyer, cause="marketplace")
            number = done.orders[0]
        except Refused as refusal:
            if refusal.code != "source_known":
                raise
            number = str(refusal.facts["number"])
        self._pay(row, order, number)

    def _pay(self, row: MarketRow, order: MarketOrder, number: str) -> None:
        found = self._order(number)
        if order.paid and found is not None and found.state == "confirmed":
            payment = {"amount": order.paid, "method": self._of.channel, "reference": order.external_id}
            try:
                self._clerk.do(TakeStep(number, "pay", payment), actor=READER, cause="marketplace")
            except Refused as refusal:
                log.info("the payment of order %s was not booked again: %s", number, refusal.code)
        self._settle(row, "placed", "", number)

    def _cancel(self, row: MarketRow) -> None:
        found = self._order(row.order_number) if row.order_number else None
        if found is None or found.state == "cancelled":
            self._settle(row, "cancelled", "", row.order_number)
            return
        step = TakeStep(found.number, "cancel", {"reason": f"cancelled at {self._of.name}"})
        self._clerk.do(step, actor=self._buyer, cause="marketplace")
        self._settle(row, "cancelled", "", found.number)

    def _changed(self, row: MarketRow) -> None:
        reason = f"changed at {self._of.name} after it was placed here"
        try:
            self._clerk.do(TakeStep(row.order_number, "hold", {"reason": reason}), actor=READER, cause="marketplace")
        except Refused as refusal:
            log.info("order %s was not held: %s", row.order_number, refusal.code)
        self._park(row, "changed_elsewhere")

    def _acknowledge(self) -> None:
        for row in self._clerk.look(MarketOrders(self._of.name, ("placed",), unacknowledged=True)):
            self._told(partial(self._connector.acknowledge, row.external_id, row.order_number))
            self._do(AcknowledgedOrder(self._of.name, row.external_id))

    def _told(self, telling: Callable[[], object]) -> None:
        try:
            telling()
        except OutsideRefused as refusal:
            # What it does not want to hear is not asked for ever, and keeps nothing else from it.
            log.warning("%s: %s", self._of.name, refusal)

    def _tell_stock(self) -> None:
        told: Mapping[str, str] = self._clerk.look(ToldLevels(self._of.name))
        now = self._levels()
        changed = [(code, quantity) for code, quantity in now.items() if told.get(code) != quantity]
        changed += [(code, "0") for code, quantity in told.items() if code not in now and quantity != "0"]
        for start in range(0, len(changed), STOCK_AT_ONCE):
            part = tuple(changed[start : start + STOCK_AT_ONCE])
            self._connector.push_stock(part)
            self._do(NoteLevels(self._of.name, part))

    def _levels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        after = ""
        while True:
            page = self._clerk.look(ListStock(channel=self._of.channel, after=after, limit=200))
            found.update((row.sku, row.available) for row in page.items)
            if page.next is None:
                return found
            after = page.next

    def _tell_shipments(self) -> None:
        for dispatch in self._clerk.look(DispatchesToTell(self._of.name, self._of.channel)):
            fault = ""
            try:
                self._connector.push_shipment(dispatch)
            except OutsideRefused as refusal:
                fault = refusal.why
                log.warning("%s does not take shipment %s: %s", self._of.name, dispatch.shipment, fault)
            self._do(NoteDispatch(self._of.name, dispatch.shipment, fault))

    def _order(self, number: str) -> OrderView | None:
        return self._clerk.look(FindOrder(number=number))

    def _park(self, row: MarketRow, reason: str) -> None:
        self._settle(row, "parked", reason, row.order_number)

    def _settle(self, row: MarketRow, state: str, reason: str, number: str) -> None:
        self._do(SettleMarketOrder(self._of.name, row.external_id, state, reason, number))

    def _facts(self, command: HoldConnector) -> dict[str, Any]:
        return dict(self._clerk.do(command, actor=READER, cause="marketplace").facts)

    def _do(self, command: object) -> None:
        self._clerk.do(command, actor=READER, cause="marketplace")  # type: ignore[arg-type]
