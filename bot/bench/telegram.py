"""From a person's words in Telegram to the answer that is sent: at a rate, from a backlog, and for a long time."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.assemble import Shop, assemble
from bot.bench.bot_api import TOKEN, BotApi
from bot.bench.ground import furnish, item_names
from bot.bench.report import Report, per_second
from bot.telegram.methods import calling
from bot.telegram.turns import Rate, Turns

RATE = 20.0
FOR_S = 30
BACKLOG = 5_000
PEOPLE = 200
UNLIMITED = Rate(1_000_000, 1e-9)


def measure(folder: Path, *, database: str = "", minutes: float = 0.0) -> Report:
    """Measure with the pace that Telegram allows; the backlog without it, since that is what would be measured.

    database: another one than SQLite. minutes: only the long run.
    """
    report = Report()
    names = item_names(folder, database)
    with _running(folder, database) as (shop, api):
        if minutes:
            _long_run(report, shop, api, names, minutes)
            return report
        _answered(api, _said(names, PEOPLE, 1), RATE)  # who comes first pays for what is loaded then
        _at_a_rate(report, api, names)
        _from_a_backlog(report, shop, api, names)
        _limits(report, shop)
    return report


@contextmanager
def _running(folder: Path, database: str) -> Iterator[tuple[Shop, BotApi]]:
    api = BotApi()
    made = furnish(folder, database)
    settings = made.model_copy(update={"telegram_token": TOKEN, "telegram_api_url": api.url})
    shop = assemble(settings, role="all")
    shop.start()
    try:
        while not all(channel.ready() for channel in shop.channels.values()):
            time.sleep(0.05)
        yield shop, api
    finally:
        shop.stop()
        api.close()


def _at_a_rate(report: Report, api: BotApi, names: Sequence[str]) -> None:
    said = _said(names, int(RATE * FOR_S), 2)
    cpu = time.process_time()
    found = _answered(api, said, RATE)
    report.add_times(f"update to answer sent, {RATE:.0f} a second", found["took"], "<= 150", "<= 500")
    report.add("updates without an answer", found["waiting"], "", "0")
    report.add("answers that nobody asked for", found["unasked"], "", "0")
    report.add("more than 30 in a second", found["too_fast"], "times", "0")
    report.add("CPU an update", 1000 * (time.process_time() - cpu) / len(said), "ms")


def _from_a_backlog(report: Report, shop: Shop, api: BotApi, names: Sequence[str]) -> None:
    bot = shop.telegram and shop.telegram.made()
    assert bot is not None  # noqa: S101
    bot.wire.turns = Turns(chat=UNLIMITED, group=UNLIMITED, all_=UNLIMITED)
    said = _said(names, BACKLOG, 3, people=BACKLOG)
    began = time.perf_counter()
    found = _answered(api, said, 0.0)
    took = time.perf_counter() - began
    report.add("queued updates", BACKLOG, "")
    report.add("worked off", BACKLOG / took, "/s", ">= 60")
    report.add("lost of the backlog", found["waiting"], "", "0")
    report.add("answered twice", found["unasked"], "", "0")


def _long_run(report: Report, shop: Shop, api: BotApi, names: Sequence[str], minutes: float) -> None:
    half = int(RATE * minutes * 30)
    _answered(api, _said(names, PEOPLE, 1), RATE)
    before = _resident_mb()
    first = _answered(api, _said(names, half, 2), RATE)
    between = _resident_mb()
    second = _answered(api, _said(names, half, 3), RATE)
    report.add_times(f"first half of {minutes:g} minutes at {RATE:.0f} a second", first["took"], "<= 150", "<= 500")
    report.add_times("second half", second["took"], "<= 150", "<= 500")
    report.add("updates without an answer", first["waiting"] + second["waiting"], "", "0")
    report.add("more than 30 in a second", first["too_fast"] + second["too_fast"], "times", "0")
    report.add("memory at the most, before", before, "MB")
    report.add("memory at the most, grown in the first half", between - before, "MB")
    report.add("memory at the most, grown in the second half", _resident_mb() - between, "MB", "< 20")


def _answered(api: BotApi, said: list[tuple[int, str]], rate: float) -> dict[str, Any]:
    """Have it said and wait until all is answered, or nothing comes any more."""
    api.say(said, rate)
    time.sleep(len(said) / rate if rate else 0.5)
    last, since = -1, time.perf_counter()
    while True:
        found = api.figures()
        if len(found["took"]) >= len(said):
            time.sleep(1.0)  # an answer too many would come now
            return api.figures()
        if found["answers"] != last:
            last, since = found["answers"], time.perf_counter()
        if time.perf_counter() - since > 30:
            return found
        time.sleep(0.25)


def _said(names: Sequence[str], count: int, round_: int, people: int = PEOPLE) -> list[tuple[int, str]]:
    """Return who says what: each orders, adds and asks, one after the other and of other goods each time."""
    said = []
    for place in range(count):
        name, turn = names[(place * 7) % len(names)], (place // people) % 4
        texts = (
            f"240 {name} please",
            f"and also 120 {names[place % len(names)]}",
            f"What does the {name} cost?",
            "hello",
        )
        said.append((10_000_000 * round_ + place % people, texts[turn]))
    return said


def _limits(report: Report, shop: Shop) -> None:
    bot = shop.telegram and shop.telegram.made()
    assert bot is not None  # noqa: S101
    report.add(
        "limit: empty calls of that server, one after the other",
        per_second(lambda _: bot.wire.call(calling("getMe")), 2.0),
        "/s",
    )


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
