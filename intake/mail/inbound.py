"""A read mail as the message that the desk takes in; the same for every way a mail can come."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from core.ports import InboundFile, InboundMessage
from intake.mail.parse import MailRead, read_mail
from intake.mail.reasons import reason
from intake.mail.signed import vouched
from intake.mail.tokens import find_conversation

CHANNEL = "email"


def inbound_message(
    raw: bytes, *, secret: bytes, trust: str, received: datetime, check: Callable[..., bool] | None = None
) -> InboundMessage:
    """Return the message that a raw mail is.

    check: looks at the mail's own signatures where no server's word counts; off without it.
    received: when it came to us; its own date is a claim and stays in `facts`.
    """
    mail = read_mail(raw, trust=trust)
    message_id = mail.message_id or made_id(raw)
    threads = _threads(mail)
    whole = mail.forwarded or not mail.reply.strip()
    own, between = own_words(mail.reply) if threads else (mail.reply, "")
    return InboundMessage(
        channel=CHANNEL,
        message_id=message_id,
        sender=mail.sender,
        conversation=_root(mail, message_id),
        text=mail.text if whole else own,
        at=received,
        sender_name=mail.sender_name,
        subject=mail.subject,
        quoted="" if whole else "\n".join(part for part in (between, mail.quoted) if part),
        threads=threads,
        files=tuple(InboundFile(f.name, f.media_type, f.content, f.inline) for f in mail.files),
        trust=_trust(mail, raw, trust, check),
        kind=mail.kind,
        automatic=mail.automatic,
        raw=raw,
        facts=_facts(mail, raw, secret) | ({"sender_checked": True} if trust or check else {}),
    )


def _trust(mail: MailRead, raw: bytes, server: str, check: Callable[..., bool] | None) -> str:
    if check is None or mail.authenticity != "none":
        return mail.authenticity
    return "pass" if check(raw, mail.sender, forwarder=server) else "none"


def own_words(reply: str) -> tuple[str, str]:
    """Part an answer from the quoted lines that it stands between or below; all is kept where nothing else is there."""
    lines = reply.splitlines()
    quoted = [line for line in lines if line.lstrip().startswith(">")]
    own = [line for line in lines if not line.lstrip().startswith(">")]
    if not quoted or not any(line.strip() for line in own):
        return reply, ""
    return "\n".join(own).strip("\n"), "\n".join(quoted)


def signature_check(wanted: bool) -> Callable[..., bool] | None:
    """Return what looks at signatures, or None where the settings want no look."""
    return vouched if wanted else None


def made_id(raw: bytes) -> str:
    """Return an id for a mail that has none: the same content always gets the same."""
    return f"<{hashlib.sha256(raw).hexdigest()[:40]}@made.orderclerk.invalid>"


def content_hash(mail: MailRead) -> str:
    """Return a hash of what the mail says and carries: equal for a resend, other for an id that was used twice."""
    digest = hashlib.sha256()
    for text in (mail.sender.lower(), mail.subject, "\n".join(mail.text.split())):
        digest.update(text.encode("utf-8", "replace") + b"\x00")
    for file in mail.files:
        digest.update(hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def _threads(mail: MailRead) -> tuple[str, ...]:
    """Return the ids of earlier mails, nearest first."""
    nearest = [*mail.in_reply_to, *reversed(mail.references)]
    if mail.bounce and mail.bounce.original_id:
        nearest.insert(0, mail.bounce.original_id)
    return tuple(dict.fromkeys(nearest))


def _root(mail: MailRead, message_id: str) -> str:
    return next(iter((*mail.references, *mail.in_reply_to, message_id)))


def _facts(mail: MailRead, raw: bytes, secret: bytes) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "content_hash": content_hash(mail),
        "forwarded": mail.forwarded,
        "defects": list(mail.defects),
    }
    if not mail.message_id:
        facts["message_id_made"] = True
    if mail.date:
        facts["date"] = mail.date.isoformat()
    if mail.reply_to and mail.reply_to.lower() != mail.sender.lower():
        facts["reply_to"] = mail.reply_to
    if mail.signature:
        facts["signature"] = mail.signature
    if mail.text and not mail.reply.strip():
        facts["reply_empty"] = True
    token = find_conversation(_evidence(mail), secret)
    if token:
        facts["token_conversation"], facts["token_found_in"] = token
    po = order_number(mail.subject)
    if po:
        facts["po"] = po
    if mail.no_way_back:
        facts["no_way_back"] = True
    if told := mail.bounce or mail.delivered:
        facts["report"] = {
            "outcome": told.outcome,
            "recipient": told.recipient,
            "status": told.status,
            "reason": told.reason,
            "why": reason(told.reason, status=told.status),
            "original_id": told.original_id,
        }
    return facts


def _evidence(mail: MailRead) -> Iterator[tuple[str, str]]:
    """Where a reply token may stand, best evidence first; a forward is no reply, so its text proves nothing."""
    yield "address", " ".join(mail.recipients)
    yield "references", " ".join((*mail.in_reply_to, *reversed(mail.references)))
    if not mail.forwarded:
        yield "marker", mail.hidden
        yield "text", f"{mail.quoted}\n{mail.text}"


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# Words that announce a number, and words that may also stand before a quantity.
_NUMBER_WORDS = _set(
    "purchase order|po|p.o|po no|po nr|po number|order no|order nr|order number|purchase order no|bestellnummer|"
    "bestellnr|bestell-nr|bestellung nr|auftragsnummer|auftrag nr|commande n°|commande no|pedido n°|pedido nº|"
    "pedido no|ordine n|ordine nr|bestelnummer|bestelling nr|zamówienie nr|ordrenummer|ordrenr|ordernummer|"
    "tilausnumero|заказ №|encomenda nº"
)
_ORDER_WORDS = _set(
    "bestellung|auftrag|commande|pedido|ordine|bestelling|zamówienie|ordre|order|tilaus|заказ|encomenda"
)


def order_number(subject: str) -> str:
    """Return the customer's own order number where the subject names one ("PO 4711-B")."""
    words = subject[:300].replace(":", " ").replace("#", " ").split()
    low = [word.lower().strip(",;()[].") for word in words]
    for position, word in enumerate(words[1:], 1):
        value = word.strip(",;()[].")
        if not any(char.isdigit() for char in value) or not 3 <= len(value) <= 40:
            continue
        before = low[position - 1]
        if before in _NUMBER_WORDS or " ".join(low[max(0, position - 2) : position]) in _NUMBER_WORDS:
            return value
        if before in _ORDER_WORDS and (len(value) >= 5 or "-" in value) and not _like_a_date(value):
            return value
    return ""


def _like_a_date(value: str) -> bool:
    return (
        value.count(".") >= 1 or value.count("/") == 2 or (value.count("-") == 2 and value.replace("-", "").isdigit())
    )
