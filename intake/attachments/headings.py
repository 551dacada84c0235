"""The words above the columns of order forms and beside their boxes, in the languages of the engine. Data.

A phrase that ends in `*` also stands for what begins with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# Roles in the order in which they are tried: the first that knows a heading has it.
_COLUMNS = {
    "ours": (
        "your item no|your item number|your code|your sku|your article no|your part no|your part number|your ref|"
        "supplier item|supplier code|supplier sku|supplier part no|supplier part number|vendor item|vendor part no|"
        "vendor sku|seller item|mfr part no|ihre artikelnummer|ihre artikelnr|ihre art nr|ihre artnr|ihre nr|"
        "lieferantenartikel*|lieferanten artikel*|lieferanten nr|lieferanten art nr|votre reference|votre ref|"
        "ref fournisseur|reference fournisseur|code fournisseur|su referencia|su codigo|ref proveedor|"
        "referencia proveedor|codigo proveedor|vostro codice|vs codice|codice fornitore|uw artikelnummer|uw code|"
        "uw artikelnr|artikelnummer leverancier|leverancierscode|vossa referencia|vosso codigo|ref fornecedor|"
        "codigo fornecedor"
    ),
    "theirs": (
        "our item no|our item number|our code|our part no|our part number|our article no|our ref|our sku|"
        "customer part|customer part no|customer part number|customer item|customer item no|buyer item|buyer code|"
        "internal code|internal no|unsere artikelnummer|unsere artikelnr|unsere art nr|unsere nr|kundenartikel*|"
        "kunden artikel*|materialnummer|material nr|materialnr|material no|material number|notre reference|notre ref|"
        "notre code|reference interne|code interne|nuestra referencia|nuestro codigo|codigo interno|"
        "referencia interna|nostro codice|ns codice|codice interno|ons artikelnummer|onze code|intern nummer|"
        "nossa referencia|nosso codigo|referencia interna"
    ),
    "gtin": "gtin|ean|ean code|ean13|barcode|bar code|upc|strichcode|code barres|codigo de barras|codice a barre|"
    "streepjescode",
    "amount": (
        "amount eur|line total|total price|net amount|line amount|total amount|total net|extended price|ext price|"
        "total|subtotal|gesamtpreis|gesamt|gesamtbetrag|summe|betrag|positionswert|nettobetrag|warenwert|gp|"
        "montant|montant ht|total ht|prix total|importe|importe total|precio total|importo|importo totale|"
        "prezzo totale|totale|bedrag|totaalbedrag|totaal|totaalprijs|valor total|preco total|montante|value|net value"
    ),
    "price": (
        "price|unit price|price each|price per unit|price unit|net price|cost|unit cost|rate|list price|"
        "einzelpreis*|stuckpreis*|preis*|nettopreis|ep|e preis|vk preis|ek preis|prix|prix unitaire*|pu|pu ht|p u|"
        "prix ht|precio|precio unitario|precio ud|pvp|prezzo|prezzo unitario|prezzo un|prijs|stukprijs|"
        "prijs per stuk|eenheidsprijs|preco|preco unitario|valor unitario"
    ),
    "other": (
        "stock|in stock|on hand|available|delivered|shipped|qty delivered|qty shipped|delivered qty|received|"
        "backorder|open qty|min qty|minimum|moq|pack size|pack qty|units per pack|weight|discount|vat|tax|"
        "bestand|lagerbestand|geliefert|gelieferte menge|offen|mindestmenge|inhalt|gewicht|rabatt|mwst|ust|steuer|"
        "stock dispo|livre|qte livree|remise|tva|poids|existencias|entregado|descuento|iva|peso|giacenza|consegnato|"
        "sconto|voorraad|geleverd|korting|btw|gewicht|entregue|desconto|room|person|for whom|raum|person|recipient|"
        "cost centre|cost center|kostenstelle|tax code|warehouse|lager|brand|marke|category|kategorie"
    ),
    "date": (
        "delivery date|requested date|required date|req date|need by|due date|deliver by|date|liefertermin|"
        "lieferdatum|wunschtermin|termin|datum|date de livraison|date livraison|livraison|fecha|fecha de entrega|"
        "fecha entrega|entrega|data|data di consegna|data consegna|consegna|leverdatum|gewenste leverdatum|"
        "data de entrega|data entrega"
    ),
    "position": (
        "pos|position|posn|line|line no|item #|no|nr|lfd nr|lfd|zeile|ligne|n|poste|linea|lin|riga|pos nr|regel|"
        "regelnr|linha|num|#|row|pos no|pos n"
    ),
    "quantity": (
        "qty|quantity|order qty|order quantity|qty ordered|ordered|quantity ordered|ordered qty|pcs|pieces|count|"
        "units|how many|no of units|amount|menge|anzahl|bestellmenge|best menge|bestellte menge|stuckzahl|stuck|stk|"
        "quantite*|qte*|nombre|nb|qte commandee|cantidad|cant|cantidad pedida|uds|unidades|ctd|quantita|qta|"
        "q ta|pezzi|pz|quantita ordinata|aantal|hoeveelheid|besteld|bestelaantal|aant|stuks|quantidade|qtd|qtde|qt|"
        "quant|unid pedidas|order"
    ),
    "unit": (
        "unit|uom|unit of measure|u m|um|pack|packaging|ou|me|einheit|mengeneinheit|eh|ve|verpackungseinheit|"
        "gebinde|unite|conditionnement|cond|udm|unidad|unidad de medida|ud|formato|envase|unita|unita di misura|"
        "confezione|conf|unid|unids|und|eenheid|verpakking|eenh|unidade|un|embalagem|emb"
    ),
    "code": (
        "sku|item no|item number|item code|item id|article no|article number|article code|article|part no|"
        "part number|part|product code|product no|product number|product id|code|ref|reference|catalogue no|"
        "catalog no|cat no|model|artikelnummer|artikelnr|artikel nr|art nr|artnr|art no|artikel no|bestellnummer|"
        "bestell nr|bestellnr|best nr|produktnummer|sachnummer|teilenummer|teile nr|nummer|reference article|"
        "ref article|code article|n article|no article|ref produit|code produit|referencia|ref articulo|"
        "codigo|codigo articulo|cod articulo|cod|codigo producto|codice|codice articolo|cod articolo|"
        "cod art|riferimento|rif|artikelcode|artikel nummer|productcode|bestelnummer|bestelcode|artcode|"
        "codigo artigo|cod artigo|codigo produto|codigo do artigo"
    ),
    "words": (
        "description|item description|item|items|product|product name|product description|name|goods|material|"
        "article description|details|what|item name|bezeichnung|artikelbezeichnung|beschreibung|artikel|produkt|"
        "produktbezeichnung|ware|text|artikeltext|warenbezeichnung|was|designation|libelle|produit|description article|"
        "designation article|nom|articulo|descripcion|producto|concepto|denominacion|nombre|descrizione|prodotto|"
        "articolo|denominazione|descrizione articolo|omschrijving|product omschrijving|artikelomschrijving|naam|"
        "benaming|descricao|produto|artigo|designacao|nome|kurztext|materialkurztext"
    ),
    "note": "note|notes|comment|comments|remark|remarks|bemerkung*|anmerkung*|hinweis*|notiz|remarque*|commentaire*|"
    "observaciones|comentario*|osservazioni|opmerking*|observacoes|nota",
}
_LABELS = {
    "po": (
        "po|po no|po number|po nr|p o no|p o number|purchase order|purchase order no|purchase order number|order no|"
        "order number|our order|our order no|your reference po|bestellnummer|bestellnr|bestell nr|bestellung|"
        "bestellung nr|unsere bestellnummer|unsere bestellung|auftragsnummer|numero de commande|n de commande|"
        "n commande|commande n|commande|bon de commande|bon de commande n|no commande|numero de pedido|n de pedido|"
        "pedido|pedido n|no pedido|n pedido|orden de compra|numero ordine|n ordine|ordine|ordine n|"
        "ordine di acquisto|nr ordine|ordernummer|order nr|bestelnummer|bestelling|inkooporder|inkoopordernummer|"
        "numero da encomenda|n encomenda|encomenda|encomenda n|nota de encomenda|ordem de compra"
    ),
    "date": (
        "delivery date|requested delivery|requested delivery date|required date|required by|deliver by|delivery by|"
        "need by|needed by|due date|delivery on|liefertermin|lieferdatum|wunschtermin|wunschlieferdatum|lieferung am|"
        "lieferung bis|date de livraison|date de livraison souhaitee|livraison le|livraison souhaitee|"
        "fecha de entrega|entrega|fecha entrega|data di consegna|data consegna|consegna|consegna richiesta|leverdatum|"
        "gewenste leverdatum|levering op|data de entrega|entrega ate|data entrega"
    ),
    "ship": (
        "ship to|deliver to|delivery address|shipping address|ship to address|delivery location|lieferadresse|"
        "lieferanschrift|lieferung an|lieferort|versandadresse|adresse de livraison|livrer a|lieu de livraison|"
        "direccion de entrega|entregar en|lugar de entrega|indirizzo di consegna|consegnare a|luogo di consegna|"
        "destinazione|afleveradres|leveradres|leveren aan|bezorgadres|morada de entrega|endereco de entrega|"
        "local de entrega|entregar em"
    ),
    "not_an_order": (
        "invoice|tax invoice|pro forma invoice|delivery note|packing slip|order confirmation|order acknowledgement|"
        "statement of account|credit note|rechnung|lieferschein|auftragsbestatigung|gutschrift|mahnung|facture|"
        "bon de livraison|confirmation de commande|avoir|factura|albaran|confirmacion de pedido|abono|fattura|"
        "documento di trasporto|conferma d ordine|conferma ordine|nota di credito|factuur|pakbon|orderbevestiging|"
        "creditnota|fatura|guia de remessa|confirmacao de encomenda|nota de credito"
    ),
    "offer": (
        "quotation|quote|offer|price list|pricelist|catalogue|angebot|preisliste|katalog|devis|offre|tarif|"
        "liste de prix|catalogue|oferta|presupuesto|lista de precios|offerta|preventivo|listino|listino prezzi|"
        "offerte|prijslijst|prijsopgave|proposta|orcamento|tabela de precos"
    ),
    "change": (
        "order change|change order|changed order|revised order|purchase order change|amended order|bestellanderung|"
        "geanderte bestellung|anderung der bestellung|commande modifiee|modification de commande|"
        "modification commande|modificacion de pedido|pedido modificado|modifica ordine|variazione ordine|"
        "orderwijziging|gewijzigde bestelling|alteracao de encomenda|encomenda alterada"
    ),
    "cancellation": (
        "order cancellation|cancellation of order|cancelled order|purchase order cancellation|stornierung|"
        "storno|bestellstorno|stornierung der bestellung|annulation de commande|annulation commande|"
        "cancelacion de pedido|anulacion de pedido|annullamento ordine|annullo ordine|orderannulering|"
        "annulering bestelling|cancelamento de encomenda|anulacao de encomenda"
    ),
}
_TOTALS = (
    "total*|subtotal*|sub total*|grand total*|sum|sum total*|net total*|balance|carried forward|brought forward|"
    "carry over|vat|vat *|tax|sales tax|gesamt*|summe*|zwischensumme*|endsumme|nettosumme|netto|brutto|ubertrag*|"
    "mwst*|zzgl*|umsatzsteuer|sous total*|montant total|tva*|a reporter|report|importe total|base imponible|iva*|"
    "suma|suma total|totale*|imponibile|riporto|subtotale*|totaal*|subtotaal*|btw*|transport|valor total|soma|"
    "a transportar"
)
_CARRIAGE = (
    "freight*|shipping*|delivery charge*|delivery cost*|postage*|carriage*|handling*|packaging cost*|versand|"
    "versandkosten*|fracht*|porto|verpackungskosten|lieferkosten|frais de port*|port|livraison|transport|portes|"
    "gastos de envio|envio|spese di spedizione|spedizione|trasporto|verzendkosten*|verzending|vrachtkosten|"
    "custos de envio|despesas de envio|discount*|rabatt*|skonto|remise*|descuento*|sconto*|korting*|desconto*"
)

_ORDER_WORDS = (
    "order|orders|ordering|po|purchase|bestellung|bestellungen|auftrag|bestellen|commande|commandes|commander|pedido|"
    "pedidos|ordine|ordini|bestelling|bestellingen|encomenda|encomendas"
)


def speaks_of_an_order(text: str) -> bool:
    """Return whether a subject, a covering note or a file's name mentions an order."""
    spaced = "".join(sign if sign.isalpha() else " " for sign in text[:4000].casefold())
    return not set(_ORDER_WORDS.split("|")).isdisjoint(spaced.split())


