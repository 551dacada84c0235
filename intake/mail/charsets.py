"""Bytes to text, whatever the mail claims: declared, alias, detection, and at last a charset that takes every byte."""

from __future__ import annotations

import codecs

import charset_normalizer

# What the mail says, by what is meant; a subset of a charset is read as the whole.
_MEANT = {
    "cp1252": "iso-8859-1 latin1 latin-1 iso8859-1 l1 windows-1252http-equivcontent-type cp-1252 ansi",
    "ascii": "us-ascii 7bit ansi_x3.4-1968",
    "iso-8859-8": "iso-8859-8-i iso-8859-8-e",
    "iso-8859-6": "iso-8859-6-i",
    "cp932": "x-sjis shift_jis shift-jis sjis ms_kanji windows-31j",
    "gb18030": "gb2312 gbk x-gbk gb_2312-80",
    "cp949": "ks_c_5601-1987 ks_c_5601 euc-kr ks_c_5601_1987 x-windows-949",
    "": "x-unknown unknown-8bit 8bit default_charset",
    "utf-8": "unicode utf8 utf-8mb4 utf_8",
    "cp850": "cp-850",
    "mac_roman": "x-mac-roman macintosh",
    "cp1251": "win-1251 cp1251",
    "iso2022_jp_ext": "iso-2022-jp",
}
_ALIASES = {alias: charset for charset, aliases in _MEANT.items() for alias in aliases.split()}
_MULTIBYTE = ("utf", "iso2022", "cp932", "cp949", "gb", "big5", "euc", "hz", "johab")
_SAMPLE = 4096
_ENOUGH_HIGH_BYTES = 24


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text, and a defect's name or nothing."""
    codec = _codec(declared)
    if codec:
        try:
            return data.decode(codec), ""
        except (UnicodeError, ValueError, OverflowError):
            pass
    if data.isascii() and b"\x1b" not in data:
        return data.decode("ascii"), "" if codec or not declared else f"unknown charset {declared[:40]}"
    defect = _defect(declared, codec)
    if not data.isascii():
        try:
            return data.decode("utf-8"), defect
        except UnicodeDecodeError:
            pass
    return _lenient(data, codec) or _guessed(data), defect or "charset not declared"


def _lenient(data: bytes, codec: str) -> str:
    """Return the text by its declared charset of several bytes a letter, if nearly all of it fits."""
    if not codec.startswith(_MULTIBYTE):
        return ""
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") * 20 <= len(text) + 20 else ""


def _defect(declared: str, codec: str) -> str:
    if not declared:
        return ""
    return f"charset {declared[:40]} does not fit" if codec else f"unknown charset {declared[:40]}"


def _codec(declared: str) -> str:
    """Return the name of the codec to try, or nothing for a charset that nobody knows."""
    name = declared.strip(" \t\"'<>;,").lower()
    name = _ALIASES.get(name, name)
    if not name or len(name) > 40:
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    # base64, rot13 and their like are codecs too, but none of text.
    return name if getattr(found, "_is_text_encoding", True) else ""


def _guessed(data: bytes) -> str:
    high = bytes(byte for byte in data[: _SAMPLE * 8] if byte > 127)
    if len(high) >= _ENOUGH_HIGH_BYTES:
        best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
        if best is not None and best.encoding not in ("utf_8", "utf_16", "utf_32"):
            return data.decode(best.encoding, "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
