"""The numbers and tables of the memory page."""

from collections.abc import Callable

from study.core.simulators.duration import vcpu
from study.core.simulators.engines.memory.run import without_free_tier
from study.core.simulators.prices import CHECKED, EPHEMERAL, FREE_GB_SECONDS, FREE_REQUESTS, PICO, RATES, REQUEST, Price
from study.core.text.duration import span
from study.core.text.number import difference, fixed, money, number
from study.drawing.sweep import At
from study.labs.pages.memory.read import (
    BEST,
    OUTCOMES,
    SIZES,
    again,
    at_size,
    best_sizes,
    given,
    line,
    now,
    parallel,
)
from study.labs.plugin import Number, Run, Table

PRICED = f"prices of US East (N. Virginia), checked {CHECKED}"

LINES = (
    ("requests", "Requests"),
    ("duration", "Duration on demand"),
    ("ephemeral", "Storage in /tmp"),
    ("provisioned", "Provisioned concurrency"),
    ("provisioned_duration", "Duration on provisioned"),
    ("total", "Month in all"),
)
MISFITS = ((2.0, "as measured"), (5.0, "close"), (15.0, "off"))
"""Up to so many percent a misfit is said to be this; beyond the last the model does not hold there."""


def numbers(run: Run) -> tuple[Number, ...]:
    """What is compared between two runs."""
    found, fit = run.trace.results, run.trace.results["fit"]
    month = found["monthly"]
    saved = without_free_tier(run.params) - month["total"]
    tier = f"{FREE_REQUESTS:,} requests and {FREE_GB_SECONDS:,} GB-s a month, on demand"
    share = found["vcpu"]
    most = "AWS says up to 6" if run.params.memory_mb == 10_240 else ""
    return (
        Number("Outcome", OUTCOMES[found["outcome"]], state="served" if found["outcome"] == "ok" else "failed"),
        Number("CPU", fixed(share, 2, "vCPU"), share, note=most),
        Number("Duration", span(found["duration_ms"] / 1000), found["duration_ms"] / 1000, note=_guessed(run)),
        Number("Billed, warm", f"{found['billed_warm_ms']:,} ms", found["billed_warm_ms"]),
        Number("Billed, cold start", f"{found['billed_ms']:,} ms", found["billed_ms"], note="with init"),
        Number("A million calls", money(found["per_million"]), found["per_million"], note="without the free tier"),
        Number("Used in a month", number(found["monthly_gb_seconds"], "GB-s", 0), found["monthly_gb_seconds"]),
        *(
            Number(title, money(month[name]), month[name], note=PRICED if name == "total" else "")
            for name, title in LINES
        ),
        Number("Free tier takes off", money(abs(saved)), saved, note=tier),
        *(Number(f"{name.capitalize()} size", _size(found[name]), found[name]) for name in BEST),
        _fitted("Fitted CPU time", fit["cpu_seconds"], span),
        _fitted("Fitted waiting", fit["wait_seconds"], span),
        _fitted("Largest misfit", fit["worst_percent"], _percent),
    )


def _guessed(run: Run) -> str:
    measured = {item.memory_mb for item in run.params.measured}
    return "by the fitted model" if measured and run.params.memory_mb not in measured else ""


def _size(memory_mb: int | None) -> str:
    return "none finishes" if memory_mb is None else f"{memory_mb:,} MB"


def _fitted(name: str, value: float | None, said: Callable[[float], str]) -> Number:
    """A number of the fit, if anything was measured."""
    return Number(name, "nothing measured" if value is None else said(value), value, folded=value is None)


def _percent(value: float) -> str:
    return number(value, "%", 1)


def tables(run: Run) -> tuple[Table, ...]:
    """The sizes that matter, the sizes of the picture, the misfit of the fit, and the month by line."""
    measured = bool(run.trace.results["fit"]["sizes"])
    return (_chosen(run), _sizes(run), *([_misfit(run)] if measured else []), _month(run))


def _row(at: At) -> tuple[str, ...]:
    head = (f"{at.memory_mb:,} MB", fixed(vcpu(at.memory_mb), 2))
    return (*head, span(at.duration_ms / 1000), money(at.dollars)) if at.fine else (*head, OUTCOMES[at.outcome], "")


COLUMNS = ("Memory", "vCPU", "Duration", "A million calls")


def _chosen(run: Run) -> Table:
    rows = (("chosen", *_row(now(run))), *((name, *_row(at)) for name, at in best_sizes(run)))
    return Table(f"The chosen size and the best ones; {PRICED}", ("Point", *COLUMNS), rows, (1, 2, 3, 4))


def _sizes(run: Run) -> Table:
    rows = [at_size(row) for row in run.trace.results["sweep"]]
    if not given(run):
        rows = [at for at in rows if at.memory_mb in SIZES]
    if not parallel(run):
        caption = f"Measured sizes; {PRICED}" if run.params.measured else f"Sizes; {PRICED}"
        return Table(caption, COLUMNS, tuple(_row(at) for at in rows), (0, 1, 2, 3))
    alone = {at.memory_mb: at for at in line(again(run, threads=1))}
    caption = f"Sizes, with {run.params.threads} threads and with one; {PRICED}"
    head = (*COLUMNS, "One thread", "A million calls, one thread")
    return Table(caption, head, tuple((*_row(at), *_row(alone[at.memory_mb])[2:]) for at in rows), (0, 1, 2, 3, 4, 5))


def _misfit(run: Run) -> Table:
    fit = run.trace.results["fit"]
    rows = tuple(
        (
            f"{one['memory_mb']:,} MB",
            span(one["measured_ms"] / 1000),
            span(one["modelled_ms"] / 1000),
            difference(one["percent"], "%", 1),
            _words(one["percent"]),
        )
        for one in fit["sizes"]
    )
    return Table(f"The model beside what was measured. {fit['says']}", (
        "Memory", "Measured", "Model", "Misfit", "In words",
    ), rows, (0, 1, 2, 3))  # fmt: skip


def _words(percent: float) -> str:
    word = next((word for most, word in MISFITS if abs(percent) <= most), "the model does not hold here")
    if abs(percent) <= MISFITS[0][0]:
        return word
    return f"{word}: the model takes {'longer' if percent > 0 else 'less time'}"


def _month(run: Run) -> Table:
    month, rates = run.trace.results["monthly"], RATES[run.params.architecture]
    prices = {
        "requests": f"{money(REQUEST.picodollars * 1_000_000 / PICO)} a million",
        "duration": f"{_price(rates.tiers[0].price)}, less in tiers 2 and 3",
        "ephemeral": f"{_price(EPHEMERAL)} above 512 MB",
        "provisioned": f"{_price(rates.provisioned)} configured",
        "provisioned_duration": _price(rates.provisioned_duration),
    }
    tier = "free tier taken off" if run.params.free_tier else "without the free tier"
    rows = tuple((title, prices.get(name, ""), money(month[name])) for name, title in LINES)
    return Table(
        f"A month by line, {tier}, each line rounded to cents; {PRICED}", ("Line", "Price", "Month"), rows, (2,)
    )


def _price(price: Price) -> str:
    return f"US$ {price.picodollars / PICO:.10f} a GB-s"
