"""The options of a catalogue compiled for reading: which words mean which value of which option."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.domain.catalogue import Item, ItemOption
from intake.understanding.catalogue_index import IDLE
from intake.understanding.features import features
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.letter_sizes import said_for
from intake.understanding.words import tokenize

# Values that are no words of their own: they are understood by the option's name ("with ribbon", "no wrap").
_BARE = frozenset(
    {
        "yes",
        "no",
        "none",
        "with",
        "without",
        "ja",
        "nein",
        "nee",
        "oui",
        "non",
        "sí",
        "si",
        "sì",
        "sim",
        "não",
        "geen",
        "ohne",
    }
)
# A shop is a kitchen where something may be left out of at least one item in so many.
_KITCHEN = 40


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an option, as some items have it."""

    option: str
    value: str


class OptionIndex:
    """Phrases of all option values; which items have a value; what an item says of an option."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.phrases: dict[tuple[str, ...], tuple[Value, ...]] = {}
        self.longest: dict[str, int] = {}
        self.letters: dict[str, tuple[Value, ...]] = {}
        self.words: dict[str, tuple[Value, ...]] = {}
        self.spelled: dict[str, str] = {}
        self.items_with: dict[Value, frozenset[int]] = {}
        self.value_words: dict[Value, frozenset[str]] = {}
        self.names: set[str] = set()
        cooked = sum(any(option.removable for option in item.options) for item in items)
        # One gift box that something may be left out of makes no kitchen of a shop.
        self.kitchen = cooked * _KITCHEN >= len(items) > 0
        self.implied: set[tuple[str, ...]] = set()
        self._names: dict[str, frozenset[str]] = {}
        self._spelled_so: dict[tuple[str, ...], set[Value]] = defaultdict(set)
        self._polarities: dict[tuple[ItemOption, ...], dict[str, str]] = {}
        self._options: list[dict[str, ItemOption]] = [
            {option.name: option for option in item.options} for item in items
        ]
        self._compile(items)

    def _compile(self, items: Sequence[Item]) -> None:
        phrases: dict[tuple[str, ...], dict[Value, None]] = defaultdict(dict)
        owners: dict[Value, set[int]] = defaultdict(set)
        words: dict[Value, set[str]] = defaultdict(set)
        read: dict[ItemOption, tuple[tuple[Value, tuple[str, ...]], ...]] = {}
        own: set[tuple[str, ...]] = set()
        for place, item in enumerate(items):
            for option in item.options:
                if option not in read:
                    read[option] = tuple(self._read(option))
                for value, form in read[option]:
                    if form:
                        phrases[form][value] = None
                        own.add(form)
                    owners[value].add(place)
                    words[value].update(form)
        self._imply(phrases, list(read), own)
        self.phrases = {form: tuple(values) for form, values in phrases.items()}
        for form in self.phrases:
            self.longest[form[0]] = max(self.longest.get(form[0], 0), len(form))
        self.items_with = {value: frozenset(places) for value, places in owners.items()}
        self.value_words = {value: frozenset(keys) for value, keys in words.items()}
        self._by_words()

    def _by_words(self) -> None:
        by_word: dict[str, dict[Value, None]] = defaultdict(dict)
        for value, keys in self.value_words.items():
            for key in keys:
                by_word[key][value] = None
        self.words = {key: tuple(values) for key, values in by_word.items()}

    def _imply(
        self,
        phrases: dict[tuple[str, ...], dict[Value, None]],
        options: Sequence[ItemOption],
        own: set[tuple[str, ...]],
    ) -> None:
        """Add what people say for sizes that are written as letters."""
        for option in options:
            for value, forms in said_for(option).items():
                for form in forms:
                    phrases[form].setdefault(Value(option.name, value))
                    self.implied |= {form} - own

    def _read(self, option: ItemOption) -> list[tuple[Value, tuple[str, ...]]]:
        found: list[tuple[Value, tuple[str, ...]]] = []
        title = tokenize(option.name.replace("_", " "))
        parts = [part for part in features(title, 0, len(title)) if part.word]
        self.names.update(part.key for part in parts)
        self._names[option.name] = frozenset(word for part in parts for word in (part.key, part.word))
        for value in option.values:
            for name in dict.fromkeys((value.id.replace("_", " "), *value.aliases)):
                if name.casefold() in _BARE:
                    continue
                tokens = tokenize(name)
                parts = [part for part in features(tokens, 0, len(tokens)) if (part.word or part.key) not in IDLE]
                if not parts and len(tokens) == 1 and len(tokens[0].text) == 1:
                    value_of = Value(option.name, value.id)
                    self.letters[tokens[0].text] = (*self.letters.get(tokens[0].text, ()), value_of)
                    found.append((value_of, ()))
                elif parts:
                    found.append((Value(option.name, value.id), tuple(part.key for part in parts)))
                    self._spelled_so[tuple(part.word or part.key for part in parts)].add(found[-1][0])
                    for part in parts:
                        if part.word:
                            self.spelled.setdefault(part.word, part.key)
        return found

    def option(self, item: int, name: str) -> ItemOption | None:
        """Return the item's option of that name."""
        return self._options[item].get(name)

    def of(self, item: int) -> list[ItemOption]:
        """Return the options of the item."""
        return list(self._options[item].values())

    def name_words(self, name: str) -> frozenset[str]:
        """Return the words of an option's name, as said and as stems."""
        return self._names.get(name, frozenset())

    def spoken(self, form: tuple[str, ...], words: tuple[str, ...]) -> tuple[Value, ...]:
        """Return the values of a phrase, those first that are written in just these words ("veggies", not "veggie")."""
        values = self.phrases.get(form, ())
        exact = self._spelled_so.get(words)
        return values if exact is None else tuple(sorted(values, key=lambda value: value not in exact))

    def leaves_out(self, item: int, name: str) -> bool:
        """Return whether the option only takes things off: a wish for such a value is met by saying nothing.

        A removable option may add as well (toppings); it does not where it is called so ("hold", "ohne") or where
        another option of the item adds the same things.
        """
        return self._polarity(item).get(name) == "off"

    def adds(self, item: int, name: str) -> bool:
        """Return whether the option adds things beyond what is in the item, so that "extra" says no more."""
        return self._polarity(item).get(name) == "on"

    def _polarity(self, item: int) -> dict[str, str]:
        options = tuple(self._options[item].values())
        if options not in self._polarities:
            self._polarities[options] = _polarity_of(options)
        return self._polarities[options]

    def offers(self, item: int, value: Value) -> bool:
        """Return whether the item has this value."""
        return item in self.items_with.get(value, ())

    def called(self, item: int, roles: Collection[str]) -> ItemOption | None:
        """Return the one option of the item that words like `colour` name, whatever the shop calls it."""
        said = {role for role in roles if role.startswith("option.")}
        named = [option for option in self.of(item) if _roles(option.name) & said or f"option.{option.name}" in said]
        return named[0] if len(named) == 1 else None

    def lowest(self, option: ItemOption) -> str:
        """Return the value of a scale of degrees that is its least (`mild`); "" where the option is no such scale."""
        low = [value.id for value in option.values if "low" in _roles(value.id)]
        return low[0] if len(low) == 1 and not option.multiple else ""

    def has_options(self, item: int) -> bool:
        """Return whether the item has any option at all."""
        return bool(self._options[item])

    def needed(self, item: int) -> list[str]:
        """Return the options that the customer must say."""
        return [option.name for option in self._options[item].values() if option.required and option.default is None]


def _polarity_of(options: Sequence[ItemOption]) -> dict[str, str]:
    several = [option for option in options if option.multiple]
    found: dict[str, str] = {}
    for option in several:
        roles = _roles(option.name)
        words = _words(option)
        rivals = [other for other in several if other.removable != option.removable and words & _words(other)]
        if option.removable and (rivals or roles & {"without", "not", "remove"}):
            found[option.name] = "off"
        elif not option.removable and (rivals or roles & {"extra", "add", "more"}):
            found[option.name] = "on"
    return found


@lru_cache(maxsize=4096)
def _roles(name: str) -> frozenset[str]:
    hits = lexicon().find(tokenize(name.replace("_", " ")))
    return frozenset(hit.role for here in hits for hit in here)


def _words(option: ItemOption) -> set[str]:
    return {name.casefold() for value in option.values for name in (value.id, *value.aliases)}
