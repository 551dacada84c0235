from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.mail.split import split_body

EXAMPLES = json.loads((Path(__file__).parents[2] / "data" / "mail" / "split.json").read_text(encoding="utf-8"))
INTROS, HEADERS, CLOSINGS, ORDERS = (EXAMPLES[name] for name in ("intros", "headers", "closings", "orders"))
UNMARKED = {name: intro for name, intro in INTROS.items() if name not in ("en no date", "en quoting", "de horde")}
REPLY = "Yes please, and make it 12 boxes of the dark roast.\n\nDelivery on Friday 6.3. is fine."


@pytest.mark.parametrize("intro", INTROS.values(), ids=INTROS.keys())
@pytest.mark.parametrize("mark", ["> ", ">"], ids=["marked", "tight"])
def test_an_intro_begins_the_history(intro: str, mark: str) -> None:
    """Whatever program and language wrote the line above the quotation, the reply ends there."""
    split = split_body(f"{REPLY}\n\n{intro}\n\n{mark}1. 10 boxes dark roast\n{mark}2. 5 kg sugar\n")
    assert split.reply == REPLY
    assert "5 kg sugar" in split.quoted
    assert not split.forwarded


@pytest.mark.parametrize("intro", UNMARKED.values(), ids=UNMARKED.keys())
def test_an_intro_needs_no_marks_below(intro: str) -> None:
    """Some programs do not mark the quotation: an intro with a date or an address is enough."""
    split = split_body(f"{REPLY}\n\n{intro}\n\n1. 10 boxes dark roast\n2. 5 kg sugar\n")
    assert split.reply == REPLY
    assert "5 kg sugar" in split.quoted


@pytest.mark.parametrize("intro", INTROS.values(), ids=INTROS.keys())
def test_bottom_posting_leaves_the_reply(intro: str) -> None:
    """Words below a marked quotation are the reply, those in it are not."""
    split = split_body(f"{intro}\n> 1. 10 boxes dark roast\n> 2. 5 kg sugar\n\n{REPLY}\n")
    assert split.reply == REPLY


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
def test_a_header_block_begins_the_history(headers: str) -> None:
    """A block of header fields of an earlier mail ends the reply, with or without a line above it."""
    split = split_body(f"{REPLY}\n\n{headers}\n\n10 boxes dark roast\n\nAnn\n")
    assert split.reply == REPLY
    assert "10 boxes dark roast" in split.quoted


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
def test_a_mail_that_is_all_history_gives_its_words(headers: str) -> None:
    """A forward without a word of one's own is read as what it holds, its header lines left out."""
    split = split_body(f"{headers}\n\n10 boxes dark roast\n")
    assert split.reply == "10 boxes dark roast"


@pytest.mark.parametrize("closing", CLOSINGS.values(), ids=CLOSINGS.keys())
@pytest.mark.parametrize(
    "history", ["", "\n\n" + INTROS["en gmail"] + "\n> old\n", "\n\n" + HEADERS["de outlook"] + "\n\nold"]
)
def test_a_signature_is_cut(closing: str, history: str) -> None:
    """What stands below the last words is signature, also above a history."""
    split = split_body(f"{REPLY}\n\n{closing}{history}")
    assert split.reply == REPLY
    assert closing.split("\n", maxsplit=1)[0].strip() in split.signature


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-------- Weitergeleitete Nachricht --------",
        "Begin forwarded message:",
        "---------- Message transféré ----------",
        "---------- Doorgestuurd bericht ----------",
        "-------- Пересланное сообщение --------",
        "----- Forwarded by Ann Berg/Kiosk on 03/03/2026 09:14 AM -----",
    ],
)
@pytest.mark.parametrize("quote", ["", "> "])
def test_a_forward_is_known(mark: str, quote: str) -> None:
    """A forward keeps the words above it as the reply and says that it is one."""
    carried = f"{mark}\nFrom: Eve <eve@x.example>\nSubject: Order\n\n3 kg\n"
    split = split_body("Please book this.\n\n" + "".join(quote + line for line in carried.splitlines(keepends=True)))
    assert split.forwarded
    assert split.reply == "Please book this."
    assert "3 kg" in split.quoted


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_an_order_is_never_cut(order: str) -> None:
    """What only looks like history or a signature stays: a lost order line is worse than a line too many."""
    split = split_body(order)
    assert split.reply == order
    assert split.quoted == split.signature == ""


