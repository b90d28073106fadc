"""What Lambda charges, as data with source and date, and a month's bill in exact integers.

US East (N. Virginia), USD. Savings plans, other Regions, SnapStart and streaming are left out.
"""

from dataclasses import dataclass

PAGE = "AWS Lambda pricing, https://aws.amazon.com/lambda/pricing/, copy of mid-2026, checked 2026-11-23"
TIERS = (
    "AWS Compute Blog, https://aws.amazon.com/blogs/compute/introducing-tiered-pricing-for-aws-lambda/, "
    "with the us-east-1 price list, checked 2026-11-23"
)

CHECKED = "November 2026"
"""When the prices were last compared with PAGE and TIERS, for a page to say."""

PICO = 10**12
"""Prices are whole picodollars."""

MB_MS = 1024 * 1000
"""MB-milliseconds in a GB-second: 1 GB is 1,024 MB here (the examples of PAGE divide by 1,024)."""

UNITS = PICO * MB_MS
"""Charges are whole numbers of 1/UNITS dollar: picodollars for each GB-second times MB-milliseconds."""


@dataclass(frozen=True, slots=True)
class Price:
    """`picodollars` for each `per`."""

    item: str
    picodollars: int
    per: str
    source: str = PAGE


@dataclass(frozen=True, slots=True)
class Tier:
    """The price of the GB-seconds up to and including `up_to` in a month; None has no end."""

    up_to: int | None
    price: Price


@dataclass(frozen=True, slots=True)
class Rates:
    """The prices that depend on the architecture. `tiers` ascend."""

    tiers: tuple[Tier, ...]
    provisioned: Price
    provisioned_duration: Price


REQUEST = Price("request", 200_000, "request")
EPHEMERAL = Price("storage in /tmp above 512 MB", 30_900, "GB-second")
FREE_REQUESTS = 1_000_000
FREE_GB_SECONDS = 400_000
FREE_EPHEMERAL_MB = 512
PROVISIONED_STEP_SECONDS = 300
"""Provisioned concurrency is charged from enabling to disabling, rounded up to five minutes (PAGE)."""


def _rates(tiers: tuple[tuple[int | None, int], ...], provisioned: int, duration: int) -> Rates:
    return Rates(
        tuple(
            Tier(up_to, Price(f"duration, tier {number}", pico, "GB-second", PAGE if number == 1 else TIERS))
            for number, (up_to, pico) in enumerate(tiers, 1)
        ),
        Price("provisioned concurrency configured", provisioned, "GB-second"),
        Price("duration on provisioned concurrency", duration, "GB-second"),
    )


RATES: dict[str, Rates] = {
    "x86_64": _rates(
        ((6_000_000_000, 16_666_700), (15_000_000_000, 15_000_000), (None, 13_333_400)), 4_166_700, 9_722_200
    ),
    "arm64": _rates(
        ((7_500_000_000, 13_333_400), (18_750_000_000, 12_000_100), (None, 10_666_700)), 3_333_400, 7_777_800
    ),
}


@dataclass(frozen=True, slots=True)
class Use:
    """What one function uses in a month. Requests are counts; the rest is MB times billed milliseconds:
    memory while running on demand, memory while running on provisioned concurrency, /tmp above 512 MB
    while running, and the memory of provisioned environments for as long as they are configured."""

    requests: int = 0
    mb_ms: int = 0
    provisioned_requests: int = 0
    provisioned_mb_ms: int = 0
    ephemeral_mb_ms: int = 0
    configured_mb_ms: int = 0


@dataclass(frozen=True, slots=True)
class Bill:
    """The lines of a month in cents, each rounded by itself (half a cent up), as the examples of PAGE do."""

    requests: int
    duration: int
    ephemeral: int
    provisioned: int
    provisioned_duration: int

    @property
    def total(self) -> int:
        """The sum of the rounded lines."""
        return self.requests + self.duration + self.ephemeral + self.provisioned + self.provisioned_duration


def bill(use: Use, architecture: str, free_tier: bool) -> Bill:
    """Price a month. The free tier is for what runs on demand alone: requests and duration on
    provisioned concurrency are charged from the first on, and so is /tmp (PAGE)."""
    rates = RATES[architecture]
    requests, mb_ms = use.requests, use.mb_ms
    if free_tier:
        requests = max(0, requests - FREE_REQUESTS)
        mb_ms = max(0, mb_ms - FREE_GB_SECONDS * MB_MS)
    return Bill(
        cents((requests + use.provisioned_requests) * REQUEST.picodollars * MB_MS),
        cents(tiered(mb_ms, rates.tiers)),
        cents(use.ephemeral_mb_ms * EPHEMERAL.picodollars),
        cents(use.configured_mb_ms * rates.provisioned.picodollars),
        cents(use.provisioned_mb_ms * rates.provisioned_duration.picodollars),
    )


def tiered(mb_ms: int, tiers: tuple[Tier, ...]) -> int:
    """The charge, in units, for MB-milliseconds left after the free tier: each tier's part at its price."""
    charge, below = 0, 0
    for tier in tiers:
        top = mb_ms if tier.up_to is None else min(mb_ms, tier.up_to * MB_MS)
        charge += max(0, top - below) * tier.price.picodollars
        below = top
    return charge


def cents(units: int) -> int:
    """A charge in whole cents, half a cent rounded up."""
    return (200 * units + UNITS) // (2 * UNITS)


def dollars(units: int) -> float:
    """A charge in dollars, not rounded."""
    return units / UNITS
