"""Name, mail address and postal address out of the words of a guest. Pure, by line; unsure parts stay empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.commands import QuestionWanted
from core.domain.customers import Address
from intake.postal import read_address
from intake.situation import Situation
from intake.understanding import Understanding

_LONGEST = 2_000
_LABELS = {
    "name": "name", "nom": "name", "nombre": "name", "nome": "name", "naam": "name",
    "email": "email", "e-mail": "email", "mail": "email", "correo": "email", "courriel": "email",
    "address": "address", "adresse": "address", "anschrift": "address", "dirección": "address", "direccion": "address",
    "indirizzo": "address", "adres": "address", "endereço": "address", "lieferadresse": "address",
    "delivery address": "address", "ship to": "address",
}  # fmt: skip
_INTROS = (
    "my name is ", "i am ", "i'm ", "this is ", "ich bin ", "ich heiße ", "mein name ist ", "je suis ", "je m'appelle ",
    "soy ", "me llamo ", "sono ", "mi chiamo ", "ik ben ", "ik heet ", "sou ", "chamo-me ",
)  # fmt: skip
_TO = (
    "please deliver to ", "please deliver it to ", "please send it to ", "please send to ", "please ship to ",
    "deliver it to ", "deliver to ", "delivery to ", "send it to ", "send to ", "ship it to ", "ship to ",
    "bitte liefern an ", "bitte an ", "lieferung an ", "liefern an ", "liefern sie an ", "versand an ", "senden an ",
    "livraison à ", "livraison chez ", "livrer à ", "livrer chez ", "livrez à ", "à livrer à ", "envoyer à ",
    "entrega a ", "entregar a ", "enviar a ", "envío a ", "entregad a ", "consegna a ", "consegnare a ", "spedire a ",
    "spedizione a ", "levering aan ", "leveren aan ", "bezorgen bij ", "sturen naar ", "verzenden naar ",
    "entregar à ", "entregar em ", "enviar para ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contact:
    """What a guest told."""

    name: str = ""
    email: str = ""
    address: Address | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.address)


def read_contact(text: str, *, country: str, wanted: tuple[str, ...] = ("name", "email", "address")) -> Contact:
    """Return what the words tell of name, mail and place; country: the shop's own, where none is named."""
    if len(text) > _LONGEST:
        return Contact()
    labelled, free = _sorted_parts(text)
    email = labelled.get("email", "") or next((part for part in _words(text) if _is_email(part)), "")
    free = [rest for part in free if (rest := _without(part, email))]
    address_parts = [labelled["address"]] if "address" in labelled else []
    name = labelled.get("name", "")
    for part in free:
        if not name and "name" in wanted and _is_name(part):
            name = _named(part)
        else:
            address_parts.append(_bare(part, _TO))
    address = read_address(", ".join(address_parts), country=country) if "address" in wanted else None
    return Contact(name[:200], email.strip("<>()[],;").lower()[:200], address)


def _sorted_parts(text: str) -> tuple[dict[str, str], list[str]]:
    labelled: dict[str, str] = {}
    free = []
    for part in text.replace("\n", ",").split(","):
        label, colon, rest = part.partition(":")
        kind = _LABELS.get(label.strip().casefold()) if colon else None
        if kind and kind not in labelled:
            labelled[kind] = rest.strip()
        elif kind is None and part.strip():
            if "address" in labelled and not _is_email(part):
                labelled["address"] += f", {part.strip()}"
            else:
                free.append(part.strip())
    return labelled, free


def _words(text: str) -> list[str]:
    return [word.strip("<>()[],;.") for word in text.split()]


def _is_email(word: str) -> bool:
    local, at, host = word.strip("<>()[],;. ").partition("@")
    return bool(at and local and "." in host and "@" not in host and " " not in local + host and len(word) < 200)


def _without(part: str, email: str) -> str:
    kept = [word for word in part.split() if not email or email.lower() not in word.lower()]
    return " ".join(kept).strip(" -–")


def _is_name(part: str) -> bool:
    words = _named(part).split()
    return 1 <= len(words) <= 5 and not any(sign.isdigit() for sign in part) and words[0][:1].isalpha()


def _named(part: str) -> str:
    return _bare(part, (*_INTROS, *_TO)).strip(" .!")


def _bare(part: str, openings: tuple[str, ...]) -> str:
    """Return the words without what they begin with: `Lieferung an`, `my name is`."""
    plain = part.strip()
    begun = next((one for one in openings if plain.casefold().startswith(one)), "")
    return plain[len(begun) :].strip()


def place_wanted(here: Situation, read: Understanding | None) -> tuple[Address | None, QuestionWanted | None]:
    """Return the address that a message names, or the question where it names none that is clear."""
    if here.message.files and (address := here.enclosed().address):
        return address, None
    if read is None or not read.ship_to:
        return None, None
    customer = here.message.conversation.customer
    wanted = " ".join(read.ship_to.casefold().split())
    for place in customer.addresses if customer else ():
        known = (place.name, place.street, place.one_line())
        if any(wanted == " ".join(words.casefold().split()) for words in known if words):
            return place, None
    found = read_address(read.ship_to, country=here.country)
    if found is not None:
        return replace(found, name=""), None
    return None, QuestionWanted("address", read.ship_to)
