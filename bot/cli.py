"""The command line. Parsing only; each task imports what it needs when it is called, so that --help answers at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

IMPORTS = (
    "catalogue", "customers", "stock", "suppliers", "price-lists",
    "listings", "orders", "history", "standing-orders", "open-items",
)  # fmt: skip
STAFF_ROLES = ("admin", "manager", "sales", "warehouse", "buyer", "finance")
BENCHES = ("intake", "understand", "orders", "mail", "deliver", "growth", "telegram")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one task; returns 0, 1 for a failed check or a refusal, 2 for wrong use or a wrong setting."""
    parser = _parser()
    options = parser.parse_args(argv)
    if not hasattr(options, "task"):
        parser.print_help()
        return 2
    module, _, name = options.task.partition(":")
    task: Callable[[Any], int] = getattr(import_module(f"bot.tasks.{module}"), name)
    return _run(task, options)


def _run(task: Callable[[Any], int], options: argparse.Namespace) -> int:
    from core.errors import BadInput, Conflict, OutsideBusy, OutsideRefused, Refused, SetupError

    try:
        return task(options)
    except BadInput as fault:
        for place, words in fault.faults:
            print(f"{place}: {words}", file=sys.stderr)
        print(f"{len(fault.faults)} fault(s); nothing was changed.", file=sys.stderr)
        return 1
    except SetupError as fault:
        print(f"orderclerk: {fault}", file=sys.stderr)
        return 2
    except Refused as fault:
        print(f"orderclerk: refused: {fault.code} {_facts(fault.facts)}".rstrip(), file=sys.stderr)
        return 1
    except OutsideRefused as fault:
        print(f"orderclerk: {fault}", file=sys.stderr)
        return 1
    except (Conflict, OutsideBusy) as fault:
        print(f"orderclerk: busy: {fault}; try again in a moment", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _facts(facts: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in facts.items())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="orderclerk",
        description="From the customer's own words to a paid invoice. Settings come from ORDERCLERK_... variables.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _serving(commands)
    _records(commands)
    _mailboxes(commands)
    _connectors(commands)
    _hooks(commands)
    _reading(commands)
    _proving(commands)
    return parser


def _add(commands: Any, name: str, task: str, words: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words[0].upper() + words[1:])
    command.set_defaults(task=task)
    return command


def _serving(commands: Any) -> None:
    serve = _add(commands, "serve", "serving:serve", "run the shop: web, channels and jobs in one process, or one role")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--role", choices=("all", "web", "channels", "worker"), default="all")
    demo = _add(commands, "demo", "serving:demo", "make a demo shop (once) and run it")
    demo.add_argument("--host", default="127.0.0.1")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--data", type=Path, default=Path("var"), metavar="FOLDER")
    _add(commands, "migrate", "serving:migrate", "create or upgrade the schema")
    pause = _add(
        commands, "pause-sending", "records:pause_sending", "send nothing, in no process, until resume-sending"
    )
    pause.add_argument("--reason", default="", help="kept in the journal")
    _add(commands, "resume-sending", "records:resume_sending", "send again: first of all what waits")


def _records(commands: Any) -> None:
    imported = _add(commands, "import", "records:import_file", "import a JSON, CSV or XLSX file, all or nothing")
    imported.add_argument("kind", choices=IMPORTS)
    imported.add_argument("file", type=Path)
    imported.add_argument("--dry-run", action="store_true", help="check and show, change nothing")
    shop = _add(commands, "shop", "records:shop", "apply or export the shop's policy file")
    shop.add_argument("act", choices=("apply", "export"))
    shop.add_argument("file", type=Path, nargs="?", help="export: standard output when absent")
    staff = _add(commands, "staff", "records:staff", "add a member of staff; prints a one-time sign-in link")
    staff.add_argument("act", choices=("add",))
    staff.add_argument("name")
    staff.add_argument("--role", choices=STAFF_ROLES, action="append", required=True)
    staff.add_argument("--telegram", default="", metavar="ID")
    staff.add_argument("--email", default="")
    key = _add(commands, "apikey", "records:apikey", "add an API key; prints it alone on the last line, once")
    key.add_argument("act", choices=("add",))
    key.add_argument("name")
    key.add_argument("--channel", required=True)
    key.add_argument("--role", choices=("channel", "customer", "admin"), default="channel")


def _mailboxes(commands: Any) -> None:
    acts = commands.add_parser("mailbox", help="add, list and remove mailboxes").add_subparsers(
        metavar="ACT", required=True
    )
    add = _add(acts, "add", "mailboxes:add", "add a mailbox, or sign one in again; asks for what is missing")
    add.add_argument("--name", help="what it is called here; default: its user")
    add.add_argument("--user", help="who signs in, most often the mail address")
    add.add_argument("--imap", metavar="URL", help="such as imaps://mail.example.com:993/INBOX")
    add.add_argument("--smtp", metavar="URL", help="such as smtps://mail.example.com:465; mail leaves by it")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    add.add_argument("--provider", choices=("microsoft", "google", "custom"), help="sign in by OAuth2 instead")
    add.add_argument("--client-id", metavar="ID", help="how you have registered orderclerk there")
    add.add_argument("--client-secret-stdin", action="store_true", help="read the client's secret from standard input")
    add.add_argument("--tenant", help="Microsoft: your organisation's id or domain; default: common")
    way = add.add_mutually_exclusive_group()
    way.add_argument("--device", action="store_true", help="sign in by a code that you enter in any browser")
    way.add_argument("--loopback", action="store_true", help="sign in by a browser on this machine")
    add.add_argument("--port", type=int, default=0, help="loopback: where the browser comes back to; default: any")
    for part in ("authorise", "device", "token"):
        add.add_argument(f"--{part}-url", metavar="URL", help="custom provider: its endpoint")
    add.add_argument("--scope", help="custom provider: what to ask for")
    add.add_argument("--unchecked", action="store_true", help="do not try the mailbox before it is kept")
    listed = _add(acts, "list", "mailboxes:list_all", "show the mailboxes that were added")
    listed.add_argument("--json", action="store_true")
    remove = _add(acts, "remove", "mailboxes:remove", "forget a mailbox and its secrets; its mail stays")
    remove.add_argument("name")


def _connectors(commands: Any) -> None:
    acts = commands.add_parser("connector", help="add, list and remove marketplaces").add_subparsers(
        metavar="ACT", required=True
    )
    add = _add(acts, "add", "connectors:add", "add a marketplace, or give one another address or secret")
    add.add_argument("name", help="what it is called here; its orders come by the channel api:NAME")
    add.add_argument("--url", required=True, help="address of its interface, such as https://market.example/api/v1")
    add.add_argument("--kind", default="rest", help="which connector; default: rest, the one that comes along")
    add.add_argument("--secret-stdin", action="store_true", help="read its secret from standard input")
    add.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="what this kind wants besides")
    add.add_argument("--unchecked", action="store_true", help="do not ask it before it is kept")
    listed = _add(acts, "list", "connectors:list_all", "show the marketplaces and how they go")
    listed.add_argument("--json", action="store_true")
    remove = _add(acts, "remove", "connectors:remove", "forget a marketplace and its secret; its orders stay")
    remove.add_argument("name")


