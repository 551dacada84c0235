"""Letters that ask for another bank account or invoice address: the oldest trick by mail. Pure."""

from __future__ import annotations

from core.domain.trust import Sign

_LONGEST = 20_000


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_BANK = _set(
    "iban swift bic account bank banking bankverbindung kontonummer konto bankkonto kontodaten bankdaten",
    "bancaires banque compte rib bancaria bancarios bancarias banco cuenta bancari conto bankrekening rekeningnummer",
    "bankgegevens bancários konta bankowego bankkonton kontonummer tilinumero",
)
_BANK_ALONE = _set("iban bankverbindung kontonummer bankverbinding rekeningnummer bankkonto bankdaten bankgegevens")
_ACCOUNT = _set("bank banking details account number")
_CHANGED = _set(
    "new changed change changes changing update updated different neue neuen neuer neues geändert",
    "ändern änderung ändert geändertes aktualisiert aktualisieren nouveau nouvelle nouvelles nouveaux changé",
    "changer modifié modification nueva nuevo nuevos nuevas cambio cambiado cambiar nuova nuovo nuovi nuove",
    "cambiato modifica nieuw nieuwe gewijzigd wijzigen novo nova novos mudou nowy nowe zmiana ny nya nytt ändrat uusi",
)
_INVOICE = (
    "invoice address", "billing address", "invoices to", "invoicing address", "bill us at",
    "rechnungsadresse", "rechnungsanschrift", "rechnungen an", "adresse de facturation",
    "dirección de facturación", "indirizzo di fatturazione", "factuuradres", "endereço de faturação",
    "adres do faktury", "fakturaadress", "faktureringsadress", "laskutusosoite",
)  # fmt: skip


def account_changes(text: str) -> tuple[Sign, ...]:
    """Return whether a text asks that money or invoices go elsewhere from now on, sentence by sentence."""
    found: dict[str, Sign] = {}
    for sentence in _sentences(text[:_LONGEST]):
        words = "".join(sign if sign.isalnum() else " " for sign in sentence).split()
        if not _CHANGED.intersection(words):
            continue
        if _about_bank(words):
            found.setdefault("bank_data", Sign("bank_data", sentence[:120]))
        if any(phrase in sentence for phrase in _INVOICE):
            found.setdefault("invoice_address", Sign("invoice_address", sentence[:120]))
    return tuple(found.values())


def _about_bank(words: list[str]) -> bool:
    if _BANK_ALONE.intersection(words):
        return True
    # "A new account" alone may be one in the web shop: it needs the bank beside it.
    banks = _BANK.intersection(words)
    return len(banks) > 1 or ("bank" in banks and bool(_ACCOUNT.intersection(words) - {"bank"}))


def _sentences(text: str) -> list[str]:
    plain = text.casefold()
    for sign in "!?;\n":
        plain = plain.replace(sign, ". ")
    return [" ".join(part.split()) for part in plain.split(". ") if part.strip()]
