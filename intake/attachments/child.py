"""The process that reads one file: content on stdin, JSON on stdout. It lives for one file and is killed if it hangs.

python -m intake.attachments.child read|ocr < content
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module

from intake.attachments import cage
from intake.attachments.kinds import PICTURES, kind_of
from intake.attachments.shapes import ReadFile, Unreadable

READERS = {
    "pdf": "intake.attachments.pdf:read",
    "zip": "intake.attachments.packed:read",
    "ole": "intake.attachments.spreadsheet:read_old",
    "xml": "intake.attachments.markup:read",
    "text": "intake.attachments.text_file:read",
    "html": "intake.attachments.html_file:read",
}
OCR_READERS = {"pdf": "intake.attachments.picture:read_pages"} | dict.fromkeys(
    PICTURES, "intake.attachments.picture:read"
)
READ_CPU_S = 12
OCR_CPU_S = 240

Read = Callable[[bytes], ReadFile]


def main(stage: str) -> int:
    """Read the file on stdin; a fault is part of the answer, not an exit code."""
    content = sys.stdin.buffer.read()
    answer = json.dumps(read_closed(stage, content).to_json(), separators=(",", ":"))
    sys.stdout.write(answer)
    sys.stdout.flush()
    return 0


def read_closed(stage: str, content: bytes) -> ReadFile:
    """Return what the file holds, read behind closed walls."""
    kind = kind_of(content)
    try:
        # The reader's libraries are loaded before the walls close: they may open what they like, the file may not.
        read = _reader(stage, kind)
        ocr = stage == "ocr"
        cage.close(cpu_s=OCR_CPU_S if ocr else READ_CPU_S, more_bytes=cage.OCR_BYTES if ocr else cage.MORE_BYTES)
        return read(content)
    except Unreadable as fault:
        return ReadFile("", kind, fault.code)
    except MemoryError:
        return ReadFile("", kind, "too_large")
    except RecursionError:
        return ReadFile("", kind, "broken")
    except Exception:
        # Whatever a broken file does to a library: it cannot be read.
        return ReadFile("", kind, "broken")


def _reader(stage: str, kind: str) -> Read:
    named = (OCR_READERS if stage == "ocr" else READERS).get(kind)
    if named is None:
        raise Unreadable("unsupported")
    module, _, function = named.partition(":")
    try:
        read: Read = getattr(import_module(module), function)
    except ModuleNotFoundError:
        raise Unreadable("ocr_missing") from None
    return read


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "read"))
