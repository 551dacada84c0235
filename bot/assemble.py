"""The one place where parts meet: settings become a running shop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.outgoing import paper, refused
from bot.staffroom.keeper import Keeper
from bot.staffroom.room import Room
from bot.telegram.loading import LoadingTelegram
from bot.web.office import Office
from bot.webchat.channel import Bell, WebChatChannel
from core.clerk import Clerk
from core.commands.saying import Letters
from core.database import schema
from core.database.deliveries import NewDelivery, queue
from core.database.engine import Database
from core.database.secrets import Vault
from core.database.templates import TemplateOverrides
from core.domain.hooks import LastHeard
from core.domain.lifecycles import LIFECYCLES
from core.domain.machine import validate
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs, create_job_tables
from core.jobs.notify import Notifier
from core.jobs.recovery import Recovery
from core.messages.render import Messages
from core.ports import Channel, Extractor
from core.rounds import Rounds
from core.settings import Settings
from intake.api.shown import order_json
from intake.desk import Desk
from intake.gateways.book import HookBook
from intake.gateways.channel import GatewayChannel
from intake.gateways.meta.graph import Meta, meta_setup
from intake.gateways.outside import Outside, networks
from intake.gateways.telling import Teller
from intake.helping import Helping
from intake.learner import Learner
from intake.mail.account_inlet import AddedMailboxes
from intake.mail.accounts import MailAccounts
from intake.mail.assembly import mail_channel
from intake.mail.channel import MailChannel
from intake.mail.imap_mailboxes import accounts, reader_maker
from intake.mail.tokens import sign
from intake.marketplaces.connector import makers
from intake.marketplaces.readers import Marketplaces
from intake.marketplaces.rest import KINDS
from intake.reader import Reader

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.telegram.channel import TelegramChannel

log = logging.getLogger(__name__)

ROLES = ("all", "web", "channels", "worker")


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@dataclass
class Shop:
    """One process of a shop: its parts, and how they start and stop."""

    settings: Settings
    database: Database
    jobs: Jobs
    deliverer: Deliverer
    clerk: Clerk
    messages: Messages
    reader: Reader
    desk: Desk
    learner: Learner
    channels: Mapping[str, Channel]
    hooks: HookBook
    notifier: Notifier
    marketplaces: Marketplaces
    room: Room
    keeper: Keeper
    letters: Letters
    helping: Helping
    role: str = "all"
    started: bool = False
    stopping: bool = False

    def __post_init__(self) -> None:
        self.letters.bot_name = lambda: self.settings.telegram_bot_name or getattr(self.telegram, "bot_name", "")

    @property
    def bell(self) -> Bell:
        """Return what wakes the open chats of this process."""
        chat = self.channels["webchat"]
        return chat.bell if isinstance(chat, WebChatChannel) else Bell()

    @property
    def office(self) -> Office:
        """Return what the web application works with."""
        return Office(
            settings=self.settings,
            clerk=self.clerk,
            messages=self.messages,
            take_in=self.desk.take_in,
            policy=self.clerk.policy,
            readiness=self.readiness,
            learner=self.learner,
            hooks=self.hooks,
            room=self.room,
            reader=self.reader,
            start_links=self.letters.start_links,
            types=lambda channel, thread: (
                self.telegram.types(thread) if self.telegram and channel == "telegram" else None
            ),
        )

    def start(self) -> None:
        """Begin to work: jobs, channels, and whatever was left by the process before."""
        if self.role in ("all", "worker"):
            self.jobs.launch()
            self.desk.recover()
            self.helping.start()
        if self.role in ("all", "channels"):
            for channel in self.channels.values():
                channel.start(self._taken)
            self.marketplaces.start()
        if self.telegram:
            self.telegram.load()
        self.keeper.start()
        # Compiling the catalogue now spares the first customer the wait.
        threading.Thread(target=self.reader.engine, name="warm-up", daemon=True).start()
        self.started = True

    def _taken(self, message: Any) -> None:
        self.desk.take_in(message)

    def stop(self, wait_s: float = 7.0) -> None:
        """Finish what was accepted; what is not begun is left to the durable jobs."""
        self.stopping = True
        for channel in self.channels.values():
            channel.stop()
        self.marketplaces.stop()
        self.helping.stop()
        self.desk.close()
        self.keeper.stop()
        self.deliverer.close(wait_s)
        self.notifier.close(wait_s)
        if self.telegram:
            self.telegram.close()
        mail = self.channels.get("email")
        if isinstance(mail, MailChannel):
            mail.outlet.close()
        if self.role in ("all", "worker"):
            self.jobs.close(wait_s)
        self.database.close()

    def readiness(self) -> dict[str, str]:
        """Return what is not ready yet, part by part; an empty text is ready."""
        parts = {"started": "" if self.started and not self.stopping else "starting or stopping"}
        parts["schema"] = _said(lambda: schema.is_current(self.database), "run `orderclerk migrate`")
        if self.role in ("all", "worker"):
            parts["jobs"] = _said(self.jobs.ready, "the job engine is starting")
        if self.role in ("all", "channels"):
            for name, channel in self.channels.items():
                parts[f"channel {name}"] = _said(channel.ready, "has not found its position yet")
        return parts

    @property
    def telegram(self) -> LoadingTelegram | None:
        """Return the bot, where this shop has one."""
        found = self.channels.get("telegram")
        return found if isinstance(found, LoadingTelegram) else None

    def app(self) -> FastAPI:
        """Return the web application."""
        from bot.web.app import create_app
        from bot.web.hooks import telegram_hook_router
        from bot.webchat.router import webchat_router
        from intake.api.hooks import hooks_router
        from intake.api.router import api_router

        office = self.office
        api = api_router(office, per_minute=self.settings.api_per_minute)
        hook = self.telegram.hook if self.telegram else None
        hooks = [telegram_hook_router(hook)] if hook else []
        return create_app(office, routers=[webchat_router(office, self.bell), api, hooks_router(office), *hooks])


def _said(check: Callable[[], bool], otherwise: str) -> str:
    try:
        return "" if check() else otherwise
    except Exception as fault:
        return f"{otherwise} ({type(fault).__name__})"


def assemble(settings: Settings, *, role: str = "all", clock: Any = None) -> Shop:
    """Put a shop together from its settings; nothing runs before `start`."""
    clock = clock or SystemClock()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.sql_url)
    messages = Messages(overrides=TemplateOverrides(database))
    validate(LIFECYCLES, messages.has)
    handlers: dict[str, Callable[[str], None]] = {}
    late: dict[str, Any] = {}
    jobs = late["jobs"] = Jobs(database, handlers=handlers, every_minute=_every_minute(late))
    hooks, late["notifier"] = _hooks(settings, database, clock, jobs.executor_id, late)
    channels = _channels(settings, late) | {"gateway": GatewayChannel(hooks, lambda: late["clerk"])}
    deliverer = _deliverer(database, channels, clock, jobs, late)
    letters = Letters(
        messages,
        deliverer.post,
        public_url=settings.public_url,
        sign=lambda conversation: sign(conversation, settings.secret),
        leaving=hooks.meta.channels if hooks.meta else (),
    )
    clerk = Clerk(
        database,
        letters,
        clock,
        enqueue=lambda conn, kind, key: late["recovery"].secure(conn),
        notices=late["notifier"],
    )
    reader = Reader(clerk, extractor=_extractor(settings), kept_in=settings.data_dir)
    fetchers = {name: channel.fetch for name, channel in channels.items() if hasattr(channel, "fetch")}
    desk = Desk(clerk, reader, fetchers=fetchers)
    late["recovery"] = Recovery(database, jobs, jobs.executor_id, "take_in", desk.left)
    late |= {"clerk": clerk, "desk": desk, "rounds": Rounds(clerk, database, clock, deliverer.round)}
    late["room"], late["keeper"] = _staff_room(settings, clerk, messages)
    handlers |= deliverer.handlers | late["recovery"].handlers | {"take_in": desk.job}
    return Shop(
        settings,
        database,
        jobs,
        deliverer,
        clerk,
        messages,
        reader,
        desk,
        desk.learner,
        channels,
        hooks,
        late["notifier"],
        Marketplaces(lambda: clerk, Vault(settings.secrets), lambda: makers(KINDS)),
        late["room"],
        late["keeper"],
        letters,
        Helping(clerk, desk),
        role,
    )


def _deliverer(
    database: Database, channels: Mapping[str, Channel], clock: Any, jobs: Jobs, late: Mapping[str, Any]
) -> Deliverer:
    return Deliverer(
        database,
        channels,
        lambda wanted: paper(late["clerk"], wanted),
        clock,
        jobs,
        jobs.executor_id,
        refused=lambda delivery, fault: refused(late["clerk"], delivery, fault),
    )


@dataclass(frozen=True, slots=True)
class Books:
    """A clerk whose messages are kept as sent and never leave: to live through the past again."""

    clerk: Clerk
    rounds: Rounds
    close: Callable[[], None]


def open_books(settings: Settings, clock: Any) -> Books:
    """Put together a clerk that only keeps books, at the time that `clock` shows."""
    database = Database(settings.sql_url)

    def kept(conn: Any, rows: Sequence[NewDelivery]) -> list[int]:
        return queue(conn, [replace(row, state="sent", not_before=0) for row in rows])

    letters = Letters(Messages(), kept, public_url=settings.public_url)
    clerk = Clerk(database, letters, clock, enqueue=lambda conn, kind, key: None)
    return Books(clerk, Rounds(clerk, database, clock, lambda: None), database.close)


def prepare_database(settings: Settings) -> bool:
    """Create or upgrade the schema and the job engine's tables; returns whether anything was done."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.sql_url)
    try:
        changed = schema.upgrade(database)
        if changed:
            create_job_tables(database)
    finally:
        database.close()
    return changed


