"""The command line: light to start, right when used well, clear when not."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import BENCHES, IMPORTS, main
from core.domain.lifecycles import LIFECYCLES

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "templates" / "demo"
POLICY = ROOT / "docs" / "shop.example.toml"
COMMANDS = (
    "serve", "demo", "migrate", "import", "shop", "staff", "apikey", "understand", "explain", "mail",
    "pause-sending", "resume-sending", "lifecycle", "check", "doctor", "export", "templates", "bench",
)  # fmt: skip
HEAVY = ("sqlalchemy", "fastapi", "dbos", "uvicorn", "jinja2", "pydantic", "rapidfuzz", "alembic")


def counted(folder: Path, table: str) -> int:
    with sqlite3.connect(folder / "orderclerk.db") as conn:
        return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# --- starting


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=lambda c: c[0] if c else "all")
def test_help_names_every_command(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """--help is there for the whole and for each command, and exits 0."""
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0 and "usage: orderclerk" in said
    if not command:
        assert [name for name in COMMANDS if f"    {name}" not in said] == []


def test_help_imports_nothing_heavy() -> None:
    """What makes the shop run is loaded by the task that needs it, not by --help."""
    code = (
        "import sys\nfrom bot.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.split('.')[0] in " + repr((*HEAVY, "core", "intake")) + "])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("task", ["lifecycle", "templates"])
def test_light_commands_start_without_the_job_engine_and_the_web(task: str) -> None:
    """Looking something up loads neither the job engine nor the web application."""
    code = (
        "import sys\nfrom bot.cli import main\nmain([sys.argv[1]])\n"
        "print([name for name in ('dbos', 'fastapi', 'uvicorn', 'lxml') if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code, task], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "argv",
    [
        ["fly"],
        ["serve", "--role", "captain"],
        ["serve", "--port", "many"],
        ["import"],
        ["import", "recipes", "x.csv"],
        ["import", "catalogue"],
        ["staff", "add", "Ann"],
        ["staff", "add", "Ann", "--role", "king"],
        ["apikey", "add", "shop"],
        ["export", "everything"],
        ["lifecycle", "--format", "poem"],
        ["mail", "write"],
        ["bench", "everything"],
        ["check", "--yaml"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_2_and_says_so(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use: exit 2, words on standard error only."""
    with pytest.raises(SystemExit) as ended:
        main(argv)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == "" and "usage: orderclerk" in said.err and "error:" in said.err


def test_no_command_shows_the_help_and_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command one is told which there are."""
    assert main([]) == 2
    assert "understand" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "mysql://root@localhost/shop"), ("LOG_FORMAT", "xml"), ("DATABASE_URL", "sqlite://")],
)
def test_a_wrong_setting_is_named_with_its_cure(
    name: str, value: str, empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong setting: exit 2, its name, what to write instead, and nothing is made."""
    monkeypatch.setenv(f"ORDERCLERK_{name}", value)
    assert main(["migrate"]) == 2
    said = capsys.readouterr()
    assert name in said.err and "Traceback" not in said.err
    assert not (empty / "orderclerk.db").exists()


# --- the schema


