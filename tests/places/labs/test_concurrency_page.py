"""The page of the concurrency simulator: every number in the picture is the run's."""

import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.engines.concurrency.params import FunctionParams, Params, end
from study.core.simulators.engines.concurrency.timeline import standing, timeline
from study.core.simulators.parameters import declared
from study.core.text.number import number
from study.drawing.svg import TILE
from study.labs.pages import PAGES
from study.labs.plugin import Picture, Run
from tests.places.drawing.reading import SVG, boxes, filled, ids, parsed, paths, shapes, stairs, words

ENGINE, PAGE = ENGINES["concurrency"], PAGES["concurrency"]
PRESETS = {preset.name: preset.params for preset in ENGINE.presets}

SMALL = FunctionParams("checkout", rps=5.0, duration_ms=1200.0, init_ms=500.0, reserved=10, provisioned=4)
BURST = replace(SMALL, arrivals=tuple(sorted([number_ * 0.2 for number_ in range(50)] + [4.0] * 10)))
LONG = FunctionParams("api", rps=40.0, duration_ms=500.0, reserved=15)


def run(*functions: FunctionParams, seed: int = 0, **about: Any) -> Run:
    return of(Params(functions=functions, **about), seed)


def of(params: Params, seed: int = 0) -> Run:
    return Run(ENGINE, params, ENGINE.run(params, seed), seed)


def picture(shown: Run, ghost: Run | None = None, at: float | None = None) -> Picture:
    [found] = PAGE.draw(shown, ghost, at)
    return found


def wide(shown: Run) -> Element:
    return parsed(picture(shown).wide)


MARKS = {"served": "f-served", "cold": "f-paper k-cold", "throttled": "f-throttled", "retry": "f-retry"}


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_drawn_said_and_counted(name: str) -> None:
    shown = of(PRESETS[name])
    drawn = picture(shown, ghost=shown, at=PAGE.length(shown) / 2)
    both = [parsed(drawn.wide), parsed(drawn.narrow)]
    assert [root.attrib["viewBox"].split()[2] for root in both] == ["760", "344"]
    assert len(set(ids(both[0]) + ids(both[1]))) == len(ids(both[0])) + len(ids(both[1]))
    assert {"Arrivals", "In flight", "Environments"} <= set(words(both[0]))
    assert "Environments" not in words(both[1])  # left out, not shrunk
    assert drawn.finding.endswith(".") and drawn.title
    numbers = PAGE.numbers(shown)
    assert [each.name for each in numbers] == [each.name for each in PAGE.numbers(run(SMALL))]
    assert all(each.text for each in numbers)
    assert PAGE.moment(shown, PAGE.length(shown)).endswith(".")
    assert all(len(row) == len(table.head) for table in PAGE.tables(shown) for row in table.rows)
    tile = parsed(PAGE.tile(shown))
    assert tile.attrib["viewBox"] == f"0 0 {TILE[0]} {TILE[1]}"
    assert tile.attrib["aria-hidden"] == "true"
    assert PAGE.length(shown) == end(shown.params)
    assert PAGE.faults(shown.params) == {}


@pytest.mark.parametrize("name", PRESETS)
def test_a_picture_is_small_enough_for_a_slider(name: str) -> None:
    drawn = picture(of(PRESETS[name]))
    assert len(drawn.wide) + len(drawn.narrow) < 40_000
    assert sum(1 for _ in parsed(drawn.wide).iter()) < 150  # one path for each class of event, not one for each


@settings(max_examples=60)
@given(
    rps=st.integers(1, 15),
    duration=st.sampled_from([90.0, 1000.0, 3000.0]),
    reserved=st.none() | st.integers(0, 6),
    invocation=st.sampled_from(["sync", "async"]),
)
def test_every_request_of_a_short_run_is_one_mark(
    rps: int, duration: float, reserved: int | None, invocation: str
) -> None:
    function = FunctionParams(
        "f", rps=float(rps), duration_ms=duration, init_ms=300.0, reserved=reserved, invocation=invocation
    )
    shown = run(function, length=5.0)
    drawn = picture(shown)
    [found] = shown.trace.results["functions"]
    counts = {
        "served": found["warm"],
        "cold": found["cold"],
        "throttled": found["throttled"],
        "retry": found["retries"],
    }
    assert {state for state, _ in drawn.key} == {state for state, count in counts.items() if count}
    for root in (parsed(drawn.wide), parsed(drawn.narrow)):
        if "one mark each" not in " ".join(words(root)):
            continue
        for state, classes in MARKS.items():
            # lanes and areas have the class of a full circle: a mark begins with a slope or an arc
            marks = [d for d in paths(root, classes) if re.match(r"M[\d.]+ [\d.]+[al]", d)]
            assert shapes(iter(marks)) == counts[state]


