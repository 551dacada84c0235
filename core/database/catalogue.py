"""Items, policy and the counters that say how fresh compiled copies of them are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from core.database.tables.catalogue import items, policies, versions
from core.domain.catalogue import Catalogue, Item, item_from_json
from core.domain.policy import ShopPolicy, policy_from

_ITEMS_BY_SKU = select(items.c.document).where(items.c.sku.in_(bindparam("skus", expanding=True)))
_ALL_ITEMS = select(items.c.document).order_by(items.c.sku)
_VERSIONS = select(versions.c.name, versions.c.version)
_NEWEST_POLICY = select(policies.c.version, policies.c.document).order_by(policies.c.version.desc()).limit(1)


def item_by_sku(conn: Connection, skus: Iterable[str]) -> dict[str, Item]:
    """Return the items of these SKUs; unknown ones are absent."""
    rows = conn.execute(_ITEMS_BY_SKU, {"skus": sorted(set(skus))}).scalars()
    return {item.sku: item for item in map(item_from_json, rows)}


def whole_catalogue(conn: Connection, policy: ShopPolicy) -> Catalogue:
    """Return everything the shop sells."""
    found = {item.sku: item for item in map(item_from_json, conn.execute(_ALL_ITEMS).scalars())}
    return Catalogue(found, policy.shop.name, policy.shop.currency, policy.shop.language)


def current_versions(conn: Connection) -> dict[str, int]:
    """Return how often each compiled thing changed."""
    return {row.name: row.version for row in conn.execute(_VERSIONS)}


def newest_policy(conn: Connection) -> ShopPolicy:
    """Return the policy in force; the defaults where none was applied."""
    row = conn.execute(_NEWEST_POLICY).first()
    return policy_from(row.document, row.version) if row else ShopPolicy()


def policy_document(conn: Connection) -> dict[str, Any]:
    """Return the policy in force as its document."""
    row = conn.execute(_NEWEST_POLICY).first()
    return dict(row.document) if row else {}


def bump(conn: Connection, name: str) -> None:
    """Note that `name` changed, so that compiled copies of it are made anew."""
    found = conn.execute(select(versions.c.version).where(versions.c.name == name)).scalar()
    if found is None:
        conn.execute(versions.insert().values(name=name, version=1))
    else:
        conn.execute(versions.update().where(versions.c.name == name).values(version=versions.c.version + 1))
