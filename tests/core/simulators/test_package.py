"""Packages: published limits to the byte, every configuration checked another way, and texts that come back."""

import json
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators.engines.package import PLUGIN
from study.core.simulators.engines.package.params import (
    LONGEST,
    MB,
    MOST_FILES,
    MOST_LAYERS,
    Layer,
    Params,
    stored,
)
from study.core.simulators.engines.package.rules import ENV_BYTES, RESERVED, said
from study.core.simulators.parameters import plain, read, texts
from study.core.simulators.schema import schema
from tests.core.simulators.naive_package import SET_BY_LAMBDA, checked
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
    results,
)
from tests.core.simulators.shape import wrong

FILES = ("python/a.py", "python/b.py", "lib/c.so", "extensions/d")
REFUSALS = {
    "zip-upload": "the .zip: directly uploaded it may have 50 MB",
    "unzipped-size": "the unzipped size: with layers it may be 250 MB",
    "layers-image": "the layer: an image has none",
    "image-size": "the image: uncompressed it may have 10 GB",
    "env-reserved": "a variable: Lambda sets that key itself",
    "tmp": "the storage in /tmp",
    "timeout": "the timeout",
}
ANSWERS = {
    "env": lambda params, found: checked(plain(params))["env"],
    "layer": lambda params, found: checked(plain(params))["winner"],
    "left": lambda params, found: checked(plain(params))["left"],
    "refused": lambda params, found: next((REFUSALS[one] for one in checked(plain(params))["broken"]), "nothing"),
}


def near(*limits: int) -> st.SearchStrategy[int]:
    """Numbers at and beside limits."""
    return st.sampled_from(sorted({max(limit + by, 0) for limit in limits for by in (-1, 0, 1)}))


keys = st.sampled_from(sorted(RESERVED)) | st.text(st.sampled_from("aZ0_-é"), max_size=4)
values = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.just("x" * 4_080)
layers = st.builds(
    Layer, bytes=near(0, 10 * MB, 50 * MB), files=st.lists(st.sampled_from(FILES), unique=True).map(tuple)
)
packages = st.builds(
    Params,
    kind=st.sampled_from(["zip", "image"]),
    zip_bytes=near(50 * MB),
    unzipped_bytes=near(200 * MB, 240 * MB, 250 * MB),
    upload=st.sampled_from(["direct", "s3"]),
    layers=st.lists(layers, max_size=6).map(tuple),
    image_bytes=near(10 * 1024 * MB),
    env=st.dictionaries(keys, values, max_size=3).map(lambda env: tuple(env.items())),
    memory_mb=near(128, 10_240),
    timeout_s=near(1, 900),
    tmp_mb=near(512, 10_240),
    snap_start=st.booleans(),
    provisioned_concurrency=near(0),
    subnets=near(16),
    security_groups=near(5),
)


@pytest.mark.parametrize("case", cases("package"), ids=str)
def test_configurations_are_judged_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def walked() -> Iterator[Params]:
    """Every package at its limits and one beyond, with all there is to SnapStart; and every combination of the other
    limits, which touch neither."""
    codes = [
        {"kind": kind, "upload": upload, "zip_bytes": 50 * MB + one, "unzipped_bytes": 250 * MB + two,
         "image_bytes": 10 * 1024 * MB + three, "layers": (Layer(0, ("lib/c.so",)),) * count}
        for kind, upload, one, two, three, count in product(
            ("zip", "image"), ("direct", "s3"), (0, 1), (0, 1), (0, 1), (0, 5, 6)
        )
    ]  # fmt: skip
    environments = ((), (("KEY", "x" * 4_086),), (("KEY", "x" * 4_087),), (("AWS_REGION", "x"),), (("9a", "x"),))
    for code, env in product(codes, environments):
        yield Params(**code, env=env)
    for tmp, snap, ready, env in product((511, 512, 513, 10_240, 10_241), (False, True), (0, 1), environments):
        yield Params(env=env, tmp_mb=tmp, snap_start=snap, provisioned_concurrency=ready)
    for memory, seconds, subnets, groups in product((127, 128, 10_240, 10_241), (0, 1, 900, 901), (16, 17), (5, 6)):
        yield Params(memory_mb=memory, timeout_s=seconds, subnets=subnets, security_groups=groups)


def test_every_limit_is_held_to_the_unit_as_by_a_table() -> None:
    broken = set()
    for params in walked():
        broken |= assert_told(params)
    assert len(broken) == 15


@given(params=packages)
def test_every_configuration_is_judged_the_same_another_way(params: Params) -> None:
    assert_told(params)


def assert_told(params: Params) -> set[str]:
    """The rules that are broken, if both say the same."""
    found, told = PLUGIN.run(params, 0).results, checked(plain(params))
    assert {row["rule"] for row in found["violations"]} == told["broken"]
    assert found["accepted"] == (not told["broken"])
    assert (found["unzipped_total"], found["env_bytes"], found["opt"]) == (told["unpacked"], told["env"], told["opt"])
    assert found["env_left"] == ENV_BYTES - told["env"]
    return set(told["broken"])