def test_bars_add_up_to_the_requests_of_a_longer_run() -> None:
    for shown in (run(LONG), of(PRESETS["black-friday"]), run(replace(LONG, rps=900.0), length=30.0)):
        root = wide(shown)
        per_unit = _unit(root)
        total = {
            name: sum(item[name] for item in shown.trace.results["functions"]) for name in ("warm", "cold", "throttled")
        }
        drawn = {
            "warm": [box for box in boxes(paths(root, "f-served")) if box[1] < 156],
            "cold": boxes(filled(root, "cold")),
            "throttled": boxes(filled(root, "throttled")),
        }
        for name, count in total.items():
            height = sum(box[3] for box in drawn[name])
            assert height / per_unit == pytest.approx(count, abs=0.1 * len(drawn[name]) / per_unit + 0.01)


def _unit(root: Element) -> float:
    """Units of height for one request in the first panel, from its axis."""
    lines = [each for each in root.iter(f"{SVG}line") if each.attrib["class"] in ("axis", "grid")]
    base, first = (float(each.attrib["y1"]) for each in lines[:2])
    labels = [float(word.replace(",", "")) for word in words(root) if re.fullmatch(r"[\d,]+", word)]
    return (base - first) / (labels[1] - labels[0])


def test_the_line_in_flight_goes_through_what_ran_at_every_moment() -> None:
    shown = run(BURST)
    root = wide(shown)
    [line] = paths(root, "ink")
    places = stairs(line)
    base = max(y for _, y in places) + (min(y for _, y in places) - max(y for _, y in places)) * -1 / 9
    one = (max(y for _, y in places) - min(y for _, y in places)) / 9  # from 1 to 10 in flight
    for at, running in timeline(shown.params, shown.trace).running["checkout"]:
        x = 50 + at / 10 * 698
        height = [y for place, y in places if place <= x + 0.1][-1]
        assert round((base - height) / one) == running == standing(shown.trace, at)[0]


def test_limits_and_provisioned_level_are_named_with_their_numbers() -> None:
    assert {"limit 10, reserved", "4 provisioned"} <= set(words(wide(run(BURST))))
    assert "limit 1,000, account: far above" in words(wide(of(PRESETS["steady-api"])))
    two = words(wide(run(replace(BURST, name="a"), replace(LONG, name="b", reserved=None))))
    assert {"limit 10, a", "limit 990, unreserved: far above"} <= set(two)
    assert {"a", "b"} <= set(two)  # each line has its name


def test_lanes_hold_what_every_environment_did() -> None:
    shown = run(BURST)
    told = timeline(shown.params, shown.trace, 24)
    root = wide(shown)
    assert [each.name for each in told.environments] == list("ABCDEFGHIJ")
    assert [word for word in words(root) if re.fullmatch("[A-Z]", word)] == list("ABCDEFGHIJ")
    lanes = [box for box in boxes(paths(root, "f-served")) if box[1] > 300]
    served = [span for each in told.environments for span in each.spans if span[2] == "served"]
    assert len(lanes) == len(served)
    for (x, _, width, _), (start, finish, _) in zip(lanes, served, strict=True):
        assert x - 0.4 == pytest.approx(50 + start / 10 * 698, abs=0.11)
        assert width + 0.8 == pytest.approx((finish - start) / 10 * 698, abs=0.11)
    assert len(boxes(filled(root, "cold"))) == shown.trace.results["functions"][0]["cold"]
    assert len(boxes(paths(root, "f-served-soft"))) == 4  # the ground of the provisioned


