"""Questions that a run answers, with named wrong models as distractors.

Only documented and derived rules decide: durations are always given, never taken from the model.
"""

from random import Random

from study.core.simulators.duration import FULL_VCPU_MB
from study.core.simulators.engines.memory.askable import (
    bills_calls,
    is_doubled,
    is_measured,
    is_provisioned,
    is_sized,
    is_timed,
    pays_for_duration,
    pays_in_all,
    starts_cold,
)
from study.core.simulators.engines.memory.params import (
    INIT_POST,
    MEMORY_PAGE,
    PRICE_PAGE,
    TIMEOUT_PAGE,
    Params,
)
from study.core.simulators.engines.memory.run import OK, TIMEOUT
from study.core.simulators.fit import Measurement
from study.core.simulators.makers import asked, where
from study.core.simulators.prices import FREE_GB_SECONDS, FREE_REQUESTS, PICO, RATES, REQUEST
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong

SIZES = (128, 256, 512, 768, 1024, 1536, 1769, 2048, 3008, 4096, 8192, 10_240)
OLD_VCPU_MB = 1792

DECIMAL_GB = "1 GB taken as 1,000 MB"
NO_UNIT = "milliseconds taken as seconds"
NO_FREE_TIER = "free tier left out"
MEMORY_ALONE = "cost grows with memory alone"
BLOCKS = "billed in blocks of 100 ms"


def numeric(
    prompt: str,
    answer: float,
    unit: str,
    wrong: tuple[Wrong, ...],
    working: str,
    tolerance: float,
    *sources: str,
    signed: bool = False,
) -> Asked | None:
    """A question with a number as its answer, or None where it would be ambiguous."""
    return asked(prompt, answer, unit, wrong, working, sources, tolerance, signed)


def _draw_share(rng: Random) -> Params:
    return Params(memory_mb=rng.randrange(448, 10_241, 64), duration_ms=1.0)


