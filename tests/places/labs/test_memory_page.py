"""The page of the memory simulator: any run gives a page, and every figure on it is that of the run."""

from dataclasses import fields, replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.duration import Work
from study.core.simulators.engines.memory import PLUGIN
from study.core.simulators.engines.memory.params import Params
from study.core.simulators.fit import Measurement
from study.core.text.duration import span
from study.core.text.number import money
from study.labs.pages.memory import PLUGIN as PAGE
from study.labs.plugin import Run

SVG = "{http://www.w3.org/2000/svg}"
PRESETS = {preset.name: preset.params for preset in PLUGIN.presets}
TUNED = PRESETS["power-tuning"]


def run(params: Params) -> Run:
    assert not [problem for problem in PLUGIN.check(params) if problem.severity == "error"]
    return Run(PLUGIN, params, PLUGIN.run(params, 0))


def titles(svg: str, tag: str = "title") -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}{tag}")]


@pytest.mark.parametrize("name", PRESETS)
def test_the_picture_tells_the_numbers_of_the_run(name: str) -> None:
    found = run(PRESETS[name])
    results = found.trace.results
    (picture,) = PAGE.draw(found, None, None)
    rows = {row["memory_mb"]: row for row in results["sweep"]}
    for svg in (picture.wide, picture.narrow):
        said = titles(svg)
        for best in ("cheapest", "balanced", "fastest"):
            row = rows[results[best]]
            size = f"{best}: {row['memory_mb']:,} MB, "
            assert size + span(row["duration_ms"] / 1000) in said
            assert f"{size}{money(row['per_million'])} per million" in said
        if results["outcome"] == "ok":
            label = f"{found.params.memory_mb:,} MB: {span(results['duration_ms'] / 1000)}"
            assert {label, money(results["per_million"])} <= set(titles(svg, "text"))
        assert picture.finding in titles(svg, "desc")


@pytest.mark.parametrize(
    ("name", "outcome", "from_there"),
    [("nightly-batch", "timeout", "timeout below 1,152 MB"), ("out-of-memory", "out of memory", "below 700 MB")],
)
def test_where_no_call_finishes_is_hatched_and_named(name: str, outcome: str, from_there: str) -> None:
    (picture,) = PAGE.draw(run(PRESETS[name]), None, None)
    for svg in (picture.wide, picture.narrow):
        assert sum(from_there in title for title in titles(svg)) == 2
        assert f"{PRESETS[name].memory_mb:,} MB: {outcome}" in titles(svg, "text")
    assert outcome in picture.key[0][1]


def test_the_pinned_run_is_named_and_one_thread_stands_in_for_it() -> None:
    encoder = run(PRESETS["encoder"])
    alone = PAGE.draw(encoder, None, None)[0]
    pinned = PAGE.draw(encoder, run(PRESETS["thumbnailer"]), None)[0]
    assert {"6 threads", "one thread"} <= set(titles(alone.wide, "text"))
    assert {"A", "B"} <= set(titles(pinned.wide, "text"))
    assert alone.finding == pinned.finding
    assert "one thread" not in titles(PAGE.draw(run(PRESETS["thumbnailer"]), None, None)[0].wide, "text")


def test_measured_points_are_drawn_with_the_fit_and_its_misfit() -> None:
    """Made by the model, so that the work behind them is known: 3 s of CPU, half of it over two threads."""
    work = Work(cpu=3_000_000, wait=400_000, parallel=500_000, threads=2)
    points = tuple(Measurement(m, work.microseconds(m) / 1000) for m in (128, 512, 1024, 1769, 2500, 3538))
    found = run(Params(memory_mb=700, measured=points))
    (picture,) = PAGE.draw(found, None, None)
    assert sum(title.startswith("measured: ") for title in titles(picture.wide)) == len(points)
    numbers = {number.name: number for number in PAGE.numbers(found)}
    assert numbers["Fitted CPU time"].value == pytest.approx(3, rel=1e-3)
    assert numbers["Fitted waiting"].value == pytest.approx(0.4, rel=1e-2)
    assert numbers["Duration"].note == "by the fitted model"
    misfit = PAGE.tables(found)[2]
    assert [row[0] for row in misfit.rows] == [f"{point.memory_mb:,} MB" for point in points]
    assert {row[4] for row in misfit.rows} == {"as measured"}


def test_a_misfit_is_said_in_percent_and_in_words() -> None:
    rows = {row[0]: row for row in PAGE.tables(run(TUNED))[2].rows}
    worst = max(run(TUNED).trace.results["fit"]["sizes"], key=lambda one: abs(one["percent"]))
    assert abs(worst["percent"]) > 5
    said = rows[f"{worst['memory_mb']:,} MB"]
    assert said[3].strip("+−").startswith(f"{abs(worst['percent']):.1f}")
    assert said[4] == f"off: the model takes {'longer' if worst['percent'] > 0 else 'less time'}"
    assert "Fitted are 2.42 s of CPU" in PAGE.draw(run(TUNED), None, None)[0].finding


@pytest.mark.parametrize("name", PRESETS)
def test_numbers_and_tables_agree_with_the_run(name: str) -> None:
    found = run(PRESETS[name])
    results = found.trace.results
    numbers = {number.name: number for number in PAGE.numbers(found)}
    assert list(numbers) == [number.name for number in PAGE.numbers(run(Params()))]
    assert numbers["Billed, cold start"].text == f"{results['billed_ms']:,} ms"
    assert numbers["A million calls"].value == results["per_million"]
    assert numbers["Month in all"].value == results["monthly"]["total"]
    *_, month = PAGE.tables(found)
    assert [row[2] for row in month.rows] == [f"US$ {amount:,.2f}" for amount in results["monthly"].values()]
    assert "November 2026" in month.caption
    for table in PAGE.tables(found):
        assert all(len(row) == len(table.head) for row in table.rows)


