"""A shop that wants a person to look at what the clerk is not sure of."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.imports import ApplyPolicy
from core.domain.queries import FindConversation, ReadConversation
from tests.shop import ADMIN, POLICY
from tests.stories.counter import open_counter


@pytest.mark.parametrize(("below", "state"), [("0", "ordered"), ("1", "parked")])
def test_below_the_threshold_a_person_looks_first(database: Database, tmp_path: Path, below: str, state: str) -> None:
    """The merchant's number decides whether a message is read back or waits for a person."""
    with open_counter(database, tmp_path) as counter:
        rules = {**POLICY, "confirmation": {**POLICY.get("confirmation", {}), "review_confidence": below}}
        counter.clerk.do(ApplyPolicy(rules), actor=ADMIN)
        (answer,) = counter.says("2 mugs")
        found = counter.clerk.look(FindConversation("webchat", "chat-1"))
        assert found is not None
        (message,) = [one for one in counter.clerk.look(ReadConversation(found.id)) if one.direction == "in"]
    assert message.state == state
    assert ("Mug" in answer.text) == (state == "ordered")