def plain(text: str) -> str:
    """Return a heading or label as its bare words: small letters without accents, one blank between them."""
    flat = unicodedata.normalize("NFKD", text[:120].casefold().replace("ß", "ss").replace("º", "").replace("°", ""))
    signs = (sign if sign.isalnum() or sign == "#" else " " for sign in flat if not unicodedata.combining(sign))
    return " ".join("".join(signs).split())


@lru_cache(maxsize=1)
def _compiled() -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, tuple[tuple[str, str], ...]]]:
    whole: dict[str, dict[str, str]] = {"columns": {}, "labels": {}}
    begun: dict[str, list[tuple[str, str]]] = {"columns": [], "labels": []}
    for family, data in (("columns", _COLUMNS), ("labels", _LABELS)):
        for role, phrases in data.items():
            for phrase in phrases.split("|"):
                if phrase.endswith("*"):
                    begun[family].append((phrase[:-1], role))
                else:
                    whole[family].setdefault(phrase, role)
    return whole, {family: tuple(found) for family, found in begun.items()}


@lru_cache(maxsize=4096)
def column_role(heading: str) -> str:
    """Return what a heading says of its column; empty for one that says nothing to us."""
    words = plain(heading)
    if not words or len(words) > 60:
        return ""
    return _role("columns", words) or _parted(words)


