"""How large a thing may grow, and what it must say of itself."""

from __future__ import annotations

import ast

from tests.house.tree import FUNCTIONS, HOUSES, ROOT, Function, functions, listed, modules, parsed

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOST_COMPLEX = 10

_WAYS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
BAD_NAMES = {"utils", "util", "helpers", "helper", "manager", "service", "services", "base", "misc", "common"}


def complexity(function: Function) -> int:
    """Return how many ways a function can take, as the linter counts; functions inside it count for themselves."""
    total, nodes = 1, list(ast.iter_child_nodes(function))
    while nodes:
        node = nodes.pop()
        if isinstance(node, (*FUNCTIONS, ast.Lambda)):
            continue
        total += isinstance(node, _WAYS)
        nodes.extend(ast.iter_child_nodes(node))
    return total


def test_files_are_short() -> None:
    """No file has more than 400 lines."""
    sizes = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules(*HOUSES, "tests")}
    breaches = [f"{path}: {size} lines" for path, size in sizes.items() if size > LONGEST_FILE]
    assert not breaches, listed(breaches)


def test_functions_are_short() -> None:
    """No function has more than 60 lines."""
    breaches = []
    for path in modules(*HOUSES, "tests"):
        for name, function in functions(path):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                breaches.append(f"{path}:{function.lineno} {name}: {length} lines")
    assert not breaches, listed(breaches)


def test_functions_are_simple() -> None:
    """No function takes more than ten ways."""
    breaches = [
        f"{path}:{function.lineno} {name}: {found} ways"
        for path in modules(*HOUSES)
        for name, function in functions(path)
        if (found := complexity(function)) > MOST_COMPLEX
    ]
    assert not breaches, listed(breaches)


def test_every_function_says_what_it_returns() -> None:
    """Return types are written out, everywhere."""
    breaches = [
        f"{path}:{function.lineno} {name}"
        for path in modules(*HOUSES)
        for name, function in functions(path)
        if function.returns is None
    ]
    assert not breaches, listed(breaches)


def test_public_names_of_core_explain_themselves() -> None:
    """Every module, and every public class and function of core, has a docstring whose first line is a sentence."""
    breaches = []
    for path in modules("core"):
        tree = parsed(path)
        found: list[tuple[str, int, str | None]] = [("the module", 1, ast.get_docstring(tree))] if tree.body else []
        found += [(name, node.lineno, text) for name, node, text in _public(tree)]
        breaches += [f"{path}:{line} {name}" for name, line, text in found if not _is_sentence(text)]
    assert not breaches, listed(breaches)


def _public(tree: ast.Module) -> list[tuple[str, ast.ClassDef | Function, str | None]]:
    found: list[tuple[str, ast.ClassDef | Function, str | None]] = []
    for node in tree.body:
        if not isinstance(node, (ast.ClassDef, *FUNCTIONS)) or node.name.startswith("_"):
            continue
        found.append((node.name, node, ast.get_docstring(node)))
        if isinstance(node, ast.ClassDef):
            inner = (one for one in node.body if isinstance(one, FUNCTIONS) and not one.name.startswith("_"))
            found += [(f"{node.name}.{one.name}", one, ast.get_docstring(one)) for one in inner]
    return found


def _is_sentence(text: str | None) -> bool:
    first = (text or "").strip().partition("\n\n")[0].strip().replace("\n", " ")
    return first[:1].isupper() and first[-1:] in ".:?!" if first[:1].isalpha() else bool(first) and first[-1:] in ".:?!"


def test_every_test_states_its_rule() -> None:
    """Each test has a docstring: one rule in one sentence."""
    breaches = [
        f"{path}:{function.lineno} {name}"
        for path in modules("tests")
        for name, function in functions(path)
        if function.name.startswith("test_") and not (ast.get_docstring(function) or "").strip().endswith(".")
    ]
    assert not breaches, listed(breaches)


def test_files_are_named_by_the_shop() -> None:
    """No file is a drawer for what found no place."""
    breaches = [path for path in modules(*HOUSES, "tests") if set(path.removesuffix(".py").split("/")) & BAD_NAMES]
    assert not breaches, listed(breaches)