def _hooks(commands: Any) -> None:
    gateway = commands.add_parser("gateway", help="programs that carry messages: add, list, switch, remove")
    webhook = commands.add_parser("webhook", help="programs that hear of events: add, list, switch, replay, remove")
    gateways = gateway.add_subparsers(metavar="ACT", required=True)
    webhooks = webhook.add_subparsers(metavar="ACT", required=True)
    added = _add(gateways, "add", "hooks:add_gateway", "add a gateway or change it; prints its secret once")
    hooked = _add(webhooks, "add", "hooks:add_webhook", "add a webhook or change it; prints its secret once")
    added.add_argument("name", help="its channel is gateway:NAME")
    added.add_argument("url", nargs="?", default="", help="where message.send goes; none: it fetches answers itself")
    hooked.add_argument("name")
    hooked.add_argument("url")
    hooked.add_argument("--event", action="append", help="such as order.confirmed or order.*; default: all")
    for command in (added, hooked):
        command.add_argument("--rotate", action="store_true", help="make a new secret; the old one counts for a day")
        command.add_argument("--secret-stdin", action="store_true", help="read its secret from standard input")
    for acts, kind in ((gateways, "gateway"), (webhooks, "webhook")):
        listed = _add(acts, "list", f"hooks:list_{kind}s", f"show the {kind}s")
        listed.add_argument("--json", action="store_true")
        _add(acts, "remove", f"hooks:remove_{kind}", f"forget a {kind}").add_argument("name")
        for act in ("on", "off"):
            switch = _add(acts, act, f"hooks:switch_{kind}", f"switch a {kind} {act}")
            switch.add_argument("name")
            switch.set_defaults(act=act)
    _add(webhooks, "ping", "hooks:ping", "send a webhook a ping").add_argument("name")
    replay = _add(webhooks, "replay", "hooks:replay", "tell a webhook events again, under the ids that they had")
    replay.add_argument("name")
    replay.add_argument("--first", type=int, default=0, metavar="ID", help="the first event")
    replay.add_argument("--last", type=int, default=0, metavar="ID", help="the last event")
    replay.add_argument("--since", default="", metavar="MOMENT", help="what happened then or later")
    replay.add_argument("--order", default="", metavar="NUMBER", help="of one order")
    replay.add_argument("--failed", action="store_true", help="only what it never took")
    log = _add(webhooks, "log", "hooks:log", "show what a webhook was told last, with each attempt")
    log.add_argument("name")
    log.add_argument("--state", default="", choices=("", "queued", "sending", "retry", "sent", "failed"))
    log.add_argument("--most", type=int, default=20)


