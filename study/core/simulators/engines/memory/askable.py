"""Which states the questions about memory and cost may be asked of: those that the wording describes in full.
Parameters named as stated, or as making no difference, may have any value.
"""

from study.core.simulators.engines.memory.params import Params
from study.core.simulators.engines.memory.run import OK, OUT_OF_MEMORY
from study.core.simulators.makers import usual
from study.core.simulators.prices import FREE_GB_SECONDS, FREE_REQUESTS, PICO, RATES
from study.core.simulators.simulator import Trace

CENT = 0.011
"""A bill may be a rounded cent away from what its words make of it."""

_MODEL = ("cpu_seconds", "wait_seconds", "parallel_fraction", "threads")
_CALL = ("memory_mb", "duration_ms", "timeout_seconds", "needed_mb", "architecture", *_MODEL)
_BILL = ("requests_per_month", "ephemeral_mb", "free_tier")
_PROVISIONED = ("provisioned_concurrency", "provisioned_hours", "provisioned_requests", "provisioned_duration_ms")
_STARTS = ("init_seconds", "cold_share")


def starts_cold(params: Params, trace: Trace) -> bool:
    """A given duration and an init, both in hundredths of a millisecond, and the call ends well."""
    exact = params.duration_ms is not None and _hundredths(params.duration_ms)
    told = usual(params, *_CALL, *_BILL, *_PROVISIONED, *_STARTS)
    return told and exact and _hundredths(1000 * params.init_seconds) and params.init_seconds > 0 and _is_well(trace)


def bills_calls(params: Params, trace: Trace) -> bool:
    """Calls of given whole milliseconds, billed as they are, so many that the number can be said in millions."""
    requests = params.requests_per_month
    told = usual(params, *_CALL, *_BILL, *([] if params.init_seconds else ["cold_share"]))
    sayable = requests > FREE_REQUESTS and round(float(f"{requests / 1_000_000:g}") * 1_000_000) == requests
    return told and sayable and _is_whole(params.duration_ms) and _is_well(trace)


def pays_for_duration(params: Params, trace: Trace) -> bool:
    """The same with the free tier, at one price for all of it."""
    price = RATES[params.architecture].tiers[0].price.picodollars / PICO
    flat = (trace.results["monthly_gb_seconds"] - FREE_GB_SECONDS) * price
    paid = trace.results["monthly"]["duration"]
    return bills_calls(params, trace) and params.free_tier and paid > 0 and abs(paid - flat) <= CENT


def pays_in_all(params: Params, trace: Trace) -> bool:
    """The same, and nothing is paid besides duration and requests."""
    lines = trace.results["monthly"]
    alone = abs(lines["total"] - lines["duration"] - lines["requests"]) <= CENT
    return pays_for_duration(params, trace) and alone and params.ephemeral_mb == Params().ephemeral_mb


def is_provisioned(params: Params, trace: Trace) -> bool:
    """Provisioned concurrency for whole minutes; its own line is the same whoever calls."""
    minutes = params.provisioned_hours * 60
    return params.provisioned_concurrency > 0 and abs(minutes - round(minutes)) < 1e-6 and minutes >= 1


def is_sized(params: Params, trace: Trace) -> bool:
    """Whole measured durations of several sizes on x86; some may fail."""
    told = usual(params, *_MODEL, *_BILL, *_PROVISIONED, "memory_mb", "measured", "timeout_seconds", "needed_mb")
    plain = params.ephemeral_mb == Params().ephemeral_mb
    whole = len(params.measured) > 1 and all(_is_whole(item.duration_ms) for item in params.measured)
    return told and plain and whole


def is_measured(params: Params, trace: Trace) -> bool:
    """The same, and none of them fails."""
    return is_sized(params, trace) and all(one["outcome"] == OK for one in trace.results["sweep"])


def is_doubled(params: Params, trace: Trace) -> bool:
    """Two sizes were measured, one twice the other."""
    sizes = [one["memory_mb"] for one in trace.results["sweep"]]
    return is_measured(params, trace) and len(sizes) == 2 and sizes[1] == 2 * sizes[0]


def is_timed(params: Params, trace: Trace) -> bool:
    """A warm call of given whole milliseconds that has the memory it needs."""
    told = usual(params, *_CALL, *_BILL, *_PROVISIONED, *_STARTS)
    return told and _is_whole(params.duration_ms) and trace.results["outcome"] != OUT_OF_MEMORY


def _is_well(trace: Trace) -> bool:
    return bool(trace.results["outcome"] == OK)


def _is_whole(milliseconds: float | None) -> bool:
    return milliseconds is not None and milliseconds >= 1 and milliseconds == int(milliseconds)


def _hundredths(milliseconds: float) -> bool:
    return abs(round(milliseconds * 100) - milliseconds * 100) < 1e-6
