"""Reads what customers write: text, catalogue, customer and context in, an Understanding out. Pure and offline."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from intake.understanding.shapes import (
    Ask,
    Choice,
    Explanation,
    LineRead,
    Request,
    Step,
    Understanding,
    line_from_json,
    line_to_json,
    request_from_json,
)

if TYPE_CHECKING:
    from intake.understanding.engine import Engine
    from intake.understanding.serve import serve_lines

# The engine and its words take a third of a second to load: a shop that starts answers first and loads them after.
_LATER = {"Engine": "intake.understanding.engine", "serve_lines": "intake.understanding.serve"}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(name)


__all__ = [
    "Ask",
    "Choice",
    "Engine",
    "Explanation",
    "LineRead",
    "Request",
    "Step",
    "Understanding",
    "line_from_json",
    "line_to_json",
    "request_from_json",
    "serve_lines",
]
