"""The shop's policy as a file: read with the line of every fault, kept in versions, written back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.imports import HANDLERS
from core.database.catalogue import current_versions, newest_policy
from core.database.engine import Database
from core.database.policies import ANSWERS
from core.domain.imports import ApplyPolicy, PolicyText
from core.domain.machine import Actor, Role
from core.errors import BadInput, Refused
from core.imports.policy_file import export_policy, parsed, policy_of, read_policy

ROOT = Path(__file__).parents[3]
SHOP = """# my shop
[shop]
name = "Soapworks"   # since 1911
currency = "EUR"

[calendar]
cut_off = 13:30:00
holidays = [2026-12-25]

[taxes]
standard = "20"
"""


class Unit:
    """What a handler works in."""

    def __init__(self, conn: Any, role: Role = Role.ADMIN) -> None:
        self.conn, self.now, self.actor = conn, datetime(2026, 3, 2, tzinfo=UTC), Actor(role, "staff:1")


def apply(database: Database, source: str) -> int:
    found = policy_of(source)
    with database.write() as conn:
        return int(HANDLERS[ApplyPolicy](Unit(conn), ApplyPolicy(found.document, found.source))["version"])


def exported(database: Database) -> str:
    with database.read() as conn:
        return str(ANSWERS[PolicyText](conn, PolicyText(), datetime.now(UTC)))


@pytest.mark.parametrize("path", ["docs/shop.example.toml", "templates/demo/shop.toml"])
def test_the_policies_that_come_along_hold(path: str) -> None:
    """The example in the documentation and the demo shop's policy have no fault."""
    assert read_policy(ROOT / path).policy.shop.name


@pytest.mark.parametrize(
    ("line", "wrong", "place"),
    [
        (4, 'currency = "euro"', "line 4, [shop] currency"), (3, 'nmae = "x"', "line 3, [shop] nmae"),
        (11, 'standard = "-1"', "line 11, [taxes] standard"), (8, 'holidays = ["soon"]', "line 8, [calendar] holidays"),
        (10, "[luxury]", "line 10, [luxury]"), (3, "name = ", "line 3, column 8"),
        (1, '[[approval]]\nname = "a"\n[[approval]]\nrole = "cook"', "line 4, [[approval]] 2 role"),
    ],
)  # fmt: skip
def test_a_fault_has_its_line(line: int, wrong: str, place: str) -> None:
    """What is wrong in a policy file is found by line, section and key."""
    lines = SHOP.splitlines()
    lines[line - 1] = wrong
    with pytest.raises(BadInput) as caught:
        policy_of("\n".join(lines))
    assert place in [found for found, _ in caught.value.faults]


def test_a_policy_makes_a_new_version(database: Database) -> None:
    """Every change is a version; the same policy again is none."""
    assert [apply(database, text) for text in (SHOP, SHOP, SHOP.replace("Soapworks", "Soapworks Ltd"))] == [1, 1, 2]
    with database.read() as conn:
        assert newest_policy(conn).shop.name == "Soapworks Ltd"
        assert current_versions(conn) == {"policy": 2}


def test_a_policy_goes_out_as_it_came_in(database: Database) -> None:
    """The merchant's own comments are kept."""
    apply(database, SHOP)
    assert exported(database) == SHOP


def test_a_policy_without_its_text_is_written_with_comments() -> None:
    """A policy that was changed elsewhere goes out as a new file that says the same."""
    document = parsed(SHOP)
    document["shop"]["name"] = 'The "Soap" works\\'
    text = export_policy(document, SHOP)
    assert "# whose word" not in text
    assert "# who you are" in text
    assert parsed(text) == document


@pytest.mark.parametrize("path", ["docs/shop.example.toml", "templates/demo/shop.toml"])
def test_every_policy_survives_being_written(path: str) -> None:
    """A whole policy, through JSON and back to a file, is the same policy."""
    document = json.loads(json.dumps(read_policy(ROOT / path).document))
    assert parsed(export_policy(document, "")) == document


VALUES = st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
KEYS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
TABLES = st.dictionaries(KEYS, VALUES | st.lists(VALUES, max_size=3), max_size=4)


@given(st.dictionaries(st.sampled_from(["shop", "taxes", "x-1"]), TABLES | st.lists(TABLES, min_size=1, max_size=3)))
def test_any_document_survives_being_written(document: dict[str, Any]) -> None:
    """Whatever text stands in a policy, the written file says the same."""
    assert parsed(export_policy(document, "")) == document


def test_only_administrators_change_the_policy(database: Database) -> None:
    """Prices, taxes and rules are not for everybody."""
    with database.write() as conn, pytest.raises(Refused) as caught:
        HANDLERS[ApplyPolicy](Unit(conn, Role.MANAGER), ApplyPolicy({}))
    assert caught.value.code == "not_your_role"


def test_a_policy_file_that_is_missing_says_so(tmp_path: Path) -> None:
    """A missing file is one plain sentence."""
    with pytest.raises(BadInput) as caught:
        read_policy(tmp_path / "shop.toml")
    assert caught.value.faults[0][0] == "shop.toml"
