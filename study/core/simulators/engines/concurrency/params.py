"""What the concurrency simulator takes: an account, its functions, and a short text for them.

The text, made for addresses and the command line: functions parted by `;`, each `name:key=value,...`
with the names of `FunctionParams`; arrivals are seconds parted by blanks, `0x100` for a hundred at 0 s.
`checkout:rps=60,duration_ms=500,reserved=20; mail:rps=5,invocation=async`
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from study.core.problem import Problem
from study.core.simulators.arrivals import LATEST, PATTERNS, SECOND, count, read_moments, write_moments
from study.core.simulators.parameters import parameter, read, texts

GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
SCALING_PAGE = f"{GUIDE}lambda-concurrency.html{READ}"

REQUESTS = 1_000_000
"""Requests one run may make, with the tries of asynchronous ones counted each."""

ALIAS, LATEST_VERSION = "alias", "$LATEST"
"""What requests can name: the alias that has the provisioned concurrency, or the unpublished version."""

FUNCTIONS = 20
MOST = 50_000
KEPT_UNRESERVED = 100
"""Concurrency that can never be reserved: DG/lambda-concurrency, read 2026-11-23."""


def _read_name(value: Any) -> tuple[str | None, str]:
    name = str(value).strip()
    fits = 0 < len(name) <= 64 and all(letter.isalnum() or letter in "-_" for letter in name)
    return (name, "") if fits else (None, "Name: 1 to 64 letters, digits, hyphens and underscores.")


def _read_arrivals(value: Any) -> tuple[tuple[float, ...] | None, str]:
    if not isinstance(value, str | list | tuple):
        return None, f"Arrivals: a list of seconds from 0 to {LATEST:,.0f}."
    found, message = read_moments(value)
    return (None, message) if message else (found, "")


def _read_durations(value: Any) -> tuple[tuple[float, ...] | None, str]:
    wanted = "Durations: a list of milliseconds from 1 to 900,000."
    try:
        found = tuple(float(item) for item in (value.split() if isinstance(value, str) else value))
    except (TypeError, ValueError):
        return None, wanted
    return (found, "") if all(1 <= item <= 900_000 for item in found) else (None, wanted)


@dataclass(frozen=True, slots=True)
class FunctionParams:
    """One function and the requests that come for it."""

    name: str = parameter("function", "Name", read=_read_name, write=str)
    rps: float = parameter(10.0, "Requests", unit="requests/s", minimum=0, maximum=1_000_000, step=1)
    duration_ms: float = parameter(
        500.0,
        "Mean duration",
        unit="ms",
        minimum=1,
        maximum=900_000,
        step=10,
        help="How long one request runs once its environment is ready.",
        source=f"{GUIDE}configuration-timeout.html{READ}",
    )
    init_ms: float = parameter(
        0.0,
        "Init",
        unit="ms",
        minimum=0,
        maximum=10_000,
        step=10,
        help="A cold start adds it; the environment is busy meanwhile.",
        source=f"{GUIDE}lambda-runtime-environment.html{READ}",
    )
    reserved: int | None = parameter(
        None, "Reserved concurrency", minimum=0, maximum=MOST, optional=True, source=SCALING_PAGE
    )
    provisioned: int = parameter(
        0,
        "Provisioned concurrency",
        minimum=0,
        maximum=MOST,
        help="It is set on an alias or a version, never on $LATEST.",
        source=f"{GUIDE}provisioned-concurrency.html{READ}",
    )
    qualifier: str = parameter(
        ALIAS,
        "Requests go to",
        choices=(ALIAS, LATEST_VERSION),
        help="A call without a qualifier goes to $LATEST, past what is provisioned.",
        source=f"{GUIDE}provisioned-concurrency.html{READ}",
    )
    provisioned_at: float | None = parameter(
        None,
        "Provisioned at",
        unit="s",
        minimum=0,
        maximum=LATEST,
        optional=True,
        advanced=True,
        simplified=True,
        help="When provisioned concurrency is asked for; ready before the start if left out.",
    )
    pattern: str = parameter("steady", "Pattern", choices=PATTERNS, simplified=True)
    arrivals: tuple[float, ...] = parameter(
        (),
        "Arrivals",
        unit="s",
        read=_read_arrivals,
        write=write_moments,
        advanced=True,
        help="Exact moments; they stand in for requests per second and pattern.",
    )
    durations_ms: tuple[float, ...] = parameter(
        (),
        "Durations",
        unit="ms",
        read=_read_durations,
        write=lambda value: " ".join(map(str, value)),
        advanced=True,
        help="Durations of the requests in turn, from the first again when they run out.",
    )
    invocation: str = parameter("sync", "Invocation", choices=("sync", "async"))

    @property
    def listed(self) -> bool:
        return bool(self.arrivals) or self.pattern == "arrivals"


def read_functions(value: Any) -> tuple[tuple[FunctionParams, ...] | None, str]:
    """Functions from the short text, from JSON text, or from JSON."""
    items, message = _items(value)
    if message:
        return None, message
    found: list[FunctionParams] = []
    messages: list[str] = []
    for number, item in enumerate(items, start=1):
        function, problems = read(FunctionParams, {"name": f"function-{number}", **item})
        found.append(function)
        messages += [f"Function {function.name}: {problem.message}" for problem in problems]
    if not 0 < len(found) <= FUNCTIONS:
        messages.append(f"Functions: 1 to {FUNCTIONS}.")
    if len({function.name for function in found}) < len(found):
        messages.append("Functions: every name once.")
    return (None, " ".join(messages)) if messages else (tuple(found), "")


def write_functions(functions: Iterable[FunctionParams]) -> str:
    """The short text of functions; `read_functions` gives them back."""
    return "; ".join(_written(function) for function in functions)


@dataclass(frozen=True, slots=True)
class Params:
    """An account in one Region, and how long it is watched."""

    account_limit: int = parameter(
        1000,
        "Account limit",
        minimum=1,
        maximum=MOST,
        help="Concurrent executions in the Region; new accounts have less.",
        source=f"{GUIDE}gettingstarted-limits.html{READ}",
    )
    functions: tuple[FunctionParams, ...] = parameter(
        (FunctionParams("checkout", rps=60.0, duration_ms=500.0, init_ms=300.0),),
        "Functions",
        read=read_functions,
        write=write_functions,
        of=FunctionParams,
        help="name:key=value,key=value; name:…",
    )
    length: float = parameter(
        10.0,
        "Length",
        unit="s",
        minimum=0.001,
        maximum=LATEST,
        help="Patterns last so long; listed arrivals all count.",
    )
    idle_ttl: float = parameter(
        600.0,
        "Keep-alive",
        unit="s",
        minimum=0,
        maximum=LATEST,
        simplified=True,
        advanced=True,
        help="How long an idle environment is kept. AWS publishes no figure.",
    )
    reuse: str = parameter(
        "oldest",
        "Idle environment used first",
        choices=("oldest", "newest"),
        simplified=True,
        advanced=True,
        help="Oldest matches the guide's own example.",
    )


def end(params: Params) -> float:
    """When the run ends, in seconds: after its length, or with the last listed arrival."""
    return max(params.length, *(at for function in params.functions for at in function.arrivals[-1:]), 0.0)


def requests(function: FunctionParams, length: float) -> int:
    """How many requests come for a function."""
    return len(function.arrivals) if function.listed else count(function.pattern, function.rps, round(length * SECOND))


def check(params: Params) -> tuple[Problem, ...]:
    """Only size: a configuration that AWS would refuse is a result, not a problem."""
    tries = sum(
        requests(function, params.length) * (1 if function.invocation == "sync" else _tries(end(params)))
        for function in params.functions
    )
    made = sum(function.provisioned for function in params.functions)
    if tries + made <= REQUESTS:
        return ()
    limit = f"At most {REQUESTS:,} requests, tries and provisioned environments in one run"
    return (Problem(f"{limit}; these are {tries + made:,}. Shorten it or lower a rate.", subject="functions"),)


@dataclass(frozen=True, slots=True)
class Violation:
    """A configuration that AWS refuses, and the rule it breaks. `parameter` of the function at place
    `function` may be at most `most` while everything else stays."""

    rule: str
    message: str
    parameter: str
    function: int
    most: int


def violations(params: Params) -> tuple[Violation, ...]:
    """What AWS would refuse about reserved and provisioned concurrency."""
    found: list[Violation] = []
    kept = params.account_limit - KEPT_UNRESERVED
    each = params.functions
    reserved = sum(function.reserved or 0 for function in each)
    if any(function.reserved for function in each) and reserved > kept:
        found.append(
            _largest(
                params,
                "reserved",
                reserved - kept,
                "reserved-keeps-100",
                f"Reserved concurrency adds up to {reserved:,}; of the account limit of {params.account_limit:,} "
                f"at most {max(kept, 0):,} can be reserved, because {KEPT_UNRESERVED} always stay unreserved.",
            )
        )
    provisioned = sum(function.provisioned for function in each if function.reserved is None)
    if provisioned and provisioned > kept - reserved:
        found.append(
            _largest(
                params,
                "provisioned",
                provisioned - (kept - reserved),
                "provisioned-keeps-100",
                f"Provisioned concurrency without reserved adds up to {provisioned:,}; at most "
                f"{max(kept - reserved, 0):,} can be allocated, the unreserved concurrency less {KEPT_UNRESERVED}.",
            )
        )
    found.extend(
        Violation(
            "provisioned-within-reserved",
            f"{function.name} has {function.provisioned:,} provisioned, more than the {function.reserved:,} reserved.",
            "provisioned",
            place,
            function.reserved,
        )
        for place, function in enumerate(each)
        if function.reserved is not None and function.provisioned > function.reserved
    )
    return tuple(found)


def _largest(params: Params, parameter: str, over: int, rule: str, message: str) -> Violation:
    """A sum that is too great by `over`, laid to the function that has most of it."""
    shares = [
        (function.reserved or 0) if parameter == "reserved" else function.provisioned * (function.reserved is None)
        for function in params.functions
    ]
    place = shares.index(max(shares))
    return Violation(rule, message, parameter, place, max(shares[place] - over, 0))


def _items(value: Any) -> tuple[list[Mapping[str, Any]], str]:
    wanted = "Functions: a list of objects, or a text such as checkout:rps=60,duration_ms=500; mail:rps=5."
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return [], wanted
    if isinstance(value, str):
        return _short_items(value, wanted)
    if isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value):
        return list(value), ""
    return [], wanted


def _short_items(text: str, wanted: str) -> tuple[list[Mapping[str, Any]], str]:
    items: list[Mapping[str, Any]] = []
    for part in filter(str.strip, text.split(";")):
        name, colon, rest = part.partition(":")
        if not colon:
            name, rest = ("", part) if "=" in part else (part, "")
        pairs = [pair.partition("=") for pair in rest.split(",") if pair.strip()]
        if not all(equals for _, equals, _ in pairs):
            return [], wanted
        given = {key.strip(): value.strip() for key, _, value in pairs}
        items.append({"name": name.strip()} | given if name.strip() else given)
    return items, ""


def _written(function: FunctionParams) -> str:
    given = texts(replace(function, name="function"))
    return f"{function.name}:" + ",".join(f"{name}={text}" for name, text in given.items())


def _tries(seconds: float) -> int:
    """How often one asynchronous event can be tried in this time: waits of 1, 2, 4, … 256, 300, 300 s."""
    tries, at, wait = 1, 1, 2
    while at <= min(seconds, 21_600):
        tries, at, wait = tries + 1, at + wait, min(wait * 2, 300)
    return tries
