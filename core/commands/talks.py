"""Talks: a colleague joins two mail conversations, parts one, or takes that back; everything in them follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping

from core.commands.work import Work
from core.database import conversations, moves
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.events import ConversationMerged, ConversationMoveUndone, ConversationSplit, Event
from core.domain.machine import Role
from core.domain.talks import MergeConversations, NoteTyping, SplitConversation, UndoMove
from core.errors import Refused

TYPES_MS = 7_000
"""So long a press of a key shows; pages tell of it every few seconds while somebody goes on."""


def merge_conversations(work: Work, command: MergeConversations) -> dict[str, Any]:
    """Move all of one conversation into another one of the same customer.

    Raises: Refused("reason_missing", "unknown_conversation", "same_conversation", "other_channel", "other_customer",
    "still_working").
    """
    reason = _may(work, command.reason)
    if command.conversation_id == command.into:
        raise Refused("same_conversation")
    source, target = _both(work, command.conversation_id, command.into)
    if source["merged_into"] is not None or target["merged_into"] is not None:
        raise Refused("already_merged")
    known = {row["customer_id"] for row in (source, target)} - {None}
    if len(known) > 1:
        raise Refused("other_customer")
    moved = moves.everything(work.conn, source["id"])
    _move(work, moved, source["id"], target["id"])
    customer_id = next(iter(known), None)
    handed_over = bool(source["handed_over"] or target["handed_over"])
    conversations.change(
        work.conn, target["id"], changed_at=ms(work.now), customer_id=customer_id, handed_over=handed_over
    )
    conversations.change(work.conn, source["id"], changed_at=ms(work.now), merged_into=target["id"])
    return _noted(work, ConversationMerged, "merge", (source["id"], target["id"]), moved, reason)


def split_conversation(work: Work, command: SplitConversation) -> dict[str, Any]:
    """Move a message and all after it into a conversation of their own.

    Raises: Refused("reason_missing", "unknown_conversation", "unknown_message", "other_channel", "nothing_before",
    "still_working").
    """
    reason = _may(work, command.reason)
    (source,) = _both(work, command.conversation_id)
    message = conversations.inbound(work.conn, command.from_message)
    if message is None or message["conversation_id"] != source["id"]:
        raise Refused("unknown_message")
    moved = moves.from_message(work.conn, message)
    if len(moved["messages"]) == len(moves.everything(work.conn, source["id"])["messages"]):
        raise Refused("nothing_before")
    target = conversations.new_conversation(work.conn, _values(work, source, message))
    _move(work, moved, source["id"], target)
    conversations.change(work.conn, source["id"], changed_at=ms(work.now))
    return _noted(work, ConversationSplit, "split", (source["id"], target), moved, reason)


def undo_move(work: Work, command: UndoMove) -> dict[str, Any]:
    """Take a merge or a split back: what it moved and is still there goes home.

    Raises: Refused("reason_missing", "unknown_move", "already_undone", "still_working").
    """
    reason = _may(work, command.reason)
    move = moves.kept(work.conn, command.move_id)
    if move is None:
        raise Refused("unknown_move")
    if move["undone_at"] is not None:
        raise Refused("already_undone")
    source, target = _both(work, move["source_id"], move["target_id"])
    moved = move["moved"]
    if move["kind"] == "split":
        # Whatever came since goes home too: nothing is left in a conversation that ends.
        moved = moves.everything(work.conn, target["id"])
    _move(work, moved, target["id"], source["id"])
    ended = {"split": (target["id"], source["id"]), "merge": (source["id"], None)}[move["kind"]]
    conversations.change(work.conn, ended[0], merged_into=ended[1], changed_at=ms(work.now))
    moves.undone(work.conn, move["id"], ms(work.now))
    facts = {"move": move["id"], "source": source["id"], "target": target["id"]}
    for row in (source, target):
        work.note(ConversationMoveUndone, "conversation", row["id"], facts, reason)
        work.woken.add(row["id"])
    return {"conversation": source["id"], "move": move["id"]}


def _may(work: Work, reason: str) -> str:
    work.only(Role.SALES | Role.MANAGER, "answer")
    if not reason.strip():
        raise Refused("reason_missing")
    return reason.strip()[:500]


def _both(work: Work, *ids: int) -> list[RowMapping]:
    found = moves.locked(work.conn, ids)
    if set(found) != set(ids):
        raise Refused("unknown_conversation")
    if any(row["channel"] != "email" for row in found.values()):
        # Who chats reads the whole conversation on their page; what others wrote must not appear there.
        raise Refused("other_channel")
    if any(moves.waits(work.conn, one) for one in ids):
        raise Refused("still_working")
    return [found[one] for one in ids]


def _move(work: Work, moved: Mapping[str, Sequence[int]], source: int, target: int) -> None:
    for number in moves.numbers(work.conn, moved.get("orders", ()), source):
        order = work.order(number)
        work.amend(order, replace(order, conversation_id=target))
    moves.move(work.conn, moved, source, target)


def _values(work: Work, source: RowMapping, message: RowMapping) -> dict[str, Any]:
    same = message["sender"].strip().lower() == source["person"].strip().lower()
    return {
        "channel": "email",
        "thread": f"split:{message['id']}:{ms(work.now)}",
        "customer_id": source["customer_id"] if same else message["customer_id"],
        "person": message["sender"],
        "person_name": message["sender_name"],
        "subject": message["subject"],
        "language": source["language"],
        "handed_over": source["handed_over"],
        "guest": source["guest"] if same else {},
        "split_from": source["id"],
        "created_at": ms(work.now),
        "changed_at": ms(work.now),
    }


def _noted(
    work: Work, event: type[Event], kind: str, ids: tuple[int, int], moved: Mapping[str, Sequence[int]], reason: str
) -> dict[str, Any]:
    source, target = ids
    move_id = moves.keep(
        work.conn,
        {
            "kind": kind,
            "source_id": source,
            "target_id": target,
            "moved": dict(moved),
            "reason": reason,
            "actor": work.actor.name or work.actor.id,
            "at": ms(work.now),
        },
    )
    facts = {"move": move_id, "source": source, "target": target, "orders": list(moved.get("orders", ()))}
    for conversation_id in ids:
        work.note(event, "conversation", conversation_id, facts, reason)
        work.woken.add(conversation_id)
    return {"conversation": target, "move": move_id}


def note_typing(work: Work, command: NoteTyping) -> dict[str, Any]:
    """Note that a colleague or the customer is writing; the row that every open page reads anyway says so."""
    talk = conversations.conversation(work.conn, command.conversation_id)
    if talk is None or not talk["handed_over"]:
        return {}
    column, told = "customer_typing_until", {}
    if work.by_staff():
        work.only(Role.SALES | Role.MANAGER, "answer")
        column, told = "staff_typing_until", {"types_in": (talk["channel"], talk["thread"])}
    conversations.change(work.conn, talk["id"], **{column: ms(work.now) + TYPES_MS})
    work.woken.add(talk["id"])
    return told


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    MergeConversations: merge_conversations,
    SplitConversation: split_conversation,
    UndoMove: undo_move,
    NoteTyping: note_typing,
}
