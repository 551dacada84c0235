"""Barcodes and QR codes."""

from __future__ import annotations

import segno

from core.documents.symbols import code128, payment_qr, qr


def modules(svg: str) -> set[tuple[int, int]]:
    """Read the dark modules back from the picture's path."""
    path = svg.partition('d="')[2].partition('"')[0]
    dark = set()
    for run in path.split("M")[1:]:
        start, rest = run.split(" ", 1)
        y, length = rest.split("h", 1)[0], rest.split("h", 1)[1].split("v", 1)[0]
        dark |= {(int(start) + n, int(y)) for n in range(int(length))}
    return dark


def drawn(code: segno.QRCode) -> set[tuple[int, int]]:
    """The dark modules of a QR code."""
    return {(x, y) for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark}


def test_payment_code_says_what_the_standard_wants() -> None:
    """The code of a transfer holds the lines of EPC069-12: payee, account, amount and the words for the statement."""
    svg = payment_qr(
        name="Tide & Timber", iban="DE39 9999 9999 0012 3456 78", bic="TESTDE00XXX", amount="308.81", reference="2026-7"
    )
    payee = ("SCT", "TESTDE00XXX", "Tide & Timber", "DE39999999990012345678", "EUR308.81", "", "", "2026-7")
    charsets = {"1": "utf-8", "2": "iso-8859-1"}
    wanted = [
        segno.make_qr("\n".join(("BCD", "002", charset, *payee)), error="m", boost_error=False, encoding=encoding)
        for charset, encoding in charsets.items()
    ]
    assert modules(svg) in [drawn(code) for code in wanted]


def test_payment_code_is_left_out_where_it_cannot_be() -> None:
    """No account, no positive amount, too much money or a broken amount: no code."""
    good = {"name": "Shop", "iban": "DE39999999990012345678", "bic": "", "amount": "1", "reference": "x"}
    assert payment_qr(**good)
    for fault in ({"iban": ""}, {"amount": "0"}, {"amount": "-5"}, {"amount": "1000000000"}, {"amount": "many"}):
        assert payment_qr(**{**good, **fault}) == ""


def test_link_code_is_the_links() -> None:
    """The QR code of a link is drawn module for module; no link, no code."""
    assert modules(qr("https://shop.example/o/1")) == drawn(
        segno.make("https://shop.example/o/1", error="m", micro=False)
    )
    assert qr("") == ""


def test_barcode_begins_and_ends_dark() -> None:
    """A Code 128 starts and stops with a bar; text that it cannot hold gives none."""
    dark = modules(code128("O-26-7K3QX"))
    width = max(x for x, _ in dark) + 1
    assert (0, 0) in dark
    assert (width - 11 * 13) % 11 in (0, 2)
    for impossible in ("", "Möwe", "x" * 41, "a\nb"):
        assert code128(impossible) == ""
