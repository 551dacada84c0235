"""Photos and scans are read as the paper that they show; without the extra that is said plainly."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from core.ports import InboundFile
from intake.attachments import guard
from intake.attachments.enclosed import read_enclosed
from intake.understanding import Request
from tests.intake.attachments import paper
from tests.intake.attachments.clerk import ANN, ENGINE, NOW

ROOT = Path(__file__).resolve().parents[3]
needs_ocr = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="NOT TESTED: pictures need `pip install orderclerk[ocr]`"
)


def _lines(name: str, content: bytes) -> list[tuple[str, str, str]]:
    request = Request("1", "Our order is attached.", channel="email", customer=ANN.email, received=NOW)
    read = guard.read([InboundFile(name, "", content)])
    found = read_enclosed(read, ENGINE, request, ENGINE.understand(request)).understanding
    assert found is not None, read
    return [(line.sku, f"{line.quantity:f}", line.unit) for line in found.lines]


@needs_ocr
@pytest.mark.parametrize("form", ["scan.pdf", "photo.jpg"])
def test_a_picture_of_an_order_comes_to_its_lines(form: str) -> None:
    """A scan in a PDF and a photo are read like the letter itself."""
    letter = paper.pdf(ruled=form == "scan.pdf", above="Purchase order no. PO-77120")
    content = paper.scanned(letter) if form == "scan.pdf" else paper.picture(letter, "JPEG")
    assert _lines(form, content) == [("BEANS", "2", "case"), ("MUG", "24", "each")]


def test_without_the_extra_a_picture_is_left_to_a_person() -> None:
    """The reader says that OCR is missing, and nothing else breaks."""
    hidden = "import sys; sys.modules['rapidocr'] = None; from intake.attachments.child import main; main('ocr')"
    done = subprocess.run(
        [sys.executable, "-c", hidden], cwd=ROOT, input=paper.picture(paper.pdf()), capture_output=True, check=True
    )
    assert b'"fault":"ocr_missing"' in done.stdout
