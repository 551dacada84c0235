"""A file is read by a child that it can do nothing with: no network, no programs, little memory, little time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from core.ports import InboundFile
from intake.attachments import guard
from tests.intake.attachments import paper

ROOT = Path(__file__).resolve().parents[3]


def _why(name: str, content: bytes) -> str:
    return guard.read([InboundFile(name, "application/octet-stream", content)])[0].fault


def test_files_are_read_in_order_and_one_fault_keeps_no_other_from_being_read() -> None:
    """Each file has its own child."""
    files = [
        InboundFile("a.xlsx", "", paper.xlsx()),
        InboundFile("b.xlsx", "", paper.xlsx()[:500]),
        InboundFile("c.csv", "", b"MUG;24\nTEA;3\n"),
    ]
    found = guard.read(files)
    assert [(one.name, one.fault) for one in found] == [("a.xlsx", ""), ("b.xlsx", "broken"), ("c.csv", "")]
    assert found[0].tables[0].rows[1].cells[1] == "BEANS"


def _doctype(declared: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE o {declared}><Order>&a;</Order>'.encode()


def _streams(data: bytes) -> bytes:
    return b"%PDF-1.4\n4 0 obj<</Filter/FlateDecode>>stream\n" + data + b"\nendstream endobj\n"


def _far_cell() -> bytes:
    sheet = '<worksheet><sheetData><row><c r="A1"/></row><row><c r="XFD1048576"/></row></sheetData></worksheet>'
    return paper.zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet})


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "packed rows": ("too_large", lambda: paper.zipped({"xl/workbook.xml": "", "s.xml": b"<row/>" * 20_000_000})),
    "one far cell": ("too_large", _far_cell),
    "many parts": ("too_large", lambda: paper.zipped({f"xl/{at}.xml": "" for at in range(3000)})),
    "entities": ("unsafe", lambda: _doctype('[<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]')),
    "file entity": ("unsafe", lambda: _doctype('[<!ENTITY a SYSTEM "file:///etc/hostname">]')),
    "outside type": ("unsafe", lambda: _doctype('SYSTEM "http://127.0.0.1:9/order.dtd"')),
    "nested elements": ("too_large", lambda: b"<a>" * 1_000_000),
    "many elements": ("too_large", lambda: b"<a>" + b"<b/>" * 400_000 + b"</a>"),
    "packed stream": ("too_large", lambda: _streams(zlib.compress(b"0 " * 50_000_000, 9))),
    "packed twice": (
        "too_large",
        lambda: _streams(zlib.compress(zlib.compress(b"0 " * 50_000_000, 9))).replace(
            b"/FlateDecode", b"[/FlateDecode/FlateDecode]"
        ),
    ),
    "text without end": ("too_large", lambda: b"MUG;1\n" * 1_000_000),
    "tags without end": ("too_large", lambda: b"<html>" + b"<table>" * 500_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    """What grows beyond an order is refused before it has grown."""
    why, made = BOMBS[name]
    assert _why(name, made()) == why


def test_sizes_that_a_container_claims_prove_nothing() -> None:
    """A container that lies about its parts is refused by what comes out of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 20_000_000)
        packed.infolist()[1].file_size = 1000
    assert _why("liar.xlsx", out.getvalue()) in ("broken", "too_large")


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    """The size stands in the head of a picture, before any pixel is unpacked."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    pytest.importorskip("rapidocr", reason="pictures are read with the extra `ocr`")
    assert _why("huge.png", out.getvalue()) == "too_large"


def test_a_child_that_hangs_is_killed_with_all_that_it_began(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After its time a child is gone, and so is the process that it left behind."""
    left = tmp_path / "left"
    begun = f"open({str(left)!r}, 'w').write(str(subprocess.Popen(['sleep', '600']).pid))"
    program = f"import subprocess, time; {begun}; time.sleep(600)"
    whole = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: whole([sys.executable, "-c", program], **more))
    found = guard.read([InboundFile("a.csv", "", b"MUG;2\nTEA;3\n")], guard.Limits(read_s=3.0))
    assert found[0].fault == "too_slow"
    assert _gone(int(left.read_text()))


def _gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{pid}/stat")
        if status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        threading.Event().wait(0.05)
    return False


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import socket; socket.getaddrinfo('shop.example', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_the_walls_let_nothing_out(deed: str) -> None:
    """Within the walls there is no network and no other program."""
    caught = f"try:\n    {deed}\nexcept PermissionError as fault:\n    print(fault)"
    program = f"from intake.attachments import cage; cage.close(cpu_s=5)\n{caught}"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "is closed here" in done.stdout


def test_the_walls_hold_memory_and_files() -> None:
    """More memory than allowed is not given, and nothing can be written."""
    program = (
        "from intake.attachments import cage; cage.close(cpu_s=5)\n"
        "try:\n    bytearray(400_000_000)\nexcept MemoryError:\n    print('memory')\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "import tempfile\ntry:\n    with tempfile.TemporaryFile() as f:\n        f.write(b'x'); f.flush()\n"
        "except OSError:\n    print('files')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == (["memory", "files"] if sys.platform == "linux" else ["files"])


def test_the_child_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret and no proxy reaches the process that opens strangers' files."""
    seen: list[dict[str, str]] = []
    whole = subprocess.Popen
    monkeypatch.setenv("ORDERCLERK_SECRET_KEY", "secret")

    def spied(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        seen.append(dict(more["env"]))  # type: ignore[call-overload]
        return whole(command, **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", spied)
    guard.read([InboundFile("a.csv", "", b"MUG;2\nTEA;3\n")])
    assert set(seen[0]) == {"PYTHONPATH", "OMP_NUM_THREADS"}


def test_the_child_answers_in_json_whatever_comes() -> None:
    """Rubbish is answered with a fault, not with a traceback."""
    command = [sys.executable, "-m", "intake.attachments.child", "read"]
    done = subprocess.run(command, cwd=ROOT, input=os.urandom(5000), capture_output=True, check=True)
    assert json.loads(done.stdout)["fault"] in ("unsupported", "broken")


def test_too_many_files_are_named() -> None:
    """Beyond the first twenty nothing is read, and that is said."""
    files = [InboundFile(f"{at}.bin", "", b"\x00\x01") for at in range(guard.MOST_FILES + 1)]
    assert guard.read(files)[-1].fault == "too_many_files"
