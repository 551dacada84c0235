"""A letter's HTML in a frame: shown as its reader sees it, able to do nothing."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

from starlette.responses import HTMLResponse

MOST_STYLES = 300


def framed(html: str) -> HTMLResponse:
    """Return the HTML in a sandbox: no script, no address of ours, nothing loaded from anywhere.

    Its own styles are allowed one by one, by their hash; `unsafe-inline` is never said.
    """
    allowed = " ".join(f"'sha256-{name}'" for name in _style_hashes(html))
    styles = f"'unsafe-hashes' {allowed}" if allowed else "'none'"
    policy = (
        f"sandbox; default-src 'none'; img-src data:; style-src {styles}; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN"})


def _style_hashes(html: str) -> list[str]:
    gatherer = _Styles()
    gatherer.feed(html[:500_000])
    gatherer.close()
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in gatherer.found)
    return list(hashes)[:MOST_STYLES]


class _Styles(HTMLParser):
    """Gathers style sheets and style attributes, each once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, None] = {}
        self.sheet: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update((value, None) for name, value in attrs if name == "style" and value)
        if tag == "style":
            self.sheet = []

    def handle_data(self, data: str) -> None:
        if self.sheet is not None:
            self.sheet.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self.sheet is not None:
            self.found["".join(self.sheet)] = None
            self.sheet = None