def test_migrate_creates_once_and_says_what_it_did(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first call makes the schema, the second finds it."""
    assert main(["migrate"]) == 0
    assert "is up to date now" in capsys.readouterr().out
    assert main(["migrate"]) == 0
    assert "was up to date already" in capsys.readouterr().out
    assert counted(empty, "orders") == 0


def test_a_newer_schema_is_refused_and_left_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database of a newer orderclerk is not touched; the message says to update."""
    with sqlite3.connect(data / "orderclerk.db") as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    items = counted(data, "items")
    for argv in (["migrate"], ["import", "stock", str(DEMO / "stock.csv")], ["apikey", "add", "a", "--channel", "a"]):
        assert main(argv) == 2
        said = capsys.readouterr().err
        assert "9999" in said and "newer" in said and "update" in said
    assert counted(data, "items") == items and counted(data, "api_keys") == 0


def test_looking_needs_a_schema(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """check and export of a database without a schema say what to run."""
    empty.mkdir()
    for argv in (["check"], ["export", "state"]):
        assert main(argv) == 2
        said = capsys.readouterr()
        assert "orderclerk migrate" in said.err and said.out == ""


# --- import


def test_import_counts_what_it_did(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same file again changes nothing and says so."""
    items = len(json.loads((DEMO / "catalogue.json").read_text("utf-8"))["items"])
    assert counted(data, "items") == items
    assert main(["import", "catalogue", str(DEMO / "catalogue.json")]) == 0
    assert capsys.readouterr().out == f"0 created, 0 updated, {items} unchanged\n"
    assert main(["import", "stock", str(DEMO / "stock.csv")]) == 0
    assert capsys.readouterr().out.startswith("0 counts booked")


def test_a_broken_file_names_row_column_and_cure_and_imports_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad cell is enough: exit 1, where it is and what to write, and not even the good rows are taken."""
    file = tmp_path / "catalogue.csv"
    file.write_text("sku,name,unit,price\nNEW-1,A new thing,each,4.50\nNEW-2,Another,each,cheap\n,Third,each,1\n")
    items = counted(data, "items")
    assert main(["import", "catalogue", str(file)]) == 1
    said = capsys.readouterr()
    rows = said.err.splitlines()
    assert any("row 3" in row and "column price" in row for row in rows)
    assert any("row 4" in row and "column sku" in row for row in rows)
    assert "nothing was changed" in rows[-1] and "Traceback" not in said.err and said.out == ""
    assert counted(data, "items") == items


def test_a_dry_run_shows_and_changes_nothing(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run counts what would come, tells how columns were taken, and leaves the books alone."""
    file = tmp_path / "catalogue.csv"
    file.write_text("Artikelnummer,Bezeichnung,Einheit,Preis\nNEW-1,A new thing,each,4.50\n")
    items = counted(data, "items")
    assert main(["import", "catalogue", str(file), "--dry-run"]) == 0
    said = capsys.readouterr()
    assert said.out == "1 would be created, 0 would be updated, 0 unchanged\n"
    assert "'Artikelnummer' is taken as sku" in said.err
    assert counted(data, "items") == items


@pytest.mark.parametrize("kind", IMPORTS)
def test_a_missing_file_is_said_plainly(kind: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, of any kind: exit 1 and words, never a traceback."""
    assert main(["import", kind, str(data / "nowhere.csv")]) == 1
    said = capsys.readouterr()
    assert "cannot be" in said.err and "Traceback" not in said.err and said.out == ""


def test_a_file_of_another_sort_is_said_plainly(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture is no price list: the message names the formats that work."""
    file = tmp_path / "catalogue.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["import", "catalogue", str(file)]) == 1
    assert ".csv, .xlsx or .json" in capsys.readouterr().err


# --- policy, staff, keys


def test_the_policy_goes_round(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is exported can be applied again; every application is a version of its own."""
    kept = tmp_path / "kept.toml"
    assert main(["shop", "export", str(kept)]) == 0
    assert kept.read_text("utf-8") == POLICY.read_text("utf-8")
    assert main(["shop", "apply", str(kept)]) == 0
    assert "version" in capsys.readouterr().out
    assert main(["shop", "export"]) == 0
    assert capsys.readouterr().out == kept.read_text("utf-8")


def test_a_broken_policy_changes_nothing(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy file with a fault: exit 1, the place, and the one in force stays."""
    broken = tmp_path / "broken.toml"
    broken.write_text(POLICY.read_text("utf-8") + "\n[shop]\nname = 3\n", "utf-8")
    before = counted(data, "policies")
    assert main(["shop", "apply", str(broken)]) == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert main(["shop", "apply"]) == 2
    assert "wants a FILE" in capsys.readouterr().err
    assert counted(data, "policies") == before


def test_a_key_is_alone_on_the_last_line_and_kept_as_a_hash(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The key is shown once, for a script to take; the database holds no trace of its text."""
    assert main(["apikey", "add", "web", "--channel", "api:web"]) == 0
    key = capsys.readouterr().out.splitlines()[-1]
    assert key == key.strip() and " " not in key and len(key) > 30
    held = b"".join(file.read_bytes() for file in data.glob("orderclerk.db*"))
    assert key.encode() not in held
    assert main(["apikey", "add", "web", "--channel", "api:web"]) in (0, 1)
    assert key not in capsys.readouterr().out


def test_staff_get_a_link_that_signs_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The link is alone on the last line, below the public address."""
    assert main(["staff", "add", "Ann", "--role", "sales", "--role", "warehouse"]) == 0
    link = capsys.readouterr().out.splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8000/console/sign-in/") and len(link.rpartition("/")[2]) > 20
    assert counted(data, "staff") == 1


# --- proving


def test_the_life_cycles_are_shown_in_three_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    """Table, Mermaid and JSON show every step of every life cycle."""
    said = {}
    for shape in ("table", "mermaid", "json"):
        assert main(["lifecycle", "--format", shape]) == 0
        said[shape] = capsys.readouterr().out
    read = json.loads(said["json"])
    assert list(read) == [one.name.replace(" ", "_") for one in LIFECYCLES]
    for cycle in LIFECYCLES:
        assert [row["name"] for row in read[cycle.name.replace(" ", "_")]["steps"]] == [s.name for s in cycle.steps]
        for step in cycle.steps:
            assert step.name in said["table"] and f": {step.name}" in said["mermaid"]
    assert said["mermaid"].count("stateDiagram-v2") == len(LIFECYCLES)


def test_check_finds_nothing_in_a_whole_shop_and_names_what_is_broken(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A whole shop: exit 0. Stock that no movement explains: exit 1 and a line that names the item."""
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"violations": []}
    with sqlite3.connect(data / "orderclerk.db") as conn:
        conn.execute("UPDATE stock_levels SET on_hand = on_hand + 1000000 WHERE sku = 'JAR-H47'")
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert any("JAR-H47" in line for line in said.out.splitlines())
    assert main(["check", "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["violations"]) == len(said.out.splitlines())


def test_the_doctor_names_what_fails_with_its_cure(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every check has a row; what fails says what to do, and the exit is 1."""
    assert main(["doctor", "--json"]) == 1
    rows = {row["check"]: row for row in json.loads(capsys.readouterr().out)}
    assert not rows["database"]["ok"] and "orderclerk migrate" in rows["database"]["said"]
    assert rows["settings"]["ok"] and rows["templates"]["ok"] and rows["clock"]["ok"]


def test_sending_is_paused_and_resumed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said twice it is done once; meanwhile the doctor names the cure."""
    for argv, said in (
        (["pause-sending", "--reason", "a copy"], "Nothing is sent until"), (["pause-sending"], "already"),
        (["resume-sending"], "sends again"), (["resume-sending"], "was sending already"),
    ):  # fmt: skip
        assert main(argv) == 0 and said in capsys.readouterr().out
        main(["doctor"])
        assert ("resume-sending" in capsys.readouterr().out) is (argv[0] == "pause-sending")


def test_the_doctor_is_content_with_a_whole_shop(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all is well every row is ok and the exit is 0; a failed mail and a webhook that is off are named."""
    assert main(["doctor"]) == 0
    assert all(row.startswith("ok ") for row in capsys.readouterr().out.splitlines())
    (data / "mail" / "failed").mkdir(parents=True)
    (data / "mail" / "failed" / "x.eml").write_bytes(b"x")
    assert main(["doctor"]) == 1
    assert "FAIL  mail" in capsys.readouterr().out
    with sqlite3.connect(data / "orderclerk.db") as conn:
        row = "INSERT INTO webhooks (name, url, events, sealed, active, fault, added_at)"
        row += " VALUES (?, '', '[]', '', 0, ?, 1)"
        conn.execute(row, ("books", "it said 410: it wants no more"))
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "webhook books was switched off: it said 410" in said and "orderclerk webhook on books" in said


def test_the_state_is_one_object_with_the_promised_keys(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """export state is one JSON object: stock as it was imported, nothing else yet."""
    assert main(["export", "state"]) == 0
    said = capsys.readouterr().out
    state = json.loads(said)
    assert said.count("\n") == 1
    assert list(state) == ["orders", "messages", "questions", "stock", "invoices", "ledger", "events", "deliveries"]
    assert state["stock"]["JAR-H47"] == {"on_hand": "480", "reserved": "0", "available": "480"}
    assert state["orders"] == []


def test_templates_are_listed_and_previewed(capsys: pytest.CaptureFixture[str]) -> None:
    """Every message is listed; one is shown in a language and part; an unknown one is wrong use."""
    assert main(["templates"]) == 0
    assert "order_quoted" in capsys.readouterr().out
    shown = set()
    for language in ("en", "de"):
        for part in ("subject.txt", "body.txt", "body.html", "chat.txt"):
            assert main(["templates", "order_quoted", "--language", language, "--part", part]) == 0
            shown.add(capsys.readouterr().out)
    assert len(shown) == 8
    assert main(["templates", "order_eaten"]) == 2
    assert "order_eaten" in capsys.readouterr().err


def test_the_benches_are_those_that_are_promised() -> None:
    """intake, understand, orders, mail, deliver, growth and telegram can be measured."""
    assert BENCHES == ("intake", "understand", "orders", "mail", "deliver", "growth", "telegram")
