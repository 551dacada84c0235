"""Switches: somebody stops what the clerk does by itself, or lets it go on; what waits is kept for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from core.commands.work import Work
from core.database import deliveries, sending, switches
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.machine import Role
from core.domain.switches import ACTS, SCOPES, SendingSet, SetSending, SetSwitch, Switch, Switches, SwitchSet, act_of
from core.errors import Refused


def set_switch(work: Work, command: SetSwitch) -> dict[str, Any]:
    """Switch, in one transaction with what that does to messages that wait."""
    work.only(Role.SALES | Role.MANAGER, "switch")
    wanted = _checked(work, command)
    key = (wanted.scope, wanted.value, wanted.act)
    reason = command.reason.strip()[:200]
    row = {"off": command.off, "reason": reason}
    by = {"changed_by": work.actor.name or work.actor.id, "changed_at": ms(work.now)}
    switch_id, _ = switches.put(work.conn, key, row | by)
    facts = {"scope": wanted.scope, "value": wanted.value, "act": wanted.act, "off": command.off}
    work.note(SwitchSet, "switch", switch_id, facts, reason)
    work.switches = switches.all_off(work.conn)
    if command.off:
        only = Switches((Switch(*key),))
        return {"held": switches.hold(work.conn, [one.id for one in _stopped(switches.waiting(work.conn), only)])}
    return {"released": _released(work) if command.release else 0}


def _checked(work: Work, command: SetSwitch) -> SetSwitch:
    value = command.value.strip()[:100]
    if command.scope not in SCOPES or command.act not in ACTS or (command.scope != "shop") != bool(value):
        raise Refused("bad_switch", scope=command.scope[:20], act=command.act[:20])
    if command.scope != "customer":
        return replace(command, value=value)
    customer_id = switches.customer_named(work.conn, value)
    if customer_id is None:
        raise Refused("unknown_customer", number=value)
    return replace(command, value=str(customer_id))


def _released(work: Work) -> int:
    held = switches.held(work.conn)
    still = {one.id for one in _stopped(held, work.switches)}
    free = [one.id for one in held if one.id not in still]
    for delivery_id in free:
        deliveries.resend(work.conn, delivery_id)
    return len(free)


def _stopped(messages: Iterable[Row[Any]], off: Switches) -> list[Row[Any]]:
    return [
        one
        for one in messages
        if off.stopping(act_of(one.template), channel=one.channel, customer_id=one.customer_id, kinds=(one.template,))
    ]


def set_sending(work: Work, command: SetSending) -> dict[str, Any]:
    """Stop all sending, or let it go on; `facts["changed"]` tells whether it was otherwise before."""
    work.only(Role.ADMIN, "set_sending")
    changed = sending.set_paused(work.conn, not command.on)
    if changed:
        work.note(SendingSet, "switch", 0, {"on": command.on}, command.reason.strip()[:200])
    return {"changed": changed}


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {SetSwitch: set_switch, SetSending: set_sending}
"""What carries out which command."""
