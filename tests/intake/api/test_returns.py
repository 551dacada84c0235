"""Returns through the interface: asked once, decided at once, its steps by those whose they are."""

from __future__ import annotations

from collections.abc import Callable

from tests.intake.api.conftest import Program, code

WAY = ("pick", "pack", "ship", "deliver", "invoice", "pay")


def delivered(cart: Program, admin: Program, quantity: str = "3") -> str:
    number = str(cart.order(quantity=quantity).json()["number"])
    for step in WAY:
        assert admin.post(f"/orders/{number}/steps/{step}", {}).status_code == 200, step
    return number


def test_a_return_goes_its_way(cart: Program, admin: Program) -> None:
    """The cart asks, the rules authorise; staff receive, judge and resolve; the answer tells amount and version."""
    number = delivered(cart, admin)
    asked = cart.post(f"/orders/{number}/returns", {"lines": {"1": "2"}, "reason": "damaged"}, Idempotency_Key="a")
    again = cart.post(f"/orders/{number}/returns", {"lines": {"1": "2"}, "reason": "damaged"}, Idempotency_Key="a")
    body = asked.json()
    assert asked.status_code == 201 and body["status"] == "authorised" and body["shop_pays"]
    assert again.json() == body and body["allowed_steps"] == ["cancel"]
    way = f"/returns/{body['number']}/steps"
    assert code(cart.post(f"{way}/receive", {})) == (403, "not_your_role")
    part = admin.post(f"{way}/receive", {"lines": {"1": {"received": "1", "lost": "1"}}})
    assert part.json()["lines"][0]["quantities"]["lost"] == "1"
    assert code(admin.post(f"{way}/inspect", {}, If_Match='"1"')) == (412, "version_mismatch")
    assert admin.post(f"{way}/inspect", {"lines": {"1": {"sellable": "1"}}}).json()["status"] == "inspected"
    done = admin.post(f"{way}/resolve", {"resolution": "refund"}).json()
    assert (done["status"], done["refund"]) == ("resolved", {"amount": "5.40", "currency": "EUR"})
    assert [one["status"] for one in done["refunds"]] == ["queued"]
    assert cart.get("/returns", status="resolved").json()["items"][0]["number"] == body["number"]


def test_returns_are_seen_by_their_own_channel_only(
    cart: Program, admin: Program, program: Callable[..., Program]
) -> None:
    """Another channel's key finds neither the return nor the order; what cannot come back is refused."""
    number = delivered(cart, admin)
    made = cart.post(f"/orders/{number}/returns", {}).json()["number"]
    other = program("other")
    assert code(other.get(f"/returns/{made}")) == (404, "unknown_return")
    assert code(other.post(f"/orders/{number}/returns", {})) == (404, "unknown_order")
    assert other.get("/returns").json()["items"] == []
    assert code(cart.post(f"/orders/{number}/returns", {})) == (409, "nothing_to_return")
    assert code(cart.post(f"/orders/{number}/returns", {"lines": {"1": "0"}})) == (422, "bad_input")
