"""What one visitor may ask before others have to wait."""

from __future__ import annotations

import asyncio
import threading

import pytest
from fastapi import APIRouter, HTTPException, Request
from fastapi.testclient import TestClient

from bot.web.limits import Turns
from bot.web.peers import visitor_network
from core.errors import SetupError
from core.settings import Settings
from tests.bot.web.conftest import PASSWORD, WebShop


async def _status(turns: Turns, address: str) -> int:
    try:
        return await turns.run(address, lambda: 200)
    except HTTPException as refused:
        assert int((refused.headers or {})["Retry-After"]) > 0
        return refused.status_code


def test_one_network_waits_in_a_short_queue_of_its_own() -> None:
    """Beyond its places a network is told to come back, another one is served, and all together have a bound."""

    async def at_work() -> list[int]:
        turns, go_on = Turns(at_once=1, most=5, most_each=3), threading.Event()
        held = [asyncio.create_task(turns.run("2001:db8::1", lambda: go_on.wait(20))) for _ in range(3)]
        await asyncio.sleep(0)
        found = [await _status(turns, "2001:db8::2")]
        held += [asyncio.create_task(turns.run("198.51.100.1", lambda: go_on.wait(20))) for _ in range(2)]
        await asyncio.sleep(0)
        found.append(await _status(turns, "198.51.100.2"))
        go_on.set()
        await asyncio.gather(*held)
        return [*found, await _status(turns, "2001:db8::1")]

    assert asyncio.run(at_work()) == [429, 503, 200]


def test_other_pages_are_answered_while_passwords_are_checked() -> None:
    """However many wait for a turn, the threads of everybody else stay free."""

    async def at_work() -> str:
        turns, go_on = Turns(at_once=2), threading.Event()
        held = [asyncio.create_task(turns.run(f"198.51.100.{n}", lambda: go_on.wait(20))) for n in range(60)]
        await asyncio.sleep(0.05)
        answer = await asyncio.wait_for(asyncio.to_thread(lambda: "page"), 10)
        go_on.set()
        await asyncio.gather(*held)
        return answer

    assert asyncio.run(at_work()) == "page"


def test_sign_in_goes_through_the_queue(shop: WebShop, with_password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network with too many sign-ins under way is told when to come back."""
    monkeypatch.setattr(Turns.__init__, "__kwdefaults__", {"at_once": 1, "most": 8, "most_each": 0})
    answer = shop.browser().post("/console/sign-in", data={"name": with_password, "password": PASSWORD})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")


@pytest.mark.parametrize(
    ("host", "forwarded", "network"),
    [
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "192.168.0.9", "192.168.0.9"),
        ("127.0.0.1", "", ""),
        ("172.18.0.1", "", ""),
        ("2001:db8::7", "", "2001:db8::/64"),
    ],
)
def test_who_counts_as_one_visitor(shop: WebShop, host: str, forwarded: str, network: str) -> None:
    """A stranger's peer, or whom our own proxy names; a near peer that names nobody may stand for many."""
    router = APIRouter()

    @router.get("/api/network")
    def tell(request: Request) -> str:
        return visitor_network(request)

    client: TestClient = shop.browser(host=host, routers=[router])
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client.get("/api/network", headers=headers).json() == network


@pytest.mark.parametrize(
    ("host", "network"), [("10.1.4.5", "198.51.100.1"), ("10.2.4.5", ""), ("203.0.113.7", "203.0.113.7")]
)
def test_a_proxy_on_another_machine_is_believed_where_the_settings_name_it(
    shop: WebShop, host: str, network: str
) -> None:
    """Whoever else sends the header is counted as themselves, or stands for many."""
    office = shop.office(trusted_proxies="10.1.0.0/16 2001:db8:1::7")
    router = APIRouter()

    @router.get("/api/network")
    def tell(request: Request) -> str:
        return visitor_network(request)

    client: TestClient = shop.browser(host=host, routers=[router], office=office)
    assert client.get("/api/network", headers={"X-Forwarded-For": "198.51.100.1"}).json() == network


def test_a_proxy_that_is_no_address_is_told_at_the_start() -> None:
    """The error names the setting and shows what to write."""
    with pytest.raises(SetupError, match="TRUSTED_PROXIES"):
        _ = Settings(trusted_proxies="proxy.example").proxy_networks
