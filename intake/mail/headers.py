"""Header fields of a raw mail, each read behind its own guard: what cannot be parsed is kept as it stands."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from intake.mail.charsets import decode

VALUE_CAP = 16_384
FIELDS_CAP = 1_000
ADDRESSES_CAP = 500
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")
# A quoted string that is never closed reaches to the end, as mail programs read it.
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|\\.|[()<>,;]', re.DOTALL)
_IDS = re.compile(r"<([^<>\s]{1,900})>")
RECIPIENT_FIELDS = (
    "to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-gm-original-to", "x-forwarded-to",
    "resent-to", "resent-cc", "x-rcpt-to", "x-real-to", "apparently-to", "x-delivered-to",
)  # fmt: skip


class Headers:
    """The fields of one mail, in order; a name may come many times."""

    def __init__(self, message: Message, charset: str = "") -> None:
        self.charset = charset
        self.defects: list[str] = []
        self._fields: dict[str, list[str]] = {}
        for count, (name, value) in enumerate(message.raw_items()):
            if count >= FIELDS_CAP:
                self.defects.append("too many header fields")
                break
            self._fields.setdefault(name.strip().lower(), []).append(str(value))

    def raw(self, name: str) -> str:
        """Return the first value as it stands, or nothing."""
        values = self._fields.get(name)
        return values[0][:VALUE_CAP] if values else ""

    def all_raw(self, name: str) -> list[str]:
        return [value[:VALUE_CAP] for value in self._fields.get(name, ())][:100]

    def names(self) -> Iterable[str]:
        return self._fields.keys()

    def text(self, name: str) -> str:
        """Return the first value, decoded, on one line."""
        return clean(self.decoded(self.raw(name)))

    def decoded(self, value: str) -> str:
        return decode_words(eight_bit(value, self.charset), self.charset)

    def token(self, name: str) -> str:
        """Return the leading word of a value, in lower case: `auto-replied` of `Auto-Replied; owner=x`."""
        parts = self.raw(name).replace(";", " ").replace("(", " ").split()
        return parts[0].lower() if parts else ""

    def addresses(self, name: str) -> list[tuple[str, str]]:
        """Return (display name, address) pairs of every field of the name."""
        found: list[tuple[str, str]] = []
        for value in self.all_raw(name):
            found += addresses(eight_bit(value, self.charset), self.charset)
        return found[:ADDRESSES_CAP]

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the message ids of a field, angle brackets included."""
        value = eight_bit(" ".join(self.all_raw(name)), "")
        found = [f"<{match}>" for match in _IDS.findall(value)]
        return tuple(dict.fromkeys(found))[:200]

    def message_id(self) -> str:
        """Return the mail's own id; one without angle brackets is taken as it stands."""
        found = self.ids("message-id")
        if found:
            return found[0]
        value = clean(eight_bit(self.raw("message-id"), "")).replace(" ", "").strip("<>")
        return f"<{value[:900]}>" if value else ""

    def date(self) -> datetime | None:
        """Return the mail's date in UTC, if it has one that can be read."""
        value = self.raw("date")
        if not value:
            return None
        try:
            moment = parsedate_to_datetime(clean(value)[:200])
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            self.defects.append("date not readable")
            return None


def clean(value: str) -> str:
    """Return the value on one line, without control characters."""
    return _BLANKS.sub(" ", value).strip()


def eight_bit(value: str, charset: str) -> str:
    """Undo the parser's escapes of bytes above 127."""
    if value.isascii():
        return value
    try:
        return decode(value.encode("ascii", "surrogateescape"), charset)[0]
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode("utf-8", "replace")


def parameters(value: str) -> dict[str, str]:
    """Return the parameters of a Content-Type or Content-Disposition, RFC 2231 forms joined and decoded."""
    found: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for piece in _pieces(clean(eight_bit(value[:VALUE_CAP], "")), ";")[1:100]:
        name, equals, written = piece.partition("=")
        base, star, number = name.strip().lower().partition("*")
        content = _unquoted(written.strip())
        if not equals or not base:
            continue
        if not star:
            found.setdefault(base, content)
        else:
            order = number.rstrip("*")
            pieces.setdefault(base, []).append(
                (int(order[:4]) if order[:4].isdecimal() else 0, name.endswith("*"), content)
            )
    for base, parts in pieces.items():
        found[base] = _extended(sorted(parts, key=lambda part: part[0]))
    return found


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text.strip('"')


def _extended(parts: list[tuple[int, bool, str]]) -> str:
    charset, data = "", b""
    for number, (_, encoded, content) in enumerate(parts):
        text = content
        if encoded and not number and content.count("'") >= 2:
            charset, _, text = content.split("'", 2)
        data += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    return decode(data, charset)[0]


