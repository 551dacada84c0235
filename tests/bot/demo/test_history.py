"""The demo shop: its files fit together, and its past looks like a shop's."""

from __future__ import annotations

import csv
import email
import email.policy
import json
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from bot.demo.history import HistoricOrder, current, history
from bot.demo.progress import BY, PATHS
from core.documents.words import TEMPLATES, languages, words
from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from core.domain.policy import ShopIdentity, policy_from

ROOT = TEMPLATES.parents[1]
DEMO = ROOT / "templates" / "demo"
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def read(name: str):
    """A JSON file of the demo."""
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """A CSV file of the demo."""
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def toml(path: Path):
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


CATALOGUE = catalogue_from_json(read("catalogue.json"))
CUSTOMERS = [customer_from_json(customer) for customer in read("customers.json")]
POLICY = policy_from(toml(DEMO / "shop.toml"))


@pytest.fixture(scope="module")
def past() -> list[HistoricOrder]:
    """Six months of orders."""
    return history(read("history.json"), CUSTOMERS, POLICY, until=NOW)


@pytest.fixture(scope="module")
def today() -> list[HistoricOrder]:
    """What lies on the desk."""
    return current(read("current.json"), CUSTOMERS, POLICY, until=NOW)


def units(line) -> Decimal:
    """What a line asks for, in base units."""
    return Decimal(line.quantity) * CATALOGUE.items[line.sku].factor(line.unit)


# --- the files


def test_items_are_distinct_and_complete() -> None:
    """Every item has its own SKU, GTIN and names, a price, a weight, a known tax code and a category."""
    raw = read("catalogue.json")["items"]
    assert 120 <= len(raw) == len(CATALOGUE.items)
    assert len({item["gtin"] for item in raw}) == len(raw)
    assert len({item["category"] for item in raw}) >= 10
    for item in CATALOGUE.items.values():
        assert item.price and item.price > 0
        assert item.weight_g > 0
        assert item.tax in POLICY.taxes
        assert len(item.aliases) >= 2
    said = Counter(word.casefold() for item in raw for word in {item["name"], *item["aliases"]})
    assert [word for word, count in said.items() if count > 1] == []