def test_run_a_is_drawn_behind_in_grey_dashes() -> None:
    ghost = run(replace(BURST, provisioned=0))
    alone, both = picture(run(BURST)), picture(run(BURST), ghost)
    assert list(paths(parsed(alone.wide), "f-none k-idle")) == []
    assert list(paths(parsed(both.wide), "f-none k-idle")) == list(paths(wide(ghost), "ink"))
    assert any("run A" in word for word in words(parsed(both.wide)))


def test_the_cursor_stands_at_its_second_and_says_it() -> None:
    root = parsed(picture(run(BURST), at=4.2).wide)
    [cursor] = [each for each in root.iter(f"{SVG}line") if each.attrib["class"] == "ink"]
    assert float(cursor.attrib["x1"]) == pytest.approx(50 + 0.42 * 698, abs=0.1)
    assert "4.2 s" in words(root)
    assert "10 s" in words(parsed(picture(run(BURST), at=99).wide))


def test_the_moment_is_that_of_the_run() -> None:
    assert PAGE.moment(run(BURST), 4.0) == (
        "At 4 s 10 requests are in flight. So far 19 served warm, 6 after a cold start and 6 throttled."
    )
    assert (
        PAGE.moment(run(replace(SMALL, arrivals=(1.0,))), 0.5)
        == "At 500 ms 0 requests are in flight. So far nothing came."
    )
    long = run(replace(LONG, rps=900.0), length=30.0)
    assert PAGE.moment(long, 15.0) == "At 15 s 15 requests are in flight. So far 451 served and 13,050 throttled."


def test_the_finding_states_the_numbers() -> None:
    assert picture(run(BURST)).finding == (
        "Of 60 requests in 10 s, 48 were served warm, 6 after a cold start and 6 throttled; "
        "at most 10 in flight at once."
    )
    assert "450 tries went back to the queue" in picture(of(PRESETS["upload-burst"])).finding


def test_names_are_escaped_and_long_ones_cut() -> None:
    mean = replace(LONG, name='<script>alert("1")</script>')
    drawn = picture(run(mean, replace(LONG, name="b" * 64)), at=1.0)
    for root in (parsed(drawn.wide), parsed(drawn.narrow)):
        assert max(len(word) for word in words(root) if word.startswith("b")) <= 14
    assert "<script" not in drawn.wide + drawn.narrow
    assert "<script" not in PAGE.tile(run(mean))


def test_a_refused_configuration_is_said_at_its_field() -> None:
    first, second = FunctionParams("a", reserved=500), FunctionParams("b", reserved=600)
    assert list(PAGE.faults(run(first, second).params)) == ["functions-1-reserved"]
    assert "at most 400" in PAGE.faults(run(first, second).params)["functions-1-reserved"]
    over = replace(first, reserved=5, provisioned=9)
    assert list(PAGE.faults(run(over).params)) == ["functions-0-provisioned"]
    assert "at most 5" in PAGE.faults(run(over).params)["functions-0-provisioned"]
    free = run(first, FunctionParams("c", provisioned=450))
    assert "at most 400" in PAGE.faults(free.params)["functions-1-provisioned"]
    for fixed in (replace(first, reserved=300), second), (replace(over, provisioned=5),):
        assert PAGE.faults(run(*fixed).params) == {}


