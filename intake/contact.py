"""Name, mail address and postal address out of the words of a guest. Pure, by line; unsure parts stay empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.commands import QuestionWanted
from core.domain.customers import Address
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
            address_parts.append(part)
    address = read_address(", ".join(address_parts), country=country) if "address" in wanted else None
    return Contact(name[:200], email.strip("<>()[],;").lower()[:200], address)


def read_address(text: str, *, country: str) -> Address | None:
    """Return the address in one line of words; None where street or city cannot be told."""
    parts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
    where = next((place for place, part in enumerate(parts) if _postcode_of(part)), None)
    if where is None:
        return None
    postcode, city = _postcode_of(parts[where]) or ("", "")
    before = [part for part in parts[:where] if part]
    street = next(
        (part for part in reversed(before) if any(sign.isdigit() for sign in part)), before[-1] if before else ""
    )
    after = parts[where + 1 :]
    if not city and after:
        city = after.pop(0)
    named = after[-1].upper() if after and len(after[-1]) == 2 and after[-1].isalpha() else country
    return Address("", street, postcode, city, named) if street and city else None


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
    plain = part.strip()
    for intro in _INTROS:
        if plain.casefold().startswith(intro):
            return plain[len(intro) :].strip(" .!")
    return plain.strip(" .!")


def _postcode_of(part: str) -> tuple[str, str] | None:
    words = part.split()
    for place, word in enumerate(words[:4]):
        digits = sum(sign.isdigit() for sign in word)
        if word.isascii() and digits >= 4 and len(word) <= 8 and not any(sign in word for sign in "@/"):
            following = words[place + 1 :]
            if (
                following
                and len(following[0]) == 2
                and following[0].isupper()
                and following[0].isalpha()
                and digits == 4
            ):
                return f"{word} {following[0]}", " ".join(following[1:])
            return word, " ".join(following) or " ".join(words[:place])
        if place and _british(words[place - 1], word):
            return f"{words[place - 1]} {word}", " ".join(words[: place - 1]) or " ".join(words[place + 1 :])
    return None


def _british(outward: str, inward: str) -> bool:
    fits = 2 <= len(outward) <= 4 and len(inward) == 3
    shaped = outward[0].isalpha() and any(sign.isdigit() for sign in outward)
    return fits and shaped and inward[0].isdigit() and inward[1:].isalpha()


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
