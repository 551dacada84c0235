"""The shop itself: its life cycles as they run, its message templates, its policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console
from bot.web.console.diagram import Diagram, diagram
from bot.web.console.frames import framed
from bot.web.console.rules import rules_router
from bot.web.console.switches import switches_router
from bot.web.words import label
from core.domain.lifecycles import LIFECYCLES
from core.domain.machine import Lifecycle, Role, Step
from core.domain.money import Money
from core.domain.policy import ShopPolicy
from core.messages.render import Messages, Rendered


def shop_router(console: Console) -> APIRouter:
    router = console.router()
    router.routes += switches_router(console).routes
    router.routes += rules_router(console).routes

    @router.get("/life-cycles")
    def life_cycles(request: Request) -> Response:
        wanted = request.query_params.get("of", LIFECYCLES[0].name)
        chosen = next((one for one in LIFECYCLES if one.name == wanted), LIFECYCLES[0])
        return console.page(
            request,
            "life_cycles.html",
            chosen=chosen,
            names=[one.name for one in LIFECYCLES],
            rows=[_row(chosen, step) for step in chosen.steps],
            drawing=_DRAWINGS[chosen.name],
        )

    @router.get("/templates")
    def templates(request: Request) -> Response:
        messages = console.office.messages
        name = request.query_params.get("name", "order_quoted")
        language = messages.language(request.query_params.get("language", "en"))
        return console.page(
            request,
            "templates.html",
            names=messages.names(),
            name=name,
            language=language,
            languages=messages.languages(),
            rendered=_rendered(messages, name, language),
        )

    @router.get("/templates/letter")
    def letter(request: Request) -> Response:
        messages = console.office.messages
        name, language = request.query_params.get("name", ""), request.query_params.get("language", "en")
        return framed(_rendered(messages, name, messages.language(language)).html)

    @router.get("/settings")
    def settings(request: Request) -> Response:
        policy = console.office.policy()
        return console.page(request, "settings.html", sections=_sections(policy), version=policy.version)

    return router


_DRAWINGS: dict[str, Diagram] = {one.name: diagram(one) for one in LIFECYCLES}


def _rendered(messages: Messages, name: str, language: str) -> Rendered:
    if name not in messages.names():
        raise HTTPException(404)
    return messages.render(name, language, messages.sample(name, language))


def _row(lifecycle: Lifecycle, step: Step) -> dict[str, Any]:
    return {
        "step": step.name,
        "by": [label(role.name) for role in Role if role in step.by],
        "from": [str(state) for state in lifecycle.states if state in step.from_],
        "to": str(step.to) if step.to else "",
        "only_if": [label(guard.__name__) for guard in step.only_if],
        "tells": step.emits.notifies,
    }


def _sections(policy: ShopPolicy) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the policy as sections of named values, whatever it is made of."""
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    plain: list[tuple[str, str]] = []
    for part in fields(policy):
        value = getattr(policy, part.name)
        if is_dataclass(value):
            sections.append((label(part.name), _values(value, policy)))
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            sections.extend((f"{label(part.name)}: {getattr(one, 'name', '')}", _values(one, policy)) for one in value)
        elif part.name != "version":
            plain.append((label(part.name), _said(part.name, value, policy)))
    return [*sections, ("Everything else", plain)]


def _values(part: Any, policy: ShopPolicy) -> list[tuple[str, str]]:
    return [(label(one.name), _said(one.name, getattr(part, one.name), policy)) for one in fields(part)]


def _said(name: str, value: Any, policy: ShopPolicy) -> str:
    currency = policy.shop.currency
    match name, value:
        case "taxes", Mapping():
            return " · ".join(f"{code} {Decimal(rate) / 100:f} %" for code, rate in value.items())
        case "bands", tuple():
            return " · ".join(
                f"up to {grams / 1000:g} kg {Money(minor, currency)} {currency}" for grams, minor in value
            )
        case "free_over", int():
            return f"{Money(value, currency)} {currency}"
        case _, bool():
            return "yes" if value else "no"
        case _, Decimal():
            return f"{value:f}"
        case _, Mapping():
            return " · ".join(f"{key}: {_said('', item, policy)}" for key, item in value.items()) or "–"
        case _, frozenset():
            return ", ".join(sorted(str(item) for item in value)) or "–"
        case _, tuple():
            return ", ".join(_said("", item, policy) for item in value) or "–"
    return "–" if value in (None, "") else str(value)[:500]
