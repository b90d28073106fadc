"""What can be asked about any concurrency run."""

from collections.abc import Callable, Sequence
from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.models import alone
from study.core.simulators.engines.concurrency.params import (
    GUIDE,
    READ,
    SCALING_PAGE,
    Params,
    end,
    requests,
    violations,
)
from study.core.simulators.engines.concurrency.run import arriving
from study.core.simulators.engines.concurrency.timeline import noted
from study.core.simulators.simulator import Point, Trace, Wrong
from study.core.text.number import number

MOST = 5_000
"""Requests of a run that is asked about: a dozen such runs are made for one question."""

CLEARLY = 2
"""The rule that turned away most is asked for where it did so this many times as often as the next."""

PROVISIONED_PAGE = f"{GUIDE}provisioned-concurrency.html{READ}"


def _counted(params: Params) -> bool:
    """A run small enough, that AWS allows, with something in it."""
    arrived = sum(requests(one, params.length) for one in params.functions)
    return 0 < arrived <= MOST and not violations(params)


def _sync(params: Params) -> bool:
    """How asynchronous events come again is a rule of ours, so their counts are not asked."""
    return _counted(params) and all(one.invocation == "sync" for one in params.functions)


def _sum(name: str) -> Callable[[Params, Trace], int]:
    return lambda params, trace: sum(int(one[name]) for one in trace.results["functions"])


def _arrived(params: Params) -> str:
    total = sum(requests(one, params.length) for one in params.functions)
    return f"{number(total)} requests come in {number(end(params), 's')}."


def _throttled_working(params: Params, trace: Trace) -> str:
    total = trace.results["account"]
    return f"{number(total['arrived'])} arrive, {number(total['served'])} find room: {trace.says}"


def _plain(name: str, value: Callable[[Params, Trace], float], reason: str) -> Callable[[Params, Trace], list[Wrong]]:
    return lambda params, trace: [Wrong(name, value(params, trace), reason)]


def _all_or_none(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("queues instead of rejecting", 0, "A synchronous request that finds no room gets 429 at once."),
        Wrong("turns everything away", _sum("arrived")(params, trace), "As many as there is room for are served."),
    ]


def _cold_wrong(params: Params, trace: Trace) -> list[Wrong]:
    served, own = _sum("served")(params, trace), _sum("provisioned")(params, trace)
    return [
        Wrong("takes every request for a cold start", served, "An environment that is idle serves again without Init."),
        Wrong("takes whatever spills over for a cold start", served - own, "Idle environments on demand serve it too."),
        Wrong("expects none", 0, "A request that finds no idle environment starts a new one."),
    ]


def _moments(params: Params) -> Sequence[float]:
    """When requests come: on a figure of them a moment can be chosen."""
    return sorted({at / SECOND for each in arriving(params, 0) for at in each}) if _sync(params) else ()


def _event_of(what: str, last: bool = False) -> Callable[[Params, Trace], int | None]:
    """The number of the first event of this sort, or of the last."""

    def event(params: Params, trace: Trace) -> int | None:
        found = [number for number, row in enumerate(noted(trace), start=1) if row[1] == what]
        return found[-1 if last else 0] if found else None

    return event


def _moment_of(event: Callable[[Params, Trace], int | None]) -> Callable[[Params, Trace], float | None]:
    def moment(params: Params, trace: Trace) -> float | None:
        number = event(params, trace)
        return None if number is None else noted(trace)[number - 1][0] / SECOND

    return moment


_FIRST_AWAY, _LAST_COLD = _event_of("throttled"), _event_of("cold start", last=True)


def _first_wrong(params: Params, trace: Trace) -> list[Wrong]:
    moments = _moments(params)
    away = _moment_of(_FIRST_AWAY)(params, trace) or 0.0
    later = next((at for at in moments if at > away), away)
    reason = "Count the requests that are still at work, Init included, when each one comes."
    return [Wrong("expects room at the start only", moments[0], reason), Wrong("is one arrival late", later, reason)]


def _last_cold_wrong(params: Params, trace: Trace) -> list[Wrong]:
    moments = _moments(params)
    cold = _moment_of(_LAST_COLD)(params, trace) or 0.0
    before = next((at for at in reversed(moments) if at < cold), cold)
    idle = "An environment that has served waits for the next request and serves it without Init."
    return [
        Wrong("expects a cold start at the very beginning only", moments[0], "Each that finds none idle starts one."),
        Wrong("takes every request for a cold start", moments[-1], idle),
        Wrong("is one arrival early", before, "None is idle yet when the next request comes."),
    ]


