"""Understanding messages of forty words against catalogues of 300 to 100,000 items, and texts made to take long."""

from __future__ import annotations

import gc
import json
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.bench.calibrate import SURE, judge, reliability
from bot.bench.ground import DEMO
from bot.bench.hostile import hostile_texts
from bot.bench.limits import naive_readings_per_s
from bot.bench.report import Report, per_second
from core.domain.catalogue import Catalogue, catalogue_from_json
from intake.understanding import Engine, Request
from intake.understanding.generate import generate

SMALL, BIG = 300, 100_000
SIZES = (1_000, 10_000, BIG)
MESSAGES = 60
MADE = 1_000
FOR_S = 4.0
COLOURS = "amber black blue brass clear coral cream green grey ivory olive red silver tan teal white"
STUFFS = "bamboo birch canvas ceramic copper cork cotton glass iron leather linen oak paper steel stone wool"
THINGS = (
    "apron basket beaker bench bottle bowl box brush bucket cabinet candle carafe chair clamp cloth crate cushion dish "
    "drawer easel folder frame funnel grater hammer hook jar jug kettle ladder lamp lantern mat mirror mug napkin pan "
    "pencil pitcher plate pot rack ruler saucer scale shelf spoon stool strap tin towel tray tub vase whisk"
)
SIZES_CM = tuple(range(4, 80))


def measure(folder: Path) -> Report:
    """Measure messages a second; nothing is stored."""
    report = Report()
    _reliability(report)
    _small(report)
    rates: dict[int, float] = {}
    for size in SIZES:
        catalogue = _catalogue(size)
        engine = _ready(report, size, catalogue)
        texts = _texts(catalogue, size)
        found = sum(len(engine.understand(Request(str(n), text)).lines) for n, text in enumerate(texts[:20]))
        rates[size] = per_second(
            lambda n, engine=engine, texts=texts: engine.understand(Request("", texts[n % len(texts)])),  # type: ignore[misc]
            FOR_S,
            time.process_time,
        )
        report.add(f"{size:,} items", rates[size], "messages/s of CPU")
        report.add(f"{size:,} items: lines found of three", found / 20, "")
        if size == BIG:
            report.add_times(f"{size:,} items, a message", _each(engine, texts), "<= 8")
        names = [item.name.lower() for item in catalogue.items.values()]
        naive = naive_readings_per_s(names, texts, 3.0)
        report.add(f"limit: {size:,} items, plain fuzzy windows", naive, "messages/s of CPU")
        goal = {10_000: ">= 30", 100_000: ">= 200"}.get(size, "")
        report.add(f"{size:,} items: against plain fuzzy windows", rates[size] / naive, "times", goal)
    report.add("100,000 items against 1,000", rates[BIG] / rates[1_000], "times", ">= 0.4")
    return report


def _reliability(report: Report) -> None:
    """Hold what is said to be sure against what is right: the demo shop, which the weights were not fitted to."""
    catalogue = catalogue_from_json(json.loads((DEMO / "catalogue.json").read_text(encoding="utf-8")))
    for what, judged in zip(("lines", "messages"), judge(catalogue, seed=1, count=MADE), strict=True):
        table = reliability(judged)
        for step in table.steps:
            report.add(f"reliability, {what} said {step.said:.2f} ({step.count})", step.right, "right")
        goal = "<= 0.05" if what == "lines" else ""
        report.add(f"reliability, {what}: expected calibration error", table.error, "", goal)
        sure = [right for said, right in judged if said >= SURE]
        report.add(f"reliability, {what} at least {SURE:.0%} sure", sum(sure) / max(1, len(sure)), "right")


def _small(report: Report) -> None:
    """Measure a usual shop: made orders, and the worst that a message of 64 kB can be."""
    catalogue = _catalogue(SMALL)
    engine = Engine(catalogue)
    made = [one.request.text for one in generate(catalogue, seed=1, count=400)]
    report.add_times(f"{SMALL} items, a made order", _each(engine, made), "<= 3", "<= 15")
    report.add_times(f"{SMALL} items, a message of forty words", _each(engine, _texts(catalogue, SMALL)))
    slowest = max((_each(engine, [text])[0], name) for name, text in hostile_texts(catalogue))
    report.add(f"{SMALL} items, 64 kB made to take long ({slowest[1]})", slowest[0], "s of CPU", "<= 0.5")


def _ready(report: Report, size: int, catalogue: Catalogue) -> Engine:
    """Compile, and take the compiled catalogue up again as after a restart."""
    with tempfile.TemporaryDirectory() as folder:
        gc.collect()
        before, began = _memory_mb(), time.process_time()
        engine = Engine(catalogue, kept_in=Path(folder))
        compiled = time.process_time() - began
        goal = ("<= 20", "<= 1", "<= 400") if size == BIG else ("", "", "")
        report.add(f"{size:,} items: to compile", compiled, "s of CPU", goal[0])
        report.add(f"{size:,} items: memory of the compiled catalogue", _memory_mb() - before, "MB", goal[2])
        began = time.process_time()
        Engine(catalogue, kept_in=Path(folder))
        report.add(f"{size:,} items: to take up again", time.process_time() - began, "s of CPU", goal[1])
    return engine


def _each(engine: Engine, texts: Sequence[str]) -> list[float]:
    engine.understand(Request("", texts[0][:100]))
    took = []
    for text in texts:
        began = time.process_time()
        engine.understand(Request("", text))
        took.append(time.process_time() - began)
    return took


def _memory_mb() -> float:
    """Return the memory of this process; 0 where the system does not tell it."""
    told = Path("/proc/self/status")
    rows = told.read_text().splitlines() if told.exists() else []
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("VmRSS:")), 0.0)


def _catalogue(size: int) -> Catalogue:
    names = [
        f"{colour} {stuff} {thing} {cm} cm"
        for cm in SIZES_CM
        for thing in THINGS.split()
        for stuff in STUFFS.split()
        for colour in COLOURS.split()
    ]
    chosen = random.Random(size).sample(names, size)  # noqa: S311
    items = [
        {"sku": f"B-{number}", "name": name.capitalize(), "unit": "each", "price": "1.00"}
        for number, name in enumerate(chosen)
    ]
    return catalogue_from_json({"name": "Bench", "currency": "EUR", "items": items})


def _texts(catalogue: Catalogue, seed: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311
    names = [item.name.lower() for item in catalogue.items.values()]
    texts = []
    for _ in range(MESSAGES):
        first, second, third = (_mistyped(dice, dice.choice(names)) for _ in range(3))
        texts.append(
            f"Hello there, for the new shop we would need {dice.randint(2, 90)} {first}, then {dice.randint(2, 90)} "
            f"{second} and please also {dice.randint(2, 90)} of the {third}. Let us know when they can be here, thanks"
        )
    return texts


def _mistyped(dice: random.Random, name: str) -> str:
    # One letter in every second name goes missing.
    words = name.split()
    if dice.random() < 0.5 and len(words[2]) > 4:
        gone = dice.randrange(1, len(words[2]))
        words[2] = words[2][:gone] + words[2][gone + 1 :]
    return " ".join(words)
