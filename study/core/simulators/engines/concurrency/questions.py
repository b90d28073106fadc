"""Questions that a run answers. Wrong answers come from named wrong models, often the engine itself on
other parameters; a drawing on which they do not differ, or which hangs on a tie, is not asked."""

from dataclasses import replace
from math import ceil
from random import Random
from typing import Any

from study.core.simulators.engines.concurrency import account as at_work
from study.core.simulators.engines.concurrency import causes
from study.core.simulators.engines.concurrency.askable import (
    has_a_quota,
    has_one_limit,
    meets_the_quota,
    needs,
    reserves,
    shares,
    spills_over,
    turns_away,
)
from study.core.simulators.engines.concurrency.params import (
    KEPT_UNRESERVED,
    SCALING_PAGE,
    FunctionParams,
    Params,
    violations,
)
from study.core.simulators.engines.concurrency.run import run
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.number import number

CLOSE = 0.005
"""Seconds between an arrival and the end of a request that a reader could mistake for a tie."""

_NAMES = ("checkout", "thumbnails", "search", "invoices", "login", "report")


def _draw_needed(rng: Random) -> Params:
    rps = float(rng.choice((20, 40, 50, 80, 100, 120, 200, 400)))
    duration = float(rng.choice((50, 150, 200, 250, 300, 400, 600, 750, 1500, 2000)))
    return Params(length=1.0, functions=(FunctionParams(rng.choice(_NAMES), rps=rps, duration_ms=duration),))


def _ask_needed(params: Params, trace: Trace) -> Asked | None:
    function, answer = params.functions[0], trace.results["functions"][0]["needed_concurrency"]
    seconds = function.duration_ms / 1000
    wrong = (
        Wrong(
            "uses requests per second for concurrency",
            function.rps,
            "That is the rate; it equals the concurrency only where a request runs for exactly 1 s.",
        ),
        Wrong(
            "divides by the duration",
            round(function.rps / seconds, 2),
            "A longer request keeps its environment busy longer.",
        ),
        Wrong(
            "leaves the duration in milliseconds", function.rps * function.duration_ms, "The duration is in seconds."
        ),
        Wrong(
            "rounds up to whole environments",
            float(ceil(answer)),
            f"{number(answer)} run at once on average. Whole environments serve them, so {ceil(answer)} exist at "
            "times; the concurrency needed is the average.",
        ),
        Wrong("adds a spare one", answer + 1, "The average needs no environment more than this."),
    )
    prompt = (
        f"The function {function.name} gets {number(function.rps)} requests per second; each runs for "
        f"{number(function.duration_ms)} ms. How much concurrency does it need?"
    )
    working = f"{number(function.rps)} requests/s × {number(seconds)} s = {number(answer)}"
    return asked(prompt, answer, "concurrent executions", wrong, working, (SCALING_PAGE,))


def _draw_shared(rng: Random) -> Params:
    first, second, third = rng.sample(_NAMES, 3)
    reserved = rng.randrange(100, 401, 50)
    return Params(
        account_limit=rng.choice((1000, 1000, 1500, 2000)),
        length=0.1,
        functions=(
            FunctionParams(first, rps=0, reserved=reserved, provisioned=rng.randrange(10, 91, 10)),
            FunctionParams(second, rps=0, provisioned=rng.randrange(20, 201, 20)),
            FunctionParams(third, rps=0),
        ),
    )


def _ask_shared(params: Params, trace: Trace) -> Asked | None:
    if violations(params):
        return None
    first, second, third = params.functions
    limit, answer, reserved = params.account_limit, trace.results["account"]["unreserved"], first.reserved or 0
    wrong = (
        Wrong("forgets provisioned concurrency", limit - reserved, f"The {second.provisioned} provisioned count too."),
        Wrong(
            "counts provisioned concurrency inside a reservation again",
            answer - first.provisioned,
            f"The {first.provisioned} of {first.name} come out of its reservation.",
        ),
        Wrong(
            "takes the minimum of 100 off",
            answer - KEPT_UNRESERVED,
            "The 100 cannot be reserved, but functions without a reservation use them.",
        ),
        Wrong("forgets reserved concurrency", limit - second.provisioned, f"{first.name} has its part to itself."),
    )
    prompt = (
        f"An account may run {limit:,} executions at once. {first.name} has {reserved} reserved, "
        f"{first.provisioned} of them provisioned; {second.name} has {second.provisioned} provisioned and nothing "
        f"reserved; {third.name} has neither. How much unreserved concurrency is left for functions to share?"
    )
    working = f"{limit:,} − {reserved} reserved − {second.provisioned} provisioned = {answer:,}"
    return asked(prompt, answer, "concurrent executions", wrong, working, (SCALING_PAGE,))


