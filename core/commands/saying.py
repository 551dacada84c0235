"""What happened becomes messages: which words, which language, which way, in whose thread."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, RowMapping

from core.commands.offering import offered
from core.database import answered, conversations, linking, reach, views
from core.database.deliveries import NewDelivery
from core.database.moments import ms
from core.domain import events, return_events
from core.domain.orders import Order
from core.domain.policy import ShopPolicy
from core.domain.switches import SWITCHED_OFF, act_of
from core.domain.views import OrderView
from core.messages.brief import brief
from core.messages.buttons import bound
from core.messages.render import Messages, Rendered
from core.messages.structured import structured

if TYPE_CHECKING:
    from core.commands.work import Work

Post = Callable[[Connection, Sequence[NewDelivery]], list[int]]

SENT_BY_US = ("email", "telegram")
"""Channels that carry a message away; on all others the committed row is the delivery, and the reader fetches it."""
_UNSEEN = {"telegram": ("body.html",)}

_ALSO_BY_MAIL = {
    events.OrderConfirmed, events.OrderChanged, events.OrderCancelled, events.OrderShipped, events.OrderInvoiced,
    events.InvoiceOverdue, return_events.ReturnAuthorised, return_events.ReturnResolved, return_events.RefundSettled,
    return_events.WithdrawalReceived, return_events.OrderInvoiceReversed,
}  # fmt: skip
_BILLS = {events.OrderInvoiced, return_events.OrderInvoiceReversed}
_PAPERS: dict[type[events.Event], str] = {
    events.OrderConfirmed: "order_confirmation",
    events.OrderChanged: "order_confirmation",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """Something to be told. template: other words than the event's own, such as `refused/out_of_stock`.

    key: what it is said for, where that may be said only once.
    """

    event: type[events.Event]
    order: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    conversation_id: int | None = None
    template: str = ""
    key: str = ""

    @property
    def words(self) -> str:
        """Return the name of the template."""
        return self.template or self.event.folder()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a message goes and which one it answers."""

    channel: str
    recipient: str
    name: str
    thread: str
    subject: str = ""
    answers: str = ""
    references: tuple[str, ...] = ()


