"""Files that a merchant brings along: checked rows, what became of them, and the shop's policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query

KINDS = ("catalogue", "customers", "stock", "suppliers", "listings", "price-lists")


@dataclass(frozen=True, slots=True)
class Record:
    """One checked thing of a file. place: where it stands ("row 7"); data: only what the file says of it."""

    place: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose every cell is in order. mapping: `(its column, ours)`, ours "" where the column is not used."""

    kind: str
    records: tuple[Record, ...]
    mapping: tuple[tuple[str, str], ...] = ()
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do."""

    created: int
    updated: int
    unchanged: int
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRows(Command):
    """Take a sheet in, all or nothing; `Done.facts["result"]` is an ImportResult. dry_run: nothing stays."""

    kind: str
    sheet: Sheet
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ApplyPolicy(Command):
    """Make this the shop's policy; `Done.facts["version"]`. document: the sections; source: the file's own text."""

    document: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class StockLevels(Query[tuple[tuple[str, str, str], ...]]):
    """The counts of a stock sheet as `SetStock` takes them; BadInput names rows whose item is unknown."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class PolicyText(Query[str]):
    """The policy in force as the text of a commented file; the merchant's own text where it still says the same."""
