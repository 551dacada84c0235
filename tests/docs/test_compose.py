"""The compose file starts what the command line really offers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import _parser
from core.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
OURS = {name: one for name, one in COMPOSE["services"].items() if name != "postgres"}


@pytest.mark.parametrize("name", OURS)
def test_each_service_runs_a_real_command(name: str) -> None:
    """Every command of the compose file is understood by the command line."""
    assert _parser().parse_args(OURS[name]["command"]).task.startswith("serving:")


def test_every_role_has_one_service() -> None:
    """Web, channels and worker together do all that one process does."""
    roles = {one["command"][2] for one in OURS.values() if one["command"][0] == "serve"}
    assert roles == {"web", "channels", "worker"}


@pytest.mark.parametrize("name", OURS)
def test_each_variable_is_a_real_setting(name: str) -> None:
    """No setting of the compose file is misspelt."""
    known = {f"ORDERCLERK_{field.upper()}" for field in Settings.model_fields}
    assert set(OURS[name]["environment"]) <= known


def test_services_wait_for_the_schema_and_the_schema_for_the_database() -> None:
    """Nothing serves before the schema is there."""
    assert OURS["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in ("web", "channels", "worker"):
        assert OURS[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_everything_that_is_copied_into_the_image_exists() -> None:
    """The image is built from files of the project."""
    recipe = OURS["web"]["build"]["dockerfile_inline"]
    for line in recipe.splitlines():
        if line.startswith("COPY"):
            assert all((ROOT / name).exists() for name in line.split()[1:-1]), line


def test_only_the_web_port_is_open_and_only_on_this_machine() -> None:
    """The database is reached by the services alone."""
    ports = {name: one.get("ports") for name, one in COMPOSE["services"].items() if one.get("ports")}
    assert ports == {"web": ["127.0.0.1:8000:8000"]}
