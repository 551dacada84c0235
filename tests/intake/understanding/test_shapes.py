"""The border of the engine: JSON in, JSON out."""

import json

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request, request_from_json, serve_lines

CATALOGUE = catalogue_from_json(
    {
        "name": "Corner Hardware",
        "items": [
            {
                "sku": "HAM-16",
                "name": "Claw hammer 16 oz",
                "aliases": ["hammer"],
                "packs": [{"unit": "box", "contains": 6}],
            },
            {"sku": "NAIL-50", "name": "Round nails 50 mm", "unit": "kg"},
        ],
    }
)


def test_a_line_that_is_no_json_gets_an_error_and_the_next_line_is_read():
    """A broken line gets an `error` key; the lines around it are answered in order."""
    answers = [
        json.loads(line)
        for line in serve_lines(['{"id":"1","text":"2 hammers"}', "{", "[]", '{"id":"4"}'], Engine(CATALOGUE))
    ]
    assert answers[0]["lines"][0]["sku"] == "HAM-16"
    assert all("error" in answer for answer in answers[1:])
    assert answers[3]["id"] == "4"


def test_the_answer_has_exactly_the_keys_of_the_contract():
    """An answer carries the keys that other programs rely on."""
    answer = Engine(CATALOGUE).understand(Request("7", "two boxes of hammers please")).to_json()
    assert set(answer) == {
        "id", "intent", "intents", "lines", "requested_date", "po_number", "ship_to", "must_ask", "unknown", "language",
        "confidence",
    }  # fmt: skip
    line = answer["lines"][0]
    assert (line["sku"], line["quantity"], line["unit"]) == ("HAM-16", "2", "box")
    assert [answer["id"], *("two boxes of hammers please"[a:b] for a, b in line["spans"])] == [
        "7",
        "two boxes of hammers",
    ]


def test_a_request_names_the_field_at_fault():
    """A request that cannot be read says which field is wrong."""
    for data, field in (
        ({"id": "1"}, "text"),
        ({"text": "x", "received": "yesterday"}, "received"),
        ({"text": "x", "context": 3}, "context"),
    ):
        try:
            request_from_json(data)
        except ValueError as error:
            assert str(error).startswith(field)
        else:
            raise AssertionError(field)
