"""`mail read`: one JSON object a file, whatever the file holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from intake.mail.charsets import decode
from intake.mail.parse import read_body, read_mail


def mail_read_lines(files: Iterable[Path], *, format: str = "eml", trust: str = "") -> Iterator[str]:
    """Yield one JSON line a file, in order; a file that cannot be opened has an `error` key instead.

    format: `eml` for raw mails, `text` or `html` for bare bodies.
    """
    for file in files:
        yield json.dumps({"file": str(file), **_object(file, format, trust)}, ensure_ascii=False)


def _object(file: Path, format: str, trust: str) -> dict[str, Any]:
    try:
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        return {"error": f"{file}: {getattr(error, 'strerror', None) or error}"}
    if format == "eml":
        return _printable(read_mail(raw, trust=trust).to_json())
    return _printable(read_body(decode(raw, "utf-8")[0], html=format == "html").to_json())


def _printable(found: dict[str, Any]) -> dict[str, Any]:
    """Lone surrogates cannot be written as UTF-8."""
    text = json.dumps(found, ensure_ascii=False)
    if any("\ud800" <= char <= "\udfff" for char in text):
        return dict(json.loads(text.encode("utf-8", "replace").decode("utf-8")))
    return found
