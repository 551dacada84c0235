"""What must be in one place only, and what must be nowhere."""

from __future__ import annotations

import ast
import re

from core.domain import events, lifecycles, return_events
from core.domain.machine import validate
from core.messages.render import Messages
from tests.house.tree import HOUSES, ROOT, listed, modules, parsed, tracked

SETS_STATES = ("core/domain/machine.py",)
LIFECYCLES = [one for one in vars(lifecycles).values() if isinstance(one, lifecycles.Lifecycle)]


def test_only_the_machine_sets_a_state() -> None:
    """`machine.advance` is the one place that gives a thing another state: nobody else replaces one."""
    breaches = []
    for path in modules(*HOUSES):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call) or not any(_gives_state(word) for word in node.keywords):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("replace", "step", "amend") and path not in SETS_STATES:
                breaches.append(f"{path}:{node.lineno} {called}(state=...)")
    assert not breaches, listed(breaches)


def _gives_state(word: ast.keyword) -> bool:
    # Plain text fits only where the type checker knows no life cycle: what a preview or the ledger of messages shows.
    return word.arg == "state" and not isinstance(word.value, ast.Constant)


def test_nobody_assigns_a_state() -> None:
    """No code writes `.state = ...` on anything it was given, and none says an order's state by hand to the tables."""
    breaches = []
    for path in modules(*HOUSES):
        for node in ast.walk(parsed(path)):
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                given = isinstance(target, ast.Attribute) and getattr(target.value, "id", "") != "self"
                if given and target.attr == "state":
                    breaches.append(f"{path}:{node.lineno} assigns .state")
            if isinstance(node, ast.Dict) and path.startswith("core/") and _says_state(node):
                breaches.append(f"{path}:{node.lineno} writes an order's state as a constant")
    assert not breaches, listed(breaches)


def _says_state(node: ast.Dict) -> bool:
    named = zip(node.keys, node.values, strict=True)
    return any(
        isinstance(key, ast.Constant)
        and key.value == "state"
        and isinstance(value, ast.Attribute)
        and getattr(value.value, "id", "") == "OrderState"
        for key, value in named
    )


def test_the_tables_hold_together_and_every_event_has_words() -> None:
    """Every state is reached and left, and every event of which the customer hears has words in every language."""
    validate(LIFECYCLES, Messages().has)
    words = Messages()
    told = [
        kind
        for kind in (*vars(events).values(), *vars(return_events).values())
        if isinstance(kind, type)
        and issubclass(kind, events.Event)
        and kind.notifies
        and not kind.__name__.startswith("_")
    ]
    breaches = [f"{kind.folder()} in {words.languages()}" for kind in told if not words.has(kind.folder())]
    assert len(told) > 15 and not breaches, listed(breaches)


# Written in pieces, so that this file does not find itself.
PLACES = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/oc", r"/ho" + r"me/[a-z]+/")))
REGISTRIES = re.compile(
    "|".join(("artif" + "actory", "pypi-" + "proxy", r"regis" + r"try\.[a-z]+\.[a-z]+", "--index" + "-url"))
)
TEXTS = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".yml",
    ".yaml",
    ".typ",
    ".cfg",
    ".eml",
)


def test_no_file_names_a_machine_or_a_registry() -> None:
    """The project knows no folder of the machine it was written on and no private package registry."""
    breaches = []
    for path in tracked():
        if not path.endswith(TEXTS) and "." in path.rpartition("/")[2]:
            continue
        text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if found := PLACES.search(line) or REGISTRIES.search(line):
                breaches.append(f"{path}:{number} {found.group()}")
    assert not breaches, listed(breaches)


def test_nothing_is_left_to_do() -> None:
    """No file carries a note of what somebody still meant to do."""
    note = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|XX" + r"X)\b")
    breaches = [
        f"{path}:{number}"
        for path in modules(*HOUSES, "tests")
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if note.search(line)
    ]
    assert not breaches, listed(breaches)
