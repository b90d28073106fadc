"""Questions about pollers of a queue."""

from random import Random

from study.core.simulators.engines.poller.askable import is_held, scales
from study.core.simulators.engines.poller.params import CONCURRENCY, SCALING, Params
from study.core.simulators.engines.poller.points import HOLDS, held_wrong
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.simulators.stated import stated


def _draw_scaling(rng: Random) -> Params:
    return Params(
        backlog=1_000_000,
        duration_ms=rng.choice((60_000, 90_000, 120_000)),
        length=60 * rng.randrange(1, 6),
        account_limit=rng.choice((1_000, 2_000, 3_000)),
    )


def _ask_scaling(params: Params, trace: Trace) -> Asked | None:
    minutes, answer = params.length // 60, trace.results["peak_concurrency"]
    wrong = (
        Wrong("the figures of 2022", 5 + 60 * minutes, "60 more a minute was the growth until 2023."),
        Wrong("forgets the first ones", 300 * minutes, "5 runs at once are there from the start."),
        Wrong("the ceiling at once", 1_250, "1,250 is reached after more than four minutes."),
        Wrong("stays as it begins", 5, "300 more a minute are added while messages wait."),
        Wrong("a minute late", 5 + 300 * (minutes - 1), "The growth begins at once."),
    )
    prompt = (
        f"{params.backlog:,} messages wait in a standard SQS queue; nobody touched the mapping's settings. An account "
        f"may run {params.account_limit:,} executions at once and runs nothing else; the function takes "
        f"{params.duration_ms // 1000} s. How many runs at once are there after {minutes} min at most?"
    )
    working = f"5 + {minutes} × 300 = {5 + 300 * minutes:,}; at most 1,250, and {params.account_limit:,} of the account"
    return asked(prompt, answer, "runs", wrong, working, (SCALING,))


def _draw_held(rng: Random) -> Params:
    kind = rng.randrange(4)
    return Params(
        backlog=200_000,
        duration_ms=rng.choice((2_000, 5_000)),
        length=rng.choice((60, 120, 300)),
        maximum_concurrency=rng.choice((10, 50)) if kind == 1 else None,
        reserved_concurrency=rng.choice((5, 20)) if kind == 2 else None,
        fifo=kind == 3,
        message_groups=rng.choice((10, 30)),
    )


def _ask_held(params: Params, trace: Trace) -> Asked | None:
    answer = HOLDS[trace.results["capped_by"]]
    prompt = f"Pollers of an SQS queue. {stated(params)} What holds the number of runs at once where it is highest?"
    return asked(prompt, answer, "", held_wrong(params, trace), trace.says, (SCALING, CONCURRENCY))


MAKERS = (
    Maker("scaling", "How pollers scale", _draw_scaling, where(scales, _ask_scaling)),
    Maker("held", "What holds the runs of a queue", _draw_held, where(is_held, _ask_held)),
)