def decode_words(value: str, charset: str = "") -> str:
    """Return the value with its encoded words (=?utf-8?q?...?=) decoded; neighbours of one charset are joined first."""
    if "=?" not in value:
        return value
    out: list[str] = []
    pending: tuple[str, bytes] | None = None
    position = 0
    for opening, word in _encoded_words(value):
        between = value[position:opening]
        if pending and (between.strip() or pending[0] != word[0]):
            out.append(decode(pending[1], pending[0] or charset)[0])
        if between.strip() or not position:
            out.append(between)
        joined = pending and not between.strip() and pending[0] == word[0]
        pending = (word[0], (pending[1] if pending and joined else b"") + word[1])
        position = word[2]
    if pending:
        out.append(decode(pending[1], pending[0] or charset)[0])
    return "".join(out) + value[position:]


def _encoded_words(value: str) -> Iterable[tuple[int, tuple[str, bytes, int]]]:
    opening = value.find("=?")
    while opening >= 0:
        word = _encoded_word(value, opening)
        if word:
            yield opening, word
        opening = value.find("=?", word[2] if word else opening + 2)


def _encoded_word(value: str, opening: int) -> tuple[str, bytes, int] | None:
    """Return charset, bytes and end of the encoded word at `opening`."""
    first = value.find("?", opening + 2, opening + 80)
    if first < 0 or len(value) < first + 3 or value[first + 2] != "?":
        return None
    encoding = value[first + 1].lower()
    end = value.find("?=", first + 3, first + 2000)
    if encoding not in "bq" or end < 0:
        return None
    charset = value[opening + 2 : first].partition("*")[0]
    encoded = value[first + 3 : end].encode("utf-8", "surrogateescape")
    return charset.lower(), _word_bytes(encoding, encoded), end + 2


def _word_bytes(encoding: str, encoded: bytes) -> bytes:
    if encoding == "q":
        return quopri.decodestring(encoded.replace(b" ", b"_"), header=True)
    try:
        return base64.b64decode(encoded + b"=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        return encoded


def addresses(value: str, charset: str = "") -> list[tuple[str, str]]:
    """Return (display name, address) pairs of an address list, tolerant of what people and programs write."""
    found = []
    for piece in _pieces(value[:VALUE_CAP])[:ADDRESSES_CAP]:
        pair = _pair(piece, charset)
        if pair[1] or pair[0]:
            found.append(pair)
    return found


def _pieces(value: str, separators: str = ",;") -> list[str]:
    """Split at separators that stand outside of quotes, comments and angle brackets."""
    if not any(char in value for char in separators):
        return [value]
    if not any(char in value for char in '"\\(<'):
        return re.split(f"[{separators}]", value)
    pieces, start, depth, angle = [], 0, 0, False
    for match in _STRUCTURE.finditer(value):
        char = match.group()
        if char in "()":
            depth = max(0, depth + (1 if char == "(" else -1))
        elif char in "<>" and not depth:
            angle = char == "<"
        elif char in separators and not depth and not angle:
            pieces.append(value[start : match.start()])
            start = match.end()
    return [*pieces, value[start:]]


def _pair(piece: str, charset: str) -> tuple[str, str]:
    text = clean(piece)
    group, colon, rest = text.partition(":")
    if colon and "@" not in group and '"' not in group and "<" not in group and "=?" not in group:
        text = rest.strip()
    opening, closing = text.rfind("<"), text.rfind(">")
    if opening >= 0:
        address = text[opening + 1 : closing if closing > opening else len(text)]
        return _name(text[:opening], charset), _address(address)
    head, name = _without_comment(text)
    if "@" not in head and "@" in name:
        return _name(head, charset), _address(name)
    words = head.split()
    at = next((word for word in words if "@" in word), "")
    if at:
        others = " ".join(word for word in words if word != at)
        return _name(name or others, charset), _address(at)
    return _name(name, charset), _address(head)


def _without_comment(text: str) -> tuple[str, str]:
    """Return the text around a comment in parentheses, and the comment."""
    opening, closing = text.find("("), text.rfind(")")
    if opening < 0:
        return text, ""
    if closing < opening:
        return text[:opening], text[opening + 1 :]
    return f"{text[:opening]} {text[closing + 1 :]}", text[opening + 1 : closing]


def _name(text: str, charset: str) -> str:
    decoded = clean(decode_words(text, charset))
    if len(decoded) > 1 and decoded[0] == decoded[-1] == '"':
        decoded = decoded[1:-1]
    return decoded.replace('\\"', '"').replace("\\\\", "\\").strip(" \t'\"")[:400]


def _address(text: str) -> str:
    found = clean(text).strip(" <>\"'[](),;").replace(" ", "")
    return found.removeprefix("mailto:")[:400]