def test_inline_answers_are_kept() -> None:
    """Answers between the marked lines are the reply; the marked lines are history."""
    split = split_body(f"{INTROS['en gmail']}\n> 1. 10 boxes?\nmake it 12\n> 2. 5 kg sugar?\ncancel\n> Shop\n")
    assert split.reply.split("\n") == ["make it 12", "cancel"]


def test_wrapped_quotations_stay_history() -> None:
    """A quoted line that the mail program wrapped is not an answer."""
    quoted = "> 1. 10 boxes of the dark roast with the blue label for the depot in the\nharbour\n> 2. sugar\n"
    assert split_body(f"ok\n\n{INTROS['en gmail']}\n{quoted}").reply == "ok"


def test_an_intro_on_the_same_line_is_parted() -> None:
    """Words and intro on one line: the words stay."""
    split = split_body("ok On Tue, Mar 3, 2026 at 9:14 AM, shop@x.example wrote:\n> 10 boxes\n")
    assert split.reply == "ok"


def test_only_history_has_no_reply() -> None:
    """A mail that holds nothing but marked lines says nothing."""
    assert split_body(f"{INTROS['en gmail']}\n> 10 boxes\n> Shop\n").reply == ""


def test_a_dash_and_the_senders_name_sign() -> None:
    """`-Ann` signs where the sender is Ann, and is a list item where she is not."""
    assert split_body("10 boxes\n\n-Ann", sender="Ann Berg").reply == "10 boxes"
    assert split_body("10 boxes\n\n-Coffee", sender="Ann Berg").reply == "10 boxes\n\n-Coffee"


@pytest.mark.parametrize(
    "piece",
    [
        "> ",
        "On 3.3.2026 ",
        "From: ",
        "From: a@b.example\n",
        "-- \n",
        "Sent from my ",
        "\n",
        "wrote:",
        "@",
        ":",
        "<",
        "Date: 3.3.2026 9:14\n",
        ">\n",
        "x" * 50 + "\n> ",
    ],
)
def test_a_hostile_body_is_split_in_linear_time(piece: str) -> None:
    """A megabyte of what the rules look for is done at once; a rule that looked back over all of it would hang."""
    split = split_body(piece * (1_000_000 // len(piece)))
    assert isinstance(split.reply, str)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*INTROS.values(), *HEADERS.values(), *CLOSINGS.values(), *ORDERS.values(), "> quoted", "", "text"]
        ),
        max_size=8,
    )
)
def test_nothing_is_lost(pieces: list[str]) -> None:
    """Every line of a body is in the reply, the history or the signature."""
    body = "\n".join(pieces)
    split = split_body(body)
    parts = f"{split.reply}\n{split.quoted}\n{split.signature}"
    for line in body.split("\n"):
        assert line.strip() in parts


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("\n>:-_@ <")), max_size=400))
def test_any_text_can_be_split(text: str) -> None:
    """Splitting never raises."""
    split_body(text)


def test_a_servers_warning_is_no_part_of_the_letter() -> None:
    """What our own mail server writes above a mail from outside was not written by the customer."""
    warning = "CAUTION: This email originated from outside of the organisation.\nDo not click links."
    split = split_body(f"{warning}\n\n{REPLY}\n")
    assert split.reply == REPLY
    assert warning in split.signature


@pytest.mark.parametrize("line", ["LG Monitor", "VG Kaffee", "MFG Filter"])
def test_a_product_that_reads_like_a_closing_stays(line: str) -> None:
    """A short closing counts only with the sender's own name, where we know the sender."""
    split = split_body(f"We need\n\n{line}", sender="Ann Berg ann@kiosk.example")
    assert split.reply == f"We need\n\n{line}"
    assert split_body("10 boxes\n\nLG Ann", sender="Ann Berg ann@kiosk.example").reply == "10 boxes"
    assert split_body("10 boxes\n\nLG\nann", sender="ann@kiosk.example").reply == "10 boxes"
