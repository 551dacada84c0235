"""The brand colour as a mail can use it: checked, and readable on its ground."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

FALLBACK = "#1f4e5f"
_HEX = frozenset("0123456789abcdefABCDEF")
_READABLE = 4.5
"""Least contrast of text and ground (WCAG 2.2, 1.4.3)."""
_DARK = 0.0145
"""Luminance of the dark ground, #202020."""


@lru_cache(256)
def colour(text: str) -> str:
    """Return the text where it is `#rrggbb`, else the house colour: nothing else may enter a style."""
    return text.lower() if len(text) == 7 and text[0] == "#" and set(text[1:]) <= _HEX else FALLBACK


@lru_cache(256)
def ink(ground: str) -> str:
    """Return black or white, whichever reads better on the ground."""
    light = _luminance(_channels(colour(ground)))
    return "#ffffff" if _contrast(1.0, light) >= _contrast(light, 0.0) else "#000000"


@lru_cache(256)
def on_white(text: str) -> str:
    """Return the colour, darkened until it reads well as text on white."""
    return _moved(_channels(colour(text)), 0, lambda light: _contrast(1.0, light) >= _READABLE)


@lru_cache(256)
def on_black(text: str) -> str:
    """Return the colour, lightened until it reads well as text on a dark ground."""
    return _moved(_channels(colour(text)), 255, lambda light: _contrast(light, _DARK) >= _READABLE)


def _moved(channels: tuple[int, ...], towards: int, reads: Callable[[float], bool]) -> str:
    moved = channels
    for step in range(21):
        moved = tuple(round(value + (towards - value) * step / 20) for value in channels)
        if reads(_luminance(moved)):
            break
    return "#" + "".join(f"{value:02x}" for value in moved)


def _channels(text: str) -> tuple[int, ...]:
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(channels: tuple[int, ...]) -> float:
    linear = [v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(lighter: float, darker: float) -> float:
    return (lighter + 0.05) / (darker + 0.05)
