"""Quantities in figures and words: `2 1/2`, `one hundred and twenty`, `half a dozen`, `anderthalb`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from intake.understanding.features import MEASURES
from intake.understanding.languages.lexicon import Hit
from intake.understanding.words import NUMBER, WORD, Token

HALF = Decimal("0.5")
_HUNDRED = 100
_POINTING = frozenset({"the", "this", "that"})
_OF_THE = frozenset(
    {"the", "those", "these", "my", "our", "den", "meinen", "unseren", "los", "las", "mis", "de", "mijn"}
)
_OF_AND_THE = frozenset({"des", "dei", "delle", "degli", "dos", "das", "der"})
_AT = frozenset({"on", "for", "in", "to", "with"})
_TELLING_WHICH = frozenset({"with", "that", "who", "which", "from", "i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number said at tokens start to end. kind: figure, word, one (an article), vague. unit: where it is inside."""

    start: int
    end: int
    value: Decimal
    kind: str
    unit: str = ""

    def first_of_two(self, hits: Sequence[Sequence[Hit]]) -> Count | None:
        """Return the first number of `5 of the 12` alone; None where there are no two."""
        place = self.start + 1
        two = self.kind == "word" and place + 1 < self.end and any(hit.role == "of" for hit in hits[place])
        return Count(self.start, place, self.value, "word") if two else None


def counts(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], text: str = ""
) -> dict[int, Count]:
    """Return the counts of a message by the token where they begin. text: tells `ein Paar` from `ein paar`."""
    found: dict[int, Count] = {}
    place = 0
    while place < len(tokens):
        count = _count_at(tokens, hits, active, place)
        if count is None:
            place += 1
        else:
            few = _few(hits, active, place) if count.kind == "one" else 0
            if few and not text[tokens[few - 1].start : tokens[few - 1].end][:1].isupper():
                count = Count(place, few, Decimal(0), "vague")
            count = _part_of(tokens, hits, active, count)
            if _is_below_zero(tokens, hits, active, place):
                count = replace(count, value=-count.value)
            found[place] = count
            place = count.end
    return found


def _is_below_zero(tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> bool:
    """Return whether a minus stands before the number: `I need -3 mugs`. Behind a thing it is a dash: `mugs -3`."""
    if place < 2 or tokens[place].kind != NUMBER or not tokens[place].glued:
        return False
    sign, before = tokens[place - 1], tokens[place - 2]
    return sign.text == "-" and not sign.glued and before.kind == WORD and bool(_roles(hits, place - 2, active))


def _part_of(tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], count: Count) -> Count:
    """Read `two of the three boxes`, `zwei von den drei`, `dos de las tres`: the first number counts."""
    of = _roles(hits, count.end, active).get("of")
    if of is None or count.kind == "vague" or of.end >= len(tokens):
        return count
    place = of.end + 1 if tokens[of.end].text in _OF_THE else of.end
    joined = place > of.end or tokens[of.start].text in _OF_AND_THE
    whole = _count_at(tokens, hits, active, place) if joined and place < len(tokens) else None
    if whole is not None and whole.end < len(tokens) and tokens[whole.end].text in MEASURES:
        # "6 of the 50 mm brushes": the second number is a size.
        return count
    if whole is None or whole.kind not in ("figure", "word") or whole.value <= count.value:
        return count
    return Count(count.start, whole.end, count.value, "word", whole.unit)


