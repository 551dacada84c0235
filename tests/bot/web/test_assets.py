"""Styles, scripts and fonts: complete, local, cached by content."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from bot.web.assets import STATIC, read_assets

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "console"


def test_a_file_under_its_content_is_kept_for_ever(visitor: TestClient) -> None:
    """The address names the content, so a browser never asks twice; a stale address keeps nothing for long."""
    url = read_assets().url("css/tokens.css")
    assert "immutable" in visitor.get(url).headers["cache-control"]
    assert visitor.get(url).headers["content-type"].startswith("text/css")
    assert "immutable" not in visitor.get("/static/css/tokens.css").headers["cache-control"]
    assert visitor.get("/static/000000000000/css/tokens.css").status_code == 404
    assert visitor.get("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_no_path_leads_out_of_the_folder(visitor: TestClient) -> None:
    """Only the files that were read are served."""
    for path in ("../app.py", "..%2fapp.py", "%2e%2e/app.py", "css/../../app.py", "vendor/README.md"):
        assert visitor.get(f"/static/{path}").status_code == 404


def test_pages_and_styles_load_nothing_from_elsewhere() -> None:
    """No address of another host stands in a template, a style or our scripts."""
    sources = [*TEMPLATES.glob("*.html"), *STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]
    for path in sources:
        found = re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", path.read_text("utf-8"))
        assert not [one for one in found if "www.w3.org" not in one], path.name


def test_templates_carry_no_inline_script_style_or_handler() -> None:
    """What the content security policy forbids is not written in the first place."""
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>|javascript:|hx-on", text), path.name


def test_styles_name_only_files_that_exist() -> None:
    """Each url() of a style is a file beside it."""
    for path in STATIC.glob("css/*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', path.read_text("utf-8")):
            assert (path.parent / name).resolve().is_file(), name


def test_vendored_files_have_their_licence() -> None:
    """What others made comes with the paper that allows it."""
    for folder in (STATIC / "vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").is_file(), folder.name
