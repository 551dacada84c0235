"""XML as a tree, by a parser that refuses what XML can do to its reader: no document type, no entities, no depth."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from intake.attachments.shapes import Unreadable

MOST_ELEMENTS = 150_000
DEEPEST = 100


class _Builder:
    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self.depth = self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise Unreadable("too_large")
        self.tree.start(_tag(name), {_tag(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_tag(name))


def tree_of(content: bytes) -> Element:
    """Return the root element.

    Raises: Unreadable: `unsafe` for a document type or entities, `broken` for anything that is no XML.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    builder = _Builder()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(content, True)
        return builder.tree.close()
    except (expat.ExpatError, ValueError, LookupError, AssertionError):
        raise Unreadable("broken") from None


def _refuse(*_: object) -> int:
    raise Unreadable("unsafe")


def _tag(name: str) -> str:
    return "{" + name if "}" in name else name


def text_of(element: Element | None) -> str:
    """Return an element's own text on one line."""
    return " ".join((element.text or "").split())[:1000] if element is not None else ""
