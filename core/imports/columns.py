"""The columns of each kind of file, what they hold, and under which other names they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.imports import cells, nested
from core.imports.faults import Faults


@dataclass(frozen=True, slots=True)
class Column:
    """One column. other: names that other systems give it, in any spelling of case, blanks and dots."""

    name: str
    read: cells.Reader
    other: tuple[str, ...] = ()
    required: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. list_key: where a JSON object keeps the rows."""

    name: str
    columns: tuple[Column, ...]
    list_key: str

    def named(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)


_SKU = ("Artikelnummer", "Artikelnr", "Art.-Nr.", "Item no.", "Item number", "Item code", "Item", "Article number",
        "Product code", "Product number", "Part number", "Référence", "Réf", "Code article", "Artikelcode",
        "Codice articolo", "Codice", "Referencia", "Código")  # fmt: skip
_NAME = ("Bezeichnung", "Artikelbezeichnung", "Artikelname", "Produktname", "Product name", "Item name", "Title",
         "Description", "Désignation", "Libellé", "Omschrijving", "Descrizione", "Descripción", "Nombre")  # fmt: skip
_UNIT = ("Einheit", "Mengeneinheit", "ME", "Basiseinheit", "Unit of measure", "UOM", "Base unit", "Unité", "Eenheid",
         "Unità", "Unidad", "Unidade")  # fmt: skip
_PRICE = ("Preis", "Einzelpreis", "Verkaufspreis", "VK", "VK netto", "Unit price", "Sales price", "Selling price",
          "List price", "Net price", "Prix", "Prix unitaire", "Prix HT", "Prijs", "Verkoopprijs", "Prezzo", "Precio",
          "Preço")  # fmt: skip
_STOCK = ("Bestand", "Lagerbestand", "Menge", "Qty on hand", "Quantity on hand", "Quantity", "Qty", "Stock", "In stock",
          "Inventory", "Quantité", "Voorraad", "Giacenza", "Existencias", "Estoque")  # fmt: skip
_STREET = ("Straße", "Strasse", "Anschrift", "Address", "Address line 1", "Street address", "Rue", "Adresse", "Straat",
           "Adres", "Via", "Indirizzo", "Calle", "Dirección", "Morada")  # fmt: skip
_POSTCODE = ("PLZ", "Postleitzahl", "Post code", "Postal code", "ZIP", "ZIP code", "Code postal", "CAP",
             "Código postal")  # fmt: skip
_CITY = ("Ort", "Stadt", "Town", "Ville", "Plaats", "Città", "Ciudad", "Cidade")
_COUNTRY = ("Land", "Country code", "Ländercode", "Pays", "Paese", "País")
_EMAIL = ("E-Mail", "E-Mail-Adresse", "Mail", "Email address", "Courriel", "Correo")
_LEAD = ("Lieferzeit", "Lieferzeit Tage", "Lead time", "Lead time days", "Délai", "Levertijd")
_CURRENCY = ("Währung", "Currency code", "Devise", "Valuta", "Moneda")

