"""What kind of mail it is, by weighed evidence; whether it may be answered is decided apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.mail import kind_words as words
from intake.mail.headers import Headers
from intake.mail.parts import Parts

ORDINARY, BOUNCE, AUTO_REPLY, FEEDBACK = "ordinary", "bounce", "auto_reply", "feedback"
ENOUGH = 4
_TEXT_CAP = 16_000

_SMTP_CODE = re.compile(
    r"(?<![\d.])(?:[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}|[45]\.[0-7]\.\d{1,3}(?![\d.])|(?:5[0-5]\d|4[2-5]\d) [A-Za-z<-])"
)
_BULK = frozenset({"bulk", "list", "junk", "auto_reply", "auto-reply"})


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind, and whether the mail must never be answered automatically."""

    name: str
    automatic: bool


def kind_of(headers: Headers, parts: Parts, report_type: str, text: str) -> Kind:
    """Return the kind of a mail; an order is taken for a bounce only on evidence that no customer's mail bears."""
    name = _name(headers, parts, report_type, text[:_TEXT_CAP])
    return Kind(name, name != ORDINARY or _never_answer(headers))


def _name(headers: Headers, parts: Parts, report_type: str, text: str) -> str:
    reports = {media_type for media_type, _ in parts.reports}
    if report_type == "feedback-report" or "message/feedback-report" in reports or _complaint(headers, parts):
        return FEEDBACK
    if report_type == "disposition-notification" or "message/disposition-notification" in reports:
        return AUTO_REPLY
    robot = _auto_reply(headers)
    if _delivered(parts):
        return AUTO_REPLY
    if report_type == "delivery-status" or _bounce_weight(headers, parts, text, robot=robot) >= ENOUGH:
        return BOUNCE
    return AUTO_REPLY if robot else ORDINARY


def _complaint(headers: Headers, parts: Parts) -> bool:
    """Abuse desks that send no report part: a complaint about a mail of ours that is attached."""
    subject = headers.text("subject").lower()
    return bool(parts.mails) and subject.startswith(
        ("complaint about message from", "abuse report", "spam report", "email feedback report")
    )


def _delivered(parts: Parts) -> bool:
    """A report that says "delivered" or "relayed" and nothing of failure is a receipt."""
    actions = re.findall(r"(?im)^action:[ \t]{0,9}(\w{1,20})", "\n".join(text[:_TEXT_CAP] for _, text in parts.reports))
    return bool(actions) and all(action.lower() in ("delivered", "relayed", "expanded") for action in actions)


def _bounce_weight(headers: Headers, parts: Parts, text: str, *, robot: bool) -> int:
    """Weigh the evidence: who sent it (at most 3), what it says (at most 4), how it is built (at most 4)."""
    sender = headers.decoded(headers.raw("from")).lower()
    subject = headers.text("subject").lower()
    low = text.lower()
    return (
        _sender_weight(headers, sender)
        + _words_weight(subject, low)
        + _structure_weight(headers, parts, low)
        - 4 * (robot and any(word in subject for word in words.AUTO_SUBJECTS))
        - 2 * subject.startswith(("re:", "aw:", "sv:", "antw:")) * (not _daemon(sender))
    )


def _daemon(sender: str) -> bool:
    return any(name in sender for name in words.DAEMONS)


def _sender_weight(headers: Headers, sender: str) -> int:
    if _daemon(sender):
        return 3
    empty_path = "".join(headers.raw("return-path").split()) == "<>" or headers.raw("return-path").lower().startswith(
        "<mailer-daemon"
    )
    postmaster = any(name in sender for name in words.POSTMASTERS)
    return min(3, 2 * postmaster + 2 * empty_path + (sender.strip() in ("<>", "")))


def _words_weight(subject: str, text: str) -> int:
    told = any(phrase in text for phrase in words.BOUNCE_TEXTS)
    code = bool(_SMTP_CODE.search(text))
    return 2 * any(phrase in subject for phrase in words.BOUNCE_SUBJECTS) + told + code


def _structure_weight(headers: Headers, parts: Parts, text: str) -> int:
    reported = any(media_type == "message/delivery-status" for media_type, _ in parts.reports)
    failed = any(headers.raw(name) for name in ("x-failed-recipients", "x-failed-recipient"))
    fields = "final-recipient:" in text or "original-recipient:" in text or "diagnostic-code:" in text
    returned = (
        "message/rfc822" in parts.types
        or "text/rfc822-headers" in parts.types
        or "message/rfc822-headers" in parts.types
    )
    carried = returned or "----- original message" in text or "copy of the message" in text or "message follows" in text
    return min(4, 4 * reported + 3 * failed + 2 * fields + carried)


def _auto_reply(headers: Headers) -> bool:
    if headers.token("auto-submitted") == "auto-replied":
        return True
    if any(headers.raw(name) for name in ("x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-reply")):
        return True
    if headers.token("precedence") in ("auto_reply", "auto-reply"):
        return True
    return headers.text("subject").lower().startswith(words.AUTO_SUBJECTS)


def _never_answer(headers: Headers) -> bool:
    """Robots, lists and mail without a way back; X-Auto-Response-Suppress is no proof, people's mail bears it too."""
    submitted = headers.token("auto-submitted")
    if submitted and submitted != "no":
        return True
    if headers.token("precedence") in _BULK:
        return True
    if "".join(headers.raw("return-path").split()) == "<>" or any(headers.raw(name) for name in _LISTS):
        return True
    senders = headers.addresses("reply-to") or headers.addresses("from")
    return any(robot in address.lower() for _, address in senders for robot in words.ROBOTS)


_LISTS = ("list-id", "list-unsubscribe", "list-post", "x-loop", "feedback-id", "x-autoreply", "x-autorespond")
