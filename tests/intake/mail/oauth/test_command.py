"""`orderclerk mailbox`: add, list, remove, as a merchant or a script does; the doctor and a shop that reads it then."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bot.assemble import assemble
from bot.bench.dovecot import PASSWORD, USER, Dovecot
from bot.cli import main
from core.domain.mail_accounts import ListMailAccounts, LoseSignIn
from core.domain.mailboxes import ListMailboxes
from core.domain.queries import ShopFigures
from core.settings import load_settings
from intake.mail.access_tokens import READER
from tests.intake.mail.imap.desk import letter, until
from tests.intake.mail.oauth.identity import CLIENT, SCOPE, Identity, WallClock
from tests.intake.mail.post_office import post_office


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A shop of its own."""
    monkeypatch.setenv("ORDERCLERK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ORDERCLERK_MAIL_FROM", USER)
    monkeypatch.setenv("ORDERCLERK_SECRET_KEY", "the key of this shop")


def said(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = "") -> int:
    """Run a command with something on its standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return main(["mailbox", *words])


def imap_of(server: Dovecot) -> str:
    return f"imap://127.0.0.1:{server.port}/INBOX"


def custom(identity: Identity) -> list[str]:
    """Name the sign-in service by its addresses."""
    provider = identity.provider()
    urls = ["--token-url", provider.token, "--device-url", provider.device, "--authorise-url", provider.authorise]
    return ["--provider", "custom", "--client-id", CLIENT.id, "--client-secret-stdin", "--scope", SCOPE, *urls]


def running(*words: str) -> subprocess.Popen[str]:
    """Run a command as a process, with the client's secret on its standard input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "mailbox", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    assert process.stdin is not None
    process.stdin.write(f"{CLIENT.secret}\n")
    process.stdin.flush()
    return process


