"""A merchant's own words: used where they are good, never in the way of an order, never able to look around."""

import pytest

from core.errors import BadInput
from core.messages import Messages

KEPT = {}
OVERRIDDEN = Messages(overrides=lambda: KEPT)


def _with(overrides):
    """Return messages whose merchant has written exactly these overrides."""
    KEPT.clear()
    KEPT.update(overrides)
    OVERRIDDEN._reported.clear()
    return OVERRIDDEN


def _say(messages, name="order_confirmed", language="en", **changes):
    return messages.render(name, language, messages.sample(name, language) | changes)


def test_an_override_replaces_its_part():
    """Only the part that was rewritten changes, in its language only."""
    messages = _with({("en", "order_confirmed", "subject.txt"): "Got it: {{ order.number }}\n"})
    assert _say(messages).subject == "Got it: O-26-7K3QX"
    assert "is confirmed" in _say(messages).text
    assert _say(messages, language="de").subject == "Bestellung O-26-7K3QX ist bestätigt"


def test_an_override_may_extend_the_letter():
    """A rewritten body uses the same frame and pieces as the file."""
    body = '{% extends "_shared/letter.txt" %}{% block content %}Ahoy {{ order.total | money }}{% endblock %}'
    messages = _with({("en", "order_confirmed", "body.txt"): body})
    text = _say(messages).text
    assert "Ahoy €479.76" in text
    assert "Kind regards" in text


def test_an_override_of_the_frame_holds_for_all_refusals():
    """Rewriting `message_refused` rewrites every refusal; a refusal's own override wins."""
    messages = _with({
        ("en", "message_refused", "chat.txt"): "No: {{ refusal }}",
        ("en", "refused/no_lines", "chat.txt"): "Empty.",
        ("en", "refused/still_valid", "reason.txt"): "It holds.",
    })  # fmt: skip
    assert _say(messages, "refused/not_fully_paid").chat == "No: It is not paid in full yet."
    assert _say(messages, "refused/no_lines").chat == "Empty."
    assert _say(messages, "refused/still_valid").chat == "No: It holds."


BROKEN = [
    "{{ order.number",
    "{% if order %}",
    "{{ nothing_like_this }}",
    "{{ order.numbers }}",
    "{{ order.total }}",
    "{{ order.number | safe }}",
    "{% autoescape false %}x{% endautoescape %}",
    "{% extends 'nowhere' %}",
    "{% include '../../../etc/passwd' %}",
    "{{ order.total | quantity }}",
    "{{ 1 // 0 }}",
    "{{ order.lines[99].name }}",
    "{{ raise }}",
    "x" * 50_000,
]


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("part", ["subject.txt", "body.html"])
def test_a_broken_override_never_stops_an_order(messages, text, part, caplog):
    """The file's words are used instead, and the operator is told once."""
    overridden = _with({("en", "order_confirmed", part): text})
    said = [_say(overridden) for _ in range(3)]
    assert said[0] == _say(messages)
    assert len([record for record in caplog.records if "broken" in record.message]) == 1


@pytest.mark.parametrize(
    "text", ["[", "{}", '[{"label": "x"}]', '["x"]', '[{"label": "x", "action": "y", "z": 1}]', "nonsense"]
)
def test_broken_buttons_fall_back(text, caplog):
    """Buttons that are no buttons are replaced by the file's."""
    messages = _with({("en", "order_confirmed", "buttons.json"): text})
    assert [button.action for button in _say(messages).buttons] == ["cancel"]
    assert "broken" in caplog.text


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_override_is_refused_at_the_door(messages, text):
    """Whoever saves a broken override is told the place and the cure, before any customer sees it."""
    with pytest.raises(BadInput) as caught:
        messages.check("en", "order_confirmed", "body.txt", text)
    (place, fault), *rest = caught.value.faults
    assert place.startswith("en/order_confirmed/body.txt")
    assert ";" in fault
    assert rest == []


@pytest.mark.parametrize("text", ["{% include 'order_confirmed/chat.txt' %}", "{% extends order.number %}"])
def test_a_page_takes_in_no_plain_text(messages, text):
    """Plain text inside a page would come in unescaped; it must go through `said`."""
    with pytest.raises(BadInput):
        messages.check("en", "order_confirmed", "body.html", text)
    messages.check("en", "order_confirmed", "body.html", "{{ said('order_confirmed/chat.txt') }}")


