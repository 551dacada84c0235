"""Files as merchants bring them: every usual dialect is read, every fault has its place and its cure."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest

from core.domain.imports import Sheet
from core.errors import BadInput
from core.imports.read import read_content, read_file

ITEMS = "sku,name,price\nSOAP-1,Olive soap,4.50\nSOAP-2,Laurel soap,5.20\n"


def records(sheet: Sheet) -> list[Mapping[str, Any]]:
    return [record.data for record in sheet.records]


def read(kind: str, text: str, suffix: str = ".csv", encoding: str = "utf-8") -> list[Mapping[str, Any]]:
    return records(read_content(kind, suffix, text.encode(encoding)))


def faults(kind: str, content: str | bytes, suffix: str = ".csv") -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        read_content(kind, suffix, content if isinstance(content, bytes) else content.encode())
    return caught.value.faults


def workbook(rows: list[list[Any]], **parts: bytes) -> bytes:
    """A small XLSX as spreadsheet programs write it."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{office}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Items" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="b"'
        f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**files, **parts}.items():
            packed.writestr(name, content)
    return out.getvalue()


def _cell(place: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_csv_is_read(mark: str, encoding: str) -> None:
    """Comma, semicolon or tab, with or without byte order mark, UTF-8 or an old Windows code page."""
    text = mark.join(("sku", "name")) + "\r\n" + mark.join(("SOAP-1", "Käse-Löffel Größe 5")) + "\r\n"
    assert read("catalogue", text, encoding=encoding) == [{"sku": "SOAP-1", "name": "Käse-Löffel Größe 5"}]


def test_quoted_cells_keep_separators_and_line_breaks() -> None:
    """What stands in quotes is one cell."""
    found = read("catalogue", 'sku;name\nA;"Soap; the ""good""\none"\n\nB;Brush\n')
    assert [item["name"] for item in found] == ['Soap; the "good" one', "Brush"]


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    """Row 1 is the header, and an empty row counts."""
    assert faults("catalogue", "sku,price\nA,1\n\n,2\nB,x\n") == [
        ("row 4, column sku", "is empty; every row needs one"),
        ("row 5, column price", "'x' is no number; write for example 12.50"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12.5", "12.50"), ("12,5", "12.50"), ("12,50", "12.50"), ("0,125", "0.1250"), ("1.250,00", "1250.00"),
        ("1,250.00", "1250.00"), ("1 250,5", "1250.50"), ("1'250.50", "1250.50"), ("1.250.000", "1250000.00"),
        ("+3", "3.00"), ("", None), ("1234,567", "1234.5670"), ("1\u00a0250", "1250.00"),
    ],
)  # fmt: skip
def test_prices_are_read_as_people_type_them(typed: str, meant: str | None) -> None:
    """Decimal points and commas, and groups of thousands, where only one reading is possible."""
    assert read("catalogue", f'sku,price\nA,"{typed}"\n') == [{"sku": "A", "price": meant}]


@pytest.mark.parametrize(
    "typed", ["1,250", "-1", "1,2,3", "1.2.3", "12,,5", "1e3", "NaN", "€ 5", "1 25", "٣", "0.00001"]
)
def test_a_price_that_is_none_is_refused(typed: str) -> None:
    """What could be two prices, or none, is never guessed."""
    (fault,) = faults("catalogue", f'sku,price\nA,"{typed}"\n')
    assert fault[0] == "row 2, column price"


def test_thousands_and_decimals_are_told_apart_by_the_file() -> None:
    """In a file with decimal commas 1,250 is one and a quarter, and 1.250 is asked about."""
    assert [item["price"] for item in read("catalogue", "sku;price\nA;0,99\nB;1,250\n")] == ["0.99", "1.25"]
    assert [place for place, _ in faults("catalogue", "sku;price\nA;0,99\nB;1.250\n")] == ["row 3, column price"]


def test_every_fault_is_named_at_once() -> None:
    """One run shows all there is to mend; beyond 200 they are counted."""
    text = "sku,price,lead_days\n" + "".join(f"S{number},x,y\n" for number in range(150))
    found = faults("catalogue", text)
    assert len(found) == 201
    assert found[1] == ("row 2, column lead_days", "'y' is no number; write for example 12.50")
    assert found[-1] == ("below", "100 more faults; mend these first")


def test_packs_and_aliases_have_their_own_signs() -> None:
    """Aliases stand between |, packs are unit=contents."""
    (item,) = read("catalogue", "sku,unit,aliases,packs\nA,each,soap|bar of soap| soap ,box=100|pallet=4800\n")
    assert item["aliases"] == ["soap", "bar of soap"]
    assert item["packs"] == [{"unit": "box", "contains": "100"}, {"unit": "pallet", "contains": "4800"}]


@pytest.mark.parametrize("packs", ["box", "box=", "box=0", "box=-1", "=12", "box=6|box=12", "each=10"])
def test_a_pack_without_contents_is_refused(packs: str) -> None:
    """A pack has a name of its own and holds something."""
    assert [place for place, _ in faults("catalogue", f"sku,unit,packs\nA,each,{packs}\n")] == ["row 2, column packs"]


def test_foreign_columns_are_recognised_and_shown() -> None:
    """Names that other systems give a column are mapped, and the mapping is shown with what was left out."""
    sheet = read_content("catalogue", ".csv", b"Artikel-Nr.;Bezeichnung;VK netto;Farbe\nA;Seife;4,50\n")
    assert records(sheet) == [{"sku": "A", "name": "Seife", "price": "4.50"}]
    assert sheet.mapping == (("Artikel-Nr.", "sku"), ("Bezeichnung", "name"), ("VK netto", "price"), ("Farbe", ""))


def test_a_column_with_our_own_name_wins() -> None:
    """Where a file has our name, another column that could mean the same is left out."""
    sheet = read_content("catalogue", ".csv", b"sku,price,List price\nA,1,2\n")
    assert records(sheet) == [{"sku": "A", "price": "1.00"}]
    assert ("List price", "") in sheet.mapping


def test_two_columns_for_one_thing_are_a_fault() -> None:
    """Which of two prices is meant is never guessed."""
    assert faults("catalogue", "sku,Preis,Unit price\nA,1,2\n") == [
        ("header", "'Preis' and 'Unit price' both mean price; remove one")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "row 1"), ("name\nSoap\n", "header"), ("sku,sku\nA,B\n", "header"), ('sku,name\nA,"Soap\n', "line 2"),
        ("sku,name\nA,B,C\n", "row 2"), ("sku\x00\nA\n", "file"), ("sku,name\nA,B\x07\n", "row 2, column name"),
        ("sku\nA\nB\nA\n", "row 4, column sku"),
    ],
)  # fmt: skip
def test_a_broken_table_is_refused(text: str, place: str) -> None:
    """Missing, doubled or open ends: the place is named."""
    assert faults("catalogue", text)[0][0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "line 1, column 2"), ('{"items": 3}', "file"), ("[1]", "entry 1"),
        ('[{"name": "x"}]', "entry 1, key sku"), ('[{"sku": "A", "price": NaN}]', "file"), ("[" * 5000, "file"),
        ('[{"sku": "A", "price": [1]}]', "entry 1, key price"),
        ('[{"sku": {}}]', "entry 1, key sku"), ('[{"sku": "A", "packs": [{"unit": "box"}]}]', "entry 1, key packs"),
        ('[{"sku": "A", "options": [{"name": "size", "values": []}]}]', "entry 1, key options"),
        ('[{"sku": "A", "price": 1e999}]', "entry 1, key price"), ('[{"sku": "\\ud800"}]', "entry 1, key sku"),
    ],
)  # fmt: skip
def test_broken_json_is_refused(text: str, place: str) -> None:
    """JSON faults are found by line and column, wrong things by entry and key."""
    assert faults("catalogue", text, ".json")[0][0] == place


