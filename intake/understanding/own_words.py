"""One customer's own words for things, laid over the compiled catalogue; nobody else's reading changes."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Container, Mapping
from copy import copy
from typing import Any, TypeVar

from intake.understanding.catalogue_index import MAX_PHRASE, CatalogueIndex, Forms
from intake.understanding.choices import Choosing
from intake.understanding.lattice import Lattice, parts_of
from intake.understanding.leftovers import naming
from intake.understanding.message import Message
from intake.understanding.numerals import Numerals
from intake.understanding.pieces import Cutter
from intake.understanding.shop import Shop
from intake.understanding.sizes import Sizes
from intake.understanding.words import squash, tokenize

K = TypeVar("K")
V = TypeVar("V")
Form = tuple[str, ...]
_BEFORE = frozenset({"of", "about", "more", "another", "add", "times", "each"})


class _Over(dict[K, V]):
    """A dictionary laid over another one: its own entries first. It is only ever asked for keys."""

    def __init__(self, base: Mapping[K, V], own: Mapping[K, V]) -> None:
        super().__init__(own)
        self._base = base

    def get(self, key: K, default: Any = None) -> Any:
        return self[key] if dict.__contains__(self, key) else self._base.get(key, default)

    def __missing__(self, key: K) -> V:
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        return dict.__contains__(self, key) or key in self._base


class _Forms(Forms):
    """The names of the items with the customer's words among them."""

    def __init__(self, base: Forms, own: Mapping[Form, int]) -> None:
        self._base, self._own = base, own
        self._added: dict[int, tuple[Form, ...]] = {}
        for form, item in own.items():
            self._added[item] = (*self._added.get(item, ()), form)

    def __getitem__(self, item: int) -> tuple[Form, ...]:
        # What this customer calls one thing is no whole name of another for them.
        names = tuple(form for form in self._base[item] if self._own.get(form, item) == item)
        return (*names, *self._added.get(item, ())) or self._base[item]


class _Either:
    """What is in one of two containers."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._one, self._other = one, other

    def __contains__(self, key: object) -> bool:
        return key in self._one or key in self._other


class OwnIndex(CatalogueIndex):
    """A compiled catalogue in which some words mean what one customer means by them."""

    def __init__(self, base: CatalogueIndex, own: Mapping[Form, int]) -> None:
        self.__dict__.update(vars(base))
        having: dict[str, array[int]] = {}
        longest: dict[str, int] = defaultdict(int)
        for form, item in own.items():
            longest[form[0]] = max(base.longest.get(form[0], 0), longest[form[0]], min(len(form), MAX_PHRASE))
            for key in form:
                places = having.setdefault(key, array("I", base.having(key)))
                if item not in places:
                    insort(places, item)
        self.phrases = _Over(base.phrases, {form: (item,) for form, item in own.items()})
        self.longest = _Over(base.longest, longest)
        self.postings = _Over(base.postings, having)
        self.forms = _Forms(base.forms, own)
        self.forget()


class OwnLattice(Lattice):
    """The lattice over such an index."""

    def __init__(self, base: Lattice, index: OwnIndex, words: Container[str]) -> None:
        self.__dict__.update(vars(base))
        self._index = index
        self._sizes = Sizes(index)
        self._either = _Either(base.known, words)

    @property
    def known(self) -> Container[str]:
        """Return the features of the catalogue and of the customer's words."""
        return self._either


def with_words(shop: Shop, words: Mapping[str, str]) -> Shop:
    """Return the shop as it reads for a customer who says `words` for items; the shop itself where none counts.

    words: as the customer writes them -> SKU. What leads to no item of the catalogue is left out.
    """
    own: dict[Form, int] = {}
    for said, sku in words.items():
        form = tuple(part.key for part in parts_of(tokenize(said[:400])))
        if form and sku in shop.index.by_sku:
            own[form] = shop.index.by_sku[sku]
    if not own:
        return shop
    made = copy(shop)
    made.index = OwnIndex(shop.index, own)
    made.resolver = copy(shop.resolver)
    made.resolver.index = made.index
    made.choosing = Choosing(shop.resolver.options, made.index)
    made.lattice = OwnLattice(shop.lattice, made.index, {key for form in own for key in form})
    made.lattice.again = Numerals(made.index, shop.resolver.options).read
    return made


def named_thing(message: Message) -> str:
    """Return the words of a short message that name one thing, without quantity and unit; "" where several do."""
    telling = [piece for piece in Cutter(message.path).cut() if piece.has_content]
    if len(telling) != 1 or not naming(telling[0]):
        return ""
    atoms = list(telling[0].atoms)
    while atoms and (atoms[0].kind in ("count", "unit") or atoms[0].idle or atoms[0].roles & _BEFORE):
        atoms.pop(0)
    while atoms and (atoms[-1].kind in ("count", "unit", "func") or atoms[-1].idle):
        atoms.pop()
    return message.words([(atoms[0].start, atoms[-1].end)]) if atoms else ""


def describes(shop: Shop, words: str, sku: str) -> bool:
    """Return whether an item's names have everything that these words say."""
    item = shop.index.by_sku.get(sku)
    parts = parts_of(tokenize(words[:400]))
    return item is not None and all(item in shop.index.having(part.key) for part in parts)


def sold_as(shop: Shop, words: str) -> tuple[str, ...]:
    """Return the SKUs of the items that have exactly these words as name, alias or code."""
    form = tuple(part.key for part in parts_of(tokenize(words[:400])))
    places = {*shop.index.phrases.get(form, ())}
    if (code := squash(words)) in shop.index.codes:
        places.add(shop.index.codes[code])
    return tuple(shop.index.items[place].sku for place in sorted(places))


def own_codes(part_numbers: Mapping[str, str]) -> dict[str, str]:
    """Return a customer's part numbers as they are compared."""
    return {squash(code): sku for code, sku in part_numbers.items()}


def coded(shop: Shop, code: str, theirs: Mapping[str, str]) -> str | None:
    """Return the SKU of a whole code. theirs: the customer's own codes as they are compared; they go first."""
    wanted = squash(code)
    if wanted in theirs:
        return theirs[wanted]
    place = shop.index.codes.get(wanted)
    return None if place is None else shop.index.items[place].sku
