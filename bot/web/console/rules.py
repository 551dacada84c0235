"""The shop's rules: a form with a live check, tried on past orders before it is saved; versions; earned autonomy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.console.console import Console, form_in, needs
from bot.web.words import label, refusal_words
from core.domain.approvals import BacktestRules, GoBackToPolicy, ListPolicyVersions, RuleRows, SetRules
from core.domain.autonomy import ListAutonomySteps, ListStandings
from core.domain.rules import DEEDS, ROLES
from core.errors import BadInput, Conflict, Refused

FIELDS = (
    ("over_total", "Total above", "number"), ("over_discount", "Discount above, in percent", "number"),
    ("quantity_over_usual_factor", "Times the usual quantity", "number"),
    ("over_credit_limit", "Over the credit limit", "yes"),
    ("short_of_stock", "More than is in stock", "yes"), ("first_order", "The customer's first order", "yes"),
    ("new_ship_to", "A new delivery address", "yes"), ("untrusted_sender", "The sender is not proven", "yes"),
    ("channels", "Channels", "list"), ("customers", "Customer numbers", "list"),
    ("categories", "Item categories", "list"), ("countries", "Countries", "list"),
)  # fmt: skip
"""A condition's key, its words, and how it is asked for."""
HOURS = (("remind_hours", "Remind after hours"), ("expire_hours", "Give back after hours"))
DEED_WORDS = {
    "approve": "needs the word of", "hold": "binds and stops", "notify": "binds, with a note",
    "touchless": "binds unasked",
}  # fmt: skip
MOST_RULES = 50
DAYS = 30


def rules_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/rules")
    def rules(request: Request) -> Response:
        version, rows = console.office.clerk.look(RuleRows())
        return _page(console, request, version, list(rows))

    @router.post("/rules/check")
    def check(request: Request) -> Response:
        rows = rows_of(form_in(request))
        return console.part(request, "rules_check.html", days=DAYS, **_tried(console, rows))

    @router.post("/rules")
    def save(request: Request) -> Response:
        needs(request, "rules")
        form = form_in(request)
        rows, version = rows_of(form), _number(form.get("version", ""))
        try:
            done = console.do(request, SetRules(rows, version))
        except BadInput as fault:
            return _page(console, request, version, rows, status=422, notice=("bad", _named(fault)))
        except Conflict:
            notice = ("warn", "Somebody changed the policy meanwhile. Look at the newest version, then save again.")
            return _page(console, request, version, rows, status=409, notice=notice)
        return console.go("/console/rules", f"Saved as version {done.facts['version']} of the policy.")

    @router.post("/rules/back")
    def back(request: Request) -> Response:
        needs(request, "rules")
        try:
            done = console.do(request, GoBackToPolicy(_number(form_in(request).get("to", ""))))
        except Refused as refused:
            return console.go("/console/rules", refusal_words(refused.code, refused.facts), kind="bad")
        return console.go("/console/rules", f"The older policy counts again, as version {done.facts['version']}.")

    @router.get("/autonomy")
    def autonomy(request: Request) -> Response:
        customer = _number(request.query_params.get("customer", "")) or None
        standings, steps = console.office.clerk.all_of(
            [ListStandings(customer), ListAutonomySteps(customer, all_=customer is not None)]
        )
        needed = console.office.policy().autonomy.orders
        return console.page(
            request, "autonomy.html", standings=standings, steps=steps, needed=needed, customer=customer
        )

    return router


def _page(console: Console, request: Request, version: int, rows: list[dict[str, Any]], **facts: Any) -> Response:
    return console.page(
        request,
        "rules.html",
        version=version,
        rows=[*rows, {}],
        fields=FIELDS,
        hours=HOURS,
        deeds=DEED_WORDS,
        roles=[(name, label(name)) for name in ROLES],
        versions=console.office.clerk.look(ListPolicyVersions()),
        days=DAYS,
        address="/console/rules",
        **_tried(console, rows),
        **facts,
    )


def _tried(console: Console, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the rules would have done to the orders of the last days, or what is wrong with them."""
    try:
        return {"tried": console.office.clerk.look(BacktestRules(rows, DAYS)), "faults": []}
    except BadInput as fault:
        return {"tried": None, "faults": fault.faults}


def rows_of(form: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows of `[[approval]]` that a form describes; a rule that says nothing at all is left out."""
    rows = (_row(form, f"r{index}-") for index in range(MOST_RULES + 1))
    return [row for row in rows if row]


def _row(form: Mapping[str, str], prefix: str) -> dict[str, Any]:
    given = {name.removeprefix(prefix): text.strip()[:500] for name, text in form.items() if name.startswith(prefix)}
    row: dict[str, Any] = {}
    for key, _, kind in FIELDS:
        if text := given.get(key, ""):
            row[key] = _read(kind, text)
    if not row and not given.get("name"):
        return {}
    row = {"name": given.get("name", ""), **row, "do": given.get("do", DEEDS[0])}
    if row["do"] == "approve":
        row["role"] = given.get("role", ROLES[0])
        row |= {key: int(given[key]) if given[key].isdecimal() else given[key] for key, _ in HOURS if given.get(key)}
        row |= {"escalate_to": given["escalate_to"]} if given.get("escalate_to") else {}
        row |= {"four_eyes": True} if given.get("four_eyes") else {}
    return row


def _read(kind: str, text: str) -> Any:
    if kind == "list":
        return [one.strip() for one in text.replace(";", ",").split(",") if one.strip()]
    return True if kind == "yes" else text.replace(",", ".")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _named(fault: BadInput) -> str:
    place, words = fault.faults[0]
    return f"{place} {words}."