def _staff_room(settings: Settings, clerk: Clerk, messages: Messages) -> tuple[Room, Keeper]:
    chat = settings.telegram_staff_chat.strip()
    keeper = Keeper(clerk, chat)
    console = f"{settings.public_url.rstrip('/')}/console"
    return Room(clerk, messages, console=console, staff_chat=chat, moved=keeper.soon), keeper


def _every_minute(late: Mapping[str, Any]) -> tuple[Callable[[], None], ...]:
    def rounds() -> None:
        late["rounds"].every_minute()

    def left() -> None:
        late["recovery"].round()

    def webhooks() -> None:
        late["notifier"].round()

    def cards() -> None:
        late["keeper"].refresh()

    return rounds, left, webhooks, cards


def _hooks(
    settings: Settings, database: Database, clock: Any, executor_id: str, late: Mapping[str, Any]
) -> tuple[HookBook, Notifier]:
    def clerk() -> Clerk:
        found: Clerk = late["clerk"]
        return found

    def heard(conversation: int, channel: str, person: str) -> datetime | None:
        return clerk().look(LastHeard(conversation, channel, person))

    outside = Outside(networks(settings.hooks_allow))
    setup = meta_setup(settings)
    book = HookBook(clerk, Vault(settings.secrets), outside, Meta(setup, outside, heard) if setup else None)
    tell = Teller(clerk, book, order_json).tell
    return book, Notifier(database, tell, clock, executor_id, give_up_days=settings.webhook_days)


