"""One life of a shop: start, do what the outside does, come to rest, stop. It may be struck down at any point.

What the outside does is what it would do again when it had no answer: the mail lies in the folder, the page and the
cart send the same thing under the same id.
"""

from __future__ import annotations

import asyncio
import email
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, func, select

import bot.assemble
from bot.assemble import Shop, assemble
from core.database.tables.conversations import inbound_messages
from core.database.tables.deliveries import deliveries
from core.domain.queries import FindConversation, ReadConversation
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs
from core.jobs.recovery import Recovery
from core.ports import InboundMessage
from core.settings import Settings
from tests.chaos.points import Points

SOON_S = 0.3
ORDER = {
    "customer": {"email": "ann@archer.example", "name": "Ann Archer"},
    "lines": [{"sku": "HAM-1", "quantity": "2"}, {"sku": "GLUE-1", "quantity": "1", "unit": "case"}],
    "ship_to": {"name": "Ann Archer", "street": "Mill Lane 3", "postcode": "10115", "city": "Berlin", "country": "DE"},
    "confirm": True,
}
WORDS = "Please send 2 claw hammers, 3 bottles of wood glue and 4 rolls of masking tape."


class SoonJobs(Jobs):
    """Jobs that come soon: what a crash left is found in a fraction of a second instead of ten."""

    def enqueue(self, conn: Connection, kind: str, key: str, *, delay_s: float = 0.0) -> None:
        super().enqueue(conn, kind, key, delay_s=min(delay_s, SOON_S))


def live(job: dict[str, Any]) -> None:
    """Live once. job: settings, scenario, kill_at, facts of the shop."""
    folder = Path(job["data_dir"])
    bot.assemble.Jobs = partial(SoonJobs, poll_s=0.2)  # type: ignore[misc, assignment]
    bot.assemble.Deliverer = partial(Deliverer, recover_after_s=SOON_S)  # type: ignore[misc, assignment]
    bot.assemble.Recovery = partial(Recovery, after_s=SOON_S)  # type: ignore[misc, assignment]
    points = Points(int(job["kill_at"]), folder / "struck")
    settings = Settings(data_dir=folder, database_url=job.get("url", ""), secret_key="k" * 40)
    shop = assemble(settings)
    points.watch_commits()
    points.watch_files()
    for channel in shop.channels.values():
        points.watch_sending(channel)
    shop.start()
    points.open = True
    SCENARIOS[job["scenario"]](shop, job["facts"])
    points.open = False
    shop.stop()
    (folder / "points").write_text(json.dumps(points.passed))


def _until(shop: Shop, done: Callable[[], bool], wait_s: float = 60.0) -> None:
    end = time.monotonic() + wait_s
    while not done():
        if time.monotonic() > end:
            raise AssertionError(f"not at rest after {wait_s:.0f} s")
        time.sleep(0.02)


def at_rest(shop: Shop) -> bool:
    """Return whether every message is worked on and every answer has left."""
    # First the folder: a mail leaves it only when it is stored.
    if any((shop.settings.mail_dir / "in").glob("*.eml")):
        return False
    waiting = select(func.count()).where(inbound_messages.c.state == "received")
    leaving = select(func.count()).where(deliveries.c.state.not_in(("sent", "delivered", "parked")))
    with shop.database.read() as conn:
        return not conn.scalar(waiting) and not conn.scalar(leaving)


def _mail(shop: Shop, _facts: dict[str, str]) -> None:
    _dropped(shop, "order.eml", letter("order", "Order", WORDS))
    _until(shop, lambda: at_rest(shop))
    read_back = _read_back(shop)
    reply = letter("reply", f"Re: {read_back['Subject']}", _quoting("OK", read_back))
    reply["In-Reply-To"] = read_back["Message-ID"]
    reply["References"] = f"{read_back['References'] or ''} {read_back['Message-ID']}".strip()
    _dropped(shop, "reply.eml", reply)
    _until(shop, lambda: at_rest(shop))


def _dropped(shop: Shop, name: str, mail: EmailMessage) -> None:
    if not any((shop.settings.mail_dir / folder / name).exists() for folder in ("in", "done", "failed")):
        (shop.settings.mail_dir / "in" / name).write_bytes(mail.as_bytes())


def letter(name: str, subject: str, text: str) -> EmailMessage:
    """Return a mail of the shop's customer."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Ann Archer <ann@archer.example>"
    mail["To"] = "orders@quayside.example"
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{name}@archer.example>"
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0100"
    mail.set_content(text)
    return mail


def _read_back(shop: Shop) -> EmailMessage:
    sent = sorted((shop.settings.mail_dir / "out").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return email.message_from_bytes(sent[0].read_bytes(), policy=policy.default)  # type: ignore[arg-type, return-value]


def _quoting(word: str, mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    old = str(body.get_content()) if body else ""
    return f"{word}\n\nOn Mon, 2 Mar 2026 at 09:00, Quayside Tools wrote:\n" + "\n".join(
        f"> {line}" for line in old.splitlines()
    )


def _chat(shop: Shop, facts: dict[str, str]) -> None:
    _say(shop, facts, "1", text=WORDS)
    _until(shop, lambda: at_rest(shop))
    _say(shop, facts, "2", action=button(shop, "confirm"))
    _until(shop, lambda: at_rest(shop))


def button(shop: Shop, name: str) -> str:
    """Return what the button of this name under the first answer sends back."""
    talk = shop.clerk.look(FindConversation("webchat", "thread-1"))
    assert talk is not None
    said = [one for one in shop.clerk.look(ReadConversation(talk.id)) if one.direction == "out" and one.buttons]
    return next(str(one["action"]) for one in said[0].buttons if one["action"].startswith(f"{name}:"))


def _say(shop: Shop, facts: dict[str, str], number: str, *, text: str = "", action: str = "") -> None:
    shop.desk.take_in(
        InboundMessage(
            channel="webchat",
            message_id=f"thread-1:{number}",
            sender="thread-1",
            conversation="thread-1",
            text=text,
            action=action,
            at=datetime.now(UTC),
            sender_name="Ann Archer",
            known_customer=facts["customer"],
        )
    )
    assert shop.clerk.look(FindConversation("webchat", "thread-1")) is not None


def _api(shop: Shop, facts: dict[str, str]) -> None:
    answers = asyncio.run(_posted(shop, facts["key"], times=2))
    assert answers[0] == answers[1], "a repeat is not the first answer"
    assert answers[0][0] == 201, answers[0]
    _until(shop, lambda: at_rest(shop))


async def _posted(shop: Shop, key: str, times: int) -> list[tuple[int, bytes]]:
    transport = httpx.ASGITransport(app=shop.app())
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": "cart-1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
        found = [await client.post("/api/v1/orders", json=ORDER) for _ in range(times)]
    return [(one.status_code, one.content) for one in found]


SCENARIOS: dict[str, Callable[[Shop, dict[str, str]], None]] = {"mail": _mail, "chat": _chat, "api": _api}
