"""Struck down between any two hops of a message, a shop comes to the same end.

Copied from how SQLite is tested: strike at the first point, at the second, and so on, until a run passes untouched.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.chaos.conftest import NewWorld, World

ENOUGH = 60


def struck_at_every_point(new_world: NewWorld, scenario: str) -> tuple[World, list[World]]:
    """Run a scenario untouched, then struck at the n-th point for every n; each struck one is then left to finish."""
    untouched = new_world(scenario)
    assert untouched.live() == 0
    struck = []
    for n in range(1, ENOUGH):
        world = new_world(scenario)
        if world.live(kill_at=n) == 0:
            return untouched, struck
        assert world.live() == 0
        struck.append(world)
    raise AssertionError(f"no run of {scenario} passed untouched")


def is_the_same(world: World, expected: dict[str, Any], messages: int) -> None:
    """Check that a struck shop came to the expected end, having told everybody everything once."""
    where = f"struck at {world.struck_at}"
    assert world.state() == expected, where
    # A repeat is the same mail: what was sent twice, once before the blow and once after, has one Message-ID.
    assert len(set(world.sent)) == messages, where
    assert len(world.sent) <= messages + 1, where


def mails(world: World) -> int:
    return len(list((world.folder / "mail" / "out").glob("*.eml")))


@pytest.mark.slow
def test_an_emailed_order_and_its_ok_survive_every_blow(new_world: NewWorld) -> None:
    """An order by mail and the OK to its read-back: one order, two answers, whatever was interrupted."""
    untouched, struck = struck_at_every_point(new_world, "mail")
    expected = untouched.state()
    assert [order["status"] for order in expected["orders"]] == ["confirmed"]
    assert [message["state"] for message in expected["messages"]] == ["ordered", "ordered"]
    assert mails(untouched) == 2
    assert len(struck) >= 14
    for world in struck:
        is_the_same(world, expected, messages=2)
        assert mails(world) == 2


@pytest.mark.slow
def test_a_chat_order_and_its_confirmation_survive_every_blow(new_world: NewWorld) -> None:
    """An order in the web chat and the press of Confirm, the same."""
    untouched, struck = struck_at_every_point(new_world, "chat")
    expected = untouched.state()
    assert [order["status"] for order in expected["orders"]] == ["confirmed"]
    assert len(struck) >= 7
    for world in struck:
        is_the_same(world, expected, messages=len(set(untouched.sent)))


@pytest.mark.slow
def test_an_order_by_api_survives_every_blow(new_world: NewWorld) -> None:
    """A cart that got no answer asks again under the same key: one order, one confirmation by mail."""
    untouched, struck = struck_at_every_point(new_world, "api")
    expected = untouched.state()
    assert [order["status"] for order in expected["orders"]] == ["confirmed"]
    assert len(struck) >= 5
    for world in struck:
        is_the_same(world, expected, messages=1)


@pytest.mark.slow
@pytest.mark.postgres
def test_an_order_by_api_survives_every_blow_on_postgresql(new_postgres_world: NewWorld) -> None:
    """The same on PostgreSQL."""
    untouched, struck = struck_at_every_point(new_postgres_world, "api")
    expected = untouched.state()
    assert len(struck) >= 5
    for world in struck:
        is_the_same(world, expected, messages=1)


@pytest.mark.slow
def test_struck_again_and_again_it_still_gets_on(new_world: NewWorld) -> None:
    """A shop whose every life ends after one sending comes to the same end: each life leaves something done."""
    untouched, world = new_world("mail"), new_world("mail")
    untouched.live()
    for _ in range(12):
        if world.live(kill_at=5) == 0:
            break
    assert world.lives[-1] == 0
    assert world.lives.count(-9) >= 2
    assert world.state() == untouched.state()
    assert len(set(world.sent)) == 2
