from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake.mail.mail_lines import mail_read_lines
from intake.mail.parse import read_mail

LETTERS = sorted((Path(__file__).parents[2] / "data" / "mail" / "letters").glob("*.eml"))
KEYS = {
    "message_id", "kind", "automatic", "from", "from_display_name", "to", "subject", "date", "text", "reply", "quoted",
    "signature", "forwarded", "attachments", "authenticity", "defects",
}  # fmt: skip


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.stem for letter in LETTERS])
def test_a_letter_is_read_as_its_twin_says(letter: Path) -> None:
    """Every kept letter gives the values that stand in the file beside it."""
    expected = json.loads(letter.with_suffix(".json").read_text(encoding="utf-8"))
    found = read_mail(letter.read_bytes()).to_json()
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.stem for letter in LETTERS])
@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["crlf", "cr"])
def test_line_ends_do_not_matter(letter: Path, ends: bytes) -> None:
    """A mail says the same with the line ends of any system."""
    raw = letter.read_bytes()
    plain, other = read_mail(raw), read_mail(raw.replace(b"\n", ends))
    assert (other.kind, other.sender, other.reply, other.subject) == (
        plain.kind,
        plain.sender,
        plain.reply,
        plain.subject,
    )


def test_the_object_has_the_agreed_keys() -> None:
    """`mail read` prints these keys for every mail, and `bounce` for a bounce."""
    for letter in LETTERS:
        found = read_mail(letter.read_bytes()).to_json()
        assert set(found) - {"bounce"} == KEYS
        assert ("bounce" in found) == (found["kind"] == "bounce")


def test_lines_keep_their_order_and_never_stop(tmp_path: Path) -> None:
    """One line a file, in order; a file that is missing gives an error and the next is read."""
    missing = tmp_path / "missing.eml"
    lines = [json.loads(line) for line in mail_read_lines([LETTERS[0], missing, LETTERS[1]])]
    assert [line["file"] for line in lines] == [str(LETTERS[0]), str(missing), str(LETTERS[1])]
    assert str(missing) in lines[1]["error"]
    assert "kind" in lines[2]


@pytest.mark.parametrize(
    ("form", "body"), [("text", "ok\n\nAnn wrote:\n> no"), ("html", "<p>ok</p><blockquote type=cite>no</blockquote>")]
)
def test_bare_bodies_fill_only_the_bodys_fields(tmp_path: Path, form: str, body: str) -> None:
    """A bare body has no sender and no subject, but is split like any other."""
    file = tmp_path / "body"
    file.write_text(body)
    (line,) = mail_read_lines([file], format=form)
    found = json.loads(line)
    assert found["reply"] == "ok"
    assert (found["from"], found["subject"], found["date"]) == ("", "", None)


def test_a_line_is_always_valid_utf8(tmp_path: Path) -> None:
    """Whatever bytes a mail holds, its line can be written to a UTF-8 stream."""
    file = tmp_path / "odd.eml"
    file.write_bytes(b"Subject: =?utf-16?b?2AA=?=\nFrom: \xed\xa0\x80 <a@b.example>\n\n\xed\xa0\x80\xff\x00text\n")
    (line,) = mail_read_lines([file])
    assert "text" in line.encode("utf-8").decode("utf-8")
