"""The parts of a raw mail: its bodies, its files, and the mails it carries; decoded behind guards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from intake.mail.charsets import decode
from intake.mail.content import children_of, content_of, raw_field
from intake.mail.header_block import HEAD_CAP, mended_head, trimmed_heads
from intake.mail.headers import Headers, clean, decode_words, parameters
from intake.mail.tnef import unpack

DEPTH_CAP = 100
PARTS_CAP = 500
BOUNDARIES_CAP = 200
LINES_CAP = 500_000
HEADER_CAP = 65_536
CONTENT_CAP = 4_096
BODY_CAP = 1_000_000
_HEAD_END = re.compile(rb"\r?\n\r?\n|^\r?\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PATH = re.compile(r"[\\/:\x00-\x1f\x7f]+")


class _Capped(Compat32):
    """Cuts a header value that no mail needs, before anything looks into it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        # The parser splits the parameters of these in quadratic time.
        cap = CONTENT_CAP if sourcelines[0][:8].lower() == "content-" else HEADER_CAP
        if sum(map(len, sourcelines)) > cap:
            sourcelines = ["".join(sourcelines)[:cap]]
        found: tuple[str, str] = super().header_source_parse(sourcelines)
        return found


_PARSER = BytesParser(policy=_Capped())


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file that came with the mail."""

    name: str
    media_type: str
    content: bytes
    inline: bool
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One body: its plain and its HTML form, either of which may be empty."""

    plain: str
    html: str


@dataclass(slots=True)
class Parts:
    """What was found on the way through the tree; `types` are the media types of the outer parts, in order."""

    bodies: list[BodyPart] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    reports: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def parse_tree(raw: bytes) -> tuple[Message, list[str]]:
    """Return the mail's tree, and what had to be cut or mended to build it."""
    mended, defects = mended_head(raw)
    trimmed, cut = trimmed_heads(mended)
    tree, defect = _parsed(trimmed)
    return tree, [*defects, *cut, *([defect] if defect else [])]


def _parsed(raw: bytes) -> tuple[Message, str]:
    """Return the tree; a mail that the parser cannot take apart in time and memory keeps its body in one piece."""
    # The parser makes an object of every line, of a body without parts for nothing.
    whole = _in_one_piece(raw)
    if whole is not None and whole.get_content_maintype() not in ("multipart", "message"):
        return whole, ""
    if whole is not None and raw.count(b"\n") > LINES_CAP:
        return whole, "too many lines"
    nested = raw.lower().count(b"boundary=") if raw.count(b"oundary") + raw.count(b"OUNDARY") > BOUNDARIES_CAP else 0
    if nested > BOUNDARIES_CAP:
        return _PARSER.parsebytes(raw, headersonly=True), "too deeply nested"
    try:
        return _PARSER.parsebytes(raw), ""
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError):
        return _PARSER.parsebytes(raw, headersonly=True), "structure not readable"


def _in_one_piece(raw: bytes) -> Message | None:
    """Return the mail with its body as it stands; None where the head does not end, or not soon."""
    end = _HEAD_END.search(raw, 0, HEAD_CAP)
    if end is None:
        return None
    try:
        message = _PARSER.parsebytes(raw[: end.end()])
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError):
        return None
    if message.get_payload():
        # What stands there is no head.
        return None
    message.set_payload(raw[end.end() :].decode("ascii", "surrogateescape"))
    return message


def collect(message: Message) -> Parts:
    """Return the parts of a mail."""
    parts = Parts()
    _walk(message, parts, 0, outer=True)
    return parts


def _walk(message: Message, parts: Parts, depth: int, *, outer: bool) -> None:
    media_type = message.get_content_type()
    if outer:
        parts.types.append(media_type)
    if depth > DEPTH_CAP or len(parts.types) + len(parts.files) > PARTS_CAP:
        _note(parts, "too many parts")
        return
    if media_type in ("message/delivery-status", "message/feedback-report", "message/disposition-notification"):
        parts.reports.append((media_type, _report_text(message)))
    elif media_type in ("message/rfc822", "message/global"):
        _take_mail(message, parts)
    elif message.is_multipart():
        _walk_children(message, media_type, parts, depth)
    elif media_type.startswith("multipart/") and (repaired := _repaired(message)) is not None:
        _walk(repaired, parts, depth + 1, outer=outer)
    else:
        _take_leaf(message, media_type, parts)


def _walk_children(message: Message, media_type: str, parts: Parts, depth: int) -> None:
    children = children_of(message)
    if media_type != "multipart/alternative":
        for child in children:
            _walk(child, parts, depth + 1, outer=True)
        return
    inner = Parts()
    for child in children:
        _walk(child, inner, depth + 1, outer=True)
    plain = "\n".join(body.plain for body in inner.bodies if body.plain.strip())
    html = "\n".join(body.html for body in inner.bodies if body.html.strip())
    if inner.bodies:
        parts.bodies.append(BodyPart(plain, html))
    for name in ("files", "mails", "reports", "types", "defects"):
        getattr(parts, name).extend(getattr(inner, name))


