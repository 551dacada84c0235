"""What goes into the staff room and what comes out; a Telegram group, a direct chat and the console are its faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from core.domain.views import StaffView
from core.ports import Button


@dataclass(frozen=True, slots=True)
class StaffSaid:
    """One thing that somebody said or pressed in a place of the staff.

    key: unique for ever (`telegram:UPDATE_ID`, `console:NONCE`): the same key again does nothing a second time.
    who: the person's id as the face has proven it: a Telegram user id. staff: set by the console, which knows them.
    place: the chat's id; "" for the console. direct: a chat with that person alone.
    topic: the topic's id in a group with topics. replies_to: id of the chat's message that this one answers.
    text: what was typed; action: what the pressed button carries; card: id of the chat's message that has the button.
    """

    key: str
    who: str = ""
    staff: StaffView | None = None
    place: str = ""
    direct: bool = False
    topic: str = ""
    text: str = ""
    action: str = ""
    card: str = ""
    replies_to: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what it is, what is told of it, and where it is opened (in chats: what a button sends)."""

    words: str
    note: str = ""
    href: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class StaffReply:
    """What is answered, as plain text: a face escapes it for its own markup.

    title: the first line. text: what follows it. rows: a list below. buttons: rows of buttons.
    kind: good, warn, bad, or plain. notice: a few words for who pressed a button.
    edit: the card that the press came from shall show this instead of a new message being sent.
    """

    title: str = ""
    text: str = ""
    rows: tuple[Row, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    kind: str = "plain"
    notice: str = ""
    edit: bool = False

    @property
    def plain(self) -> str:
        """Return the whole answer as one text."""
        listed = "\n".join(f"{row.words} · {row.note}" if row.note else row.words for row in self.rows)
        return "\n".join(part for part in (self.title, self.text, listed) if part)


class StaffRoom(Protocol):
    """Hears what members of staff say; quick enough for a thread of a pool, never for an event loop."""

    def heard(self, said: StaffSaid) -> StaffReply | None:
        """Do what was said and return the answer; None where nothing is to be answered."""