def test_gtins_are_internal_and_check() -> None:
    """GTINs use the range for own use (200 to 299) and end in their check digit."""
    for item in CATALOGUE.items.values():
        assert 200 <= int(item.gtin[:3]) <= 299
        digits = [int(digit) for digit in item.gtin]
        assert len(digits) == 13
        assert sum(digit * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0


def test_packs_hold_more_than_one() -> None:
    """A pack has a name of its own and holds more than one base unit, each larger than the one before."""
    for item in CATALOGUE.items.values():
        sizes = [pack.contains for pack in item.packs]
        assert all(size > 1 for size in sizes), item.sku
        assert sizes == sorted(set(sizes)), item.sku
        assert len({item.unit, *(pack.unit for pack in item.packs)}) == len(sizes) + 1


def test_documents_name_the_packs() -> None:
    """Every pack of the demo has a word in the documents of each language but the catalogue's own."""
    packs = {pack.unit for item in CATALOGUE.items.values() for pack in item.packs}
    for language in set(languages()) - {CATALOGUE.language}:
        assert packs <= set(words(language)["units"]), language


def test_options_can_be_answered() -> None:
    """A default is one of the values; a required option has none; the demo shows every sort of option."""
    options = [option for item in CATALOGUE.items.values() for option in item.options]
    for option in options:
        names = [value.id for value in option.values]
        assert len(names) == len(set(names)) >= 2
        assert option.default is None or option.default in names
        assert not (option.required and option.default)
    assert any(option.required for option in options)
    assert any(option.default for option in options)
    assert any(option.multiple and not option.removable for option in options)
    assert any(option.removable for option in options)


def test_every_item_has_a_supplier_and_a_place() -> None:
    """Suppliers of the catalogue exist; stock names known items, no place twice; some are low, some are out."""
    suppliers = {row["number"]: row for row in rows("suppliers.csv")}
    assert {item.supplier for item in CATALOGUE.items.values()} == set(suppliers)
    for item in CATALOGUE.items.values():
        assert item.lead_days == int(suppliers[item.supplier]["lead_days"])
        assert item.min_qty % item.multiple == 0
    stock = rows("stock.csv")
    assert {row["sku"] for row in stock} == set(CATALOGUE.items)
    assert len({row["location"] for row in stock}) == len(stock)
    assert any(Decimal(row["on_hand"]) == 0 for row in stock)


def test_customers_can_be_served() -> None:
    """Twelve customers: known languages, complete addresses that some way of shipping reaches, numbers that exist."""
    assert len(CUSTOMERS) == 12
    assert len({customer.number for customer in CUSTOMERS}) == 12
    assert len({place.country for customer in CUSTOMERS for place in customer.addresses}) >= 5
    reached = {country for method in POLICY.shipping for country in method.countries}
    for customer in CUSTOMERS:
        assert customer.language in POLICY.shop.languages
        assert customer.email.endswith(".example")
        assert 1 <= len(customer.addresses) <= 3
        assert all(place.complete and place.postcode and place.country in reached for place in customer.addresses)
        assert set(customer.part_numbers.values()) <= set(CATALOGUE.items)
        for line in customer.last_order:
            item = CATALOGUE.items[line["sku"]]
            assert item.factor(line["unit"]) is not None
            known = {option.name: {value.id for value in option.values} for option in item.options}
            assert all(value in known[name] for name, value in line.get("options", {}).items())


@pytest.mark.parametrize("file", [DEMO / "shop.toml", ROOT / "docs" / "shop.example.toml"], ids=lambda path: path.name)
def test_policies_are_accepted(file: Path) -> None:
    """Both policies are read without a fault, and their IBAN and country are well-formed."""
    policy = policy_from(toml(file))
    turned = policy.bank.iban[4:] + policy.bank.iban[:4]
    assert int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
    assert policy.shop.language in policy.shop.languages
    assert policy.shipping
    assert policy.approvals


def test_example_policy_names_every_key() -> None:
    """The documented policy holds every key that the demo's has and that the reader knows, each with a comment."""
    example, demo = toml(ROOT / "docs" / "shop.example.toml"), toml(DEMO / "shop.toml")
    assert set(ShopIdentity.__dataclass_fields__) == set(example["shop"])
    for section in demo:
        have, want = example[section], demo[section]
        if isinstance(want, dict):
            assert set(want) <= set(have), section
        else:
            assert {key for row in want for key in row} <= {key for row in have for key in row}, section
    methods = {key for method in demo["shipping"]["method"] for key in method}
    assert methods <= set(example["shipping"]["method"][0])
    for line in (ROOT / "docs" / "shop.example.toml").read_text(encoding="utf-8").splitlines():
        name = line.partition(" =")[0]
        obvious = ("street", "postcode", "city", "name", "reduced", "standard", "zero", "role", "over_total")
        assert " = " not in line or name in obvious or "#" in line.partition(" = ")[2], line


def test_holidays_are_given_for_two_years() -> None:
    """The demo's calendar knows the holidays of this year and the next."""
    assert {day.year for day in POLICY.calendar.holidays} == {2026, 2027}


def test_sample_mails_come_from_known_customers() -> None:
    """Every mail to drop is well-formed, from a contact of a customer, with its own Message-ID."""
    contacts = {contact["email"] for customer in read("customers.json") for contact in customer["contacts"]}
    seen = set()
    files = sorted((DEMO / "mail").glob("*.eml"))
    assert len(files) == 6
    for file in files:
        mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert not mail.defects
        assert mail["From"].addresses[0].addr_spec in contacts
        assert mail["To"].addresses[0].addr_spec == POLICY.shop.email
        assert mail["Date"].datetime
        assert mail.get_body(("plain",)).get_content().strip()
        seen.add(mail["Message-ID"])
    assert len(seen) == 6


def test_suggestions_are_five() -> None:
    """A visitor is offered five things to say, each with a label."""
    suggestions = read("suggestions.json")
    assert len(suggestions) == 5
    assert all(one["text"] and one["label"] and one["language"] in POLICY.shop.languages for one in suggestions)


# --- the past


def test_history_is_the_same_for_the_same_seed(past) -> None:
    """The same files, day and seed give the same orders; another seed gives others."""
    assert history(read("history.json"), CUSTOMERS, POLICY, until=NOW) == past
    assert history(read("history.json"), CUSTOMERS, POLICY, until=NOW, seed=27) != past


def test_history_is_half_a_year_in_order(past) -> None:
    """Some 350 to 500 orders over six months, oldest first, each with its own key, none on a closed day."""
    assert 350 <= len(past) <= 500
    assert len({order.key for order in past}) == len(past)
    assert all(earlier.placed_at <= later.placed_at for earlier, later in pairwise(past))
    assert NOW - past[0].placed_at > timedelta(days=175)
    assert NOW - past[-1].placed_at >= timedelta(days=7)
    days = {order.placed_at.astimezone(POLICY.shop.zone).date() for order in past}
    assert not days & POLICY.calendar.holidays
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("until", [datetime(2027, month, 3, 1, tzinfo=UTC) for month in range(1, 13)])
def test_history_can_end_on_any_day(until: datetime) -> None:
    """A demo that starts in any month has a past of about the same size, and a desk with every state."""
    past = history(read("history.json"), CUSTOMERS, POLICY, until=until)
    assert 250 <= len(past) <= 600
    assert all(step.at <= until for order in past for step in order.steps)
    desk = current(read("current.json"), CUSTOMERS, POLICY, until=until)
    assert all(order.placed_at < until for order in desk)
    for order in desk:
        assert all(step.at <= until for step in order.steps)
        assert [step.at for step in order.steps] == sorted(step.at for step in order.steps)


def sold(orders, skus, months) -> Decimal:
    """Base units of some items sold in some months."""
    return sum(
        (
            units(line)
            for order in orders
            if order.placed_at.month in months
            for line in order.lines
            if line.sku in skus
        ),
        Decimal(0),
    )


def test_seasons_show() -> None:
    """Over a year jars peak in summer, feed in late summer, candles and gifts before Christmas, frames in spring."""
    year = history(read("history.json"), CUSTOMERS, POLICY, until=datetime(2027, 5, 1, tzinfo=UTC), days=365)
    by: dict[str, set[str]] = {}
    for habits in read("history.json")["customers"].values():
        for entry in habits["usual"]:
            by.setdefault(entry["season"], set()).add(entry["sku"])
    assert sold(year, by["jars"], (6, 7, 8)) > 1.5 * float(sold(year, by["jars"], (12, 1, 2)))
    assert sold(year, by["feed"], (8, 9)) > 2 * sold(year, by["feed"], (5, 6))
    assert sold(year, by["candles"], (10, 11, 12)) > 1.5 * float(sold(year, by["candles"], (5, 6, 7)))
    assert sold(year, by["hive"], (3, 4)) > 2 * sold(year, by["hive"], (10, 11))


def test_customers_keep_their_rhythm_and_their_par(past) -> None:
    """Busy customers order weekly or more, quiet ones monthly; quantities stay around the usual one."""
    habits = read("history.json")["customers"]
    counts = Counter(order.customer for order in past)
    assert counts["C-1003"] > 2 * counts["C-1002"]
    for order in past:
        usual = {entry["sku"]: entry for entry in habits[order.customer]["usual"]}
        for line in order.lines:
            assert 1 <= int(line.quantity) <= 2.2 * usual[line.sku]["par"] + 1
            assert line.unit == usual[line.sku]["unit"]


def test_one_customer_fell_silent(past) -> None:
    """Imkerij Veldzicht has not ordered for weeks: something for the early warning to find."""
    last = max(order.placed_at for order in past if order.customer == "C-1010")
    assert timedelta(days=45) < NOW - last < timedelta(days=90)


def test_unpaid_invoices_are_old_or_overdue(past) -> None:
    """What was not paid is invoiced while inside the terms and overdue beyond them; the rest is closed or ended."""
    terms = {customer.number: customer.terms_days for customer in CUSTOMERS}
    states = Counter(order.state for order in past)
    assert states["closed"] > 0.7 * len(past)
    assert states["invoiced"] and states["overdue"] and states["cancelled"] and states["expired"]
    for order in past:
        if order.state in ("invoiced", "overdue"):
            due = order.steps[-1].at + timedelta(days=terms[order.customer])
            assert (due < NOW) == (order.state == "overdue")


def test_lines_can_be_ordered(past, today) -> None:
    """Every line names an item, a unit it is sold in, and a value for each option that must be said."""
    for order in (*past, *today):
        assert order.lines
        for line in order.lines:
            item = CATALOGUE.items[line.sku]
            assert item.factor(line.unit) is not None
            known = {option.name: {value.id for value in option.values} for option in item.options}
            assert set(line.options) <= set(known)
            assert all(one["value"] in known[name] for name, values in line.options.items() for one in values)
            required = {option.name for option in item.options if option.required}
            assert required <= set(line.options), (order.key, line.sku)


def test_words_point_to_lines(past, today) -> None:
    """Every written order shows where in the customer's words each line stands; a web cart has no words."""
    written = 0
    for order in (*past, *today):
        if order.channel.startswith("api:"):
            assert not order.text
            continue
        written += 1
        for line in order.lines:
            ((start, end),) = line.spans
            assert order.text[start:end].strip()
            assert 0 <= start < end <= len(order.text)
    assert written > 300
    assert {order.language for order in past} == {"en", "de", "fr", "nl"}
    assert {order.channel for order in past} == {"email", "webchat", "api:cart"}


# --- the desk


def test_desk_shows_every_state(today) -> None:
    """Some 25 orders of today cover every state that the console can show, each with the steps that lead there."""
    assert 24 <= len(today) <= 28
    assert {order.state for order in today} == set(PATHS)
    for order in today:
        assert tuple(step.step for step in order.steps) == tuple(PATHS[order.state])
        assert all(step.by == BY[step.step] for step in order.steps)
        assert all(step.reason for step in order.steps if step.step in ("hold", "reject", "cancel"))
        assert bool(order.questions) == (order.state == "draft")


def test_stock_suffices_for_the_desk(today) -> None:
    """What is on the shelf covers all of today's orders at once, but for the one that is backordered."""
    on_hand: Counter[str] = Counter()
    for row in rows("stock.csv"):
        on_hand[row["sku"]] += Decimal(row["on_hand"])
    wanted: Counter[str] = Counter()
    for order in today:
        if order.state != "backordered":
            for line in order.lines:
                wanted[line.sku] += units(line)
    assert {sku: need for sku, need in wanted.items() if need > on_hand[sku]} == {}
    (waiting,) = [order for order in today if order.state == "backordered"]
    missing = [line for line in waiting.lines if units(line) > on_hand[line.sku] - wanted[line.sku]]
    assert missing
    assert all(CATALOGUE.items[line.sku].backorder for line in missing)


def test_orders_that_want_approval_meet_a_rule(today) -> None:
    """The orders that wait for approval are dear enough for a rule of the policy, or far above the customer's usual."""
    dear = min(
        rule.over_total
        for rule in POLICY.approvals
        if rule.over_total and not (rule.new_ship_to or rule.untrusted_sender)
    )
    factor = min(rule.quantity_over_usual_factor for rule in POLICY.approvals if rule.quantity_over_usual_factor)
    waiting = [order for order in today if order.state == "awaiting_approval"]
    assert len(waiting) == 2
    for order in waiting:
        usual = {(u["sku"], u["unit"]): u["par"] for u in read("history.json")["customers"][order.customer]["usual"]}
        total = Decimal(0)
        for line in order.lines:
            item = CATALOGUE.items[line.sku]
            total += units(line) * item.price * (1 + Decimal(POLICY.taxes[item.tax]) / 10_000)
        unusual = any(
            Decimal(line.quantity) > factor * usual[line.sku, line.unit]
            for line in order.lines
            if (line.sku, line.unit) in usual
        )
        assert total > dear or unusual, order.key
