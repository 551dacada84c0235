"""Files that came with messages: what readers ask about them, and what is kept of reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query
from core.domain.views import Document


@dataclass(frozen=True, slots=True)
class FileAtDesk:
    """A file of a message. reading: what was read of it before, None where nobody has read it yet."""

    id: int
    name: str
    media_type: str
    inline: bool
    content: bytes
    reading: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as it is shown. kind: what it was taken for; fault: why it could not be read.

    rows: `{"where", "said", "outcome", "sku", "quantity", "unit", "price"}` of each row that was read as an order's.
    """

    id: int
    name: str
    size: int
    kind: str = ""
    fault: str = ""
    number: str = ""
    rows: tuple[Mapping[str, Any], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FilesOf(Query[tuple[FileAtDesk, ...]]):
    """The files of one message with their content, in the order in which they came."""

    message_id: int


@dataclass(frozen=True, slots=True)
class FilesOfConversation(Query[dict[int, tuple[FileView, ...]]]):
    """The files of a conversation's newest messages, by message id."""

    conversation_id: int


@dataclass(frozen=True, slots=True)
class FindFile(Query[Document | None]):
    """One file that came in, as it came."""

    id: int


@dataclass(frozen=True, slots=True)
class KeepReading(Command):
    """Keep what was read of a file, so that a later try need not read it again."""

    file_id: int
    reading: Mapping[str, Any]
