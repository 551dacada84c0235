"""Barcodes and QR codes as SVG pictures: black modules, no words, no margin."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import segno
from barcode import Code128
from segno.helpers import make_epc_qr

LARGEST_EPC_AMOUNT = Decimal("999999999.99")
LONGEST_BARCODE = 40


def code128(text: str) -> str:
    """Return the Code 128 of `text`, one unit high and one unit a module wide; empty where it cannot be one."""
    if not text or len(text) > LONGEST_BARCODE or not all(" " <= char <= "~" for char in text):
        return ""
    return _svg([code128_modules(text)])


def code128_modules(text: str) -> str:
    """Return the bars of the Code 128 of `text`: a `1` is a dark module."""
    return str(Code128(text).build()[0])


def qr(text: str) -> str:
    """Return the QR code of a link; empty where there is none."""
    return _svg(_rows(segno.make(text, error="m", micro=False))) if text else ""


def payment_qr(*, name: str, iban: str, bic: str, amount: str, reference: str) -> str:
    """Return the QR code of a SEPA credit transfer (EPC069-12), or empty text where the data cannot make one."""
    try:
        sum_due = Decimal(amount)
        if not (name and iban and 0 < sum_due <= LARGEST_EPC_AMOUNT):
            return ""
        code = make_epc_qr(
            name=name[:70], iban=iban.replace(" ", ""), amount=sum_due, text=reference[:140], bic=bic or None
        )
    except (ValueError, InvalidOperation):
        return ""
    return _svg(_rows(code))


def _rows(code: segno.QRCode) -> list[str]:
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]


def _svg(rows: Sequence[str]) -> str:
    path = "".join(
        f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _dark_runs(row)
    )
    size = f"{len(rows[0])} {len(rows)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" preserveAspectRatio="none"'
        f' shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )


def _dark_runs(row: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and row[end] == row[at]:
            end += 1
        if row[at] == "1":
            runs.append((at, end - at))
        at = end
    return runs