def _draw_reservable(rng: Random) -> Params:
    names = rng.sample(_NAMES, 2)
    functions = tuple(FunctionParams(name, rps=0, reserved=rng.randrange(50, 351, 25)) for name in names)
    return Params(account_limit=rng.choice((1000, 1500, 2000, 3000)), length=0.1, functions=functions)


def _ask_reservable(params: Params, trace: Trace) -> Asked | None:
    first, second = params.functions
    left = trace.results["account"]["unreserved"]
    limit, answer = params.account_limit, left - KEPT_UNRESERVED
    wrong = (
        Wrong("ignores the minimum of 100", left, "Lambda keeps 100 for functions without a reservation."),
        Wrong("forgets what is reserved already", limit - KEPT_UNRESERVED, "The earlier reservations count."),
        Wrong("subtracts 100 for every function", left - 2 * KEPT_UNRESERVED, "The 100 are kept once per Region."),
        Wrong("off by one", answer - 1, "Exactly 100 may remain."),
    )
    prompt = (
        f"An account may run {limit:,} executions at once. {first.name} has {first.reserved} reserved and "
        f"{second.name} {second.reserved}. How much can still be reserved for a third function?"
    )
    working = f"{limit:,} − {first.reserved} − {second.reserved} − {KEPT_UNRESERVED} = {answer:,}"
    return asked(prompt, answer, "concurrent executions", wrong, working, (SCALING_PAGE,))


def _draw_turned_away(rng: Random) -> Params:
    reserved = rng.randrange(8, 31)
    duration, init = float(rng.randrange(300, 901, 50)), float(rng.randrange(400, 1201, 50))
    second = round((duration + rng.uniform(0.2, 0.8) * init) / 1000, 2)
    third = round(second + (duration + init) / 1000 + rng.randrange(5, 16) / 10, 1)
    waves = (
        (0.0, reserved - rng.randrange(2, 6)),
        (second, rng.randrange(6, reserved + 4)),
        (third, reserved + rng.randrange(1, 12)),
    )
    arrivals = tuple(at for at, times in waves for _ in range(times))
    name = rng.choice(_NAMES)
    function = FunctionParams(name, duration_ms=duration, init_ms=init, reserved=reserved, arrivals=arrivals)
    return Params(functions=(function,))


def _ask_turned_away(params: Params, trace: Trace) -> Asked | None:
    function, found = params.functions[0], trace.results["functions"][0]
    if set(found["throttle_reasons"]) != {causes.RESERVED} or _close(trace):
        return None
    reserved = function.reserved or 0
    wrong = (
        Wrong("queues instead of rejecting", 0, "A synchronous request that finds no room gets 429 at once."),
        Wrong(
            "ignores Init",
            _throttled(params, init_ms=0.0),
            "An environment is busy during Init: it is not free again when the second group comes.",
        ),
        Wrong("never frees an environment", _throttled(params, duration_ms=900_000.0), "A finished request frees it."),
        Wrong("off by one", _throttled(params, reserved=reserved - 1), f"Exactly {reserved} may run at once."),
        Wrong("turns everything away", found["arrived"], f"Up to {reserved} at once are served."),
    )
    waves = [f"{function.arrivals.count(at)} at {number(at)} s" for at in dict.fromkeys(function.arrivals)]
    prompt = (
        f"The function {function.name} has {reserved} reserved and no environment yet. A cold start takes "
        f"{number(function.init_ms)} ms, the request itself {number(function.duration_ms)} ms. Synchronous requests "
        f"arrive together: {', '.join(waves[:-1])} and {waves[-1]}. How many are throttled?"
    )
    working = (
        f"{found['arrived']} arrive, {found['served']} find one of the {reserved} free, {found['throttled']} do not"
    )
    return asked(prompt, found["throttled"], "requests", wrong, working, (SCALING_PAGE,))


def _draw_cold(rng: Random) -> Params:
    provisioned = rng.randrange(5, 41, 5)
    init, duration = float(rng.randrange(200, 1501, 100)), float(rng.randrange(200, 901, 100))
    first, second = (provisioned + rng.randrange(1, 20) for _ in range(2))
    arrivals = (0.0,) * first + (10.0,) * second
    name = rng.choice(_NAMES)
    function = FunctionParams(name, duration_ms=duration, init_ms=init, provisioned=provisioned, arrivals=arrivals)
    return Params(functions=(function,))


