"""What a machine may read in a letter: the order, parcel or invoice as schema.org's JSON-LD, hidden in its HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def with_json_ld(source: str, facts: Mapping[str, Any]) -> str:
    """Return the HTML with the facts in its head; without facts as it is."""
    if not facts:
        return source
    # Within a script no markup is read, so nothing in it may end the script.
    text = json.dumps(dict(facts), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    script = f'<script type="application/ld+json">{text}</script>'
    position = source.lower().find("</head>")
    if position < 0 or len(source) != len(source.lower()):
        position = source.find("</head>")
    return script + source if position < 0 else source[:position] + script + source[position:]
