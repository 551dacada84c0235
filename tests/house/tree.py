"""The project's files as the house tests read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSES = ("core", "intake", "bot")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[str, ...]:
    """Return the path of every file that belongs to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(sorted(path for path in listed.stdout.splitlines() if (ROOT / path).is_file()))


@cache
def modules(*folders: str) -> tuple[str, ...]:
    """Return the Python files below the folders."""
    return tuple(path for path in tracked() if path.endswith(".py") and path.split("/")[0] in folders)


@cache
def parsed(path: str) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


@cache
def imports(path: str) -> list[tuple[str, int]]:
    """Return the full name of everything a file imports, with its line."""
    return list(_imports(path))


def _imports(path: str) -> Iterator[tuple[str, int]]:
    package = path.split("/")[:-1]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (start, node.module or "") if part)
            yield from ((_exact(module, alias.name), node.lineno) for alias in node.names)


@cache
def _exact(module: str, name: str) -> str:
    inner = ROOT.joinpath(*module.split("."), name)
    is_module = inner.with_suffix(".py").is_file() or (inner / "__init__.py").is_file()
    return f"{module}.{name}" if is_module else module


@cache
def functions(path: str) -> list[tuple[str, Function]]:
    """Return every function of a file with its dotted name."""

    def inside(node: ast.AST, names: tuple[str, ...]) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, FUNCTIONS):
                yield ".".join((*names, child.name)), child
                yield from inside(child, (*names, child.name))
            elif isinstance(child, ast.ClassDef):
                yield from inside(child, (*names, child.name))
            else:
                yield from inside(child, names)

    return list(inside(parsed(path), ()))


def listed(breaches: list[str]) -> str:
    """Return the breaches as a failure's words."""
    return "\n".join([f"{len(breaches)} breaches:", *breaches])
