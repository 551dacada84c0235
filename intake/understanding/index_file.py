"""A compiled catalogue kept in a file, so that a shop of very many items is ready soon after a restart.

The file holds text and numbers only, nothing that could run. Its key says of which words, codes and program it is made:
with another key, cut off or altered it counts for nothing, and the catalogue is compiled anew.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from core.domain.catalogue import Item
from intake.understanding import features, languages, words
from intake.understanding.compiled import Compiled, compile_items

_MAGIC = b"orderclerk index 1\n"
_MOST_HEADER = 100_000
# Fewer items are compiled more quickly than it is worth keeping them.
MANY_ITEMS = 2_000


def compiled_from(folder: Path | None, items: Sequence[Item]) -> Compiled:
    """Return the items compiled: from the folder's file where it fits them, else anew, and the file is written."""
    if folder is None or len(items) < MANY_ITEMS:
        return compile_items(items)
    file = folder / "catalogue.index"
    key = key_of(items)
    kept = read_index(file, key, len(items))
    if kept is not None:
        return kept
    made = compile_items(items)
    # A full or read-only disk takes time at the next start and nothing else.
    with suppress(OSError):
        write_index(file, key, made)
    return made


def key_of(items: Iterable[Item]) -> str:
    """Return what a compiled file must have been made of: this program, and these names and codes in this order."""
    key = blake2b(_program().encode(), digest_size=32)
    for item in items:
        told = (item.sku, item.name, item.aliases, item.category, item.gtin, item.supplier_sku)
        key.update(repr(told).encode("utf-8", "surrogatepass"))
    return key.hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a digest of the code and the word lists that decide how a name is read."""
    folder = Path(str(languages.__file__)).parent
    files = [Path(str(words.__file__)), Path(str(features.__file__)), folder.parent / "compiled.py"]
    digest = blake2b(sys.byteorder.encode(), digest_size=32)
    for file in (*files, *sorted(folder.glob("*.py"))):
        digest.update(file.read_bytes() if file.exists() else b"-")
    return digest.hexdigest()


def write_index(file: Path, key: str, made: Compiled) -> None:
    """Write the file whole or not at all."""
    names, parts = [], []
    for one in fields(Compiled):
        value = getattr(made, one.name)
        raw = value.tobytes() if isinstance(value, array) else "\n".join(value).encode("utf-8", "surrogatepass")
        names.append([one.name, len(raw), len(value)])
        parts.append(raw)
    body = b"".join(parts)
    digest = blake2b(body, digest_size=32).hexdigest()
    header = json.dumps({"key": key, "digest": digest, "parts": names}).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".index-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + header + b"\n" + body)
            out.flush()
            os.fsync(out.fileno())
        Path(draft).replace(file)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def read_index(file: Path, key: str, items: int) -> Compiled | None:
    """Return what the file holds; None where it is missing, broken, or made of something else."""
    try:
        with file.open("rb") as source:
            if source.readline(len(_MAGIC)) != _MAGIC:
                return None
            header = json.loads(source.readline(_MOST_HEADER))
            if header["key"] != key:
                return None
            body = source.read()
        if blake2b(body, digest_size=32).hexdigest() != header["digest"]:
            return None
        made = _taken_apart(header["parts"], memoryview(body))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return made if made.is_sound(items) else None


def _taken_apart(parts: Sequence[Sequence[Any]], body: memoryview) -> Compiled:
    made = Compiled()
    begin = 0
    for (name, size, count), one in zip(parts, fields(Compiled), strict=True):
        raw = body[begin : begin + size]
        value = getattr(made, one.name)
        if name != one.name:
            raise ValueError(name)
        if isinstance(value, array):
            value.frombytes(raw)
        elif count:
            value.extend(bytes(raw).decode("utf-8", "surrogatepass").split("\n"))
        if len(value) != count:
            raise ValueError(name)
        begin += size
    return made