def everything_in(folder: Path) -> bytes:
    """Return whatever stands on the disk."""
    connection = sqlite3.connect(folder / "orderclerk.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_mailbox_by_password_is_tried_kept_listed_and_removed(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A script adds it with the password on standard input; the password stands nowhere."""
    words = ("add", "--name", "shop", "--user", USER, "--imap", imap_of(dovecot), "--password-stdin")
    assert said(monkeypatch, *words, typed=f"{PASSWORD}\n") == 0
    assert "tells of new mail" in capsys.readouterr().out
    assert said(monkeypatch, "list", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "name": "shop", "user": USER, "imap": imap_of(dovecot), "smtp": "", "sign_in": "password", "state": "ok",
    }  # fmt: skip
    assert PASSWORD.encode() not in everything_in(tmp_path)
    assert said(monkeypatch, "remove", "shop") == 0
    assert said(monkeypatch, "remove", "shop") == 1
    assert "unknown_mailbox" in capsys.readouterr().err


def test_a_mailbox_that_does_not_open_is_not_kept(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cure is named; `--unchecked` keeps it all the same."""
    words = ("add", "--user", USER, "--imap", imap_of(dovecot), "--password-stdin")
    assert said(monkeypatch, *words, typed="wrong canary\n") == 2
    told = capsys.readouterr()
    assert "login refused" in told.err and "canary" not in told.err + told.out
    assert said(monkeypatch, "list") == 0 and "No mailbox" in capsys.readouterr().err
    assert said(monkeypatch, *words, "--unchecked", typed="wrong canary\n") == 0


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["add"], "--user: is missing"),
        (["add", "--user", "u"], "--imap: is missing"),
        (["add", "--user", "u", "--imap", "imap://mail.example"], "--imap: write imaps://"),
        (["add", "--user", "u", "--imap", "imaps://v@mail.example"], "--imap: write imaps://"),
        (["add", "--user", "u", "--imap", "nonsense"], "--imap: write imaps://"),
        (["add", "--user", "u", "--imap", "imaps://m.example", "--smtp", "x"], "--smtp: write smtps://"),
        (["add", "--user", "u", "--imap", "imaps://m.example"], "--password-stdin"),
        (["add", "--user", "u", "--provider", "microsoft"], "--client-id: is missing"),
        (["add", "--user", "u", "--provider", "google", "--client-id", "i", "--device"], "--loopback"),
        (["add", "--user", "u", "--provider", "microsoft", "--tenant", "a/b", "--client-id", "i"], "--tenant"),
        (["add", "--user", "u", "--imap", "imaps://m.example", "--provider", "custom"], "--token-url: is missing"),
    ],
)
def test_what_is_missing_or_wrong_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], fault: str
) -> None:
    """A script is never asked; it is told the flag."""
    assert said(monkeypatch, *words) == 2
    assert fault in capsys.readouterr().err


def test_a_mailbox_of_the_settings_is_not_added_twice(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where ORDERCLERK_IMAP_URL names it, that counts."""
    monkeypatch.setenv("ORDERCLERK_IMAP_URL", dovecot.url())
    words = ("add", "--user", USER, "--imap", imap_of(dovecot), "--password-stdin")
    assert said(monkeypatch, *words, typed=f"{PASSWORD}\n") == 2
    assert "ORDERCLERK_IMAP_URL" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_device_code_signs_a_mailbox_in(
    identity: Identity, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The code is printed, the person enters it elsewhere, and reading and sending work by what was granted."""
    identity.clock, identity.interval_s = WallClock(), 1.0
    identity.polls = ["authorization_pending", "agreed"]
    granted = identity.grant
    with post_office(sign_in=True) as office:

        def known_to_the_office() -> dict[str, object]:
            found = granted()
            office.password = found["access_token"]
            return found

        monkeypatch.setattr(identity, "grant", known_to_the_office)
        smtp = f"smtp://127.0.0.1:{office.port}"
        process = running("add", "--user", USER, "--imap", imap_of(dovecot), "--smtp", smtp, *custom(identity))
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert "WDJB-MJHT" in out and f"{identity.url}/enter" in out and f"Mailbox {USER} is added" in out
        assert office.signed_in == [(USER, office.password)]
    disk = everything_in(tmp_path)
    secrets = [CLIENT.secret, *identity.access, *identity.refresh]
    assert len(secrets) == 3 and not [one for one in secrets if one.encode() in disk or one in out + err]


def test_a_declined_sign_in_keeps_nothing(identity: Identity, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says so and ends with 1."""
    identity.clock, identity.interval_s = WallClock(), 1.0
    identity.polls = ["access_denied"]
    process = running("add", "--user", USER, "--imap", "imaps://mail.example", *custom(identity), "--device")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1 and "declined" in err
    assert main(["mailbox", "list"]) == 0 and "No mailbox" in capsys.readouterr().err


def test_a_browser_on_this_machine_signs_in_and_in_again(
    identity: Identity, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By loopback first; when the grant is gone, the name is all that is needed to sign in again."""
    words = ("add", "--name", "orders", "--user", USER, "--imap", imap_of(dovecot), "--smtp", "", *custom(identity))
    for repeated in (words, ("add", "--name", "orders")):
        process = running(*repeated, "--loopback")
        assert process.stdout is not None
        assert "Open this address" in process.stdout.readline()
        assert urllib.request.urlopen(identity.agree(process.stdout.readline().strip())).status == 200
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        shop = assemble(load_settings(), role="web")
        (kept,) = shop.clerk.look(ListMailAccounts())
        assert kept.fault == "" and shop.clerk.look(ShopFigures())["mailboxes_lost"] == 0
        assert _doctor(capsys)["ok"]
        shop.clerk.do(LoseSignIn("orders", kept.version, "invalid_grant"), actor=READER)
        shop.database.close()
        found = _doctor(capsys)
        assert not found["ok"] and "orderclerk mailbox add --name orders" in found["said"]
        assert said(monkeypatch, "list") == 0 and "sign in again" in capsys.readouterr().out


def _doctor(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    main(["doctor", "--json"])
    rows = json.loads(capsys.readouterr().out)
    found: dict[str, object] = next(row for row in rows if row["check"] == "mailboxes")
    return found


def test_a_shop_reads_what_was_added(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The assembled shop watches the database for mailboxes, and is ready once it has found its position there."""
    words = ("add", "--user", USER, "--imap", imap_of(dovecot), "--password-stdin")
    assert said(monkeypatch, *words, typed=f"{PASSWORD}\n") == 0
    shop = assemble(load_settings(), role="channels")
    try:
        shop.start()
        until(lambda: not any(shop.readiness().values()))
        colleague = dovecot.client()
        colleague.append("INBOX", letter("wanted"))
        until(lambda: any(one.position.last_uid == 1 for one in shop.clerk.look(ListMailboxes())))
        colleague.logout()
        assert sum(int(count) for name, count in shop.clerk.look(ShopFigures()).items() if "inbound_" in name) == 1
    finally:
        shop.stop()
