"""Signing in at a provider: by device code, by the browser on this machine, and again and again."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from core.errors import OutsideBusy, OutsideRefused, SetupError
from intake.mail import oauth
from intake.mail.grants import Client, GrantLost, SignInAway, checked_url, preset
from intake.mail.loopback import awaited
from intake.mail.oauth import Challenge, SignInService
from tests.intake.mail.oauth.identity import CLIENT, Identity, identity_service


@pytest.fixture
def identity() -> Iterator[Identity]:
    with identity_service() as running:
        yield running


def service(identity: Identity, client: Client = CLIENT) -> SignInService:
    return SignInService(identity.provider(), client, pause=identity.clock.pause, clock=identity.clock.now)


def test_a_device_code_is_waited_for_as_the_service_wants_it(identity: Identity) -> None:
    """Pending goes on, slow_down adds five seconds for good, and in the end there are tokens."""
    identity.polls = ["authorization_pending", "slow_down", "authorization_pending", "agreed"]
    asking = service(identity)
    device = asking.device_code()
    assert device.user_code == "WDJB-MJHT" and device.address == f"{identity.url}/enter"
    tokens = asking.device_tokens(device)
    assert identity.clock.waited == [5.0, 5.0, 10.0, 10.0]
    assert tokens.access in identity.access and tokens.refresh in identity.refresh
    assert tokens.expires_at - tokens.issued_at == 3600
    assert tokens.access not in repr(tokens) and tokens.refresh not in repr(tokens) and device.code not in repr(device)


@pytest.mark.parametrize(("said", "cure"), [("access_denied", "declined"), ("expired_token", "in time")])
def test_a_person_who_declines_or_comes_late_gets_nothing(identity: Identity, said: str, cure: str) -> None:
    """The words say what to do."""
    identity.polls = ["authorization_pending", said]
    asking = service(identity)
    with pytest.raises(OutsideRefused, match=cure):
        asking.device_tokens(asking.device_code())
    assert identity.access == set()


def test_a_code_that_nobody_enters_ends(identity: Identity) -> None:
    """We stop asking when the code is over, even where the service never says so."""
    asking = service(identity)
    with pytest.raises(OutsideRefused, match="in time"):
        asking.device_tokens(asking.device_code())
    assert identity.clock.at <= identity.code_lives_s + identity.interval_s


def test_a_service_that_is_busy_is_asked_less_often(identity: Identity) -> None:
    """Trouble in the middle does not end the sign-in; each time the wait doubles."""
    asking = service(identity)
    device = asking.device_code()
    identity.troubles = [503, 502]
    identity.polls = ["agreed"]
    assert asking.device_tokens(device).access in identity.access
    assert identity.clock.waited == [5.0, 10.0, 20.0]


def test_the_browser_brings_the_code_back(identity: Identity) -> None:
    """Authorisation code with PKCE: what the service sends the browser with becomes tokens, once."""
    asking, challenge = service(identity), Challenge()
    with awaited(challenge) as coming:
        assert coming.redirect_uri.startswith("http://127.0.0.1:")
        back = identity.agree(asking.authorise_url(challenge, coming.redirect_uri, user="orders@shop.example"))
        assert urllib.request.urlopen(back).status == 200
        code = coming.code(5)
    tokens = asking.exchange(code, challenge, coming.redirect_uri)
    assert tokens.access in identity.access
    with pytest.raises(OutsideRefused, match="used up"):
        asking.exchange(code, challenge, coming.redirect_uri)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(back)


def test_a_code_without_its_verifier_is_worth_nothing(identity: Identity) -> None:
    """Whoever catches the code on its way cannot use it."""
    asking, challenge = service(identity), Challenge()
    with awaited(challenge) as coming:
        back = identity.agree(asking.authorise_url(challenge, coming.redirect_uri, user="u"))
        urllib.request.urlopen(back)
        stolen = coming.code(5)
    with pytest.raises(OutsideRefused):
        asking.exchange(stolen, Challenge(), coming.redirect_uri)


@pytest.mark.parametrize("query", ["code=mine&state=guessed", "code=mine", "error=access_denied&state=x", "", "state="])
def test_another_state_is_sent_away(query: str) -> None:
    """Who does not know the state of this sign-in can neither end it nor slip a code in."""
    challenge = Challenge()
    with awaited(challenge) as coming:
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(f"{coming.redirect_uri}/?{query}")
        with pytest.raises(OutsideRefused, match="nobody came back"):
            coming.code(0.0)
        urllib.request.urlopen(f"{coming.redirect_uri}/?code=right&state={challenge.state}")
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(f"{coming.redirect_uri}/?code=second&state={challenge.state}")
        assert coming.code(5) == "right"


def test_a_declined_page_ends_the_waiting() -> None:
    """The person said no in the browser."""
    challenge = Challenge()
    with awaited(challenge) as coming:
        urllib.request.urlopen(f"{coming.redirect_uri}/?error=access_denied&state={challenge.state}")
        with pytest.raises(OutsideRefused, match="declined"):
            coming.code(5)


def test_a_refresh_token_is_exchanged_for_the_next(identity: Identity) -> None:
    """A service that rotates gives another one, and takes the older no longer."""
    first = identity.grant()["refresh_token"]
    tokens = service(identity).refresh(first)
    assert tokens.refresh != first and tokens.refresh in identity.refresh
    with pytest.raises(GrantLost, match="invalid_grant"):
        service(identity).refresh(first)


def test_a_refresh_token_stays_where_no_other_comes(identity: Identity) -> None:
    """Many services give one refresh token for good."""
    identity.rotating = False
    first = identity.grant()["refresh_token"]
    assert service(identity).refresh(first).refresh == first


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_service_in_trouble_is_no_lost_grant(identity: Identity, status: int) -> None:
    """The grant stays; it is tried again later."""
    identity.status = status
    with pytest.raises(SignInAway):
        service(identity).refresh(identity.grant()["refresh_token"])


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"not json", b"[" * 100_000, b'{"access_token": 7}', b'{"access_token": "a\\u0001", "expires_in": 1}'],
)
def test_nonsense_is_no_token(identity: Identity, answer: bytes) -> None:
    """An answer of another shape gives nothing and breaks nothing."""
    identity.answers = [answer]
    with pytest.raises((OutsideBusy, OutsideRefused)):
        service(identity).refresh("any")


def test_a_huge_answer_is_cut_off(identity: Identity) -> None:
    """What is longer than any token is not read to its end."""
    identity.answers = [b" " * (oauth.MOST_BYTES + 1)]
    with pytest.raises(SignInAway, match="too long"):
        service(identity).refresh("any")


def test_a_redirect_is_not_followed(identity: Identity) -> None:
    """Secrets go to the address that was named and nowhere else."""
    identity.status = 307
    with pytest.raises(OutsideBusy):
        service(identity).refresh(identity.grant()["refresh_token"])
    assert len(identity.requests) == 1


def test_a_wrong_client_hears_what_to_correct(identity: Identity) -> None:
    """The id or its secret are not known there."""
    with pytest.raises(OutsideRefused, match="--client-id"):
        service(identity, Client("somebody")).device_code()


@pytest.mark.parametrize(
    "url", ["http://login.example/token", "ftp://127.0.0.1/x", "https://", "https://u:p@h/x", "x", ""]
)
def test_secrets_go_over_https_only(url: str) -> None:
    """Plain HTTP is for this machine alone."""
    with pytest.raises(SetupError):
        checked_url(url, "token")
    assert checked_url("https://login.example/token", "token") and checked_url("http://127.0.0.1:1/t", "token")


def test_presets_are_whole_and_safe() -> None:
    """Microsoft and Google: every address is https or mail with TLS, the tenant stands in it, and nothing else does."""
    for name in ("microsoft", "google"):
        found = preset(name, tenant="contoso.example")
        for part in ("authorise", "device", "token"):
            assert checked_url(getattr(found, part), part) and "{" not in getattr(found, part)
        assert found.imap.startswith("imaps://") and found.smtp.startswith(("smtps://", "smtp://")) and found.scope
    assert "/contoso.example/" in preset("microsoft", tenant="contoso.example").token
    with pytest.raises(SetupError, match="--tenant"):
        preset("microsoft", tenant="a/../b")


def test_a_slow_answer_is_not_waited_for_without_end(identity: Identity, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that accepts and never answers costs a limited time."""
    monkeypatch.setattr(oauth, "WHOLE_S", 0.3)
    identity.slow_s = 3.0
    with pytest.raises(SignInAway, match="no connection"):
        service(identity).refresh(identity.grant()["refresh_token"])
