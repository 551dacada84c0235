"""A merchant's own words: checked before they are kept, compiled once, never able to stop an order."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError

from core.errors import BadInput

FILENAME = "<override>"
LONGEST = 40_000
_BARRED = (nodes.ScopedEvalContextModifier, nodes.EvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)
_KEPT = 500


class Overrides:
    """The compiled overrides of one language. A text that does not compile is kept as its fault."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self._compiled: dict[tuple[str, str], Template | Exception] = {}

    def template(self, path: str, text: str) -> Template:
        """Return the override of a file, compiled.

        Raises: TemplateError where it is wrong, each time.
        """
        key = (path, text)
        found = self._compiled.get(key)
        if found is None:
            if len(self._compiled) >= _KEPT:
                self._compiled.clear()
            found = self._compiled[key] = self._compile(path, text)
        if isinstance(found, Exception):
            raise found
        return found

    def _compile(self, path: str, text: str) -> Template | Exception:
        try:
            if len(text) > LONGEST:
                raise TemplateSyntaxError(f"longer than {LONGEST} characters", 1, path)
            tree = self.environment.parse(text, path, FILENAME)
            for barred in tree.find_all(_BARRED):
                raise TemplateSyntaxError("escaping cannot be switched off", barred.lineno, path)
            if path.endswith(".html"):
                _only_pages(tree, path)
            code = self.environment.compile(text, path, FILENAME)
            return Template.from_code(self.environment, code, self.environment.make_globals(None))
        except (TemplateError, RecursionError, ValueError, SyntaxError) as error:
            return error


def _only_pages(tree: nodes.Template, path: str) -> None:
    """Refuse plain text inside a page: it would come in unescaped."""
    for part in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        named = getattr(part, "template", None)
        if not isinstance(named, nodes.Const) or not str(named.value).endswith(".html"):
            raise TemplateSyntaxError('a page takes in pages only; use {{ said("...txt") }}', part.lineno, path)


def bad_override(place: str, error: Exception) -> BadInput:
    """Return a fault of an override with its line and what to do."""
    line = getattr(error, "lineno", None) or _line_of(error)
    at = f"{place}, line {line}" if line else place
    return BadInput([(at, f"{_fault(error)}; {_cure(error)}")])


def _fault(error: Exception) -> str:
    return str(getattr(error, "message", None) or error)[:200] or type(error).__name__


def _cure(error: Exception) -> str:
    cures: Mapping[type[Exception], str] = {
        SecurityError: "write only what the sample data shows",
        UndefinedError: "use a name that the sample data shows, or ask `is defined` first",
        TemplateSyntaxError: "close every {{ }}, {% %} and block, and use known filters only",
    }
    return next((cure for kind, cure in cures.items() if isinstance(error, kind)), "compare with the file it replaces")


def _line_of(error: Exception) -> int | None:
    frames: list[Any] = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == FILENAME), None)
