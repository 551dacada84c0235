"""How often one key may ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from bot.web.problems import problem_of
from intake.api.router import api_router
from tests.intake.api.conftest import Program, ShopOffice


@pytest.fixture
def app(office: ShopOffice) -> FastAPI:
    """The interface with a limit of three requests a minute."""
    made = FastAPI()
    made.include_router(api_router(office, per_minute=3))
    made.add_exception_handler(HTTPException, lambda _, error: problem_of(error))
    return made


def test_a_key_that_asks_too_often_must_wait(app: FastAPI, program: Callable[..., Program]) -> None:
    """Beyond its requests of the minute a key hears 429, when to come back and a stable code; another key goes on."""
    hasty, calm = program("hasty"), program("calm")
    hasty.http = calm.http = TestClient(app, client=("198.51.100.1", 4000))
    answers = [hasty.get("/items") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    problem = answers[-1]
    assert (problem.json()["code"], problem.headers["content-type"]) == (
        "too_many_requests",
        "application/problem+json",
    )
    assert 0 < int(problem.headers["retry-after"]) <= 20
    assert calm.get("/items").status_code == 200


def test_a_program_on_this_machine_is_not_counted(app: FastAPI, program: Callable[..., Program]) -> None:
    """The shop's own programs may hurry; a proxy on this machine speaks for somebody else."""
    here = program("here")
    here.http = TestClient(app, client=("127.0.0.1", 4000))
    assert {here.get("/items").status_code for _ in range(8)} == {200}
    here.http.headers["X-Forwarded-For"] = "198.51.100.1"
    assert [here.get("/items").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_the_limit_is_declared(app: FastAPI) -> None:
    """Every route says in the description that it may answer 429."""
    for path in app.openapi()["paths"].values():
        assert all("429" in operation["responses"] for operation in path.values())