def test_json_holds_what_a_table_cannot() -> None:
    """Options come as JSON; keys that mean nothing to us are shown as left out."""
    option = {"name": "size", "required": True, "default": None, "values": ["S", {"id": "M", "aliases": ["medium"]}]}
    text = json.dumps({"currency": "EUR", "items": [{"sku": "A", "options": [option], "note": "x"}]})
    sheet = read_content("catalogue", ".json", text.encode())
    (item,) = records(sheet)
    assert item["options"][0]["values"] == [{"id": "S", "aliases": []}, {"id": "M", "aliases": ["medium"]}]
    assert (sheet.currency, dict(sheet.mapping)["note"]) == ("EUR", "")


def test_a_workbook_is_read() -> None:
    """XLSX: numbers, text and yes or no as the cells hold them; a code that looks like a number stays whole."""
    content = workbook([["sku", "name", "price", "gtin", "backorder"], [1001, "Soap", 4.5, 4006381333931, True]])
    (item,) = records(read_content("catalogue", ".xlsx", content))
    assert item == {"sku": "1001", "name": "Soap", "price": "4.50", "gtin": "4006381333931", "backorder": True}


def test_a_zip_bomb_is_refused() -> None:
    """What unpacks to far more than a table can be is never handed to the reader."""
    content = workbook([["sku"], ["A"]], **{"xl/media/zeros.bin": bytes(60_000_000)})
    assert len(content) < 100_000
    assert "unpacks to more" in faults("catalogue", content, ".xlsx")[0][1]


def test_a_cell_in_the_last_corner_is_refused() -> None:
    """One cell in the last row and column would make a reader lay out seventeen thousand million cells."""
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = workbook([["sku"]], **{"xl/worksheets/sheet1.xml": far + b"</sheetData></worksheet>"})
    assert "unpacks to more" in faults("catalogue", content, ".xlsx")[0][1]


