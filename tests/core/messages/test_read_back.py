"""The read-back and the questions: what a customer must be able to check and to answer."""

from dataclasses import replace

import pytest

from core.domain.money import Money
from core.domain.views import QuestionView
from core.messages import Messages


def _say(messages, name, language="en", **changes):
    return messages.render(name, language, messages.sample(name, language) | changes)


def _flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("part", ["text", "html", "chat"])
def test_the_read_back_names_every_line(messages, part):
    """Item, pack, base quantity, unit price and line total of each line are in every shape."""
    said = getattr(_say(messages, "order_quoted"), part)
    for words in (
        "Paper cup 300 ml, double wall", "3 boxes (1,500 pcs)", "€0.104", "€156.00",
        "Espresso beans Dark Harbour", "12.5 kg", "€18.60", "€232.50", "grind: whole bean", "200 pcs on backorder",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize("part", ["text", "html", "chat"])
def test_the_read_back_names_totals_place_and_day(messages, part):
    """Shipping, tax, total, address, promised day and the customer's order number are in every shape."""
    said = getattr(_say(messages, "order_quoted"), part).replace("\xa0", " ")
    for words in (
        "€6.90", "€53.16", "€479.76", "Lindenallee 7, 28195 Bremen", "Friday, 27 November 2026", "PO-8841", "2 = 24",
    ):  # fmt: skip
        assert words in said


def test_the_read_back_in_letters_says_part_numbers_and_validity(messages):
    """A letter also says the SKU, the customer's own number, the day asked for and until when the offer is good."""
    said = _say(messages, "order_quoted").text
    for words in ("CUP-300", "4711-A", "Thursday, 26 November 2026", "Monday, 30 November 2026, 18:00 CET"):
        assert words in said


def test_the_read_back_in_german(messages):
    """German writes amounts, packs and days as a German clerk does."""
    said = _say(messages, "order_quoted", "de")
    for words in ("3 Kartons (1.500 Stück)", "479,76 €", "Freitag, 27. November 2026", "18:00 MEZ", "3 streichen"):
        assert words in _flat(said.text)
    assert [button.label for button in said.buttons] == ["Bestätigen", "Bestellung stornieren"]


def test_confirm_and_cancel_are_buttons(messages):
    """A read-back can be confirmed or cancelled by one press."""
    assert [button.action for button in _say(messages, "order_quoted").buttons] == ["confirm", "cancel"]


def test_no_confirm_button_where_staff_confirms(messages):
    """Where a colleague confirms, the customer is not asked to."""
    said = _say(messages, "order_quoted", confirmation="staff")
    assert [button.action for button in said.buttons] == ["cancel"]
    assert "Reply" not in said.text.split("Kind regards")[0].split("Valid until")[1]


def test_unless_objected_says_how_to_object(messages):
    """An order that is taken at once says how to object and until when."""
    said = _say(
        messages, "order_confirmed", confirmation="unless_objected", facts={"object_until": "2026-11-23T13:00:00+00:00"}
    )
    assert "Monday, 23 November 2026, 14:00 CET" in _flat(said.text)
    assert '"cancel" stops the whole order' in _flat(said.text)


def test_cancelled_lines_are_left_out_and_numbers_stay(messages):
    """A line that was left out is not shown; the others keep the numbers that a reply uses."""
    order = messages.sample("order_quoted", "en")["order"]
    first, *rest = order.lines
    said = _say(messages, "order_quoted", order=replace(order, lines=(replace(first, cancelled=True), *rest)))
    assert "Paper cup" not in said.text
    assert "2. Espresso beans" in said.text


def test_an_order_with_bare_essentials_renders(messages):
    """An order without address, days, method, number and note is read back without empty labels."""
    order = replace(
        messages.sample("order_quoted", "en")["order"], ship_to=None, requested_on=None, promised_on=None,
        valid_until=None, po_number="", note="", shipping_name="", shipping=Money(0, "EUR"), customer=None,
    )  # fmt: skip
    asked = ("name", "email", "address")
    said = _say(messages, "order_quoted", order=order, customer_name="", unknown=(), links={}, asks_contact=asked)
    assert said.text.startswith("Hello,\n")
    assert "Deliver to" not in said.text
    assert "your name, your e-mail address and the delivery address" in _flat(said.text)


def test_prices_with_tax_are_shown_with_tax(messages):
    """A shop whose prices include tax shows gross line totals and says that the sums above the tax are net."""
    order = replace(messages.sample("order_quoted", "en")["order"], prices_include_tax=True)
    said = _say(messages, "order_quoted", order=order).text
    assert "€185.64" in said
    assert "Goods, net" in said


def test_short_stock_is_said(messages):
    """A line that stock cannot serve is named with what is there."""
    short = [{"sku": "X", "name": "Paper cup", "wanted": "800", "available": "600", "unit": "each"}]
    for part in ("text", "html", "chat"):
        assert "600 pcs of 800 pcs available now" in _flat(
            getattr(_say(messages, "order_quoted", facts={"shortages": short}), part)
        )


def test_letters_run_on_over_all_questions(messages):
    """Every answer to pick has its own letter, so that one letter in a reply names one answer."""
    said = _say(messages, "question_asked")
    for words in ("A) Vanilla syrup 1 l (SYR-VAN1), €8.40", "B) Vanilla", "C) whole bean", "E) filter"):
        assert words in said.text
    assert [button.action for button in said.buttons] == [
        "answer:1:SYR-VAN1", "answer:1:SYR-VAN2",
        "answer:2:whole bean", "answer:2:espresso", "answer:2:filter", "human",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("item", 'You wrote "thing"'), ("quantity", "How many"), ("unit", "in which unit"), ("option", "Which size"),
        ("address", "Where shall we deliver to"), ("date", "For which day"), ("other", "thing"),
    ],
)  # fmt: skip
def test_each_kind_of_question_has_its_sentence(messages, about, words):
    """What is asked decides the sentence; something unforeseen is asked in its own words."""
    question = QuestionView(7, about, "thing", option="size")
    said = _say(messages, "question_asked", questions=(question,), order=None, unknown=(), asks_contact=())
    for part in (said.text, said.chat):
        assert words in part
    assert "letter" not in said.text
    assert said.subject == "A question about your order"


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_order_without_lines_asks_what_is_wanted(messages, language):
    """Where nothing was understood, every shape still asks what the customer needs."""
    sample = messages.sample("question_asked", language)
    order = replace(sample["order"], lines=())
    said = _say(messages, "question_asked", language, questions=(), unknown=(), asks_contact=(), order=order)
    for part in ("text", "html", "chat"):
        assert "Which items" in getattr(said, part) or "Welche Artikel" in getattr(said, part)


