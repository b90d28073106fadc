"""From parameters to a trace: set up the account, run it, collect the results."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import cycle, repeat
from operator import itemgetter, sub
from typing import Any

from study.core.simulators.arrivals import SECOND, moments
from study.core.simulators.engines.concurrency import account as at_work
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.account import Account, Function, Happened, Pool, Rate, Request
from study.core.simulators.engines.concurrency.params import (
    ALIAS,
    FunctionParams,
    Params,
    Violation,
    end,
    violations,
)
from study.core.simulators.engines.concurrency.results import NOTES, PROVISIONED_PER_SECOND, PROVISIONING_DELAY
from study.core.simulators.simulator import Event, Note, Recorded, Trace
from study.core.text.duration import clock
from study.core.text.number import number
from study.core.text.plural import plural

SAMPLES = 200
"""Points of the series."""

_STATES = {"cold start": "cold", "throttled": "throttled", "back to the queue": "retry"}
_SERVED = {"warm start", "provisioned start"}


def run(params: Params, seed: int) -> Trace:
    """Simulate. Conserves requests: arrived = served + throttled + waiting, for every function."""
    account = set_up(params)
    listed = arriving(params, seed)
    finish = _microseconds(end(params))
    account.play(_merged(params.functions, account.functions, listed), finish)
    broken = violations(params)
    functions = [
        _function(given, working, len(arrivals), params)
        for given, working, arrivals in zip(params.functions, account.functions, listed, strict=True)
    ]
    for _, _, _, _, (_, waits, _) in account.queue:
        functions[list(account.functions).index(waits)]["waiting"] += 1
    results = {
        "account": _account(params, account, functions),
        "functions": functions,
        "violations": [{"rule": item.rule, "message": item.message} for item in broken],
        "series": _series(account, params),
    }
    notes: tuple[Note, ...] = NOTES
    if not account.recording:
        notes += (
            Note("simplified", f"Only the first {at_work.RECORDED:,} events are listed; the counts are complete."),
        )
    return Trace(results, _events(account), notes, _says(results, account, broken))


def unreserved(params: Params) -> int:
    """What the functions without reserved concurrency share; never below 0."""
    taken = sum(item.provisioned if item.reserved is None else item.reserved for item in params.functions)
    return max(params.account_limit - taken, 0)


def set_up(params: Params) -> Account:
    """The account before the first request."""
    free = unreserved(params)
    shared = Pool(free, causes.UNRESERVED_IN_USE if free else causes.NOTHING_UNRESERVED)
    rate = Rate(at_work.REQUESTS_PER_UNIT * params.account_limit, causes.ACCOUNT_RATE)
    whole = _microseconds(end(params))
    return Account(
        functions=[_at_work(given, shared, rate) for given in params.functions],
        keep_alive=_microseconds(params.idle_ttl),
        newest_first=params.reuse == "newest",
        stops=deque(whole * (number + 1) // SAMPLES for number in range(SAMPLES)),
    )


def ready(given: FunctionParams) -> float:
    """From when on the provisioned environments of a function can be used, in seconds."""
    asked = given.provisioned_at
    return 0.0 if asked is None else asked + PROVISIONING_DELAY + given.provisioned / PROVISIONED_PER_SECOND


def _at_work(given: FunctionParams, shared: Pool, rate: Rate) -> Function:
    pool, extra, own = shared, None, at_work.REQUESTS_PER_UNIT * given.provisioned
    if given.reserved is not None:
        rest = max(given.reserved - given.provisioned, 0)
        full = causes.RESERVED_IN_USE if rest else causes.ALL_PROVISIONED
        pool = Pool(rest, full if given.reserved else causes.STOPPED)
        if given.reserved:
            extra = Rate(at_work.REQUESTS_PER_UNIT * given.reserved, causes.FUNCTION_RATE)
    if given.invocation == "async":
        rate, extra, own = Rate(at_work.NEVER, ""), None, at_work.NEVER
    return Function(
        name=given.name,
        init=round(given.init_ms * 1000),
        pool=pool,
        rate=rate,
        reserved_rate=extra,
        provisioned=given.provisioned,
        ready_at=_microseconds(ready(given)),
        by_alias=given.qualifier == ALIAS,
        asynchronous=given.invocation == "async",
        stopped=given.reserved == 0,
        own_rate=Rate(own, ""),
    )


def arriving(params: Params, seed: int) -> list[list[int]]:
    """When requests come, in microseconds, for each function in order."""
    return [_moments(given, params, seed, stream) for stream, given in enumerate(params.functions)]


def _moments(given: FunctionParams, params: Params, seed: int, stream: int) -> list[int]:
    if given.listed:
        return [_microseconds(at) for at in given.arrivals]
    return moments(given.pattern, given.rps, _microseconds(params.length), seed, stream)


def _requests(given: FunctionParams, working: Function, arrivals: Sequence[int]) -> Iterable[Request]:
    durations = [round(item * 1000) for item in given.durations_ms or (given.duration_ms,)]
    lasting = cycle(durations) if len(durations) > 1 else repeat(durations[0])
    return zip(arrivals, repeat(working), lasting, strict=False)


def _merged(
    given: Sequence[FunctionParams], working: Sequence[Function], arrivals: Sequence[list[int]]
) -> Iterable[Request]:
    """All requests in order; on the same instant the functions go in theirs."""
    each = [_requests(*item) for item in zip(given, working, arrivals, strict=True)]
    if len(each) == 1:
        return each[0]
    return sorted((request for requests in each for request in requests), key=itemgetter(0))


def _function(given: FunctionParams, working: Function, arrived: int, params: Params) -> dict[str, Any]:
    rps = arrived / end(params) if given.listed else given.rps
    lasting = given.durations_ms or (given.duration_ms,)
    limit = params.account_limit if given.reserved is None else given.reserved
    reasons: dict[str, int] = {}
    for rule, times in working.turned_away.items():
        reasons[causes.REASONS[rule]] = reasons.get(causes.REASONS[rule], 0) + times
    never = working.provisioned if working.ready_at > _microseconds(end(params)) else 0
    return {
        "name": given.name,
        "needed_concurrency": round(rps * (sum(lasting) / len(lasting)) / 1000, 6),
        "rps_quota": at_work.REQUESTS_PER_UNIT * limit if given.invocation == "sync" else None,
        "provisioned_rps_quota": at_work.REQUESTS_PER_UNIT * given.provisioned,
        "arrived": arrived,
        "served": working.served,
        "warm": working.warm,
        "cold": working.cold,
        "provisioned": working.on_provisioned,
        "spillover": working.served - working.on_provisioned if given.provisioned and working.by_alias else 0,
        "throttled": working.throttled,
        "retries": working.retries,
        "waiting": 0,
        "throttle_reasons": dict(sorted(reasons.items())),
        "throttle_causes": dict(sorted(working.turned_away.items())),
        "not_provisioned": dict(sorted(working.passed.items())),
        "max_concurrency": working.peak,
        "environments": working.environments - never,
    }


def _account(params: Params, account: Account, functions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    sums = {name: sum(item[name] for item in functions) for name in ("arrived", "served", "throttled", "waiting")}
    return {
        "limit": params.account_limit,
        "unreserved": unreserved(params),
        "rps_quota": at_work.REQUESTS_PER_UNIT * params.account_limit,
        **sums,
        "max_concurrency": account.greatest,
    }


def _series(account: Account, params: Params) -> dict[str, Any]:
    ends, peaks, states = zip(*account.samples, strict=True)
    each: list[dict[str, Any]] = []
    for given, rows in zip(params.functions, zip(*states, strict=True), strict=True):
        running, there, served, cold, throttled = zip(*rows, strict=True)
        each.append(
            {
                "name": given.name,
                "concurrency": list(running),
                "environments": list(there),
                "served": _steps(served),
                "cold": _steps(cold),
                "throttled": _steps(throttled),
            }
        )
    return {"at": [at / SECOND for at in ends], "max_concurrency": list(peaks), "functions": each}


def _events(account: Account) -> Recorded[Happened]:
    return Recorded(sorted(account.happened, key=itemgetter(0)), _event)


def _event(item: Happened) -> Event:
    at, what, function, environment, cause = item
    who = f"{function.name} {label(environment)}" if environment >= 0 else function.name
    state = "served" if what in _SERVED else _STATES.get(what, "idle")
    return Event(at / SECOND, what, who, state, causes.words(cause))


@lru_cache(maxsize=4096)
def label(number: int) -> str:
    """Environments as the guide calls them: A to Z, then AA, AB and so on."""
    letters = ""
    while number >= 0:
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
        number -= 1
    return letters


def _says(results: dict[str, Any], account: Account, broken: Sequence[Violation]) -> str:
    total = results["account"]
    if broken:
        return f"AWS refuses this configuration. {broken[0].message}"
    if not total["throttled"] and not total["waiting"]:
        cold = sum(item["cold"] for item in results["functions"])
        return (
            f"All {total['arrived']:,} requests were served, {cold:,} of them after a cold start; "
            f"at most {total['max_concurrency']:,} ran at once.{_spilled(account)}"
        )
    away = [item for item in account.happened if item[1] in ("throttled", "back to the queue")]
    since = f" from {clock(away[0][0] / SECOND)}" if away else ""
    waiting = (
        f" and {total['waiting']:,} {plural(total['waiting'], 'waits', 'wait')} in the queue"
        if total["waiting"]
        else ""
    )
    return (
        f"{total['throttled']:,} of {total['arrived']:,} requests were throttled{waiting}:{since} {_mostly(account)}."
    )


def _spilled(account: Account) -> str:
    """Why provisioned concurrency did not take what it did not take, as a sentence of its own."""
    counts: Counter[str] = Counter()
    for function in account.functions:
        counts.update(function.passed)
    if not counts:
        return ""
    why, times = counts.most_common(1)[0]
    return f" Provisioned concurrency did not take {number(times)} of them: {causes.PASSED[why]}."


def _mostly(account: Account) -> str:
    """The most frequent cause of a throttle in words; of the rule alone where too little was recorded."""
    counts: Counter[str] = Counter()
    for function in account.functions:
        counts.update(function.turned_away)
    rule = max(counts, key=lambda one: counts[one])
    passed = Counter(cause.passed for _, what, _, _, cause in account.happened if cause.rule == rule and cause.passed)
    return causes.words(causes.Cause(rule, max(passed, key=lambda one: passed[one]) if passed else ""))


def _steps(totals: Sequence[int]) -> list[int]:
    return list(map(sub, totals, (0, *totals[:-1])))


def _microseconds(seconds: float) -> int:
    return round(seconds * SECOND)
