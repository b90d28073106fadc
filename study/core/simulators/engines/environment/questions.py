"""Questions about execution environments."""

from random import Random

from study.core.simulators.engines.environment.askable import bursts, comes_twice, is_snapped, leaves
from study.core.simulators.engines.environment.params import LIFE, SCALING, SNAPSTART, Params
from study.core.simulators.engines.environment.points import finds, finds_wrong
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.number import number
from study.core.text.plural import counted


def _twice(rng: Random) -> tuple[float, ...]:
    first, second = rng.randrange(2, 21), rng.randrange(2, 31)
    return (*[0.0] * first, *[float(rng.choice((20, 30, 60)))] * second)


def _told(params: Params) -> str:
    first, second = bursts(params)
    return (
        f"{counted(first, 'request')} arrive at once for a function that nobody has called for hours, and "
        f"{number(params.arrivals[-1], 's')} later {second} more, again at once. Init takes "
        f"{number(params.init_ms, 'ms')}, the handler {number(params.duration_ms, 'ms')}, and no environment ends "
        "meanwhile."
    )


def _draw_cold(rng: Random) -> Params:
    return Params(
        arrivals=_twice(rng), duration_ms=rng.choice((500, 2_000, 4_000)), init_ms=rng.choice((300, 800, 2_500))
    )


def _ask_cold(params: Params, trace: Trace) -> Asked | None:
    first, second = bursts(params)
    answer = trace.results["cold"]
    wrong = (
        Wrong("starts every request cold", first + second, "An idle environment is used again."),
        Wrong("thinks of the first burst alone", first, "What finds no idle environment starts a new one."),
        Wrong("thinks of the second burst alone", second, "The first requests start cold as well."),
        Wrong("one for the function", 1, "An environment works on one request at a time."),
        Wrong("two bursts, two starts", 2, "Each request at the same moment needs an environment of its own."),
        Wrong("counts what is reused", min(first, second), "Those that are reused do not start cold."),
    )
    more = f" and {second - first} more" if second > first else ""
    working = f"The first {first} need an environment each{more}; the others are reused: {answer}"
    return asked(f"{_told(params)} How many invocations start cold?", answer, "invocations", wrong, working, (SCALING,))


def _draw_init(rng: Random) -> Params:
    return Params(
        arrivals=_twice(rng),
        duration_ms=rng.choice((500, 2_000)),
        init_ms=rng.choice((800, 5_000)),
        snap_start=rng.random() < 0.5,
    )


def _ask_init(params: Params, trace: Trace) -> Asked | None:
    first, second = bursts(params)
    answer = trace.results["init_runs"]
    wrong = (
        Wrong("once for each request", first + second, "It is outside the handler: not part of an invocation."),
        Wrong("once for each environment", max(first, second), "With SnapStart, an environment restores a snapshot."),
        Wrong("once for all", 1, "Without SnapStart, each environment has its own Init."),
        Wrong("once for each burst", 2, "Requests at one moment need an environment each."),
        Wrong("never", 0, "It has to run at least once, for the snapshot too."),
        Wrong("once for what is reused", min(first, second), "What is reused has been started before."),
    )
    snap = "has SnapStart on" if params.snap_start else "does not have SnapStart"
    prompt = f"{_told(params)} The published version {snap}. How often does the code outside the handler run in all?"
    why = "once, for the snapshot" if params.snap_start else "once in each environment"
    return asked(prompt, answer, "times", wrong, f"It runs {why}: {answer}", (LIFE, SNAPSTART))


def _draw_left(rng: Random) -> Params:
    third = float(rng.choice((55, 60, 70, 80, 120, 150, 200, 240, 300)))
    return Params(
        arrivals=(0.0, 30.0, third),
        crashes=rng.choice(((), (2,))),
        connection_idle=rng.choice((None, 60.0)),
    )


def _ask_left(params: Params, trace: Trace) -> Asked | None:
    crash = "times out" if params.crashes else "succeeds"
    closes = "closes no connection" if params.connection_idle is None else "closes a connection that is idle for 60 s"
    prompt = (
        "Each invocation of a function sets a global variable, writes a file to /tmp, and opens a connection to a "
        "database or uses the one that is open. Three requests come one after the other, to the same environment: at "
        f"0 s, 30 s and {number(params.arrivals[2], 's')}. The second {crash}; the database {closes}. What does the "
        "third invocation find?"
    )
    return asked(prompt, finds(trace), "", finds_wrong(trace), trace.events[-1].why, (LIFE,))


MAKERS = (
    Maker("cold", "How many invocations start cold", _draw_cold, where(comes_twice, _ask_cold)),
    Maker("init", "How often the code outside the handler runs", _draw_init, where(is_snapped, _ask_init)),
    Maker("left", "What is left for the next invocation", _draw_left, where(leaves, _ask_left)),
)
