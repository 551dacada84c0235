"""The doctor tries the mail server and names the cure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.intake.mail.post_office import post_office


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ORDERCLERK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ORDERCLERK_MAIL_FROM", "orders@shop.example")
    assert main(["migrate"]) == 0


def _said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    main(["doctor", "--json"])
    rows = json.loads(capsys.readouterr().out)
    found: dict[str, Any] = next(row for row in rows if row["check"] == "smtp")
    return found


def test_without_a_server_mail_goes_to_the_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with that."""
    found = _said(capsys)
    assert found["ok"] and "out" in found["said"]


def test_a_server_that_works_is_named_and_gets_no_mail(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Connected and left again."""
    with post_office() as office:
        monkeypatch.setenv("ORDERCLERK_SMTP_URL", f"smtp://127.0.0.1:{office.port}")
        found = _said(capsys)
        assert found == {"check": "smtp", "ok": True, "said": f"127.0.0.1:{office.port}, no TLS, without a sign-in"}
        assert office.connections == 1 and not office.mails


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_wrong_password_is_told_without_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting is named; what stands in it is not."""
    with post_office(sign_in=True) as office:
        monkeypatch.setenv("ORDERCLERK_SMTP_URL", f"smtp://clerk:s3cr3t@127.0.0.1:{office.port}")
        found = _said(capsys)
        assert not found["ok"] and "user and password" in found["said"] and "s3cr3t" not in found["said"]


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:1", "http://mail.example", "smtp://clerk:s3cr3t@:25"])
def test_a_server_that_is_not_there_or_no_url_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    """Each names the setting."""
    monkeypatch.setenv("ORDERCLERK_SMTP_URL", url)
    found = _said(capsys)
    assert not found["ok"] and "ORDERCLERK_SMTP_URL" in found["said"] and "s3cr3t" not in found["said"]