def _ask_cold(params: Params, trace: Trace) -> Asked | None:
    function, found = params.functions[0], trace.results["functions"][0]
    if found["throttled"] or _close(trace):
        return None
    first, second = (function.arrivals.count(at) for at in (0.0, 10.0))
    bare = run(replace(params, functions=(replace(function, provisioned=0),)), 0).results["functions"][0]
    wrong = (
        Wrong("provisioned concurrency ends cold starts", 0, "Beyond it requests spill over and may start cold."),
        Wrong(
            "every request that spills over starts cold",
            found["spillover"],
            "The environments of the first group are idle and serve the second.",
        ),
        Wrong("ignores provisioned concurrency", bare["cold"], f"{function.provisioned} environments were ready."),
        Wrong("never reuses an environment", found["arrived"] - function.provisioned, "Idle ones serve again."),
        Wrong("off by one", found["cold"] + 1, f"Exactly {function.provisioned} are ready."),
    )
    prompt = (
        f"{function.name} has {function.provisioned} provisioned and ready, nothing reserved, and the account "
        f"has room. {first} requests arrive together, and {second} more 10 s later, when all the first are done "
        f"and their environments still idle. How many requests start cold?"
    )
    working = f"max({first}, {second}) at once − {function.provisioned} provisioned = {found['cold']}"
    return asked(prompt, found["cold"], "requests", wrong, working, (SCALING_PAGE,))


def _draw_rate(rng: Random) -> Params:
    limit = rng.choice((10, 20, 30, 40, 50))
    rps = float(limit * rng.choice((12, 14, 15, 16, 18)))
    duration = float(rng.choice((10, 20, 25, 40, 50)))
    function = FunctionParams(rng.choice(_NAMES), rps=rps, duration_ms=duration)
    return Params(account_limit=limit, length=1.0, functions=(function,))


def _ask_rate(params: Params, trace: Trace) -> Asked | None:
    function, found = params.functions[0], trace.results["functions"][0]
    if set(found["throttle_reasons"]) != {causes.RATE}:
        return None
    limit, seconds = params.account_limit, function.duration_ms / 1000
    wrong = (
        Wrong("looks at concurrency alone", function.rps, f"Needing {number(found['needed_concurrency'])} is not all."),
        Wrong("limit divided by duration", limit / seconds, "The quota of requests per second is reached sooner."),
        Wrong("uses requests per second for concurrency", limit, "Short requests follow each other in a second."),
        Wrong("off by a factor of ten", limit * 100, "The quota is 10 requests per second per unit."),
    )
    prompt = (
        f"An account may run {limit:,} executions at once. Its only function, {function.name}, gets "
        f"{number(function.rps)} synchronous requests per second of {number(function.duration_ms)} ms each. "
        f"How many can it serve per second?"
    )
    working = f"10 × {limit:,} = {found['served']:,} requests per second, though concurrency would do"
    return asked(prompt, found["served"], "requests/s", wrong, working, (SCALING_PAGE,))


_LIMITS = {
    causes.RESERVED: "its reserved concurrency",
    causes.CONCURRENCY: "the unreserved concurrency of the account",
    causes.RATE: "the account's requests per second",
    causes.RESERVED_RATE: "the requests per second of its reserved concurrency",
    "": "none of them: every request is served",
}

_LIMIT_REASONS = {
    causes.RESERVED: "It runs out when rate times duration passes what is reserved.",
    causes.CONCURRENCY: "It runs out when all functions without a reservation need more than their share.",
    causes.RATE: "It is 10 for each unit of the account limit; short requests reach it first.",
    causes.RESERVED_RATE: "It is 10 for each unit of reserved concurrency; short requests reach it first.",
    "": "Compare rate times duration, and the rate itself, with what is allowed.",
}


def _draw_quota(rng: Random) -> Params:
    rps, duration = float(rng.randrange(20, 200, 20)), float(rng.choice((40, 50, 80, 250, 400, 800)))
    reserved = rng.choice((None, 20, 50, 80, 120))
    function = FunctionParams(rng.choice(_NAMES), rps=rps, duration_ms=duration, reserved=reserved)
    return Params(account_limit=rng.choice((500, 1000, 2000)), length=0.1, functions=(function,))


