"""Import, shop, staff, apikey: what the merchant puts into the books."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from bot.assemble import assemble, prepare_database
from core.clerk import Clerk
from core.domain.access import AddApiKey, AddStaff
from core.domain.channels import AllListings, PriceRows
from core.domain.commands import SetStock
from core.domain.imports import ApplyPolicy, ImportRows, PolicyText, Sheet, StockLevels
from core.domain.machine import Actor, Role
from core.domain.switches import SetSending
from core.imports.export import sheet_file
from core.imports.policy_file import read_policy
from core.imports.read import read_file
from core.settings import load_settings

OPERATOR = Actor(Role.ADMIN | Role.RULE, "operator", "command line")


def _clerk() -> Clerk:
    settings = load_settings()
    prepare_database(settings)
    return assemble(settings, role="web").clerk


def take_in(clerk: Clerk, kind: str, path: Path) -> None:
    """Import a file that is known to be good."""
    clerk.do(ImportRows(kind, read_file(kind, path)), actor=OPERATOR, cause=f"import {kind}")


def counts_of(clerk: Clerk, path: Path) -> tuple[tuple[str, str, str], ...]:
    """Return the counts of a stock file as `SetStock` takes them."""
    return clerk.look(StockLevels(read_file("stock", path)))


def pause_sending(options: argparse.Namespace) -> int:
    """Have no process of the shop send anything any more, a copy of it included."""
    changed = _clerk().do(SetSending(False, options.reason), actor=OPERATOR, cause="pause-sending").facts["changed"]
    print("Nothing is sent until `orderclerk resume-sending`." if changed else "Nothing was sent already.")
    return 0


def resume_sending(options: argparse.Namespace) -> int:
    """Let the shop send again: first of all what waits."""
    changed = _clerk().do(SetSending(True), actor=OPERATOR, cause="resume-sending").facts["changed"]
    print("The shop sends again, what waits first." if changed else "The shop was sending already.")
    return 0


def import_file(options: argparse.Namespace) -> int:
    """Import one file, all or nothing."""
    sheet = read_file(options.kind, options.file)
    clerk = _clerk()
    if options.kind == "stock":
        return _count(clerk, sheet, dry_run=options.dry_run)
    done = clerk.do(ImportRows(options.kind, sheet, options.dry_run), actor=OPERATOR, cause=f"import {options.kind}")
    result = done.facts["result"]
    _show_mapping(sheet)
    would = "would be " if options.dry_run else ""
    print(f"{result.created} {would}created, {result.updated} {would}updated, {result.unchanged} unchanged")
    return 0


def _count(clerk: Clerk, sheet: Sheet, *, dry_run: bool) -> int:
    _show_mapping(sheet)
    levels = clerk.look(StockLevels(sheet))
    if dry_run:
        print(f"{len(levels)} counts would be booked")
        return 0
    done = clerk.do(SetStock(levels, reason="import"), actor=OPERATOR, cause="import stock")
    print(f"{done.facts['changed']} counts booked, {len(levels) - done.facts['changed']} unchanged")
    return 0


def _show_mapping(sheet: Sheet) -> None:
    for theirs, ours in sheet.mapping:
        if theirs != ours:
            print(f"  column {theirs!r} is " + (f"taken as {ours}" if ours else "not used"), file=sys.stderr)


def shop(options: argparse.Namespace) -> int:
    """Apply or export the policy file."""
    clerk = _clerk()
    if options.act == "apply":
        if options.file is None:
            print("orderclerk: shop apply wants a FILE; docs/shop.example.toml is a complete one", file=sys.stderr)
            return 2
        version = apply_policy_file(clerk, options.file)
        print(f"The policy is in force as version {version}.")
        return 0
    text = clerk.look(PolicyText())
    if options.file is None:
        print(text, end="")
    else:
        options.file.write_text(text, encoding="utf-8")
    return 0


def apply_policy_file(clerk: Clerk, path: Path) -> int:
    """Put a policy file in force; returns its version."""
    found = read_policy(path)
    return int(clerk.do(ApplyPolicy(found.document, found.source), actor=OPERATOR, cause="shop apply").facts["version"])


def staff(options: argparse.Namespace) -> int:
    """Add a member of staff and print the one-time link."""
    command = AddStaff(options.name, tuple(options.role), options.email, options.telegram)
    done = _clerk().do(command, actor=OPERATOR, cause="staff add")
    print(f"{options.name}: {', '.join(options.role)}. The link works once, for 24 hours:")
    print(f"{load_settings().public_url}/console/sign-in/{done.facts['token']}")
    return 0


def apikey(options: argparse.Namespace) -> int:
    """Add an API key and print it alone on the last line."""
    command = AddApiKey(options.name, options.channel, options.role)
    done = _clerk().do(command, actor=OPERATOR, cause="apikey add")
    print(f"Key {options.name} for channel {options.channel}, role {options.role}. It is shown this once:")
    print(done.facts["key"])
    return 0


def export_table(kind: str, of: str, options: argparse.Namespace) -> int:
    """Write listings or price lists as a file that comes back in unchanged."""
    clerk = _clerk()
    rows = clerk.look(PriceRows(of)) if kind == "price-lists" else [asdict(one) for one in clerk.look(AllListings(of))]
    sys.stdout.buffer.write(sheet_file(kind, rows, f".{options.format}"))
    sys.stdout.buffer.flush()
    return 0