class Letters:
    """Turns sayings into queued deliveries inside the unit's own transaction."""

    def __init__(
        self,
        messages: Messages,
        post: Post,
        *,
        public_url: str,
        sign: Callable[[int], str] = lambda _: "",
        leaving: Sequence[str] = (),
    ) -> None:
        """sign: makes the reply token of a conversation, by which an answer finds home whatever its headers lost.

        leaving: channels that carry a message away, beside those that always do and the gateways that were added.
        """
        self.messages = messages
        self._leaving = frozenset((*SENT_BY_US, *leaving))
        self.sign = sign
        self.queue = post
        self.public_url = public_url.rstrip("/")
        self.bot_name: Callable[[], str] = str
        """The Telegram bot's name, without @; empty where there is none."""

    def leaves(self, work: Work, channel: str) -> bool:
        """Return whether somebody must carry what is said in a channel away."""
        return channel in self._leaving or work.hooked.leaves(channel)

    def order_url(self, order: Order) -> str:
        """Return the address of the customer's own page of an order."""
        return f"{self.public_url}/o/{order.token}"

    def post(
        self, work: Work, sayings: Sequence[tuple[Saying, int | None]], orders: Mapping[str, Order]
    ) -> tuple[tuple[int, ...], set[int]]:
        """Queue the messages with the job that makes sure they leave.

        Returns their ids, and the conversations that have news.
        """
        rows: list[NewDelivery] = []
        woken: set[int] = set()
        for saying, event_id in sayings:
            order = orders.get(saying.order)
            conversation_id = saying.conversation_id or (_where(work, order) if order else None)
            conversation = conversations.conversation(work.conn, conversation_id) if conversation_id else None
            if conversation is None:
                continue
            woken.add(conversation["id"])
            rows.extend(self._deliveries(work, saying, event_id, order, conversation))
        _count_answers(work, rows)
        work.left_at_once = any(not row.not_before for row in rows)
        return tuple(self.queue(work.conn, _told_apart(rows))), woken

    def _deliveries(
        self, work: Work, saying: Saying, event_id: int | None, order: Order | None, conversation: RowMapping
    ) -> list[NewDelivery]:
        language = _language(work, order, conversation)
        context = self.context(work, saying, order, conversation, language)
        routes = _routes(work, conversation, saying.event, context["order"])
        routes += _further(routes, str(saying.facts.get("also_to", "")))
        made = []
        for route in routes:
            shown, unseen = context | {"channel": route.channel}, _UNSEEN.get(route.channel, ())
            rendered = self.messages.render(saying.words, language, shown, without=unseen)
            row = self._delivery(work, saying, event_id, order, conversation, language, route, rendered)
            if route.channel == "email":
                row = replace(row, facts=structured(saying.words, context["order"], work.policy.shop, saying.facts))
            elif route.channel.startswith("gateway:"):
                row = replace(row, facts=brief(saying.words, context, self.messages.money(language)))
            made.append(row)
        return made

    def _delivery(
        self,
        work: Work,
        saying: Saying,
        event_id: int | None,
        order: Order | None,
        conversation: RowMapping,
        language: str,
        route: Route,
        rendered: Rendered,
    ) -> NewDelivery:
        said_by = f"event:{event_id}" if event_id else f"message:{work.message_id or uuid.uuid4().hex}"
        said_by = saying.key or said_by
        leaves = self.leaves(work, route.channel)
        # In the web chat people talk: what a colleague writes is there at once, what a step says can be taken back.
        held = leaves or (route.channel == "webchat" and saying.event is not events.MessageAnswered)
        wait_ms = work.policy.undo_s * 1000 if held and work.by_staff() else 0
        stopped = self._stopped(work, saying, route, order, conversation)
        return NewDelivery(
            key=f"{said_by}:{saying.words}:{route.channel}:{conversation['id']}",
            channel=route.channel,
            recipient=route.recipient,
            recipient_name=route.name,
            message_id=f"<{uuid.uuid4().hex}@{self._domain(work.policy)}>",
            created_at=ms(work.now),
            event_id=event_id,
            order_id=order.id if order else None,
            conversation_id=conversation["id"],
            thread=route.thread,
            answers=route.answers,
            reply_token=self.sign(conversation["id"]) if route.channel == "email" else "",
            reference_ids=route.references,
            subject=_reply_subject(route.subject) or rendered.subject,
            body_text=rendered.text,
            body_html=rendered.html,
            body_chat=rendered.chat,
            buttons=bound(rendered.buttons, order.number, order.version) if order else rendered.buttons,
            attachments=_papers(saying, order, route.channel),
            language=language,
            automatic=not work.by_staff(),
            template=saying.words,
            state="parked" if stopped else "queued" if leaves or wait_ms else "sent",
            not_before=ms(work.now) + wait_ms if wait_ms else 0,
            error=SWITCHED_OFF if stopped else "",
        )

    @staticmethod
    def _stopped(work: Work, saying: Saying, route: Route, order: Order | None, conversation: RowMapping) -> bool:
        """Return whether a switch keeps this message, which nobody of the shop says themselves."""
        if work.by_staff():
            return False
        customer_id = conversation["customer_id"] or (order.customer_id if order else None)
        kinds = (saying.words, str(saying.facts.get("kind", "")))
        act = act_of(saying.words)
        return work.switches.stopping(act, channel=route.channel, customer_id=customer_id, kinds=kinds) is not None

    def context(
        self, work: Work, saying: Saying, order: Order | None, conversation: RowMapping, language: str
    ) -> dict[str, Any]:
        """Return what a template may show."""
        view = self._view(work, order, saying) if order else None
        facts = dict(saying.facts)
        return {
            "shop": work.policy.shop,
            "bank": work.policy.bank,
            "policy": work.policy,
            "order": view,
            "customer_name": conversation["person_name"] or (view.customer.name if view and view.customer else ""),
            "channel": conversation["channel"],
            "questions": view.questions if view else (),
            "unknown": tuple(facts.pop("unknown", ())),
            "facts": facts,
            "reason": facts.get("reason", ""),
            "language": language,
            "links": self._links(view, facts),
            "asks_contact": tuple(facts.pop("asks_contact", ())),
            "now": work.now,
            "answer": facts.get("answer", ""),
            "kind": facts.get("kind", ""),
            "confirmation": work.policy.confirmation.rule,
            "offered": offered(work, order),
            "languages": self.messages.called(work.policy.shop.languages),
        }

    def _links(self, order: OrderView | None, facts: Mapping[str, Any]) -> dict[str, str]:
        found = {"order": order.url if order else "", "chat": f"{self.public_url}/chat"}
        return found | self.start_links(str(facts["start"])) if facts.get("start") else found

    def start_links(self, code: str) -> dict[str, str]:
        """Return the addresses that bring a one-time code into a chat."""
        name = self.bot_name()
        telegram = f"https://t.me/{name}?start={code}" if name else ""
        return {"start_chat": f"{self.public_url}/chat/link/{code}", "start_telegram": telegram}

    def _view(self, work: Work, order: Order, saying: Saying) -> OrderView:
        parts = work.shown(order)
        proposed = saying.facts.get("proposed")
        if isinstance(proposed, Order):
            parts = views.Belongings(
                parts.customer, parts.questions, parts.shipments, parts.invoices, items=parts.items, proposed=proposed
            )
        return views.order_view(order, parts, self.order_url(order))

    def _domain(self, policy: ShopPolicy) -> str:
        host = policy.shop.email.rpartition("@")[2] or urlsplit(self.public_url).hostname or "localhost"
        return "".join(sign for sign in host if sign.isalnum() or sign in ".-") or "localhost"