@given(params=packages)
def test_every_refusal_is_a_check_that_failed_and_names_its_setting(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    found = trace.results
    failed = [row["rule"] for row in found["checks"] if not row["holds"]]
    assert failed == [row["rule"] for row in found["violations"]] and len(set(failed)) == len(failed)
    assert len(trace.events) == len(found["checks"])
    assert [event.state == "failed" for event in trace.events] == [not row["holds"] for row in found["checks"]]
    for row in found["violations"]:
        assert hasattr(params, row["parameter"]) and row["message"].endswith(".") and row["source"]
    over = [row["rule"] for row in found["checks"] if row["value"] > row["limit"]]
    assert set(over) <= set(failed)


@given(params=packages)
def test_parameters_survive_their_texts_and_their_json(params: Params) -> None:
    assert read(Params, texts(params)) == (params, ())
    assert read(Params, plain(params)) == (params, ())
    assert read(Params, json.loads(json.dumps(plain(params)))) == (params, ())
    assert json.loads(stored(params.env)) == dict(params.env) == plain(params)["env"]
    assert wrong(plain(params), schema(PLUGIN)["properties"]["inputs"]) == []


def test_every_key_that_lambda_sets_is_refused_whatever_else_is_there() -> None:
    assert set(SET_BY_LAMBDA) == RESERVED and len(RESERVED) == 21
    for key in RESERVED:
        found = results(PLUGIN, env={"STAGE": "live", key: "x"})["violations"]
        assert [row["rule"] for row in found] == ["env-reserved"] and key in found[0]["message"]


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("kind", "tar", "one of zip, image"),
        ("zip_bytes", -1, "0 to 1,000,000,000,000 bytes"),
        ("layers", "big", "objects with bytes"),
        ("layers", [3], "objects with bytes"),
        ("layers", [{"bytes": 1, "files": ["a:b"]}], "without colon or semicolon"),
        ("layers", [{"size": 1}], "no parameter size"),
        ("layers", [{"bytes": 1, "files": []}] * 51, "at most 50"),
        ("env", "STAGE", "a JSON object of texts"),
        ("env", "{", "a JSON object of texts"),
        ("env", {"A1": None}, "a JSON object of texts"),
        ("env", '{"A1": "\\ud800"}', "a JSON object of texts"),
        ("env", {"A1": "x" * 20_001}, "up to 20,000 letters"),
        ("env", {f"K{n}": "" for n in range(201)}, "a JSON object of texts"),
        ("memory_mb", 1.5, "a whole number"),
    ],
)
def test_a_bad_parameter_is_named_with_what_it_may_be(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def test_an_environment_is_read_as_people_write_it() -> None:
    for given_ in ('{"A1":"b","C2":"d=e"}', "A1=b\nC2=d=e", {"A1": "b", "C2": "d=e"}, [["A1", "b"], ["C2", "d=e"]]):
        params, problems = read(Params, {"env": given_})
        assert (params.env, problems) == ((("A1", "b"), ("C2", "d=e")), ())
    assert read(Params, {"env": {"PORT": 80}})[0].env == (("PORT", "80"),)
    assert read(Params, {"env": ""})[0].env == ()


def test_layers_are_read_as_people_write_them() -> None:
    wanted = (Layer(1_024, ("python/a.py", "b")), Layer(5, ()))
    for given_ in (
        "1024: /opt/python/a.py b; 5:",
        [{"bytes": 1_024, "files": ["python/a.py", "b", "b"]}, {"bytes": 5}],
        '[{"bytes": 1024, "files": "python/a.py b"}, {"bytes": 5, "files": []}]',
    ):
        assert read(Params, {"layers": given_}) == (Params(layers=wanted), ())


@pytest.mark.parametrize(
    ("params", "more"),
    [
        (Params(zip_bytes=50 * MB + 1), ""),
        (Params(zip_bytes=50 * MB + 1, unzipped_bytes=250 * MB + 1), " There is 1 more refusal."),
        (Params(zip_bytes=50 * MB + 1, unzipped_bytes=250 * MB + 1, env=(("AWS_REGION", "x"),)),
         " There are 2 more refusals."),
    ],
)  # fmt: skip
def test_the_first_refusal_is_said_and_how_many_follow(params: Params, more: str) -> None:
    found = PLUGIN.run(params, 0)
    first = found.results["violations"][0]["message"]
    assert found.says == f"AWS refuses this function. {first}{more}"
    assert [event.state for event in found.events].count("failed") == len(found.results["violations"])
    assert found.results["env_bytes"] + found.results["env_left"] == ENV_BYTES


def test_what_is_refused_nowhere_is_accepted() -> None:
    found = PLUGIN.run(Params(), 0)
    assert found.says == "AWS accepts this function." and {event.state for event in found.events} == {"served"}


def test_what_a_package_may_hold_ends_where_it_says() -> None:
    """Our own ends of a text: files, layers, variables and letters; and halves of signs, which are no text."""
    for name, least, most in (
        ("layers", [{"files": [f"f{n}" for n in range(MOST_FILES)]}], [{"files": ["f"] * (MOST_FILES + 1)}]),
        ("layers", [{"files": ["f" * LONGEST]}], [{"files": ["f" * (LONGEST + 1)]}]),
        ("layers", [{"files": ["f"]}], [{"files": [""]}]),
        ("layers", [{}] * MOST_LAYERS, [{}] * (MOST_LAYERS + 1)),
        ("env", {f"K{n}": "" for n in range(200)}, {f"K{n}": "" for n in range(201)}),
        ("env", {"K1": "x" * 20_000}, {"K1": "x" * 20_001}),
        ("env", {"K1": "\ud7ff\ue000"}, {"K1": "\udfff"}),
        ("env", {"K1": ""}, {"K1": "\ud800"}),
    ):
        assert read(Params, {name: least})[1] == (), name
        assert [problem.subject for problem in read(Params, {name: most})[1]] == [name]


def test_a_size_is_said_in_the_unit_in_which_it_is_even() -> None:
    for size, words in (
        (10 * 1024 * MB, "10 GB (10,737,418,240 bytes)"),
        (50 * MB, "50 MB (52,428,800 bytes)"),
        (50 * MB + 1, "52,428,801 bytes"),
        (1, "1 byte"),
        (0, "0 bytes"),
    ):
        assert said(size) == words