CATALOGUE = Kind(
    "catalogue",
    (
        Column("sku", cells.code(), _SKU, required=True),
        Column("name", cells.text(200), _NAME),
        Column("aliases", nested.aliases, ("Suchbegriffe", "Synonyms", "Keywords", "Search terms", "Other names")),
        Column("category", cells.text(200), ("Kategorie", "Warengruppe", "Product group", "Catégorie", "Categorie")),
        Column("unit", cells.text(40), _UNIT),
        Column("packs", nested.packs, ("Gebinde", "Packs per unit", "Packaging", "Verpackungen")),
        Column("options", nested.options, ("Optionen", "Variants")),
        Column("price", cells.price, _PRICE, number=True),
        Column("tax", cells.text(40), ("Steuer", "Steuersatz", "Tax code", "VAT code", "Tax class", "TVA", "Btw")),
        Column(
            "weight_g", cells.whole(100_000_000), ("Gewicht g", "Gewicht (g)", "Weight g", "Weight (g)"), number=True
        ),
        Column("gtin", cells.gtin, ("EAN", "EAN13", "EAN-Code", "UPC", "Barcode")),
        Column(
            "supplier", cells.text(64), ("Lieferant", "Lieferantennummer", "Vendor", "Supplier number", "Fournisseur")
        ),
        Column(
            "supplier_sku", cells.text(64), ("Lieferanten-Artikelnummer", "Vendor item no.", "Supplier item number")
        ),
        Column("lead_days", cells.whole(3650), _LEAD, number=True),
        Column(
            "min_qty", cells.quantity, ("Mindestmenge", "Mindestbestellmenge", "Minimum quantity", "MOQ"), number=True
        ),
        Column("multiple", cells.quantity, ("Verpackungseinheit", "VPE", "Order multiple"), number=True),
        Column("backorder", cells.yes_or_no, ("Nachlieferung", "Allow backorder", "Backorders")),
    ),
    "items",
)
CUSTOMERS = Kind(
    "customers",
    (
        Column("number", cells.text(64), ("Kundennummer", "Kunden-Nr.", "Debitor", "Debitorennummer", "Customer number",
                                          "Customer no.", "Account number", "N° client", "Klantnummer")),
        Column("name", cells.text(200), ("Firma", "Firmenname", "Kunde", "Company", "Company name", "Customer",
                                         "Customer name", "Société", "Bedrijf", "Ragione sociale", "Empresa")),
        Column("email", cells.email, _EMAIL),
        Column("vat_id", cells.text(40), ("USt-IdNr.", "USt-ID", "VAT number", "VAT no.", "NIF")),
        Column("language", cells.language, ("Sprache", "Langue", "Taal", "Lingua", "Idioma")),
        Column("price_list", cells.text(64), ("Preisliste", "Price group", "Tarif")),
        Column("terms_days", cells.whole_or_none(3650), ("Zahlungsziel", "Zahlungsziel Tage", "Payment terms days",
                                                         "Payment days"), number=True),
        Column("credit_limit", cells.amount, ("Kreditlimit", "Kreditrahmen", "Plafond"), number=True),
        Column("address_name", cells.text(200), ("Adressname", "Lieferadresse", "Ship-to name", "Address label")),
        Column("street", cells.text(200), _STREET),
        Column("postcode", cells.text(20), _POSTCODE),
        Column("city", cells.text(100), _CITY),
        Column("country", cells.letters((2,), "DE"), _COUNTRY),
        Column("addresses", nested.addresses),
        Column("contacts", nested.contacts),
        Column("part_numbers", nested.part_numbers),
    ),
    "customers",
)  # fmt: skip
STOCK = Kind(
    "stock",
    (
        Column("sku", cells.code(), _SKU, required=True),
        Column(
            "location", cells.text(64), ("Lagerort", "Lager", "Lagerplatz", "Warehouse", "Bin", "Entrepôt", "Magazijn")
        ),
        Column("on_hand", cells.counted, _STOCK, required=True, number=True),
    ),
    "stock",
)
SUPPLIERS = Kind(
    "suppliers",
    (
        Column("number", cells.code(), ("Lieferantennummer", "Kreditor", "Vendor number", "Vendor no.",
                                        "Supplier number", "Supplier no.", "N° fournisseur"), required=True),
        Column("name", cells.text(200), ("Lieferant", "Firma", "Vendor", "Supplier", "Supplier name", "Vendor name")),
        Column("email", cells.email, _EMAIL),
        Column("currency", cells.letters((3,), "EUR"), _CURRENCY),
        Column("lead_days", cells.whole(3650), _LEAD, number=True),
        Column("min_order", cells.amount, ("Mindestbestellwert", "Minimum order", "Minimum order value"), number=True),
    ),
    "suppliers",
)  # fmt: skip
LISTINGS = Kind(
    "listings",
    (
        Column("channel", cells.code(), ("Kanal", "Sales channel", "Marketplace", "Marktplatz"), required=True),
        Column("sku", cells.code(), _SKU, required=True),
        Column("code", cells.text(64), ("Kanal-SKU", "Channel SKU", "Channel code", "ASIN", "Offer id", "Listing id")),
        Column("title", cells.text(200), ("Titel", "Angebotstitel", "Name", "Product name", "Listing title", "Titre")),
        Column("unit", cells.text(40), ("Pack", "Gebinde", "Sold as", *_UNIT)),
        Column("visible", cells.yes_or_no, ("Sichtbar", "Active", "Aktiv", "Published", "Online")),
    ),
    "listings",
)  # fmt: skip
PRICE_LISTS = Kind(
    "price-lists",
    (
        Column("price_list", cells.code(), ("Preisliste", "List", "List code", "Price group", "Tarif"), required=True),
        Column("sku", cells.code(), _SKU, required=True),
        Column("price", cells.price, _PRICE, required=True, number=True),
        Column(
            "min_qty", cells.quantity, ("Ab Menge", "Staffel", "Mindestmenge", "From quantity", "Minimum quantity"),
            number=True,
        ),
        Column("valid_from", cells.day, ("Gültig ab", "Valid from", "From", "Von", "Valable du")),
        Column("valid_to", cells.day, ("Gültig bis", "Valid until", "Until", "Bis", "Valable au")),
        Column("currency", cells.letters((3,), "EUR"), _CURRENCY),
    ),
    "prices",
)  # fmt: skip
KINDS = {kind.name: kind for kind in (CATALOGUE, CUSTOMERS, STOCK, SUPPLIERS, LISTINGS, PRICE_LISTS)}


def plain(header: str) -> str:
    """Return a header in the spelling that is compared: letters and digits alone, without case."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


def map_columns(kind: Kind, headers: Sequence[str], faults: Faults) -> dict[str, Column]:
    """Return which header is which of our columns; headers that name nothing of ours are left out.

    A header with our own name wins over other names for the same column; two other names for one are a fault.
    """
    own = {plain(column.name): column for column in kind.columns}
    other = {plain(name): column for column in kind.columns for name in column.other if plain(name) not in own}
    found: dict[str, Column] = {}
    taken: dict[str, str] = {}
    for names in (own, other):
        before = set(taken)
        for header in headers:
            column = names.get(plain(header))
            if column is None or column.name in before:
                continue
            if column.name in taken:
                faults.add("header", f"{taken[column.name]!r} and {header!r} both mean {column.name}; remove one")
            else:
                found[header] = column
                taken[column.name] = header
    return found


def note_missing(kind: Kind, found: Mapping[str, Column], faults: Faults) -> None:
    """Note the columns that a table must have and has not."""
    there = {column.name for column in found.values()}
    for column in kind.columns:
        if column.required and column.name not in there:
            known = ", ".join((column.name, *column.other[:3]))
            faults.add("header", f"column {column.name} is missing; name a column {known} or alike")
