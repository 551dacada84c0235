"""Liveness, readiness, figures, the description of the interface, and who may see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from bot.web.limits import Guesses
from tests.bot.web.conftest import WebShop


def test_alive_needs_nothing(visitor: TestClient) -> None:
    """The process is alive when it answers."""
    assert visitor.get("/healthz").json() == {"status": "ok"}


def test_ready_only_when_every_part_is(shop: WebShop) -> None:
    """One part that is missing makes the whole 503 and says which."""
    assert shop.browser().get("/readyz").json()["status"] == "ready"
    answer = shop.browser(office=shop.office(readiness={"database": "", "jobs": "no leader yet"})).get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["jobs"] == "no leader yet"
    assert "retry-after" in answer.headers


@pytest.mark.parametrize("path", ["/metrics", "/docs"])
def test_inside_matters_are_for_this_machine_and_admin_keys(
    shop: WebShop, key_of: Callable[[str], str], path: str
) -> None:
    """A stranger is asked for a key, a channel's key is not enough, an admin's is."""
    client = shop.browser()
    assert client.get(path).status_code == 401
    assert client.get(path, headers={"Authorization": f"Bearer {key_of('channel')}"}).status_code == 403
    assert client.get(path, headers={"Authorization": f"Bearer {key_of('admin')}"}).status_code == 200


def test_this_machine_needs_no_key(shop: WebShop) -> None:
    """A request made on this machine, to this machine, may look inside."""
    client = shop.browser(host="127.0.0.1")
    assert client.get("/metrics", headers={"Host": "127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("203.0.113.7", {"Host": "127.0.0.1", "X-Forwarded-For": "127.0.0.1"}),
        ("127.0.0.1", {"Host": "127.0.0.1", "X-Forwarded-For": "203.0.113.7"}),
        ("127.0.0.1", {"Host": "rebound.example"}),
    ],
)
def test_nobody_talks_themselves_into_this_machine(shop: WebShop, host: str, headers: dict[str, str]) -> None:
    """A forged forwarding header, a proxy on this machine, a rebound name: none of them is local."""
    assert shop.browser(host=host).get("/metrics", headers=headers).status_code == 401


def test_metrics_count_requests_by_route_and_shop_figures_by_state(shop: WebShop, key_of: Callable[[str], str]) -> None:
    """Routes are counted by their pattern, so that no secret of an address gets into the figures."""
    shop.quoted()
    client = shop.browser()
    client.get("/o/not-a-real-token-but-secret-looking")
    text = client.get("/metrics", headers={"Authorization": f"Bearer {key_of('admin')}"}).text
    assert 'orderclerk_http_requests_total{method="GET",route="/o/{token}",status="404"} 1.0' in text
    assert "secret-looking" not in text
    assert 'orderclerk_orders{state="quoted"} 1.0' in text
    assert 'orderclerk_deliveries{state="queued"} 1.0' in text
    assert "orderclerk_to_pick 0.0" in text


def test_the_description_declares_what_can_happen(visitor: TestClient) -> None:
    """The interface's description has the common problems of each route, and pages are not in it."""
    description = visitor.get("/openapi.json").json()
    assert set(description["paths"]["/metrics"]["get"]["responses"]) >= {"200", "401", "403", "405", "413", "500"}
    assert "ProblemBody" in description["components"]["schemas"]
    assert not [path for path in description["paths"] if path.startswith(("/console", "/o/", "/static"))]


def test_guesses_run_out_and_come_back() -> None:
    """After too many wrong guesses an address waits; time or another address are not affected."""
    now = [1000.0]
    guesses = Guesses(most=3, window_s=60, addresses=100, now=lambda: now[0])
    for _ in range(3):
        assert guesses.wait_s("198.51.100.1") == 0
        guesses.wrong("198.51.100.1")
    assert guesses.wait_s("198.51.100.1") == 61
    assert guesses.wait_s("198.51.100.2") == 0
    now[0] += 61
    assert guesses.wait_s("198.51.100.1") == 0


def test_guesses_see_one_visitor_behind_a_whole_network_of_addresses() -> None:
    """An IPv6 visitor owns a /64 and is counted as one; memory stays bounded."""
    guesses = Guesses(most=2, addresses=3)
    guesses.wrong("2001:db8::1")
    guesses.wrong("2001:db8::ffff")
    assert guesses.wait_s("2001:db8::2") > 0
    for last in range(20):
        guesses.wrong(f"198.51.100.{last}")
    assert len(guesses._wrong) == 3