@pytest.mark.parametrize(
    "bulk", [b"<row>" + b"<c><v>1</v></c>" * 2_100_000 + b"</row>", b"<row><c/></row>" * 1_100_000]
)
def test_millions_of_tiny_cells_are_refused(bulk: bytes) -> None:
    """A small file that unpacks to millions of cells is refused before they are laid out."""
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + bulk
    content = workbook([["sku"]], **{"xl/worksheets/sheet1.xml": sheet + b"</sheetData></worksheet>"})
    assert len(content) < 200_000
    assert "unpacks to more" in faults("catalogue", content, ".xlsx")[0][1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook", workbook([["sku"]])[:-60]])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    """A broken or foreign file gets a plain answer."""
    assert faults("catalogue", content, ".xlsx")[0][0] == "file"


def test_formula_marks_are_taken_off() -> None:
    """The quote mark that our own export puts before = + - @ is not part of the text."""
    assert read("catalogue", "sku,name\nA,'=SUM(1)\nB,'plain\n")[0]["name"] == "=SUM(1)"
    assert read("catalogue", "sku,name\nA,'=SUM(1)\nB,'plain\n")[1]["name"] == "'plain"


def test_several_rows_are_one_customer_with_several_addresses() -> None:
    """Rows with the same number, or the same mail address, belong together."""
    text = (
        "number,name,email,terms_days,address_name,street,postcode,city,country\n"
        "C1,Bakery Ltd,Shop@Bakery.example,30,Main,1 High St,D02,Dublin,ie\n"
        "C1,,,,Depot,2 Low St,D03,Dublin,IE\n"
        ",Café,a@b.example,,,,,,\n"
    )
    first, second = read("customers", text)
    assert (first["name"], first["email"], first["terms_days"]) == ("Bakery Ltd", "shop@bakery.example", 30)
    assert [place["name"] for place in first["addresses"]] == ["Main", "Depot"]
    assert first["addresses"][1]["country"] == "IE"
    assert second["name"] == "Café"
    assert not second.get("addresses")


def test_rows_of_one_customer_must_agree() -> None:
    """Two names for one number are a fault; a second mail address is a further contact."""
    text = "number,name,email\nC1,Bakery,a@b.example\nC1,Butcher,c@b.example\n"
    assert [place for place, _ in faults("customers", text)] == ["row 3, column name"]
    (one,) = read("customers", text.replace("Butcher", "Bakery"))
    assert one["contacts"] == [("email", "c@b.example")]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("C1,B,no mail,,", "row 2, column email"), ("C1,B,a@b.example,Germany,", "row 2, column country"),
        ("C1,B,a@b.example,,x", "row 2, column terms_days"), (",B,,,", "row 2"),
    ],
)  # fmt: skip
def test_a_broken_customer_is_refused(row: str, place: str) -> None:
    """Mail addresses, countries and terms are checked, and somebody must be named."""
    assert [found for found, _ in faults("customers", f"number,name,email,country,terms_days\n{row}\n")] == [place]


@pytest.mark.parametrize(
    ("line", "street", "postcode", "city"),
    [
        ("1 High Street, Leeds LS1 4AP", "1 High Street", "LS1 4AP", "Leeds"),
        ("Musterweg 5, 20095 Hamburg", "Musterweg 5", "20095", "Hamburg"),
        ("Unit 4, Mill Lane, Cork, T12", "Unit 4, Mill Lane", "T12", "Cork"),
        ("Behind the church", "Behind the church", "", ""),
    ],
)
def test_an_address_in_one_line_is_split(line: str, street: str, postcode: str, city: str) -> None:
    """A customer list may hold whole addresses; street, postcode and city are told by the commas."""
    text = json.dumps([{"name": "B", "email": "a@b.example", "addresses": [{"name": "Main", "text": line}]}])
    (place,) = read("customers", text, ".json")[0]["addresses"]
    assert (place["street"], place["postcode"], place["city"]) == (street, postcode, city)


def test_stock_is_counted_once_for_each_place() -> None:
    """A count is a number from 0, each item once at each location; the location may be left out."""
    assert read("stock", "sku,on_hand\nA,12\n") == [{"sku": "A", "on_hand": "12"}]
    assert read("stock", "sku,location,on_hand\nA,x,12\nA,y,0\n")[1] == {"sku": "A", "location": "y", "on_hand": "0"}
    found = faults("stock", "sku,location,on_hand\nA,x,1\nA,x,2\nB,x,-1\nC,x,\n")
    assert [place for place, _ in found] == ["row 4, column on_hand", "row 5, column on_hand"]
    assert [place for place, _ in faults("stock", "sku,location,on_hand\nA,x,1\nA,x,2\n")] == ["row 3, column sku"]


@pytest.mark.parametrize("kind", ["orders", "history", "standing-orders", "open-items", "nonsense"])
def test_what_cannot_be_imported_says_what_can(kind: str, tmp_path: Any) -> None:
    """Kinds that are not there yet, or never, name those that work."""
    with pytest.raises(BadInput) as caught:
        read_file(kind, tmp_path / "x.csv")
    assert "catalogue, customers, stock, suppliers" in caught.value.faults[0][1]


@pytest.mark.parametrize("name", ["missing.csv", "folder.csv", "items.ods"])
def test_a_file_that_cannot_be_read_is_refused(name: str, tmp_path: Any) -> None:
    """A missing file, a folder, an unknown ending: one plain sentence."""
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "items.ods").write_bytes(b"x")
    with pytest.raises(BadInput) as caught:
        read_file("catalogue", tmp_path / name)
    assert caught.value.faults[0][0] == "file"
