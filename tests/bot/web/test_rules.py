"""Rules at the console: tried before they are saved, saved as versions, and taken back."""

from __future__ import annotations

from bot.web.console.rules import rows_of
from core.domain.approvals import RuleRows
from tests.bot.web.conftest import WebShop, form_token


def test_a_form_becomes_rows_of_the_policy() -> None:
    """What is filled in becomes a condition; a rule that says nothing is left out."""
    form = {"r0-name": "Large", "r0-over_total": "99,50", "r0-channels": "email; api", "r0-first_order": "1",
            "r0-do": "approve", "r0-role": "finance", "r0-remind_hours": "4", "r1-name": " ", "r1-do": "hold",
            "r2-countries": "FR", "r2-do": "hold", "r2-role": "sales"}  # fmt: skip
    assert rows_of(form) == [
        {"name": "Large", "over_total": "99.50", "first_order": True, "channels": ["email", "api"], "do": "approve",
         "role": "finance", "remind_hours": 4},
        {"name": "", "countries": ["FR"], "do": "hold"},
    ]  # fmt: skip


def test_a_rule_is_tried_saved_and_taken_back(shop: WebShop) -> None:
    """The live check says how often it would have asked; saving makes a version; the older one comes back."""
    order, manager = shop.confirmed(), shop.at_console("manager", name="Mia")
    page = manager.get("/console/rules").text
    version, _ = shop.clerk.look(RuleRows())
    form = {"csrf": form_token(page), "version": str(version), "r0-name": "Everything", "r0-over_total": "1"}
    tried = manager.post("/console/rules/check", data=form).text
    assert "1 of 1 orders" in tried and order.number in tried
    assert "is no number" in manager.post("/console/rules/check", data=form | {"r0-over_total": "much"}).text
    assert manager.post("/console/rules", data=form | {"r0-over_total": "much"}).status_code == 422
    sales = shop.at_console("sales")
    theirs = form | {"csrf": form_token(sales.get("/console/rules").text)}
    assert sales.post("/console/rules", data=theirs).status_code == 403
    assert manager.post("/console/rules", data=form).status_code == 303
    assert shop.clerk.look(RuleRows())[1][0]["name"] == "Everything"
    assert manager.post("/console/rules", data=form).status_code == 409
    assert "Mia" in manager.get("/console/rules").text
    assert manager.post("/console/rules/back", data=form | {"to": str(version)}).status_code == 303
    assert shop.clerk.look(RuleRows()) == (version + 2, ())
