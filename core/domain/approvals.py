"""How long an approval may take: reminded, put before a higher role, given back to the customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.domain.commands import Command
from core.domain.events import Event
from core.domain.queries import Query
from core.domain.rules import Backtest


@dataclass(frozen=True, slots=True)
class AgeApproval(Command):
    """Do what is due with an order that waits for approval: remind and escalate, or give it back as a quote."""

    order: str


@dataclass(frozen=True, slots=True)
class BacktestRules(Query[Backtest]):
    """What these rules, as rows of `[[approval]]`, would have done to the orders of the last days.

    Raises: BadInput where a row does not hold.
    """

    rows: Sequence[dict[str, Any]]
    days: int = 30


@dataclass(frozen=True, slots=True)
class SetRules(Command):
    """Make these rows of `[[approval]]` the shop's rules, as a new version of the policy; `Done.facts["version"]`.

    expected_version: of the policy that was edited. Raises: BadInput, Conflict.
    """

    rows: Sequence[dict[str, Any]]
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class GoBackToPolicy(Command):
    """Make an earlier version of the policy the newest one again; `Done.facts["version"]`."""

    version: int


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version of the policy. changes: `(what, before, after)` against the one before it.

    actor: whose it is, where that is a member of staff; until somebody else has agreed to it (`agreed_by`, a name), or
    saved another version, it does not count for their own word.
    """

    version: int
    by: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...]
    actor: str = ""
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class ListPolicyVersions(Query[tuple[PolicyVersion, ...]]):
    """The versions of the policy, newest first."""

    limit: int = 20


@dataclass(frozen=True, slots=True)
class RuleRows(Query[tuple[int, tuple[dict[str, Any], ...]]]):
    """The policy's version and its rules as rows of `[[approval]]`."""


@dataclass(frozen=True, slots=True)
class ApprovalWait:
    """How an order waits for approval. role: whose word is wanted now. until: when it goes back to the customer.

    escalated: the reminder put it before a higher role. first_by: name of the one who gave the first of two words.
    two: two people must say yes.
    """

    order: str
    rules: tuple[str, ...]
    role: str
    since: datetime
    until: datetime | None = None
    reminded_at: datetime | None = None
    escalated: bool = False
    first_by: str = ""
    two: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalsWaiting(Query[tuple[ApprovalWait, ...]]):
    """How orders wait for approval, who has waited longest first. order: a number, for that one alone."""

    order: str = ""


@dataclass(frozen=True, slots=True)
class RuleNoteView:
    """An order that rules of the shop want colleagues to know of."""

    order: str
    customer: str
    rules: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ListRuleNotes(Query[tuple[RuleNoteView, ...]]):
    """What rules wanted colleagues to know of in the last days, newest first."""

    days: int = 7
    limit: int = 20


class OrderApprovalReminded(Event):
    """An approval took long; colleagues, or a higher role, are asked again."""


class OrderApprovedFirst(Event):
    """The first of two people said yes."""


class OrderRuleNoted(Event):
    """A rule of the shop wants colleagues to know of the order."""
