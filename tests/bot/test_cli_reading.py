"""The command line reads texts: understand, explain, mail read."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "templates" / "demo"
CATALOGUE = {
    "name": "Corner shop",
    "currency": "EUR",
    "items": [
        {"sku": "TEA-1", "name": "Green tea", "aliases": ["sencha"], "unit": "each", "price": "4.50"},
        {"sku": "MUG-1", "name": "Blue mug", "aliases": ["cup"], "unit": "each", "price": "7.00"},
    ],
}


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def test_understand_keeps_order_and_never_dies_on_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One answer a line, in order; a line that cannot be read has an error and ends nothing."""
    catalogue = tmp_path / "catalogue.json"
    catalogue.write_text(json.dumps(CATALOGUE))
    lines = [
        json.dumps({"id": "a", "text": "2 green tea and 3 blue mugs please"}).encode(),
        b"this is no JSON",
        b'{"id": "c"}',
        b"[" * 100_000,
        b'{"id": "e", "text": "\\ud800 \xff\xfe 1 cup"}',
        b"",
        json.dumps({"id": "f", "text": ""}).encode(),
        json.dumps({"id": "g", "text": "one sencha"}).encode(),
    ]
    stdin(monkeypatch, b"\n".join(lines))
    assert main(["understand", "--catalogue", str(catalogue)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer.get("id") for answer in answers] == ["a", None, "c", None, "e", "f", "g"]
    assert [place for place, answer in enumerate(answers) if "error" in answer] == [1, 2, 3]
    ordered = [[(line["sku"], line["quantity"]) for line in answer.get("lines", [])] for answer in answers]
    assert ordered[0] == [("TEA-1", "2"), ("MUG-1", "3")]
    assert ordered[6] == [("TEA-1", "1")]


@pytest.mark.parametrize("content", ["not json", "[1, 2]", '{"items": [{"name": "no sku"}]}', None])
def test_understand_names_a_broken_catalogue(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A catalogue that is none: exit 1 and its name, no traceback, no answers."""
    file = tmp_path / "goods.json"
    if content is not None:
        file.write_text(content)
    stdin(monkeypatch, b'{"id": "a", "text": "hello"}\n')
    assert main(["understand", "--catalogue", str(file)]) == 1
    said = capsys.readouterr()
    assert "goods.json" in said.err and said.out == ""


def test_understand_needs_no_data_folder(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading is pure: it makes no database and leaves no file."""
    stdin(monkeypatch, b'{"id": "a", "text": "hello"}\n')
    assert main(["understand"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a"
    assert not empty.exists()


def test_explain_tells_the_steps(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text is explained for a person, by a file's goods or by the shop's own."""
    catalogue = tmp_path / "catalogue.json"
    catalogue.write_text(json.dumps(CATALOGUE))
    assert main(["explain", "2 green tea", "--catalogue", str(catalogue)]) == 0
    assert "TEA-1" in capsys.readouterr().out
    assert main(["explain", "4 hexagon jar 250 g"]) == 0
    assert "JAR-H250" in capsys.readouterr().out


def test_mail_read_gives_an_object_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files are read in order, named, from arguments and from a list; one that is not there ends nothing."""
    good = tmp_path / "good.eml"
    good.write_bytes(b"From: Ann <ann@example.org>\r\nSubject: Tea\r\nMessage-ID: <1@x>\r\n\r\nTwo teas\r\n")
    noise = tmp_path / "noise.eml"
    noise.write_bytes(bytes(range(256)) * 20)
    stdin(monkeypatch, f"{tmp_path / 'gone.eml'}\n{noise}\n".encode())
    assert main(["mail", "read", "--files-from", "-", str(good)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.rstrip("\n").split("\n")]
    assert [Path(one["file"]).name for one in found] == ["good.eml", "gone.eml", "noise.eml"]
    assert (found[0]["from"], found[0]["subject"], found[0]["text"].strip()) == ("ann@example.org", "Tea", "Two teas")
    assert "error" in found[1] and "error" not in found[2]


@pytest.mark.parametrize(("how", "body"), [("text", b"Two teas\n\n> old words\n"), ("html", b"<p>Two teas</p>")])
def test_mail_read_takes_bare_bodies(how: str, body: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bare body fills the body's fields."""
    file = tmp_path / "body"
    file.write_bytes(body)
    assert main(["mail", "read", "--format", how, str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["reply"].strip() == "Two teas"


def test_mail_read_takes_options_before_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Options may stand before the files, as in `mail read --format text FILE`."""
    file = tmp_path / "body"
    file.write_bytes(b"Two teas")
    assert main(["mail", "read", "--format", "text", "--trust", "mx.example.org", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["reply"] == "Two teas"
