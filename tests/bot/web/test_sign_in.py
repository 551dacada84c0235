"""Coming in and going out of the console."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from core.domain.access import AddStaff
from tests.bot.web.conftest import OPERATOR, PASSWORD, WebShop, form_token


def _link(shop: WebShop) -> str:
    token = shop.clerk.do(AddStaff("Nora", ("sales",)), actor=OPERATOR).facts["token"]
    return f"/console/sign-in/{token}"


def test_looking_at_a_link_does_not_use_it(shop: WebShop, visitor: TestClient) -> None:
    """A mail scanner that fetches the link burns nothing; the button signs in, once."""
    link = _link(shop)
    for _ in range(3):
        page = visitor.get(link)
        assert (page.status_code, "set-cookie" in page.headers) == (200, False)
    entered = visitor.post(link)
    assert (entered.status_code, entered.headers["location"]) == (303, "/console")
    assert visitor.get("/console").status_code == 200
    again = shop.browser().post(link)
    assert (again.status_code, "used up" in again.text) == (401, True)


def test_a_link_of_nobody_says_no_more_than_a_used_one(shop: WebShop, visitor: TestClient) -> None:
    """An invented link and one that is used up look the same."""
    link = _link(shop)
    visitor.post(link)
    stranger = shop.browser()
    assert stranger.post(link).text == stranger.post("/console/sign-in/invented-token-invented").text


def test_a_password_signs_in_and_leads_on(with_password: str, visitor: TestClient) -> None:
    """Name and password open the page that was asked for."""
    form = {"name": with_password, "password": PASSWORD, "next": "/console/stock"}
    entered = visitor.post("/console/sign-in", data=form)
    assert (entered.status_code, entered.headers["location"]) == (303, "/console/stock")
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_wrong_password_and_unknown_name_look_the_same(with_password: str, visitor: TestClient) -> None:
    """Nobody learns who works here: same status, same page but for the name that was typed."""
    wrong = visitor.post("/console/sign-in", data={"name": with_password, "password": "wrong"})
    unknown = visitor.post("/console/sign-in", data={"name": "Nobody", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace(with_password, "X") == unknown.text.replace("Nobody", "X")
    assert "set-cookie" not in wrong.headers


def test_too_many_tries_must_wait(with_password: str, visitor: TestClient) -> None:
    """Twenty wrong passwords end in 429 with the time to wait, and then the right one does not help either."""
    answers = [visitor.post("/console/sign-in", data={"name": with_password, "password": f"no {n}"}) for n in range(20)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "Too many tries" in answers[-1].text
    assert visitor.post("/console/sign-in", data={"name": with_password, "password": PASSWORD}).status_code == 429


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/console",
        "//evil.example/console",
        "/\\evil.example",
        "/console/../../x",
        "javascript:alert(1)",
        "/chat",
    ],
)
def test_signing_in_never_leads_elsewhere(with_password: str, visitor: TestClient, target: str) -> None:
    """The page to go on to is one of the console, whatever the address says."""
    form = {"name": with_password, "password": PASSWORD, "next": target}
    location = visitor.post("/console/sign-in", data=form).headers["location"]
    assert location.startswith("/console")
    assert "evil" not in location


def test_the_session_is_new_at_every_sign_in(with_password: str, visitor: TestClient) -> None:
    """A session that somebody planted before is not taken over, and the one before ends."""
    visitor.cookies.set("orderclerk_session", "planted-by-somebody-else")
    form = {"name": with_password, "password": PASSWORD}
    first = visitor.post("/console/sign-in", data=form).cookies["orderclerk_session"]
    visitor.cookies.clear()
    visitor.cookies.set("orderclerk_session", first)
    second = visitor.post("/console/sign-in", data=form).cookies["orderclerk_session"]
    assert len({"planted-by-somebody-else", first, second}) == 3
    visitor.cookies.clear()
    visitor.cookies.set("orderclerk_session", first)
    assert visitor.get("/console").status_code == 401


def test_behind_tls_the_cookie_is_bound_to_this_very_host(shop: WebShop) -> None:
    """With https the cookie is Secure, for the whole host and for no other: the __Host- prefix."""
    client = shop.browser(office=shop.office(public_url="https://shop.example"))
    cookie = client.post(_link(shop)).headers["set-cookie"]
    assert cookie.startswith("__Host-orderclerk=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_signing_out_ends_the_session(shop: WebShop) -> None:
    """After signing out the old cookie opens nothing."""
    session = shop.hire("Nora", "sales")
    client = shop.browser(session=session)
    token = form_token(client.get("/console").text)
    left = client.post("/console/sign-out", data={"csrf": token})
    assert left.headers["location"] == "/console/sign-in"
    assert shop.browser(session=session).get("/console").status_code == 401


def test_idle_and_old_sessions_are_over(shop: WebShop) -> None:
    """A session that rests too long, or is too old though in use, must sign in again."""
    client = shop.at_console("sales")
    shop.clock.pass_by(hours=7)
    assert client.get("/console").status_code == 200
    shop.clock.pass_by(hours=9)
    assert client.get("/console").status_code == 401


def test_a_new_password_ends_the_other_sessions(shop: WebShop, with_password: str, visitor: TestClient) -> None:
    """Whoever stole a session loses it when the password is changed; the one who changed it stays."""
    form = {"name": with_password, "password": PASSWORD}
    visitor.post("/console/sign-in", data=form)
    thief = shop.browser()
    thief.post("/console/sign-in", data=form)
    token = form_token(visitor.get("/console/password").text)
    changed = visitor.post(
        "/console/password", data={"csrf": token, "password": "a new one entirely", "again": "a new one entirely"}
    )
    assert changed.status_code == 303
    assert visitor.get("/console").status_code == 200
    assert thief.get("/console").status_code == 401


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "10 to 200"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "too simple"),
        ("long enough one", "another one", "not the same"),
    ],
)
def test_a_poor_password_is_not_taken(admin: TestClient, password: str, again: str, said: str) -> None:
    """Too short, too simple or mistyped: the page says so and nothing changes."""
    token = form_token(admin.get("/console/password").text)
    answer = admin.post("/console/password", data={"csrf": token, "password": password, "again": again})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_page_whose_session_ended_leads_back_to_sign_in(visitor: TestClient) -> None:
    """A list that renews itself sends the browser to sign-in; a page shows the form and then goes on where it was."""
    renewed = visitor.get("/console/orders", headers={"HX-Request": "true", "Accept": "*/*"})
    assert (renewed.status_code, renewed.headers["hx-redirect"]) == (401, "/console/sign-in")
    page = visitor.get("/console/orders")
    assert page.status_code == 401
    assert 'name="next" value="/console/orders"' in page.text
