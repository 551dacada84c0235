"""`orderclerk webhook` and `orderclerk gateway`: what they print, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from tests.intake.gateways.receiver import receiving


def test_a_webhook_and_a_gateway_by_command(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Added, listed, switched, tried, told again and forgotten; the secret stands alone on the last line."""
    monkeypatch.setenv("ORDERCLERK_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("ORDERCLERK_DATA_DIR", str(tmp_path))

    monkeypatch.setenv("ORDERCLERK_HOOKS_ALLOW", "127.0.0.0/8")

    def run(*words: str) -> str:
        assert main(words) == 0
        return capsys.readouterr().out

    with receiving() as far:
        secret = run("webhook", "add", "books", far.url, "--event", "order.*").split()[-1]
        far.secrets.append(secret)
        assert "200" in run("webhook", "ping", "books") and far.calls[0].signed == 1
    assert main(("webhook", "ping", "books")) == 1
    assert "nobody listens there" in capsys.readouterr().out
    assert "whsec_" not in run("webhook", "add", "books", "https://books.example/h2")
    assert run("gateway", "add", "acme", "https://acme.example/").split()[-1].startswith("whsec_")
    (row,) = json.loads(run("webhook", "list", "--json"))
    assert (row["url"], row["events"], row["active"]) == ("https://books.example/h2", ["*"], True)
    assert "ping" in run("webhook", "log", "books")
    assert run("webhook", "replay", "books", "--since", "2026-01-01").startswith("0 events")
    assert "is off" in run("gateway", "off", "acme")
    run("webhook", "remove", "books")
    assert main(("webhook", "add", "books", "https://10.0.0.1/")) == 1
    assert main(("webhook", "replay", "books", "--since", "yesterday")) == 2
