"""Bench: measure one part of the shop beside the machine's own limit, in the same run."""

from __future__ import annotations

import argparse
import logging
import tempfile
from importlib import import_module
from pathlib import Path

from bot.bench.report import Report


def bench(options: argparse.Namespace) -> int:
    """Measure, print a table and one JSON line. The data are temporary unless a folder is given."""
    logging.basicConfig(level=logging.ERROR)
    measure = import_module(f"bot.bench.{options.name}").measure
    if options.data is not None:
        options.data.mkdir(parents=True, exist_ok=True)
        return _shown(options.name, measure(options.data))
    with tempfile.TemporaryDirectory(prefix="orderclerk-bench-", ignore_cleanup_errors=True) as folder:
        return _shown(options.name, measure(Path(folder)))


def _shown(name: str, report: Report) -> int:
    print(report.table())
    print(report.json_line(name))
    return 0