def test_a_read_back_always_waits_for_a_word(messages):
    """An order that is read back binds nobody yet, also in a shop that takes usual orders at once."""
    said = _say(messages, "order_quoted", confirmation="unless_objected")
    assert said.buttons[0].action == "confirm"
    assert "Nothing is ordered until you say so" in said.text


def test_a_known_item_is_named_not_offered(messages):
    """Where only its quantity or option is missing, the item is named in the question and is no answer to pick."""
    said = _say(messages, "question_asked").text
    assert "Which grind would you like for Guatemala beans?" in said
    assert "A) Guatemala" not in said


def test_unknown_words_may_come_bare(messages):
    """What we do not sell may be given as plain words, without alternatives."""
    for part in ("text", "html", "chat"):
        assert "unicorn milk" in getattr(_say(messages, "order_quoted", unknown=("unicorn milk",)), part)


def test_units_to_pick_are_words(messages):
    """A unit is offered in the language's word and sent back as the catalogue's."""
    question = QuestionView(7, "unit", "5 beans", choices=("box", "kg"))
    said = _say(messages, "question_asked", "de", questions=(question,))
    assert [(button.label, button.action) for button in said.buttons][:2] == [
        ("Karton", "answer:7:box"),
        ("kg", "answer:7:kg"),
    ]


def test_a_change_shows_the_difference(messages):
    """A change that waits for a yes names the old quantity, what is left out, and both totals."""
    said = _say(messages, "order_change_requested")
    for words in ("before: 12.5 kg", "Left out: line 3", "€591.89", "€479.76"):
        assert words in said.text
        assert words in said.chat
        assert words in said.html
    assert [button.action for button in said.buttons] == ["apply_change", "decline_change"]


def test_a_new_line_of_a_change_is_marked(messages):
    """A line that the order did not have is called new."""
    sample = messages.sample("order_change_requested", "en")
    order = replace(sample["order"], lines=sample["order"].lines[1:])
    assert "   new\n" in _say(messages, "order_change_requested", order=order).text


def test_an_invoice_that_is_paid_asks_for_nothing(messages):
    """A paid invoice names no account."""
    invoice = messages.sample("order_invoiced", "en")["facts"]["invoice"]
    said = _say(messages, "order_invoiced", facts={"invoice": replace(invoice, paid=invoice.total)})
    assert "already paid" in said.text
    assert "IBAN" not in said.text


