"""One function at its memory size and at others: CPU share, duration, what is billed, and a month's bill."""

from dataclasses import asdict, dataclass
from typing import Any

from study.core.simulators.duration import FULL_VCPU_MB, MILLION, ceil_div, vcpu
from study.core.simulators.engines.memory.params import Params, duration_us, fitted, microseconds
from study.core.simulators.engines.memory.results import NOTES
from study.core.simulators.fit import Fit
from study.core.simulators.prices import (
    EPHEMERAL,
    FREE_EPHEMERAL_MB,
    MB_MS,
    PROVISIONED_STEP_SECONDS,
    RATES,
    REQUEST,
    Bill,
    Use,
    bill,
    dollars,
)
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span
from study.core.text.number import fixed, money

OK, TIMEOUT, OUT_OF_MEMORY = "ok", "timeout", "out-of-memory"

GRID = (*range(128, 10_241, 64), *range(FULL_VCPU_MB, 10_241, FULL_VCPU_MB))
"""Sizes of the sweep: every 64 MB, and the whole vCPUs."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call at a size: microseconds it would take and does take, and milliseconds billed warm and cold."""

    memory_mb: int
    full: int
    taken: int
    warm_ms: int
    cold_ms: int
    outcome: str


def call(params: Params, memory_mb: int, full: int) -> Call:
    """Ties: memory that is exactly what the code needs is enough; a call that takes exactly the timeout
    finishes. Out of memory comes before the timeout; when it ends is documented nowhere, so it is
    charged as if it had run to its end (a simplification)."""
    limit = params.timeout_seconds * MILLION
    taken = min(full, limit)
    outcome = OUT_OF_MEMORY if memory_mb < params.needed_mb else TIMEOUT if full > limit else OK
    cold = microseconds(params.init_seconds, MILLION) + taken
    return Call(memory_mb, full, taken, ceil_div(taken, 1000), ceil_div(cold, 1000), outcome)


def cold_calls(params: Params, requests: int) -> int:
    """How many of the requests start cold, half a call rounded up."""
    return (2 * requests * round(params.cold_share * MILLION) + MILLION) // (2 * MILLION)


def million(params: Params, at: Call) -> int:
    """The charge, in units of `prices`, for a million requests on demand: first tier, no free tier."""
    cold = cold_calls(params, MILLION)
    milliseconds = (MILLION - cold) * at.warm_ms + cold * at.cold_ms
    rate = RATES[params.architecture].tiers[0].price.picodollars * at.memory_mb
    rate += EPHEMERAL.picodollars * (params.ephemeral_mb - FREE_EPHEMERAL_MB)
    return milliseconds * rate + MILLION * REQUEST.picodollars * MB_MS


def month(params: Params, at: Call) -> Use:
    """What the month uses. Calls on provisioned concurrency never start cold."""
    provisioned = params.on_provisioned
    on_demand = params.requests_per_month - provisioned
    cold = cold_calls(params, on_demand)
    milliseconds = (on_demand - cold) * at.warm_ms + cold * at.cold_ms
    provisioned_ms = at.warm_ms
    if params.provisioned_duration_ms is not None:
        provisioned_ms = call(params, at.memory_mb, microseconds(params.provisioned_duration_ms)).warm_ms
    provisioned_ms *= provisioned
    step = PROVISIONED_STEP_SECONDS * MILLION
    seconds = ceil_div(round(params.provisioned_hours * 3600 * MILLION), step) * PROVISIONED_STEP_SECONDS
    return Use(
        requests=on_demand,
        mb_ms=milliseconds * at.memory_mb,
        provisioned_requests=provisioned,
        provisioned_mb_ms=provisioned_ms * at.memory_mb,
        ephemeral_mb_ms=(milliseconds + provisioned_ms) * (params.ephemeral_mb - FREE_EPHEMERAL_MB),
        configured_mb_ms=params.provisioned_concurrency * at.memory_mb * seconds * 1000,
    )


def sizes(params: Params) -> list[int]:
    """The sizes that can be compared: those measured, the one a duration is given for, or the grid with
    the size chosen and the size needed."""
    if params.measured:
        return sorted(item.memory_mb for item in params.measured)
    if params.duration_ms is not None:
        return [params.memory_mb]
    return grid(params)


def grid(params: Params) -> list[int]:
    """The sizes a curve is drawn over, with the size chosen and the size needed."""
    return sorted({*GRID, params.memory_mb, max(128, params.needed_mb)})


def best(swept: list[tuple[Call, int]]) -> dict[str, int | None]:
    """The cheapest, the fastest and the balanced size among those that finish.

    Ties: of equally cheap sizes the faster, of equally fast ones the cheaper, then the smaller. Balanced
    is the least of cost / least cost + time / least time.
    """
    fit = [(at, charge) for at, charge in swept if at.outcome == OK]
    if not fit:
        return {"cheapest": None, "fastest": None, "balanced": None}
    least, quickest = min(charge for _, charge in fit), min(at.taken for at, _ in fit)
    cheapest = min(fit, key=lambda one: (one[1], one[0].taken, one[0].memory_mb))
    fastest = min(fit, key=lambda one: (one[0].taken, one[1], one[0].memory_mb))
    # Multiplied out, so that whole numbers are compared; a call of no length counts as one microsecond.
    balanced = min(fit, key=lambda one: (one[1] * max(1, quickest) + max(1, one[0].taken) * least, one[0].memory_mb))
    return {
        "cheapest": cheapest[0].memory_mb,
        "fastest": fastest[0].memory_mb,
        "balanced": balanced[0].memory_mb,
    }


