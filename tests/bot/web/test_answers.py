"""Every answer: its headers, its problems, its limits, and what is told to whom."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from pydantic import BaseModel

from bot.web.headers import CONTENT_SECURITY_POLICY
from core.domain.money import Money
from core.domain.policy import ShopPolicy
from core.errors import BadInput, Conflict, OutsideBusy, OutsideRefused, Refused
from tests.bot.web.conftest import WebShop

SECRET = "sk-canary-7f3a"
ERRORS: dict[str, Exception] = {
    "refused": Refused("out_of_stock", lines=[{"sku": "A", "available": "3"}], total=Money(1250, "EUR")),
    "wrong": Refused("bad_quantity", value="x"),
    "role": Refused("not_your_role", step="pay"),
    "faults": BadInput([("row 7, column price", "'12,,5' is no amount; write 12.50")]),
    "conflict": Conflict("O-1"),
    "busy": OutsideBusy("smtp", 12.2),
    "never": OutsideRefused("smtp", "gone"),
    "bug": RuntimeError(f"https://api.example/bot{SECRET}/send failed"),
}


class Wanted(BaseModel):
    sku: str
    quantity: int


def _router() -> APIRouter:
    router = APIRouter()

    @router.get("/api/raise/{name}")
    def fail(name: str) -> None:
        raise ERRORS[name]

    @router.get("/page/{name}")
    def page(name: str) -> None:
        raise ERRORS[name]

    @router.post("/api/orders")
    def take(wanted: Wanted) -> dict[str, str]:
        return {"sku": wanted.sku}

    return router


@pytest.fixture
def client(shop: WebShop) -> TestClient:
    """A browser of a shop with a few routes that fail."""
    return shop.browser(routers=[_router()])


@pytest.mark.parametrize(
    "path", ["/console", "/console/sign-in", "/nope", "/api/nope", "/api/raise/bug", "/healthz", "/static/x"]
)
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    """Pages, problems, files and bugs alike say what a browser may load, frame and tell."""
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    """No inline script or style, no other host, no frame around us."""
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY


def test_https_shops_insist_on_https(shop: WebShop) -> None:
    """A shop behind TLS tells browsers to stay there; one on plain HTTP does not."""
    secure = shop.browser(office=shop.office(public_url="https://shop.example")).get("/healthz")
    plain = shop.browser().get("/healthz")
    assert "max-age" in secure.headers["strict-transport-security"]
    assert "strict-transport-security" not in plain.headers


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("refused", 409, "out_of_stock"),
        ("wrong", 422, "bad_quantity"),
        ("role", 403, "not_your_role"),
        ("faults", 422, "bad_input"),
        ("conflict", 409, "conflict"),
        ("busy", 503, "busy"),
        ("never", 502, "outside_refused"),
        ("bug", 500, "internal_error"),
    ],
)
def test_an_error_is_a_problem_with_a_stable_code(client: TestClient, name: str, status: int, code: str) -> None:
    """Each class of error has its status, and programs read a code, never a sentence."""
    answer = client.get(f"/api/raise/{name}")
    body = answer.json()
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "detail"} <= set(body)


def test_a_refusal_brings_its_facts(client: TestClient) -> None:
    """What a program needs to go on stands beside the code, amounts with their currency."""
    body = client.get("/api/raise/refused").json()
    assert body["lines"] == [{"sku": "A", "available": "3"}]
    assert body["total"] == {"amount": "12.50", "currency": "EUR"}


def test_faults_name_place_and_cure(client: TestClient) -> None:
    """Bad input lists every fault with its place."""
    assert client.get("/api/raise/faults").json()["faults"][0]["place"] == "row 7, column price"


def test_busy_says_when_to_come_back(client: TestClient) -> None:
    """A busy outside gives whole seconds to wait, rounded up."""
    assert client.get("/api/raise/busy").headers["retry-after"] == "13"


def test_a_bug_tells_neither_the_client_nor_the_log_its_words(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The text of an unexpected error may hold a key: only its kind, its places and a reference are kept."""
    with caplog.at_level(logging.ERROR):
        answer = client.get("/api/raise/bug")
    assert SECRET not in answer.text + caplog.text
    assert answer.json()["reference"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "Traceback" not in answer.text


def test_a_person_gets_a_page_and_a_program_a_problem(client: TestClient) -> None:
    """The same fault outside the API is a friendly page for a browser, a problem for everybody else."""
    page = client.get("/page/bug")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.text
    assert SECRET not in page.text
    assert client.get("/page/bug", headers={"Accept": "*/*"}).json()["code"] == "internal_error"


def test_unknown_routes_and_wrong_methods_are_problems(client: TestClient) -> None:
    """404 and 405 are answered in the reader's form, 405 with what is allowed."""
    assert client.get("/api/nope").json()["code"] == "not_found"
    wrong = client.put("/api/orders")
    assert (wrong.status_code, wrong.json()["code"], wrong.headers["allow"]) == (405, "method_not_allowed", "POST")
    assert "There is nothing here" in client.get("/nope").text


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'{"sku": 1}', b'{"sku": "A", "quantity": "x"}', b"[" * 20_000, b"\xff\xfe"]
)
def test_what_cannot_be_read_is_named_and_never_a_traceback(client: TestClient, body: bytes) -> None:
    """Broken, wrong, absurdly nested: the answer is 4xx and says where."""
    answer = client.post("/api/orders", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["code"] in ("bad_input", "bad_request")
    assert "File " not in answer.text


def test_a_body_that_says_it_is_too_large_is_refused_unread(client: TestClient) -> None:
    """A declared length above the limit is 413 at once."""
    answer = client.post("/api/orders", content=b"x" * 1_000_001)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_a_body_without_a_length_is_counted_while_it_comes(client: TestClient) -> None:
    """Who streams without saying how much is stopped at the limit."""
    pieces = (b"y" * 100_000 for _ in range(12))
    answer = client.post("/api/orders", content=pieces, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_a_body_within_the_limit_is_taken(client: TestClient) -> None:
    """The limit hurts nobody who stays below it."""
    assert client.post("/api/orders", json={"sku": "A" * 900_000, "quantity": 1}).status_code == 200


def test_the_front_door_leads_to_the_tour_where_there_is_one(shop: WebShop) -> None:
    """A demo shop opens with its tour, every other with the console."""
    tour = APIRouter()
    tour.add_api_route("/demo", lambda: "tour")
    assert shop.browser(routers=[tour]).get("/").headers["location"] == "/demo"
    assert shop.browser().get("/").headers["location"] == "/console"


def test_a_fault_has_its_page_while_the_database_is_away(shop: WebShop) -> None:
    """A person reads a page of the shop's house also where nothing can be read, and never from the event loop."""
    office, asked = shop.office(), []

    def away() -> ShopPolicy:
        with pytest.raises(RuntimeError):
            asyncio.get_running_loop()
        asked.append(1)
        raise OutsideBusy("database", 1.0)

    client = shop.browser(office=replace(office, policy=away), routers=[_router()])
    answers = [client.get(path) for path in ("/page/busy", "/page/bug", "/nope", "/console/sign-in")]
    assert [answer.status_code for answer in answers] == [503, 500, 404, 200]
    assert all("<html" in answer.text for answer in answers)
    assert len(asked) == 4
