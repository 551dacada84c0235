"""Reads what customers write: text, catalogue, customer and context in, an Understanding out. Pure and offline."""

from intake.understanding.engine import Engine
from intake.understanding.serve import serve_lines
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
