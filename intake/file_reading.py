"""Files of a message at the desk: read once, kept, and brought together with the words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from core.clerk import Clerk
from core.domain.files import FileAtDesk, FilesOf, KeepReading
from core.domain.machine import Actor, Role
from core.domain.views import LineView, MessageAtDesk
from core.ports import InboundFile
from intake.attachments import guard
from intake.attachments.enclosed import Enclosed, read_enclosed
from intake.attachments.kinds import beside_the_point
from intake.attachments.lines import ItemReader
from intake.attachments.shapes import ReadFile, file_from_json
from intake.understanding import LineRead, Request, Understanding, line_from_json

_DESK = Actor(Role.RULE, "rule:desk")


def enclosed_with(
    clerk: Clerk, engine: ItemReader, request: Request, message: MessageAtDesk, body: Understanding
) -> Enclosed:
    """Return what a message and its files say together. body: what the message says alone."""
    files = read_files(clerk, message.id) if message.files else ()
    if not files:
        return Enclosed()
    order = message.binding or message.waiting
    standing = [_standing(line) for line in (order.lines if order else ()) if not line.cancelled]
    read = read_enclosed([file for _, file in files], engine, request, body, standing)
    return replace(read, ids=tuple(key for key, _ in files))


def _standing(line: LineView) -> LineRead:
    known = {"sku": line.sku, "quantity": line.quantity, "unit": line.unit, "options": dict(line.raw_options)}
    return line_from_json(known) or LineRead(line.sku, Decimal(line.quantity), line.unit)


def read_files(clerk: Clerk, message_id: int) -> tuple[tuple[int, ReadFile], ...]:
    """Return each document among a message's files with its id; what was read before is not read again."""
    files = clerk.look(FilesOf(message_id))
    documents = [one for one in files if not one.inline and not beside_the_point(one.name, one.media_type, one.content)]
    for place in range(guard.MOST_FILES, len(documents)):
        documents[place] = replace(documents[place], reading=ReadFile("", "unknown", "too_many_files").to_json())
    return tuple((one.id, _reading(clerk, one, f"message:{message_id}")) for one in documents)


def _reading(clerk: Clerk, file: FileAtDesk, cause: str) -> ReadFile:
    if file.reading is not None:
        return replace(file_from_json(file.reading), name=file.name)
    found = guard.read([InboundFile(file.name, file.media_type, file.content)])[0]
    clerk.do(KeepReading(file.id, storable(found)), actor=_DESK, cause=cause)
    return found


def storable(found: ReadFile) -> dict[str, object]:
    """Return what was read as the database keeps it: without the signs that none of them takes."""
    plain: dict[str, object] = _plain(found.to_json())  # type: ignore[assignment]
    return plain


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
