"""Files that customers sent, at the console: what was read of them, and the files, to be saved and never shown."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.domain.commands import FinishMessage
from core.domain.files import FilesOfConversation
from core.ports import InboundFile, InboundMessage
from tests.bot.web.conftest import OPERATOR, WebShop

PAGE = b"<html><script>alert(1)</script></html>"
ROW = {
    "where": "Sheet1, row 4",
    "said": "JAR | <b>20</b>",
    "outcome": "line",
    "sku": "JAR",
    "quantity": "20",
    "unit": "piece",
}


def _sent(shop: WebShop, name: str = "order.xlsx", **read: Any) -> tuple[int, int]:
    file = InboundFile(name, "text/html", PAGE)
    mail = InboundMessage(
        channel="email", message_id="<f@honiglager.example>", sender="ida@honiglager.example", conversation="f",
        text="See the file.", at=shop.clock.now(), files=(file,),
    )  # fmt: skip
    received = shop.clerk.receive(mail)
    (found,) = shop.clerk.look(FilesOfConversation(received.conversation_id))[received.id]
    told = {
        "files": [{"id": found.id, "name": name, "kind": "order", "fault": "", "number": "PO-1", "rows": [], **read}]
    }
    shop.clerk.do(FinishMessage(received.id, "parked", "attachment", told), actor=OPERATOR)
    return received.conversation_id, found.id


def test_a_conversation_shows_what_was_read_of_a_file(shop: WebShop, admin: TestClient) -> None:
    """Each row stands beside the line that it became; words from the file are text, never markup."""
    conversation, file = _sent(shop, rows=[ROW])
    page = admin.get(f"/console/conversations/{conversation}").text
    assert "Sheet1, row 4" in page and "20 piece JAR" in page and f"/console/files/{file}" in page and "PO-1" in page
    assert "<b>20</b>" not in page and "&lt;b&gt;20" in page


def test_a_file_that_could_not_be_read_says_why(shop: WebShop, admin: TestClient) -> None:
    """A picture without OCR names the extra that reads it."""
    conversation, _ = _sent(shop, name="photo.jpg", fault="ocr_missing")
    page = admin.get(f"/console/conversations/{conversation}").text
    assert "photo.jpg" in page and "<code>ocr</code>" in page


@pytest.mark.parametrize(
    "name", ["order.html", "../../etc/passwd", 'a"; filename="b.exe', "Größe\u202egnp.exe", "CON", "", "x" * 300]
)
def test_a_file_is_saved_and_never_shown(shop: WebShop, admin: TestClient, name: str) -> None:
    """Whatever a file calls itself, it leaves as an attachment without a type that a browser would open."""
    _, file = _sent(shop, name=name)
    answer = admin.get(f"/console/files/{file}")
    headers = answer.headers
    assert answer.content == PAGE and headers["content-type"] == "application/octet-stream"
    assert headers["x-content-type-options"] == "nosniff" and headers["content-disposition"].startswith("attachment;")
    assert headers["content-disposition"].count('"') == 2 and "/" not in headers["content-disposition"]
    assert "sandbox" in headers["content-security-policy"]


def test_files_are_for_the_staff_alone(shop: WebShop, admin: TestClient) -> None:
    """A stranger is sent to the sign-in, and a file that is not there is not found."""
    _, file = _sent(shop)
    assert shop.browser().get(f"/console/files/{file}").status_code in (303, 401)
    assert admin.get(f"/console/files/{file + 100}").status_code == 404
