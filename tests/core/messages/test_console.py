"""The console's pages use the same strict environment."""

import pytest
from jinja2 import TemplateRuntimeError, UndefinedError
from jinja2.exceptions import SecurityError

from core.domain.money import Money
from core.messages import console_environment


@pytest.fixture
def render(tmp_path):
    """Return what renders one page's text."""

    def made(text, **given):
        (tmp_path / "page.html").write_text(text, "utf-8")
        return console_environment(tmp_path, "en").get_template("page.html").render(given)

    return made


def test_a_page_escapes_and_formats(render):
    """Text is escaped by default and amounts go through the messages' filters."""
    said = render("<p>{{ name }} {{ total | money }}</p>", name="<b>Anna</b>", total=Money(4120, "EUR"))
    assert said == "<p>&lt;b&gt;Anna&lt;/b&gt; €41.20</p>"


def test_a_page_may_loop_and_call_what_it_is_given(render):
    """Pages of our own may use Jinja's usual tools and functions that the view hands over."""
    assert render("{% for n in range(3) %}{{ url(n) }},{% endfor %}", url=lambda n: f"/{n}") == "/0,/1,/2,"


def test_a_page_with_a_hole_is_a_fault(render):
    """A missing value is an error, never an empty place."""
    with pytest.raises(UndefinedError):
        render("{{ missing }}")


def test_a_page_cannot_reach_behind_its_values(render):
    """The sandbox holds for pages too."""
    with pytest.raises((SecurityError, TemplateRuntimeError)):
        render("{{ ''.__class__.__mro__ }}")
