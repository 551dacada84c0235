"""Made messages as people really write them: slips, words left out, strange words, things that nobody sells here.

What they mean is known, and where a careful clerk asks. Data to find out whether the engine is as sure as it is right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.domain.catalogue import Catalogue, Item, ItemOption
from intake.understanding.amounts import MEASURES, unit_kind
from intake.understanding.shapes import Choice, LineRead, Request
from intake.understanding.words import tokenize

_STRANGE = {
    "en": (
        "foldable",
        "glittery",
        "vegan",
        "child-proof",
        "scented",
        "magnetic",
        "reversible",
        "inflatable",
        "pleated",
    ),
    "de": ("faltbare", "magnetische", "glitzernde", "aufblasbare", "vegane"),
    "fr": ("pliables", "gonflables", "parfumés"),
    "es": ("plegables", "inflables", "perfumados"),
    "it": ("pieghevoli", "gonfiabili", "profumati"),
}
_ELSEWHERE = (
    "snow shovel", "garden gnome", "ski boots", "piano stool", "fish tank", "car battery", "tennis racket", "top hat",
    "chess board", "wedding veil", "camping stove", "violin strings", "cat flap", "lawn mower", "beach ball",
    "Schlitten", "Regenschirm", "parapluie", "paraguas", "ombrello", "fietsbel", "guarda-chuva",
)  # fmt: skip
_HEADS = ("opener", "stand", "polish", "museum", "rental", "warmer", "cleaner", "repair kit", "poster", "puzzle")
_PRAISE = ("nice", "lovely", "good", "of your nice", "of the", "of those", "of your", "more", "of these lovely")
_OPENINGS = {
    "en": ("", "", "Hi, ", "Hello, please send ", "we need ", "can I get ", "could you send us ", "I'd like "),
    "de": ("", "Guten Tag, bitte ", "Hallo, wir brauchen ", "ich hätte gern "),
    "fr": ("", "Bonjour, ", "Bonjour, je voudrais ", "il nous faut "),
    "es": ("", "Hola, quiero ", "Buenos días, necesitamos "),
    "it": ("", "Buongiorno, vorrei ", "Salve, ci servono "),
}
_CLOSINGS = {
    "en": ("", "", " please", " thanks", ". Thanks, Sam", " - cheers", ". Call me on 030 5550 1234",
           ". We are 14 people.", ". The 12 from Monday were fine.", ". Kind regards, Jo Miller, 12 Elm Street",
           ". Is that all right?"),
    "de": ("", "", " bitte", ". Danke", ". Viele Grüße, Jo Miller", ". Die 12 von Montag waren gut."),
    "fr": ("", "", " svp", ". Merci", ". Cordialement, Jo Miller", ". Nous sommes 14."),
    "es": ("", "", " por favor", ". Gracias", ". Un saludo, Jo Miller"),
    "it": ("", "", " per favore", ". Grazie", ". Cordiali saluti, Jo Miller"),
}  # fmt: skip
_AND = {"en": " and ", "de": " und ", "fr": " et ", "es": " y ", "it": " e "}
_SPOKEN = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "half a dozen", 10: "ten", 12: "a dozen"}
_ODDS = (5, 3, 1, 1, 1)
"""As it is, mistyped, cut short, of a strange kind, not sold."""
_UNCOUNTED = 0.12
_BY_NUMBER = 0.06
_QUANTITIES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 50)


@dataclass(frozen=True, slots=True)
class Hard:
    """A made message, the lines that it means, and the words about which a careful clerk asks or says no."""

    request: Request
    lines: tuple[LineRead, ...]
    open: tuple[str, ...]


@dataclass(slots=True)
class _Wish:
    """One thing wished for in the making. line: None where it must be asked about or is not sold."""

    words: str
    name: str
    line: LineRead | None


class Faults:
    """Makes hard messages from one catalogue."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self._items = list(catalogue.items.values())
        self._dice = random.Random(seed)  # noqa: S311  (made-up messages, no secret)
        self._seed = seed
        self._language = "en"
        self._names = {name: item.sku for item in self._items for name in (item.name, *item.aliases)}
        self._sets = [(frozenset(_words(name)), sku) for name, sku in self._names.items()]
        self._known = {word for words, _ in self._sets for word in words}
        self._known |= {word for item in self._items for said in _values(item) for word in _words(said)}

    def messages(self, count: int) -> Iterator[Hard]:
        """Yield made messages; the same seed gives the same messages."""
        dice = self._dice
        for number in range(count):
            picked = dice.sample(self._items, min(len(self._items), dice.choice((1, 1, 1, 2, 2, 3, 4))))
            self._language = dice.choice(("en", "en", "en", "de", "fr", "es", "it"))
            wishes = [self._wish(item) for item in picked]
            join = dice.choice((", ", _AND[self._language], "\n", ", "))
            said = join.join(wish.words for wish in wishes)
            text = dice.choice(_OPENINGS[self._language]) + said + dice.choice(_CLOSINGS[self._language])
            lines = tuple(wish.line for wish in wishes if wish.line is not None)
            left = tuple(wish.name for wish in wishes if wish.line is None)
            yield Hard(Request(id=f"hard-{self._seed}-{number}", text=text), lines, left)

    def _wish(self, item: Item) -> _Wish:
        dice = self._dice
        quantity = dice.choice(_QUANTITIES)
        pack = dice.choice(item.packs).unit if item.packs and dice.random() < 0.35 else ""
        options, said, missing = self._options(item)
        name = dice.choice((item.name, *item.aliases))
        if dice.random() < _BY_NUMBER and any(letter.isdigit() for letter in item.sku):
            name = item.sku
        if self._means_another(name, item):
            name = item.name
        faults = (self._as_it_is, self._slips, self._short, self._strange, self._elsewhere)
        thing, sold = (item.sku, True) if name == item.sku else dice.choices(faults, _ODDS)[0](name, item)
        unit = pack or item.unit
        full = f"{thing} {said}".strip() if dice.random() < 0.5 or not said else f"{thing}, {said}"
        if not pack and unit == "each" and len(tokenize(thing)) > 1 and dice.random() < _UNCOUNTED:
            words, quantity = dice.choice((full, f"one {full}" if self._language == "en" else full)), 1
        else:
            words, quantity = self._counted(quantity, pack or (unit if unit_kind(unit) in MEASURES else ""), full)
        line = LineRead(item.sku, Decimal(quantity), unit, options) if sold and not missing else None
        return _Wish(words, thing, line)

    def _counted(self, quantity: int, unit: str, thing: str) -> tuple[str, int]:
        dice = self._dice
        english = self._language == "en"
        between = f"{dice.choice(_PRAISE)} " if english and dice.random() < 0.1 and not unit else ""
        if english and dice.random() < 0.06:
            before = dice.choice((1, 2, 3, 7, 9))
            return f"{before} {unit} {thing} - no, make that {quantity}".replace("  ", " "), quantity
        if unit:
            shown = f"{quantity} {unit}"
            of = f"{shown} of {thing}" if english else f"{shown} {thing}"
            return dice.choice((f"{shown} {thing}", of, f"{thing}: {shown}", f"{thing} {shown}")), quantity
        forms = [f"{quantity} {between}{thing}", f"{quantity}x {between}{thing}", f"{thing} x {quantity}"]
        if english and quantity in _SPOKEN:
            forms.append(f"{_SPOKEN[quantity]} {between}{thing}")
        return dice.choice(forms), quantity

    def _options(self, item: Item) -> tuple[dict[str, tuple[Choice, ...]], str, bool]:
        """Return the chosen values, their words, and whether one that must be said is not."""
        chosen: dict[str, tuple[Choice, ...]] = {}
        said: list[str] = []
        missing = False
        for option in item.options:
            needed = option.required and option.default is None
            if option.multiple or not option.values or not (needed or self._dice.random() < 0.3):
                continue
            if needed and self._dice.random() < 0.08:
                missing = True
                continue
            words = self._value(option, chosen)
            said.append(self._slip(words) if self._dice.random() < 0.1 else words)
        return chosen, " ".join(said), missing

    def _value(self, option: ItemOption, chosen: dict[str, tuple[Choice, ...]]) -> str:
        value = self._dice.choice(option.values)
        chosen[option.name] = (Choice(value.id),)
        return self._dice.choice((value.id.replace("_", " "), *value.aliases))

    # faults: each returns the words, and whether they still mean the item beyond doubt -------------------------------

    def _as_it_is(self, name: str, item: Item) -> tuple[str, bool]:
        return (name.lower() if self._dice.random() < 0.5 else name), True

    def _slips(self, name: str, item: Item) -> tuple[str, bool]:
        slipped = self._slip(self._slip(name) if self._dice.random() < 0.4 else name)
        return slipped, not self._means_another(slipped, item)

    def _short(self, name: str, item: Item) -> tuple[str, bool]:
        """Leave words out: what then fits others as well must be asked, unless it is the whole name of one."""
        words = name.lower().split()
        for _ in range(self._dice.choice((1, 1, 2))):
            if len(words) > 1:
                del words[self._dice.randrange(len(words))]
        said = " ".join(words)
        kept = frozenset(_words(said))
        holders = {sku for known, sku in self._sets if kept <= known}
        whole = {sku for known, sku in self._sets if kept == known}
        if not kept or (whole and whole != {item.sku}):
            return name, True
        return said, holders == {item.sku} or whole == {item.sku}

    def _strange(self, name: str, item: Item) -> tuple[str, bool]:
        """Say of what kind it must be, with a word that nobody here knows."""
        word = self._dice.choice(_STRANGE[self._language])
        return (name, True) if word in self._known else (f"{word} {name.lower()}", False)

    def _elsewhere(self, name: str, item: Item) -> tuple[str, bool]:
        """Name a thing that is not sold, now and then one that begins like one that is: `jar opener`."""
        head = self._dice.choice(_HEADS)
        if self._dice.random() < 0.3 and head not in self._known:
            return f"{self._dice.choice(name.lower().split())} {head}", False
        other = self._dice.choice(_ELSEWHERE)
        return (name, True) if set(_words(other)) & self._known else (other, False)

    def _slip(self, name: str) -> str:
        """Return the name with a letter of one of its words lost, doubled, swapped or another one."""
        long = [word for word in name.split() if len(word) >= 5 and word.isalpha()]
        if not long:
            return name
        word = self._dice.choice(long)
        at = self._dice.randrange(1, len(word) - 1)
        changed = self._dice.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + self._dice.choice("aeinrst") + word[at + 1 :],
            )
        )
        return name.replace(word, changed, 1)

    def _means_another(self, said: str, item: Item) -> bool:
        """Return whether these words are the name of another thing, too."""
        kept = frozenset(_words(said))
        return any(kept == known and sku != item.sku for known, sku in self._sets)


def hard(catalogue: Catalogue, *, seed: int, count: int) -> Iterator[Hard]:
    """Yield hard messages; the same seed gives the same messages."""
    return Faults(catalogue, seed).messages(count)


def _words(text: str) -> Sequence[str]:
    return [token.text for token in tokenize(text) if any(letter.isalnum() for letter in token.text)]


def _values(item: Item) -> list[str]:
    return [said for option in item.options for value in option.values for said in (value.id, *value.aliases)]
