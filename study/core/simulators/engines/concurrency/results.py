"""The names in the results of a concurrency run, and what they mean. They are a promise."""

from study.core.simulators.engines.concurrency.params import SCALING_PAGE
from study.core.simulators.simulator import Result

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
