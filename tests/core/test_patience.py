"""No test depends on how fast the machine is: a busy one is no fault. Time is measured in tests/benchmarks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parents[1]
FILES = sorted(str(path.relative_to(TESTS)) for path in TESTS.rglob("*.py") if "benchmarks" not in path.parts)
CLOCKS = {"sleep", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "wait_for_timeout"}
# The profile of hypothesis, and how long the browser's tests wait for what must come.
PLACES = {"conftest.py": "deadline", "browser/conftest.py": "timeout", "browser/screen.py": "timeout"}


def faults(source: str, allowed: str = "") -> Iterator[str]:
    """What in the source of a test hangs on time; `allowed` is the one setting that it may make."""
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in CLOCKS or (name.endswith("_timeout") and name.startswith("set_") and allowed != "timeout"):
            yield f"{node.lineno}: {name}"  # type: ignore[attr-defined]
        if not isinstance(node, ast.Call):
            continue
        for one in node.keywords:
            if one.arg in ("deadline", "timeout") and one.arg != allowed:
                yield f"{node.lineno}: {one.arg}="
            if one.arg == "suppress_health_check" and "HealthCheck.too_slow" not in ast.unparse(one.value):
                yield f"{node.lineno}: the list must name HealthCheck.too_slow, for it replaces that of the profile"


@pytest.mark.parametrize("path", FILES)
def test_no_test_hangs_on_time(path: str) -> None:
    assert [*faults((TESTS / path).read_text(), PLACES.get(path, ""))] == []


@pytest.mark.parametrize(
    "source",
    [
        "settings(max_examples=9, deadline=300)",
        "settings(suppress_health_check=[HealthCheck.filter_too_much])",
        "page.set_default_timeout(500)",
        "expect(it).to_be_visible(timeout=500)",
        "page.wait_for_timeout(500)",
        "time.sleep(1)",
        "assert perf_counter() - start < 1",
    ],
)
def test_what_hangs_on_time_is_seen(source: str) -> None:
    assert [*faults(source)]


def test_hypothesis_is_patient() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check
