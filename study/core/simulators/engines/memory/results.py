"""The results of a run about one function, and the notes on the model behind it."""

from study.core.simulators.engines.memory.params import (
    INIT_POST,
    LIMITS_PAGE,
    MEMORY_PAGE,
    PRICE_PAGE,
    RUNTIME_PAGE,
    TIMEOUT_PAGE,
)
from study.core.simulators.prices import TIERS
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note("documented", "CPU is in proportion to memory; 1,769 MB is one vCPU.", MEMORY_PAGE),
    Note(
        "documented",
        "10,240 MB is 5.79 vCPU by that proportion; AWS announced up to 6.",
        "AWS What's New, December 2020, lambda-supports-10gb-memory-6-vcpu-cores",
    ),
    Note("documented", "Duration is billed from start to end, rounded up to 1 ms; 1 GB is 1,024 MB.", PRICE_PAGE),
    Note("documented", "A call that runs longer than its timeout is stopped there.", TIMEOUT_PAGE),
    Note("documented", "Init of a cold start is billed, for every function since 1 August 2025.", INIT_POST),
    Note("derived", "A cold start is billed init and duration together, rounded up to 1 ms.", INIT_POST),
    Note("documented", "Cold starts are typically under 1 % of calls: the default of their part.", RUNTIME_PAGE),
    Note(
        "documented",
        "1,000,000 requests and 400,000 GB-seconds a month are free on demand, none on provisioned concurrency.",
        PRICE_PAGE,
    ),
    Note("documented", "Three price tiers by GB-seconds a month and architecture.", TIERS),
    Note(
        "derived",
        "The tiers count what is left after the free tier.",
        "AWS Pricing Calculator, workings of 2024 to 2026",
    ),
    Note("documented", "Storage in /tmp above 512 MB is charged by duration.", PRICE_PAGE),
    Note("documented", "Provisioned concurrency is charged in steps of 5 minutes.", PRICE_PAGE),
    Note("derived", "Every line of the month is rounded to cents, then they are added.", PRICE_PAGE),
    Note("simplified", "CPU time splits by Amdahl's law; real functions stray by up to about 12 % at middle sizes."),
    Note("simplified", "A size that was not measured takes what the model fitted to the measured ones says."),
    Note("simplified", "The init of provisioned environments, billed each time one is started, is left out."),
    Note("simplified", "Init takes the same time at every size; both architectures are equally fast."),
    Note("simplified", "A call that runs out of memory is charged as if it had run to its end."),
    Note("documented", "Memory is 128 to 10,240 MB, /tmp 512 to 10,240 MB.", LIMITS_PAGE),
)

_USD = "USD"
_OUTCOMES = ("ok", "timeout", "out-of-memory")

_SIZES = (
    Result("memory_mb", "The size.", "integer", "MB"),
    Result("duration_ms", "How long a warm call runs there.", "number", "ms"),
    Result("per_million", "A million requests there, as for the size chosen.", "number", _USD),
    Result("outcome", "How the call ends there.", "string", choices=_OUTCOMES),
)

RESULTS = (
    Result("vcpu", "The CPU share.", "number", "vCPU", source=MEMORY_PAGE),
    Result("duration_ms", "How long a warm call runs before it ends or is stopped.", "number", "ms"),
    Result("full_duration_ms", "How long it would run without a timeout.", "number", "ms"),
    Result("billed_ms", "What is billed for one call; with init, for one that starts cold.", "integer", "ms"),
    Result("billed_warm_ms", "What is billed for one call without init.", "integer", "ms"),
    Result("outcome", "How the call ends.", "string", choices=_OUTCOMES),
    Result("gb_seconds", "billed_ms times memory, for one call.", "number", "GB-s", source=PRICE_PAGE),
    Result("monthly_gb_seconds", "All the month's calls, before the free tier.", "number", "GB-s"),
    Result("per_million", "A million requests on demand, first tier, no free tier.", "number", _USD, source=PRICE_PAGE),
    Result(
        "monthly",
        "The lines of the month, each rounded to cents, and their sum.",
        "object",
        _USD,
        fields=(
            Result("requests", "All requests.", "number", _USD),
            Result("duration", "Duration on demand.", "number", _USD),
            Result("ephemeral", "Storage in /tmp above 512 MB.", "number", _USD),
            Result("provisioned", "Provisioned concurrency as configured.", "number", _USD),
            Result("provisioned_duration", "Duration on provisioned concurrency.", "number", _USD),
            Result("total", "The sum of the lines.", "number", _USD),
        ),
    ),
    Result(
        "sweep",
        "The same function at other sizes: those measured; the size given alone where only its duration is known.",
        "array",
        fields=_SIZES,
    ),
    Result("cheapest", "The size of the sweep that costs least and finishes.", "integer", "MB", optional=True),
    Result("fastest", "The size of the sweep that takes least time and finishes.", "integer", "MB", optional=True),
    Result("balanced", "The least cost / least cost + time / least time.", "integer", "MB", optional=True),
    Result(
        "fit",
        "The duration model fitted to what was measured; empty where fewer than two sizes were.",
        "object",
        fields=(
            Result("cpu_seconds", "CPU time on one full vCPU.", "number", "s", optional=True),
            Result("wait_seconds", "Waiting.", "number", "s", optional=True),
            Result("parallel_fraction", "Part of the CPU time that runs in parallel.", "number", optional=True),
            Result("threads", "Over so many threads.", "integer", optional=True),
            Result("worst_percent", "The largest misfit without its sign.", "number", "%", optional=True),
            Result("says", "The fit in one sentence.", "string"),
            Result(
                "sizes",
                "The model beside each measurement.",
                "array",
                fields=(
                    Result("memory_mb", "The size.", "integer", "MB"),
                    Result("measured_ms", "As measured.", "number", "ms"),
                    Result("modelled_ms", "As the model says.", "number", "ms"),
                    Result("percent", "How much longer the model says it takes.", "number", "%"),
                ),
            ),
            Result("curve", "The model at all sizes.", "array", fields=_SIZES),
        ),
    ),
)