@settings(max_examples=60)
@given(
    limit=st.integers(100, 400),
    each=st.lists(st.tuples(st.none() | st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=3),
)
def test_what_a_fault_allows_is_just_allowed(limit: int, each: list[tuple[int | None, int]]) -> None:
    functions = tuple(
        FunctionParams(f"f{place}", rps=0.0, reserved=reserved, provisioned=provisioned)
        for place, (reserved, provisioned) in enumerate(each)
    )
    shown = run(*functions, account_limit=limit)
    assert len(PAGE.faults(shown.params)) <= len(shown.trace.results["violations"])
    assert bool(PAGE.faults(shown.params)) == bool(shown.trace.results["violations"])
    for field, message in PAGE.faults(shown.params).items():
        place, name = int(field.split("-")[1]), field.split("-")[2]
        found = re.search(r"Here at most ([\d,]+)\.$", message)
        assert found
        most = int(found[1].replace(",", ""))
        assert most < getattr(functions[place], name)
        if len(PAGE.faults(shown.params)) == 1 and most:
            fixed = [*functions]
            fixed[place] = replace(functions[place], **{name: most})
            left = run(*fixed, account_limit=limit).trace.results["violations"]
            assert shown.trace.results["violations"][0] not in left
            more = [*functions]
            more[place] = replace(functions[place], **{name: most + 1})
            assert run(*more, account_limit=limit).trace.results["violations"]


def test_tasks_are_done_by_what_the_run_shows() -> None:
    start = run(SMALL)
    done = [
        run(replace(SMALL, rps=20.0)),
        run(replace(SMALL, reserved=9, provisioned=0)),
        run(replace(SMALL, provisioned=6)),
        run(replace(SMALL, rps=180.0, duration_ms=10.0, init_ms=0.0)),
        run(replace(SMALL, duration_ms=600.0)),
        run(replace(SMALL, reserved=0, provisioned=0), replace(LONG, rps=1.0)),
    ]
    for number_, (task, after) in enumerate(zip(PAGE.tasks, done, strict=True)):
        assert not task.done(start, start), task.text
        assert task.done(after, start), (number_, task.text)
    assert not PAGE.tasks[0].done(run(replace(SMALL, rps=20.0, reserved=9)), start)  # a limit was lowered
    assert not PAGE.tasks[1].done(run(replace(SMALL, reserved=10, provisioned=0)), start)  # one more than it takes


@pytest.mark.parametrize("name", PRESETS)
def test_no_task_is_done_before_anything_is_changed(name: str) -> None:
    start = of(PRESETS[name])
    assert not any(task.done(start, start) for task in PAGE.tasks)


@pytest.mark.parametrize("curve", PAGE.curves, ids=lambda curve: curve.name)
@pytest.mark.parametrize("name", ["steady-api", "provisioned-launch", "upload-burst"])
@pytest.mark.parametrize("seed", range(4))
def test_a_curve_ends_where_nothing_is_turned_away_or_cold(curve: Any, name: str, seed: int) -> None:
    here = of(PRESETS[name], seed)
    params = here.params
    values = curve.values(here)
    assert list(values) == sorted(set(values)) and 2 <= len(values) <= 40
    assert 0 <= curve.at(here) <= values[-1]
    results = [curve.result(ENGINE.run(curve.change(params, value), seed)) for value in values]
    assert results[-1] == 0
    assert results[0] >= results[-1] and max(results) > 0
    at = curve.result(ENGINE.run(curve.change(params, curve.at(here)), seed))
    if curve.name != "reserved" or params.functions[0].reserved is not None:
        assert at == curve.result(here.trace)


@pytest.mark.parametrize("curve", PAGE.curves, ids=lambda curve: curve.name)
def test_a_curve_of_random_arrivals_spans_what_this_run_needs_and_no_other(curve: Any) -> None:
    params = Params(functions=(replace(SMALL, duration_ms=20.0, pattern="random", reserved=None, provisioned=0),))
    ends = set()
    for seed in range(8):  # by chance two requests meet, or none do
        values = curve.values(of(params, seed))
        assert curve.result(ENGINE.run(curve.change(params, values[-1]), seed)) == 0
        ends.add(values[-1])
    assert len(ends) > 1


def test_predictions_ask_for_numbers_of_the_run() -> None:
    assert [each.truth(run(BURST)) for each in PAGE.predictions] == [6, 6, 10]
    assert all(each.asks.endswith("?") and each.unit for each in PAGE.predictions)


def test_stages_name_parameters_that_there_are() -> None:
    known = {*declared(Params), *(f"functions.{name}" for name in declared(FunctionParams))}
    assert set(PAGE.stages) == set(PRESETS)
    assert {name for names in PAGE.stages.values() for name in names} <= known


def test_numbers_of_the_run_as_the_page_says_them() -> None:
    found = {each.name: each for each in PAGE.numbers(run(BURST))}
    assert (found["served warm"].value, found["cold starts"].value, found["throttled, 429"].value) == (48, 6, 6)
    assert (found["most in flight"].text, found["most in flight"].note) == ("10", "of 10")
    assert found["throttled by"].text == "reserved concurrency"
    steady = {each.name: each for each in PAGE.numbers(run(SMALL))}["steady need"]
    assert (steady.text, steady.note) == ("6", "5/s × 1.2 s")
    assert found["spillover"].text == number(run(BURST).trace.results["functions"][0]["spillover"])
