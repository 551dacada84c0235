"""A guest who tells who they are, where that was asked for. Pure."""

from __future__ import annotations

from core.domain.commands import GiveContact
from intake.contact import Contact, read_contact
from intake.decisions import UNDECIDED
from intake.situation import Decision, Situation


def introduced(here: Situation) -> Decision | None:
    """Return what follows from a name, an address or a mail address that the open order lacks; None for others."""
    order = here.waiting
    if order is None or order.state not in UNDECIDED or (order.customer and order.ship_to and order.ship_to.complete):
        return None
    wanted = (() if order.customer else ("name", "email")) + (() if order.ship_to else ("address",))
    told = read_contact(here.message.text, country=here.country, wanted=wanted)
    if told.address and not told.email and here.understand().said:
        # "2 hammers, 1000 screws" looks like a street and a postcode: what names goods is an order.
        return None
    if not told.email and not told.address and not (told.name and _only_a_name(here)):
        return None
    return Decision((_contact(here, told),), "ordered")


def _only_a_name(here: Situation) -> bool:
    # A name alone is believed only right after it was asked for, and where the words are nothing else.
    text, order = here.message.text, here.waiting
    first = text.replace(",", " ").split()[:1]
    if first and first[0].casefold().strip(".!") in _ANSWERS:
        # "No, the round ones" answers what was read back.
        return False
    asked = order is not None and order.state == "quoted" and order.customer is None
    read = here.understand()
    return (
        asked
        and len(text.split()) <= 4
        and "?" not in text
        and not read.said
        and read.intent in ("other", "order.place")
        and not _speaks_of_goods(here)
    )


_ANSWERS = frozenset(
    (
        "yes",
        "no",
        "nope",
        "ja",
        "nein",
        "doch",
        "oui",
        "non",
        "sí",
        "si",
        "sì",
        "nee",
        "sim",
        "não",
        "nao",
        "ok",
        "okay",
    )
)
_ABOUT_GOODS = frozenset(
    [
        "size",
        "sizes",
        "colour",
        "color",
        "colours",
        "größe",
        "grösse",
        "groesse",
        "farbe",
        "taille",
        "couleur",
        "talla",
        "taglia",
        "colore",
        "maat",
        "kleur",
        "tamanho",
        "cor",
    ]
)
_LETTER_SIZES = frozenset(["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl"])


def _speaks_of_goods(here: Situation) -> bool:
    """Return whether words that name no item are about goods all the same, such as "shirt size L", and no name.

    Size and colour are; so are small letters that the catalogue knows, and any word of it beside a letter size.
    """
    words = [word.strip(".,!") for word in here.message.text.split()]
    said = {word.casefold() for word in words}
    if said & _ABOUT_GOODS:
        return True
    sized = len(words) > 1 and bool(said & _LETTER_SIZES)
    small = {word for word in words if word.islower()} - _LETTER_SIZES
    if sized and small:
        return True
    doubted = said - _LETTER_SIZES if sized else small
    sold = {part for item in here.search(" ".join(doubted)) for part in str(item["name"]).casefold().split()}
    return bool(doubted & sold)


def _contact(here: Situation, told: Contact) -> GiveContact:
    return GiveContact(here.conversation_id, told.name, told.email, told.address, here.message.id)
