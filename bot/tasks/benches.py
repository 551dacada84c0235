"""Bench: measure one part of the shop beside the machine's own limit, in the same run."""

from __future__ import annotations

import argparse
import logging
import tempfile
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.bench.report import Report
from core.errors import SetupError

TAKES_MORE = ("telegram",)
"""What can be measured on another database, or for long."""


def bench(options: argparse.Namespace) -> int:
    """Measure, print a table and one JSON line. The data are temporary unless a folder is given."""
    logging.basicConfig(level=logging.ERROR)
    measure = partial(import_module(f"bot.bench.{options.name}").measure, **_more(options))
    if options.data is not None:
        options.data.mkdir(parents=True, exist_ok=True)
        return _shown(options.name, measure(options.data))
    with tempfile.TemporaryDirectory(prefix="orderclerk-bench-", ignore_cleanup_errors=True) as folder:
        return _shown(options.name, measure(Path(folder)))


def _more(options: argparse.Namespace) -> dict[str, Any]:
    more = {name: found for name in ("database", "minutes", "rate", "workers") if (found := getattr(options, name))}
    if more and options.name not in TAKES_MORE:
        raise SetupError("bench", f"`{options.name}` takes no --{next(iter(more))}; {', '.join(TAKES_MORE)} does")
    return more


def _shown(name: str, report: Report) -> int:
    print(report.table())
    print(report.json_line(name))
    return 0
