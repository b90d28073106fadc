"""The picture of the memory page: duration and cost over memory, with its description in words."""

from study.core.simulators.duration import FULL_VCPU_MB
from study.core.text.duration import span
from study.core.text.number import money, number
from study.core.text.plural import listed
from study.drawing.axis import Scale
from study.drawing.svg import path, polyline, shape
from study.drawing.svg import tile as framed
from study.drawing.sweep import LEAST, MOST, At, Fields, Sweep
from study.drawing.sweep import draw as drawn
from study.labs.pages.memory.read import BEST, again, at_size, best_sizes, given, line, now, parallel
from study.labs.plugin import Picture, Run

FIELDS = Fields("memory_mb", "needed_mb", "timeout_seconds")


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """Duration and cost over memory; run A or, without one, the same work on one thread in grey."""
    other: tuple[At, ...] = ()
    names = ("", "")
    if ghost is not None:
        other, names = line(ghost) or (now(ghost),), ("B", "A")
    elif parallel(run):
        other, names = line(again(run, threads=1)), (f"{run.params.threads} threads", "one thread")
    dots = tuple(at_size(row) for row in run.trace.results["sweep"]) if run.params.measured else ()
    needed, timeout = run.params.needed_mb, run.params.timeout_seconds
    sweep = Sweep(now(run), line(run), needed, timeout, best_sizes(run), dots, other, names, len(run.trace.events))
    title, said = "Duration and cost against memory", finding(run)
    key = (("failed", listed((why for _, _, why in sweep.failing), "or")),) if sweep.failing else ()
    return (Picture(title, said, lambda width: drawn(width, title, said, sweep, FIELDS), key),)


def finding(run: Run) -> str:
    """What the picture shows, in a few sentences: the present size, the best ones, and the fit."""
    parts = [_present(run, now(run))]
    best = dict(best_sizes(run))
    if best:
        parts.append(_compared(best))
    elif len(run.trace.results["sweep"]) > 1:
        parts.append("No size shown finishes.")
    else:
        parts.append("Of other sizes nothing is known.")
    if now(run).fine and _flat(run):
        parts.append(f"One thread gains nothing from {_flat(run):,} MB on.")
    if run.trace.results["fit"]["says"]:
        parts.append(run.trace.results["fit"]["says"])
    return " ".join(parts)


def _present(run: Run, at: At) -> str:
    size = f"{at.memory_mb:,} MB"
    if at.outcome == "out-of-memory":
        return f"At {size} it runs out of memory: it needs {run.params.needed_mb:,} MB."
    if at.outcome == "timeout":
        full = span(run.trace.results["full_duration_ms"] / 1000)
        return f"At {size} it would take {full} and is stopped at the timeout of {span(run.params.timeout_seconds)}."
    return f"At {size} a call takes {span(at.duration_ms / 1000)}, and a million cost {money(at.dollars)}."


def _compared(best: dict[str, At]) -> str:
    cheap, balanced, fast = (best[name] for name in BEST)
    if cheap == fast:
        return f"{cheap.memory_mb:,} MB is both the cheapest and the fastest size."
    other, name = (balanced, "Balanced") if balanced not in (cheap, fast) else (fast, "Fastest")
    return (
        f"Cheapest at {cheap.memory_mb:,} MB. {name} at {other.memory_mb:,} MB: "
        f"{_times(cheap.duration_ms, other.duration_ms)} for {_percent(other.dollars / cheap.dollars)}."
    )


def _times(slow: float, fast: float) -> str:
    if fast <= 0:
        return "no time at all"
    if slow >= 2 * fast:
        return f"{number(slow / fast, places=1 if slow < 10 * fast else 0)} times as fast"
    return f"{number(100 * (1 - fast / slow), '%', 0)} shorter"


def _percent(ratio: float) -> str:
    if ratio >= 3:
        return f"{number(ratio, places=1)} times the money"
    return f"{number(100 * (ratio - 1), '%', 0)} more money" if ratio >= 1.005 else "the same money"


def _flat(run: Run) -> int:
    """From which size on one thread gets no faster: one full vCPU. 0 where that is not what is shown."""
    alone = run.params.threads == 1 or run.params.parallel_fraction == 0
    stops = alone and not given(run) and run.params.cpu_seconds > 0
    return FULL_VCPU_MB if stops and run.trace.results["fastest"] == FULL_VCPU_MB else 0


def tile(run: Run) -> str:
    """The lines of duration and cost, each over its own range, and the size chosen."""
    shown = [at for at in line(run) if at.fine] or [now(run)]
    x = Scale(LEAST, MOST, 16, 304, log=True)
    parts = []
    for values, classes, dash in (
        ([at.duration_ms for at in shown], "ink", ""),
        ([at.dollars for at in shown], "k-idle f-none", "5 4"),
    ):
        y = Scale(min(values), max(values), 112, 20)
        places = [(x(at.memory_mb), y(value)) for at, value in zip(shown, values, strict=True)]
        parts.append(path(polyline([*places[:: max(1, len(places) // 40)], places[-1]]), classes, 2.2, dash))
        here = min(places, key=lambda place: abs(place[0] - x(run.params.memory_mb)))
        parts.append(path(shape("served", *here, 5), "f-ink"))
    return framed(parts)
