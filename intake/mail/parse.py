"""Read one raw mail, or a bare body; never raises, never loses: what cannot be read is kept and noted as a defect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from typing import Any

from intake.mail import kinds
from intake.mail.authenticity import authenticity
from intake.mail.bodies import Letter, letter_of
from intake.mail.bounces import Bounce, read_bounce
from intake.mail.charsets import decode
from intake.mail.content import children_of, raw_field
from intake.mail.headers import RECIPIENT_FIELDS, Headers, parameters
from intake.mail.parts import BodyPart, FilePart, Parts, charset_of, collect, normal_text, parse_tree
from intake.mail.split import Split, split_body
from intake.mail.words import FORWARD_PREFIXES

NESTED_CAP = 3
SMALL_IMAGE = 12_000
RESCUE_CAP = 1_000_000


@dataclass(frozen=True, slots=True)
class MailRead:
    """Everything that was read of one mail; empty where the mail does not say.

    recipients: every address that the mail was sent to, list and envelope fields included.
    delivered: a server's word that a mail of ours arrived. no_way_back: sent so that nothing can answer it.
    references: ids of earlier mails, oldest first. hidden: what a reader does not see; only our marker counts there.
    """

    message_id: str = ""
    kind: str = kinds.ORDINARY
    automatic: bool = False
    sender: str = ""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    date: datetime | None = None
    text: str = ""
    reply: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: bool = False
    files: tuple[FilePart, ...] = ()
    authenticity: str = "none"
    bounce: Bounce | None = None
    defects: tuple[str, ...] = ()
    reply_to: str = ""
    recipients: tuple[str, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    hidden: str = ""
    delivered: Bounce | None = None
    no_way_back: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the object that `mail read` prints, without its `file` key."""
        found: dict[str, Any] = {
            "message_id": self.message_id,
            "kind": self.kind,
            "automatic": self.automatic,
            "from": self.sender,
            "from_display_name": self.sender_name,
            "to": list(self.to),
            "subject": self.subject,
            "date": self.date.astimezone(UTC).isoformat().replace("+00:00", "Z") if self.date else None,
            "text": self.text,
            "reply": self.reply,
            "quoted": self.quoted,
            "signature": self.signature,
            "forwarded": self.forwarded,
            "attachments": [
                {"name": f.name, "type": f.media_type, "size": len(f.content), "inline": f.inline} for f in self.files
            ],
            "authenticity": self.authenticity,
            "defects": list(self.defects),
        }
        if self.bounce:
            found["bounce"] = {
                "recipient": self.bounce.recipient,
                "status": self.bounce.status,
                "reason": self.bounce.reason,
            }
        return found


def read_body(text: str, *, html: bool) -> MailRead:
    """Return what a bare body says; only the body's fields are filled."""
    letter = letter_of([BodyPart("", text) if html else BodyPart(normal_text(text), "")])
    split = split_body(letter.text, history_at=letter.history_at)
    return MailRead(
        text=letter.text,
        reply=split.reply,
        quoted=split.quoted,
        signature=split.signature,
        forwarded=split.forwarded,
        defects=letter.defects,
        hidden=letter.hidden,
    )


def read_mail(raw: bytes, *, trust: str = "") -> MailRead:
    """Return what a raw mail says.

    trust: the authserv-id of our own mail server, whose word on the sender counts.
    """
    try:
        return _read(raw, trust)
    except Exception as error:
        # A mail that breaks the reader is still a customer's mail: keep its words, name the fault.
        text = normal_text(decode(raw[:RESCUE_CAP])[0])
        return MailRead(text=text, reply=text, defects=(f"not readable: {type(error).__name__}",))