def _repaired(message: Message) -> Message | None:
    """A multipart whose boundary was lost, mostly by a broken header: the first line that looks like one serves."""
    source = content_of(message)
    for line in source[:4000].split(b"\n")[:40]:
        mark = line.strip()
        if mark.startswith(b"--") and 2 < len(mark) < 120 and source.count(mark) > 1:
            boundary = mark[2:].replace(b'"', b"")
            found, _ = _parsed(b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\n\n' + source)
            return found if found.is_multipart() else None
    return None


def _note(parts: Parts, defect: str) -> None:
    if defect not in parts.defects:
        parts.defects.append(defect)


def _take_mail(message: Message, parts: Parts) -> None:
    inner = next(iter(children_of(message)), None)
    if inner is None:
        parts.files.append(FilePart("message.eml", "message/rfc822", content_of(message), inline=False))
        return
    parts.mails.append(inner)
    subject = Headers(inner).text("subject")
    name = file_name(message) or f"{_safe_name(subject) or 'message'}.eml"
    parts.files.append(FilePart(name, "message/rfc822", _whole(inner), inline=False))


def _whole(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (RecursionError, UnicodeError, ValueError, TypeError, AttributeError, LookupError, KeyError):
        return content_of(message)


def _report_text(message: Message) -> str:
    if not message.is_multipart():
        return _decoded(message, Parts())
    blocks = []
    for block in children_of(message)[:200]:
        blocks.append("\n".join(f"{name}: {clean(str(value))}" for name, value in block.raw_items()))
        blocks.append("" if block.is_multipart() else _decoded(block, Parts()))
    return "\n\n".join(block for block in blocks if block.strip())


def _take_leaf(message: Message, media_type: str, parts: Parts) -> None:
    name = file_name(message)
    disposition = _disposition(message)
    if (
        media_type in ("text/plain", "text/html")
        and disposition != "attachment"
        and not (name and disposition != "inline")
    ):
        text = _decoded(message, parts)
        html = media_type == "text/html" or _looks_like_html(text)
        parts.bodies.append(BodyPart("", text) if html else BodyPart(text, ""))
        return
    content = content_of(message)
    if media_type.startswith("multipart/"):
        _note(parts, "parts not readable")
        parts.bodies.append(BodyPart(_decoded(message, parts), ""))
        return
    if media_type in ("application/ms-tnef", "application/vnd.ms-tnef") or name.lower() == "winmail.dat":
        _take_tnef(content, name, media_type, parts)
        return
    content_id = clean(raw_field(message, "content-id")).strip("<> ").lower()[:200]
    name = name or f"part-{len(parts.files) + 1}{_EXTENSIONS.get(media_type, '')}"
    parts.files.append(FilePart(name, media_type, content, disposition == "inline", content_id))


_EXTENSIONS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
}


def _take_tnef(content: bytes, name: str, media_type: str, parts: Parts) -> None:
    pack = unpack(content)
    if pack is None:
        _note(parts, "winmail.dat not readable")
        parts.files.append(FilePart(name or "winmail.dat", media_type, content, inline=False))
        return
    if (pack.text or pack.html) and not any(body.plain.strip() or body.html.strip() for body in parts.bodies):
        parts.bodies.append(BodyPart(pack.text, pack.html))
    for file in pack.files:
        name = _safe_name(file.name) or f"part-{len(parts.files) + 1}"
        inline = bool(file.content_id) and file.media_type.startswith("image/")
        parts.files.append(FilePart(name, file.media_type, file.content, inline, file.content_id))


def _looks_like_html(text: str) -> bool:
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def _disposition(message: Message) -> str:
    return clean(raw_field(message, "content-disposition"))[:200].partition(";")[0].strip().lower()


def file_name(message: Message) -> str:
    """Return the part's file name, decoded and without a path."""
    name = parameters(raw_field(message, "content-disposition")).get("filename", "")
    return _safe_name(decode_words(name or parameters(raw_field(message, "content-type")).get("name", "")))


def _safe_name(name: str) -> str:
    flat = _PATH.sub(" ", name).strip(" .")
    if len(flat) <= 150:
        return flat
    stem, dot, extension = flat.rpartition(".")
    return f"{stem[:140]}.{extension}" if dot and len(extension) <= 8 else flat[:150]


def _decoded(message: Message, parts: Parts) -> str:
    content = content_of(message)
    if len(content) > BODY_CAP:
        _note(parts, "body cut")
        content = content[:BODY_CAP]
    text, defect = decode(content, charset_of(message))
    if defect:
        _note(parts, defect)
    text = normal_text(text)
    return _unflowed(text) if _flowed(message) else text


def normal_text(text: str) -> str:
    """Return the text with plain line ends and without control characters."""
    return _CONTROL.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def charset_of(message: Message) -> str:
    """Return the charset that the part declares, or nothing."""
    return clean(parameters(raw_field(message, "content-type")).get("charset", ""))[:80]


def _flowed(message: Message) -> bool:
    return parameters(raw_field(message, "content-type")).get("format", "").lower() == "flowed"


def _unflowed(text: str) -> str:
    """Join lines that the sender's program broke (RFC 3676): a blank at the end means the line goes on."""
    out: list[list[str]] = []
    open_mark: str | None = None
    for line in text.split("\n"):
        mark = line[: len(line) - len(line.lstrip(">"))]
        body = line[len(mark) :].removeprefix(" ")
        if open_mark == mark and body and out:
            out[-1].append(body)
        else:
            out.append([line])
        open_mark = mark if line.endswith(" ") and line != "-- " else None
    return "\n".join("".join(pieces) for pieces in out)
