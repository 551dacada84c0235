"""What stands inside one cell of a catalogue or a customer: aliases, packs, options, part numbers, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.imports import cells
from core.imports.faults import BadCell

_ADDRESS = {
    "name": cells.text(200),
    "street": cells.text(200),
    "postcode": cells.text(20),
    "city": cells.text(100),
    "country": cells.letters((2,), "DE"),
}


def aliases(value: Any, comma: bool) -> list[str]:
    """Read other names of an item: `a|b|c`, or a list; each once."""
    parts = value.split("|") if isinstance(value, str) else value or ()
    if not _is_list(parts):
        raise BadCell("is no list of names; separate them by |")
    found = [cells.words(part) for part in parts]
    for name in found:
        if "|" in name or len(name) > 200:
            raise BadCell(f"{name[:40]!r} must have no | and at most 200 characters")
    if len(found) > 200:
        raise BadCell(f"has {len(found)} names; at most 200 are possible")
    return list(dict.fromkeys(name for name in found if name))


def packs(value: Any, comma: bool) -> list[dict[str, str]]:
    """Read packs: `box=100|pallet=4800`, or a list of `{"unit", "contains"}`."""
    pairs = _pack_pairs(value)
    found: dict[str, str] = {}
    for name, contains in pairs:
        unit = cells.words(name)
        if not unit or len(unit) > 40 or "|" in unit or "=" in unit:
            raise BadCell(f"{unit[:40]!r} is no name of a pack; write for example box=100|pallet=4800")
        if unit in found:
            raise BadCell(f"names the pack {unit!r} twice")
        found[unit] = cells.counted(contains, comma)
        if found[unit] == "0":
            raise BadCell(f"the pack {unit!r} holds nothing; write how many base units it holds")
    return [{"unit": unit, "contains": contains} for unit, contains in found.items()]


def _pack_pairs(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, str):
        texts = [part for part in value.split("|") if part.strip()]
        if any("=" not in part for part in texts):
            raise BadCell(f"{value[:40]!r} names no contents; write for example box=100|pallet=4800")
        return [(part.split("=", 1)[0], part.split("=", 1)[1]) for part in texts]
    if not _is_list(value or ()) or not all(isinstance(pack, Mapping) for pack in value or ()):
        raise BadCell('is no list of packs; write [{"unit": "box", "contains": "100"}]')
    return [(pack.get("unit"), pack.get("contains")) for pack in value or ()]


def options(value: Any, comma: bool) -> list[dict[str, Any]]:
    """Read the options of an item, which only JSON can hold."""
    if value in (None, "", []):
        return []
    if not _is_list(value) or not all(isinstance(option, Mapping) for option in value):
        raise BadCell("cannot be written in a table; import options as JSON, or leave the column out")
    found = [_option(option) for option in value]
    names = [option["name"] for option in found]
    if len(set(names)) != len(names):
        raise BadCell("names an option twice")
    return found


def _option(data: Mapping[str, Any]) -> dict[str, Any]:
    name = cells.words(data.get("name"))
    if not name or len(name) > 100:
        raise BadCell("has an option without a name")
    values = [_value(name, value) for value in data.get("values") or ()]
    known = [value["id"] for value in values]
    if not values or len(set(known)) != len(known):
        raise BadCell(f"option {name!r} needs values, each once")
    default = data.get("default")
    if default is not None and default not in known:
        raise BadCell(f"option {name!r} has the default {str(default)[:40]!r}, which is none of its values")
    flags = {key: cells.yes_or_no(data.get(key), False) for key in ("required", "multiple", "removable")}
    return {"name": name, **flags, "default": default, "values": values}


def _value(option: str, data: Any) -> dict[str, Any]:
    if isinstance(data, str):
        data = {"id": data}
    if not isinstance(data, Mapping) or not cells.words(data.get("id")):
        raise BadCell(f"option {option!r} has a value without an id")
    return {"id": cells.words(data["id"]), "aliases": aliases(data.get("aliases"), False)}


def part_numbers(value: Any, comma: bool) -> dict[str, str]:
    """Read a customer's own codes: `{"their code": "our SKU"}`."""
    if value in (None, ""):
        return {}
    if not isinstance(value, Mapping):
        raise BadCell('is no list of codes; write {"their code": "our SKU"}')
    code = cells.code(100)
    return {code(theirs, False): code(ours, False) for theirs, ours in value.items()}


def addresses(value: Any, comma: bool) -> list[dict[str, str]]:
    """Read addresses: a list with name, street, postcode, city, country, or name and text."""
    if not _is_list(value or ()) or not all(isinstance(place, Mapping) for place in value or ()):
        raise BadCell("is no list of addresses")
    return [_address(place) for place in value or ()]


def _address(data: Mapping[str, Any]) -> dict[str, str]:
    found = {key: str(read(data.get(key), False)) for key, read in _ADDRESS.items()}
    if not found["street"] and data.get("text"):
        found.update(split_address(cells.words(data["text"])[:400]))
    return found


def split_address(line: str) -> dict[str, str]:
    """Return street, postcode and city of an address in one line, as far as its commas tell."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) < 2:
        return {"street": line, "postcode": "", "city": ""}
    postcode, city = _postcode(parts[-1])
    street = parts[:-1]
    if not city and len(street) > 1:
        city = street.pop()
    return {"street": ", ".join(street)[:200], "postcode": postcode[:20], "city": city[:100]}


def _postcode(part: str) -> tuple[str, str]:
    tokens = part.split()
    coded = [token for token in tokens if any(letter.isdigit() for letter in token)]
    city = [token for token in tokens if token not in coded]
    return " ".join(coded), " ".join(city)


def contacts(value: Any, comma: bool) -> list[tuple[str, str]]:
    """Read contacts: a list of `{"email"?, "phone"?}`; returns `(channel, address)` pairs."""
    if not _is_list(value or ()) or not all(isinstance(contact, Mapping) for contact in value or ()):
        raise BadCell("is no list of contacts")
    found = []
    for contact in value or ():
        mail, phone = cells.email(contact.get("email"), comma), cells.words(contact.get("phone"))[:40]
        found += [("email", mail)] if mail else []
        found += [("phone", phone)] if phone else []
    return found


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))
