"""A new order that a colleague types while the customer speaks: read as they type, corrected by click, placed once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, form_in, needs
from bot.web.problems import status_of
from bot.web.words import refusal_words
from core.domain.commands import LineWanted, PlaceOrder
from core.domain.customers import Address
from core.domain.orders import Source
from core.domain.phone import FindCustomers, Trial, TryOrder
from core.domain.queries import ItemsBySku, ListItems
from core.domain.views import CustomerView
from core.errors import Conflict, Refused
from intake.drafts import lines_wanted
from intake.reader import key_of
from intake.understanding import Request as Words
from intake.understanding import Understanding

LONGEST = 8000
MOST_LINES = 200
PLACE = ("name", "street", "postcode", "city", "country")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. edited: whether lines were corrected by hand; read_text: what they were read from."""

    form: Mapping[str, str]
    text: str
    lines: tuple[LineWanted, ...]
    edited: bool
    read_text: str
    done: tuple[str, ...]

    @property
    def customer_id(self) -> int | None:
        """Return who was chosen."""
        text = self.form.get("customer", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    @property
    def address(self) -> Address | None:
        """Return the place that was typed; None where the customer's own counts."""
        place = {name: self.form.get(f"to_{name}", "").strip()[:200] for name in PLACE}
        return Address(**place) if place["street"] else None


def phone_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/orders/new")
    def new(request: Request) -> Response:
        needs(request, "phone")
        return _page(console, request, _typed({"key": secrets.token_urlsafe(16)}))

    @router.post("/orders/new/reading")
    def reading(request: Request) -> Response:
        needs(request, "phone")
        return _page(console, request, _corrected(_typed(form_in(request))))

    @router.post("/orders/new")
    def place(request: Request) -> Response:
        needs(request, "phone")
        typed = _typed(form_in(request))
        read = _read(console, typed)
        try:
            placed = console.do(request, _command(typed, _lines(typed, read), read), cause="phone").orders[0]
        except Refused as refused:
            if refused.code == "source_known":
                return console.go(f"/console/orders/{refused.facts['number']}", "This order is placed already.")
            notice = ("bad", refusal_words(refused.code, refused.facts))
            return _page(console, request, typed, status=status_of(refused.code), notice=notice)
        except Conflict:
            return _page(console, request, typed, status=409, notice=("warn", "Busy just now; press Place once more."))
        return console.go(f"/console/orders/{placed}", f"{placed} is placed. Tell the caller the number.")

    return router


def _typed(form: Mapping[str, str]) -> Typed:
    places = sorted(int(name[4:]) for name in form if name.startswith("sku-") and name[4:].isdigit())[:MOST_LINES]
    lines = tuple(
        LineWanted(
            form[f"sku-{place}"].strip()[:64],
            form.get(f"quantity-{place}", "").strip().replace(",", ".")[:40] or "1",
            form.get(f"unit-{place}", "").strip()[:40],
            _options(form.get(f"options-{place}", "")),
        )
        for place in places
    )
    done = tuple(line for line in form.get("done", "")[:LONGEST].splitlines() if line)
    text, read_text = (form.get(name, "")[:LONGEST].replace("\r\n", "\n") for name in ("text", "read_text"))
    return Typed(form, text, lines, form.get("edited") == "1", read_text, done)


def _options(text: str) -> dict[str, Any]:
    """Read what `option_words` wrote: `name=value|name=-value`."""
    found: dict[str, Any] = {}
    for part in text[:2000].split("|"):
        name, _, value = part.partition("=")
        if name and value:
            out = {"exclude": True} if value.startswith("-") else {}
            found.setdefault(name, []).append({"value": value.removeprefix("-"), **out})
    return found


def option_words(options: Mapping[str, Any]) -> str:
    """Write options as one field's text."""
    said = ((name, value) for name, values in options.items() for value in values)
    return "|".join(f"{name}={'-' if value.get('exclude') else ''}{value['value']}" for name, value in said)


def _corrected(typed: Typed) -> Typed:
    """Return what stands there after the button that was pressed, if any: a line less, a line more, all anew."""
    form, lines, done = typed.form, list(typed.lines), list(typed.done)
    if form.get("act") == "anew":
        return Typed(form, typed.text, (), False, "", ())
    edited = typed.edited or form.get("corrected") == "1"
    if form.get("drop", "").isdigit() and int(form["drop"]) < len(lines):
        del lines[int(form["drop"])]
        edited = True
    if form.get("take"):
        sku, _, rest = form["take"].partition("\t")
        quantity, _, unit = rest.partition("\t")
        lines.append(LineWanted(sku[:64], quantity[:40] or "1", unit[:40]))
        edited = True
    if form.get("answered"):
        done.append(" ".join(form["answered"].split()))
        edited = True
    read_text = typed.text if edited and not typed.edited else typed.read_text
    return Typed(form, typed.text, tuple(lines), edited, read_text, tuple(done))


def _read(console: Console, typed: Typed) -> Understanding | None:
    """Return what the words say: all of them, or those that came after lines were corrected by hand."""
    text = typed.text
    if typed.edited:
        text = text[len(typed.read_text) :] if text.startswith(typed.read_text) else ""
    if not text.strip():
        return None
    reader = console.office.reader
    if reader is None:
        raise HTTPException(503)
    customer = key_of(typed.customer_id) if typed.customer_id else None
    return reader.engine().understand(Words("phone", text, customer=customer))


def _lines(typed: Typed, read: Understanding | None) -> tuple[LineWanted, ...]:
    found = lines_wanted(read.lines) if read else ()
    return (*typed.lines, *found) if typed.edited else found


def _command(typed: Typed, lines: tuple[LineWanted, ...], read: Understanding | None) -> PlaceOrder:
    form = typed.form
    key = form.get("key", "")[:64]
    if not key:
        raise Refused("bad_name", value="")
    if not lines:
        raise Refused("no_lines")
    return PlaceOrder(
        source=Source("phone", key),
        customer_email=form.get("email", "").strip()[:254],
        customer_name=form.get("name", "").strip()[:200],
        lines=lines,
        ship_to=typed.address,
        requested_on=read.requested_date if read else None,
        po_number=form.get("po_number", "").strip()[:100] or (read.po_number if read and read.po_number else ""),
        note=typed.text[:2000],
        customer_id=typed.customer_id,
        customer_phone=form.get("phone", "").strip()[:40],
        language=read.language if read else "",
    )


def _page(console: Console, request: Request, typed: Typed, **facts: Any) -> Response:
    read = _read(console, typed)
    lines = _lines(typed, read)
    # What was read after a correction is a line like the others from now on.
    read_text = typed.text if typed.edited and (not read or typed.text.startswith(typed.read_text)) else typed.read_text
    command = TryOrder(lines, "phone", typed.customer_id, typed.address)
    trial: Trial = console.do(request, command).facts["trial"]
    asks = [ask for ask in (read.must_ask if read else ()) if " ".join(ask.text.split()) not in typed.done]
    candidates = {sku for ask in asks for sku in ask.candidates}
    names = {item["sku"]: item for item in console.office.clerk.look(ItemsBySku(tuple(sorted(candidates))))}
    find, search = typed.form.get("find", "").strip()[:80], typed.form.get("search", "").strip()[:80]
    clerk = console.office.clerk
    facts |= {
        "typed": typed,
        "trial": trial,
        "asks": asks,
        "names": names,
        "unknown": [words for words in (read.unknown if read else ()) if " ".join(words.split()) not in typed.done],
        "read_text": read_text,
        "changed_under": typed.edited and not typed.text.startswith(typed.read_text),
        "option_words": option_words,
        "fault": refusal_words,
        "found": clerk.look(ListItems(search=find, limit=6)).items if find else (),
        "people": clerk.look(FindCustomers(search)) if search else (),
        "chosen": _chosen(console, typed),
    }
    if "hx-request" in request.headers:
        return console.part(request, "new_order_reading.html", **facts)
    return console.page(request, "new_order.html", address="/console/orders/new", **facts)


def _chosen(console: Console, typed: Typed) -> CustomerView | None:
    found: tuple[CustomerView, ...] = ()
    if typed.customer_id is not None:
        found = console.office.clerk.look(FindCustomers(id=typed.customer_id))
    return found[0] if found else None
