"""DOCX files: paragraphs and tables of the document's own XML."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element

from intake.attachments.shapes import ReadFile, Row, Table, Unreadable
from intake.attachments.xml_tree import tree_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST_TEXT = 60_000


def read_document(content: bytes) -> ReadFile:
    """Return the text and the tables of a Word document whose container was weighed before.

    Raises: Unreadable.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = tree_of(packed.read("word/document.xml")).find(f"{_W}body")
    if body is None:
        raise Unreadable("broken")
    text, tables = [], []
    for child in body:
        if child.tag == f"{_W}p":
            text.append(_words(child))
        elif child.tag == f"{_W}tbl":
            tables.append(_table(child))
    shown = "\n".join(line for line in text if line)
    return ReadFile("", "docx", tables=tuple(one for one in tables if one.rows), text=shown[:LONGEST_TEXT])


def _table(element: Element) -> Table:
    rows = []
    for number, row in enumerate(element.findall(f"{_W}tr"), 1):
        cells = tuple(" ".join(_words(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.findall(f"{_W}tc"))
        if any(cells):
            rows.append(Row(number, cells))
    return Table(tuple(rows))


def _words(paragraph: Element) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}br"):
            parts.append(" ")
    return " ".join("".join(parts).split())
