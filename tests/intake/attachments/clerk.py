"""A small catalogue with its engine, and files read against it without children."""

from __future__ import annotations

from datetime import UTC, datetime

from core.domain.catalogue import Catalogue, item_from_json
from core.domain.customers import Customer
from intake.attachments import html_file, markup, packed, pdf, text_file
from intake.attachments.enclosed import Enclosed, read_enclosed
from intake.attachments.kinds import kind_of
from intake.attachments.shapes import ReadFile
from intake.understanding import Engine, LineRead, Request
from tests.shop import GOODS

READERS = {
    "pdf": pdf.read,
    "zip": packed.read,
    "xml": markup.read,
    "text": text_file.read,
    "html": html_file.read,
}
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ANN = Customer("1", "Ann", email="ann@customer.example", part_numbers={"K-4711": "MUG", "K-4712": "BEANS"})
ENGINE = Engine(Catalogue({one["sku"]: item_from_json(one) for one in GOODS}), [ANN])


def opened(name: str, content: bytes) -> ReadFile:
    """Return a file as its reader sees it."""
    found = READERS[kind_of(content)](content)
    return ReadFile(name, found.kind, found.fault, found.tables, found.text, found.claim, found.scanned)


def enclosed(
    *files: tuple[str, bytes], text: str = "Our order is attached.", standing: tuple[LineRead, ...] = ()
) -> Enclosed:
    """Return what a mail with these files comes to."""
    request = Request("1", text, channel="email", customer=ANN.email, received=NOW)
    read = [opened(name, content) for name, content in files]
    return read_enclosed(read, ENGINE, request, ENGINE.understand(request), standing)


def ordered(found: Enclosed) -> list[tuple[str, str, str]]:
    """Return the lines of what was understood."""
    assert found.understanding is not None, found.documents
    return [(line.sku, f"{line.quantity:f}", line.unit) for line in found.understanding.lines]
