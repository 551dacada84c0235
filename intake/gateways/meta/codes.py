"""What the Graph API's error codes mean for us: later, never, or only by a template."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown
from intake.gateways.outside import Answer

RATE_WAIT_S = 60.0
TOKEN_WAIT_S = 900.0
RATE = frozenset({4, 17, 32, 613, 80007, 130429, 131048, 131056, 133016})
PASSING = frozenset({1, 2, 131000, 131016, 131057, 133004})
TOKEN = frozenset({0, 10, 102, 190, 200, 463, 467})
WINDOW_CLOSED = frozenset({131047})
NOT_ALLOWED_NOW = frozenset({2018278, 2534022})
"""Subcodes of Messenger and Instagram: outside the window."""


class OnlyByTemplate(Exception):
    """The customer wrote too long ago for a free message."""


def answered(channel: str, answer: Answer) -> Mapping[str, Any]:
    """Return what a successful call says.

    Raises: OutsideBusy, OutsideUnknown, OutsideRefused, OnlyByTemplate, as the error means.
    """
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = {}
    said = said if isinstance(said, dict) else {}
    found = said.get("error")
    error: Mapping[str, Any] = found if isinstance(found, dict) else {}
    if 200 <= answer.status < 300 and not error:
        return said
    code, subcode = _number(error, "code"), _number(error, "error_subcode")
    _raise_known(channel, code, subcode, answer)
    if answer.status >= 500:
        raise OutsideUnknown(f"{channel}: it answered {answer.status}", answer.wait_s)
    raise OutsideRefused(channel, f"error {code or answer.status}: {_words(error)}")


def _raise_known(channel: str, code: int, subcode: int, answer: Answer) -> None:
    if code in WINDOW_CLOSED:
        raise OnlyByTemplate
    if code in RATE or answer.status == 429:
        raise OutsideBusy(f"{channel}: too much at once ({code or 429})", max(RATE_WAIT_S, answer.wait_s))
    if subcode in NOT_ALLOWED_NOW:
        raise OutsideRefused(channel, "24 hours have passed since the customer wrote")
    if code in TOKEN and answer.status in (400, 401, 403) and (code or answer.status == 401):
        raise OutsideBusy(f"{channel}: error {code}, see ORDERCLERK_META_TOKEN and its permissions", TOKEN_WAIT_S)
    if code in PASSING:
        raise OutsideUnknown(f"{channel}: error {code}", answer.wait_s)


def _number(said: Mapping[str, Any], name: str) -> int:
    found = said.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def _words(error: Mapping[str, Any]) -> str:
    # The detailed text may quote what was sent; the title does not.
    found = error.get("type")
    return found[:60] if isinstance(found, str) and found.isprintable() else "refused"
