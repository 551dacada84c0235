"""Understand, explain, mail read: what texts say; pure, no database needed for files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.domain.catalogue import Catalogue, catalogue_from_json
from core.domain.customers import Customer, customer_from_json
from core.errors import BadInput
from intake.understanding import Engine, Request, serve_lines


def understand(options: argparse.Namespace) -> int:
    """Read messages: JSON Lines on standard input, JSON Lines on standard output, in order."""
    engine = Engine(_catalogue(options.catalogue), _customers(options.customers), faq=_json(options.faq))
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for line in serve_lines(sys.stdin, engine):
        print(line, flush=True)
    return 0


def explain(options: argparse.Namespace) -> int:
    """Show how a text is understood, step by step."""
    if options.catalogue:
        engine = Engine(_catalogue(options.catalogue))
    else:
        from bot.assemble import assemble, prepare_database
        from core.settings import load_settings

        settings = load_settings()
        prepare_database(settings)
        engine = assemble(settings, role="web").reader.engine()
    print(engine.explain(Request("text", options.text)).text())
    return 0


def mail(options: argparse.Namespace) -> int:
    """Read raw mails: one JSON object a file, in order; never dies on a file."""
    from intake.mail.mail_lines import mail_read_lines

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for line in mail_read_lines(_files(options), format=options.format, trust=options.trust):
        print(line, flush=True)
    return 0


def _files(options: argparse.Namespace) -> Iterator[Path]:
    yield from options.files
    if options.files_from == "-":
        yield from (Path(name) for line in sys.stdin if (name := line.rstrip("\r\n")))
    elif options.files_from:
        listed = Path(options.files_from).read_text(encoding="utf-8", errors="surrogateescape")
        yield from (Path(name) for name in listed.splitlines() if name)


def _catalogue(path: Path | None) -> Catalogue:
    if path is None:
        return Catalogue({})
    data = _json(path)
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise BadInput([(str(path.name), 'is no catalogue; write {"name", "currency", "items": [...]}')])
    try:
        return catalogue_from_json(data)
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise BadInput(
            [(str(path.name), f"an item is not as it should be ({fault}); `import --dry-run` tells which")]
        ) from None


def _customers(path: Path | None) -> list[Customer]:
    if path is None:
        return []
    data = _json(path)
    if not isinstance(data, list):
        raise BadInput([(str(path.name), "is no list of customers")])
    try:
        return [customer_from_json(row) for row in data]
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as fault:
        raise BadInput([(str(path.name), f"a customer is not as it should be ({fault})")]) from None


def _json(path: Path | None) -> Any:
    if path is None:
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise BadInput([(str(path), f"cannot be read: {fault.strerror}")]) from None
    except ValueError as fault:
        raise BadInput([(str(path.name), f"is no JSON: {fault}")]) from None