def _count_answers(work: Work, rows: Sequence[NewDelivery]) -> None:
    """Count the mails that answer one by machine: one for each message that is answered, however many they are."""
    if not work.message_id or work.by_staff():
        return
    for row in rows:
        if row.channel == "email" and row.automatic and row.conversation_id:
            answered.note(work.conn, row.recipient, row.conversation_id, ms(work.now))
            return


def _language(work: Work, order: Order | None, conversation: RowMapping) -> str:
    # One language for all that is said in a conversation, answers and later notices alike: what the person chose, else
    # what they clearly wrote last, else what is on file, else that of their page, else what the order began in.
    chosen, on_file = linking.known_languages(work.conn, conversation)
    said = chosen or conversation["language"] or on_file or conversations.page_language(work.conn, work.message_id)
    return str(said or (order.language if order else "") or work.policy.shop.language)


def _told_apart(rows: Sequence[NewDelivery]) -> list[NewDelivery]:
    # One message may be answered twice in the same kind of words: the second one has a key of its own.
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        seen[row.key] = times = seen.get(row.key, 0) + 1
        made.append(row if times == 1 else replace(row, key=f"{row.key}:{times}"))
    return made


def _where(work: Work, order: Order) -> int | None:
    """Return the conversation in which an order is spoken of: where its proven customer just wrote, else its own."""
    asked = _asked(work) if order.customer_id else None
    if asked is None or asked["conversation_id"] in (None, order.conversation_id):
        return order.conversation_id
    talk = conversations.conversation(work.conn, asked["conversation_id"])
    same = talk is not None and talk["customer_id"] == order.customer_id
    if same and linking.proves(work.conn, asked, order.customer_id):
        return int(asked["conversation_id"])
    return order.conversation_id


def _reply_subject(subject: str) -> str:
    plain = " ".join(subject.split())[:200]
    if not plain:
        return ""
    return plain if plain.lower().startswith(("re:", "aw:", "sv:", "r:")) else f"Re: {plain}"


def _papers(saying: Saying, order: Order | None, channel: str) -> Sequence[Mapping[str, str]]:
    """Return the documents that go with a message: an invoice goes everywhere, a confirmation into letters only."""
    if channel not in (*SENT_BY_US, "webchat"):
        return []
    if saying.event is events.MessageAnswered:
        return list(saying.facts.get("papers", ()))
    if saying.event is events.OrderInvoiced:
        return [{"document": "invoice", "number": str(saying.facts["number"])}]
    if notes := saying.facts.get("notes"):
        return [{"document": "invoice", "number": str(number)} for number in notes]
    if saying.event in (return_events.ReturnAuthorised, return_events.WithdrawalReceived) and saying.facts.get("rma"):
        return [{"document": "return_slip", "number": str(saying.facts["rma"].number)}]
    # In a chat the confirmation is the message itself; an invoice is a document anywhere.
    kind = _PAPERS.get(saying.event) if channel == "email" else None
    return [{"document": kind, "number": order.number}] if kind and order else []


