"""An outbound message as the bytes of a mail; the same message always gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import html
import quopri
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from core.ports import OutboundMessage
from intake.mail.json_ld import with_json_ld
from intake.mail.tokens import plus_address

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BODY_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ADDRESS = re.compile(r"[^\s<>\"(),:;\\@\[\]\x00-\x20\x7f]{1,64}@[^\s<>\"(),:;\\@\[\]\x00-\x20\x7f]{1,255}")
_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>")
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]{0,60}")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
LINE = 76
NAME_CAP = 120
SUBJECT_CAP = 250
REFERENCES_CAP = 40


@dataclass(frozen=True, slots=True)
class Sender:
    """Who we are to the customer."""

    name: str
    address: str


def write_mail(message: OutboundMessage, sender: Sender, *, now: datetime) -> bytes:
    """Return the mail, lines ended by CRLF.

    now: the date where the message has none of its own.
    """
    boundary = "=_" + hashlib.sha256(message.message_id.encode("utf-8", "replace")).hexdigest()[:32]
    head = _head(message, sender, message.at or now)
    return b"\r\n".join([*head, *_body(message, boundary)])


def message_address(text: str) -> str:
    """Return a mail address as it can stand in a header (a domain of other letters in its ASCII form), or nothing."""
    found = _CONTROL.sub("", text).strip()
    if not _ADDRESS.fullmatch(found):
        return ""
    local, _, domain = found.rpartition("@")
    try:
        # Checked once more when folded: full-width signs become commas and ats.
        made = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
        return made if made.isascii() and _ADDRESS.fullmatch(made) else ""
    except UnicodeError:
        return ""


def recipient_address(text: str) -> str:
    """Return an address that mail can go to, its letters beyond ASCII kept where the server must know them."""
    plain = message_address(text)
    local, at, domain = _CONTROL.sub("", text).strip().rpartition("@")
    if plain or not at or local.isascii():
        return plain
    local = unicodedata.normalize("NFC", local)
    fits = all(sign.isascii() or sign.isalnum() or unicodedata.category(sign)[0] == "M" for sign in local)
    host = message_address(f"x@{domain}").rpartition("@")[2]
    # Full-width signs look like letters here and become commas and ats when folded.
    safe = _ADDRESS.fullmatch(f"{unicodedata.normalize('NFKC', local)}@x") and len(local.encode()) <= 64
    return f"{local}@{host}" if fits and host and safe else ""


def _head(message: OutboundMessage, sender: Sender, at: datetime) -> list[bytes]:
    references = [ref for ref in (*message.references, message.answers) if _ID.fullmatch(ref)]
    chain = list(dict.fromkeys(references))
    # The first id names the thread, the last ones are its end: the middle may go.
    chain = chain[:1] + chain[1:][-REFERENCES_CAP:]
    fields: list[tuple[str, list[str]]] = [
        ("From", _mailbox(sender.name, message_address(sender.address))),
        ("To", _mailbox(message.recipient_name, recipient_address(message.recipient))),
        (
            "Reply-To",
            _mailbox(sender.name, message_address(plus_address(sender.address, message.reply_token)))
            if message.reply_token
            else [],
        ),
        ("Subject", _unstructured(message.subject[:SUBJECT_CAP])),
        ("Date", [format_datetime(at if at.tzinfo else at.replace(tzinfo=UTC))]),
        ("Message-ID", [message.message_id] if _ID.fullmatch(message.message_id) else []),
        ("In-Reply-To", [message.answers] if _ID.fullmatch(message.answers) else []),
        ("References", chain),
        ("Auto-Submitted", [_auto_submitted(message)]),
        ("X-Auto-Response-Suppress", ["All"]),
        ("Content-Language", [message.language] if re.fullmatch(r"[A-Za-z-]{2,12}", message.language) else []),
        ("MIME-Version", ["1.0"]),
    ]
    return [_folded(name, words) for name, words in fields if words]


def _auto_submitted(message: OutboundMessage) -> str:
    if not message.automatic:
        return "no"
    return "auto-replied" if message.answers else "auto-generated"


def _folded(name: str, words: Iterable[str]) -> bytes:
    """Fold a field at its blanks; a word longer than a line stays whole."""
    line, lines = f"{name}:", []
    for word in words:
        if len(line) + 1 + len(word) > LINE and line.strip() and not line.endswith(":"):
            lines.append(line)
            line = ""
        line = f"{line} {word}"
    return "\r\n".join([*lines, line]).encode("utf-8", "replace")


def _unstructured(text: str) -> list[str]:
    flat = _CONTROL.sub(" ", _SURROGATES.sub("\ufffd", text)).strip()
    if flat.isascii() and "=?" not in flat and all(len(word) < LINE for word in flat.split()):
        return flat.split() or [""]
    return _encoded_words(flat)


def _encoded_words(text: str) -> list[str]:
    """Return RFC 2047 words of at most 75 characters, each of whole letters."""
    words, chunk = [], b""
    for char in text:
        letter = char.encode("utf-8")
        if len(chunk) + len(letter) > 42:
            words.append(chunk)
            chunk = b""
        chunk += letter
    return [f"=?utf-8?b?{base64.b64encode(word).decode()}?=" for word in [*words, chunk]]


def _mailbox(name: str, found: str) -> list[str]:
    flat = _CONTROL.sub(" ", _SURROGATES.sub("\ufffd", name)).strip()[:NAME_CAP]
    if not found:
        return ["undisclosed-recipients:;"]
    if not flat:
        return [f"<{found}>"] if len(found) > 60 else [found]
    if _ATOM.fullmatch(flat) and "=?" not in flat:
        return [*flat.split(), f"<{found}>"]
    if flat.isascii() and "=?" not in flat and len(flat) < 60:
        escaped = flat.replace("\\", "\\\\").replace('"', '\\"')
        return [*f'"{escaped}"'.split(), f"<{found}>"]
    return [*_encoded_words(flat), f"<{found}>"]


def _body(message: OutboundMessage, boundary: str) -> list[bytes]:
    letter = _letter(message, boundary + "a")
    if not message.attachments:
        return letter
    lines = [f'Content-Type: multipart/mixed; boundary="{boundary}m"'.encode(), b"", f"--{boundary}m".encode(), *letter]
    for attachment in message.attachments:
        lines += [f"--{boundary}m".encode(), *_file(attachment.name, attachment.media_type, attachment.content())]
    return [*lines, f"--{boundary}m--".encode(), b""]


def _letter(message: OutboundMessage, boundary: str) -> list[bytes]:
    plain = _text_part(_with_reference(message.text, message.reply_token), "plain")
    if not message.html.strip():
        return [*plain, b""]
    rich = _text_part(_with_marker(with_json_ld(message.html, message.facts), message.reply_token), "html")
    mark = f"--{boundary}".encode()
    head = f'Content-Type: multipart/alternative; boundary="{boundary}"'.encode()
    return [head, b"", mark, *plain, mark, *rich, mark + b"--", b""]


def _with_reference(text: str, token: str) -> str:
    """The plain part has no place to hide the token: it stands in the last line, as on any business letter."""
    return f"{text.rstrip()}\n\n[{token}]\n" if token else text


def _with_marker(source: str, token: str) -> str:
    """Put the hidden token at the end of the HTML; it survives where a provider changes ids and addresses."""
    if not token:
        return source
    marker = (
        f'<div style="display:none;font-size:0;line-height:0;max-height:0;overflow:hidden">[{html.escape(token)}]</div>'
    )
    position = max(source.rfind("</body"), source.rfind("</BODY"))
    return source + marker if position < 0 else source[:position] + marker + source[position:]


def _text_part(text: str, subtype: str) -> list[bytes]:
    clean = _BODY_CONTROL.sub("", _SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
    encoded = quopri.encodestring(clean.encode("utf-8"), quotetabs=False)
    return [
        f"Content-Type: text/{subtype}; charset=utf-8".encode(),
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        *encoded.split(b"\n"),
    ]


def _file(name: str, media_type: str, content: bytes) -> list[bytes]:
    flat = _CONTROL.sub("", _SURROGATES.sub("", name)).replace("/", "-").replace("\\", "-").strip() or "file"
    stem, dot, extension = flat.rpartition(".")
    if len(flat) > 100:
        flat = f"{stem[:90]}.{extension}" if dot and len(extension) < 9 else flat[:100]
    plain = "".join(char if char.isascii() and char not in '"%' else "_" for char in flat)
    exact = "".join(chr(b) if chr(b).isalnum() and b < 128 else f"%{b:02X}" for b in flat.encode("utf-8"))
    kind = (
        media_type
        if re.fullmatch(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}", media_type.lower())
        else "application/octet-stream"
    )
    name = f'filename="{plain}"' if plain == flat else f"filename*=utf-8''{exact}"
    return [
        f"Content-Type: {kind}".encode(),
        b"Content-Transfer-Encoding: base64",
        f"Content-Disposition: attachment;\r\n {name}".encode("ascii"),
        b"",
        *base64.encodebytes(content).rstrip(b"\n").split(b"\n"),
        b"",
    ]
