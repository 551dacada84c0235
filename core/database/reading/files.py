"""Files that came in, as readers ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from core.database import files
from core.database.reading import LARGEST_ID, Answers, Reader
from core.domain.files import FileAtDesk, FilesOf, FilesOfConversation, FileView, FindFile
from core.domain.views import Document


def files_of(reader: Reader, query: FilesOf) -> tuple[FileAtDesk, ...]:
    """Return the files of a message."""
    return tuple(
        FileAtDesk(row["id"], row["name"], row["media_type"], row["inline"], bytes(row["content"]), row["reading"])
        for row in files.of_message(reader.conn, query.message_id)
    )


def files_of_conversation(reader: Reader, query: FilesOfConversation) -> dict[int, tuple[FileView, ...]]:
    """Return the files of a conversation by message, with what was understood of each."""
    found: dict[int, tuple[FileView, ...]] = {}
    for row in files.of_conversation(reader.conn, query.conversation_id):
        found[row["message_id"]] = (*found.get(row["message_id"], ()), _view(row))
    return found


def _view(row: RowMapping) -> FileView:
    understood: Mapping[str, Any] = row["understanding"] or {}
    read: Mapping[str, Any] = next((one for one in understood.get("files", ()) if one.get("id") == row["id"]), {})
    return FileView(
        id=row["id"],
        name=row["name"],
        size=row["size"],
        kind=str(read.get("kind", "")),
        fault=str(read.get("fault", "")),
        number=str(read.get("number", "")),
        rows=tuple(read.get("rows", ())),
    )


def find_file(reader: Reader, query: FindFile) -> Document | None:
    """Return a file as it came."""
    row = files.one(reader.conn, query.id) if 0 < query.id < LARGEST_ID else None
    return None if row is None else Document(row["name"], row["media_type"], bytes(row["content"]))


ANSWERS: Answers = {FilesOf: files_of, FilesOfConversation: files_of_conversation, FindFile: find_file}
