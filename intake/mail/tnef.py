"""Outlook's winmail.dat: the body and the files packed within. Source: [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.mail.charsets import decode
from intake.mail.rtf import rtf_letter

SIGNATURE = b"\x78\x9f\x3e\x22"
FILES_CAP = 50
PROPERTIES_CAP = 2_000
OBJECTS_CAP = 5_000

_RENDERING, _TITLE, _DATA, _FILE_PROPERTIES = 0x69002, 0x18010, 0x6800F, 0x69005
_BODY, _MAIL_PROPERTIES, _CODEPAGE = 0x2800C, 0x69003, 0x69007
_P_BODY, _P_HTML, _P_RTF, _P_CODEPAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
_P_NAME, _P_LONG_NAME, _P_TYPE, _P_CONTENT_ID = 0x3704, 0x3707, 0x370E, 0x3712
_P_OBJECT = 0x3701
_FIXED = {0x2: 4, 0xB: 4, 0x3: 4, 0x4: 4, 0xA: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_VARIABLE = frozenset({0xD, 0x1E, 0x1F, 0x102})


@dataclass(slots=True)
class PackedFile:
    """A file in the pack."""

    name: str = ""
    media_type: str = "application/octet-stream"
    content: bytes = b""
    content_id: str = ""


@dataclass(slots=True)
class Pack:
    """What the pack holds; `html` and `text` are empty where it has no such body."""

    text: str = ""
    html: str = ""
    files: list[PackedFile] = field(default_factory=list)
    charset: str = "cp1252"


def unpack(data: bytes) -> Pack | None:
    """Return what a pack holds, or None when it is none or breaks off before anything was found."""
    if not data.startswith(SIGNATURE):
        return None
    pack = Pack()
    try:
        for kind, content in _objects(data):
            _take(pack, kind, content)
    except (struct.error, ValueError, IndexError):
        # A pack that is cut off still gives what stood before the cut.
        pass
    return pack if pack.text or pack.html or any(file.content for file in pack.files) else None


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    for _ in range(OBJECTS_CAP):
        if position + 9 > len(data):
            return
        kind, length = struct.unpack_from("<II", data, position + 1)
        start = position + 9
        yield kind, data[start : start + length]
        position = start + length + 2


def _take(pack: Pack, kind: int, content: bytes) -> None:
    if kind == _CODEPAGE and len(content) >= 4:
        pack.charset = f"cp{struct.unpack_from('<I', content)[0]}"
    elif kind == _RENDERING and len(pack.files) < FILES_CAP:
        pack.files.append(PackedFile())
    elif kind == _BODY and not pack.text:
        pack.text = _text(content, pack.charset)
    elif kind == _MAIL_PROPERTIES:
        _take_mail_properties(pack, content)
    elif pack.files:
        _take_file(pack, pack.files[-1], kind, content)


def _take_file(pack: Pack, file: PackedFile, kind: int, content: bytes) -> None:
    if kind == _TITLE:
        file.name = file.name or _text(content, pack.charset)
    elif kind == _DATA:
        file.content = content
    elif kind == _FILE_PROPERTIES:
        found = dict(_properties(content, pack.charset))
        file.name = _string(found.get(_P_LONG_NAME)) or file.name or _string(found.get(_P_NAME))
        file.media_type = _string(found.get(_P_TYPE)).lower() or file.media_type
        file.content_id = _string(found.get(_P_CONTENT_ID)).strip("<> ").lower()
        inner = found.get(_P_OBJECT)
        if isinstance(inner, bytes) and not file.content:
            file.content = inner


def _take_mail_properties(pack: Pack, content: bytes) -> None:
    found = dict(_properties(content, pack.charset))
    codepage = found.get(_P_CODEPAGE)
    charset = f"cp{codepage}" if isinstance(codepage, int) and codepage != 65001 else "utf-8"
    pack.text = _string(found.get(_P_BODY)) or pack.text
    html = found.get(_P_HTML)
    pack.html = decode(html, charset)[0] if isinstance(html, bytes) else _string(html)
    packed = found.get(_P_RTF)
    if isinstance(packed, bytes) and not pack.html and not pack.text:
        pack.text, pack.html = rtf_letter(packed)


def _string(value: bytes | str | int | None) -> str:
    return value if isinstance(value, str) else ""


def _text(content: bytes, charset: str) -> str:
    return decode(content.partition(b"\x00")[0], charset)[0]


def _properties(content: bytes, charset: str) -> Iterator[tuple[int, bytes | str | int]]:
    """Yield (id, value) of a property list; of several values the first."""
    (count,) = struct.unpack_from("<I", content)
    position = 4
    for _ in range(min(count, PROPERTIES_CAP)):
        kind, name = struct.unpack_from("<HH", content, position)
        position += 4
        if name >= 0x8000:
            position = _after_name(content, position)
        value, position = _value(content, position, kind, charset)
        if value is not None:
            yield name, value


def _after_name(content: bytes, position: int) -> int:
    """Skip the GUID and the name of a named property."""
    (by_text,) = struct.unpack_from("<I", content, position + 16)
    if not by_text:
        return position + 24
    (length,) = struct.unpack_from("<I", content, position + 20)
    return position + 24 + _padded(length)


def _value(content: bytes, position: int, kind: int, charset: str) -> tuple[bytes | str | int | None, int]:
    several, kind = kind & 0x1000, kind & 0xFFF
    if kind in _VARIABLE:
        return _variable(content, position, kind, charset)
    size = _FIXED.get(kind)
    if size is None:
        raise ValueError("unknown property type")
    count = 1
    if several:
        (count,) = struct.unpack_from("<I", content, position)
        position += 4
    value = struct.unpack_from("<I", content, position)[0] if kind == 0x3 and not several else None
    return value, position + size * count


def _variable(content: bytes, position: int, kind: int, charset: str) -> tuple[bytes | str | None, int]:
    (count,) = struct.unpack_from("<I", content, position)
    position += 4
    first: bytes | None = None
    for _ in range(min(count, PROPERTIES_CAP)):
        (length,) = struct.unpack_from("<I", content, position)
        value = content[position + 4 : position + 4 + length]
        if len(value) < length:
            raise ValueError("property is cut off")
        first = value if first is None else first
        position += 4 + _padded(length)
    if first is None:
        return None, position
    if kind == 0x1F:
        return first.decode("utf-16-le", "replace").partition("\x00")[0], position
    if kind == 0x1E:
        return _text(first, charset), position
    return (first[16:] if kind == 0xD else first), position


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
