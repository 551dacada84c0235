"""The one strict, sandboxed Jinja2 environment: of the messages, and of every page of the console."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateRuntimeError, Undefined, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from core.domain.customers import Address, town_line
from core.domain.money import Money
from core.messages import colours
from core.messages.formats import Formats, read_language
from core.messages.layout import WIDTH, Block, fact, one_line, row, tidy
from core.messages.questions import lettered

__all__ = ["Environment", "console_environment", "environment"]

_KEPT_FILTERS = (
    "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "items", "join", "last", "length",
    "list", "lower", "map", "max", "min", "reject", "rejectattr", "select", "selectattr", "sort", "string", "trim",
    "unique", "upper",
)  # fmt: skip
_KEPT_METHODS = frozenset({"get", "items", "keys", "values", "startswith", "endswith", "lower", "upper", "strip"})
_DICT = frozenset(dir(dict))
_BARE = (Money, Decimal, float, date)


class MessageEnvironment(ImmutableSandboxedEnvironment):
    """Templates that only say what they are given.

    No loop without data, no growing text, no call except to macros and a few readers: a merchant's template can be
    wrong, but it cannot read settings, write anything, or eat the machine.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open: dict[type, frozenset[str]] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read data without the sandbox's full check: fields and properties of plain records, keys of mappings."""
        kind = type(obj)
        if kind is dict:
            if attribute in obj and attribute not in _DICT:
                return obj[attribute]
        else:
            known = self._open.get(kind)
            if attribute in (self._opened(kind) if known is None else known):
                return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def _opened(self, kind: type) -> frozenset[str]:
        names: set[str] = set()
        if is_dataclass(kind):
            names = {item.name for item in fields(kind)}
            names |= {
                name for base in kind.__mro__ for name, value in vars(base).items() if isinstance(value, property)
            }
        found = self._open[kind] = frozenset(name for name in names if not name.startswith("_"))
        return found

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate with whole numbers only; text is never multiplied or filled in."""
        if operator != "**" and all(isinstance(side, int) for side in (left, right)):
            return super().call_binop(context, operator, left, right)
        raise TemplateRuntimeError(f"{operator} works on whole numbers only")

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, blocks, loop.cycle, our own functions and the few readers of text and mappings."""
        if isinstance(obj, Macro | BlockReference) or any(obj is own for own in _OWN.values()):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str | Mapping):
            return getattr(obj, "__name__", "") in _KEPT_METHODS
        return isinstance(owner, LoopContext)


def environment(folder: Path, language: str) -> Environment:
    """Return the environment of one language's messages. folder: the one that holds the languages."""
    data, formats = read_language(folder / language)
    made = MessageEnvironment(
        loader=FileSystemLoader([folder / language, folder]),
        autoescape=_is_markup,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=2000,
    )
    made.filters = {name: FILTERS[name] for name in _KEPT_FILTERS} | _filters(formats, UTC)
    made.globals.clear()
    made.globals.update(**_OWN, words=data["words"], language_code=language)
    return made


def console_environment(
    folder: Path, language: str = "en", *, zone: tzinfo = UTC, messages: Path | None = None
) -> Environment:
    """Return an environment for pages: strict, sandboxed, everything escaped, with the messages' filters.

    folder: of the pages. zone: in which days and moments are shown where no `shop` is in the context.
    """
    root = messages or Path(__file__).resolve().parents[2] / "templates" / "messages"
    _, formats = read_language(root / language)
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=1000,
    )
    made.filters.update(_filters(formats, zone))
    return made


def _is_markup(name: str | None) -> bool:
    return name is None or name.endswith(".html")


def _rule(mark: str = "-") -> Block:
    return Block(str(mark)[:1] * WIDTH)


@pass_context
def _said(context: Context, path: str, **given: Any) -> str:
    """Return the words of a text file, so that a page can escape them: a page never includes plain text raw."""
    return tidy(context.environment.get_template(path).render(context.get_all() | given))


_OWN: Mapping[str, Callable[..., Any]] = {"said": _said, "row": row, "fact": fact, "rule": _rule, "lettered": lettered}


@pass_context
def _printed(context: Context, value: Any) -> Any:
    """Print one expression as its template needs it; a bare amount or day has forgotten its filter."""
    kind, name = type(value), context.name or ""
    if kind is Block or (kind is Markup and name.endswith(".html")):
        return value
    if kind is not str:
        if isinstance(value, Undefined):
            return value
        if value is None or isinstance(value, _BARE):
            raise TemplateRuntimeError(f"a {kind.__name__} cannot be printed bare; use a filter")
    line = one_line(str(value))
    return json.dumps(line, ensure_ascii=False) if name.endswith(".json") else line


def _line_no(order: Any, place: int) -> str:
    """Return the number of the line at a place among those that stand, or of the last one where there are fewer."""
    numbers = [line.position for line in order.lines if not line.cancelled]
    return str(numbers[min(place, len(numbers)) - 1] if numbers else place)


def _filters(formats: Formats, zone: tzinfo) -> dict[str, Callable[..., Any]]:
    def zone_of(context: Context) -> tzinfo:
        shop = context.get("shop")
        return zone if not shop else shop.zone

    @pass_context
    def day(context: Context, value: Any, style: str = "full") -> str:
        return formats.day(value, style, zone_of(context))

    @pass_context
    def moment(context: Context, value: Any) -> str:
        return formats.moment(value, zone_of(context))

    def address(value: Address | None) -> str:
        return _address(value, formats.country(value.country)) if value else ""

    return {
        "money": formats.money,
        "price": formats.price,
        "quantity": formats.quantity,
        "unit": formats.unit,
        "goods": formats.goods,
        "minor": formats.minor,
        "percent": formats.percent,
        "plural": formats.plural,
        "wait": formats.wait,
        "day": day,
        "moment": moment,
        "paragraphs": _paragraphs,
        "address": address,
        "country": formats.country,
        "short": _short,
        "line_no": _line_no,
        "name": _name,
        "link": _link,
        "colour": colours.colour,
        "ink": colours.ink,
        "on_white": colours.on_white,
        "on_black": colours.on_black,
    }


@pass_context
def _paragraphs(context: Context, text: object) -> str:
    """Keep the line breaks of a longer text: as they are, or as escaped `<br>` and `<p>`."""
    lines = [one_line(line) for line in str(text).strip().splitlines()]
    if not (context.name or "").endswith(".html"):
        return Block("\n".join(lines))
    parts = [part.split("\n") for part in "\n".join(lines).split("\n\n")]
    made = (Markup("<br>").join(escape(line) for line in part if line) for part in parts)
    return Markup("").join(Markup('<p class="p" style="margin:0 0 16px;">{}</p>').format(part) for part in made if part)


def _address(value: Address, country: str) -> str:
    city = town_line(value.postcode, value.city, value.country, joint="\xa0")
    return ", ".join(part for part in (value.name, value.street, city, country) if part) or value.text


def _short(value: object, length: int = 80) -> str:
    text = " ".join(one_line(str(value)).split())
    length = min(max(length, 1), 1000)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _name(value: object) -> str:
    """A name that greets; empty where it is none, since strangers write advertisements into name fields."""
    text = " ".join(one_line(str(value)).split())
    suspicious = len(text) > 60 or "://" in text or "www." in text.lower() or "@" in text
    return "" if suspicious else text


def _link(value: object) -> str:
    text = str(value)
    return text if text.startswith(("https://", "http://")) and text.isprintable() and " " not in text else ""
