"""The customer's order page in seven languages: complete, in the order's language, with nothing left in English."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.web.assets import read_assets
from bot.web.order_link import RETURN_REASONS, STEPS, order_link_router
from bot.web.order_words import FOLDER, PLURALS, OrderWords, Words
from bot.web.pages import Pages
from core.domain.commands import SetStock
from core.domain.invoices import InvoiceState, ReturnState
from core.domain.return_rules import EXCLUDED
from core.domain.views import OrderView
from core.messages.render import Messages
from tests.bot.web.conftest import OPERATOR, WebShop, form_token

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
WITHDRAWAL = {
    "en": ("Withdraw from contract here", "Confirm withdrawal here"),
    "de": ("Vertrag hier widerrufen", "Widerruf hier bestätigen"),
    "fr": ("Se rétracter du contrat ici", "Confirmer la rétractation ici"),
    "es": ("Desistir del contrato aquí", "Confirmar el desistimiento aquí"),
    "it": ("Recedere dal contratto qui", "Confermare il recesso qui"),
    "nl": ("Overeenkomst hier herroepen", "Herroeping hier bevestigen"),
    "pt": ("Resolver o contrato aqui", "Confirmar a resolução aqui"),
}
DATA = re.compile(
    r"Imme (&|&amp;) Linde|orders@imme\.example|Honiglager Ida Brandt|Depot|Wiesenweg|Lüneburg|Germany"
    r"|Beeswax pastilles|Honey jar|Parcel|boxes|pcs|\w+day\b|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
)
"""What the shop, the order and the calendar say on the page."""


def own(language: str) -> dict[str, Any]:
    """Return what a language's file itself says, by path."""

    def flat(table: dict[str, Any], path: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in table.items():
            plain = isinstance(value, str) or PLURALS.issuperset(value)
            found |= {path + name: value} if plain else flat(value, f"{path}{name}.")
        return found

    return flat(json.loads((FOLDER / f"{language}.json").read_text("utf-8")))


def blanks(entry: str | dict[str, str]) -> set[frozenset[str]]:
    """Return the blanks of a sentence, of each of its plurals."""
    sentences = [entry] if isinstance(entry, str) else list(entry.values())
    return {frozenset(re.findall(r"\{(\w+)\}", one)) for one in sentences}


def seen(page: str) -> str:
    """Return what somebody who reads or hears a page meets, line by line."""
    spoken = re.findall(r'(?:aria-label|alt)="([^"]*)"', page)
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page, flags=re.S)
    return "\n".join([re.sub(r"<[^>]*>", "\n", body), *spoken])


def delivered(shop: WebShop, language: str) -> OrderView:
    order = shop.quoted(language)
    for step in ("confirm", "pick", "pack", "ship", "deliver", "invoice"):
        order = shop.step(order.number, step)
    return order


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_a_word_or_a_blank(language: str) -> None:
    """Each file has every word with the blanks of the English one, and a form for every count."""
    english, words = own("en"), own(language)
    assert set(words) == set(english)
    assert {name for name in words if blanks(words[name]) != blanks(english[name])} == set()
    assert all(
        one.strip() for entry in words.values() for one in ([entry] if isinstance(entry, str) else entry.values())
    )
    plural = Locale.parse(language).plural_form
    counted = [entry for entry in words.values() if not isinstance(entry, str)]
    assert counted and {plural(count) for count in range(1000)} <= set.intersection(*map(set, counted))


def test_every_state_has_words() -> None:
    """What an order, a return, an invoice, a clause or a button can be is a word of the page."""
    words = own("en")
    needed = {f"return_states.{state.value}" for state in ReturnState}
    needed |= {f"invoice_states.{state.value}" for state in InvoiceState if state is not InvoiceState.DRAFT}
    needed |= {f"clauses.{kind}" for kind in (*EXCLUDED, "window", "withdrawal", "faulty")}
    needed |= {f"{group}.{step}" for step in STEPS for group in ("steps", "done")}
    needed |= {f"reasons.{reason}" for reason in RETURN_REASONS}
    assert needed <= set(words)


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    """A file with one word speaks it, and English for the rest; a count chooses the form; blanks are never markup."""
    (tmp_path / "en.json").write_text((FOLDER / "en.json").read_text("utf-8"))
    (tmp_path / "de.json").write_text('{"order": "Auftrag"}')
    words = Words("de", OrderWords(tmp_path).entries["de"], lambda count: "one" if count == 1 else "other")
    assert (words.say("order"), words.say("total")) == ("Auftrag", "Total")
    assert "1 day " in words.say("withdraw_text", count=1) and "2 days " in words.say("withdraw_text", count=2)
    assert words.strong("money_back", amount="<i>{amount}") == "You get <b>&lt;i&gt;{amount}</b> back."


@pytest.mark.parametrize(
    ("order", "asked", "accepted", "shop", "spoken"),
    [
        ("fr", "de", "it", "nl", "fr"),
        ("de-AT", "", "", "en", "de"),
        ("", "pt", "it", "nl", "pt"),
        ("", "", "pl, IT-ch;q=0.9, es", "nl", "it"),
        ("pl", "xx", "pl", "nl", "nl"),
        ("", "", "", "pl", "en"),
    ],
)
def test_the_orders_language_goes_first(order: str, asked: str, accepted: str, shop: str, spoken: str) -> None:
    """Order, then what the reader asks for, then what the browser prefers, then the shop's, then English."""
    assert OrderWords().language(order, asked, accepted, shop) == spoken


