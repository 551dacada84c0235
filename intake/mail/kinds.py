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

_STATUS = re.compile(r"(?<![\d.])[45]\.[0-7]\.\d{1,3}(?!\.?\d)")
# A bare code needs company on its line: "550 boxes" is an order.
_SMTP_LINE = re.compile(
    r"(?<![\d.])(?:5[0-5]\d|4[2-5]\d)[ -][^\n]{0,200}?(?:mailbox|user|recipient|address|relay|quota|rejected|denied|"
    r"unknown|smtp|not taken|refused|blocked|spam|host|error)"
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
    if report_type == "feedback-report" or "message/feedback-report" in reports or _complaint(headers, parts, text):
        return FEEDBACK
    if report_type == "disposition-notification" or "message/disposition-notification" in reports:
        return AUTO_REPLY
    robot = _auto_reply(headers)
    if is_receipt(parts):
        return AUTO_REPLY
    if report_type == "delivery-status" or _bounce_weight(headers, parts, text, robot=robot) >= ENOUGH:
        return BOUNCE
    return AUTO_REPLY if robot else ORDINARY


def _complaint(headers: Headers, parts: Parts, text: str) -> bool:
    """Abuse desks that send no report part: a complaint about a mail of ours that is attached."""
    low = text.lower()
    if "feedback-type:" in low and "user-agent:" in low:
        return True
    if any(mail.get("x-hmxmroriginalrecipient") for mail in parts.mails[:3]):
        return True
    return bool(parts.mails) and headers.text("subject").lower().startswith(words.COMPLAINT_SUBJECTS)


def is_receipt(parts: Parts) -> bool:
    """A report that says "delivered" or "relayed" and nothing of failure is a receipt."""
    actions = re.findall(r"(?im)^action:[ \t]{0,9}(\w{1,20})", "\n".join(text[:_TEXT_CAP] for _, text in parts.reports))
    return bool(actions) and all(action.lower() in ("delivered", "relayed", "expanded") for action in actions)


def _bounce_weight(headers: Headers, parts: Parts, text: str, *, robot: bool) -> int:
    """Weigh who sent it, what it says and how it is built; without a trace of a machine it weighs nothing."""
    sender = headers.decoded(headers.raw("from")).lower()
    subject = headers.text("subject").lower()
    low = text.lower()
    origin = _sender_weight(headers, sender)
    build = _structure_weight(headers, parts, low)
    if not origin and build < 2 and not (build and _robot_address(headers)):
        return 0
    answer = subject.startswith(_ANSWERS) and origin < 2
    return origin + build + _words_weight(subject, low) - 4 * (robot and _says_away(subject)) - 2 * answer


_ANSWERS = ("re:", "aw:", "sv:", "antw:", "fwd:", "fw:", "wg:")


def _sender_weight(headers: Headers, sender: str) -> int:
    letters = "".join(char for char in sender if char.isalpha())
    if any(name in letters for name in words.DAEMONS):
        return 4
    path = "".join(headers.raw("return-path").lower().split())
    postmaster = any(name in letters for name in words.POSTMASTERS)
    nobody = sender.strip() in ("<>", "")
    return min(4, 2 * postmaster + 2 * (path == "<>" or path.startswith("<mailer-daemon")) + nobody)


def _words_weight(subject: str, text: str) -> int:
    told = any(phrase in text for phrase in words.BOUNCE_TEXTS)
    code = bool(_STATUS.search(text) or _SMTP_LINE.search(text))
    return 2 * any(phrase in subject for phrase in words.BOUNCE_SUBJECTS) + told + code


def _structure_weight(headers: Headers, parts: Parts, text: str) -> int:
    reported = any(media_type == "message/delivery-status" for media_type, _ in parts.reports)
    failed = any(headers.raw(name) for name in ("x-failed-recipients", "x-failed-recipient"))
    fields = any(line.startswith(_REPORT_FIELDS) for line in text.split("\n"))
    returned = any(media_type in _RETURNED for media_type in parts.types)
    carried = returned or any(phrase in text for phrase in words.RETURNED_TEXTS)
    notified = any(notice in "".join(text[:400].split()) for notice in _NOTICES)
    return min(4, 4 * (reported or notified) + 3 * failed + 2 * fields + carried)


# Mail services that tell of a bounce as data.
_NOTICES = ('"notificationtype":"bounce"', '"eventtype":"bounce"')
_REPORT_FIELDS = ("final-recipient:", "original-recipient:", "diagnostic-code:")
_RETURNED = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"})


def _auto_reply(headers: Headers) -> bool:
    if headers.token("auto-submitted") == "auto-replied":
        return True
    if any(headers.raw(name) for name in ("x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-reply")):
        return True
    if headers.token("precedence") in ("auto_reply", "auto-reply"):
        return True
    subject = headers.text("subject").lower()
    return _says_away(subject) and (_titled(subject) or _by_machine(headers))


def _says_away(subject: str) -> bool:
    return subject.startswith(words.AUTO_SUBJECTS)


def _titled(subject: str) -> bool:
    """`Out of office: your order` is a title; `Out of office supplies` is a wish."""
    rest = max(
        (subject[len(words_) :].lstrip() for words_ in words.AUTO_SUBJECTS if subject.startswith(words_)), key=len
    )
    return not rest or rest[0] in ":-–("


def _by_machine(headers: Headers) -> bool:
    if "".join(headers.raw("return-path").split()) == "<>" or headers.token("precedence") in _BULK:
        return True
    return any(
        headers.raw(name) for name in ("x-auto-response-suppress", "x-ms-exchange-inbox-rules-loop", "auto-submitted")
    )


def _never_answer(headers: Headers) -> bool:
    """Robots, lists and mail without a way back; X-Auto-Response-Suppress is no proof, people's mail bears it too."""
    submitted = headers.token("auto-submitted")
    if submitted and submitted != "no":
        return True
    if headers.token("precedence") in _BULK:
        return True
    if "".join(headers.raw("return-path").split()) == "<>" or any(headers.raw(name) for name in _LISTS):
        return True
    return _robot_address(headers)


_LISTS = ("list-id", "list-unsubscribe", "list-post", "list-help", "x-autoreply", "x-autorespond")


def _robot_address(headers: Headers) -> bool:
    senders = headers.addresses("reply-to") or headers.addresses("from")
    return any(address.lower().startswith(words.ROBOTS) for _, address in senders)