def _acting(params: Params, trace: Trace) -> str | None:
    """The rule that turned away, or clearly most; "" for none."""
    counts: dict[str, int] = {}
    for one in trace.results["functions"]:
        for rule, times in one["throttle_causes"].items():
            counts[rule] = counts.get(rule, 0) + times
    ranked = sorted(counts, key=lambda rule: -counts[rule])
    if not ranked:
        return ""
    return ranked[0] if len(ranked) == 1 or counts[ranked[0]] >= CLEARLY * counts[ranked[1]] else None


NONE = "none: every request finds room"
LIMITS = {
    causes.UNRESERVED_IN_USE: "the unreserved concurrency of the account is in use",
    causes.NOTHING_UNRESERVED: "nothing of the account's concurrency is left unreserved",
    causes.RESERVED_IN_USE: "the function's reserved concurrency is in use",
    causes.ALL_PROVISIONED: "all that is reserved is set aside for provisioned environments",
    causes.STOPPED: "its reserved concurrency is 0",
    causes.ACCOUNT_RATE: "the account's requests per second are used up",
    causes.FUNCTION_RATE: "the requests per second of its reserved concurrency are used up",
    causes.SCALING_RATE: "it gets no more new environments in 10 s",
    "": NONE,
}

_NOT = {
    causes.UNRESERVED_IN_USE: "That holds for functions without a reservation, once all they share is busy.",
    causes.RESERVED_IN_USE: "That holds where as many run as are reserved, and not all of it is provisioned.",
    causes.ACCOUNT_RATE: "The account allows 10 requests a second for each unit of its limit.",
    causes.FUNCTION_RATE: "Reserved concurrency brings 10 requests a second for each unit of it.",
    causes.STOPPED: "Only a reservation of 0 stops a function.",
    "": "Compare what runs at once, and what comes in a second, with what is allowed.",
}


def _limit(params: Params, trace: Trace) -> str | None:
    rule = _acting(params, trace)
    return None if rule is None else LIMITS[rule]


def _limits_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = _acting(params, trace)
    offered = [causes.UNRESERVED_IN_USE, causes.RESERVED_IN_USE, causes.ACCOUNT_RATE, causes.FUNCTION_RATE, ""]
    return [
        Wrong(f"blames another limit: {LIMITS[rule]}" if rule else "overlooks the limit", LIMITS[rule], _NOT[rule])
        for rule in offered
        if rule != right
    ]


EVERY = "they take every request"
PASSED = {
    causes.BUSY: "all of them are busy then",
    causes.QUOTA: "10 requests a second for each of them are used up",
    causes.NOT_READY: "they are not ready yet",
    causes.NOT_THE_ALIAS: "the calls do not go to their alias",
    "": EVERY,
}

_NOT_PASSED = {
    causes.BUSY: "Fewer requests are at work at once than there are provisioned environments.",
    causes.QUOTA: "Fewer requests come in a second than 10 for each provisioned environment.",
    causes.NOT_READY: "They are ready before the first request.",
    causes.NOT_THE_ALIAS: "The calls go to the alias.",
    "": "Some requests run elsewhere, or nowhere.",
}


def _why_passed(params: Params, trace: Trace) -> str | None:
    counts = trace.results["functions"][0]["not_provisioned"]
    return PASSED["".join(counts)] if len(counts) < 2 else None


def _passed_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = _why_passed(params, trace)
    function = params.functions[0]
    said: dict[str, Any] = dict(_NOT_PASSED)
    if function.provisioned_at is not None:
        said[causes.NOT_READY] = "They are ready by then."
    return [Wrong(f"thinks that {text}", text, said[name]) for name, text in PASSED.items() if text != right]


def _passed_over(params: Params) -> bool:
    only = alone(params)
    return _counted(params) and only is not None and only.provisioned > 0


def _back_at_once(params: Params, trace: Trace) -> int | None:
    """Of asynchronous events that come together first, how many go back to the queue."""
    rows = noted(trace)
    first = next((row[0] for row in rows), None)
    tries = [row for row in rows if row[0] == first and row[1] != "finished"]
    return sum(row[1] == "back to the queue" for row in tries) if len(tries) > 1 else None