def test_the_page_says_nothing_but_its_words(shop: WebShop, tmp_path: Path) -> None:
    """With every word in brackets, only what the shop, the order and the clock say stands outside of brackets."""
    english = json.loads((FOLDER / "en.json").read_text("utf-8"))

    def marked(value: Any) -> Any:
        if isinstance(value, str):
            return "⟦" + re.sub(r"(\{\w+\})", r"⟧\1⟦", value) + "⟧"
        return {name: marked(one) for name, one in value.items()}

    (tmp_path / "en.json").write_text(json.dumps(marked(english)))
    app, office = FastAPI(), shop.office()
    app.include_router(order_link_router(office, Pages(office, read_assets(), OrderWords(tmp_path))))
    client = TestClient(app, base_url="http://shop.example", follow_redirects=False)
    back, link = delivered(shop, "en"), ""
    for order, path in ((shop.quoted("en"), ""), (back, ""), (back, "/withdraw"), (back, "")):
        link = shop.link(order)
        page = client.get(link + path).text
        rest = re.sub(r"⟦[^⟧]*⟧", "", seen(page))
        words = re.findall(r"[^\W\d_]{3,}", DATA.sub("", rest))
        left = [word for word in words if not word.isupper()]
        assert left == [], path
        if order is back and not path:
            form = {"csrf": form_token(page), "key": page.split('name="key" value="', 1)[1][:32], "line-2": "2"}
            assert client.post(f"{link}/returns", data=form | {"reason": "damaged"}).status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_orders_language(shop: WebShop, messages: Messages, language: str) -> None:
    """Whatever the browser prefers: page and withdrawal are in the order's language, with its amounts and days."""
    order, words = shop.quoted(language), own(language)
    visitor = shop.browser()
    visitor.headers["Accept-Language"] = "sv, en;q=0.5" if language != "en" else "fr"
    shop.step(order.number, "confirm")
    link = shop.link(order)
    page = visitor.get(link).text
    here, confirm = WITHDRAWAL[language]
    assert f'<html lang="{language}">' in page and here in page
    assert words["what_you_ordered"] in page and words["stages.confirmed"] in page
    assert messages.money(language)(order.total) in page
    withdrawal = visitor.get(f"{link}/withdraw").text
    assert f'<html lang="{language}">' in withdrawal and confirm in withdrawal
    form = {"csrf": form_token(withdrawal), "key": "k", "name": "", "contact": ""}
    assert words["name_and_contact"] in visitor.post(f"{link}/withdraw", data=form).text
    form |= {"name": "Ida Brandt", "contact": "ida@honiglager.example"}
    assert visitor.post(f"{link}/withdraw", data=form).status_code == 303
    after = visitor.get(link).text
    assert words["said.withdrawn"] in after and words["stages.cancelled"] in after


def test_a_refusal_is_told_in_the_orders_language(shop: WebShop, visitor: TestClient) -> None:
    """Why something is not possible is said with the messages' own words."""
    order = shop.quoted("de")
    shop.clerk.do(SetStock((("JAR", "", "3"),)), actor=OPERATOR)
    link = shop.link(order)
    page = visitor.get(link).text
    form = {"csrf": form_token(page), "version": str(order.version)}
    refused = visitor.post(f"{link}/steps/confirm", data=form)
    assert refused.status_code == 409
    assert "Davon haben wir nicht genug im Regal" in refused.text and "Honey jar 500 g: 3 Stück" in refused.text
    old = visitor.post(f"{link}/steps/cancel", data=form | {"version": "0"})
    assert (old.status_code, own("de")["moved_on"] in old.text) == (409, True)


def test_a_fault_is_told_in_the_readers_language(shop: WebShop, visitor: TestClient) -> None:
    """A link that names nothing is answered as the browser prefers, a forged form too; elsewhere nothing changes."""
    french = {"Accept-Language": "fr-CH, de;q=0.5"}
    page = visitor.get("/o/" + "A" * 43, headers=french)
    assert page.status_code == 404 and '<html lang="fr">' in page.text
    assert "Aucune commande ici" in page.text and "To the start" not in page.text
    order = shop.quoted("de")
    forged = visitor.post(f"{shop.link(order)}/steps/confirm", data={"version": "1"}, headers=french)
    assert (forged.status_code, "Veuillez rouvrir la page" in forged.text) == (403, True)
    wrong = visitor.get(f"{shop.link(order)}/invoices/X.pdf", headers=french)
    assert (wrong.status_code, "Hier ist keine Bestellung" in wrong.text) == (404, True)
    assert "There is nothing here" in visitor.get("/nowhere", headers=french).text


def test_a_language_that_was_asked_for_stays(shop: WebShop, visitor: TestClient) -> None:
    """Where the order's language is none of ours, `?lang` chooses, and every form and link keeps it."""
    order = shop.quoted("pl")
    page = visitor.get(f"{shop.link(order)}?lang=it").text
    assert '<html lang="it">' in page
    assert set(re.findall(r'(?:action|href)="/o/[^"?]*(\?[^"]*)?"', page)) == {"?lang=it"}
    form = {"csrf": form_token(page), "version": str(order.version)}
    answer = visitor.post(f"{shop.link(order)}/steps/confirm?lang=it", data=form)
    assert answer.headers["location"].endswith("?lang=it")
    assert "Grazie!" in visitor.get(answer.headers["location"]).text
    assert "?lang=" not in visitor.get(f'{shop.link(order)}?lang="><b>').text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_takes_its_own_blanks(language: str) -> None:
    """Whatever a blank is called, its sentence can be said with it, in every language."""
    words = Words(language, OrderWords().entries[language], Locale.parse(language).plural_form)
    for path, entry in own(language).items():
        filled = {blank: 2 if blank == "count" else f"<{blank}>" for one in blanks(entry) for blank in one}
        filled |= {} if isinstance(entry, str) else {"count": 2}
        said = words.say(path, **filled)
        assert "{" not in said, path
        assert words.strong(path, **filled), path
