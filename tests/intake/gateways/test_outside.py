"""Where calls may go, and how they are signed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown, SetupError
from intake.gateways.outside import Outside, networks
from intake.gateways.signature import BadSignature, check, new_secret, signed
from tests.intake.gateways.receiver import receiving

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def answering(*found: str, allowed: str = "") -> Outside:
    """Return what believes that every name has these addresses."""

    def resolve(host: str, port: int) -> Sequence[str]:
        return found

    return Outside(networks(allowed), wait_s=0.5, resolve=resolve)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_never_called(address: str) -> None:
    """Private, loopback, link-local, metadata and their disguises are refused, whatever name leads there."""
    with pytest.raises(OutsideRefused):
        answering(address).post("https://shop.example/hook", b"", {})
    with pytest.raises(OutsideRefused):
        answering("93.184.215.14", address).post("https://shop.example/hook", b"", {})


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://shop.example/", "gopher://shop.example/", "http://93.184.215.14/", "https://",
        "https://user:word@shop.example/", "https://shop.example:99999/", "//shop.example/", "https://shop.example/a b",
        "https://127.0.0.1/", "https://[::1]/", "https://shop.example\\@127.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_that_are_no_web_addresses_are_refused_when_typed_in(url: str) -> None:
    """Only https:// with a host, no user, a proper port."""
    with pytest.raises(OutsideRefused):
        Outside().check(url)


def test_a_name_is_asked_once_and_that_address_is_called() -> None:
    """A name that changes its mind between the check and the call gains nothing."""
    asked: list[str] = []
    with receiving() as far:
        port = int(far.url.split(":")[2].split("/")[0])

        def resolve(host: str, port: int) -> Sequence[str]:
            asked.append(host)
            return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

        outside = Outside(networks("127.0.0.0/8"), resolve=resolve)
        answer = outside.post(f"http://far.example:{port}/x?y=1", b"{}", {})
        assert (answer.status, asked, far.calls[0].path) == (200, ["far.example"], "/x?y=1")
        assert far.calls[0].headers["host"] == f"far.example:{port}"
        with pytest.raises(OutsideRefused):
            outside.post(f"http://far.example:{port}/x", b"{}", {})


def test_a_redirect_is_an_answer_and_not_a_way() -> None:
    """Nothing is followed."""
    with receiving() as far:
        far.answers, far.headers = [(302, {})], {"Location": far.url}
        assert Outside(networks("127.0.0.0/8")).post(far.url, b"", {}).status == 302
        assert len(far.calls) == 1


def test_no_answer_is_told_apart_from_nothing_sent() -> None:
    """Where nobody listens nothing was sent; where somebody is silent it may have arrived."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        outside = Outside(networks("127.0.0.0/8"), wait_s=0.3)
        with pytest.raises(OutsideBusy) as refused:
            outside.post(f"http://127.0.0.1:{port}/", b"x", {})
        assert type(refused.value) is OutsideBusy
        silent.listen(1)
        with pytest.raises(OutsideUnknown):
            outside.post(f"http://127.0.0.1:{port}/", b"x", {})


def test_a_drip_of_bytes_ends_with_the_whole_call_s_time() -> None:
    """Each byte in time does not make an endless answer."""
    with socket.socket() as far:
        far.bind(("127.0.0.1", 0))
        far.listen(1)
        ended = threading.Event()

        def drip() -> None:
            connection, _ = far.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                try:
                    while not ended.wait(0.05):
                        connection.sendall(b"x")
                except OSError:
                    pass

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(OutsideUnknown):
            Outside(networks("127.0.0.0/8"), wait_s=0.4).post(f"http://127.0.0.1:{far.getsockname()[1]}/", b"", {})
        ended.set()
        thread.join()


def test_networks_are_named_properly() -> None:
    """A network that is none names the setting."""
    with pytest.raises(SetupError, match="HOOKS_ALLOW"):
        networks("localhost")


def test_a_signature_holds_for_that_body_id_and_moment_only() -> None:
    """Whatever is changed, it does not fit; several secrets make several signatures, each of which is enough."""
    old, new = new_secret(), new_secret()
    headers = signed([new, old], "msg_1", NOW, b"{}")
    assert check(headers, b"{}", [old], NOW) == check(headers, b"{}", [new], NOW) == "msg_1"
    for changed in ({"webhook-id": "msg_2"}, {"webhook-timestamp": str(int(NOW.timestamp()) + 1)}):
        with pytest.raises(BadSignature, match="signature_wrong"):
            check(headers | changed, b"{}", [new], NOW)
    with pytest.raises(BadSignature, match="signature_wrong"):
        check(headers, b"{ }", [new], NOW)
    with pytest.raises(BadSignature, match="signature_wrong"):
        check(headers, b"{}", [], NOW)
    for seconds in (-301, 301):
        with pytest.raises(BadSignature, match="signature_old"):
            check(headers, b"{}", [new], NOW + timedelta(seconds=seconds))
    for missing in ("webhook-id", "webhook-timestamp", "webhook-signature"):
        with pytest.raises(BadSignature, match="signature_missing"):
            check({**headers, missing: ""}, b"{}", [new], NOW)


def test_the_signature_is_the_one_of_the_published_example() -> None:
    """Secret, id, moment and body of the specification's example give its signature."""
    at = datetime.fromtimestamp(1614265330, UTC)
    made = signed(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}'
    )
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