def _together(params: Params) -> str:
    only = alone(params)
    if only is None or only.invocation != "async" or not _counted(params) or not only.listed or not only.arrivals:
        return ""
    first = min(only.arrivals)
    return (
        f"{number(only.arrivals.count(first))} events come at {number(first, 's')}. How many of them go back to the "
        "queue at their first try?"
    )


def _together_wrong(params: Params, trace: Trace) -> Sequence[Wrong]:
    only = params.functions[0]
    together = only.arrivals.count(min(only.arrivals)) if only.arrivals else 0
    return [
        Wrong("expects the queue to hold them back", 0, "Each is tried at once; without room it goes back and waits."),
        Wrong("sends all of them back", together, "As many as there is room for run at their first try."),
        Wrong("counts those that run", together - (_back_at_once(params, trace) or 0), "These go on, the others wait."),
    ]


POINTS = (
    Point(
        "run-throttled",
        "How many are throttled in a run",
        lambda params: f"{_arrived(params)} How many are throttled?" if _sync(params) else "",
        _sum("throttled"),
        _throttled_working,
        (SCALING_PAGE,),
        "requests",
        wrong=_all_or_none,
    ),
    Point(
        "run-cold",
        "How many start cold in a run",
        lambda params: f"{_arrived(params)} How many start cold?" if _sync(params) else "",
        _sum("cold"),
        lambda params, trace: (
            f"{number(_sum('served')(params, trace))} are served, of them "
            f"{number(_sum('warm')(params, trace))} by an environment that was idle or provisioned."
        ),
        (SCALING_PAGE,),
        "requests",
        wrong=_cold_wrong,
    ),
    Point(
        "run-provisioned",
        "How many run on provisioned environments",
        lambda params: (
            f"{_arrived(params)} How many run on provisioned environments?"
            if _sync(params) and any(one.provisioned for one in params.functions)
            else ""
        ),
        _sum("provisioned"),
        lambda params, trace: trace.says,
        (PROVISIONED_PAGE,),
        "requests",
        wrong=lambda params, trace: [
            Wrong("expects all of them there", _sum("served")(params, trace), "Beyond it requests run on demand."),
            Wrong("expects none there", 0, "A call to the alias goes to a free provisioned environment first."),
        ],
    ),
    Point(
        "run-most",
        "How many run at once in a run",
        lambda params: f"{_arrived(params)} How many run at once at most?" if _sync(params) else "",
        lambda params, trace: int(trace.results["account"]["max_concurrency"]),
        lambda params, trace: trace.says,
        (SCALING_PAGE,),
        "requests",
        wrong=_plain(
            "counts all of them", _sum("arrived"), "Those that are done, or turned away, do not run any more."
        ),
    ),
    Point(
        "run-first",
        "When the first request is throttled",
        lambda params: "When is the first request throttled?" if _sync(params) else "",
        _moment_of(_FIRST_AWAY),
        lambda params, trace: trace.says,
        (SCALING_PAGE,),
        "s",
        tolerance=0.001,
        wrong=_first_wrong,
        places=_moments,
        event=_FIRST_AWAY,
    ),
    Point(
        "run-last-cold",
        "When the last request starts cold",
        lambda params: "When does the last request come that starts cold?" if _sync(params) else "",
        _moment_of(_LAST_COLD),
        lambda params, trace: (
            f"{number(_sum('cold')(params, trace))} start cold, the last of them at "
            f"{number(_moment_of(_LAST_COLD)(params, trace) or 0, 's', places=None)}."
        ),
        (SCALING_PAGE,),
        "s",
        tolerance=0.001,
        wrong=_last_cold_wrong,
        places=_moments,
        event=_LAST_COLD,
    ),
    Point(
        "run-limit",
        "Which limit acts in a run",
        lambda params: (
            "What is the reason for which requests are throttled, or most of them?" if _counted(params) else ""
        ),
        _limit,
        lambda params, trace: trace.says,
        (SCALING_PAGE,),
        wrong=_limits_wrong,
    ),
    Point(
        "run-passed",
        "Why provisioned concurrency does not take a request",
        lambda params: "Why do the provisioned environments not take every request?" if _passed_over(params) else "",
        _why_passed,
        lambda params, trace: trace.says,
        (PROVISIONED_PAGE,),
        wrong=_passed_wrong,
    ),
    Point(
        "run-back",
        "How many events go back to the queue at once",
        _together,
        _back_at_once,
        lambda params, trace: trace.says,
        (SCALING_PAGE, f"{GUIDE}invocation-async-error-handling.html{READ}"),
        "events",
        wrong=_together_wrong,
    ),
)
