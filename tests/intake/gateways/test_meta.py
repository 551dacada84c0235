"""WhatsApp, Messenger and Instagram against a Graph API that refuses whatever Meta's would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.domain.hooks import NoteReceipt
from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown, SetupError
from core.ports import Button, OutboundMessage
from core.settings import Settings
from intake.gateways.meta.graph import Meta, meta_setup
from intake.gateways.meta.inbound import Arrived, Media, read_webhook
from intake.gateways.meta.outbound import read_templates
from intake.gateways.outside import Outside, networks
from tests.intake.gateways.graph_double import INSTAGRAM, NUMBER, PAGE, SECRET, TOKEN, Graph, graph_double
from tests.intake.mail.test_write import outbound

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANN = "4917012345"
TEMPLATES = """
[order_shipped]
name = "shipped_v2"
parameters = ["customer_name", "order", "tracking"]
[order_shipped.languages]
en = "en_GB"
de = "de"
"""
Make = Callable[..., Meta]


@pytest.fixture
def graph() -> Iterator[Graph]:
    """The Graph API, to which Ann wrote just now."""
    with graph_double() as graph:
        graph.open.add(ANN)
        graph.templates["shipped_v2"] = ({"en_GB", "de"}, 3)
        yield graph


@pytest.fixture
def make(graph: Graph, tmp_path: Path) -> Make:
    """Makes what talks to it; heard: when Ann wrote last."""

    def made(heard: datetime | None = NOW - timedelta(hours=1), **more: Any) -> Meta:
        path = tmp_path / "templates.toml"
        path.write_text(TEMPLATES, encoding="utf-8")
        known = {
            "meta_api_url": graph.url,
            "meta_token": TOKEN,
            "meta_app_secret": SECRET,
            "meta_verify_token": "verify",
            "meta_whatsapp_id": NUMBER,
            "meta_page_id": PAGE,
            "meta_instagram_id": INSTAGRAM,
            "meta_templates": path,
        }
        setup = meta_setup(Settings(**(known | more)))
        assert setup is not None
        return Meta(setup, Outside(networks("127.0.0.0/8")), lambda *_: heard)

    return made


def said(text: str = "Your order", *, channel: str = "gateway:whatsapp", to: str = ANN, **more: Any) -> OutboundMessage:
    return outbound(channel=channel, recipient=to, chat=text, **({"at": NOW} | more))


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label, f"do:{number}") for number, label in enumerate(labels))


def test_a_free_message_bears_our_id_and_brings_theirs(graph: Graph, make: Make) -> None:
    """Token, proof, version and shape are what the API demands; its name of the message is the receipt."""
    assert make().send(said()).external_id == "wamid.1"
    assert graph.sent[0]["biz_opaque_callback_data"] == outbound().message_id


def test_few_short_buttons_are_buttons_and_others_a_list(graph: Graph, make: Make) -> None:
    """Three buttons of twenty signs at most; more or longer ones become a list, of ten at most."""
    meta = make()
    meta.send(said(buttons=buttons("Confirm", "Change", "A person")))
    meta.send(said(buttons=buttons(*(f"Choice number {n}" for n in range(15)))))
    meta.send(said(buttons=buttons("Ship it by express freight before noon", "No")))
    kinds = [one["interactive"]["type"] for one in graph.sent]
    assert kinds == ["button", "list", "list"]
    assert len(graph.sent[1]["interactive"]["action"]["sections"][0]["rows"]) == 10


def test_a_long_message_goes_in_parts_and_goes_on_where_it_broke_off(graph: Graph, make: Make) -> None:
    """Buttons stand under the last part; a repeat does not send again what arrived."""
    meta = make()
    meta.send(said("line\n" * 900, buttons=buttons("Confirm")))
    whole = len(graph.sent)
    assert whole > 2 and [one["type"] for one in graph.sent] == ["text"] * (whole - 1) + ["interactive"]
    graph.sent.clear()
    graph.next = [None, (131016, 500)]
    again = said("line\n" * 900, buttons=buttons("Confirm"), message_id="<d9@shop.example>")
    with pytest.raises(OutsideUnknown):
        meta.send(again)
    meta.send(again)
    assert len(graph.sent) == whole


@pytest.mark.parametrize("heard", [None, NOW - timedelta(hours=24), NOW - timedelta(days=3)])
def test_outside_the_day_only_a_template_speaks(graph: Graph, make: Make, heard: datetime | None) -> None:
    """After 24 hours the template of that event is filled; without one the message is refused with the reason."""
    meta = make(heard)
    facts = {"template": "order_shipped", "customer_name": "Ann", "order": "O-26-7K3QX", "tracking": ""}
    assert meta.send(said(facts=facts, language="de-AT")).external_id == "wamid.1"
    told = graph.sent[0]["template"]
    assert (told["name"], told["language"]) == ("shipped_v2", {"code": "de"})
    assert [one["text"] for one in told["components"][0]["parameters"]] == ["Ann", "O-26-7K3QX", "–"]
    with pytest.raises(OutsideRefused, match="no template tells order_paid"):
        meta.send(said(facts={"template": "order_paid"}))
    with pytest.raises(OutsideRefused, match="24 hours"):
        meta.send(said(channel="gateway:messenger"))
    assert len(graph.sent) == 1


def test_meta_s_own_word_on_the_window_counts_more_than_ours(graph: Graph, make: Make) -> None:
    """131047 although we think the window open: the template goes instead."""
    graph.open.clear()
    facts = {"template": "order_shipped", "customer_name": "Ann", "order": "O-1", "tracking": "T"}
    assert make().send(said(facts=facts)).detail == {"template": True}


@pytest.mark.parametrize(
    ("code", "status", "raised"),
    [
        (130429, 400, OutsideBusy),
        (80007, 400, OutsideBusy),
        (131056, 400, OutsideBusy),
        (4, 400, OutsideBusy),
        (190, 401, OutsideBusy),
        (131016, 500, OutsideUnknown),
        (131026, 400, OutsideRefused),
        (132001, 404, OutsideRefused),
        (100, 400, OutsideRefused),
    ],
)
def test_error_codes_say_who_must_act(
    graph: Graph, make: Make, code: int, status: int, raised: type[Exception]
) -> None:
    """Rates and tokens wait, what broke off is unknown, what can never work is refused."""
    graph.next = [(code, status)]
    with pytest.raises(raised) as caught:
        make().send(said())
    assert type(caught.value) is raised and TOKEN not in str(caught.value)


def test_a_wrong_version_or_token_sends_nothing(graph: Graph, make: Make) -> None:
    """The double refuses both, as Meta does."""
    with pytest.raises(OutsideRefused):
        make(meta_version="v2.0").send(said())
    with pytest.raises(OutsideBusy):
        make(meta_token="stale").send(said())
    assert graph.sent == []


def test_messenger_and_instagram_speak_by_quick_replies(graph: Graph, make: Make) -> None:
    """Their buttons are quick replies of twenty signs."""
    meta = make()
    for channel in ("gateway:messenger", "gateway:instagram"):
        meta.send(said(channel=channel, buttons=buttons("Confirm the whole order now", "No")))
    assert [len(one["message"]["quick_replies"]) for one in graph.sent] == [2, 2]


def test_settings_that_are_not_whole_name_what_is_missing() -> None:
    """A number without token or secrets does not start; without any id Meta is simply not there."""
    assert meta_setup(Settings(meta_token="t")) is None
    with pytest.raises(SetupError, match="META_APP_SECRET"):
        meta_setup(Settings(meta_whatsapp_id="1", meta_token="t"))
    with pytest.raises(SetupError, match="digits"):
        meta_setup(Settings(meta_whatsapp_id="../me", meta_token="t"))


def test_a_template_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A fault in the file stops the start and says which setting it is."""
    path = tmp_path / "wrong.toml"
    path.write_text("[order_shipped]\nname = 'x'\n", encoding="utf-8")
    with pytest.raises(SetupError, match="META_TEMPLATES"):
        read_templates(path)


