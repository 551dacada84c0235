"""Short words at the counter that mean a command: "help", "Deutsch bitte", "I am a customer". Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from core.domain.linking import CODE_LENGTH, CODE_SIGNS

MOST_WORDS = 8
"""A longer message says more than a command."""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


_HELP = _phrases("help | help please | what can i write | hilfe | bitte hilfe | was kann ich schreiben")
_CUSTOMER = _phrases(
    """
    i am a customer | i'm a customer | i am a customer of yours | i'm a customer of yours | i am already a customer |
    i'm already a customer | we are customers | we are a customer | we are customers of yours | i have an account |
    ich bin kunde | ich bin kundin | ich bin schon kunde | ich bin schon kundin | ich bin bereits kunde |
    ich bin bereits kundin | ich bin kunde bei ihnen | ich bin kundin bei ihnen | wir sind kunde |
    wir sind kunde bei ihnen | wir sind schon kunde | ich habe ein konto
    """
)
_MY_DATA = _phrases(
    "what do you know about me | what data do you have about me | my data | show me my data | meine daten | "
    "was wissen sie über mich | welche daten haben sie von mir"
)
_LANGUAGES: Mapping[str, frozenset[str]] = {
    "en": _phrases("english | in english | english please | englisch | in english please | please write english"),
    "de": _phrases("deutsch | auf deutsch | deutsch bitte | auf deutsch bitte | german | in german | german please"),
    "fr": _phrases("français | en français | french | in french | französisch"),
    "es": _phrases("español | en español | spanish | in spanish | spanisch"),
    "it": _phrases("italiano | in italiano | italian | in italian | italienisch"),
    "nl": _phrases("nederlands | in het nederlands | dutch | in dutch | niederländisch"),
    "pt": _phrases("português | em português | portuguese | in portuguese | portugiesisch"),
}


def command_in_words(text: str) -> tuple[str, str] | None:
    """Return the command and its argument that a short text means; None where it means none."""
    if len(text) > 120 or len(text.split()) > MOST_WORDS:
        return None
    plain = _plain(text)
    if plain in _HELP:
        return "help", ""
    if plain in _CUSTOMER:
        return "link", ""
    if plain in _MY_DATA:
        return "mydata", ""
    language = language_named(plain)
    return ("language", language) if language else None


def language_named(text: str) -> str:
    """Return the code of the language that words name: "de", "Deutsch"; empty where they name none."""
    plain = _plain(text)
    return next((code for code, words in _LANGUAGES.items() if plain == code or plain in words), "")


def looks_like_code(text: str) -> bool:
    """Return whether a text is shaped as the codes that we send: eight signs, a hyphen or blank between at most."""
    signs = "".join(text.upper().replace("-", " ").split())
    return len(signs) == CODE_LENGTH and set(signs) <= set(CODE_SIGNS) and len(text.split()) <= 2


def looks_like_email(text: str) -> bool:
    """Return whether a text is a mail address and nothing else."""
    local, at, host = text.strip().strip("<>").partition("@")
    return bool(at and local and "." in host and "@" not in host) and len(text) < 200 and len(text.split()) == 1


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return " ".join("".join(sign if sign.isalnum() or sign == "'" else " " for sign in folded).split())
