"""The only door into core: receive a message, do a command, look something up."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.commands import (
    HANDLERS,
    access,
    announcing,
    files,
    imports,
    learn,
    linking,
    mail_accounts,
    mailboxes,
    preview,
    receipts,
    receive,
    return_steps,
    rules,
    staffroom,
    switches,
    talks,
    trying,
    undo,
    units,
)
from core.commands import connectors as connector_commands
from core.commands import hooks as hook_commands
from core.commands import reach as reach_commands
from core.commands.saying import Letters
from core.commands.work import Work
from core.database import access as access_answers
from core.database import autonomy as autonomy_answers
from core.database import catalogue, hook_ledger, hooks, moves, policies, reach, trust
from core.database import connectors as connector_answers
from core.database import mail_accounts as mail_account_answers
from core.database import mailboxes as mailbox_answers
from core.database import rules as rule_answers
from core.database import staffroom as staffroom_answers
from core.database import switches as switch_answers
from core.database import undo as undo_answers
from core.database.engine import Database
from core.database.reading import (
    Reader,
    channels,
    conversations,
    desk,
    documents,
    learning,
    orders,
    people,
    returns,
    shop,
    waits,
)
from core.database.reading import files as file_answers
from core.database.reading import phone as phone_answers
from core.documents.render import render
from core.domain.commands import Command
from core.domain.effects import Preview
from core.domain.hooks import Hooked
from core.domain.machine import Actor
from core.domain.policy import ShopPolicy
from core.domain.queries import DocumentWanted, Query
from core.domain.switches import Switches
from core.domain.views import Document
from core.errors import Conflict, Refused
from core.ports import Clock, InboundMessage

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

_HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    **HANDLERS,
    **access.HANDLERS,
    **connector_commands.HANDLERS,
    **files.HANDLERS,
    **hook_commands.HANDLERS,
    **imports.HANDLERS,
    **learn.HANDLERS,
    **linking.HANDLERS,
    **mail_accounts.HANDLERS,
    **mailboxes.HANDLERS,
    **receipts.HANDLERS,
    **return_steps.HANDLERS,
    **staffroom.HANDLERS,
    **reach_commands.HANDLERS,
    **rules.HANDLERS,
    **switches.HANDLERS,
    **talks.HANDLERS,
    **trying.HANDLERS,
    **undo.HANDLERS,
}
_ANSWERS: Mapping[type[Query[Any]], Callable[[Reader, Any], Any]] = {
    **orders.ANSWERS,
    **conversations.ANSWERS,
    **shop.ANSWERS,
    **channels.ANSWERS,
    **file_answers.ANSWERS,
    **learning.ANSWERS,
    **phone_answers.ANSWERS,
    **desk.ANSWERS,
    **returns.ANSWERS,
    **people.ANSWERS,
    **waits.ANSWERS,
}

_SIMPLE: Mapping[type[Query[Any]], Callable[[Connection, Any, Any], Any]] = {
    **access_answers.ANSWERS,
    **connector_answers.ANSWERS,
    **policies.ANSWERS,
    **hook_ledger.ANSWERS,
    **hooks.ANSWERS,
    **reach.ANSWERS,
    **mail_account_answers.ANSWERS,
    **mailbox_answers.ANSWERS,
    **moves.ANSWERS,
    **staffroom_answers.ANSWERS,
    **autonomy_answers.ANSWERS,
    **rule_answers.ANSWERS,
    **switch_answers.ANSWERS,
    **trust.ANSWERS,
    **undo_answers.ANSWERS,
}

Received = receive.Received

__all__ = ["Clerk", "Done", "Received"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a unit of work did. orders: numbers touched; replayed: the remembered answer of the same request before."""

    orders: tuple[str, ...] = ()
    deliveries: tuple[int, ...] = ()
    replayed: Mapping[str, Any] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


