"""What `make` may do: nothing before a target asks for it, no browser where none is needed; and its audit."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = {
    name: (needs.split("##")[0].split(), recipe)
    for name, needs, recipe in re.findall(r"^([a-z]+):(.*)\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
}
FAULT = """Vulnerabilities:

pyyaml 6.0.3 has 1 known vulnerability:

- GHSA-0000-0000-0000: A fault

  Fixed in: 99.0
"""
CLEAN = "Found no known vulnerabilities and no adverse project statuses in 84 packages"
UNREACHED = "error: error sending request for url (https://api.osv.dev/v1/querybatch)"
UNKNOWN = "error: unrecognized subcommand 'audit'"


def reached(name: str) -> set[str]:
    """The target and all that it runs first."""
    return {name}.union(*(reached(need) for need in TARGETS[name][0]))


def test_reading_the_makefile_runs_nothing() -> None:
    assert "$(shell" not in MAKEFILE and "!=" not in MAKEFILE


@pytest.mark.parametrize("name", ["help", "clean"])
def test_help_and_clean_install_nothing(name: str) -> None:
    needs, recipe = TARGETS[name]
    assert not needs and recipe and not [tool for tool in ("$(UV)", "$(RUN)", "$(TEST)", ".ci/") if tool in recipe]


@pytest.mark.parametrize("name", ["check", "unit", "places", "postgres", "format", "run"])
def test_only_what_drives_a_browser_needs_one(name: str) -> None:
    assert "chromium" not in reached(name)


def test_the_browser_tests_need_one_and_everything_is_in_make_test() -> None:
    assert "chromium" in reached("browser")
    assert reached("test") >= {"check", "unit", "places", "postgres", "browser"}
    assert ".ci/audit" in TARGETS["check"][1]


@pytest.mark.parametrize(
    ("said", "code", "expected"),
    [(CLEAN, 0, 0), (FAULT, 1, 1), (UNREACHED, 2, 0), (UNKNOWN, 2, 0), ("", 101, 101)],
    ids=["clean", "a fault", "nobody answers", "an old uv", "uv breaks"],
)
def test_the_audit_fails_when_a_fault_is_known_and_only_then(
    tmp_path: Path, said: str, code: int, expected: int
) -> None:
    audit = shutil.copy(ROOT / ".ci" / "audit", tmp_path / "audit")
    uv = tmp_path / "uv"
    uv.write_text(f"#!/bin/sh\n[ \"$1\" = audit ] || exit 9\ncat <<'END'\n{said}\nEND\nexit {code}\n")
    uv.chmod(0o755)
    ended = subprocess.run([audit], capture_output=True, text=True, check=False)
    assert ended.returncode == expected
    assert said in ended.stdout
    assert ("not audited" in ended.stderr) == (code == 2)