def test_the_fault_names_its_line(messages):
    """The line of the fault is counted as the merchant sees it."""
    with pytest.raises(BadInput) as caught:
        messages.check("en", "order_confirmed", "chat.txt", "fine\nfine too\n{{ order.nothing }}\n")
    assert caught.value.faults[0][0] == "en/order_confirmed/chat.txt, line 3"
    with pytest.raises(BadInput) as caught:
        messages.check("en", "order_confirmed", "chat.txt", "fine\n{% if %}\n")
    assert caught.value.faults[0][0] == "en/order_confirmed/chat.txt, line 2"


@pytest.mark.parametrize(
    ("language", "name", "part"),
    [("xx", "order_quoted", "body.txt"), ("en", "order_vanished", "body.txt"), ("en", "order_quoted", "body.pdf")],
)
def test_an_override_of_nothing_is_refused(messages, language, name, part):
    """Language, message and part must exist."""
    with pytest.raises(BadInput):
        messages.check(language, name, part, "words")


def test_an_override_that_says_nothing_is_refused(messages):
    """An empty message is no message."""
    with pytest.raises(BadInput):
        messages.check("en", "order_confirmed", "chat.txt", "{% if false %}x{% endif %}\n")


@pytest.mark.parametrize("name", ["order_quoted", "refused/out_of_stock", "answered/order_status", "question_asked"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_file_would_pass_as_an_override(messages, name, language):
    """What ships is what a merchant may save."""
    for part in messages.folders.parts(name):
        path = messages.folders.root / language / messages.folders.source(name, part, language)
        messages.check(language, name, part, path.read_text("utf-8"))


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ shop.__class__.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lettered.__globals__ }}",
    "{{ row.__globals__['os'].environ }}",
    "{{ (order | map('__class__') | list) }}",
    "{{ order | map(attribute='__class__') | list }}",
    "{{ [order] | map(attribute='__class__.__init__.__globals__') | list }}",
    "{{ '{0.__class__}'.format(order) }}",
    "{{ '%s' % order }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ namespace() }}",
    "{{ range(9) }}",
    "{{ dict(a=1) }}",
    "{{ order.lines.append(1) }}",
    "{{ words.update({'total': 'x'}) }}",
    "{{ words.clear() }}",
    "{{ facts.pop('x', 1) }}",
    "{{ facts.setdefault('x', 1) }}",
    "{{ policy.taxes.__class__ }}",
    "{{ shop.zone.from_file }}{{ shop.zone.from_file('/etc/passwd') }}",
    "{{ now.__reduce__() }}",
    "{{ order.lines[0].__class__ }}",
    "{{ loop }}",
    "{{ open('/etc/passwd') }}",
    "{{ get_flashed_messages() }}",
    "{{ config }}{{ settings }}{{ request }}",
    "{% import 'os' as os %}{{ os }}",
    "{% set x = order.__dict__ %}{{ x }}",
    "{{ (1).__class__ }}",
    "{{ 'x' * 999999999 }}",
    "{{ 9 ** 9999999 }}",
    "{{ [1] * 999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x' | center(999999999) }}",
    "{{ caller() }}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_an_override_cannot_look_around_or_run_away(messages, text):
    """S13: no settings, no environment, no file, no method that writes, no text that grows without end."""
    with pytest.raises(BadInput):
        messages.check("en", "order_confirmed", "chat.txt", text)
    overridden = _with({("en", "order_confirmed", "chat.txt"): text})
    assert _say(overridden).chat == _say(messages).chat


def test_an_override_cannot_change_what_the_next_message_sees(messages):
    """Words and formats belong to all messages; an override can only read them."""
    before = dict(messages._environments["en"].globals["words"])
    overridden = _with({("en", "order_confirmed", "chat.txt"): "{% set words = {} %}{% set order = 1 %}x{{ words }}"})
    _say(overridden)
    assert overridden._environments["en"].globals["words"] == before
    assert "Paper cup" in _say(overridden, "order_quoted").text


def test_a_wide_row_stays_in_its_bounds():
    """Layout functions cannot be used to fill the memory."""
    messages = _with(
        {("en", "order_confirmed", "chat.txt"): "{{ row('a', 'b', 10 ** 1) }}|{{ row('a', 'b', 999999999) }}"}
    )
    assert len(_say(messages).chat) < 1000
