"""Make the demo shop: the files under templates/demo, and six months of life through the real commands."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.assemble import assemble, prepare_database
from bot.demo.history import HistoricOrder, current, history
from bot.demo.replay import Replay, SettableClock
from bot.tasks.records import OPERATOR, apply_policy_file, counts_of, take_in
from core.clerk import Clerk
from core.domain.access import AddStaff
from core.domain.commands import SetStock
from core.domain.customers import Customer, customer_from_json
from core.domain.queries import LoadKnowledge
from core.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "demo"


@dataclass(frozen=True, slots=True)
class _Ground:
    """The settings of a demo that is being made: nothing leaves, everything is booked at its own time."""

    clerk: Clerk
    clock: SettableClock
    customers: list[Customer]


def make_demo(settings: Settings) -> dict[str, str]:
    """Make the demo shop where there is none yet; returns a fresh one-time sign-in token of its administrator."""
    prepare_database(settings)
    clock = SettableClock(datetime.now(UTC))
    shop = assemble(settings, role="web", clock=clock)
    people = tomllib.loads((FOLDER / "staff.toml").read_text(encoding="utf-8"))["staff"]
    if not (settings.data_dir / "demo.json").exists():
        print("Making the demo shop (once) ...", flush=True)
        _fill(settings, shop.clerk, clock, people)
    admin = people[0]
    done = shop.clerk.do(AddStaff(admin["name"], (admin["role"],), admin["email"]), actor=OPERATOR)
    shop.stop()
    return {"sign_in": str(done.facts["token"])}


def _fill(settings: Settings, clerk: Clerk, clock: SettableClock, people: list[dict[str, str]]) -> None:
    now = clock.now()
    clock.set(now.replace(year=now.year - 1))
    apply_policy_file(clerk, FOLDER / "shop.toml")
    for kind, name in (
        ("catalogue", "catalogue.json"),
        ("suppliers", "suppliers.csv"),
        ("customers", "customers.json"),
    ):
        take_in(clerk, kind, FOLDER / name)
    for person in people:
        clerk.do(AddStaff(person["name"], (person["role"],), person["email"]), actor=OPERATOR, cause="demo")
    customers = [customer_from_json(row) for row in _json("customers.json")]
    _live(settings, _Ground(clerk, clock, customers), now)
    clock.set(now)
    _lay_out(settings, clerk)


def _live(settings: Settings, ground: _Ground, now: datetime) -> None:
    policy = ground.clerk.policy()
    past = history(_json("history.json"), ground.customers, policy, until=now)
    today = current(_json("current.json"), ground.customers, policy, until=now)
    levels = counts_of(ground.clerk, FOLDER / "stock.csv")
    ground.clerk.do(SetStock(_with_past(levels, past), "opening"), actor=OPERATOR, cause="demo")
    replay = Replay(settings, ground.clock, now)
    replay.run(past)
    ground.clock.set(now)
    ground.clerk.do(SetStock(levels, "count"), actor=OPERATOR, cause="demo")
    replay.run(today)
    ground.clock.set(now)
    replay.round()
    replay.close()


def _with_past(levels: tuple[tuple[str, str, str], ...], past: list[HistoricOrder]) -> tuple[tuple[str, str, str], ...]:
    # Whatever the past needs, generously: the count after it sets what the file says.
    skus = {sku for sku, _, _ in levels} | {line.sku for order in past for line in order.lines}
    first = {sku: place for sku, place, _ in reversed(levels)}
    return tuple((sku, first.get(sku, ""), "1000000") for sku in sorted(skus))


def _lay_out(settings: Settings, clerk: Clerk) -> None:
    samples = settings.mail_dir / "samples"
    samples.mkdir(parents=True, exist_ok=True)
    for mail in sorted((FOLDER / "mail").glob("*.eml")):
        shutil.copyfile(mail, samples / mail.name)
    written = settings.data_dir / "demo.json.new"
    written.write_text(json.dumps({"customers": _tour(clerk)}, ensure_ascii=False, indent=1), encoding="utf-8")
    written.replace(settings.data_dir / "demo.json")


def _tour(clerk: Clerk) -> list[Mapping[str, Any]]:
    by_number = {customer.number: customer for customer in clerk.look(LoadKnowledge()).customers}
    shown = [(by_number[row["customer"]], row["try"]) for row in _json("tour.json") if row["customer"] in by_number]
    return [
        {
            "id": int(customer.id),
            "name": customer.name,
            "about": ", ".join(part for part in (customer.addresses[0].city, customer.addresses[0].country) if part),
            "try": tries,
        }
        for customer, tries in shown
    ]


def _json(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