def _channels(settings: Settings, late: Mapping[str, Any]) -> dict[str, Channel]:
    def sender() -> tuple[str, str]:
        shop = late["clerk"].policy().shop
        return shop.name, settings.mail_from or shop.email or "orders@localhost.localdomain"

    reader_of = reader_maker(
        settings,
        clerk=lambda: late["clerk"],
        take_all=lambda messages: late["desk"].take_in_all(messages),  # noqa: PLW0108  the desk is made later
        own=lambda: [sender()[1]],
    )
    added = added_mailboxes(settings, lambda: late["clerk"])
    read = [reader_of(one) for one in accounts(settings)]
    read_too = AddedMailboxes(added, reader_of, named=lambda: accounts(settings))
    mail = mail_channel(settings, sender, mailboxes=[*read, read_too], accounts=added)
    found: dict[str, Channel] = {"email": mail, "webchat": WebChatChannel()}
    if settings.telegram_token:
        found["telegram"] = LoadingTelegram(settings, lambda: _telegram(settings, late))
    return found


def _telegram(settings: Settings, late: Mapping[str, Any]) -> TelegramChannel:
    # It takes seconds to import: done beside, and never by who has no bot.
    from bot.telegram.assembly import telegram_channel

    clerk, desk, room = late["clerk"], late["desk"], late["room"]
    return telegram_channel(
        settings,
        clerk=lambda: clerk,
        take_all=desk.take_in_all,
        room=lambda: room,
        queue_name=room.queue_name,
        among=late["jobs"].living,
        full=desk.full,
        in_hand=desk.has_in_hand,
    )


def added_mailboxes(settings: Settings, clerk: Callable[[], Clerk]) -> MailAccounts:
    """Return the mailboxes that were added by hand, with what opens their secrets."""
    return MailAccounts(settings, clerk, Vault(settings.secrets))


def _extractor(settings: Settings) -> Extractor | None:
    if not settings.llm_url:
        return None
    from intake.extractor import ModelExtractor

    return ModelExtractor(settings.llm_url, settings.llm_model, settings.llm_key)
