"""The parameters of one function: its size, its work or its measured durations, and a month of use."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from typing import Any

from study.core.problem import Problem
from study.core.simulators.duration import MILLION, Work
from study.core.simulators.fit import LONGEST_MS, Fit, Measurement, fit, measurements
from study.core.simulators.parameters import parameter, plain, read

GUIDE = "AWS Lambda Developer Guide, text of June 2026, https://docs.aws.amazon.com/lambda/latest/dg/"
MEMORY_PAGE = GUIDE + "configuration-memory.html"
TIMEOUT_PAGE = GUIDE + "configuration-timeout.html"
RUNTIME_PAGE = GUIDE + "lambda-runtime-environment.html"
LIMITS_PAGE = GUIDE + "gettingstarted-limits.html"
INIT_POST = (
    "AWS Compute Blog, April 2025, https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/"
)
PRICE_PAGE = "https://aws.amazon.com/lambda/pricing/, copy of mid-2026"


def read_measured(value: Any) -> tuple[Any, str]:
    """`128: 37002, 256: 18648`, what a power-tuning run prints, or a JSON list, as measurements."""
    if value in (None, "", "none", [], ()):
        return (), ""
    if isinstance(value, list | tuple):
        pairs = [_pair(item) for item in value]
        value = "\n".join(pair or "?0" for pair in pairs)
    found, problems = measurements(str(value))
    return (None, " ".join(problem.message for problem in problems)) if problems else (found, "")


def _pair(item: Any) -> str:
    if isinstance(item, dict):
        item = (item.get("memory_mb"), item.get("duration_ms"))
    return f"{item[0]}: {item[1]}" if isinstance(item, list | tuple) and len(item) == 2 else ""


def write_measured(value: tuple[Measurement, ...]) -> str:
    """The inverse of `read_measured`."""
    return ", ".join(f"{item.memory_mb}: {str(item.duration_ms).removesuffix('.0')}" for item in value)


@lru_cache(maxsize=16)
def fitted(value: tuple[Measurement, ...]) -> Fit | None:
    """The duration model fitted to what was measured; None where that is fewer than two sizes. While another input
    is pulled the same sizes come again and again."""
    return fit(value)[0] if value else None


@dataclass(frozen=True, slots=True)
class Params:
    """Sizes in MB, work in seconds, requests and hours of one month.

    The duration comes from `measured` (at a size in between, from the model fitted to it), else from
    `duration_ms`, else from the model with `cpu_seconds`, `wait_seconds`, `parallel_fraction` and `threads`.
    """

    memory_mb: int = parameter(
        128,
        "Memory",
        unit="MB",
        minimum=128,
        maximum=10_240,
        step=1,
        source=MEMORY_PAGE,
        help="CPU comes in proportion.",
    )
    cpu_seconds: float = parameter(
        1.0, "CPU time on one full vCPU", unit="s", minimum=0, maximum=5400, step=0.01, simplified=True
    )
    wait_seconds: float = parameter(
        0.0,
        "Waiting",
        unit="s",
        minimum=0,
        maximum=900,
        step=0.01,
        simplified=True,
        help="Network, disk, other services.",
    )
    parallel_fraction: float = parameter(
        0.0, "Part of the CPU time that can run in parallel", minimum=0, maximum=1, step=0.01, simplified=True
    )
    threads: int = parameter(1, "Threads", minimum=1, maximum=1024, step=1, source=LIMITS_PAGE)
    init_seconds: float = parameter(
        0.0, "Init of a cold start", unit="s", minimum=0, maximum=10, step=0.01, source=RUNTIME_PAGE
    )
    cold_share: float = parameter(
        0.01,
        "Part of the calls that start cold",
        minimum=0,
        maximum=1,
        step=0.001,
        advanced=True,
        source=RUNTIME_PAGE,
        help="Typically under 1 %.",
    )
    architecture: str = parameter("x86_64", "Architecture", choices=("x86_64", "arm64"), source=PRICE_PAGE)
    timeout_seconds: int = parameter(
        900, "Timeout", unit="s", minimum=1, maximum=900, step=1, source=TIMEOUT_PAGE, help="A new function has 3 s."
    )
    needed_mb: int = parameter(64, "Memory the code needs", unit="MB", minimum=1, maximum=10_240, step=1)
    requests_per_month: int = parameter(1_000_000, "Requests", unit="per month", minimum=0, maximum=10**12)
    duration_ms: float | None = parameter(
        None,
        "Duration, instead of the model",
        unit="ms",
        minimum=0,
        maximum=LONGEST_MS,
        optional=True,
        help="Without init.",
    )
    measured: tuple[Measurement, ...] = parameter(
        (),
        "Measured durations, instead of the model",
        unit="MB: ms",
        optional=True,
        read=read_measured,
        write=write_measured,
        of=Measurement,
    )
    ephemeral_mb: int = parameter(
        512, "Storage in /tmp", unit="MB", minimum=512, maximum=10_240, step=1, source=LIMITS_PAGE
    )
    provisioned_concurrency: int = parameter(
        0, "Provisioned concurrency", unit="environments", minimum=0, maximum=100_000, step=1, source=PRICE_PAGE
    )
    provisioned_hours: float = parameter(
        730.0, "Provisioned for", unit="hours a month", minimum=0, maximum=744, source=PRICE_PAGE
    )
    provisioned_requests: int | None = parameter(
        None,
        "Requests that meet a provisioned environment",
        unit="per month",
        minimum=0,
        maximum=10**12,
        optional=True,
        advanced=True,
        help="Empty: all of them.",
    )
    provisioned_duration_ms: float | None = parameter(
        None,
        "Duration on provisioned concurrency",
        unit="ms",
        minimum=0,
        maximum=LONGEST_MS,
        optional=True,
        advanced=True,
        help="Empty: the same duration.",
    )
    free_tier: bool = parameter(True, "Free tier", source=PRICE_PAGE)

    @property
    def work(self) -> Work:
        """The work of one call for the duration model: as fitted, where enough was measured, else as given."""
        found = fitted(self.measured)
        if found:
            return found.work
        return Work(
            cpu=round(self.cpu_seconds * MILLION),
            wait=round(self.wait_seconds * MILLION),
            parallel=round(self.parallel_fraction * MILLION),
            threads=self.threads,
        )

    @property
    def on_provisioned(self) -> int:
        """How many requests of the month meet a provisioned environment."""
        if not self.provisioned_concurrency:
            return 0
        return self.requests_per_month if self.provisioned_requests is None else self.provisioned_requests


def check(params: Params) -> tuple[Problem, ...]:
    """Values out of range, and parameters that contradict each other."""
    _, problems = read(Params, plain(params))
    if problems:
        return problems
    return tuple(
        Problem(message, subject=name, severity=severity)  # type: ignore[arg-type]
        for wrong, name, severity, message in _contradictions(params)
        if wrong
    )


def _contradictions(params: Params) -> tuple[tuple[bool, str, str, str], ...]:
    sizes = [item.memory_mb for item in params.measured]
    provisioned = params.provisioned_concurrency > 0
    return (
        (
            params.duration_ms is not None and bool(sizes),
            "duration_ms",
            "error",
            "duration_ms and measured both give the duration (ms): give one of them.",
        ),
        (
            len(sizes) == 1 and params.memory_mb not in sizes,
            "memory_mb",
            "error",
            f"memory_mb: {params.memory_mb:,} MB was not measured, and one measured size ({', '.join(map(str, sizes))} "
            "MB) says nothing about another.",
        ),
        (
            not provisioned and bool(params.provisioned_requests),
            "provisioned_requests",
            "error",
            "provisioned_requests: 0 requests where provisioned_concurrency is 0 environments.",
        ),
        (
            (params.provisioned_requests or 0) > params.requests_per_month,
            "provisioned_requests",
            "error",
            f"provisioned_requests: 0 to {params.requests_per_month:,} requests, the month's requests_per_month.",
        ),
        (
            not provisioned and params.provisioned_duration_ms is not None,
            "provisioned_duration_ms",
            "error",
            "provisioned_duration_ms (ms) says nothing where provisioned_concurrency is 0 environments.",
        ),
        (
            provisioned and params.provisioned_hours == 0,
            "provisioned_hours",
            "error",
            "provisioned_hours: more than 0, at most 744 hours, where provisioned_concurrency is set.",
        ),
        (
            provisioned and params.provisioned_hours > 0 and _overflows(params),
            "provisioned_requests",
            "warning",
            "provisioned_requests: more than these environments can serve in their hours; the rest runs on demand.",
        ),
    )


def _overflows(params: Params) -> bool:
    """Busy time against the time there is: requests times duration above environments times hours."""
    milliseconds = params.provisioned_duration_ms
    if milliseconds is None:
        milliseconds = duration_us(params, params.work, params.memory_mb) / 1000
    busy = params.on_provisioned * min(milliseconds, 1000 * params.timeout_seconds)
    return busy > params.provisioned_concurrency * params.provisioned_hours * 3_600_000


def microseconds(value: float, unit: int = 1000) -> int:
    """A time as it is written, in whole microseconds; `unit` is how many its own unit has, those of a millisecond
    unless given. What is left over is rounded up: it is billed for the millisecond that it begins."""
    return int((Decimal(repr(value)) * unit).to_integral_value(ROUND_CEILING))


def duration_us(params: Params, work: Work, memory_mb: int) -> int:
    """How long a warm call would take at a size without a timeout, in whole microseconds. Given
    durations hold for the sizes they are given for: `duration_ms` for `memory_mb` alone; at any other
    size `work`, the parameters' own."""
    if params.duration_ms is not None:
        return microseconds(params.duration_ms)
    for item in params.measured:
        if item.memory_mb == memory_mb:
            return microseconds(item.duration_ms)
    return work.microseconds(memory_mb)
