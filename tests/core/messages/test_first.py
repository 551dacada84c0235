"""The read-back in English."""

from core.messages import Messages


def test_the_read_back_names_every_line_and_total():
    """A read-back says each line, its quantity in packs and units, and what to answer."""
    messages = Messages()
    said = messages.render("order_quoted", "en", messages.sample("order_quoted", "en"))
    for words in ("3 boxes (1,500 pcs)", "€479.76", "2 = 24"):
        assert words in said.text
        assert words in said.html