def test_the_free_tier_takes_off_what_it_is_worth() -> None:
    """A million requests, and 400,000 GB-s at 0.0000166667: 0.20 + 6.67 dollars."""
    busy = Params(memory_mb=1024, duration_ms=1000.0, requests_per_month=3_000_000)
    assert {n.name: n.text for n in PAGE.numbers(run(busy))}["Free tier takes off"] == "US$ 6.87"
    off = run(replace(busy, free_tier=False))
    assert {n.name: n.text for n in PAGE.numbers(off)}["Free tier takes off"] == "US$ 0.00"


def test_the_table_holds_the_usual_sizes() -> None:
    sizes = PAGE.tables(run(PRESETS["proxy"]))[1]
    wanted = (128, 256, 512, 1024, 1769, 3538, 5307, 7076, 8845, 10_240)
    assert [row[0] for row in sizes.rows] == [f"{size:,} MB" for size in wanted]
    assert len(PAGE.tables(run(PRESETS["encoder"]))[1].head) == 6


def start_and(name: str, **changed: Any) -> tuple[Run, Run]:
    start = PRESETS[name]
    return run(replace(start, **changed)), run(start)


@pytest.mark.parametrize(
    ("number", "name", "changed", "short"),
    [
        (0, "nightly-batch", {"memory_mb": 1152}, {"memory_mb": 1216}),
        (1, "thumbnailer", {"memory_mb": 180}, {"memory_mb": 181}),
        (2, "thumbnailer", {"memory_mb": 1769}, {"memory_mb": 1768}),
        (3, "thumbnailer", {"memory_mb": 1100}, {"cpu_seconds": 0.1}),
        (4, "thumbnailer", {"needed_mb": 513}, {"needed_mb": 512}),
        (5, "thumbnailer", {"timeout_seconds": 2}, {"needed_mb": 513}),
        (6, "thumbnailer", {"requests_per_month": 100_000}, {"requests_per_month": 0}),
        (7, "thumbnailer", {"architecture": "arm64"}, {"architecture": "arm64", "memory_mb": 256}),
    ],
)
def test_a_task_is_done_by_what_it_asks_and_by_nothing_else(
    number: int, name: str, changed: dict[str, Any], short: dict[str, Any]
) -> None:
    task = PAGE.tasks[number]
    assert task.done(*start_and(name, **changed))
    assert not task.done(*start_and(name, **short))


@pytest.mark.parametrize("name", PRESETS)
def test_curves_pass_through_the_present_point(name: str) -> None:
    params = PRESETS[name]
    for curve in PAGE.curves:
        points = {value: curve.result(run(curve.change(params, value)).trace) for value in curve.values(run(params))}
        assert points[curve.at(run(params))] == curve.result(run(params).trace), curve.name


def test_stages_and_guesses_are_of_this_simulator() -> None:
    names = {field.name for field in fields(Params)}
    assert set(PAGE.stages) == set(PRESETS)
    assert all(set(stage) <= names for stage in PAGE.stages.values())
    encoder = run(PRESETS["encoder"])
    assert [guess.truth(encoder) for guess in PAGE.predictions][:2] == [20_500, 1]


SIZES = st.integers(128, 10_240)
MEASURED = st.dictionaries(SIZES, st.floats(0.001, 1e7), min_size=2, max_size=6)


@st.composite
def params(draw: st.DrawFn) -> Params:
    found = Params(
        memory_mb=draw(SIZES),
        cpu_seconds=draw(st.integers(0, 500)) / 100,
        wait_seconds=draw(st.integers(0, 500)) / 100,
        parallel_fraction=draw(st.integers(0, 10)) / 10,
        threads=draw(st.integers(1, 8)),
        init_seconds=draw(st.integers(0, 10)),
        architecture=draw(st.sampled_from(["x86_64", "arm64"])),
        timeout_seconds=draw(st.integers(1, 30)),
        needed_mb=draw(st.integers(1, 10_240)),
        requests_per_month=draw(st.sampled_from([0, 1, 10**6, 10**12])),
        provisioned_concurrency=draw(st.sampled_from([0, 7])),
        free_tier=draw(st.booleans()),
    )
    measured = draw(st.none() | MEASURED)
    if measured:
        return replace(found, measured=tuple(Measurement(size, measured[size]) for size in sorted(measured)))
    return replace(found, duration_ms=draw(st.none() | st.floats(0, 1e7)))


@given(params(), params())
@settings(max_examples=30)
def test_any_run_has_a_page(one: Params, other: Params) -> None:
    first, second = run(one), run(other)
    for ghost in (None, second):
        (picture,) = PAGE.draw(first, ghost, None)
        for svg in (picture.wide, picture.narrow):
            ElementTree.fromstring(svg)
            assert "nan" not in svg
            assert "style=" not in svg
    ElementTree.fromstring(PAGE.tile(first))
    assert picture.finding.endswith(".")
    names = [[number.name for number in PAGE.numbers(each)] for each in (first, second)]
    assert names[0] == names[1]
    assert PAGE.tables(first)
    assert [isinstance(task.done(first, second), bool) for task in PAGE.tasks]
    for curve in PAGE.curves:
        assert curve.at(first) in curve.values(first)
        changed = [curve.change(one, value) for value in curve.values(first)]
        assert not [problem for each in changed for problem in PLUGIN.check(each) if problem.severity == "error"]
