"""What a file is, by its first bytes; its name and declared type prove nothing."""

from __future__ import annotations

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!", "packed"),
)
PICTURES = ("png", "jpeg", "tiff", "webp", "bmp")
_ASIDE = (b"BEGIN:VCARD", b"BEGIN:VCALENDAR", b"-----BEGIN PGP", b"-----BEGIN CERT")
_ASIDE_TYPES = ("message/", "text/calendar", "text/vcard", "text/x-vcard", "text/rfc822", "font/", "audio/", "video/")
_ASIDE_NAMES = (".p7s", ".p7m", ".asc", ".sig", ".vcf", ".ics", ".eml", ".gif")
_HEAD = 1024


def kind_of(content: bytes) -> str:
    """Return pdf, zip, ole, xml, html, text, a picture's format, packed, or unknown."""
    head = content[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    return found or _textual(content, head)


def _textual(content: bytes, head: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16-le" if content[:1] == b"\xff" else "utf-16-be"
        head = content[2 : 2 * _HEAD].decode(encoding, "replace").encode("utf-8", "replace")
    if b"\x00" in head:
        return "unknown"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    # A prologue may hide the document's own markup declaration: whatever begins like XML is read as XML.
    if start.startswith((b"<?xml", b"<!", b"<")) and b">" in head:
        return "xml"
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return "text" if head.strip() and control * 50 <= len(head) else "unknown"


def beside_the_point(name: str, media_type: str, content: bytes) -> bool:
    """Return whether a file is no document by its nature: a signature, a visiting card, a mail, a decoration."""
    if not content.strip() or content.lstrip()[:20].startswith(_ASIDE):
        return True
    return media_type.lower().startswith(_ASIDE_TYPES) or name.lower().endswith(_ASIDE_NAMES)
