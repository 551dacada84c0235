"""HTML to text in one pass: table rows stay lines, quotations get their mark, hidden text is kept apart."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from intake.mail.html_lines import LineWriter

HTML_CAP = 1_000_000


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _set(
    "p div tr table ul ol li h1 h2 h3 h4 h5 h6 pre form section article header footer address dl dt dd fieldset "
    "blockquote center body hr caption thead tbody tfoot main nav aside figure"
)
_SILENT = _set("script style head title template noscript object svg math select textarea")
_VOID = _set("br hr img meta link input area base col embed source track wbr o:p")
_PARAGRAPHS = _set("p h1 h2 h3 h4 h5 h6 pre")
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]{0,40}")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:-]{1,40})\s{0,4}=\s{0,4}("[^"]{0,4000}"|'[^']{0,4000}'|[^\s>"']{1,400})""")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all")
_TINY = re.compile(r"font-size\s{0,3}:\s{0,3}[01](?:px|pt|%)?\s{0,3}(?:;|$|!)")
_CID = re.compile(r"cid:([^\"'\s>)]{1,200})", re.IGNORECASE)
_NO_BORDER = re.compile(r"border(?:-left)?\s{0,3}:\s{0,3}(?:none|0)")
_OUTLOOK_RULE = re.compile(r"border:none;border-top:solid #(?:b5c4df|e1e1e1) 1")
_HISTORY_IDS = frozenset(
    {"divrplyfwdmsg", "appendonsend", "olk_src_body_section", "stopspelling", "reply-intro", "mailbox-conversation"}
)
_HISTORY_CLASSES = frozenset(
    {
        "yahoo_quoted",
        "protonmail_quote",
        "tutanota_quote",
        "outlookmessageheader",
        "zmail_extra",
        "ms-outlook-mobile-reference-message",
    }
)
_SILENT_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The visible words of an HTML body.

    history_at: the line where the mail program's markup says that history begins.
    rows: how many lines were made from table rows with at least two cells.
    hidden: what a reader does not see, for our own marker; never read as an order.
    """

    text: str
    history_at: int | None
    rows: tuple[str, ...]
    hidden: str
    content_ids: frozenset[str]


class _Reader:
    """Goes through the tags once."""

    def __init__(self) -> None:
        self.writer = LineWriter()
        self.quotes: list[bool] = []
        self.skipping = ""
        self.nested = 0
        self.skipped_at = 0
        self.hidden: list[str] = []

    def start(self, name: str, attributes: dict[str, str], position: int) -> None:
        if self.skipping:
            self.nested += name == self.skipping and name not in _VOID
            return
        if name not in _VOID and (name in _SILENT or _is_hidden(attributes)):
            self.skipping, self.nested, self.skipped_at = name, 1, position
            return
        writer = self.writer
        if _marks_history(attributes):
            writer.history()
        opener = _OPEN.get(name)
        if opener:
            opener(self, attributes)
        elif name in _PARAGRAPHS:
            writer.paragraph()
            writer.pre += name == "pre"
        elif name in _BLOCKS:
            writer.block()

    def end(self, name: str) -> None:
        if self.skipping:
            self.nested -= name == self.skipping
            if self.nested <= 0:
                self.skipping = ""
            return
        writer = self.writer
        if name == "tr":
            writer.close_row()
        elif name == "table":
            writer.close_table()
        elif name == "blockquote":
            self._close_quote()
        elif name in _PARAGRAPHS:
            if name == "pre" and writer.pre:
                writer.block()
                writer.pre -= 1
            writer.paragraph()
        elif name in _BLOCKS or name in ("td", "th"):
            writer.block()

    def text(self, words: str) -> None:
        if self.skipping:
            if self.skipping not in _SILENT and len(self.hidden) < 200:
                self.hidden.append(words[:500])
            return
        self.writer.words(words)

    def open_quote(self, attributes: dict[str, str]) -> None:
        self.writer.block()
        marked = _is_quotation(attributes)
        self.quotes.append(marked)
        self.writer.depth += marked and self.writer.depth < 8

    def _close_quote(self) -> None:
        self.writer.block()
        if self.quotes and self.quotes.pop() and self.writer.depth:
            self.writer.depth -= 1

    def item(self, attributes: dict[str, str]) -> None:
        self.writer.block()
        self.writer.buffer.append("- ")

    def row(self, attributes: dict[str, str]) -> None:
        self.writer.open_row()

    def table(self, attributes: dict[str, str]) -> None:
        self.writer.open_table()

    def cell(self, attributes: dict[str, str]) -> None:
        self.writer.open_cell()

    def line(self, attributes: dict[str, str]) -> None:
        self.writer.line_break()

    def rule(self, attributes: dict[str, str]) -> None:
        self.writer.block()
        self.writer.lines.append("> " * self.writer.depth + "-" * 20)


_OPEN = {
    "br": _Reader.line,
    "hr": _Reader.rule,
    "li": _Reader.item,
    "table": _Reader.table,
    "tr": _Reader.row,
    "td": _Reader.cell,
    "th": _Reader.cell,
    "blockquote": _Reader.open_quote,
}


def _is_hidden(attributes: dict[str, str]) -> bool:
    style = attributes.get("style", "").lower()
    return "hidden" in attributes or bool(style and (_HIDDEN.search(style) or _TINY.search(style)))


def _is_quotation(attributes: dict[str, str]) -> bool:
    """Some programs use the element only to indent."""
    if attributes.get("type", "").lower() == "cite" or "quote" in attributes.get("class", "").lower():
        return True
    return not _NO_BORDER.search(attributes.get("style", "").lower())


def _marks_history(attributes: dict[str, str]) -> bool:
    if not attributes:
        return False
    if attributes.get("id", "").lower() in _HISTORY_IDS or attributes.get("data-marker") == "__DIVIDER__":
        return True
    classes = attributes.get("class", "").lower().split()
    if any(name in _HISTORY_CLASSES for name in classes):
        return True
    style = attributes.get("style", "").lower()
    return "border-top" in style and bool(_OUTLOOK_RULE.search(style.replace(": ", ":").replace("; ", ";")))


def html_text(source: str) -> HtmlText:
    """Return the visible words of an HTML body, line by line."""
    source = source[:HTML_CAP]
    reader = _run(source, hide=True)
    if reader.skipping and reader.skipping not in _SILENT:
        # An element that hides and is never closed would swallow the rest of the letter.
        reader = _run(source, hide=False)
    writer = reader.writer
    while writer.rows:
        writer.close_table()
    writer.block()
    cids = frozenset(match.group(1).strip("<>").lower() for match in _CID.finditer(source))
    text, history_at = _squeezed(writer.lines, writer.history_at)
    return HtmlText(text, history_at, tuple(writer.table_lines), " ".join(reader.hidden)[:4000], cids)


def _run(source: str, *, hide: bool) -> _Reader:
    reader = _Reader()
    position, end = 0, len(source)
    while position < end:
        found = _OPENING.search(source, position)
        opening = found.start() if found else end
        if opening > position:
            reader.text(html.unescape(source[position:opening]))
        position = _tag(source, opening, reader, hide=hide) if found else end
    return reader


def _tag(source: str, opening: int, reader: _Reader, *, hide: bool) -> int:
    """Read the tag at `opening`; return the position after it."""
    if source.startswith("<!--", opening):
        return _after_comment(source, opening)
    closing_tag = source.startswith("</", opening)
    match = _TAG.match(source, opening + 1 + closing_tag)
    if not match:
        return _no_tag(source, opening, reader)
    closing = _closing_angle(source, match.end())
    if closing < 0:
        reader.text(html.unescape(source[opening:]))
        return len(source)
    name = match.group().lower()
    if closing_tag:
        reader.end(name)
        return closing + 1
    attributes = _attributes(source[match.end() : min(closing, match.end() + 4000)])
    if not hide:
        attributes.pop("style", None)
    reader.start(name, attributes, opening)
    return _after_silent(source, closing + 1, name, reader)


def _after_comment(source: str, opening: int) -> int:
    """A comment that is never closed ends with its own angle, lest it swallow the letter."""
    closing = source.find("-->", opening + 4)
    if closing >= 0:
        return closing + 3
    angle = source.find(">", opening)
    return len(source) if angle < 0 else angle + 1


def _no_tag(source: str, opening: int, reader: _Reader) -> int:
    if source.startswith(("<!", "<?", "</"), opening):
        closing = source.find(">", opening)
        return len(source) if closing < 0 else closing + 1
    reader.text("<")
    return opening + 1


def _closing_angle(source: str, position: int) -> int:
    """Return where the tag ends; a quoted value may hold an angle, an unclosed quote may not swallow the letter."""
    closing = source.find(">", position)
    if closing < 0 or source.count('"', position, closing) % 2 == 0:
        return closing
    quote = source.find('"', closing, closing + 4000)
    further = source.find(">", quote, quote + 4000) if quote > 0 else -1
    return further if further > 0 else closing


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text:
        return {}
    return {m.group(1).lower(): html.unescape(m.group(2).strip("\"'")) for m in _ATTRIBUTE.finditer(text)}


def _after_silent(source: str, position: int, name: str, reader: _Reader) -> int:
    """Scripts and styles hold no tags: go to their end at once."""
    if reader.skipping != name or name not in ("script", "style"):
        return position
    ending = _SILENT_END[name].search(source, position)
    return ending.start() if ending else len(source)


def _squeezed(lines: list[str], history_at: int | None) -> tuple[str, int | None]:
    """Drop blank lines at the top and runs of more than two; keep the mark of history at its line."""
    kept: list[str] = []
    moved: int | None = None
    blanks = 0
    for number, line in enumerate(lines):
        if number == history_at:
            moved = len(kept)
        clean = line.replace("\u00a0", " ").rstrip()
        blanks = 0 if clean else blanks + 1
        if clean or (kept and blanks <= 2):
            kept.append(clean)
    if history_at is not None and moved is None:
        moved = len(kept)
    return "\n".join(kept).rstrip("\n"), moved
