"""What becomes of a message, in the order in which that is asked: no letter, a correction, anything else."""

from __future__ import annotations

from collections.abc import Callable

from core.clerk import Clerk
from core.domain.switches import Switches
from core.domain.views import MessageAtDesk
from intake.at_hand import Here
from intake.corrections import correction
from intake.dialogue import decide
from intake.reports import guarded, report, switched_off
from intake.situation import Decision, Situation


def decided(
    clerk: Clerk,
    message: MessageAtDesk,
    here: Here,
    situation_of: Callable[[MessageAtDesk], Situation],
    switches: Switches,
) -> Decision:
    """Return what to do with a message.

    here: what was read of it, when that is needed. situation_of: a message's, as if something in it were otherwise.
    switches: what is off.
    """

    def alone(changed: MessageAtDesk) -> Decision:
        return decide(situation_of(changed))

    decision = report(message) or switched_off(message, switches)
    if decision is None:
        decision = correction(clerk, message, alone) or guarded(message, decide(here.situation))
        decision = switched_off(message, switches, here.intents) or decision
    return decision