def chosen(params: Params) -> Call:
    """A call at the size chosen."""
    return call(params, params.memory_mb, duration_us(params, params.work, params.memory_mb))


def without_free_tier(params: Params) -> float:
    """What the month would cost in dollars if nothing of it were free."""
    return bill(month(params, chosen(params)), params.architecture, free_tier=False).total / 100


def run(params: Params, seed: int) -> Trace:
    """Run one call and price it. Nothing is random: `seed` changes nothing."""
    work = params.work
    at = chosen(params)
    swept = [
        (one, million(params, one)) for one in (call(params, m, duration_us(params, work, m)) for m in sizes(params))
    ]
    use = month(params, at)
    charged = bill(use, params.architecture, params.free_tier)
    results: dict[str, Any] = {
        "vcpu": vcpu(params.memory_mb),
        "duration_ms": at.taken / 1000,
        "full_duration_ms": at.full / 1000,
        "billed_ms": at.cold_ms,
        "billed_warm_ms": at.warm_ms,
        "outcome": at.outcome,
        "gb_seconds": at.cold_ms * at.memory_mb / MB_MS,
        "monthly_gb_seconds": (use.mb_ms + use.provisioned_mb_ms) / MB_MS,
        "per_million": dollars(million(params, at)),
        "monthly": _lines(charged),
        "sweep": [_row(one, charge) for one, charge in swept],
        **best(swept),
        "fit": _fit(params, fitted(params.measured)),
    }
    says = " ".join(filter(None, (_says(params, at, charged), results["fit"]["says"])))
    return Trace(results, _events(params, at), NOTES, says)


def _row(one: Call, charge: int) -> dict[str, Any]:
    return {
        "memory_mb": one.memory_mb,
        "duration_ms": one.taken / 1000,
        "per_million": dollars(charge),
        "outcome": one.outcome,
    }


def _fit(params: Params, found: Fit | None) -> dict[str, Any]:
    """The model fitted to the measured durations, its misfit at each, and its curve; empty without one."""
    curve = [call(params, m, found.work.microseconds(m)) for m in grid(params)] if found else []
    return {
        "cpu_seconds": found and found.cpu_seconds,
        "wait_seconds": found and found.wait_seconds,
        "parallel_fraction": found and found.parallel_fraction,
        "threads": found and found.threads,
        "worst_percent": found and found.worst_percent,
        "says": found.says if found else "",
        "sizes": [asdict(misfit) for misfit in found.misfits] if found else [],
        "curve": [_row(one, million(params, one)) for one in curve],
    }


def _lines(charged: Bill) -> dict[str, float]:
    names = ("requests", "duration", "ephemeral", "provisioned", "provisioned_duration", "total")
    return {name: getattr(charged, name) / 100 for name in names}


def _events(params: Params, at: Call) -> tuple[Event, ...]:
    init = microseconds(params.init_seconds, MILLION)
    ends = {
        OK: ("returns", "served", "The handler has done its work."),
        TIMEOUT: ("timed out", "failed", f"It ran into the timeout of {span(params.timeout_seconds)}."),
        OUT_OF_MEMORY: (
            "out of memory",
            "failed",
            f"It needs {params.needed_mb:,} MB and has {params.memory_mb:,} MB.",
        ),
    }
    what, state, why = ends[at.outcome]
    start = Event(0.0, "init", "environment", "cold", "A new environment loads the code first; init is billed.")
    return (
        *((start,) if init else ()),
        Event(init / MILLION, "handler starts", "environment", "served", "Duration counts from here."),
        Event((init + at.taken) / MILLION, what, "environment", state, why),
    )


def _says(params: Params, at: Call, charged: Bill) -> str:
    size = f"{at.memory_mb:,} MB ({fixed(vcpu(at.memory_mb), 2, 'vCPU')})"
    billed = f"{at.warm_ms:,} ms are billed"
    if at.cold_ms > at.warm_ms and params.on_provisioned < max(1, params.requests_per_month):
        billed += f", {at.cold_ms:,} ms after a cold start"
    if at.outcome == OUT_OF_MEMORY:
        return f"With {size} the function runs out of memory: it needs {params.needed_mb:,} MB."
    if at.outcome == TIMEOUT:
        return (
            f"With {size} a call would take {span(at.full / MILLION)} and is stopped at the timeout of "
            f"{span(params.timeout_seconds)}; {billed}."
        )
    guessed = params.measured and at.memory_mb not in {item.memory_mb for item in params.measured}
    model = " by the fitted model" if guessed else ""
    return (
        f"With {size} a call takes {span(at.taken / MILLION)}{model} and {billed}; "
        f"{params.requests_per_month:,} requests a month cost {money(charged.total / 100)}."
    )
