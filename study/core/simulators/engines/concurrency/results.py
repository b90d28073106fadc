"""The results of a run about an account, whose names are a promise, and the notes on the model behind it."""

from study.core.simulators.engines.concurrency.params import GUIDE, READ, SCALING_PAGE
from study.core.simulators.simulator import Note, Result

PROVISIONING_DELAY = 90.0
PROVISIONED_PER_SECOND = 100
"""Allocation begins "a minute or two" after the request, then 6,000 environments per minute, none
usable until all are (DG/lambda-concurrency, read 2026-11-23). The 90 s are our choice."""

NOTES = (
    Note("documented", "An environment works on one request at a time, and is busy during Init.", SCALING_PAGE),
    Note("documented", "Reserved concurrency is both a guarantee and a ceiling; 0 stops the function.", SCALING_PAGE),
    Note(
        "documented",
        "Provisioned concurrency is used first; beyond it, or beyond 10 requests per second for each "
        "unit of it, requests spill over to environments on demand.",
        SCALING_PAGE,
    ),
    Note(
        "documented",
        "Provisioned concurrency belongs to an alias or a version. $LATEST cannot use it, and is throttled where all "
        "reserved concurrency is provisioned.",
        f"{GUIDE}provisioned-concurrency.html{READ}",
    ),
    Note(
        "documented",
        "Synchronous requests per second are limited to 10 for each unit of concurrency, for the "
        "account and for reserved concurrency. Asynchronous events have no such limit.",
        SCALING_PAGE,
    ),
    Note(
        "documented",
        "A function gets at most 1,000 new environments in 10 s, refilled continuously.",
        f"{GUIDE}scaling-behavior.html{READ}",
    ),
    Note(
        "documented",
        "A throttled asynchronous event goes back to the queue: it waits from 1 s to 5 min, for up to 6 h.",
        f"{GUIDE}invocation-async-error-handling.html{READ}",
    ),
    Note(
        "derived",
        "Whoever has no reserved concurrency shares the account limit less all that is reserved or provisioned.",
        SCALING_PAGE,
    ),
    Note("simplified", "A request that ends at the instant another arrives frees its environment first."),
    Note("simplified", "Idle environments end after a fixed keep-alive; idle for exactly so long still serves."),
    Note("simplified", "The quota of requests counts served requests in each whole second of the clock."),
    Note("simplified", "The wait of an asynchronous event doubles, without jitter."),
    Note("simplified", "Every request lasts as long as the duration says; patterns are evenly spaced."),
    Note(
        "simplified",
        f"Provisioned concurrency asked for during a run starts to be allocated "
        f"{PROVISIONING_DELAY:.0f} s later; its concurrency is set aside from the start.",
    ),
    Note("simplified", "The growth of requests per second, 10,000 in 10 s, is not modelled."),
)

_ARRIVED = Result("arrived", "Requests that came.", minimum=0)
_SERVED = Result("served", "Requests that ran; arrived = served + throttled + waiting.", minimum=0)
_THROTTLED = Result("throttled", "Requests turned away for good.", minimum=0)
_WAITING = Result("waiting", "Asynchronous events still in the queue when the run ends.", minimum=0)
_MOST = Result("max_concurrency", "The most requests that ran at once.", minimum=0)

_FUNCTION = (
    Result("name", "The function.", type="string"),
    Result(
        "needed_concurrency",
        "Requests per second times the mean duration in seconds.",
        type="number",
        minimum=0,
        source=SCALING_PAGE,
    ),
    Result(
        "rps_quota",
        "10 for each unit of its reserved concurrency, or of the account limit; none for asynchronous events.",
        unit="requests/s",
        optional=True,
        minimum=0,
        source=SCALING_PAGE,
    ),
    Result("provisioned_rps_quota", "10 for each unit of provisioned concurrency.", unit="requests/s", minimum=0),
    _ARRIVED,
    _SERVED,
    Result("warm", "Served without Init, on demand or on a provisioned environment; served = warm + cold.", minimum=0),
    Result("cold", "Served by an environment started on demand for the request.", minimum=0),
    Result("provisioned", "Served by provisioned environments (ProvisionedConcurrencyInvocations).", minimum=0),
    Result(
        "spillover",
        "Served on demand though there is provisioned concurrency (ProvisionedConcurrencySpilloverInvocations).",
        minimum=0,
    ),
    _THROTTLED,
    Result("retries", "Tries of asynchronous events that were throttled and went back to the queue.", minimum=0),
    _WAITING,
    Result(
        "throttle_reasons", "Throttled tries by reason; they add up to throttled + retries.", "object", items="integer"
    ),
    Result(
        "throttle_causes",
        "The same tries by the rule that decided, as it was recorded.",
        "object",
        items="integer",
    ),
    Result(
        "not_provisioned",
        "Tries that provisioned concurrency did not take, by why: busy, quota, not-ready, not-the-alias.",
        "object",
        items="integer",
    ),
    _MOST,
    Result("environments", "Environments there have been, provisioned ones included.", minimum=0),
)

_SERIES = (
    Result("at", "Moments at which 200 equal stretches of the run end.", "array", unit="s"),
    Result("max_concurrency", "The most requests that ran at once in each stretch.", "array", items="integer"),
    Result(
        "functions",
        "The same stretches by function.",
        "array",
        fields=(
            Result("name", "The function.", type="string"),
            Result("concurrency", "Requests that run when the stretch ends.", "array", items="integer"),
            Result("environments", "Environments, provisioned ones included, when it ends.", "array", items="integer"),
            Result("served", "Requests served in it.", "array", items="integer"),
            Result("cold", "Cold starts in it.", "array", items="integer"),
            Result("throttled", "Requests turned away in it.", "array", items="integer"),
        ),
    ),
)

RESULTS = (
    Result(
        "account",
        "All functions together.",
        "object",
        fields=(
            Result("limit", "Concurrent executions allowed in the Region.", minimum=1),
            Result("unreserved", "What functions without reserved concurrency share.", minimum=0, source=SCALING_PAGE),
            Result("rps_quota", "10 for each unit of the limit.", unit="requests/s", source=SCALING_PAGE),
            _ARRIVED,
            _SERVED,
            _THROTTLED,
            _WAITING,
            _MOST,
        ),
    ),
    Result("functions", "Every function.", "array", fields=_FUNCTION),
    Result(
        "violations",
        "Rules that AWS would refuse the configuration for.",
        "array",
        fields=(
            Result(
                "rule",
                "Which rule.",
                "string",
                choices=("reserved-keeps-100", "provisioned-keeps-100", "provisioned-within-reserved"),
            ),
            Result("message", "What is wrong, with the numbers.", "string"),
        ),
    ),
    Result("series", "The run over time.", "object", fields=_SERIES),
)