def _reading(commands: Any) -> None:
    understand = _add(commands, "understand", "reading:understand", "read messages: JSON Lines in, JSON Lines out")
    for name in ("catalogue", "customers", "faq"):
        understand.add_argument(f"--{name}", type=Path, metavar="FILE")
    explain = _add(commands, "explain", "reading:explain", "show how a text is understood, step by step")
    explain.add_argument("text")
    explain.add_argument("--catalogue", type=Path, metavar="FILE", help="default: the shop's own")
    acts = commands.add_parser("mail", help="read raw mails").add_subparsers(metavar="ACT", required=True)
    mail = _add(acts, "read", "reading:mail", "read raw mails: JSON Lines, one object a mail")
    mail.add_argument("--format", choices=("eml", "text", "html"), default="eml")
    mail.add_argument("--trust", default="", metavar="AUTHSERV_ID")
    mail.add_argument("--files-from", metavar="-", help="file names, one a line; - is standard input")
    mail.add_argument("files", nargs="*", type=Path)


def _proving(commands: Any) -> None:
    lifecycle = _add(commands, "lifecycle", "proving:lifecycle", "the life cycles as they run")
    lifecycle.add_argument("--format", choices=("table", "mermaid", "json"), default="table")
    check = _add(commands, "check", "proving:check", "prove every invariant against the database")
    check.add_argument("--json", action="store_true")
    doctor = _add(commands, "doctor", "proving:doctor", "what works, what does not, and the cure")
    doctor.add_argument("--json", action="store_true")
    export = _add(commands, "export", "proving:export", "export the state as one JSON object, or a shop's tables")
    export.add_argument("what", choices=("state", "listings", "price-lists"))
    export.add_argument("--channel", default="", help="listings: of this channel alone")
    export.add_argument("--list", default="", help="price-lists: this list alone")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), default="csv", help="of a table")
    templates = _add(commands, "templates", "proving:templates", "list the messages, or preview one with sample data")
    templates.add_argument("name", nargs="?", help="such as order_quoted or refused/out_of_stock")
    templates.add_argument("--language", default="en")
    templates.add_argument("--set", type=Path, metavar="FILE", dest="body", help="the shop's own words for that part")
    templates.add_argument("--reset", action="store_true", help="back to the project's words")
    templates.add_argument("--part", default="body.txt", help="subject.txt, body.txt, body.html or chat.txt")
    bench = _add(commands, "bench", "benches:bench", "measure; prints a table and a JSON line")
    bench.add_argument("name", choices=BENCHES)
    bench.add_argument("--data", type=Path, metavar="DIR")
    bench.add_argument("--database", default="", metavar="URL", help="another database than SQLite (telegram)")
    bench.add_argument("--minutes", type=float, default=0.0, metavar="N", help="a long run instead (telegram)")
    bench.add_argument("--rate", type=float, default=0.0, metavar="N", help="messages a second of it (telegram)")
    bench.add_argument("--workers", type=int, default=0, metavar="N", help="further processes (telegram)")


if __name__ == "__main__":
    raise SystemExit(main())
