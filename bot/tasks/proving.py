"""Lifecycle, check, doctor, export, templates: what the shop can show of itself."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from bot.tasks.tables import as_json, as_mermaid, as_table
from core.errors import OrderclerkError, SetupError
from core.settings import Settings, load_settings


def lifecycle(options: argparse.Namespace) -> int:
    """Print the life cycles as they run."""
    shapes = {"table": as_table, "mermaid": as_mermaid, "json": as_json}
    print(shapes[options.format]())
    return 0


def check(options: argparse.Namespace) -> int:
    """Prove every invariant against the database; 1 and a line per violation where one is broken."""
    from core.database.check import violations

    with _reading() as conn:
        found = list(violations(conn))
    if options.json:
        print(json.dumps({"violations": found}, ensure_ascii=False))
    else:
        for line in found:
            print(line)
        print(f"{len(found)} violation(s)." if found else "Every invariant holds.", file=sys.stderr)
    return 1 if found else 0


def export(options: argparse.Namespace) -> int:
    """Print the whole state as one JSON object, or a table of the shop."""
    if options.what != "state":
        from bot.tasks.records import export_table

        return export_table(options.what, options.list if options.what == "price-lists" else options.channel, options)
    from core.database.export import export_state

    with _reading() as conn:
        state = export_state(conn)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    json.dump(state, sys.stdout, ensure_ascii=False)
    print()
    return 0


@contextmanager
def _reading() -> Iterator[Any]:
    from core.database import schema
    from core.database.engine import Database

    database = Database(load_settings().sql_url)
    try:
        if not schema.is_current(database):
            raise SetupError("ORDERCLERK_DATABASE_URL", "the schema is not up to date; run `orderclerk migrate`")
        with database.read() as conn:
            yield conn
    finally:
        database.close()


def templates(options: argparse.Namespace) -> int:
    """List the messages, or preview one with sample data."""
    from core.messages.preview import list_templates, preview
    from core.messages.render import Messages

    messages = Messages(overrides=_overrides())
    if not options.name:
        for name, languages in list_templates(messages):
            print(f"{name:<40} {languages}")
        return 0
    if options.name not in messages.names():
        print(f"orderclerk: there is no message {options.name!r}; `orderclerk templates` lists them", file=sys.stderr)
        return 2
    if options.body or options.reset:
        return _override(options)
    print(preview(messages, options.name, options.language, options.part))
    return 0


def _overrides() -> Callable[[], Mapping[tuple[str, str, str], str]]:
    from core.database import schema
    from core.database.engine import Database
    from core.database.templates import TemplateOverrides

    settings = load_settings()
    if not settings.database_url and not settings.data_dir.exists():
        return dict
    database = Database(settings.sql_url)
    return TemplateOverrides(database) if schema.is_current(database) else dict


def _override(options: argparse.Namespace) -> int:
    from bot.assemble import assemble, prepare_database
    from bot.tasks.records import OPERATOR
    from core.domain.commands import SetTemplate

    settings = load_settings()
    prepare_database(settings)
    body = None if options.reset else options.body.read_text(encoding="utf-8")
    command = SetTemplate(options.language, options.name, options.part, body)
    assemble(settings, role="web").clerk.do(command, actor=OPERATOR, cause="templates")
    print("The project's words are back." if options.reset else "The shop's own words are in force.")
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Say what works, what does not, and the cure; 1 where something does not."""
    settings = load_settings()
    rows = [(name, *_tried(test, settings)) for name, test in CHECKS.items()]
    if options.json:
        print(json.dumps([{"check": name, "ok": ok, "said": said} for name, ok, said in rows], ensure_ascii=False))
    else:
        for name, ok, said in rows:
            print(f"{'ok  ' if ok else 'FAIL'}  {name:<12} {said}")
    return 0 if all(ok for _, ok, _ in rows) else 1


def _tried(test: Callable[[Settings], str], settings: Settings) -> tuple[bool, str]:
    try:
        return True, test(settings)
    except OrderclerkError as fault:
        return False, str(fault)
    except Exception as fault:
        return False, f"{type(fault).__name__}; see the log of `orderclerk serve`"


def _settings(settings: Settings) -> str:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    probe = settings.data_dir / f".probe-{os.getpid()}"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as fault:
        raise SetupError("ORDERCLERK_DATA_DIR", f"{settings.data_dir} cannot be written ({fault.strerror})") from None
    return f"data in {settings.data_dir.resolve()}, public address {settings.public_url}"


def _asked(settings: Settings, question: Callable[[Any], Any]) -> tuple[Any, str]:
    """Return what the database answers to one question, and which kind of database it is."""
    from core.database.engine import Database

    database = Database(settings.sql_url)
    try:
        with database.read() as conn:
            return question(conn), database.dialect
    finally:
        database.close()


def _database(settings: Settings) -> str:
    from core.database import schema

    found, dialect = _asked(settings, schema.revision)
    if found != schema.HEAD:
        raise SetupError("ORDERCLERK_DATABASE_URL", f"schema {found or 'absent'}; run `orderclerk migrate`")
    return f"{dialect}, schema {found}"


