"""Why a mail was refused, in words for the staff: the server's own, without addresses, and what to do about it."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?")
_STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)")
_LINK = re.compile(r"\b[a-z]{2,8}://\S{1,400}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
WORDS_CAP = 160

_CURES = {
    "1.1": "the mailbox does not exist: ask the customer for another address",
    "1.2": "the domain does not exist: check the address for a slip of the pen",
    "1.3": "the address is not written as it should be: correct it",
    "1.6": "the mailbox has moved: ask the customer for the new address",
    "1.8": "our sender's domain is not known there: check ORDERCLERK_MAIL_FROM",
    "1.10": "the domain takes no mail at all: ask the customer for another address",
    "2.1": "the mailbox is closed: ask the customer for another address",
    "2.2": "the mailbox is full: send again later, or use another way",
    "2.3": "the mail is too large for that mailbox: send the document another way",
    "3.4": "the mail is too large for that server: send the document another way",
    "4.1": "their server did not answer in time: send again, or use another way",
    "4.4": "the domain has no mail server: check the address for a slip of the pen",
    "4.7": "it was tried until the time was up: send again, or use another way",
    "6.7": "their server cannot handle such an address: ask the customer for a plainer one",
    "7.1": "their server does not want it: ask the customer to allow our address, or use another way",
    "7.26": "our mail lacks SPF or DKIM: have our domain's records set",
}
_CURES_BY_SUBJECT = {
    "1": "something is wrong with the address: ask the customer for another one",
    "2": "something is wrong with the mailbox: ask the customer, or use another way",
    "3": "their mail system cannot take it: send again later, or use another way",
    "4": "the way there is disturbed: send again later",
    "6": "the mail's form is not accepted there: send the document another way",
    "7": "a rule of their server forbids it: ask the customer to allow our address, or use another way",
}
_CURES_BY_CODE = {
    550: _CURES["1.1"],
    551: _CURES["1.6"],
    552: _CURES["2.2"],
    553: _CURES["1.3"],
    554: _CURES["7.1"],
}
OTHERWISE = "ask the customer for another address, or use another way"


def status_in(words: str) -> str:
    """Return the enhanced status code in a server's words, or nothing."""
    found = _STATUS.search(words[:500])
    return found.group() if found else ""


def no_such_recipient(code: int, words: str) -> str:
    """Return the status of a refusal that means that nobody is reached at the address; else nothing."""
    status = status_in(words)
    if status:
        return status if status.startswith(("5.1.", "5.2.1")) and status not in _OURS else ""
    return {550: "5.1.1", 551: "5.1.6", 553: "5.1.3"}.get(code, "")


# What is wrong with the sender.
_OURS = ("5.1.0", "5.1.7", "5.1.8")


def cure(status: str, code: int = 0) -> str:
    """Return what it means and what to do. status: enhanced code such as 5.1.1, or nothing. Source: RFC 3463."""
    _, _, detail = status.partition(".")
    known = _CURES.get(detail) or _CURES_BY_CODE.get(code)
    return known or _CURES_BY_SUBJECT.get(detail.partition(".")[0]) or OTHERWISE


def plain_words(words: str) -> str:
    """Return a server's words on one line, short, with no address and no link in them."""
    flat = " ".join(_CONTROL.sub(" ", words[:2000]).split())
    return _LINK.sub("(link)", _ADDRESS.sub("(address)", flat))[:WORDS_CAP].strip()


def reason(said: str, *, status: str = "", code: int = 0) -> str:
    """Return one line for the staff: the cure first, then what the server said."""
    status = status or status_in(said)
    told = plain_words(said)
    numbers = " ".join(part for part in (str(code) if code else "", "" if status in told else status) if part)
    heard = " ".join(part for part in (numbers, told) if part)
    return f"{cure(status, code)} (their server: {heard})" if heard else cure(status, code)
