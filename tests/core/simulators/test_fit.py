"""Fitting the duration model: it finds what it made itself, and bad text gives problems, never an exception."""

import json
from base64 import b64encode
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.duration import Work
from study.core.simulators.fit import Fit, Measurement, Misfit, fit, measurements

DATA = json.loads((Path(__file__).parent / "data" / "memory.json").read_text(encoding="utf-8"))
CURVE = {int(size): float(ms) for size, ms in DATA["power_tuning"]["measured_ms"].items()}
LINES = "\n".join(f"{size} {ms}" for size, ms in CURVE.items())
READ = tuple(Measurement(size, ms) for size, ms in CURVE.items())


def test_the_published_curve_fits_within_15_percent() -> None:
    found, problems = fit(READ)
    assert problems == ()
    assert found is not None
    assert found.worst_percent < 15
    assert found.close
    assert [misfit.memory_mb for misfit in found.misfits] == sorted(CURVE)
    assert 2 < found.cpu_seconds < 3
    assert "off by at most" in found.says


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        "Memory,Duration\n" + "\n".join(f"{size},{ms:.0f},0.0000021" for size, ms in CURVE.items()),
        "\n".join(f"- {size:,} MB: {ms:,.1f} ms" for size, ms in reversed(CURVE.items())),
        "\n".join(f"{size}\t{ms / 1000} s" for size, ms in CURVE.items()),
        ", ".join(f"{size} {ms:.0f}" for size, ms in CURVE.items()),
        "; ".join(f"{size} MB = {ms:,.0f} ms" for size, ms in CURVE.items()),
        json.dumps({"stats": [{"value": s, "averageDuration": m, "averagePrice": 0.1} for s, m in CURVE.items()]}),
        json.dumps([[size, ms] for size, ms in CURVE.items()]),
        "https://lambda-power-tuning.show/#"
        + ";".join(b64encode(raw).decode() for raw in (pack("<6h", *CURVE), pack("<6f", *CURVE.values()), b"")),
    ],
)
def test_every_form_of_a_power_tuning_run_is_read(text: str) -> None:
    assert measurements(text) == (READ, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 0),
        ("nothing here", 0),
        ("128: 100\n512: soon 3", 2),
        ("128: 8.5 min", 1),
        ("64: 100", 1),
        ("20480: 100", 1),
        ("128.5: 100", 1),
        ("128: 0", 1),
        ("128: 0.0009", 1),
        ("[[128, 1e-200], [256, 5]]", 0),
        ("128: -5", 1),
        ("128: 100\n128: 90", 2),
        ("128: 99999999999", 1),
        ("{", 1),
        ("{}", 0),
        ('{"stats": [{"value": 128}]}', 0),
        ('{"stats": [{"value": true, "averageDuration": 5}]}', 0),
        ("[[128, 1e999]]", 0),
        ("[[1" + "0" * 400 + ", 5]]", 0),
        ("https://lambda-power-tuning.show/#gAA;AAA;", 1),
        ("https://lambda-power-tuning.show/#gAAA;AAAA;AAAA", 1),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_line(text: str, line: int) -> None:
    _, problems = measurements(text)
    assert [problem.line for problem in problems] == [line]


def test_one_size_is_too_few_and_no_time_is_no_measurement() -> None:
    assert fit([Measurement(128, 100.0)])[1][0].message == "Measurements of at least 2 memory sizes are needed."
    assert fit([Measurement(128, 0.0), Measurement(256, 1.0)])[0] is None
    assert fit([Measurement(128, 1e-200), Measurement(256, 1.0)])[0] is None
    assert fit([Measurement(128, 0.001), Measurement(256, 1.0)])[0] is not None


@given(st.text(max_size=60) | st.text('0123456789 :;,.#{}[]"sm\n-', max_size=60))
@settings(max_examples=200)
def test_no_text_raises(text: str) -> None:
    found, problems = measurements(text)
    assert found or problems
    assert list(found) == sorted(found, key=lambda one: one.memory_mb)
    assert all(0 <= problem.line <= len(text.splitlines()) for problem in problems)


@given(
    cpu=st.integers(10_000, 50_000_000),
    wait=st.integers(0, 5_000_000),
    parallel=st.integers(0, 1_000_000),
    threads=st.integers(1, 6),
)
@settings(max_examples=80)
def test_the_model_recognises_itself(cpu: int, wait: int, parallel: int, threads: int) -> None:
    work = Work(cpu=cpu, wait=wait, parallel=parallel, threads=threads)
    sizes = (128, 512, 1024, 1769, 2500, 3538, 5307, 7076, 10_240)
    found, _ = fit([Measurement(size, work.microseconds(size) / 1000) for size in sizes])
    assert found is not None
    assert found.worst_percent < 0.5
    assert found.cpu_seconds == pytest.approx(cpu / 1e6, rel=0.05, abs=0.01)


def test_a_function_that_is_no_such_function_is_said_to_be_none() -> None:
    found, _ = fit([Measurement(128, 100.0), Measurement(1024, 5000.0)])
    assert found is not None
    assert not found.close
    assert found.says.endswith("; the model does not describe this function.")


def test_waiting_only_is_found_as_waiting() -> None:
    found, _ = fit([Measurement(size, 250.0) for size in (128, 1024, 10240)])
    assert found is not None
    assert (found.cpu_seconds, found.wait_seconds, found.threads) == (0.0, 0.25, 1)


@pytest.mark.parametrize(("percent", "close"), [(15.0, True), (-15.0, True), (15.001, False), (-15.001, False)])
def test_exactly_the_tolerance_is_close(percent: float, close: bool) -> None:
    misfits = (Misfit(128, 100.0, 100.0 + percent, percent),)
    assert Fit(1.0, 0.0, 0.0, 1, misfits).close == close
    assert "over 1 thread:" in Fit(1.0, 0.0, 0.0, 1, misfits).says
    assert "over 2 threads:" in Fit(1.0, 0.0, 0.5, 2, misfits).says
