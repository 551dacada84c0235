"""All goods as rows: one a thing, with what it is called in each language."""

from __future__ import annotations

from intake.understanding.thesaurus import (
    building,
    cleaning_and_office,
    clothing_and_sport,
    colours_and_states,
    drinks_and_sweets,
    fixings_and_tools,
    fruit_and_vegetables,
    garden_and_animals,
    home_and_body,
    meat_dairy_and_bakery,
)

_FIELDS = (
    building.WORDS,
    cleaning_and_office.WORDS,
    clothing_and_sport.WORDS,
    colours_and_states.WORDS,
    drinks_and_sweets.WORDS,
    fixings_and_tools.WORDS,
    fruit_and_vegetables.WORDS,
    garden_and_animals.WORDS,
    home_and_body.WORDS,
    meat_dairy_and_bakery.WORDS,
)


def rows() -> list[str]:
    """Return the rows: one a thing, `en | de | fr | es | it | nl | pt`, other words for the same after a comma.

    In the data a row goes on in lines that begin with a blank.
    """
    tables = (table.replace("\n ", " ") for table in _FIELDS)
    return [row for table in tables for row in table.splitlines() if row.strip()]