def _read(raw: bytes, trust: str) -> MailRead:
    tree, defects = parse_tree(raw)
    parts = collect(tree)
    headers = Headers(tree, _charset(tree))
    letter = letter_of(parts.bodies)
    kind = kinds.kind_of(headers, parts, _report_type(tree), letter.text)
    name, sender = _sender(headers)
    split, text = _letter_parts(headers, parts, letter, f"{name} {sender}".strip(), kind.name)
    return MailRead(
        message_id=headers.message_id(),
        kind=kind.name,
        automatic=kind.automatic,
        sender=sender,
        sender_name=name,
        to=_unique(address for _, address in headers.addresses("to")),
        subject=headers.text("subject")[:2000],
        date=headers.date(),
        text=text,
        reply=split.reply,
        quoted=split.quoted,
        signature=split.signature,
        forwarded=split.forwarded,
        files=tuple(_seen_inline(file, letter.content_ids) for file in parts.files),
        authenticity=authenticity(headers, sender, trust),
        bounce=read_bounce(headers, parts, letter.text) if kind.name == kinds.BOUNCE else None,
        delivered=read_bounce(headers, parts, letter.text) if kinds.is_receipt(parts) else None,
        no_way_back="".join(headers.raw("return-path").split()) == "<>",
        defects=tuple(dict.fromkeys([*defects, *parts.defects, *letter.defects, *headers.defects])),
        reply_to=next((address for _, address in headers.addresses("reply-to")), ""),
        recipients=_unique(address for name in RECIPIENT_FIELDS for _, address in headers.addresses(name)),
        in_reply_to=headers.ids("in-reply-to"),
        references=headers.ids("references"),
        hidden=letter.hidden,
    )


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for address in found if address))


def _sender(headers: Headers) -> tuple[str, str]:
    """Return display name and address of the first From with an address; Sender, Reply-To, Return-Path step in."""
    pairs = [pair for name in ("from", "sender", "reply-to", "return-path") for pair in headers.addresses(name)]
    return next((pair for pair in pairs if "@" in pair[1]), pairs[0] if pairs else ("", ""))


def _charset(tree: Message) -> str:
    """Headers with bare 8-bit letters mostly share the charset of the first text."""
    for _ in range(4):
        found, inner = charset_of(tree), children_of(tree)
        if found or not inner:
            return found
        tree = inner[0]
    return ""


def _report_type(tree: Message) -> str:
    if tree.get_content_type() != "multipart/report":
        return ""
    return parameters(raw_field(tree, "content-type")).get("report-type", "").lower()


def _letter_parts(headers: Headers, parts: Parts, letter: Letter, sender: str, kind: str) -> tuple[Split, str]:
    """Split the letter; a mail that was forwarded as an attachment is part of the text."""
    split = split_body(letter.text, sender=sender, history_at=letter.history_at)
    if kind != kinds.ORDINARY:
        return split, letter.text
    if not split.forwarded and split.quoted and _forward_subject(headers.text("subject")):
        split = replace(split, forwarded=True)
    if not parts.mails:
        return split, letter.text
    carried = "\n\n".join(_carried(mail, NESTED_CAP) for mail in parts.mails[:10])
    text = f"{letter.text}\n\n{carried}".strip("\n")
    return replace(split, forwarded=True, quoted=f"{split.quoted}\n\n{carried}".strip("\n")), text


def _forward_subject(subject: str) -> bool:
    head, colon, _ = subject[:12].partition(":")
    return bool(colon) and head.strip().lower() in FORWARD_PREFIXES


def _carried(mail: Message, depth: int) -> str:
    """Return a mail within a mail as text, under the line that mail programs write above a forward."""
    headers = Headers(mail, _charset(mail))
    inner = collect(mail)
    lines = ["---------- Forwarded message ----------"]
    lines += [f"{label}: {headers.text(name)}" for label, name in _SHOWN if headers.raw(name)]
    below = [_carried(child, depth - 1) for child in inner.mails[:5]] if depth > 1 else []
    return "\n".join([*lines, "", letter_of(inner.bodies).text, *below]).rstrip("\n")


_SHOWN = (("From", "from"), ("Date", "date"), ("Subject", "subject"), ("To", "to"))


def _seen_inline(file: FilePart, content_ids: frozenset[str]) -> FilePart:
    """A picture that the letter shows in its text, or a small one beside it, is no document; all else may be one."""
    referred = bool(file.content_id) and file.content_id in content_ids
    small = len(file.content) < SMALL_IMAGE and (file.inline or bool(file.content_id))
    return replace(file, inline=file.media_type.startswith("image/") and (referred or small))
