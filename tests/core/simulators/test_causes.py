"""Every cause a concurrency run states is true: checked against the events before it, by other bookkeeping."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.account import RECORDED, Happened
from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.core.simulators.engines.concurrency.run import ready
from study.core.simulators.engines.concurrency.timeline import noted
from tests.core.simulators.test_concurrency import accounts, functions

ENGINE = ENGINES["concurrency"]

crowded = st.builds(
    lambda params, each: replace(
        params, functions=tuple(replace(one, name=f"f{place}") for place, one in enumerate(each))
    ),
    accounts,
    st.lists(
        st.builds(
            lambda one, rps, duration, qualifier, at: replace(
                one, rps=rps, duration_ms=duration, qualifier=qualifier, provisioned_at=at
            ),
            functions,
            st.sampled_from([10.0, 40.0, 120.0]),
            st.sampled_from([1.0, 20.0, 100.0, 900.0]),
            st.sampled_from(["alias", "alias", "$LATEST"]),
            st.sampled_from([None, None, None, 0.0]),
        ),
        min_size=1,
        max_size=3,
    ),
)


class Ledger:
    """What the events so far come to: who runs where, who is idle since when, and what this second has served."""

    def __init__(self, params: Params) -> None:
        self.params = params
        self.given = {one.name: one for one in params.functions}
        self.running: dict[str, set[int]] = defaultdict(set)
        self.idle: dict[str, dict[int, int]] = defaultdict(dict)
        self.served: Counter[tuple[str, bool, int]] = Counter()

    def free(self) -> int:
        taken = sum(one.provisioned if one.reserved is None else one.reserved for one in self.params.functions)
        return self.params.account_limit - taken

    def on_demand(self, name: str) -> int:
        return sum(number >= self.given[name].provisioned for number in self.running[name])

    def in_second(self, names: Iterator[str] | list[str], at: int, provisioned: bool | None = None) -> int:
        wanted = set(names)
        return sum(
            count
            for (name, own, second), count in self.served.items()
            if name in wanted and second == at // SECOND and provisioned in (None, own)
        )

    def take(self, event: Happened) -> None:
        at, what, function, number, _ = event
        if what == "finished":
            self.running[function.name].remove(number)
            self.idle[function.name][number] = at
        elif what == "environment ended":
            del self.idle[function.name][number]
        elif what.endswith("start"):
            self.idle[function.name].pop(number, None)
            self.running[function.name].add(number)
            self.served[function.name, what == "provisioned start", at // SECOND] += 1


def rule_holds(books: Ledger, event: Happened) -> bool:
    at, what, function, number, cause = event
    mine = books.given[function.name]
    kept = round(books.params.idle_ttl * SECOND)
    warm = [one for one, since in books.idle[mine.name].items() if one >= mine.provisioned and at - since <= kept]
    sharing = [name for name, one in books.given.items() if one.reserved is None]
    called = [name for name, one in books.given.items() if one.invocation == "sync"]
    rest = (mine.reserved or 0) - mine.provisioned
    return {
        causes.IDLE: number in warm,
        causes.NONE_IDLE: not warm and number not in books.idle[mine.name],
        causes.PROVISIONED_FREE: number < mine.provisioned and number not in books.running[mine.name],
        causes.UNRESERVED_IN_USE: mine.reserved is None
        and 0 < books.free() == sum(books.on_demand(name) for name in sharing),
        causes.NOTHING_UNRESERVED: mine.reserved is None and books.free() <= 0,
        causes.RESERVED_IN_USE: 0 < rest == books.on_demand(mine.name),
        causes.ALL_PROVISIONED: bool(mine.reserved) and rest <= 0,
        causes.STOPPED: mine.reserved == 0,
        causes.ACCOUNT_RATE: mine.invocation == "sync"
        and books.in_second(called, at) >= 10 * books.params.account_limit,
        causes.FUNCTION_RATE: mine.invocation == "sync"
        and books.in_second([mine.name], at) >= 10 * (mine.reserved or 0) > 0,
        causes.SCALING_RATE: False,  # no account here is large enough
        causes.FINISHED: what == "finished",
        causes.EXPIRED: what == "environment ended",
    }[cause.rule]


def passed_holds(books: Ledger, event: Happened) -> bool:
    at, what, function, _, cause = event
    mine = books.given[function.name]
    usable = mine.qualifier == "alias" and at >= round(ready(mine) * SECOND)
    on_it = [number for number in books.running[mine.name] if number < mine.provisioned]
    limits = (causes.ACCOUNT_RATE, causes.FUNCTION_RATE, causes.FINISHED, causes.EXPIRED)
    return {
        "": not mine.provisioned or cause.rule in limits or what == "provisioned start",
        causes.BUSY: usable and len(on_it) == mine.provisioned,
        causes.QUOTA: usable
        and mine.invocation == "sync"
        and books.in_second([mine.name], at, True) >= 10 * mine.provisioned,
        causes.NOT_READY: at < round(ready(mine) * SECOND),
        causes.NOT_THE_ALIAS: mine.qualifier == "$LATEST",
    }[cause.passed]


@settings(max_examples=200)
@given(params=crowded, seed=st.integers(0, 3))
def test_every_stated_cause_is_true(params: Params, seed: int) -> None:
    trace = ENGINE.run(params, seed)
    rows = noted(trace)
    books = Ledger(params)
    for row, event in zip(rows, trace.events, strict=True):
        assert rule_holds(books, row), (row, event)
        assert passed_holds(books, row), (row, event)
        assert event.why == causes.words(row[4])
        books.take(row)
    if len(rows) < RECORDED:
        for item in trace.results["functions"]:
            own = [cause for _, what, one, _, cause in rows if one.name == item["name"]]
            away = Counter(cause.rule for cause in own if cause.rule in causes.REASONS)
            assert away == item["throttle_causes"]
            assert Counter(cause.passed for cause in own if cause.passed) == item["not_provisioned"]
            told = Counter[str]()
            for rule, times in away.items():
                told[causes.REASONS[rule]] += times
            assert told == item["throttle_reasons"]


def one(limit: int = 1000, length: float = 2.0, **about: object) -> tuple[dict[str, object], str, str]:
    """The results of one function, what is said of its run, and the cause of the last decision."""
    params = Params(account_limit=limit, length=length, functions=(FunctionParams("f", **about),))  # type: ignore[arg-type]
    trace = ENGINE.run(params, 0)
    decided = [event.why for event in trace.events if event.state != "idle"]
    return trace.results["functions"][0], trace.says, decided[-1]


def test_the_quota_of_provisioned_concurrency_is_the_cause_of_a_spillover() -> None:
    found, says, _ = one(5_000, rps=6_000.0, duration_ms=20.0, provisioned=500)
    assert (found["provisioned"], found["spillover"]) == (10_000, 2_000)
    assert found["not_provisioned"] == {"quota": 2_000}
    assert "10 requests per second for each unit of its provisioned concurrency" in says
    found, _, why = one(rps=150.0, duration_ms=50.0, provisioned=10)
    assert found["not_provisioned"] == {"quota": 100}
    assert why.startswith("the 10 requests per second for each unit of its provisioned concurrency were used up, and")


def test_environments_that_are_not_ready_hold_the_reserved_concurrency() -> None:
    found, says, why = one(rps=2.0, reserved=20, provisioned=20, provisioned_at=0.0)
    assert found["throttle_causes"] == {"all-provisioned": 4} and found["not_provisioned"] == {"not-ready": 4}
    assert "were not ready" in why and "set aside for provisioned environments" in why and why in says
    assert found["environments"] == 0
    params = Params(length=2.0, functions=(FunctionParams("f", reserved=20, provisioned=20, provisioned_at=0.0),))
    (series,) = ENGINE.run(params, 0).results["series"]["functions"]
    assert set(series["environments"]) == {0}


def test_provisioned_concurrency_serves_the_alias_alone() -> None:
    found, _, why = one(rps=2.0, provisioned=1, qualifier="$LATEST")
    assert (found["cold"], found["provisioned"], found["spillover"]) == (1, 0, 0)
    assert why.startswith("the call went to $LATEST")
    found, says, _ = one(rps=2.0, reserved=5, provisioned=5, qualifier="$LATEST")
    assert found["throttled"] == 4 and "$LATEST" in says


@pytest.mark.parametrize(
    ("about", "limit", "rule"),
    [
        ({"reserved": 0}, 1000, "stopped"),
        ({"reserved": 5, "duration_ms": 900.0}, 1000, "reserved-in-use"),
        ({"duration_ms": 900.0}, 5, "unreserved-in-use"),
        ({"rps": 40.0, "duration_ms": 1.0}, 3, "account-rate"),
        ({"rps": 40.0, "duration_ms": 1.0, "reserved": 3}, 1000, "reserved-rate"),
        ({"provisioned": 100, "qualifier": "$LATEST"}, 100, "nothing-unreserved"),
        ({"rps": 2_000.0, "pattern": "burst", "duration_ms": 900.0}, 5_000, "scaling-rate"),
    ],
)
def test_the_limit_that_acts_is_named(about: dict[str, object], limit: int, rule: str) -> None:
    found, says, why = one(limit, **about)
    assert list(found["throttle_causes"]) == [rule]  # type: ignore[call-overload]
    assert causes.RULES[rule] in (says if "refuses" not in says else why)