def pressed(kind: str, **row: str) -> dict[str, Any]:
    return {"type": kind, kind: row}


def whatsapp(*messages: dict[str, Any], statuses: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    value = {
        "contacts": [{"wa_id": ANN, "profile": {"name": "Ann"}}],
        "messages": [{"from": ANN, "timestamp": "1772442000", **one} for one in messages],
        "statuses": list(statuses),
    }
    return {"object": "whatsapp_business_account", "entry": [{"changes": [{"value": value}]}]}


def test_every_kind_of_message_is_read() -> None:
    """Text, button, list row, template button, document; reactions and what is not known are left aside."""
    body = whatsapp(
        {"id": "w1", "type": "text", "text": {"body": "2 MUG"}, "context": {"id": "w0"}},
        {"id": "w2", "type": "interactive", "interactive": pressed("button_reply", id="confirm:O:1", title="OK")},
        {"id": "w3", "type": "interactive", "interactive": pressed("list_reply", id="answer:1:A", title="A")},
        {"id": "w4", "type": "button", "button": {"payload": "human", "text": "A person"}},
        {"id": "w5", "type": "document", "document": {"id": "f1", "filename": "a.csv", "mime_type": "text/csv; x=y"}},
        {"id": "w6", "type": "reaction", "reaction": {"emoji": "x"}},
        {"id": "w7", "type": "hologram"},
    )
    found = [one for one in read_webhook(body) if isinstance(one, Arrived)]
    assert [(one.message.message_id, one.message.text, one.message.action) for one in found] == [
        ("w1", "2 MUG", ""),
        ("w2", "OK", "confirm:O:1"),
        ("w3", "A", "answer:1:A"),
        ("w4", "A person", "human"),
        ("w5", "", ""),
        ("w7", "", ""),
    ]
    assert (found[0].message.sender, found[0].message.sender_name, found[0].message.threads) == (ANN, "Ann", ("w0",))
    assert found[4].media == (Media("a.csv", "text/csv", id="f1"),)


def test_receipts_name_our_message_and_the_reason() -> None:
    """Statuses become receipts; a failed one says why."""
    failed = {"id": "wamid.9", "status": "failed", "errors": [{"code": 131026, "title": "Undeliverable"}]}
    read = {"id": "wamid.8", "status": "read", "biz_opaque_callback_data": "<d@shop>"}
    assert list(read_webhook(whatsapp(statuses=(failed, read)))) == [
        NoteReceipt("gateway:whatsapp", "failed", "", "wamid.9", "131026 Undeliverable"),
        NoteReceipt("gateway:whatsapp", "read", "<d@shop>", "wamid.8"),
    ]


def test_messenger_posts_are_read_and_our_own_echoes_are_not() -> None:
    """Text, quick reply, postback and delivery; what the page itself said is nobody's message."""
    said = [
        {"message": {"mid": "m1", "text": "2 MUG"}},
        {"message": {"mid": "m2", "text": "OK", "quick_reply": {"payload": "confirm"}}},
        {"message": {"mid": "m3", "text": "hi", "is_echo": True}},
        {"postback": {"mid": "m4", "title": "Start", "payload": "start"}},
        {"delivery": {"mids": ["x1"]}},
    ]
    rows = [{"sender": {"id": "7"}, "timestamp": 1772442000000, **one} for one in said]
    found = list(read_webhook({"object": "page", "entry": [{"messaging": rows}]}))
    assert [one.message.message_id for one in found if isinstance(one, Arrived)] == ["m1", "m2", "m4"]
    assert found[-1] == NoteReceipt("gateway:messenger", "delivered", "", "x1")


ODD = {"object": "page", "entry": [{"messaging": [7, {"delivery": {"mids": 7}}, {"message": {"mid": 1}}]}]}


@pytest.mark.parametrize("body", [None, [], {}, {"object": 7}, {"object": "page", "entry": {}}, ODD])
def test_whatever_else_comes_is_left_aside(body: Any) -> None:
    """No shape of data raises."""
    assert list(read_webhook(body)) == []


def test_files_are_fetched_with_the_token_and_checked(graph: Graph, make: Make) -> None:
    """A file of a kind that we take comes whole; another one, or one elsewhere, comes as a note for a person."""
    graph.files = {"f1": ("text/csv", b"sku,quantity\nMUG,2\n"), "f2": ("model/gltf", b"x")}
    (arrived,) = (one for one in read_webhook(whatsapp({"id": "w", "type": "text"})) if isinstance(one, Arrived))
    media = (Media("a.csv", "", id="f1"), Media("b", "", id="f2"), Media("c", "", url="https://evil.example/x"))
    files = make().with_files(Arrived(arrived.message, media)).files
    assert (files[0].name, files[0].media_type, files[0].content) == ("a.csv", "text/csv", b"sku,quantity\nMUG,2\n")
    assert b"no kind that we take" in files[1].content and b"no address of Meta's" in files[2].content