def _few(hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> int:
    """Return the end of a phrase for a few that is a pair elsewhere (`ein paar`); 0 where none begins here."""
    roles = _roles(hits, place, active)
    longer = "vague" in roles and roles["vague"].end > roles["one"].end
    return roles["vague"].end if longer and "u.pair" in _roles(hits, roles["vague"].end - 1, active) else 0


def _roles(hits: Sequence[Sequence[Hit]], place: int, active: Sequence[str]) -> dict[str, Hit]:
    if place >= len(hits):
        return {}
    best: dict[str, Hit] = {}
    for hit in hits[place]:
        if hit.language in active or _safe(hit, hits[place], active):
            kept = best.get(hit.role)
            if kept is None or hit.end > kept.end:
                best[hit.role] = hit
    return best


def _safe(hit: Hit, here: Sequence[Hit], active: Sequence[str]) -> bool:
    """Number words of another language count too where they are no small word of this one (`onze`: our, eleven)."""
    small = any(one.role in ("stop", "prep") and one.language in active and one.end == hit.end for one in here)
    return hit.role == "number" and hit.value > 2 and not small


def _count_at(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int
) -> Count | None:
    roles = _roles(hits, place, active)
    if place and _is_pronoun(tokens, place):
        return None
    if (many := _many(hits, active, place)) is not None:
        return many
    count = _counted_at(tokens, hits, active, place, roles)
    return _and_half_unit(tokens, hits, active, count or Count(place, place, Decimal(1), "")) or count


def _and_half_unit(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], count: Count
) -> Count | None:
    """Read the half behind the unit: `2 kilos y medio`, `litro e mezzo`; None where there is none."""
    if count.kind == "vague" or count.value != int(count.value):
        return None
    unit = max(_units(hits, active, count.end), key=lambda hit: hit.end, default=None)
    half = _roles(hits, unit.end, active).get("and_half") if unit is not None else None
    if unit is None or half is None or tokens[half.start].kind != WORD or not _is_last(hits, active, half.end):
        return None
    return Count(count.start, half.end, count.value + HALF, "word", unit.role[2:])


