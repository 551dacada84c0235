"""What the pages say of commands, settings, policy and API is so."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import _parser
from core.database.schema import metadata
from core.domain.lifecycles import ORDER
from core.imports.read import read_file
from core.settings import Settings
from intake.api.requests import MessageBody, OrderBody, StepBody
from tests.docs.pages import PAGES, blocks, name_of, text_of

ROOT = Path(__file__).parents[2]
_COMMAND = re.compile(r"`(orderclerk [a-z][^`\n]*)`")
_PLACES = {"FILE": "file.csv", "NAME": "orders", "TEXT": "text"}


def shown_commands(page: Path) -> Iterator[str]:
    """Yield every command that a page shows, in a block or in a sentence, without what the shell makes of it."""
    text = page.read_text(encoding="utf-8")
    lines = [line.strip() for body in blocks(text, "") for line in body.splitlines()]
    shown = [line for line in lines if line.startswith("orderclerk ")] + _COMMAND.findall(text)
    shown += [line[line.index("orderclerk ") :] for line in lines if " web orderclerk " in line]
    for line in shown:
        yield line.partition(" <")[0].partition(" | ")[0].strip()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_is_shown_is_understood(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A command copied from a page is one that the command line takes."""
    wrong = []
    for command in shown_commands(page):
        words = [_PLACES.get(word, word) for word in shlex.split(command)[1:]]
        try:
            _parser().parse_args(words)
        except SystemExit as ended:
            if ended.code:
                wrong.append(command)
    capsys.readouterr()
    assert wrong == []


def test_commands_are_shown_at_all() -> None:
    """The test above reads commands, not thin air."""
    assert sum(len(list(shown_commands(page))) for page in PAGES) > 30


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_stands_in_operations_with_its_default(name: str) -> None:
    """Whoever runs the shop finds each setting, its default and what it does."""
    rows = [
        line for line in text_of("docs/operations.md").splitlines() if line.startswith(f"| `ORDERCLERK_{name.upper()}`")
    ]
    assert len(rows) == 1
    default, what = (cell.strip() for cell in rows[0].split("|")[2:4])
    value = Settings.model_fields[name].default
    assert f"`{value}`" in default if value not in (None, "") else default
    assert len(what) >= 8


def test_operations_names_no_setting_that_is_not_there() -> None:
    """A setting that was taken away leaves the page too."""
    named = set(re.findall(r"ORDERCLERK_([A-Z_]+)", text_of("docs/operations.md")))
    assert named <= {name.upper() for name in Settings.model_fields}


def policy_keys() -> Iterator[tuple[str, str]]:
    """Yield section and key of everything in the example policy."""
    for section, found in tomllib.loads(text_of("docs/shop.example.toml")).items():
        rows: list[dict[str, Any]] = found if isinstance(found, list) else [found]
        for row in rows:
            for key, value in row.items():
                yield section, key
                if isinstance(value, list) and value and isinstance(value[0], dict):
                    yield from ((section, inner) for inner in value[0])


@pytest.mark.parametrize(("section", "key"), sorted(set(policy_keys())))
def test_every_policy_key_is_explained_to_the_merchant(section: str, key: str) -> None:
    """The chapter of a section mentions each of its keys; tax codes are the merchant's own."""
    chapters = re.split(r"^### ", text_of("docs/merchants-guide.md"), flags=re.MULTILINE)
    chapter = next(text for text in chapters if text.startswith((f"[{section}]", f"[[{section}]]")))
    named = set(re.findall(r"`([^`]+)`", chapter.replace(" = true`", "`")))
    assert section == "taxes" or key in named or f"[[{section}.{key}]]" in named


def test_the_examples_of_the_api_are_json() -> None:
    """What a programmer copies from the page can be read by a program."""
    found = blocks(text_of("docs/api.md"), "json")
    assert len(found) >= 5
    for body in found:
        assert json.loads(body)


def test_the_requests_of_the_api_page_are_what_the_interface_takes() -> None:
    """The bodies that are sent in the examples pass the interface's own check."""
    bodies = [json.loads(body) for body in blocks(text_of("docs/api.md"), "json")]
    orders = [body for body in bodies if "lines" in body and "number" not in body and "code" not in body]
    messages = [body for body in bodies if "message_id" in body]
    assert orders and messages
    for body in orders:
        OrderBody.model_validate_json(json.dumps(body))
    for body in messages:
        MessageBody.model_validate_json(json.dumps(body))
    for body in re.findall(r"^\| `[a-z_`, ]+ \| `(\{.*\})`", text_of("docs/api.md"), re.MULTILINE):
        StepBody.model_validate_json(body)


def test_the_steps_of_the_api_page_are_in_the_table() -> None:
    """A step that is shown is a step of the order's life."""
    shown = re.findall(r"^\| (`[a-z_`, ]+) \| `\{", text_of("docs/api.md"), re.MULTILINE)
    steps = {step for cell in shown for step in re.findall(r"[a-z_]+", cell)}
    assert steps and steps <= {step.name for step in ORDER.steps}


def test_the_changes_say_what_is_coming_or_what_came() -> None:
    """The change log has a part for what is not released, or one for the first version."""
    assert re.search(r"^## \[(Unreleased|0\.1\.0)\]", text_of("CHANGELOG.md"), re.MULTILINE)


def test_the_lists_of_the_quick_start_can_be_imported(tmp_path: Path) -> None:
    """The three files that the quick start shows are read without a fault."""
    kinds = ("catalogue", "customers", "stock")
    bodies = blocks(text_of("docs/quick-start.md"), "csv")
    assert len(bodies) == len(kinds)
    for kind, body in zip(kinds, bodies, strict=True):
        file = tmp_path / f"{kind}.csv"
        file.write_text(body, encoding="utf-8")
        assert len(read_file(kind, file).records) >= 2


def test_the_catalogue_with_options_can_be_imported(tmp_path: Path) -> None:
    """The merchant's guide shows a catalogue in JSON that is read without a fault."""
    (body,) = blocks(text_of("docs/merchants-guide.md"), "json")
    file = tmp_path / "catalogue.json"
    file.write_text(body, encoding="utf-8")
    assert len(read_file("catalogue", file).records) == 1


WITHOUT_PEOPLE = frozenset(
    """
    allocations approval_requests autonomy autonomy_steps connector_dispatches connector_levels connectors executors
    failed_jobs gateways goods_aside hook_deliveries invoice_lines items journal journal_anchors ledger_entries listings
    mailbox_positions number_series order_lines part_numbers policies price_list_rows return_lines staff_acts
    staff_posts staff_topics stock_levels stock_movements suppliers template_overrides versions webhooks
    """.split()
)


def test_every_table_that_holds_words_of_people_is_named() -> None:
    """Whoever has to delete a person's data finds each place on one page; a new table is on it, or holds nobody."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    section = page.partition("## Where a person's data lies")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", "".join(line for line in section.splitlines() if line.startswith("| `"))))
    assert named | WITHOUT_PEOPLE == set(metadata.tables) and not named & WITHOUT_PEOPLE