class Clerk:
    """Core's door. Threads share it."""

    def __init__(
        self,
        database: Database,
        letters: Letters,
        clock: Clock,
        *,
        enqueue: Callable[[Connection, str, str], None],
        notices: announcing.Notices = announcing.KeptNotices(),
    ) -> None:
        """notices: tells webhooks what happened."""
        self._database = database
        self._letters = letters
        self._clock = clock
        self._enqueue = enqueue
        self._notices = notices
        self._listeners: list[Callable[[int], None]] = []
        self._guard = threading.Lock()
        self._kept_policy = (-1, ShopPolicy())
        self._kept_hooked = (0, Hooked())
        self._kept_switches = (0, Switches())

    def receive(self, message: InboundMessage) -> Received:
        """Store an inbound message raw, once, and see that it will be worked on whatever happens."""
        received = self._unit(lambda conn: receive.receive(conn, message, self._enqueue, now=self._now()))
        if received.new:
            self._wake({received.conversation_id})
        return received

    def receive_all(self, messages: Sequence[InboundMessage]) -> list[Received]:
        """Store several inbound messages in one transaction, each as by `receive`: all of them, or on an error none."""
        now = self._now()
        found = self._unit(lambda conn: [receive.receive(conn, one, self._enqueue, now=now) for one in messages])
        self._wake({one.conversation_id for one in found if one.new})
        return found

    def do(self, *commands: Command, actor: Actor, cause: str = "") -> Done:
        """Carry the commands out in one transaction, in order; their messages leave after the commit.

        Raises: Refused, Conflict; then nothing at all has happened.
        """
        prepared = self._prepared(commands)
        work, after = self._unit(lambda conn: self._work(conn, prepared, actor, cause))
        for callback in after:
            callback()
        self._wake(work.woken)
        if isinstance(refused := work.facts.get("refused"), Refused):
            raise refused
        replayed = work.facts.get("answer") if work.facts.get("replayed") else None
        numbers = tuple(order.number for order in work.touched())
        return Done(numbers, work.delivered, replayed, work.facts)

    def preview(self, *commands: Command, actor: Actor, cause: str = "") -> Preview:
        """Return what the commands would do now; they are carried out in a unit that is rolled back.

        No message leaves, no number is used up, nothing that follows a commit happens.
        """
        prepared = self._prepared(commands)

        def tried(conn: Connection) -> None:
            trial = preview.Trial(conn)
            try:
                work, _ = self._work(conn, prepared, actor, cause)
            except Refused as refused:
                raise preview.Tried(Preview((), refused)) from None
            refusal = work.facts.get("refused")
            raise preview.Tried(Preview(trial.effects(work), refusal if isinstance(refusal, Refused) else None))

        try:
            self._unit(tried)
        except preview.Tried as done:
            return done.preview
        raise RuntimeError("a trial ended without its preview")

    def _prepared(self, commands: Sequence[Command]) -> list[Command]:
        return [access.PREPARE[type(one)](self.look, one) if type(one) in access.PREPARE else one for one in commands]

    def _work(
        self, conn: Connection, commands: Sequence[Command], actor: Actor, cause: str
    ) -> tuple[Work, list[Callable[[], None]]]:
        versions = catalogue.current_versions(conn)
        work = Work(
            conn,
            now=self._now(),
            actor=actor,
            cause=cause,
            policy=self._policy_of(conn, versions),
            letters=self._letters,
            hooked=self._hooked_of(conn, versions),
            switches=self._switches_of(conn, versions),
            notices=self._notices,
        )
        work.message_id = next((found for one in commands if (found := getattr(one, "message_id", None))), None)
        seen = units.watch(work, commands)
        for command in commands:
            facts = _HANDLERS[type(command)](work, command)
            work.facts |= facts if isinstance(facts, dict) else {}
        after = work.finish()
        units.record(work, seen)
        return work, after

    def _now(self) -> datetime:
        # Milliseconds, as the tables keep them: what is answered now and what is read later are the same.
        now = self._clock.now()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def _unit(self, work: Callable[[Connection], Answer]) -> Answer:
        # Two people at one order, or two requests with one key: the loser runs once more on what the winner left.
        for attempt in range(4):
            try:
                with self._database.write() as conn:
                    return work(conn)
            except Conflict:
                if attempt == 3:
                    raise
            except IntegrityError as fault:
                if attempt == 3:
                    raise Conflict("the same thing was stored at the same moment") from fault
            time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311
        raise Conflict("given up")

    def look(self, query: Query[Answer]) -> Answer:
        """Answer a question; changes nothing."""
        found: Answer = self.all_of([query])[0]
        return found

    def all_of(self, queries: Sequence[Query[Any]]) -> list[Any]:
        """Answer several questions that see one state."""
        papers: list[tuple[int, Any]] = []
        with self._database.read() as conn:
            versions = catalogue.current_versions(conn)
            policy = self._policy_of(conn, versions)
            reader = Reader(conn, self._now(), policy, self._letters.order_url, versions)
            answers: list[Any] = []
            for query in queries:
                if isinstance(query, DocumentWanted):
                    papers.append((len(answers), (query, documents.document_data(reader, query.kind, query.number))))
                    answers.append(None)
                elif type(query) in _SIMPLE:
                    answers.append(_SIMPLE[type(query)](conn, query, reader.now))
                else:
                    answers.append(_ANSWERS[type(query)](reader, query))
        for place, (query, (form, data, language)) in papers:
            content = render(form, data.to_json(), language=language)
            answers[place] = Document(f"{query.kind}-{query.number}.pdf", "application/pdf", content)
        return answers

    def policy(self) -> ShopPolicy:
        """Return the shop's policy as it stands now."""
        with self._database.read() as conn:
            return self._current_policy(conn)

    def listen(self, callback: Callable[[int], None]) -> Callable[[], None]:
        """Have `callback` called with a conversation's id after each commit that added messages to it.

        Called on the committing thread: it must be quick. Returns what ends it.
        """
        with self._guard:
            self._listeners.append(callback)

        def stop() -> None:
            with self._guard:
                if callback in self._listeners:
                    self._listeners.remove(callback)

        return stop

    def _wake(self, conversation_ids: set[int]) -> None:
        with self._guard:
            listeners = tuple(self._listeners)
        for conversation_id in conversation_ids:
            for listener in listeners:
                try:
                    listener(conversation_id)
                except Exception:
                    log.exception("a listener failed")

    def _current_policy(self, conn: Connection) -> ShopPolicy:
        return self._policy_of(conn, catalogue.current_versions(conn))

    def _policy_of(self, conn: Connection, versions: Mapping[str, int]) -> ShopPolicy:
        version = versions.get("policy", 0)
        # One pair, stored at once: another thread must never see a new version beside an old policy.
        kept = self._kept_policy
        if kept[0] != version:
            kept = self._kept_policy = (version, catalogue.newest_policy(conn))
        return kept[1]

    def _switches_of(self, conn: Connection, versions: Mapping[str, int]) -> Switches:
        version = versions.get(switch_answers.VERSION, 0)
        kept = self._kept_switches
        if kept[0] != version:
            kept = self._kept_switches = (version, switch_answers.all_off(conn))
        return kept[1]

    def _hooked_of(self, conn: Connection, versions: Mapping[str, int]) -> Hooked:
        version = versions.get(hooks.VERSION, 0)
        kept = self._kept_hooked
        if kept[0] != version:
            kept = self._kept_hooked = (version, hooks.hooked(conn))
        return kept[1]
