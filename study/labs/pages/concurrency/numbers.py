"""A concurrency run in numbers: one moment, numbers, tables, refusals."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from study.core.simulators.engines.concurrency import account as at_work
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.params import FunctionParams, Params, violations
from study.core.simulators.engines.concurrency.timeline import noted, standing
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, listed, plural
from study.labs.pages.concurrency.read import counts, need, summed
from study.labs.plugin import Number, Run, Table

LIMITS = {
    causes.UNRESERVED_IN_USE: "unreserved concurrency",
    causes.NOTHING_UNRESERVED: "nothing left unreserved",
    causes.RESERVED_IN_USE: "reserved concurrency",
    causes.ALL_PROVISIONED: "all reserved is provisioned",
    causes.STOPPED: "reserved concurrency of 0",
    causes.ACCOUNT_RATE: "requests per second of the account",
    causes.FUNCTION_RATE: "requests per second of its reserved concurrency",
    causes.SCALING_RATE: "1,000 new environments in 10 s",
}
"""What a rule that turns requests away is about."""

PASSED = {
    causes.BUSY: "all were busy",
    causes.QUOTA: "10 requests per second each",
    causes.NOT_READY: "not ready yet",
    causes.NOT_THE_ALIAS: "called past the alias",
}
"""Why provisioned environments did not take requests."""

SO_FAR = {"served": "served warm", "cold": "after a cold start", "throttled": "throttled", "retry": "sent back"}


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    total, cold = run.trace.results["account"], summed(run, "cold")
    limits, passed = list(counts(run, "throttle_causes")), list(counts(run, "not_provisioned"))
    of = _limit(run.params)
    return (
        _count("arrived", total["arrived"]),
        _count("served warm", total["served"] - cold, "served"),
        _count("cold starts", cold, "cold"),
        _count("throttled, 429", total["throttled"], "throttled"),
        _rare("back to the queue", summed(run, "retries"), "retry", note="tries of asynchronous events"),
        _rare("waiting at the end", total["waiting"]),
        _rare("spillover", summed(run, "spillover"), note="served beyond provisioned concurrency"),
        Number("past provisioned concurrency", PASSED[passed[0]] if passed else "nothing", folded=not passed),
        _count("most in flight", total["max_concurrency"], note=f"of {number(of)}"),
        Number("steady need", number(need(run)), need(run), note=_need(run)),
        Number("throttled by", LIMITS[limits[0]] if limits else "nothing"),
    )


def moment(run: Run, at: float) -> str:
    """How things stand at that second: who runs, who is idle, what came of the requests so far."""
    if len(noted(run.trace)) >= at_work.RECORDED:
        return _sampled(run, at)
    running, outcomes = standing(run.trace, at)
    so_far = [f"{number(count)} {SO_FAR[state]}" for state, count in outcomes.items() if count]
    return f"At {clock(at)} {_requests(running)} in flight. So far {listed(so_far) if so_far else 'nothing came'}."


def tables(run: Run) -> tuple[Table, ...]:
    """Every function in numbers, and why requests were throttled."""
    head = ("Function", "Arrived", "Warm", "Cold", "Provisioned", "Spillover", "Throttled", "Waiting", "Most in flight")
    names = ("arrived", "warm", "cold", "provisioned", "spillover", "throttled", "waiting", "max_concurrency")
    each = run.trace.results["functions"]
    rows = tuple(
        (str(item["name"]), *(number(item[name]) for name in names), number(item["needed_concurrency"]))
        for item in each
    )
    found = [Table("Every function", (*head, "Steady need"), rows, tuple(range(1, len(head) + 1)))]
    why = tuple(
        (str(item["name"]), LIMITS[rule], causes.REASONS[rule], number(times))
        for item in each
        for rule, times in item["throttle_causes"].items()
    )
    if why:
        what = ("Function", "What was used up", "Reason", "Tries")
        found.append(Table("Why requests were throttled", what, why, (3,)))
    return tuple(found)


def faults(params: Params) -> dict[str, str]:
    """What AWS would refuse, at the field that breaks the rule."""
    return {
        f"functions-{item.function}-{item.parameter}": f"{item.message} Here at most {number(item.most)}."
        for item in violations(params)
    }


def _count(name: str, value: int, state: str = "", note: str = "") -> Number:
    return Number(name, number(value), value, state, note)


def _rare(name: str, value: int, state: str = "", note: str = "") -> Number:
    """A count of what most runs have none of."""
    return Number(name, number(value), value, state if value else "", note, folded=not value)


def _limit(params: Params) -> int:
    """What all functions together may use."""
    if len(params.functions) == 1 and params.functions[0].reserved is not None:
        return params.functions[0].reserved
    return params.account_limit


def _need(run: Run) -> str:
    given: Sequence[FunctionParams] = run.params.functions
    if len(given) > 1:
        return "requests/s × duration, all functions"
    if given[0].listed:
        return "requests/s × mean duration"
    lasting = given[0].durations_ms or (given[0].duration_ms,)
    return f"{number(given[0].rps)}/s × {span(sum(lasting) / len(lasting) / 1000)}"


def _sampled(run: Run, at: float) -> str:
    """The moment from the series, for a run too long to record every event."""
    series: dict[str, Any] = run.trace.results["series"]
    index = max(bisect_right(series["at"], at) - 1, 0)
    running = sum(item["concurrency"][index] for item in series["functions"])
    throttled = sum(sum(item["throttled"][: index + 1]) for item in series["functions"])
    served = sum(sum(item["served"][: index + 1]) for item in series["functions"])
    when = clock(series["at"][index])
    return (
        f"At {when} {_requests(running)} in flight. So far {number(served)} served and {number(throttled)} throttled."
    )


def _requests(count: int) -> str:
    return f"{counted(count, 'request')} {plural(count, 'is', 'are')}"
