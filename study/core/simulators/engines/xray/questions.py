"""Questions about traces and metrics."""

from random import Random

from study.core.simulators.engines.xray.askable import is_counted, is_sampled, is_traced
from study.core.simulators.engines.xray.params import (
    ACTIVE,
    ASYNC,
    METRICS,
    NO_HEADER,
    NOT_SAMPLED,
    PASS_THROUGH,
    RETRIES,
    SAMPLED,
    SYNC,
    TRACING,
    Params,
    total,
)
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.number import number
from study.core.text.plural import counted

TOLERANCE = 0.001


def _come(params: Params) -> str:
    return f"{number(params.requests_per_s)} requests a second come for {number(params.seconds, 's')}"


def _draw_expected(rng: Random) -> Params:
    return Params(requests_per_s=float(rng.randrange(2, 61)), seconds=rng.choice((10, 20, 60, 100)))


def _sampling_wrong(params: Params) -> tuple[Wrong, ...]:
    come, seconds = total(params), params.seconds
    return (
        Wrong("traces everything", float(come), "Without a decision that comes along, requests are sampled."),
        Wrong("takes 5 % of all", come / 20, "The first request of each second is traced in any case."),
        Wrong("takes 1 a second alone", float(seconds), "5 % of the others are traced, too."),
        Wrong("adds 5 % of all", seconds + come / 20, "5 % of the rest: the first of each second is not drawn again."),
        Wrong("1 and 5 % in all", 1 + (come - 1) / 20, "One in each second, not one in all."),
        Wrong("nothing", 0.0, "Active tracing sends traces."),
    )


def _ask_expected(params: Params, trace: Trace) -> Asked | None:
    answer = trace.results["traces_expected"]
    prompt = (
        f"A function has active tracing on. {_come(params)}, none with a tracing header. How many traces are to be "
        "expected on average?"
    )
    rest = params.requests_per_s - 1
    each = f"{number(params.seconds)} × {number(1 + rest / 20)}"
    working = f"Each second 1 and 5 % of {number(rest)}: {each} = {number(answer)}"
    return asked(prompt, answer, "traces", _sampling_wrong(params), working, (TRACING,), TOLERANCE)


def _draw_sent(rng: Random) -> Params:
    return Params(
        mode=rng.choice((ACTIVE, PASS_THROUGH)),
        upstream=rng.choice((SAMPLED, NOT_SAMPLED, NO_HEADER)),
        requests_per_s=float(rng.randrange(2, 41)),
        seconds=rng.choice((10, 20, 30)),
    )


_HEADER = {
    SAMPLED: "each with a tracing header that says sampled",
    NOT_SAMPLED: "each with a tracing header that says not sampled",
    NO_HEADER: "none with a tracing header",
}


def _ask_sent(params: Params, trace: Trace) -> Asked | None:
    prompt = (
        f"A function has its tracing mode set to {params.mode}. {_come(params)}, {_HEADER[params.upstream]}. How many "
        "traces does Lambda send to X-Ray on average?"
    )
    answer = trace.results["sent"]
    return asked(prompt, answer, "traces", _sampling_wrong(params), trace.says, (TRACING,), TOLERANCE)


def _draw_counted(rng: Random) -> Params:
    return Params(
        requests_per_s=float(rng.randrange(2, 11)),
        seconds=rng.choice((30, 60)),
        errors=rng.randrange(2, 20),
        throttled=rng.randrange(2, 30),
        invocation=rng.choice((SYNC, ASYNC)),
        max_retry_attempts=rng.choice((1, 2)),
    )


def _told(params: Params) -> str:
    later = params.invocation == ASYNC
    retries = counted(params.max_retry_attempts, "retry", "retries")
    comes = "come back, are throttled no more, and succeed" if later else "are not sent again"
    way = f"as asynchronous events with {retries} after an error" if later else "as synchronous calls"
    return (
        f"{_come(params)}, {way}. {params.throttled} are throttled and {comes}; {params.errors} others end in a "
        "function error each time they run; the rest succeeds."
    )


def _ask_invocations(params: Params, trace: Trace) -> Asked | None:
    come, answer = total(params), trace.results["metrics"]["Invocations"]
    more = params.errors * params.max_retry_attempts
    wrong = (
        Wrong("counts requests", come, "Throttled requests are no invocations, and retries are."),
        Wrong("leaves errors out", come - params.throttled - params.errors, "One that fails is an invocation, too."),
        Wrong("leaves throttles out", come - params.throttled, "An event that was throttled runs later."),
        Wrong("counts throttles too", come + params.throttled, "A throttled request counts in Throttles alone."),
        Wrong("expects retries", come - params.throttled + more, "Lambda retries events, and runs them all."),
        Wrong("adds all", come + params.throttled + more, "A throttled attempt is no invocation."),
    )
    prompt = f"{_told(params)} What is the sum of the metric Invocations?"
    return asked(prompt, answer, "invocations", wrong, trace.says, (METRICS, RETRIES))


def _ask_errors(params: Params, trace: Trace) -> Asked | None:
    errors, answer = params.errors, trace.results["metrics"]["Errors"]
    tries = 1 + params.max_retry_attempts
    wrong = (
        Wrong("counts each request once", errors, "Each run that fails counts, and events run again."),
        Wrong("counts retries where there are none", errors * tries, "Lambda does not retry a synchronous call."),
        Wrong("counts retries alone", errors * (tries - 1), "The first run fails, too."),
        Wrong("counts throttles too", answer + params.throttled, "Throttles are no Errors."),
        Wrong("counts throttles and each request", errors + params.throttled, "Throttles are no Errors."),
        Wrong("none", 0, "A function error counts, whoever handles it."),
    )
    prompt = f"{_told(params)} What is the sum of the metric Errors?"
    return asked(prompt, answer, "errors", wrong, trace.says, (METRICS, RETRIES))


MAKERS = (
    Maker("expected", "How many traces are to be expected", _draw_expected, where(is_sampled, _ask_expected)),
    Maker("sent", "How many traces are sent", _draw_sent, where(is_traced, _ask_sent)),
    Maker("invocations", "What the metric Invocations counts", _draw_counted, where(is_counted, _ask_invocations)),
    Maker("errors", "What the metric Errors counts", _draw_counted, where(is_counted, _ask_errors)),
)