def _units(hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> list[Hit]:
    here = hits[place] if place < len(hits) else ()
    return [hit for hit in here if hit.role.startswith("u.") and hit.language in active]


def _is_last(hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> bool:
    """Return whether the half before this place is no half of what follows: `2 kilos y media docena`."""
    return not _units(hits, active, place) and not _roles(hits, place, active).keys() & {"dozen", "number"}


def _is_pronoun(tokens: Sequence[Token], place: int) -> bool:
    """Return whether `one` counts nothing: `the one with the dog`, `on this one`, and not `just the one wreath`."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if tokens[place].text != "one" or tokens[place - 1].text not in _POINTING:
        return False
    at_what = place > 1 and tokens[place - 1].text != "the" and tokens[place - 2].text in _AT
    return at_what or after in _TELLING_WHICH


def _many(hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> Count | None:
    """Return `some dozens of`, `umas dezenas de`: a number of no certain size."""
    hit = _roles(hits, place, active).get("many")
    return None if hit is None else Count(place, hit.end, Decimal(0), "vague")


def _counted_at(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, roles: dict[str, Hit]
) -> Count | None:
    if "half_dozen" in roles:
        return Count(place, roles["half_dozen"].end, Decimal(6), "word")
    if tokens[place].kind == NUMBER:
        return _figure(tokens, hits, active, place)
    if "dozen" in roles:
        return _dozens(hits, active, roles["dozen"].end, Decimal(1), place, "word")
    if "pair" in roles:
        return Count(place, roles["pair"].end, Decimal(2), "word")
    if (part := _in_parts(hits, active, place, roles)) is not None:
        return part
    if "number" in roles:
        return _spoken(tokens, hits, active, place)
    if "half" in roles:
        return _half(tokens, hits, active, place, roles["half"])
    if "one" in roles:
        return _article(tokens, hits, active, place, roles["one"])
    if "vague" in roles:
        return Count(place, roles["vague"].end, Decimal(0), "vague")
    return None


def _times_dozen(
    hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, value: Decimal, start: int, kind: str
) -> Count:
    roles = _roles(hits, place, active)
    if "dozen" in roles:
        return _dozens(hits, active, roles["dozen"].end, value, start, kind)
    if "and_half" in roles and value == int(value):
        return _times_dozen(hits, active, roles["and_half"].end, value + HALF, start, kind)
    return Count(start, place, value, kind)


def _dozens(
    hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, value: Decimal, start: int, kind: str
) -> Count:
    """Count by the dozen, and half a dozen more: `a dozen and a half`, `una docena y media`."""
    half = _roles(hits, place, active).get("and_half")
    if half is not None and _is_last(hits, active, half.end):
        of = _roles(hits, half.end, active).get("of")
        return Count(start, of.end if of is not None else half.end, value * 12 + 6, kind)
    return Count(start, place, value * 12, kind)


def _in_parts(hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, roles: dict[str, Hit]) -> Count | None:
    """Read `anderthalb`, `zweieinhalb`, and `a quarter of a kilo`, `tres cuartos de litro` where a unit follows."""
    if (halves := roles.get("one_and_half") or roles.get("and_half_more")) is not None:
        return _times_dozen(hits, active, halves.end, Decimal(halves.value or 1) + HALF, place, "word")
    for role, value in (("three_quarters", Decimal("0.75")), ("quarter", Decimal("0.25"))):
        if role in roles and _units(hits, active, roles[role].end):
            return Count(place, roles[role].end, value, "word")
    return None


def _figure(tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> Count | None:
    value = tokens[place].value
    if value is None:
        return None
    end = place + 1
    fraction = _fraction(tokens, end)
    if fraction is not None and value == int(value):
        return Count(place, fraction[1], value + fraction[0], "figure")
    if _slash(tokens, end) and 0 < value < 10:
        below = tokens[end + 1].value
        if below in (2, 3, 4, 8):
            return Count(place, end + 2, value / below, "figure")
    return _times_dozen(hits, active, end, value, place, "figure")


def _slash(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place].text == "/" and tokens[place].glued and tokens[place + 1].glued


def _fraction(tokens: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    """Read `1/2` or a fraction character after a whole number."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind != NUMBER or token.value is None:
        return None
    if len(token.text) == 1 and not token.text.isascii() and token.value < 1:
        return token.value, place + 1
    if _slash(tokens, place + 1) and tokens[place + 2].value in (2, 4) and token.value in (1, 3):
        return token.value / (tokens[place + 2].value or 1), place + 3
    return None


def _spoken(tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int) -> Count:
    """Add up number words: `two hundred and five`, `quatre vingt douze`, `vinti e cinco`."""
    total, part, start, end = 0, 0, place, place
    last = 0
    while end < len(tokens):
        hit = _roles(hits, end, active).get("number")
        if hit is None:
            after = _roles(hits, end + 1, active).get("number") if end > start else None
            joins = end < len(tokens) and (tokens[end].text in ("and", "y", "e", "en", "et", "und", "-"))
            if not (joins and after is not None and _joins_up(last, after.value)):
                break
            end += 1
            continue
        if end > start and not _joins_up(last, hit.value):
            break
        if hit.value in (100, 1000):
            part = max(part, 1) * hit.value
            total, part = (total + part, 0) if hit.value == 1000 else (total, part)
        elif last == 4 and hit.value == 20 and hit.language == "fr":
            part += 76
        else:
            part += hit.value
        last, end = hit.value, hit.end
    return _times_dozen(hits, active, end, Decimal(total + part), start, "word")


def _joins_up(last: int, value: int) -> bool:
    if value in (100, 1000):
        return last < value
    if last in (100, 1000):
        return value < last
    if last == 4 and value == 20:
        return True
    return last >= 20 and last % 10 == 0 and 0 < value < 20 and (value < 10 or last in (60, 80))


def _half(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, hit: Hit
) -> Count | None:
    """Read `half a kilo`; a bare `half` before other words (`half yellow`) is left to the splits."""
    end = hit.end
    if "one" in _roles(hits, end, active):
        end = _roles(hits, end, active)["one"].end
    after = _roles(hits, end, active)
    if "dozen" in after:
        return Count(place, after["dozen"].end, Decimal(6), "word")
    if "number" in after and after["number"].value == _HUNDRED:
        return Count(place, after["number"].end, Decimal(_HUNDRED // 2), "word")
    if any(role.startswith("u.") for role in after) and end < len(tokens) and tokens[end].kind == WORD:
        return Count(place, end, HALF, "word")
    return None


def _article(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], active: Sequence[str], place: int, hit: Hit
) -> Count:
    after = _roles(hits, hit.end, active)
    if "dozen" in after:
        return _dozens(hits, active, after["dozen"].end, Decimal(1), place, "word")
    if "pair" in after:
        return Count(place, after["pair"].end, Decimal(2), "word")
    if "half" in after and "dozen" in _roles(hits, after["half"].end, active):
        return Count(place, _roles(hits, after["half"].end, active)["dozen"].end, Decimal(6), "word")
    if "vague" in after and tokens[hit.end].text not in ("more",):
        return Count(place, after["vague"].end, Decimal(0), "vague")
    return Count(place, hit.end, Decimal(1), "one")
