"""Outlook's compressed RTF as a letter: text, or the HTML hidden in it. Source: [MS-OXRTFCP], [MS-OXRTFEX]."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

RTF_CAP = 4_000_000
_SEED = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    + b"\r\n"
    + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_TOKEN = re.compile(r"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]{1,4000})")
_SILENT = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "listtable", "generator", "mhtmltag")
)
_BREAKS = {"par": "\n", "line": "\n", "tab": "\t", "row": "\n", "cell": " | "}
_BREAKS |= {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
}


def rtf_letter(packed: bytes) -> tuple[str, str]:
    """Return (text, html) of a compressed RTF body; one of them is empty."""
    source = decompress(packed).decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        return "", ""
    encapsulated = "\\fromhtml" in source[:400]
    text = _Reader(encapsulated).read(source)
    return ("", text) if encapsulated else (text.strip("\n"), "")


def decompress(packed: bytes) -> bytes:
    """Return the RTF source of a compressed body; what is cut off ends early."""
    if len(packed) < 16:
        return b""
    size = min(struct.unpack_from("<I", packed, 4)[0], RTF_CAP)
    if packed[8:12] == b"MELA":
        return packed[16 : 16 + size]
    window = bytearray(_SEED.ljust(_WINDOW, b" "))
    write, position = len(_SEED), 16
    out = bytearray()
    while position < len(packed) and len(out) < size:
        flags = packed[position]
        position += 1
        for bit in range(8):
            width = 2 if flags >> bit & 1 else 1
            chunk = packed[position : position + width]
            position += width
            if len(chunk) < width:
                return bytes(out[:size])
            data = _referred(window, chunk, write) if width == 2 else chunk
            if not data:
                return bytes(out[:size])
            write = _append(window, write, data)
            out += data
    return bytes(out[:size])


def _referred(window: bytearray, chunk: bytes, write: int) -> bytes:
    """Return what a reference into the window stands for; nothing where it marks the end."""
    offset, length = int.from_bytes(chunk, "big") >> 4, (chunk[1] & 0xF) + 2
    if offset == write:
        return b""
    found = bytearray()
    # A reference may reach into what it writes itself.
    distance = (write - offset) % _WINDOW
    for step in range(length):
        found.append(window[(offset + step) % _WINDOW] if step < distance else found[step - distance])
    return bytes(found)


def _append(window: bytearray, write: int, data: bytes) -> int:
    for byte in data:
        window[write] = byte
        write = (write + 1) % _WINDOW
    return write


@dataclass(slots=True)
class _Group:
    silent: bool = False
    html: bool = False
    skip_after_unicode: int = 1


@dataclass(slots=True)
class _Reader:
    """Walks the tokens once. encapsulated: the letter is HTML, kept in groups of its own."""

    encapsulated: bool
    out: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    suppressed: bool = False
    to_skip: int = 0
    charset: str = "cp1252"
    raw: bytearray = field(default_factory=bytearray)
    starred: bool = False

    def read(self, source: str) -> str:
        for match in _TOKEN.finditer(source):
            code, word, number, symbol, brace, text = match.groups()
            if code is None:
                self._flush()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif code:
                self._byte(int(code, 16))
            elif symbol:
                self._symbol(symbol)
            else:
                self._write(self._unskipped(text))
        self._flush()
        return "".join(self.out)

    def _brace(self, brace: str) -> None:
        self.starred = False
        if brace == "{":
            top = self.groups[-1]
            self.groups.append(_Group(top.silent, top.html, top.skip_after_unicode))
        elif len(self.groups) > 1:
            self.groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        group = self.groups[-1]
        if word == "htmltag" and self.encapsulated:
            group.html, group.silent, self.starred = True, False, False
        elif word in _SILENT or self.starred:
            group.silent, self.starred = True, False
        elif word == "htmlrtf":
            self.suppressed = number != 0
        elif word == "ansicpg" and number:
            self.charset = "utf-8" if number == 65001 else f"cp{number}"
        elif word == "uc" and number is not None:
            group.skip_after_unicode = max(0, min(number, 8))
        elif word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self.to_skip = group.skip_after_unicode
        elif word in _BREAKS and not (self.encapsulated and word == "cell"):
            self._write(_BREAKS[word])

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
            # An unknown starred group is to be passed over; the one known word comes next.
            self.groups[-1].silent = True
        else:
            self._write({"~": " ", "_": "-", "-": ""}.get(symbol, symbol))

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.raw.append(value)

    def _flush(self) -> None:
        if self.raw:
            data = bytes(self.raw)
            self.raw.clear()
            try:
                self._write(data.decode(self.charset, "replace"))
            except LookupError:
                self._write(data.decode("cp1252", "replace"))

    def _unskipped(self, text: str) -> str:
        skipped, self.to_skip = min(self.to_skip, len(text)), max(0, self.to_skip - len(text))
        return text[skipped:]

    def _write(self, text: str) -> None:
        group = self.groups[-1]
        if not group.silent and (not self.suppressed or group.html):
            self.out.append(text)
