"""Which states the questions about concurrency may be asked of: those that the wording describes in full.
Parameters named as stated, or as making no difference, may have any value.
"""

from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.params import FunctionParams, Params, violations
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

MOST_GROUPS = 5
"""More groups of requests than this make a question nobody wants to read."""

CLEAR = (0.9, 1.1)
"""A share of a limit in between is too close to it to be asked."""

SECOND_GROUP = 10.0


def needs(params: Params, trace: Trace) -> bool:
    """A steady rate and one duration; the need is that of the first function, whatever its limits."""
    function = params.functions[0]
    return _is_steady(function) and function.rps > 0 and _sayable(function.rps, function.duration_ms)


def shares(params: Params, trace: Trace) -> bool:
    """One function with reserved and provisioned concurrency, one with provisioned alone, one with neither."""
    if len(params.functions) != 3 or violations(params):
        return False
    first, second, third = params.functions
    reserved = (first.reserved or 0) > 0 and first.provisioned > 0
    provisioned = second.reserved is None and second.provisioned > 0
    return reserved and provisioned and third.reserved is None and not third.provisioned


def reserves(params: Params, trace: Trace) -> bool:
    """Two functions, both with reserved concurrency that AWS allows."""
    both = len(params.functions) == 2 and all((function.reserved or 0) > 0 for function in params.functions)
    return both and not violations(params)


def turns_away(params: Params, trace: Trace) -> bool:
    """One function with reserved concurrency alone, and groups of synchronous requests."""
    if not _is_alone(params, "account_limit", "length"):
        return False
    function = params.functions[0]
    told = usual(function, "name", "duration_ms", "init_ms", "reserved", "arrivals", "rps", "pattern")
    groups = len(set(function.arrivals))
    sayable = _sayable(function.duration_ms, function.init_ms, *function.arrivals)
    return told and sayable and (function.reserved or 0) > 0 and 1 < groups <= MOST_GROUPS


def spills_over(params: Params, trace: Trace) -> bool:
    """One function with provisioned concurrency alone, and two groups 10 s apart, the first done by then."""
    if not _is_alone(params, "account_limit", "length"):
        return False
    function = params.functions[0]
    told = usual(function, "name", "duration_ms", "init_ms", "provisioned", "arrivals", "rps", "pattern")
    done = (function.duration_ms + function.init_ms) / 1000 < SECOND_GROUP
    return told and done and function.provisioned > 0 and set(function.arrivals) == {0.0, SECOND_GROUP}


def meets_the_quota(params: Params, trace: Trace) -> bool:
    """One second of one function with a steady rate over the quota of requests, which alone acts."""
    alone = _is_watched(params) and params.length == 1 and params.functions[0].reserved is None
    return alone and _acting(params, trace) == causes.RATE


def has_a_quota(params: Params, trace: Trace) -> bool:
    """Synchronous requests of one duration to the first function, which is not stopped; nothing else matters."""
    function = params.functions[0]
    plain = function.invocation == "sync" and not function.durations_ms and function.reserved != 0
    return plain and _sayable(function.duration_ms) and not violations(params)


def has_one_limit(params: Params, trace: Trace) -> bool:
    """One function with a steady rate, clearly over one limit or under all of them, as the run shows."""
    if not _is_watched(params):
        return False
    return list(trace.results["functions"][0]["throttle_reasons"]) == [
        reason for reason in [_acting(params, trace)] if reason
    ]


def _acting(params: Params, trace: Trace) -> str | None:
    """The one limit that rate and duration are clearly over, "" for none, None where it is not clear."""
    function, found = params.functions[0], trace.results["functions"][0]
    used = found["needed_concurrency"] / (function.reserved or params.account_limit)
    asked = function.rps / found["rps_quota"]
    if any(CLEAR[0] < share < CLEAR[1] for share in (used, asked)) or (used > 1 and asked > 1):
        return None
    own = function.reserved is not None
    if used > 1:
        return causes.RESERVED if own else causes.CONCURRENCY
    return (causes.RESERVED_RATE if own else causes.RATE) if asked > 1 else ""


def _is_watched(params: Params) -> bool:
    """One function with a steady rate of synchronous requests."""
    if not _is_alone(params, "account_limit", "length") or violations(params):
        return False
    function = params.functions[0]
    told = usual(function, "name", "rps", "duration_ms", "reserved") and function.reserved != 0
    return told and _is_steady(function) and function.rps > 0 and _sayable(function.rps, function.duration_ms)


def _is_alone(params: Params, *free: str) -> bool:
    return len(params.functions) == 1 and usual(params, "functions", *free)


def _is_steady(function: FunctionParams) -> bool:
    return function.pattern == "steady" and not function.arrivals and not function.durations_ms


def _sayable(*values: float) -> bool:
    """Whether six digits say these numbers in full."""
    return all(float(f"{value:g}") == value for value in values)
