"""From a person's words in Telegram to the answer that is sent: at a rate, from a backlog, and for a long time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.assemble import Shop, assemble
from bot.bench.bot_api import TOKEN, BotApi
from bot.bench.ground import furnish, item_names
from bot.bench.report import Report, per_second, percentile
from bot.bench.worker import Worker, unpaced
from bot.telegram.methods import calling

RATE = 20.0
FOR_S = 30
BACKLOG = 5_000
PEOPLE = 200
LOOKS = 100


def measure(
    folder: Path, *, database: str = "", minutes: float = 0.0, rate: float = RATE, workers: float = 0
) -> Report:
    """Measure with the pace that Telegram allows; the backlog without it, since that is what would be measured.

    database: another one than SQLite. minutes: only the long run, at so many messages a second.
    workers: so many further processes help with the backlog.
    """
    report = Report()
    names = item_names(folder, database)
    with _running(folder, database) as (shop, api):
        if minutes:
            _long_run(report, api, names, minutes, rate)
            return report
        _answered(api, _said(names, PEOPLE, 1), RATE)  # who comes first pays for what is loaded then
        _at_a_rate(report, api, names)
        _from_a_backlog(report, shop, api, names, int(workers))
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
    report.add("refused for being too fast (429)", found["too_fast"], "", "0")
    report.add("CPU an update", 1000 * (time.process_time() - cpu) / len(said), "ms")


def _from_a_backlog(report: Report, shop: Shop, api: BotApi, names: Sequence[str], workers: int) -> None:
    bot = shop.telegram.made() if shop.telegram else None
    assert bot is not None  # noqa: S101
    bot.wire.turns = unpaced()
    others = [Worker(shop.settings) for _ in range(workers)]
    said = _said(names, BACKLOG, 3, people=BACKLOG)
    began, cpu = time.perf_counter(), time.process_time() + sum(one.cpu_s() for one in others)
    found = _answered(api, said, 0.0)
    took = time.perf_counter() - began - 1.0  # it waits for an answer too many at the end
    used = time.process_time() + sum(one.cpu_s() for one in others) - cpu
    report.add("processes", 1 + workers, "")
    report.add("queued updates", BACKLOG, "")
    report.add("worked off", BACKLOG / took, "/s", ">= 60")
    report.add("CPU an update of the backlog", 1000 * used / BACKLOG, "ms")
    report.add("lost of the backlog", found["waiting"], "", "0")
    report.add("answered twice", found["unasked"], "", "0")
    for one in others:
        one.close()


def _long_run(report: Report, api: BotApi, names: Sequence[str], minutes: float, rate: float) -> None:
    """Have it said for so long, look again and again, and wait for what is behind at the end."""
    said = _said(names, int(rate * minutes * 60), 2)
    _answered(api, _said(names, PEOPLE, 1), RATE)
    began, cpu = time.monotonic(), time.process_time()
    seen: list[tuple[float, int, float]] = []
    api.say(said, rate)
    while time.monotonic() - began < minutes * 60:
        time.sleep(max(1.0, minutes * 60 / LOOKS))
        seen.append((_resident_mb(), api.counts()["answered"], time.process_time() - cpu))
    behind = len(said) - seen[-1][1]
    found = _waited_for(api, len(said))
    memory = [one for one, _, _ in seen]
    half, end = seen[len(seen) // 2], seen[-1]
    report.add(f"said in {minutes:g} minutes at {rate:g} a second", len(said), "")
    report.add("answered in that time", end[1] / (minutes * 60), "/s")
    report.add("behind at the end of it", behind, "")
    report.add("update to answer sent, median", 1000 * percentile(found["took"], 50), "ms")
    report.add("update to answer sent, p99", 1000 * percentile(found["took"], 99), "ms")
    report.add("CPU an update, first half", 1000 * half[2] / max(half[1], 1), "ms")
    report.add("CPU an update, second half", 1000 * (end[2] - half[2]) / max(end[1] - half[1], 1), "ms")
    report.add("left without an answer", found["waiting"], "", "0")
    report.add("answers that nobody asked for", found["unasked"], "", "0")
    report.add("refused for being too fast (429)", found["too_fast"], "", "0")
    report.add("memory after the first tenth", memory[len(memory) // 10], "MB")
    report.add("memory in the middle", memory[len(memory) // 2], "MB")
    report.add("memory at the end", memory[-1], "MB", f"<= {1.2 * memory[len(memory) // 10]:.0f}")


def _waited_for(api: BotApi, count: int) -> dict[str, Any]:
    """Wait until so many are answered, or nothing comes any more."""
    last, since = -1, time.perf_counter()
    while time.perf_counter() - since < 30:
        found = api.counts()
        if found["answered"] >= count:
            time.sleep(1.0)  # an answer too many would come now
            break
        if found["answers"] != last:
            last, since = found["answers"], time.perf_counter()
        time.sleep(0.25)
    return api.figures()


def _answered(api: BotApi, said: list[tuple[int, str]], rate: float) -> dict[str, Any]:
    """Have it said and wait until all is answered, or nothing comes any more; without a rate all at once."""
    api.say(said, rate, strict=rate > 0)
    time.sleep(len(said) / rate if rate else 0.5)
    return _waited_for(api, len(said))


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
    bot = shop.telegram.made() if shop.telegram else None
    assert bot is not None  # noqa: S101
    report.add(
        "limit: empty calls of that server, one after the other",
        per_second(lambda _: bot.wire.call(calling("getMe")), 2.0),
        "/s",
    )


def _resident_mb() -> float:
    """Return the memory that this process holds now; not a number where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return float("nan")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