def _routes(work: Work, conversation: RowMapping, event: type[events.Event], order: OrderView | None) -> list[Route]:
    """Return the way of the customer's own thread, and mail beside it for what one wants on paper."""
    if conversation["id"] in work.new_conversations and not work.message_id:
        return [Route(conversation["channel"], conversation["person"], conversation["person_name"], "")]
    own = _own_route(work, conversation)
    if own.channel == "telegram" and reach.fails(work.conn, own.channel, own.recipient):
        own = _by_mail_instead(work, conversation, order) or own
    mail = order.customer.email if order and order.customer else ""
    bound = order is not None and order.confirmed_at is not None
    beside = set(_PAPERS) if own.channel == "telegram" else _ALSO_BY_MAIL
    if own.channel == "email" or event not in beside | _BILLS or not mail or not bound:
        return [own]
    name = order.customer.name if order and order.customer else ""
    _, sent = conversations.thread_ids(work.conn, conversation["id"], "email")
    return [own, Route("email", mail, name, "", answers=sent[-1] if sent else "", references=tuple(sent[-20:]))]


def _by_mail_instead(work: Work, conversation: RowMapping, order: OrderView | None) -> Route | None:
    """Return the way by mail to somebody who has shut the messenger's door on us; None where no address is known."""
    mail = (order.customer.email if order and order.customer else "") or reach.mail_of(
        work.conn, conversation["id"], None
    )
    _, sent = conversations.thread_ids(work.conn, conversation["id"], "email")
    last = sent[-1] if sent else ""
    return (
        Route("email", mail, conversation["person_name"], "", answers=last, references=tuple(sent[-20:]))
        if mail
        else None
    )


def _further(routes: Sequence[Route], address: str) -> list[Route]:
    """Return the way to an address that asked for a copy, where nothing goes there yet."""
    known = {route.recipient.lower() for route in routes if route.channel == "email"}
    return [Route("email", address, "", "")] if address and address.lower() not in known else []


def _asked(work: Work) -> RowMapping | None:
    """Return the message that the unit answers, read once; whose it is and whence it came does not change in it."""
    if work.message_id and work.message_id not in work.read:
        work.read[work.message_id] = conversations.inbound(work.conn, work.message_id)
    return work.read[work.message_id] if work.message_id else None


def _own_route(work: Work, conversation: RowMapping) -> Route:
    asked = _asked(work)
    if asked is not None and asked["conversation_id"] != conversation["id"]:
        # Said to somebody else than who wrote, such as a contact on file who shall confirm.
        asked = None
    channel = asked["channel"] if asked else conversation["channel"]
    person = asked["sender"] if asked else conversation["person"]
    name = (asked["sender_name"] if asked else "") or conversation["person_name"]
    if channel != "email":
        return Route(channel, person, name, conversation["thread"], answers=asked["external_id"] if asked else "")
    return _mail_route(work.conn, conversation, asked, person, name)


def _mail_route(conn: Connection, conversation: RowMapping, asked: RowMapping | None, person: str, name: str) -> Route:
    last, sent = conversations.thread_ids(conn, conversation["id"], "email")
    answered = asked or last
    if answered is None:
        return Route(
            "email",
            person,
            name,
            conversation["thread"],
            answers=sent[-1] if sent else "",
            references=tuple(sent[-20:]),
        )
    # The chain as RFC 5322 wants it: what the answered mail refers to, oldest first, then that mail itself.
    before = list(reversed(answered["envelope"].get("threads", [])))
    chain = tuple(dict.fromkeys([*before[-20:], answered["external_id"]]))
    return Route("email", person, name, conversation["thread"], answered["subject"], answered["external_id"], chain)