def _role(family: str, words: str) -> str:
    whole, begun = _compiled()
    found = whole[family].get(words)
    return found or next((role for start, role in begun[family] if words.startswith(start)), "")


def _parted(words: str) -> str:
    """A heading in two languages, or with its unit: `Menge Quantity`, `Price EUR`, `Qty (pcs)`."""
    parts = words.split()
    if len(parts) > 6:
        return ""
    for size in range(len(parts) - 1, 0, -1):
        for start in (0, len(parts) - size):
            found = _role("columns", " ".join(parts[start : start + size]))
            if found and (size > 1 or len(parts[start]) > 1):
                return found
    return ""


@lru_cache(maxsize=4096)
def label_role(label: str) -> str:
    """Return what the box beside a label holds, or what a title says of its document: po, date, ship, offer ..."""
    words = plain(label)
    return _role("labels", words) if words and len(words) <= 60 else ""


def _matches(phrases: str, words: str) -> bool:
    return any(words.startswith(one[:-1]) if one.endswith("*") else words == one for one in phrases.split("|"))


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Return whether a cell begins a total, a tax or a carried sum."""
    return _matches(_TOTALS, plain(text))


@lru_cache(maxsize=4096)
def is_carriage(text: str) -> bool:
    """Return whether a cell names freight, postage or a discount, which are no goods."""
    return _matches(_CARRIAGE, plain(text))
