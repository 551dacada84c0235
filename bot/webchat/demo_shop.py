"""The demo shop as visitors meet it: who they may be, mails they may drop, mails that went out."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from core.settings import Settings

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.eml")
_MOST_SHOWN = 200_000
_OUR_ID = re.compile(rb"^message-id:[^\r\n]*(\r?\n)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """Somebody a visitor may be. tries: sentences that show something."""

    id: int
    name: str
    about: str
    tries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoMail:
    """A mail in a folder, as a list shows it."""

    name: str
    subject: str
    person: str
    at: datetime
    body: str = ""


def is_demo(settings: Settings) -> bool:
    """Return whether this is a demo shop."""
    return _sign(settings).exists()


def demo_customers(settings: Settings) -> list[DemoCustomer]:
    """Return whom a visitor may be."""
    rows = json.loads(_sign(settings).read_text("utf-8")).get("customers", [])
    return [
        DemoCustomer(int(row["id"]), str(row["name"]), str(row.get("about", "")), tuple(map(str, row.get("try", ()))))
        for row in rows
    ]


def sample_mails(folder: Path) -> list[DemoMail]:
    """Return the letters that a visitor may drop, by name."""
    return [mail for path in sorted(folder.glob("*.eml")) if (mail := _read(path, "from"))]


def sent_mails(settings: Settings, *, most: int = 8) -> list[DemoMail]:
    """Return the newest mails that went out."""
    newest = sorted(_files(settings.mail_dir / "out"), reverse=True)[:most]
    return [mail for _, path in newest if (mail := _read(path, "to"))]


def sent_mail(settings: Settings, name: str) -> DemoMail | None:
    """Return one mail that went out; None where there is none of that name."""
    path = settings.mail_dir / "out" / name
    return _read(path, "to") if _NAME.fullmatch(name) and path.is_file() else None


def drop(sample: Path, settings: Settings) -> None:
    """Put a copy of a letter into the mail drop, with a Message-ID of its own, so that it counts as a new mail."""
    new_id = f"Message-ID: <{secrets.token_hex(12)}@visitor.example>".encode()
    content = _OUR_ID.sub(lambda found: new_id + found[1], sample.read_bytes(), count=1)
    folder = settings.mail_dir / "in"
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{secrets.token_hex(6)}"
    unfinished.write_bytes(content)
    os.replace(unfinished, folder / f"{sample.stem}-{secrets.token_hex(3)}.eml")


def _sign(settings: Settings) -> Path:
    return settings.data_dir / "demo.json"


def _files(folder: Path) -> Iterator[tuple[float, Path]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".eml"):
                yield entry.stat().st_mtime, Path(entry.path)


def _read(path: Path, person: str) -> DemoMail | None:
    try:
        with path.open("rb") as file:
            raw, at = file.read(_MOST_SHOWN), datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
    mail = message_from_bytes(raw, policy=default)
    return DemoMail(path.name, str(mail.get("subject", "")), str(mail.get(person, "")), at, _body(mail))


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    if part is None:
        return ""
    try:
        return str(part.get_content()).strip()
    except (LookupError, ValueError):
        return ""
