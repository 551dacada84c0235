"""Text from outside is data: never a header line, never markup, never a template."""

from dataclasses import replace
from email.message import EmailMessage

import pytest

from core.domain.customers import Address
from core.domain.views import QuestionView

TEMPLATES = [
    "{{123*457}}",
    "${123*457}",
    "{0.__class__}",
    "%(x)s",
    "{% raw %}",
    "{# gone #}",
    "#{123*457}",
    "<%= 123*457 %>",
]
MARKUP = [
    "<script>canary()</script>", "<img src=x onerror=canary()>", "</title><svg onload=canary()>",
    '"><a href="javascript:canary()">x</a>', "<!--", "]]>", "&lt;b&gt;",
]  # fmt: skip
LINES = [
    "Anna\r\nBcc: all@evil.example",
    "Anna\n\nFree gift",
    "Anna\x0bX",
    "Anna\u2028Total: €0.00",
    "A\x00B",
    "A\x1b[31m",
]
TURNED = ["gnp.\u202etxt", "\u2066hidden\u2069", "\ufeffname"]
PARTS = ("text", "html", "chat")


def _filled(messages, name, language, evil):
    sample = messages.sample(name, language)
    order = sample["order"]
    lines = tuple(
        replace(line, name=evil, part_number=evil, sku=evil, unit=evil, options={evil: evil}) for line in order.lines
    )
    order = replace(
        order, lines=lines, proposed=lines, note=evil, po_number=evil, shipping_name=evil, hold_reason=evil,
        ship_to=Address(evil, evil, evil, evil, evil),
    )  # fmt: skip
    question = QuestionView(1, "item", evil, ((evil, evil, "1.00"),))
    other = QuestionView(2, "other", evil, choices=(evil,), option=evil)
    return sample | {
        "order": order, "customer_name": evil, "reason": evil, "questions": (question, other),
        "unknown": ({"text": evil, "alternatives": [(evil, evil, "2.00")]},), "answer": evil,
        "facts": sample["facts"] | {
            "tracking": evil, "carrier": evil, "tracking_url": evil, "value": evil, "name": evil, "sku": evil,
            "number": evil, "faults": [(evil, evil)], "short": [{"name": evil, "available": "1", "unit": evil}],
        },
    }  # fmt: skip


NAMES = ["order_quoted", "order_confirmed", "order_shipped", "order_change_requested", "question_asked"]
NAMES += ["order_rejected", "message_answered", "refused/unknown_item", "refused/bad_input", "refused/unknown_order"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("evil", MARKUP)
def test_markup_is_shown_as_typed(messages, name, evil):
    """S14: no tag, no attribute and no comment of a stranger enters a page; the page's own tags are all there are."""
    page = messages.render(name, "en", _filled(messages, name, "en", evil)).html
    harmless = messages.render(name, "en", _filled(messages, name, "en", "harmless")).html
    assert page.count("<") == harmless.count("<")
    assert page.count(">") == harmless.count(">")
    assert page.count('"') == harmless.count('"')
    assert "canary" not in page or "canary()" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("evil", TEMPLATES)
def test_template_marks_are_shown_as_typed(messages, name, evil):
    """S13: what a customer types is never run as a template."""
    said = messages.render(name, "en", _filled(messages, name, "en", evil))
    assert evil in " ".join(said.text.split()) or evil in said.text
    for part in PARTS:
        assert "56211" not in getattr(said, part)
        assert "class '" not in getattr(said, part)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("order_rejected", "message_answered")])
@pytest.mark.parametrize("evil", [*LINES, *TURNED])
def test_a_name_stays_on_its_line(messages, name, evil):
    """S11: no line break, control character or turned text gets from a name into subject or text."""
    said = messages.render(name, "en", _filled(messages, name, "en", evil))
    for made in (said.subject, said.text, said.chat, said.html):
        assert not set(made) & set("\x00\x0b\x1b\r\u2028\u202e\u2066\u2069\ufeff")
    assert not any(line.startswith(("Bcc:", "Total: €0.00")) for line in said.text.splitlines())
    assert "\n" not in said.subject


@pytest.mark.parametrize("name", ["order_rejected", "message_answered"])
@pytest.mark.parametrize("evil", [*LINES, *TURNED])
def test_free_words_may_have_lines_but_nothing_hidden(messages, name, evil):
    """S11: a colleague's words keep their lines in the body; the subject stays one line and nothing is hidden."""
    said = messages.render(name, "en", _filled(messages, name, "en", evil))
    for made in (said.subject, said.text, said.chat, said.html):
        assert not set(made) & set("\x00\x0b\x1b\r\u2028\u202e\u2066\u2069\ufeff")
    assert "\n" not in said.subject


@pytest.mark.parametrize("evil", [*LINES, *TURNED, "x" * 10_000, "=?utf-8?q?=0d=0aBcc:_x@y?=", "a@b, c@d"])
def test_a_subject_is_one_header(messages, evil):
    """S11: a mail made with the subject has exactly the headers that were meant."""
    sample = messages.sample("message_answered", "en")
    shop = replace(sample["shop"], name=evil)
    said = messages.render("message_answered", "en", sample | {"order": None, "shop": shop})
    mail = EmailMessage()
    mail["Subject"] = said.subject
    mail["To"] = "anna@example.org"
    assert [key for key, _ in mail.items()] == ["Subject", "To"]
    assert b"\nBcc:" not in bytes(mail)


@pytest.mark.parametrize("evil", ['x", "action": "confirm', "x\\", 'x"},{"label":"y', "x\ny", "{{7*7}}", "<b>"])
def test_a_button_cannot_be_forged(messages, evil):
    """A candidate's name changes only its own button's label and value."""
    question = QuestionView(1, "item", "x", ((evil, evil, "1.00"), ("B", "B", "1.00")))
    said = messages.render("question_asked", "en", messages.sample("question_asked", "en") | {"questions": (question,)})
    assert len(said.buttons) == 3
    assert said.buttons[0].action == "answer:1:" + " ".join(evil.split("\n"))
    assert said.buttons[-1].action == "human"


@pytest.mark.parametrize("name", ["Buy at https://evil.example", "www.evil.example", "a@b.example", "x" * 61, "\n"])
def test_an_advertisement_is_no_name(messages, name):
    """S11: a stranger's advertisement in the name field is not carried into a greeting."""
    said = messages.render("order_quoted", "en", messages.sample("order_quoted", "en") | {"customer_name": name})
    assert said.text.startswith("Hello,\n")
    assert "evil" not in said.html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://x y", 'https://x"onclick', " http://x"]
)
def test_only_web_links_become_links(messages, url):
    """A tracking address that is no plain web address is not made a link, or is escaped inside it."""
    sample = messages.sample("order_shipped", "en")
    page = messages.render("order_shipped", "en", sample | {"facts": sample["facts"] | {"tracking_url": url}}).html
    assert 'href="javascript' not in page
    assert 'href="data:' not in page
    assert '"onclick' not in page


@pytest.mark.parametrize("colour", ["red;} body{display:none", "#12345", "url(x)", "", "#12345g", "#1f4e5f;"])
def test_a_brand_colour_is_a_colour_or_nothing(messages, colour):
    """A merchant's colour enters styles only as six hexadecimal digits."""
    sample = messages.sample("order_quoted", "en")
    page = messages.render("order_quoted", "en", sample | {"shop": replace(sample["shop"], brand_colour=colour)}).html
    assert 'display:none"' not in page
    assert "#1f4e5f" in page
