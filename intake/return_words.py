"""Words about goods that come back: why, all of it, and the plain word that withdraws. Pure."""

from __future__ import annotations

import unicodedata

LONGEST = 12
"""In words: the plain word of a withdrawal stands in a message that says little else."""

_DAMAGED = (
    "broken", "damaged", "smashed", "cracked", "shattered", "leak", "dented", "torn",
    "kaputt", "zerbroch", "beschädigt", "zerdrückt", "ausgelaufen", "gesprungen", "zerriss",
    "cassé", "abîmé", "endommag", "roto", "rota", "dañad", "rotto", "rotta", "danneggiat",
    "kapot", "beschadigd", "gebroken", "partid", "danificad", "quebrad",
)  # fmt: skip
_DEFECTIVE = (
    "defect", "faulty", "does not work", "doesn't work", "not working", "stopped working", "mouldy", "spoiled",
    "defekt", "funktioniert nicht", "geht nicht", "verdorben", "schimmel", "mangelhaft",
    "défectueu", "ne marche pas", "ne fonctionne pas", "defectuos", "no funciona", "difettos", "non funziona",
    "werkt niet", "defeituos", "não funciona",
)  # fmt: skip
_WRONG = (
    "wrong item", "wrong one", "wrong size", "wrong colour", "wrong product", "wrong goods", "not what i ordered",
    "not what we ordered", "sent the wrong", "falsche", "falsch geliefert", "nicht bestellt", "mauvais article",
    "pas commandé", "equivocad", "sbagliat", "verkeerd", "artigo errado", "produto errado",
)  # fmt: skip
_LATE = ("too late", "zu spät", "trop tard", "demasiado tarde", "troppo tardi", "te laat", "tarde demais")
_ALL = (
    "everything", "whole order", "entire order", "all of it", "complete order", "alles", "ganze bestellung",
    "komplette bestellung", "gesamte bestellung", "tout", "toute la commande", "todo el pedido", "todo",
    "tutto", "tutto l'ordine", "hele bestelling", "tudo", "toda a encomenda",
)  # fmt: skip
_WITHDRAWS = (
    "i withdraw", "we withdraw", "i hereby withdraw", "we hereby withdraw", "hereby i withdraw", "withdrawal",
    "ich widerrufe", "wir widerrufen", "hiermit widerrufe", "hiermit widerrufen", "widerruf",
    "je me rétracte", "me rétracter", "desisto", "recedo", "ik herroep", "ik ontbind", "resolvo o contrato",
)  # fmt: skip


def reason_in(text: str) -> str:
    """Return why goods go back, as one of the shop's reasons; empty where nothing is said."""
    said = _folded(text)
    for reason, words in (("damaged", _DAMAGED), ("defective", _DEFECTIVE), ("wrong_item", _WRONG), ("late", _LATE)):
        if any(word in said for word in words):
            return reason
    return ""


def means_all(text: str) -> bool:
    """Return whether the words mean the whole order."""
    said = f" {_folded(text)} "
    return any(f" {word} " in said for word in _ALL)


def withdraws(text: str) -> bool:
    """Return whether a short message begins with the plain word that withdraws from a contract."""
    said = _folded(text)
    return len(said.split()) <= LONGEST and "?" not in text and said.startswith(_WITHDRAWS)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text[:4000]).casefold()
    return " ".join("".join(sign if sign.isalnum() or sign in "'-" else " " for sign in plain).split())
