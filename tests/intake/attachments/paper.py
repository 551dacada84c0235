"""Files as customers send them, made by the programs that they use or by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import pypdfium2
import typst
from PIL import Image

Rows = Sequence[Sequence[Any]]

ORDER: Rows = (
    ("Pos", "Item no.", "Description", "Qty", "Unit", "Unit price"),
    (1, "BEANS", "Coffee beans", 2, "case", 75.0),
    (2, "MUG", "Mug", 24, "pcs", 4.99),
)


def xlsx(rows: Rows = ORDER, **more: Rows) -> bytes:
    """Return a workbook; `more` are further sheets by name."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for name, lines in more.items():
        further = book.create_sheet(name)
        for row in lines:
            further.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP container, packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def ods(rows: Rows) -> bytes:
    """Return an OpenDocument spreadsheet, written by hand."""
    lines = "".join(f"<table:table-row>{''.join(_ods_cell(cell) for cell in row)}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Order">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_cell(cell: Any) -> str:
    number = isinstance(cell, (int, float))
    kind = f'office:value-type="float" office:value="{cell}"' if number else 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{cell}</text:p></table:table-cell>"


def docx(paragraphs: Iterable[str], rows: Rows) -> bytes:
    """Return a Word document with paragraphs and a table."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    told = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    body = f'<w:document xmlns:w="{word}"><w:body>{told}<w:tbl>{cells}</w:tbl></w:body></w:document>'
    return zipped({"word/document.xml": body, "[Content_Types].xml": "<Types/>"})


def pdf(rows: Rows = ORDER, *, above: str = "", below: str = "", ruled: bool = True, **attached: bytes) -> bytes:
    """Return a letter with a table; `attached` are embedded files by name (`order_x` becomes `order-x.xml`)."""
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    columns = f"columns: {len(rows[0])}, column-gutter: 14pt" if rows and not ruled else f"columns: {len(rows[0])}"
    stroke = "" if ruled else "stroke: none, "
    source = f'#set page("a4")\n#set text(size: 11pt)\n{above}\n\n#table({stroke}{columns}, {cells})\n\n{below}'
    made: bytes = typst.compile(source.encode())
    if not attached:
        return made
    document = pypdfium2.PdfDocument(made)
    for name, content in attached.items():
        document.new_attachment(f"{name.replace('_', '-')}.xml").set_data(content)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def photographed(paper: bytes) -> Image.Image:
    """Return the first page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(paper)
    picture: Image.Image = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    document.close()
    return picture


def picture(paper: bytes, form: str = "PNG") -> bytes:
    """Return a page as a picture file."""
    out = io.BytesIO()
    photographed(paper).save(out, form)
    return out.getvalue()


def scanned(paper: bytes) -> bytes:
    """Return a PDF whose page is only a picture."""
    out = io.BytesIO()
    photographed(paper).save(out, "PDF", resolution=150)
    return out.getvalue()


def ubl(
    lines: Iterable[tuple[str, str, str, str]], *, kind: str = "Order", number: str = "PO-77", reference: str = "",
    wanted: date | None = None, status: str = "", price: str = "",
) -> bytes:  # fmt: skip
    """Return a UBL document; lines are `(quantity, unit code, our number, name)`."""
    base = "urn:oasis:names:specification:ubl:schema:xsd"
    of = f"<cac:OrderReference><cbc:ID>{reference}</cbc:ID></cac:OrderReference>" if reference else ""
    period = f"<cac:RequestedDeliveryPeriod><cbc:EndDate>{wanted}</cbc:EndDate></cac:RequestedDeliveryPeriod>"
    body = "".join(_ubl_line(at, line, status, price) for at, line in enumerate(lines, 1))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{kind} xmlns="{base}:{kind}-2"'
        f' xmlns:cac="{base}:CommonAggregateComponents-2" xmlns:cbc="{base}:CommonBasicComponents-2">'
        f"<cbc:ID>{number}</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{of}"
        "<cac:Delivery><cac:DeliveryLocation><cac:Address><cbc:StreetName>Quarry Road 9</cbc:StreetName>"
        "<cbc:CityName>Leipzig</cbc:CityName><cbc:PostalZone>04109</cbc:PostalZone>"
        "<cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country>"
        f"</cac:Address></cac:DeliveryLocation>{period if wanted else ''}</cac:Delivery>{body}</{kind}>"
    ).encode()


def _ubl_line(at: int, line: tuple[str, str, str, str], status: str, price: str) -> str:
    quantity, unit, code, name = line
    stands = f"<cbc:LineStatusCode>{status}</cbc:LineStatusCode>" if status else ""
    seller = f"<cac:SellersItemIdentification><cbc:ID>{code}</cbc:ID></cac:SellersItemIdentification>" if code else ""
    costs = f'<cac:Price><cbc:PriceAmount currencyID="EUR">{price}</cbc:PriceAmount></cac:Price>' if price else ""
    return (
        f"<cac:OrderLine><cac:LineItem><cbc:ID>{at}</cbc:ID>{stands}"
        f'<cbc:Quantity unitCode="{unit}">{quantity}</cbc:Quantity>{costs}'
        f"<cac:Item><cbc:Name>{name}</cbc:Name>{seller}</cac:Item></cac:LineItem></cac:OrderLine>"
    )


def order_x(lines: Iterable[tuple[str, str, str]], *, number: str = "PO-88", wanted: str = "20260320") -> bytes:
    """Return a cross industry order; lines are `(quantity, unit code, our number)`."""
    body = "".join(
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        f"<ram:LineID>{at}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>"
        f"<ram:SellerAssignedID>{code}</ram:SellerAssignedID></ram:SpecifiedTradeProduct>"
        f'<ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode="{unit}">{quantity}</ram:RequestedQuantity>'
        "</ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>"
        for at, (quantity, unit, code) in enumerate(lines, 1)
    )
    return (
        '<?xml version="1.0"?><rsm:SCRDMCCBDACIOMessageStructure'
        ' xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"'
        ' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128"'
        ' xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128">'
        f"<rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>220</ram:TypeCode></rsm:ExchangedDocument>"
        f"<rsm:SupplyChainTradeTransaction>{body}<ram:ApplicableHeaderTradeDelivery>"
        "<ram:RequestedDeliverySupplyChainEvent><ram:OccurrenceDateTime>"
        f'<udt:DateTimeString format="102">{wanted}</udt:DateTimeString></ram:OccurrenceDateTime>'
        "</ram:RequestedDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>"
        "</rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>"
    ).encode()
