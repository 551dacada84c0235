"""Which items a piece may mean: every word is weighed, the best few are kept with their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from intake.understanding.atoms import Atom
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.features import Feature
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.option_index import OptionIndex, Value
from intake.understanding.pieces import Piece
from intake.understanding.ranking import NEXT_BEST, TIE, Voice, add_up
from intake.understanding.spelling import Spelling
from intake.understanding.words import stem, tokenize

_MANY = 1500
UNKNOWN_WEIGHT = 1.3
_COMPARES = frozenset({"bigger", "smaller"})


@dataclass(slots=True)
class Weighed:
    """One feature of a piece with what it may mean. firm: the piece is not explained without it."""

    part: Feature
    atom: Atom
    keys: tuple[tuple[str, float], ...]
    weight: float
    firm: bool
    values: tuple[Value, ...] = ()


@dataclass(slots=True)
class Finding:
    """What a piece was found to mean. items: equal candidates, best first; share: how much of it they explain."""

    items: tuple[int, ...] = ()
    share: float = 0.0
    exact: bool = False
    plain: bool = False
    named: bool = False
    left: tuple[Weighed, ...] = ()
    matched: frozenset[str] = frozenset()
    runners: tuple[tuple[int, float], ...] = ()
    weighed: list[Weighed] = field(default_factory=list)


class Resolver:
    """Finds the items of pieces in one catalogue."""

    def __init__(self, index: CatalogueIndex, options: OptionIndex, spelling: Spelling) -> None:
        self.index = index
        self.options = options
        self._spelling = spelling

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return what a strange word probably meant."""
        return self._spelling.near(word) if word else ()

    def weigh(self, pieces: Iterable[Piece], skip: frozenset[int] = frozenset()) -> list[Weighed]:
        """Return the weighed features of the pieces. skip: tokens that are the quantity."""
        found: list[Weighed] = []
        for piece in pieces:
            for part, atom in piece.parts():
                if part.start in skip:
                    continue
                found.append(self._weigh(part, atom))
                found.extend(self._weigh(replace(part, key=key, also=(), word=""), atom) for key in part.more)
        return found

    def weigh_piece(self, piece: Piece) -> list[Weighed]:
        """Return the weighed features of a piece without its quantity and without what one pack holds."""
        numbers = [atom for atom in (piece.count, piece.content) if atom is not None]
        return self.weigh([piece], frozenset(place for one in numbers for place in range(one.start, one.end)))

    def _weigh(self, part: Feature, atom: Atom) -> Weighed:
        keys = self._meanings(part)
        # Where names say long and short, "long" is no comparison but tells which one.
        told = atom.kind == "func" and bool(keys) and bool(atom.roles & _COMPARES)
        firm = (
            told
            or "thing" in atom.tags
            or atom.kind in ("item", "code", "size", "option", "count")
            or (atom.kind == "word" and not atom.idle)
        )
        weight = max((self.index.weight(key) for key, _ in keys), default=UNKNOWN_WEIGHT if firm else 0.3)
        values = atom.values if atom.kind == "option" else ()
        return Weighed(part, atom, keys, weight, firm, values)

    def _meanings(self, part: Feature) -> tuple[tuple[str, float], ...]:
        having = self.index.postings
        keys: list[tuple[str, float]] = []
        if part.key in having:
            keys.append((part.key, 1.0))
        if part.bare and part.bare in having:
            keys.append((part.bare, 0.8))
        keys.extend((key, 0.9) for key in (*part.also, *part.either) if key in having)
        if keys or not part.word or part.word in lexicon().words:
            return tuple(keys)
        return tuple(self._spelling.near(part.word))

    def having_heads(self, piece: Piece) -> frozenset[int] | None:
        """Return the items that have all words of the names said whole in a piece; None where none was."""
        among: frozenset[int] | None = None
        for head in piece.heads:
            having = self.index.holding_all([part.key for part in head.parts]).union(head.items)
            among = having if among is None else among & having
        for atom in piece.atoms:
            having = self._sized(atom)
            if having and (among is None or among & having):
                among = having if among is None else among & having
        return among or None

    def having_all(self, firm: list[Weighed]) -> frozenset[int]:
        """Return the items that have all of these words or values."""
        among: frozenset[int] | None = None
        for one in firm:
            pools = [self.index.holders(key) for key, _ in one.keys]
            pools += [self.options.items_with[value] for value in one.values]
            having = pools[0] if len(pools) == 1 else frozenset[int]().union(*pools)
            among = having if among is None else among & having
        return among or frozenset()

    def _sized(self, atom: Atom) -> frozenset[int]:
        """Return the items of a size of two numbers, `4x40`."""
        if atom.kind != "size" or len(atom.parts) != 2:
            return frozenset()
        one, two = atom.parts
        return self.index.sized(one.key, two.key) or self.index.sized(one.key, two.bare or two.key)

    def find(self, weighed: list[Weighed], among: frozenset[int] | None = None) -> Finding:
        """Return the items that explain the words best. among: only these items may be meant."""
        firm_total = sum(one.weight for one in weighed if one.firm)
        if not firm_total:
            return Finding(weighed=weighed)
        scores = self._scores(weighed, among)
        if not scores:
            return Finding(weighed=weighed, left=tuple(one for one in weighed if one.firm))
        shares = self._with_options(weighed, scores)
        top = max(shares.values())
        tied = _ranked(shares, [item for item, share in shares.items() if share >= top - TIE])
        said = {key for one in weighed for key, _ in one.keys} | {one.part.key for one in weighed}
        chosen, plain = self._plain_form(tied, said)
        best = chosen[0]
        left = tuple(one for one in weighed if one.firm and not self._explains(best, one))
        firm = sum(one.weight for one in weighed if one.firm and self._explains(best, one))
        named = any(one.firm and one.part.key[:1].isalpha() and self._has_word(best, one) for one in weighed)
        return Finding(
            items=tuple(chosen),
            share=firm / firm_total,
            exact=self.index.complete_form(best, said) > 0,
            plain=plain,
            named=named,
            left=left,
            matched=frozenset(said),
            runners=_runners(shares, chosen, tied),
            weighed=weighed,
        )

    def _scores(self, weighed: list[Weighed], among: frozenset[int] | None) -> dict[int, float]:
        ordered = sorted(weighed, key=lambda one: min((len(self.index.having(k)) for k, _ in one.keys), default=0))
        voices: list[Voice] = []
        named = False
        for one in ordered:
            pools = tuple((sure, self._pool(key, among), self._is_common(key) and named) for key, sure in one.keys)
            voices.append(Voice(one.weight if one.firm else 0.3 * one.weight, pools))
            named = named or any(pool for _, pool, _ in pools)
        return add_up(voices, sum(one.weight for one in weighed if one.values))

    def _pool(self, key: str, among: frozenset[int] | None) -> frozenset[int]:
        return self.index.holders(key) if among is None else self.index.holders(key) & among

    def _is_common(self, key: str) -> bool:
        """Return whether a word names so many items that it only speaks for those that other words name as well."""
        return len(self.index.having(key)) > _MANY

    def _with_options(self, weighed: list[Weighed], scores: dict[int, float]) -> dict[int, float]:
        """Add what the options of the best items explain."""
        optional = [one for one in weighed if one.values]
        if not optional:
            return scores
        best = max(scores.values())
        shares = dict(scores)
        reach = sum(one.weight for one in optional)
        for item, score in scores.items():
            if score + reach < best:
                continue
            for one in optional:
                if any(self.options.offers(item, value) for value in one.values) and not self._has_word(item, one):
                    shares[item] += one.weight
        return shares

    def _has_word(self, item: int, one: Weighed) -> bool:
        return any(self.index.has(item, key) for key, _ in one.keys)

    def _explains(self, item: int, one: Weighed) -> bool:
        if self._has_word(item, one) or any(self.options.offers(item, value) for value in one.values):
            return True
        return bool(one.part.word) and stem(one.part.word) in category_words(self.index.items[item].category)

    def _plain_form(self, tied: list[int], said: set[str]) -> tuple[list[int], bool]:
        """Keep the items of which a whole name was said; the longest such name wins."""
        if len(tied) == 1:
            return tied, False
        sizes = {item: self.index.complete_form(item, said) for item in tied}
        most = max(sizes.values())
        if not most:
            return tied, False
        kept = [item for item in tied if sizes[item] == most]
        return kept, len(kept) < len(tied)


def _ranked(shares: dict[int, float], items: Iterable[int]) -> list[int]:
    return sorted(items, key=lambda item: (-shares[item], item))


def _runners(shares: dict[int, float], chosen: list[int], tied: list[int]) -> tuple[tuple[int, float], ...]:
    """Return the next best items behind the chosen ones."""
    wanted = len(chosen) + NEXT_BEST
    if len(tied) < min(wanted, len(shares)):
        least = sorted(shares.values(), reverse=True)[min(wanted, len(shares)) - 1]
        tied = _ranked(shares, [item for item, share in shares.items() if share >= least])
    kept = set(chosen)
    return tuple((item, shares[item]) for item in tied[:wanted] if item not in kept)


@lru_cache(maxsize=4096)
def category_words(category: str) -> frozenset[str]:
    """Return the stems of a category's words: `screws M6x20` where the items of the category are called bolts."""
    return frozenset(stem(token.text) for token in tokenize(category))
