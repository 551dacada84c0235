"""Whether the server lives, whether it is ready, what it counts, and the reference of its interface."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from bot.web.metrics import Figures
from bot.web.office import Office
from bot.web.pages import Pages
from bot.web.peers import insiders_only
from bot.web.problems import MEDIA_TYPE


class ProblemBody(BaseModel):
    """RFC 9457 problem details; `code` is stable, `faults` names what is wrong in the input."""

    type: str
    title: str
    status: int
    detail: str
    code: str


class Alive(BaseModel):
    status: str


class Readiness(BaseModel):
    """status: ready or not_ready; parts: what is missing, "" where nothing is."""

    status: str
    parts: dict[str, str]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the declaration of these statuses for the OpenAPI description."""
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}
    return {status: {"description": "Problem details.", "content": schema} for status in statuses}


ALWAYS = problems(405, 413, 500)


def health_router(office: Office, pages: Pages, figures: Figures) -> APIRouter:
    router = APIRouter(tags=["health"], responses=ALWAYS)

    @router.get("/healthz", summary="Is the process alive?")
    async def alive() -> Alive:
        return Alive(status="ok")

    @router.get("/readyz", summary="Can it work?", response_model=Readiness, responses={503: {"model": Readiness}})
    def ready() -> JSONResponse:
        parts = dict(office.readiness())
        missing = any(parts.values())
        body = {"status": "not_ready" if missing else "ready", "parts": parts}
        return JSONResponse(body, 503 if missing else 200, {"Retry-After": "2"} if missing else None)

    declared = problems(401, 403)
    plain_text = {"text/plain": {"schema": {"type": "string"}}}
    declared[200] = {"description": "Prometheus text format.", "content": plain_text}

    @router.get("/metrics", summary="Figures for Prometheus", response_class=Response, responses=declared)
    def metrics(request: Request) -> Response:
        insiders_only(office, request)
        return Response(figures.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    @router.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        insiders_only(office, request)
        return pages.page(request, "reference.html", reference=request.app.openapi())

    return router


def declare_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Put the problem's shape into the description, and give every problem its media type."""
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.setdefault("ProblemBody", ProblemBody.model_json_schema())
    for operations in schema.get("paths", {}).values():
        for operation in operations.values():
            declared = operation.get("responses", {}).get("422")
            if declared and "HTTPValidationError" in str(declared):
                declared["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    return schema
