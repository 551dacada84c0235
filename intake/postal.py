"""A postal address out of one line of words, as people of many countries write it. Pure; unsure words give none."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.customers import Address
from intake.countries import country_named, country_of_sign, without_country


@dataclass(frozen=True, slots=True)
class _Place:
    postcode: str
    city: str
    country: str = ""


def read_address(text: str, *, country: str) -> Address | None:
    """Return the address in one line of words; None where street or city cannot be told."""
    parts = [part.strip(" .") for part in text.replace("\n", ",").split(",") if part.strip(" .")]
    at, place = _found(parts)
    if place is None:
        return None
    street = _street(parts[:at])
    after = parts[at + 1 :]
    named = country_named(after[-1]) if after else ""
    if named:
        after.pop()
    city, behind = without_country(place.city)
    if not city and after:
        city, behind = without_country(after[0])
    if not city:
        city = _city_before(parts[:at], street)
    return (
        Address("", street, place.postcode, city, named or behind or place.country or country)
        if (street and city)
        else None
    )


def _found(parts: list[str]) -> tuple[int, _Place | None]:
    # A number of four digits at the very front is a house's, where a postcode follows.
    for at in (*range(1, len(parts)), 0):
        if at < len(parts) and (place := _place_in(parts[at])):
            return at, place
    return 0, None


def _street(before: list[str]) -> str:
    numbered = [part for part in before if any(sign.isdigit() for sign in part)]
    return numbered[-1] if numbered else before[-1] if before else ""


def _city_before(before: list[str], street: str) -> str:
    behind = before[before.index(street) + 1 :] if street in before else []
    return behind[0] if behind and behind[0][:1].isalpha() else ""


def _place_in(part: str) -> _Place | None:
    words = part.split()
    for at, word in enumerate(words[:4]):
        following = words[at + 1 :]
        if found := _two_words(word, following[0] if following else ""):
            postcode, country = found
            return _Place(postcode, " ".join(following[1:]) or " ".join(words[:at]), country)
        if found := _one_word(word):
            postcode, country = found
            return _Place(postcode, " ".join(following) or " ".join(words[:at]), country)
    return None


def _two_words(first: str, second: str) -> tuple[str, str] | None:
    if not first or not second:
        return None
    if _british(first, second):
        return f"{first} {second}".upper(), "GB"
    if _irish(first, second):
        return f"{first} {second}".upper(), "IE"
    plain, country = _without_sign(first)
    if len(plain) == 4 and plain.isdigit() and len(second) == 2 and second.isupper() and second.isalpha():
        return f"{plain} {second}", country or "NL"
    return None


def _one_word(word: str) -> tuple[str, str] | None:
    plain, country = _without_sign(word)
    digits = sum(sign.isdigit() for sign in plain)
    if not plain.isascii() or digits < 4 or len(plain) > 8 or any(sign in plain for sign in "@/"):
        return None
    if len(plain) == 8 and plain[4] == "-" and digits == 7:
        return plain, country or "PT"
    if _irish(plain[:3], plain[3:]):
        return f"{plain[:3]} {plain[3:]}".upper(), "IE"
    if len(plain) == 6 and plain[:4].isdigit() and plain[4:].isalpha():
        return f"{plain[:4]} {plain[4:].upper()}", country or "NL"
    return plain, country


def _without_sign(word: str) -> tuple[str, str]:
    sign, dash, rest = word.partition("-")
    if dash and sign.isalpha() and rest[:1].isdigit() and (country := country_of_sign(sign)):
        return rest, country
    return word, ""


def _british(outward: str, inward: str) -> bool:
    fits = 2 <= len(outward) <= 4 and len(inward) == 3
    shaped = outward[0].isalpha() and any(sign.isdigit() for sign in outward)
    return fits and shaped and inward[0].isdigit() and inward[1:].isalpha()


def _irish(routing: str, place: str) -> bool:
    if len(routing) != 3 or len(place) != 4 or not (routing + place).isascii():
        return False
    keyed = routing[0].isalpha() and routing[1].isdigit() and (routing[2].isdigit() or routing[2] in "Ww")
    return keyed and place[0].isalpha() and place.isalnum() and any(sign.isdigit() for sign in place)
