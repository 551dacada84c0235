"""The versions of the policy, as the page of rules lists them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import create_engine

from core.database.rules import _versions
from core.database.tables.catalogue import policies
from core.domain.approvals import ListPolicyVersions


def test_a_shop_without_a_policy_has_no_versions() -> None:
    """A new shop's page of rules opens: there is nothing to list yet."""
    with create_engine("sqlite://").begin() as conn:
        policies.create(conn)
        assert _versions(conn, ListPolicyVersions(), datetime.now(UTC)) == ()
