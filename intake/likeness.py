"""Who only looks like a customer: domains that read like one on file, names on other addresses. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from core.domain.trust import Sign

SHORTEST = 5
"""Shorter names are a letter apart by chance too often."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_SECOND_LEVEL = frozenset(["co", "com", "net", "org", "ac", "gov", "edu", "or", "ne", "gv"])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PUBLIC = _words(
    "gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web freenet t-online arcor "
    "posteo mailbox proton protonmail pm zoho mail inbox yandex qq 163 126 orange wanadoo free laposte sfr "
    "libero virgilio tiscali alice telefonica terra wp onet interia o2 seznam bluewin ziggo kpnmail hetnet "
    "planet online telia comhem telenet skynet btinternet comcast verizon att sbcglobal fastmail hey tutanota"
)
"""Providers at whom anybody has an address: there the domain tells nothing."""

_TWINS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_FOLDED = str.maketrans(
    # Digits, and Cyrillic and Greek letters, by the Latin letter that they are read as.
    "0135689аеорсхуіјѕһԁԛԝкмтвнзпгαοερτικνωηυϲ",
    "olesgbgaeopcxyijshdqwkmtbhenraoeptiknwnuc",
)


def fold(label: str) -> str:
    """Return a name as the eye takes it: `rn` is `m`, `0` is `o`, `і` and `l` are one stroke, accents are gone."""
    plain = unicodedata.normalize("NFKD", _decoded(label).casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_FOLDED)
    for pair, single in _TWINS:
        plain = plain.replace(pair, single)
    return plain.replace("i", "l").replace("-", "")


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def house_of(address: str) -> tuple[str, str]:
    """Return the name within an address's domain and the registered domain: `shop@mail.acme.co.uk`, `acme`."""
    labels = [label for label in address.rpartition("@")[2].strip().strip(".").lower().split(".") if label]
    if len(labels) < 2 or len(labels) > 20 or max(map(len, labels)) > 63:
        return "", ""
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return labels[-size], ".".join(labels[-size:])


class Likeness:
    """Knows the domains and names of the customers on file."""

    def __init__(self, houses: Iterable[tuple[int, str, str]]) -> None:
        """houses: `(customer id, name, mail address)`."""
        self._domains: set[str] = set()
        self._addresses: set[str] = set()
        self._labels: dict[str, tuple[str, int]] = {}
        self._folded: dict[str, tuple[str, int]] = {}
        self._names: dict[str, int] = {}
        for customer_id, name, address in houses:
            self._addresses.add(address.strip().lower())
            label, domain = house_of(address)
            if name_key := _name_key(name):
                self._names.setdefault(name_key, customer_id)
            if not label or label in _PUBLIC:
                continue
            self._domains.add(domain)
            self._labels.setdefault(label, (domain, customer_id))
            self._folded.setdefault(fold(label), (domain, customer_id))

    def signs(self, address: str, name: str) -> tuple[Sign, ...]:
        """Return what makes a sender look like a customer whom they are not."""
        if address.strip().lower() in self._addresses:
            return ()
        label, domain = house_of(address)
        if domain in self._domains:
            return ()
        if label and label not in _PUBLIC and (near := self._near(label)):
            return (Sign("lookalike_domain", f"{domain} / {near[0]}"[:200], near[1]),)
        customer_id = self._names.get(_name_key(name)) if name else None
        return (Sign("known_name", f"{name} <{address}>"[:200], customer_id),) if customer_id is not None else ()

    def _near(self, label: str) -> tuple[str, int] | None:
        if label in self._labels:
            return self._labels[label]
        if len(label) < SHORTEST:
            return None
        if (found := self._folded.get(fold(label))) is not None:
            return found
        found = next((self._labels[one] for one in _one_off(label) if one in self._labels), None)
        # "acme" is no slip of "acmes": one sign tells little where there are few.
        return found if found and len(label) > SHORTEST else None


def _one_off(label: str) -> Iterator[str]:
    """Yield every name that one slip of the pen makes of this one: a sign lost, doubled, swapped or exchanged."""
    for place in range(len(label) + 1):
        head, tail = label[:place], label[place:]
        if tail:
            yield head + tail[1:]
            yield from (head + sign + tail[1:] for sign in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + sign + tail for sign in _LETTERS)


def _name_key(name: str) -> str:
    """A name counts only where it can hardly be two people's by chance: two words and some length."""
    words = "".join(sign if sign.isalnum() else " " for sign in name.casefold()).split()
    key = " ".join(sorted(words))
    return key if len(words) >= 2 and len(key) >= 8 else ""
