"""Questions that a run of the asynchronous queue answers.

AWS documents how long the waits after function errors are, but not what they are counted from, so a question that
depends on it states it. Where the maximum age decides, a question is asked only if both ways of counting give the
same answer. The back-off steps after throttles are never asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.async_retries.askable import (
    always_fails,
    busy_first,
    comes_to_an_end,
    fails_and_ages,
    in_turn,
    is_retried,
)
from study.core.simulators.engines.async_retries.params import DESTINATIONS, ERRORS, RECORDS, Params
from study.core.simulators.engines.async_retries.run import WAITS, run
from study.core.simulators.makers import asked, where
from study.core.simulators.outcomes import parts, written
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.duration import in_seconds
from study.core.text.plural import counted, listed

DLQ, FAILURE, BOTH, SUCCESS, NOWHERE = (
    "The dead-letter queue alone",
    "The on-failure destination alone",
    "The dead-letter queue and the on-failure destination",
    "The on-success destination",
    "Nowhere",
)

_COUNTED = "Each wait counts from the end of the attempt before it, and the first attempt starts at 0 s."


def _half_seconds(random: Random, most: int) -> str:
    return written(random.randrange(1, 2 * most + 1) * SECOND // 2)


def _draw_failing(random: Random) -> Params:
    return Params(max_retry_attempts=random.randrange(1, 3), outcomes=(f"error:{_half_seconds(random, 40)}",))


def _ask_start(params: Params, trace: Trace) -> Asked | None:
    attempts = trace.results["attempts"]
    took, last = parts(params.outcomes[0])[1], len(attempts)
    prompt = (
        f"An event is invoked asynchronously. Every run fails with a function error after {took // 1000:,} ms. "
        f"Maximum retry attempts: {params.max_retry_attempts}. {_COUNTED} "
        f"At how many seconds does attempt {last} start?"
    )
    waits = sum(WAITS[: last - 1])
    runs = (last - 1) * took
    wrong = (
        Wrong("waits count from the start", waits, "The time the runs themselves take is missing."),
        Wrong("equal waits", (runs + 60 * (last - 1) * SECOND) / SECOND, "The second wait is 2 minutes, not 1."),
        Wrong("two minutes each", (runs + 120 * (last - 1) * SECOND) / SECOND, "The first wait is 1 minute."),
        Wrong("back-off of throttles", runs / SECOND + (1, 3)[last - 2], "Back-off from 1 s is for throttles and 5xx."),
        Wrong("retried at once", runs / SECOND, "Lambda waits between attempts after a function error."),
        Wrong("milliseconds read as seconds", took // 1000 * (last - 1) + waits, "1,000 ms are 1 s."),
    )
    shown = " + ".join(f"{written(took)} + {wait}" for wait in WAITS[: last - 1])
    return asked(prompt, attempts[-1]["start"], "s", wrong, f"{shown} = {attempts[-1]['start']:g} s", (ERRORS,))


def _ask_given_up(params: Params, trace: Trace) -> Asked | None:
    took, retries = parts(params.outcomes[0])[1], params.max_retry_attempts
    prompt = (
        f"An asynchronous event fails with a function error at every attempt, each after {in_seconds(took / SECOND)}. "
        f"Maximum retry attempts: {retries}; maximum event age: {params.max_event_age:,} s. {_COUNTED} "
        "After how many seconds is the event given up?"
    )
    waits, runs = sum(WAITS[:retries]) * SECOND, (retries + 1) * took
    three = sum((60, 120, 120)[: retries + 1]) * SECOND
    wrong = (
        Wrong("start of the last run", (waits + runs - took) / SECOND, "The last run has to end first."),
        Wrong("one retry more", (three + runs + took) / SECOND, f"There are {retries + 1} attempts in all."),
        Wrong("equal waits", (60 * retries * SECOND + runs) / SECOND, "The second wait is 2 minutes."),
        Wrong("waits count from the start", (waits + took) / SECOND, "All runs count, not the last alone."),
        Wrong("held until the maximum age", params.max_event_age, "Out of retries, it is given up at once."),
        Wrong("given up after the first run", took / SECOND, "There are retries left then."),
    )
    terms = " + ".join([written(took), *(f"{wait} + {written(took)}" for wait in WAITS[:retries])])
    return asked(prompt, trace.results["ended_at"], "s", wrong, f"{terms} = {trace.results['ended_at']:g} s", (ERRORS,))


def _draw_runs(random: Random) -> Params:
    words = [random.choice(("throttle", "error:1", "system", "error:1")) for _ in range(random.randrange(2, 6))]
    last = random.choice(("ok:1", "error:1", "error:1"))
    return Params(max_retry_attempts=random.choice((0, 1, 2, 2, 2)), outcomes=(*words, last))


_WORDS = {"throttle": "a throttle", "error": "a function error", "system": "a 5xx error of Lambda", "ok": "a success"}
_LASTLY = {"ok": "that reaches the function succeeds", "error": "ends in a function error"}


def _ask_runs(params: Params, trace: Trace) -> Asked | None:
    script, retries = [parts(item)[0] for item in params.outcomes], params.max_retry_attempts
    said = listed([_WORDS[word] for word in script[:-1]])
    prompt = (
        f"An asynchronous event meets in this order: {said}; after that every attempt {_LASTLY[script[-1]]}. "
        f"Maximum retry attempts: {retries}; the event never gets too old. How many times does the function run?"
    )
    attempts = trace.results["attempts"]
    wrong = (
        Wrong("throttles use up retries", _runs(script, retries, all_count=True), "Only function errors use them up."),
        Wrong("every attempt runs", len(attempts), "Throttled and refused attempts never reach the function."),
        Wrong(
            "three retries",
            _runs(script, retries + 1),
            f"After the first run, {counted(retries, 'retry attempt')} allowed.",
        ),
        Wrong("retries counted as runs", _runs(script, retries - 1), "The first run is not a retry."),
        Wrong("until it succeeds", len([word for word in script if word != "throttle"]), "Retries run out."),
        Wrong("always the maximum", retries + 1, "It stops early when a run succeeds."),
    )
    metrics = trace.results["metrics"]
    left = "that one succeeds" if trace.results["outcome"] == "succeeded" else "no retry attempt is left"
    working = f"Of {counted(len(attempts), 'attempt')}, {metrics['Invocations']} reach the function; then {left}."
    return asked(prompt, metrics["Invocations"], "runs", wrong, working, (ERRORS,))


def _runs(script: list[str], retries: int, all_count: bool = False) -> int:
    """How often the function runs with so many retries, the last outcome going on."""
    runs = used = 0
    for word in [*script, *script[-1:] * 4]:
        runs += word in ("ok", "error")
        used += word == "error" or (all_count and word != "ok")
        if word == "ok" or used > retries:
            break
    return runs


def _draw_throttles(random: Random) -> Params:
    words = [random.choice(("throttle", "throttle", "system")) for _ in range(random.randrange(1, 7))]
    return Params(max_retry_attempts=random.randrange(0, 3), outcomes=(*words, "error:1"))


def _ask_throttles(params: Params, trace: Trace) -> Asked | None:
    busy, retries = len(params.outcomes) - 1, params.max_retry_attempts
    throttles = sum(item == "throttle" for item in params.outcomes)
    prompt = (
        f"Of the first {counted(busy, 'attempt')} at an asynchronous event, {throttles} met a throttle (429) and "
        f"{busy - throttles} a 5xx error of Lambda. After that every run ends in a function error. Maximum retry "
        f"attempts: {retries}; the event never gets too old. How many attempts are made in all?"
    )
    why = "A throttle or a 5xx uses up no retry attempt."
    wrong = (
        Wrong("throttles use up retries", max(retries + 1, busy), why),
        Wrong("retries counted as runs", busy + retries, "The first run is not a retry."),
        Wrong(
            "three retries", busy + retries + 2, f"After function errors, {counted(retries, 'retry attempt')} allowed."
        ),
        Wrong("no retry after a throttle", 1, "A throttled event goes back to the queue."),
        Wrong("only runs count", retries + 1, "Throttled attempts are attempts too."),
    )
    answer = len(trace.results["attempts"])
    working = f"{busy} + 1 run + {counted(retries, 'retry attempt')} = {answer}. {why}"
    return asked(prompt, answer, "attempts", wrong, working, (ERRORS,))


def _draw_age(random: Random) -> Params:
    return Params(
        max_event_age=random.randrange(60, 361, 10),
        max_retry_attempts=random.choice((1, 2, 2, 2)),
        outcomes=(f"error:{random.randrange(5, 61, 5)}",),
    )


def _ask_age(params: Params, trace: Trace) -> Asked | None:
    took, answer = parts(params.outcomes[0])[1], len(trace.results["attempts"])
    if any(len(other.results["attempts"]) != answer for other in _elsewhere(params)):
        return None
    retries = params.max_retry_attempts
    prompt = (
        f"Maximum event age: {params.max_event_age} s; maximum retry attempts: {retries}. The first attempt starts "
        f"at 0 s, and every run ends in a function error after {in_seconds(took / SECOND)}. "
        "How many times does the function run?"
    )
    wrong = (
        Wrong("the age is ignored", retries + 1, "An event older than the maximum age is not tried again."),
        Wrong("three retries", retries + 2, f"After the first run, {counted(retries, 'retry attempt')} allowed."),
        Wrong("retries counted, not runs", answer - 1, "The first run counts too."),
        Wrong("the age matters only at the failure", answer + 1, "The next attempt has to start in time too."),
        Wrong("no retry at all", 1, "An attempt that is due before the maximum age is made."),
    )
    due = (took * answer + sum(WAITS[:answer]) * SECOND) // SECOND
    stop = f"the next would come at about {due} s, too late" if answer <= retries else "no retry attempt is left"
    return asked(prompt, answer, "runs", wrong, f"After {counted(answer, 'run')}: {stop}.", (ERRORS,))


def _elsewhere(params: Params) -> Iterator[Trace]:
    """The same run where a rule that nobody documents is another: waits count from the start, and an
    age five seconds off."""
    yield run(replace(params, wait_from="start"), 0)
    for age in (params.max_event_age - 5, params.max_event_age + 5):
        yield run(replace(params, max_event_age=age), 0)


def _draw_where(random: Random) -> Params:
    return Params(
        max_retry_attempts=random.randrange(0, 3),
        outcomes=(random.choice(("error:1", "error:1", "throttle", "ok:1")),),
        dlq=random.choice(("none", "sqs", "sns")),
        on_failure=random.choice(("none", "none", "sqs", "sns", "lambda", "eventbridge", "s3")),
        on_success=random.choice(("none", "none", "sqs", "lambda")),
        reserved_concurrency=random.choice((None, None, None, 0)),
    )


def _ask_where(params: Params, trace: Trace) -> Asked | None:
    prompt = (
        f"An asynchronous event: {_story(params)}. Dead-letter queue: {DESTINATIONS[params.dlq]}; on-failure "
        f"destination: {DESTINATIONS[params.on_failure]}; on-success destination: {DESTINATIONS[params.on_success]}. "
        "Where does the event, or the record of it, go in the end?"
    )
    answer = _place(trace.results["delivered_to"])
    failed = trace.results["outcome"] != "succeeded"
    wrong = (
        Wrong("a queue by default", DLQ, _no("dead-letter queue", params.dlq, failed)),
        Wrong("a destination replaces the queue", FAILURE, _no("on-failure destination", params.on_failure, failed)),
        Wrong("both by default", BOTH, "Each gets the event only after a failure, and only if it is set."),
        Wrong("a record in any case", SUCCESS, "Only a success is sent there." if failed else "None is set."),
        Wrong("events just vanish", NOWHERE, "What is set for this end gets the event."),
    )
    ended = "The event is given up" if failed else "The function succeeds"
    return asked(prompt, answer, "", wrong, f"{ended}: what is set for that gets it, nothing else.", (RECORDS,))


def _story(params: Params) -> str:
    if params.reserved_concurrency == 0:
        return "the reserved concurrency of the function is 0"
    return {
        "ok": "the function succeeds at the first attempt",
        "error": f"every run ends in a function error, maximum retry attempts: {params.max_retry_attempts}",
        "throttle": "every attempt is throttled until the event is older than 6 hours",
    }[parts(params.outcomes[0])[0]]


def _place(delivered: list[str]) -> str:
    if len(delivered) > 1:
        return BOTH
    return {"dlq": DLQ, "on_failure": FAILURE, "on_success": SUCCESS}[delivered[0]] if delivered else NOWHERE


def _no(name: str, kind: str, failed: bool) -> str:
    if not failed:
        return "The function succeeded: nothing failed that could be sent there."
    return f"No {name} is set." if kind == "none" else "The other one is set too: each gets the event."


MAKERS = (
    Maker("start", "When an attempt starts", _draw_failing, where(is_retried, _ask_start)),
    Maker("given-up", "When it is given up", _draw_failing, where(always_fails, _ask_given_up)),
    Maker("runs", "How many times the function runs", _draw_runs, where(in_turn, _ask_runs)),
    Maker("throttles", "Whether a throttle uses up a retry", _draw_throttles, where(busy_first, _ask_throttles)),
    Maker("age", "What the maximum age allows", _draw_age, where(fails_and_ages, _ask_age)),
    Maker("where", "Where the event goes", _draw_where, where(comes_to_an_end, _ask_where)),
)
"""Makers of questions about one asynchronous event."""