def _ask_share(params: Params, trace: Trace) -> Asked | None:
    m = params.memory_mb
    answer = round(trace.results["vcpu"], 3)
    wrong = (
        Wrong("1,792 MB taken as one vCPU", round(m / OLD_VCPU_MB, 3), "The guide said so until December 2020."),
        Wrong("one vCPU for each GB", round(m / 1024, 3), "One vCPU comes with 1,769 MB, not with 1,024 MB."),
        Wrong("whole vCPUs only", float(-(-m // 1769)), "The share is in proportion, not in whole vCPUs."),
        Wrong("two vCPUs at any size", 2.0, "A share of CPU time is meant, not the cores that a program sees."),
    )
    return numeric(
        f"A function has {m:,} MB of memory. How many vCPUs of CPU time is that, to three decimals?",
        answer, "vCPU", wrong, f"{m:,} MB / 1,769 MB = {answer:.3f} vCPU.", 0.001, MEMORY_PAGE,
    )  # fmt: skip


def _draw_billed(rng: Random) -> Params:
    return Params(
        memory_mb=rng.choice(SIZES),
        duration_ms=rng.randrange(2_010, 80_000) / 100,
        init_seconds=rng.randrange(12_000, 90_000) / 100_000,
        cold_share=1.0,
    )


def _ask_billed(params: Params, trace: Trace) -> Asked | None:
    init, duration = round(params.init_seconds * 1_000_000), round((params.duration_ms or 0) * 1000)
    answer: int = trace.results["billed_ms"]
    apart = -(-init // 1000) + -(-duration // 1000)
    if apart != answer:
        return None  # rounding once and rounding each part must not matter
    wrong = (
        Wrong("init is free", -(-duration // 1000), "Init has been billed for every function since 1 August 2025."),
        Wrong(BLOCKS, -(-answer // 100) * 100, "Blocks of 100 ms ended in December 2020: it is 1 ms now."),
        Wrong("rounded down to 100 ms", answer // 100 * 100, "Duration is rounded up, and to 1 ms."),
        Wrong("rounded up to a second", -(-answer // 1000) * 1000, "The step is 1 ms."),
        Wrong("init alone", -(-init // 1000), "Duration of the handler is billed as well."),
    )
    return numeric(
        f"A cold start takes {init / 1000:.2f} ms for init, then the handler runs for {duration / 1000:.2f} ms. "
        "How many milliseconds are billed?",
        answer, "ms", wrong,
        f"{init / 1000:.2f} ms + {duration / 1000:.2f} ms = {(init + duration) / 1000:.2f} ms, up to {answer:,} ms.",
        0.5, PRICE_PAGE, INIT_POST,
    )  # fmt: skip


def _draw_month(rng: Random) -> Params:
    return Params(
        memory_mb=rng.choice(SIZES),
        duration_ms=float(rng.randrange(40, 2000, 10)),
        requests_per_month=rng.randrange(2, 60) * 1_000_000,
        architecture=rng.choice(("x86_64", "arm64")),
    )


def _given(params: Params) -> str:
    return (
        f"A function with {params.memory_mb:,} MB is called {params.requests_per_month / 1_000_000:g} million times "
        f"a month; every call is billed {params.duration_ms:,.0f} ms."
    )


def _ask_gb_seconds(params: Params, trace: Trace) -> Asked | None:
    answer: float = trace.results["monthly_gb_seconds"]
    milliseconds = params.requests_per_month * trace.results["billed_ms"]
    wrong = (
        Wrong(DECIMAL_GB, milliseconds * params.memory_mb / 1_000_000, "Here 1 GB is 1,024 MB."),
        Wrong(NO_UNIT, answer * 1000, "1,000 ms are one second."),
        Wrong("memory left out", milliseconds / 1000, "Seconds have to be multiplied by GB."),
        Wrong("free tier taken off", answer - FREE_GB_SECONDS, "The question is what is used, not what is paid."),
        Wrong("MB taken as GB", answer * 1024, "Memory has to be in GB."),
    )
    return numeric(
        f"{_given(params)} How many GB-seconds does it use?", answer, "GB-s", wrong,
        f"{params.requests_per_month:,} × {params.duration_ms:,.0f} ms / 1,000 × {params.memory_mb:,} MB / 1,024 "
        f"= {answer:,.0f} GB-s.",
        max(1.0, answer / 500), PRICE_PAGE,
    )  # fmt: skip


def _ask_duration_line(params: Params, trace: Trace) -> Asked | None:
    answer: float = trace.results["monthly"]["duration"]
    used: float = trace.results["monthly_gb_seconds"]
    price = RATES[params.architecture].tiers[0].price.picodollars / PICO
    seconds = params.requests_per_month * trace.results["billed_ms"] / 1000
    decimal = seconds * params.memory_mb / 1000 - FREE_GB_SECONDS
    wrong = (
        Wrong(NO_FREE_TIER, round(used * price, 2), "400,000 GB-seconds a month are free."),
        Wrong(DECIMAL_GB, round(decimal * price, 2), "Here 1 GB is 1,024 MB."),
        Wrong("memory left out", round((seconds - FREE_GB_SECONDS) * price, 2), "It is GB-seconds that are paid."),
        Wrong(NO_UNIT, round((used * 1000 - FREE_GB_SECONDS) * price, 2), "1,000 ms are one second."),
        Wrong("free tier counted in requests", round(used * price * (1 - FREE_REQUESTS / params.requests_per_month), 2),
              "The free tier of duration is 400,000 GB-seconds, whatever the number of requests."),
    )  # fmt: skip
    return _money(params, "for duration", price, answer, wrong, "")


def _ask_total(params: Params, trace: Trace) -> Asked | None:
    lines = trace.results["monthly"]
    answer: float = lines["total"]
    used: float = trace.results["monthly_gb_seconds"]
    price = RATES[params.architecture].tiers[0].price.picodollars / PICO
    request = REQUEST.picodollars / PICO * params.requests_per_month
    wrong = (
        Wrong(NO_FREE_TIER, round(used * price + request, 2), "A million requests and 400,000 GB-s are free."),
        Wrong("free tier for duration only", round(lines["duration"] + request, 2), "A million requests are free too."),
        Wrong("free tier for requests only", round(used * price + lines["requests"], 2), "400,000 GB-s are free too."),
        Wrong("requests left out", lines["duration"], "Requests are a line of their own."),
        Wrong(MEMORY_ALONE, round(params.memory_mb / 1024 * params.requests_per_month * price + lines["requests"], 2),
              "Duration counts as much as memory."),
    )  # fmt: skip
    beyond = params.requests_per_month - FREE_REQUESTS
    paid = f"{beyond:,} requests × US$ 0.20 per million = US$ {lines['requests']:,.2f}; in all US$ {answer:,.2f}"
    return _money(params, "in all", price, answer, wrong, f"; {paid}")


def _money(
    params: Params, what: str, price: float, answer: float, wrong: tuple[Wrong, ...], requests: str
) -> Asked | None:
    used = params.requests_per_month * (params.duration_ms or 0) / 1000 * params.memory_mb / 1024
    if used <= FREE_GB_SECONDS or min(float(one.value) for one in wrong) < 0:
        return None
    paid = used - FREE_GB_SECONDS
    return numeric(
        f"{_given(params)} The free tier is still whole. What does the month cost {what}, at US$ {price:.10f} "
        "a GB-second and US$ 0.20 a million requests?",
        answer, "USD", wrong,
        f"{used:,.0f} − 400,000 = {paid:,.0f} GB-s; × US$ {price:.10f} = US$ {paid * price:,.2f}{requests}.",
        max(0.01, round(answer / 500, 2)), PRICE_PAGE,
    )  # fmt: skip


def _draw_provisioned(rng: Random) -> Params:
    return Params(
        memory_mb=rng.choice(SIZES),
        duration_ms=100.0,
        requests_per_month=0,
        provisioned_concurrency=rng.randrange(5, 200),
        provisioned_hours=rng.randrange(7, 600) / 4 + 2 / 60,
    )


def _ask_provisioned(params: Params, trace: Trace) -> Asked | None:
    answer: float = trace.results["monthly"]["provisioned"]
    rates = RATES[params.architecture]
    price = rates.provisioned.picodollars / PICO
    minutes = round(params.provisioned_hours * 60)
    billed = -(-minutes // 5) * 5
    gb_s = params.provisioned_concurrency * params.memory_mb / 1024 * billed * 60
    wrong = (
        Wrong("one environment priced", round(gb_s * price / params.provisioned_concurrency, 2),
              "Every environment configured is charged."),
        Wrong("nothing without requests", 0.0, "It is charged for as long as it is configured, called or not."),
        Wrong("price of duration on demand", round(gb_s * rates.tiers[0].price.picodollars / PICO, 2),
              "Provisioned concurrency has a price of its own."),
        Wrong("free tier taken off", round(max(0.0, gb_s - FREE_GB_SECONDS) * price, 2),
              "The free tier is not for provisioned concurrency."),
        Wrong(DECIMAL_GB, round(gb_s * 1.024 * price, 2), "Here 1 GB is 1,024 MB."),
    )  # fmt: skip
    return numeric(
        f"Provisioned concurrency of {params.provisioned_concurrency} is configured for {minutes // 60} h "
        f"{minutes % 60} min on a function with {params.memory_mb:,} MB, and nobody calls it. What does that cost, at "
        f"US$ {price:.10f} a GB-second?",
        answer, "USD", wrong,
        f"Up to 5 minutes: {billed:,} min × 60 × {params.provisioned_concurrency} × {params.memory_mb:,} MB / 1,024 "
        f"= {gb_s:,.0f} GB-s; × US$ {price:.10f} = US$ {answer:,.2f}.",
        max(0.01, round(answer / 500, 2)), PRICE_PAGE,
    )  # fmt: skip


def _draw_cheapest(rng: Random) -> Params:
    sizes = sorted(rng.sample(SIZES, 5))
    measured, duration, before = [], float(rng.randrange(4000, 20_000, 100)), sizes[0]
    for size in sizes:
        # Each step of memory keeps between the whole and a little less than its share of the time.
        duration *= 1 - (1 - before / size) * rng.choice((0.2, 0.6, 0.95, 1.1))
        measured.append(Measurement(size, float(max(5, round(duration)))))
        before = size
    return Params(memory_mb=sizes[0], measured=tuple(measured))


def _ask_cheapest(params: Params, trace: Trace) -> Asked | None:
    swept = trace.results["sweep"]
    costs = sorted(one["per_million"] for one in swept)
    if costs[1] < 1.03 * costs[0]:
        return None
    answer = _size(trace.results["cheapest"])
    middle = sorted(swept, key=lambda one: one["duration_ms"] + one["memory_mb"])[0]["memory_mb"]
    dearest = max(swept, key=lambda one: one["per_million"])["memory_mb"]
    wrong = (
        Wrong(MEMORY_ALONE, _size(swept[0]["memory_mb"]), "Less memory can take so much longer that it costs more."),
        Wrong("the fastest is the cheapest", _size(trace.results["fastest"]), "It can cost more than its time saves."),
        Wrong("the balanced size is the cheapest", _size(trace.results["balanced"]), "Balanced weighs time as well."),
        Wrong("the size nearest to one vCPU", _size(min((o["memory_mb"] for o in swept), key=lambda m: abs(m - 1769))),
              "Where one vCPU is says nothing about the cost of this function."),
        Wrong("MB and ms added", _size(middle), "They are multiplied."),
        Wrong("cost falls with memory", _size(dearest), "GB times seconds decides."),
    )  # fmt: skip
    table = "; ".join(f"{item.memory_mb:,} MB: {item.duration_ms:,.0f} ms" for item in params.measured)
    working = "; ".join(f"{one['memory_mb']:,} MB: US$ {one['per_million']:,.2f}" for one in swept)
    return asked(
        f"Measured durations of one function on x86 are {table}. At which size does a million calls cost least?",
        answer, "", wrong, f"Per million calls: {working}.", (PRICE_PAGE,),
    )  # fmt: skip


def _size(memory_mb: int) -> str:
    return f"{memory_mb:,} MB"


def _draw_doubling(rng: Random) -> Params:
    small = rng.choice((128, 256, 512, 1024, 1536, 2048, 4096))
    slow = rng.randrange(200, 4000, 20)
    fast = slow * rng.randrange(45, 96) // 100
    return Params(memory_mb=small, measured=(Measurement(small, float(slow)), Measurement(2 * small, float(fast))))


def _ask_doubling(params: Params, trace: Trace) -> Asked | None:
    before, after = trace.results["sweep"]
    slow, fast = before["duration_ms"], after["duration_ms"]
    answer = round(100 * (2 * fast / slow - 1), 1)
    wrong = (
        Wrong("doubling memory halves the time", 0.0, f"Half of {slow:,.0f} ms would be {slow / 2:,.0f} ms."),
        Wrong(MEMORY_ALONE, 100.0, "The calls are shorter as well."),
        Wrong("cost follows the time alone", round(100 * (fast / slow - 1), 1), "Each second costs twice as much."),
        Wrong("change with the wrong sign", -answer, "GB times seconds, after against before."),
    )
    return numeric(
        f"With {before['memory_mb']:,} MB a call is billed {slow:,.0f} ms, with {after['memory_mb']:,} MB "
        f"{fast:,.0f} ms. By how many percent does the charge for duration change (a fall is negative)?",
        answer, "%", wrong, f"2 × {fast:,.0f} ms / {slow:,.0f} ms − 1 = {answer:+.1f} %.", 0.5, MEMORY_PAGE, PRICE_PAGE,
        signed=True,
    )  # fmt: skip


def _draw_timeout(rng: Random) -> Params:
    seconds = rng.choice((5, 10, 15, 20, 30, 60, 120, 300))
    duration = 1000 * seconds * rng.choice((0.4, 0.7, 0.9, 1.1, 1.4, 3.0))
    return Params(
        memory_mb=rng.choice(SIZES), timeout_seconds=seconds, duration_ms=round(duration) + rng.randrange(1, 99)
    )


def _ask_timeout(params: Params, trace: Trace) -> Asked | None:
    full, limit = params.duration_ms or 0.0, 1000 * params.timeout_seconds
    if abs(full - limit) < 0.05 * limit:
        return None
    stopped = trace.results["outcome"] == TIMEOUT
    answer = f"It {'is stopped' if stopped else 'finishes'}; {trace.results['billed_warm_ms']:,} ms are billed"
    wrong = (
        Wrong("the timeout is only a warning", f"It finishes; {full:,.0f} ms are billed", "It is stopped there."),
        Wrong("failed calls are free", "It is stopped; 0 ms are billed", "The time until the timeout is billed."),
        Wrong("the whole work is billed", f"It is stopped; {full:,.0f} ms are billed", "Only time that ran is billed."),
        Wrong("every function has 3 s", "It is stopped; 3,000 ms are billed", "3 s is the default, not the limit."),
        Wrong("the timeout is what is billed", f"It finishes; {limit:,} ms are billed", "The time it ran is billed."),
        Wrong("the timeout is always 900 s", "It is stopped; 900,000 ms are billed", "900 s is the maximum."),
    )
    return asked(
        f"A call takes {full:,.0f} ms of work; the function's timeout is {params.timeout_seconds} s. It starts warm. "
        "What happens?",
        answer, "", wrong,
        f"{full:,.0f} ms against {limit:,} ms: {answer[0].lower()}{answer[1:]}.", (TIMEOUT_PAGE, PRICE_PAGE),
    )  # fmt: skip


def _draw_smallest(rng: Random) -> Params:
    sizes = sorted(rng.sample(SIZES, 6))
    work = rng.randrange(2_000_000, 40_000_000)
    # Less and less is gained by each step up, as by a program that cannot use every core.
    measured = tuple(Measurement(size, float(work // size + work // 20_000)) for size in sizes)
    needed = sizes[rng.randrange(1, 4)] - rng.randrange(10, 60)
    limit = measured[rng.randrange(1, 5)].duration_ms * 1.2
    return Params(sizes[0], measured=measured, needed_mb=needed, timeout_seconds=min(900, max(1, round(limit / 1000))))


def _ask_smallest(params: Params, trace: Trace) -> Asked | None:
    swept, limit = trace.results["sweep"], 1000 * params.timeout_seconds
    times = {item.memory_mb: item.duration_ms for item in params.measured}
    finish = [one["memory_mb"] for one in swept if one["outcome"] == OK]
    roomy = [size for size in times if size >= params.needed_mb]
    quick = [size for size, milliseconds in times.items() if milliseconds <= limit]
    near = any(abs(milliseconds - limit) < 0.05 * limit for milliseconds in times.values())
    if not finish or roomy[0] == quick[0] or near:  # one of the two limits has to be the one that counts
        return None
    answer = _size(finish[0])
    wrong = (
        Wrong("memory alone decides", _size(roomy[0]), "It has to finish within the timeout as well."),
        Wrong("the timeout alone decides", _size(quick[0]), "Without the memory it needs, the function is stopped."),
        Wrong("the smallest always does", _size(min(times)), "It needs more memory, or more CPU, than that."),
        Wrong("only the fastest is safe", _size(trace.results["fastest"]), "A smaller one finishes too."),
        Wrong("there must be room to spare", _size(finish[min(1, len(finish) - 1)]), "A smaller one is enough."),
        Wrong("one full vCPU is needed", _size(min(times, key=lambda m: abs(m - FULL_VCPU_MB))),
              "Where one vCPU is says nothing about this timeout."),
    )  # fmt: skip
    table = "; ".join(f"{size:,} MB: {milliseconds:,.0f} ms" for size, milliseconds in times.items())
    return asked(
        f"A function uses up to {params.needed_mb:,} MB and has a timeout of {params.timeout_seconds} s. With enough "
        f"memory, a warm call would take {table}. Which is the smallest of these sizes at which it finishes?",
        answer, "", wrong,
        f"At least {params.needed_mb:,} MB: from {_size(roomy[0])} on. At most {limit:,} ms: from {_size(quick[0])} "
        f"on. Both: {answer}.",
        (MEMORY_PAGE, TIMEOUT_PAGE),
    )  # fmt: skip


MAKERS = (
    Maker("vcpu-share", "How much CPU a memory size brings", _draw_share, _ask_share),
    Maker("billed-duration", "What a cold start is billed", _draw_billed, where(starts_cold, _ask_billed)),
    Maker("gb-seconds", "GB-seconds of a month", _draw_month, where(bills_calls, _ask_gb_seconds)),
    Maker("duration-line", "The duration line of a month", _draw_month, where(pays_for_duration, _ask_duration_line)),
    Maker("monthly-total", "What a month costs", _draw_month, where(pays_in_all, _ask_total)),
    Maker(
        "provisioned-line",
        "What provisioned concurrency costs",
        _draw_provisioned,
        where(is_provisioned, _ask_provisioned),
    ),
    Maker("cheapest-size", "The cheapest of measured sizes", _draw_cheapest, where(is_measured, _ask_cheapest)),
    Maker("doubling", "Twice the memory, half the time", _draw_doubling, where(is_doubled, _ask_doubling)),
    Maker("smallest-size", "The smallest size that finishes", _draw_smallest, where(is_sized, _ask_smallest)),
    Maker("timeout", "Within the timeout or not", _draw_timeout, where(is_timed, _ask_timeout)),
)
