"""Who could not be reached and why, read from a delivery report or from a daemon's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.mail.headers import Headers, clean
from intake.mail.parts import Parts

_TEXT_CAP = 32_000
_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)")
_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[ -])")
_ADDRESS = re.compile(
    r"<?([A-Za-z0-9._%+=-][A-Za-z0-9._%+'=-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})>?"
)
_MESSAGE_ID = re.compile(r"message-id:\s{0,9}(<[^<>\s]{1,900}>)", re.IGNORECASE)
_ID_FIELD = re.compile(r"^message-id:\s{0,9}(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)
_TOLD = re.compile(
    r"reason|unknown|full|quota|reject|denied|exist|unavailable|disabled|invalid|refused|timed out|failed",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report on a mail. status: enhanced code as 5.1.1, or nothing. original_id: id of the mail it is about.

    outcome: `failed`, `delayed` (it is still being tried) or `delivered`.
    """

    recipient: str
    status: str
    reason: str
    original_id: str = ""
    outcome: str = "failed"


def read_bounce(headers: Headers, parts: Parts, text: str) -> Bounce:
    """Return what a bounce tells; what it does not tell stays empty."""
    report = "\n\n".join(body for media_type, body in parts.reports if media_type == "message/delivery-status")
    fields = _fields(report[:_TEXT_CAP]) or _fields(text[:_TEXT_CAP])
    text = text[:_TEXT_CAP]
    diagnostic = fields.get("diagnostic-code", "")
    reason = diagnostic.partition(";")[2].strip() if ";" in diagnostic[:20] else diagnostic
    reason = reason or _told(text)
    recipient = _recipient(fields) or _header_recipient(headers) or _named(text, headers)
    status = _best_status(fields.get("status", ""), reason, f"{headers.text('subject')}\n{text}")
    outcome = _outcome(fields.get("action", ""), status, text)
    return Bounce(recipient, status, clean(reason)[:300], _original_id(parts, text), outcome)


def _outcome(action: str, status: str, text: str) -> str:
    """Return what became of the mail: the report's own word, else the daemon's."""
    word = action.strip().lower().partition(" ")[0]
    if word:
        return {"delayed": "delayed", "delivered": "delivered", "relayed": "delivered"}.get(word, "failed")
    waiting = any(phrase in text.lower() for phrase in _DELAYED if phrase != "temporary")
    return "delayed" if status.startswith("4") and waiting else "failed"


def _fields(report: str) -> dict[str, str]:
    """Return the fields of the first recipient that failed; the report's own fields come first."""
    found: dict[str, str] = {}
    name = ""
    for line in report.split("\n"):
        if line[:1] in " \t" and name:
            found[name] = f"{found[name]} {line.strip()}"[:2000]
            continue
        head, colon, value = line.partition(":")
        name = head.strip().lower() if colon else ""
        if name not in _KNOWN or name in found:
            name = ""
            continue
        found[name] = value.strip()
    return found


_KNOWN = frozenset(
    {"final-recipient", "original-recipient", "status", "diagnostic-code", "action", "x-actual-recipient"}
)


def _recipient(fields: dict[str, str]) -> str:
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        value = fields.get(name, "")
        match = _ADDRESS.search(value.rpartition(";")[2][:400])
        if match:
            return match.group(1)
    return ""


def _header_recipient(headers: Headers) -> str:
    match = _ADDRESS.search(headers.raw("x-failed-recipients")[:400])
    return match.group(1) if match else ""


def _named(text: str, headers: Headers) -> str:
    """Return the first address in the daemon's words that is neither the daemon nor we."""
    own = {address.lower() for name in ("from", "to", "delivered-to") for _, address in headers.addresses(name)}
    for match in _ADDRESS.finditer(text):
        found = match.group(1)
        if found.lower() not in own and not found.lower().startswith(("mailer-daemon@", "postmaster@")):
            return found
    return ""


def _told(text: str) -> str:
    """Return the line that says why: one with a code before one that only complains."""
    lines = [line.strip(" \t>*") for line in text.split("\n")[:400]]
    fitting = [line for line in lines if 8 < len(line) < 400]
    coded = (line for line in fitting if _STATUS.search(line) or _CODE.search(line))
    return next(coded, "") or next((line for line in fitting if _TOLD.search(line)), "")


_DELAYED = (
    "delayed",
    "(delay)",
    "still being retried",
    "will be retried",
    "will retry",
    "temporary",
    "warning: message",
    "deferred",
)


def _best_status(field: str, reason: str, text: str) -> str:
    """Return the most exact status: the field, unless it says no more than "failed" and the reason knows better."""
    found = _STATUS.search(field[:40])
    if found and not found.group(1).endswith(".0.0"):
        return found.group(1)
    better = _STATUS.search(reason)
    if better:
        return better.group(1)
    if found:
        return found.group(1)
    told = _STATUS.search(text)
    code = _CODE.search(reason) or _CODE.search(text)
    if told or code:
        return told.group(1) if told else f"{code.group(1)[0]}.0.0" if code else ""
    return "4.0.0" if any(word in text.lower() for word in _DELAYED) else "5.0.0"


def _original_id(parts: Parts, text: str) -> str:
    for mail in parts.mails[:5]:
        found = Headers(mail).message_id()
        if found:
            return found
    for file in parts.files[:20]:
        if file.media_type in ("text/rfc822-headers", "message/rfc822-headers"):
            match = _ID_FIELD.search(file.content[:_TEXT_CAP].decode("latin-1"))
            if match:
                return match.group(1)
    ids = _MESSAGE_ID.findall(text)
    return str(ids[-1]) if ids else ""