def test_free_words_of_a_colleague_are_passed_on(messages, caplog):
    """What a colleague writes goes out as it is, with its line breaks."""
    words = "Dear Anna,\n\nyes & no.\nBest, Jo"
    said = _say(messages, "message_answered", answer=words, kind="colleague", facts={"answer": words})
    assert said.buttons == ()
    assert caplog.text == ""
    assert "Dear Anna,\n\nyes & no.\nBest, Jo" in said.text
    assert "yes &amp; no.<br>Best, Jo" in said.html


@pytest.mark.parametrize(
    "state", ["draft", "quoted", "awaiting_approval", "on_hold", "cancelled", "confirmed", "closed"]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_where_is_my_order_is_answered_in_every_state(messages, state, language):
    """The status answer names the order whatever state it is in, and an unknown order asks for the number."""
    order = replace(messages.sample("answered/order_status", language)["order"], state=state)
    said = _say(messages, "message_answered", language, kind="order_status", facts={}, order=order)
    assert "O-26-7K3QX" in said.chat
    none = _say(messages, "message_answered", language, kind="order_status", facts={}, order=None)
    assert "O-26-7K3QX" not in none.chat


def test_an_unknown_code_gets_general_words(messages, caplog):
    """A refusal that nobody wrote words for is answered politely and told to the operator."""
    said = _say(messages, "message_refused", facts={"code": "moon_phase"})
    assert "That is not possible right now" in said.text
    assert "moon_phase" in caplog.text


def test_an_unknown_message_is_a_fault(messages):
    """A template that does not exist is our fault, not the customer's."""
    with pytest.raises(KeyError):
        messages.render("order_vanished", "en", {})


@pytest.mark.parametrize(("wanted", "found"), [("de-AT", "de"), ("DE_de", "de"), ("fi", "en"), ("", "en")])
def test_the_nearest_language_is_taken(messages, wanted, found):
    """A regional language falls back to its parent, an unknown one to English."""
    assert messages.language(wanted) == found


def test_a_reason_alone_is_a_sentence(messages):
    """Staff and programs get the sentence of a refusal without a letter around it."""
    said = messages.reason("nothing_to_pay", "de", {})
    assert said == "Die Bestellung ist schon ganz bezahlt; es ist nichts mehr offen."


TOLD = [
    "order_quoted",
    "order_submitted",
    "order_rejected",
    "order_confirmed",
    "order_change_requested",
    "order_changed",
]
TOLD += ["order_change_declined", "order_cancelled", "order_line_cancelled", "order_expired", "order_shipped"]
TOLD += [
    "order_delivered",
    "order_paid",
    "question_asked",
    "message_answered",
    "message_handed_over",
    "message_refused",
]


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_message_needs_only_its_order(messages, name, language):
    """No message fails for want of a fact, a link, an address, a day or a name: an order is always answered."""
    order = replace(
        messages.sample(name, language)["order"], ship_to=None, requested_on=None, promised_on=None, valid_until=None,
        po_number="", note="", shipping_name="", customer=None, proposed=(), proposed_total=None,
    )  # fmt: skip
    said = messages.render(name, language, {"shop": messages.sample(name, language)["shop"], "order": order})
    assert said.text and said.html and said.chat and said.subject


@pytest.mark.parametrize("name", ["message_answered", "message_handed_over", "message_refused", "question_asked"])
@pytest.mark.parametrize("kind", ["", "order_status", "delivery_question", "invoice_request", "return_request"])
def test_a_message_without_an_order_is_answered(messages, name, kind):
    """Somebody without any order gets a whole answer too."""
    said = messages.render(name, "en", {"kind": kind, "facts": {"code": "nothing_waiting", "kind": kind}})
    assert said.text and said.html and said.chat and said.subject
    assert "O-26" not in said.text


@pytest.mark.parametrize("name", [name for name in Messages().names() if name.startswith(("refused/", "answered/"))])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_refusal_needs_no_facts(messages, name, language):
    """Every refusal and answer has words even where nothing but its name is known."""
    assert len(messages.render(name, language, {}).chat) > 10


@pytest.mark.parametrize("part", ["text", "html"])
def test_what_a_colleague_wrote_down_is_no_note_of_the_customer(messages, part):
    """The words of a call are our own; a note of the customer's is read back to them."""
    for channel, shown in (("email", True), ("phone", False)):
        order = replace(messages.sample("order_quoted", "en")["order"], channel=channel)
        said = getattr(_say(messages, "order_quoted", order=order), part)
        assert ("Please ring twice." in said) is shown


def test_french_keeps_a_space_before_a_colon(messages):
    """What stands behind a word of ours is set as the language sets it."""
    said = _say(messages, "order_quoted", "fr").chat
    assert "TVA\N{NO-BREAK SPACE}:" in said and "TVA:" not in said
