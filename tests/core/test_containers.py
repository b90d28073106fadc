"""What compose.yaml and the Dockerfile promise an operator."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("build")}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("name", OURS)
def test_a_container_of_ours_can_do_no_more_than_it_needs(name: str) -> None:
    service = OURS[name]
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"] and any(mount.startswith("/tmp:size=") for mount in service["tmpfs"])


def test_all_that_serves_waits_for_the_tables() -> None:
    waiting = {name for name, service in OURS.items() if "migrate" in service["depends_on"]}
    assert waiting == OURS.keys() - {"migrate"} and {"web", "work", "remind"} <= waiting


def test_compose_asks_whether_it_is_ready_and_the_image_whether_it_lives() -> None:
    assert SERVICES["web"]["healthcheck"]["test"][-1] == "/readyz"
    (asked,) = [line for line in DOCKERFILE.splitlines() if line.startswith("HEALTHCHECK")]
    assert '"/healthz"' in asked


def test_the_tools_for_a_backup_fit_the_server() -> None:
    version = SERVICES["db"]["image"].removeprefix("postgres:")
    assert f"--from=postgres:{version} /usr/lib/postgresql/{version}/bin/pg_dump " in DOCKERFILE
