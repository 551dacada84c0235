"""Learned words: found, noted, decided about; who sells under the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, or_, select, update

from core.database.catalogue import current_versions
from core.database.tables.catalogue import items
from core.database.tables.learning import learned_words
from core.domain.catalogue import Catalogue
from core.domain.learning import WordState, same_name

_W = learned_words.c
_COUNTED = ("catalogue", "words", "own_words")


def learning_state(conn: Connection) -> tuple[int, ...]:
    """Return what a replay depends on: how often the catalogue and the words in use changed."""
    known = current_versions(conn)
    return tuple(known.get(name, 0) for name in _COUNTED)


def same_words(conn: Connection, words: str, customer_id: int | None) -> Sequence[RowMapping]:
    """Return all meanings of these words for one customer (or for everybody), locked."""
    statement = select(learned_words).where(_W.words == words, _W.whose == (customer_id or 0)).order_by(_W.id)
    return conn.execute(statement.with_for_update()).mappings().all()


def by_id(conn: Connection, words_id: int) -> RowMapping | None:
    """Return one row of learned words, locked."""
    return conn.execute(select(learned_words).where(_W.id == words_id).with_for_update()).mappings().first()


def add(conn: Connection, values: Mapping[str, Any]) -> int:
    """Keep new words and return their id."""
    row = {**values, "whose": values["customer_id"] or 0}
    words_id: int = conn.execute(insert(learned_words).values(row).returning(_W.id)).scalar_one()
    return words_id


def change(conn: Connection, words_id: int, **values: Any) -> None:
    """Give words other values."""
    conn.execute(update(learned_words).where(_W.id == words_id).values(values))


def sold_as(conn: Connection, words: str) -> str | None:
    """Return the SKU of the item whose name or number these words are, as far as one look tells."""
    lower = words.lower()
    statement = select(items.c.sku).where(or_(func.lower(items.c.name) == lower, func.lower(items.c.sku) == lower))
    return conn.execute(statement.limit(1)).scalar()


def named_otherwise(conn: Connection, words: str, sku: str) -> str | None:
    """Return the SKU of another item that has these words as name, number or alias; reads the whole catalogue."""
    for row in conn.execute(select(items.c.sku, items.c.name, items.c.document).where(items.c.sku != sku)):
        if same_name(words, (row.sku, row.name, *(row.document.get("aliases") or ()))):
            return str(row.sku)
    return None


def in_use(conn: Connection) -> tuple[dict[str, dict[str, str]], dict[int, dict[str, str]]]:
    """Return the words that are switched on: of everybody (SKU -> words), and of customers (id -> words -> SKU)."""
    everybody: dict[str, dict[str, str]] = {}
    customers: dict[int, dict[str, str]] = {}
    statement = select(_W.words, _W.sku, _W.customer_id).where(_W.state == str(WordState.ON)).order_by(_W.id)
    for row in conn.execute(statement):
        if row.customer_id is None:
            everybody.setdefault(row.sku, {})[row.words] = row.sku
        else:
            customers.setdefault(row.customer_id, {})[row.words] = row.sku
    return everybody, customers


def with_words(catalogue: Catalogue, everybody: Mapping[str, Mapping[str, str]]) -> Catalogue:
    """Return the catalogue with words of everybody among the items' aliases."""
    if not everybody:
        return catalogue
    known = dict(catalogue.items)
    for sku, words in everybody.items():
        if (item := known.get(sku)) is not None:
            fresh = [one for one in words if not same_name(one, (item.name, *item.aliases))]
            known[sku] = replace(item, aliases=(*item.aliases, *fresh))
    return replace(catalogue, items=known)