def _ask_quota(params: Params, trace: Trace) -> Asked | None:
    function, answer = params.functions[0], trace.results["functions"][0]["rps_quota"]
    units, seconds = answer // at_work.REQUESTS_PER_UNIT, function.duration_ms / 1000
    limits = f"An account may run {params.account_limit:,} executions at once. The function {function.name}"
    has = "has no reserved concurrency" if function.reserved is None else f"has {function.reserved:,} of them reserved"
    wrong = (
        Wrong("uses concurrency for requests per second", units, "Each unit of concurrency brings 10 a second."),
        Wrong("divides by the duration", round(units / seconds, 2), "The quota is the same however long they run."),
        Wrong(
            "takes the account's quota for the function's",
            at_work.REQUESTS_PER_UNIT * params.account_limit,
            "Reserved concurrency brings its own quota, 10 for each unit of it.",
        ),
        Wrong("multiplies by the duration", round(units * seconds, 2), "That is not how the quota is made."),
        Wrong("leaves the kept 100 out", at_work.REQUESTS_PER_UNIT * (units - KEPT_UNRESERVED), "They count as well."),
    )
    prompt = (
        f"{limits} {has}; its requests run for {number(function.duration_ms)} ms each. Which quota of "
        "synchronous requests per second holds for it?"
    )
    working = f"10 × {units:,} = {answer:,} requests/s, whatever their duration"
    return asked(prompt, answer, "requests/s", wrong, working, (SCALING_PAGE,))


def _draw_limit(rng: Random) -> Params:
    limit = rng.choice((50, 100, 150))
    reserved = rng.choice((None, 20, 40)) if limit == 150 else None
    room = reserved or limit
    rps = float(room * rng.choice((2, 4, 8, 14)))
    duration = float(rng.choice((30, 60, 400, 800)))
    function = FunctionParams(rng.choice(_NAMES), rps=rps, duration_ms=duration, reserved=reserved)
    return Params(account_limit=limit, length=1.0, functions=(function,))


def _ask_limit(params: Params, trace: Trace) -> Asked | None:
    function, found = params.functions[0], trace.results["functions"][0]
    reasons = list(found["throttle_reasons"])
    used = found["needed_concurrency"] / (function.reserved or params.account_limit)
    if len(reasons) > 1 or 0.9 < used < 1.1:
        return None
    reason = reasons[0] if reasons else ""
    answer = _LIMITS[reason]
    wrong = tuple(
        Wrong(f"takes {text} for the limit" if other else "overlooks the limit", text, _LIMIT_REASONS[other])
        for other, text in _LIMITS.items()
        if text != answer and (function.reserved is not None or other != causes.RESERVED_RATE)
    )
    has = f"has {function.reserved} reserved" if function.reserved is not None else "has nothing reserved"
    prompt = (
        f"An account may run {params.account_limit:,} executions at once. {function.name} {has} and is the only "
        f"function called: {number(function.rps)} synchronous requests per second of {number(function.duration_ms)} "
        f"ms. Which limit throttles it?"
    )
    working = (
        f"needed: {number(found['needed_concurrency'])} of {function.reserved or params.account_limit} concurrency, "
        f"{number(function.rps)} of {number(found['rps_quota'])} requests per second"
    )
    return asked(prompt, answer, "", wrong, working, (SCALING_PAGE,))


def _throttled(params: Params, **changed: Any) -> int:
    """How many the engine throttles when its only function is changed."""
    function = replace(params.functions[0], **changed)
    return int(run(replace(params, functions=(function,)), 0).results["functions"][0]["throttled"])


def _close(trace: Trace) -> bool:
    """Whether a request ends within a few milliseconds of an arrival: then a tie rule would decide."""
    ends = {round(event.at, 6) for event in trace.events if event.what == "finished"}
    starts = {round(event.at, 6) for event in trace.events if event.what.endswith("start") or event.what == "throttled"}
    return any(abs(end - start) < CLOSE for end in ends for start in starts)


MAKERS = (
    Maker("needed-concurrency", "Concurrency from rate and duration", _draw_needed, where(needs, _ask_needed)),
    Maker("unreserved-left", "What the other functions share", _draw_shared, where(shares, _ask_shared)),
    Maker("still-reservable", "What can still be reserved", _draw_reservable, where(reserves, _ask_reservable)),
    Maker("throttled", "How many are throttled", _draw_turned_away, where(turns_away, _ask_turned_away)),
    Maker("cold-starts", "Spillover and cold starts", _draw_cold, where(spills_over, _ask_cold)),
    Maker("request-quota", "Requests per second", _draw_rate, where(meets_the_quota, _ask_rate)),
    Maker("rate-of-function", "The quota of requests per second", _draw_quota, where(has_a_quota, _ask_quota)),
    Maker("which-limit", "Which limit acts", _draw_limit, where(has_one_limit, _ask_limit)),
)