def _sending(settings: Settings) -> str:
    from core.database import sending

    paused, _ = _asked(settings, sending.paused)
    if paused:
        raise SetupError("sending", "it is paused; `orderclerk resume-sending` lets go what waits")
    return "messages may leave"


def _templates(settings: Settings) -> str:
    from core.domain.lifecycles import LIFECYCLES
    from core.domain.machine import validate
    from core.messages.render import Messages

    messages = Messages()
    validate(LIFECYCLES, messages.has)
    return f"{len(messages.names())} messages in {', '.join(messages.languages())}"


def _policy(settings: Settings) -> str:
    from core.database.catalogue import newest_policy
    from core.database.engine import Database

    database = Database(settings.sql_url)
    try:
        with database.read() as conn:
            policy = newest_policy(conn)
    finally:
        database.close()
    if not policy.version:
        raise SetupError("policy", "none is in force; run `orderclerk shop apply FILE` (docs/shop.example.toml)")
    return f"{policy.shop.name}, {policy.shop.currency}, {policy.shop.timezone}, version {policy.version}"


def _mail(settings: Settings) -> str:
    waiting = len(list((settings.mail_dir / "in").glob("*.eml"))) if settings.mail_dir.exists() else 0
    failed = len(list((settings.mail_dir / "failed").glob("*.eml"))) if settings.mail_dir.exists() else 0
    if failed:
        raise SetupError("mail", f"{failed} mail(s) in {settings.mail_dir / 'failed'}; the .txt beside each says why")
    return f"folder {settings.mail_dir.resolve()}, {waiting} waiting"


def _smtp(settings: Settings) -> str:
    from bot.assemble import added_mailboxes, assemble
    from intake.mail.assembly import mail_outlet
    from intake.mail.write import message_address

    opened = assemble(settings, role="web")
    try:
        shop = opened.clerk.policy().shop
        address = settings.mail_from or shop.email
        added = added_mailboxes(settings, lambda: opened.clerk)
        by_server = bool(settings.smtp_url.strip() or added.outgoing(address))
        said = mail_outlet(settings, lambda: (shop.name, address), accounts=added).check()
    finally:
        opened.database.close()
    if by_server and not message_address(address):
        raise SetupError(
            "ORDERCLERK_MAIL_FROM", "set the address that mail is sent from (or the shop's, in the policy)"
        )
    return said


def _mailboxes(settings: Settings) -> str:
    from bot.tasks.mailboxes import try_added
    from intake.mail.imap_mailboxes import accounts, try_account

    found = [try_account(one) for one in accounts(settings)] + try_added(settings)
    return "; ".join(found) or "no mailbox (`orderclerk mailbox add` adds one, ORDERCLERK_IMAP_URL names them)"


def _connections(settings: Settings) -> str:
    from core.database import hooks, schema
    from core.database.engine import Database
    from core.domain.hooks import ListGateways, ListWebhooks

    database = Database(settings.sql_url)
    try:
        if not schema.is_current(database):
            raise SetupError("connections", "the schema is not up to date; run `orderclerk migrate`")
        now = datetime.now(UTC)
        with database.read() as conn:
            webhooks = hooks.list_webhooks(conn, ListWebhooks(), now)
            gateways = hooks.list_gateways(conn, ListGateways(), now)
    finally:
        database.close()
    off = [("webhook", one.name, one.fault) for one in webhooks if one.fault]
    off += [("gateway", one.name, one.fault) for one in gateways if one.fault]
    if off:
        said = "; ".join(f"{kind} {name} was switched off: {why}" for kind, name, why in off)
        raise SetupError("connections", f"{said}; see to the cause, then `orderclerk {off[0][0]} on {off[0][1]}`")
    failing = [one.name for one in webhooks if one.failing_since is not None]
    more = f", failing: {', '.join(failing)}" if failing else ""
    return f"{len(webhooks)} webhook(s), {len(gateways)} gateway(s){more}"


def _telegram(settings: Settings) -> str:
    if not settings.telegram_token:
        return "no bot (ORDERCLERK_TELEGRAM_TOKEN names one)"
    from bot.telegram.trying import try_bot

    return try_bot(settings)


def _clock(settings: Settings) -> str:
    now = datetime.now(UTC)
    newest = max((path.stat().st_mtime for path in settings.data_dir.glob("*")), default=0.0)
    if newest > time.time() + 120:
        raise SetupError("clock", "the machine's clock is behind its own files; set the time")
    return now.isoformat(timespec="seconds")


def _model(settings: Settings) -> str:
    return f"model at {settings.llm_url}" if settings.llm_url else "no model (not needed)"


CHECKS: dict[str, Callable[[Settings], str]] = {
    "settings": _settings,
    "database": _database,
    "sending": _sending,
    "policy": _policy,
    "templates": _templates,
    "mail": _mail,
    "mailboxes": _mailboxes,
    "smtp": _smtp,
    "telegram": _telegram,
    "connections": _connections,
    "clock": _clock,
    "model": _model,
}
"""What the doctor looks at, each with a cure where it fails."""
