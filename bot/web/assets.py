"""The files that pages load: styles, scripts, fonts. Read once, named by their content, cached for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

STATIC = Path(__file__).parent / "static"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """All files of the folder in memory. version: changes with any of them, so addresses inside them stay relative."""

    files: dict[str, bytes]
    version: str

    def url(self, name: str) -> str:
        """Return the address of a file; it never answers anything else."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"


@lru_cache(1)
def read_assets(folder: Path = STATIC) -> Assets:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in MEDIA_TYPES
    }
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return Assets(files, digest.hexdigest()[:12])


def assets_router(assets: Assets) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{path:path}")
    async def static(path: str, request: Request) -> Response:
        version, _, name = path.partition("/")
        exact = version == assets.version
        content = assets.files.get(name if exact else path)
        if content is None:
            raise HTTPException(404)
        return _answer(path, content, exact)

    @router.get("/favicon.ico")
    async def favicon() -> Response:
        return _answer("favicon.svg", assets.files["favicon.svg"], exact=False)

    return router


def _answer(name: str, content: bytes, exact: bool) -> Response:
    keep = "public, max-age=31536000, immutable" if exact else "public, max-age=300"
    kind = MEDIA_TYPES["." + name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Cache-Control": keep})
