"""Sizes that a shop writes as letters, as customers say them: `two small, one extra large` for S and XL."""

from __future__ import annotations

from core.domain.catalogue import ItemOption
from intake.understanding.features import features
from intake.understanding.words import tokenize

# One row a size: its letters, then what people say for it in English, German, French, Spanish, Italian, Dutch and
# Portuguese. Words that are numbers or halves elsewhere ("media") are left out.
_SAID = {
    "xs": "extra small|sehr klein|très petit|muy pequeño|extra klein|muito pequeno",
    "s": "small|klein|petit|pequeño|piccolo|pequeno",
    "m": "medium|mittel|mittlere|mittelgroß|moyen|mediano|middel|médio",
    "l": "large|groß|grand|grande|groot",
    "xl": "extra large|x large|extra groß|sehr groß|très grand|extra grande|muy grande|extra groot|muito grande",
    "xxl": "2xl|xx large|double xl|doppel xl|extra extra large",
    "2xl": "xxl|xx large|double xl|doppel xl|extra extra large",
    "3xl": "xxxl|triple xl",
    "xxxl": "3xl|triple xl",
    "4xl": "xxxxl",
    "5xl": "xxxxxl",
}
_LEAST = 2


def said_for(option: ItemOption) -> dict[str, list[tuple[str, ...]]]:
    """Return the forms that people say for the letter sizes of an option by value, where it has such sizes."""
    letters = {value.id: value.id.casefold() for value in option.values if value.id.casefold() in _SAID}
    if len(letters) < _LEAST:
        return {}
    own = {name.casefold() for value in option.values for name in (value.id, *value.aliases)}
    found: dict[str, list[tuple[str, ...]]] = {}
    for value, letter in letters.items():
        words = [word for word in _SAID[letter].split("|") if word not in own]
        found[value] = list(dict.fromkeys(_form(word) for word in words))
    return found


def _form(words: str) -> tuple[str, ...]:
    tokens = tokenize(words)
    return tuple(part.key for part in features(tokens, 0, len(tokens)))
