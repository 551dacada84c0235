"""A document's data becomes a PDF: Typst lays it out, PDF/A-3b, the same bytes for the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock
from typing import Any

import typst

from core.documents.format import writer
from core.documents.present import present
from core.documents.shapes import document_from_json
from core.documents.words import TEMPLATES

FORMS = {
    "order_confirmation": "order_confirmation.typ",
    "picking_list": "picking_list.typ",
    "packing_slip": "packing_slip.typ",
    "invoice": "invoice.typ",
    "credit_note": "invoice.typ",
    "return_slip": "packing_slip.typ",
}
KINDS = tuple(FORMS)
# One compiler at a time: it keeps its caches between documents and is not made for two threads at once.
_TURN = Lock()


def render(kind: str, data: Mapping[str, Any], *, language: str = "en") -> bytes:
    """Return the PDF of a document.

    kind: one of KINDS. data: what `DocumentData.to_json` gives. language: falls back to English.
    Returns: PDF/A-3b; plain PDF where the data hold characters that none of the fonts has.
    Raises: KeyError for an unknown kind.
    """
    form = FORMS[kind]
    document = document_from_json(data)
    view = present(kind, document, writer(language, document.currency))
    inputs = {"view": json.dumps(view, ensure_ascii=False)}
    with _TURN:
        try:
            return _compile(form, inputs, document.dated_on, ["a-3b"])
        except typst.TypstError:
            return _compile(form, inputs, document.dated_on, [])


def _compile(form: str, inputs: dict[str, str], dated_on: str, standards: list[Any]) -> bytes:
    pdf = _compiler().compile(
        input=str(TEMPLATES / form),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standards,
        timestamp=_midnight(dated_on),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        root=str(TEMPLATES),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(TEMPLATES / "fonts")]),
        ignore_system_fonts=True,
    )


def _midnight(dated_on: str) -> datetime:
    day = date.fromisoformat(dated_on[:10])
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
