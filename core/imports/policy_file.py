"""The shop's policy as a TOML file: read with every fault named, written with comments."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from core.domain.policy import ShopPolicy, policy_from
from core.errors import BadInput
from core.imports.csv_file import decoded
from core.imports.faults import one_fault

MOST_BYTES = 1_000_000
_ABOUT = {
    "shop": "who you are; days and cut-offs are read in your time zone",
    "bank": "where customers pay",
    "calendar": "when goods are packed and handed over",
    "taxes": "tax code -> rate in percent; items name a code",
    "confirmation": "whose word makes an order binding",
    "approval": "an order that matches waits for a person",
    "shipping": "ways to ship; the cheapest that is in time is chosen",
    "payment": "terms, and when goods are billed",
    "stock": "what happens when goods are missing",
    "returns": "how long goods may come back",
    "service": "how fast people are answered",
    "channels": "carts and marketplaces: price list, stock that is kept back, how much a charged price may differ",
    "autonomy": "how much must go right before an order may bind unasked",
    "learning": "what becomes of words that customers use for things",
}


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy file that holds. document: its sections, as plain data; source: its own text."""

    document: dict[str, Any]
    source: str
    policy: ShopPolicy


def read_policy(path: Path) -> PolicyFile:
    """Return a policy file.

    Raises: BadInput with the line of every fault.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise one_fault(str(path.name), f"cannot be read: {fault.strerror or fault}") from None
    if len(content) > MOST_BYTES:
        raise one_fault(str(path.name), "is larger than a policy can be")
    return policy_of(decoded(content))


def policy_of(source: str) -> PolicyFile:
    """Return the policy that a TOML text describes.

    Raises: BadInput with the line of every fault.
    """
    document = parsed(source)
    try:
        return PolicyFile(document, source, policy_from(document))
    except BadInput as fault:
        lines = source.splitlines()
        raise BadInput([(_with_line(place, lines), text) for place, text in fault.faults]) from None


def parsed(source: str) -> dict[str, Any]:
    """Return a TOML text as plain data: days and times as ISO text.

    Raises: BadInput with line and column.
    """
    try:
        found = tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        text, _, place = str(fault).rpartition(" (at ")
        raise one_fault(place.rstrip(")") or "file", f"is no TOML: {text or fault}") from None
    except RecursionError:
        raise one_fault("file", "is nested too deeply") from None
    return {key: _plain(value) for key, value in found.items()}


def export_policy(document: Mapping[str, Any], source: str) -> str:
    """Return a policy as a file: the merchant's own text where it says the same, else a commented one."""
    if source:
        try:
            if parsed(source) == document:
                return source
        except BadInput:
            pass
    return "\n".join(_written(document)).rstrip("\n") + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime, date, time)) else value


def _with_line(place: str, lines: list[str]) -> str:
    """Return `[section] key` with the line it stands in, where it can be found."""
    header, _, rest = place.rpartition("]")
    header, words = f"{header}]", rest.split()
    index = int(words[0]) if words and words[0].isdigit() else 1
    starts = [number for number, line in enumerate(lines) if line.strip().startswith(header)]
    if not header.startswith("[") or len(starts) < index:
        return place
    start = starts[index - 1]
    return f"line {_key_line(words[-1] if words else '', lines, start) + 1}, {place}"


def _key_line(key: str, lines: list[str], start: int) -> int:
    for number in range(start + 1, len(lines)):
        line = lines[number].strip()
        if line.startswith("["):
            break
        if key and line.partition("=")[0].strip() == key:
            return number
    return start


def _written(document: Mapping[str, Any]) -> Iterator[str]:
    yield "# The shop's policy. `orderclerk shop apply FILE` reads it, `orderclerk shop export FILE` writes it."
    yield "# Every key is explained in docs/shop.example.toml."
    for name, section in document.items():
        yield ""
        if name in _ABOUT:
            yield f"# {_ABOUT[name]}"
        yield from _section(name, section)


def _section(name: str, section: Any) -> Iterator[str]:
    if isinstance(section, list):
        for row in section:
            yield f"[[{name}]]"
            yield from _keys(name, row)
            yield ""
    else:
        yield f"[{name}]"
        yield from _keys(name, section)


def _keys(name: str, section: Mapping[str, Any]) -> Iterator[str]:
    tables = {key: value for key, value in section.items() if _is_table(value)}
    for key, value in section.items():
        if key not in tables:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in tables.items():
        yield ""
        yield from _section(f"{name}.{_key(key)}", value)


def _is_table(value: Any) -> bool:
    rows = isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value)
    return isinstance(value, Mapping) or bool(rows)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_value(inner) for inner in value)}]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(letter) or _letter(letter) for letter in value) + '"'


def _letter(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter
