"""Versions and aliases: published rules, every way to call one, every way to set one up, and each draw."""

from dataclasses import replace
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.aliases import PLUGIN
from study.core.simulators.engines.aliases.params import Params, check
from study.core.simulators.engines.aliases.points import EITHER, RULES, answers
from study.core.simulators.engines.aliases.run import route
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_alias import READY, alias, held
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
    results,
)

NAMES = {"first": lambda params: params.first_version, "second": lambda params: params.second_version}
ANSWERS = {
    "split": lambda params, found: params.calls * params.weight,
    "called": lambda params, found: (
        f"version {NAMES[found['runs']](params)}"
        if found["runs"] in NAMES
        else {"either": EITHER, "latest": "$LATEST", "refused": "none: access is denied"}[found["runs"]]
    ),
    "judged": lambda params, found: RULES[found["violations"][0]["rule"]] if found["violations"] else "yes",
    "shifted": lambda params, found: len(found["share_at"]) - 1,
    "warm": lambda params, found: alias(plain(params))["warm"],
    "changed": lambda params, found: alias(plain(params))["changed"],
    "published": lambda params, found: len(held(plain(params))),
    "held": lambda params, found: held(plain(params))[int(params.first_version)],
}

ACTS = (
    "",
    "edit",
    "publish",
    "publish, publish",
    "publish, edit, publish",
    "edit, publish, edit, edit, publish, publish",
)

QUALIFIERS = ("live", "1", "2", "7", "$LATEST", "none")
VERSIONS = ("1", "2", "$LATEST", "none", "stable")

aliases = st.builds(
    Params,
    first_version=st.sampled_from(VERSIONS),
    second_version=st.sampled_from(VERSIONS),
    third_version=st.sampled_from(["none", "none", "9"]),
    weight=st.sampled_from([0.0, 0.1, 0.37, 1.0]),
    calls=st.integers(1, 150),
    qualifier=st.sampled_from(QUALIFIERS),
    granted=st.sampled_from(["any", "alias", "version", "function"]),
    same_role=st.booleans(),
    same_dlq=st.booleans(),
    provisioned=st.booleans(),
    environments=st.integers(1, 12),
    at_once=st.integers(1, 12),
    asked_for=st.none() | st.integers(1, 12),
    shift=st.sampled_from(["all-at-once", "canary", "linear"]),
    shift_percent=st.integers(1, 100),
    shift_minutes=st.integers(1, 12),
    alarm_at=st.none() | st.integers(0, 40),
    acts=st.sampled_from(["", *ACTS]) | st.lists(st.sampled_from(["edit", "publish"]), max_size=9).map(", ".join),
)


@pytest.mark.parametrize("case", cases("aliases"), ids=str)
def test_aliases_behave_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def test_every_way_to_set_one_up_is_judged_as_by_a_table() -> None:
    seen = set()
    for first, second, third, role, queue, ready, acts in product(
        VERSIONS, VERSIONS, ("none", "9"), (True, False), (True, False), (True, False), ("", "edit", "publish")
    ):
        params = Params(first, second, third, same_role=role, same_dlq=queue, provisioned=ready, acts=acts, calls=1)
        rules = {one["rule"] for one in PLUGIN.run(params, 0).results["violations"]}
        assert rules == alias(plain(params))["rules"]
        seen |= rules
    assert seen == set(RULES)


def test_every_way_to_call_one_is_routed_as_by_a_table() -> None:
    seen = set()
    for called, granted, first, second, weight, acts in product(
        QUALIFIERS, ("any", "alias", "version", "function"), VERSIONS, VERSIONS, (0.0, 0.3, 1.0), ("", "publish")
    ):
        params = Params(first, second, weight=weight, qualifier=called, granted=granted, calls=3, acts=acts)
        found = PLUGIN.run(params, 0).results
        assert found["runs"] == alias(plain(params))["runs"], params
        lost = found["refused"] + found["missing"]
        assert sum(found["counts"].values()) + found["elsewhere"] + lost == 3
        assert bool(found["missing"]) == (found["runs"] == "missing")
        seen.add(found["runs"])
    assert seen == {"first", "second", "either", "latest", "other", "refused", "missing"}


def test_every_release_goes_as_by_a_table() -> None:
    for shift, percent, minutes, alarm in product(
        ("all-at-once", "canary", "linear"), range(1, 101), (1, 5), (None, 0, 4, 5, 6)
    ):
        params = Params(calls=1, shift=shift, shift_percent=percent, shift_minutes=minutes, alarm_at=alarm)
        if not check(params):
            assert_told(params)


@settings(max_examples=200)
@given(params=aliases)
def test_another_reckoning_comes_to_the_same(params: Params) -> None:
    assert_told(params)


def assert_told(params: Params) -> None:
    found, told = PLUGIN.run(params, 0).results, alias(plain(params))
    assert found["expected"]["first"] == pytest.approx(told["first"])
    assert found["expected"]["second"] == pytest.approx(told["second"])
    assert found["deviation"] == pytest.approx(told["deviation"], abs=1e-5)
    assert [row["share"] for row in found["share_at"]] == pytest.approx(told["shares"])
    assert [row["minute"] for row in found["share_at"]] == list(range(len(told["shares"])))
    assert found["rolled_back"] == told["back"]
    assert [found[name] for name in READY] == [told[name] for name in READY], params
    versions = {row["version"]: row["code"] for row in found["versions"]}
    assert versions == (held(plain(params)) if params.acts else {})
    assert found["latest_code"] == 1 + params.acts.count("edit")
    assert found["unchanged"] == params.acts.count("publish") - len(versions)
    assert found["moved_at"] == (len(told["shares"]) - 1 if told["shares"][-1] == 1 else None)


@settings(max_examples=150)
@given(params=aliases, seed=st.integers(0, 9))
def test_every_call_states_the_cause_of_where_it_went(params: Params, seed: int) -> None:
    trace = PLUGIN.run(params, seed)
    calls = [event for event in trace.events if event.who.startswith("call ")]
    assert len(calls) == min(params.calls, 100)
    to = route(params)
    second = 0
    for event in calls:
        if to.runs != "either":
            ready = trace.results["provisioned_version"] is not None and params.qualifier == "live"
            assert (
                event.why == to.why
                or (ready and event.why.startswith(f"{to.why} Its "))
                or (ready and event.why.startswith(f"{to.why} One of its "))
            )
            continue
        drawn = float(event.why.split(", ")[1])
        below = "is below" in event.why
        assert below == (event.state == "cold")
        assert drawn <= params.weight if below else drawn >= params.weight - 1e-4
        second += below
    if to.runs == "either" and params.calls <= 100:
        assert second == trace.results["counts"]["second"]


@settings(max_examples=150)
@given(params=aliases)
def test_every_step_of_a_release_is_told_in_its_minute(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    steps = [event for event in trace.events if event.who == "release"]
    shares = [0.0, *(row["share"] for row in trace.results["share_at"])]
    changes = [minute for minute, (before, now) in enumerate(pairwise(shares)) if before != now]
    told = [round(event.at / 60) for event in steps]
    assert told == changes or (trace.results["rolled_back"] and told == [0])
    assert trace.results["rolled_back"] == any(event.what == "rolled back" for event in steps)


def test_every_act_is_told_by_what_it_made() -> None:
    """All orders of up to seven acts."""
    for length in range(1, 8):
        for acts in product(("edit", "publish"), repeat=length):
            params = Params(second_version="none", calls=1, acts=", ".join(acts))
            trace = PLUGIN.run(params, 0)
            told = [(event.what, event.state, event.why) for event in trace.events if event.who == "publishing"]
            assert len(told) == length
            versions, code, now = 0, 1, held(plain(params))
            for act, (what, state, why) in zip(acts, told, strict=True):
                if act == "edit":
                    code += 1
                    assert (what, state) == (f"$LATEST has code {code}", "served")
                elif now.get(versions + 1) == code:
                    versions += 1
                    assert (what, state) == (f"makes version {versions}", "cold") and f"with code {code}," in why
                else:
                    assert (what, state) == (f"stays at version {versions}", "idle")
                    assert why == f"$LATEST has not changed since version {versions}: no new version is made."
            assert versions == len(trace.results["versions"])


def test_a_version_keeps_its_code_and_what_is_not_published_is_not_found() -> None:
    for params, runs, code in (
        (Params(second_version="none", acts="publish, edit, publish, edit"), "first", 1),
        (Params("2", "none", acts="publish, edit, publish, edit"), "first", 2),
        (Params("$LATEST", "none", acts="publish, edit, publish, edit"), "first", 3),
        (Params(qualifier="2", acts="publish, edit, publish, edit"), "second", 2),
        (Params(qualifier="none", acts="publish, edit, publish, edit"), "latest", 3),
        (Params("1", "none", qualifier="2", acts="publish, edit, publish"), "other", 2),
        (Params(acts="publish, edit, publish"), "either", None),
        (Params("1", "none", qualifier="3", acts="publish, edit, publish"), "missing", None),
        (Params("1", "none", qualifier="3"), "other", None),
        (Params("stable", "none", acts="publish"), "first", None),
    ):
        found = PLUGIN.run(params, 0)
        assert (found.results["runs"], found.results["code"]) == (runs, code), params
    lost = PLUGIN.run(Params("1", "none", qualifier="3", acts="publish"), 0)
    assert lost.says.startswith("None of 100 calls runs. The function has no version 3.")
    assert {(event.what, event.state) for event in lost.events if event.who.startswith("call")} == {
        ("not found", "failed")
    }
    refused = PLUGIN.run(Params(acts="publish, edit"), 0).results["violations"]
    assert refused == [
        {
            "rule": "missing-version",
            "message": "The function has no version 2: an alias points to one that is published.",
        }
    ]


def test_the_draws_come_near_to_what_is_expected() -> None:
    for seed in range(20):
        found = results(PLUGIN, seed, calls=10_000, weight=0.3)
        assert abs(found["counts"]["second"] - 3_000) < 5 * found["deviation"]
    assert results(PLUGIN, 1, calls=500)["counts"] != results(PLUGIN, 2, calls=500)["counts"]


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("weight", 1.1, "0 to 1", {}),
        ("weight", -0.1, "0 to 1", {}),
        ("calls", 0, "1 to 100,000", {}),
        ("first_version", "no blanks", "a version number", {}),
        ("second_version", "0", "a version number", {}),
        ("qualifier", "x" * 129, "1 to 128 letters", {}),
        ("shift", "slow", "all-at-once", {}),
        ("shift_percent", 0, "1 to 100", {}),
        ("shift_minutes", 2_881, "1 to 2,880", {}),
        ("environments", 0, "1 to 1,000", {}),
        ("at_once", 1_001, "1 to 1,000", {}),
        ("asked_for", 0, "1 to 1,000", {}),
        ("acts", "publish, delete", "edit and publish", {}),
        ("acts", ["edit"] * 31, "30 at most", {}),
        ("shift_minutes", 30, "2,880 min", {"shift": "linear", "shift_percent": 1}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)


def test_the_longest_shift_is_followed_and_one_minute_more_is_not() -> None:
    longest = Params(shift="canary", shift_minutes=2_880)
    assert not check(longest) and len(PLUGIN.run(longest, 0).results["share_at"]) == 2_881
    assert check(Params(shift="linear", shift_percent=25, shift_minutes=961))
    assert not check(Params(shift="linear", shift_percent=25, shift_minutes=960))


def test_numbers_and_nothing_are_read_as_in_json() -> None:
    found = results(PLUGIN, first_version=3, second_version=None, qualifier=3)
    assert found["runs"] == "first" and not found["violations"]
    assert results(PLUGIN, acts=["Publish", " edit"])["versions"] == [{"version": 1, "code": 1}]
    assert results(PLUGIN, acts=["edit"] * 30)["latest_code"] == 31
    assert not results(PLUGIN, acts=None)["versions"]


def test_the_figure_offers_each_answer_once() -> None:
    params = Params(first_version="$LATEST", second_version="none")
    assert answers(params) == ["$LATEST", "none: access is denied"]
    assert answers(replace(params, acts="edit"))[2:] == ["none: there is no such version"]
    assert route(replace(params, qualifier="none")).version in answers(params)


@pytest.mark.parametrize(
    ("params", "told"),
    [
        (Params(weight=0.0), ("runs version 1", "served", "With a weight of 0 the additional version gets nothing.")),
        (Params(weight=1.0),
         ("runs version 2", "cold", "With a weight of 1 the additional version gets everything.")),
        (Params(qualifier="1"),
         ("runs version 1", "served", "A call that names a version runs it, whatever the alias says.")),
        (Params(qualifier="2"),
         ("runs version 2", "cold", "A call that names a version runs it, whatever the alias says.")),
        (Params(qualifier="9"),
         ("runs version 9", "idle", "A call that names a version runs it, whatever the alias says.")),
        (Params(qualifier="none"), ("runs $LATEST", "idle", "A call without a qualifier runs $LATEST.")),
        (Params(qualifier="$LATEST"), ("runs $LATEST", "idle", "The call names $LATEST.")),
        (Params(qualifier="2", granted="alias"),
         ("access denied", "failed", "The policy grants the alias, and the call names something else.")),
    ],
)  # fmt: skip
def test_each_call_is_told_by_what_decides_about_it(params: Params, told: tuple[str, str, str]) -> None:
    events = [event for event in PLUGIN.run(replace(params, calls=2), 0).events if event.who.startswith("call")]
    assert [event.who for event in events] == ["call 1", "call 2"]
    assert {(event.what, event.state, event.why) for event in events} == {told}


def test_a_draw_below_the_weight_runs_the_additional_version() -> None:
    # The first two draws of seed 0 are 0.8444… and 0.7579…
    found = PLUGIN.run(Params(weight=0.8, calls=2), 0)
    assert found.results["counts"] == {"first": 1, "second": 1}
    calls = [(event.what, event.state, event.why) for event in found.events if event.who.startswith("call")]
    assert calls == [
        ("runs version 1", "served", "Its draw, 0.8444, is not below the weight of 0.8."),
        ("runs version 2", "cold", "Its draw, 0.7580, is below the weight of 0.8."),
    ]


def test_a_release_is_told_step_by_step_and_back() -> None:
    canary = Params(shift="canary", shift_percent=10, shift_minutes=5, alarm_at=3)
    steps = [event for event in PLUGIN.run(canary, 0).events if event.who == "release"]
    assert [(event.at, event.what, event.state) for event in steps] == [
        (0.0, "10% on the new version", "cold"),
        (180.0, "rolled back", "failed"),
    ]
    assert PLUGIN.run(canary, 0).says.endswith("The release is rolled back after 3 minutes.")
    linear = replace(canary, shift="linear", shift_percent=50, alarm_at=None)
    steps = [event for event in PLUGIN.run(linear, 0).events if event.who == "release"]
    assert [(event.at, event.what) for event in steps] == [
        (0.0, "50% on the new version"),
        (300.0, "100% on the new version"),
    ]


def test_a_draw_at_the_weight_is_not_below_it() -> None:
    found = PLUGIN.run(Params(weight=Random(0).random(), calls=1), 0)
    assert found.results["counts"] == {"first": 1, "second": 0}
    assert [event.what for event in found.events if event.who == "call 1"] == ["runs version 1"]
    assert [event.why for event in found.events if event.who == "call 1"] == [
        "Its draw, 0.8444, is not below the weight of 0.8444."
    ]


def test_a_run_is_said_by_where_its_calls_went() -> None:
    for params, says in (
        (Params(qualifier="2", granted="alias"), "None of 100 calls is allowed. The policy grants the alias,"),
        (Params(qualifier="9"), "All of 100 calls run version 9. A call that names a version runs it,"),
        (Params(qualifier="none"), "All of 100 calls run $LATEST. A call without a qualifier runs $LATEST."),
        (Params(), "Of 100 calls 5 ran version 2 and 95 version 1; 10 were expected on the additional version,"),
    ):
        assert PLUGIN.run(params, 0).says.startswith(says)
