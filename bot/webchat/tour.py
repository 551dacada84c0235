"""The demo tour: one page that shows a first visitor around."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse

from bot.web.office import Office
from bot.web.sessions import Sessions
from bot.webchat.demo_shop import DemoMail, demo_customers, drop, is_demo, sample_mails, sent_mail, sent_mails
from bot.webchat.links import sign_customer
from bot.webchat.pages import Pages, initials, theme
from core.settings import Settings


def tour_router(office: Office, pages: Pages) -> APIRouter:
    """Return the routes of the tour; a shop that is no demo shop has none."""
    router = APIRouter(include_in_schema=False)
    if is_demo(office.settings):
        _add_tour(router, office, pages)
        _add_mails(router, office, pages.templates / "demo" / "mail")
    return router


def _add_tour(router: APIRouter, office: Office, pages: Pages) -> None:
    settings = office.settings

    @router.get("/demo")
    def tour() -> Response:
        shop = office.policy().shop
        return pages.tour(
            shop_name=shop.name,
            initials=initials(shop.name),
            theme=theme(shop.brand_colour)[1],
            people=_people(settings),
            samples=sample_mails(pages.templates / "demo" / "mail"),
            sent=[_row(mail) for mail in sent_mails(settings)],
            drop_folder=str((settings.mail_dir / "in").resolve()),
            out_folder=str((settings.mail_dir / "out").resolve()),
            health=[{"part": part, "fault": fault} for part, fault in office.readiness().items()],
        )


def _add_mails(router: APIRouter, office: Office, samples: Path) -> None:
    settings, sessions = office.settings, Sessions(office.settings)

    @router.get("/demo/mails")
    def mails() -> Response:
        return JSONResponse({"mails": [_row(mail) for mail in sent_mails(settings)]})

    @router.get("/demo/mails/{name}")
    def mail(name: str) -> Response:
        found = sent_mail(settings, name)
        if found is None:
            raise HTTPException(404)
        return PlainTextResponse(f"To: {found.person}\nSubject: {found.subject}\n\n{found.body}\n")

    @router.post("/demo/mails")
    def post(request: Request, name: Annotated[str, Form()]) -> Response:
        sessions.same_site(request)
        chosen = next((path for path in samples.glob("*.eml") if path.name == name), None)
        if chosen is None:
            raise HTTPException(404)
        drop(chosen, settings)
        return RedirectResponse("/demo?sent#mail", 303)


def _people(settings: Settings) -> list[dict[str, Any]]:
    now = datetime.now(UTC)
    return [
        {
            "name": customer.name,
            "initials": initials(customer.name),
            "about": customer.about,
            "tries": customer.tries,
            "token": sign_customer(customer.id, settings.secret, now=now, name=customer.name),
        }
        for customer in demo_customers(settings)
    ]


def _row(mail: DemoMail) -> dict[str, str]:
    return {"name": mail.name, "subject": mail.subject, "to": mail.person, "at": mail.at.isoformat()}
