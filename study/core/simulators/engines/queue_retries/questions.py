"""Questions about messages of a queue that a function reads. What the model adds is said in the
question: a message that can be received is received at once."""

from random import Random

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.queue_retries.askable import (
    HOUR,
    fails_in_part,
    is_lost,
    is_moved,
    is_received,
)
from study.core.simulators.engines.queue_retries.params import CONFIGURE, DEAD_LETTERS, ERRORS, SQS, Params
from study.core.simulators.makers import asked, where
from study.core.simulators.outcomes import parts
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.plural import counted, listed, plural

_AT_ONCE = "A message that can be received is received at once, the first time at 0 s."


def _draw_moved(random: Random) -> Params:
    timeout = random.randrange(2, 31)
    return Params(
        visibility_timeout=timeout * random.choice((6, 6, 8, 10)),
        function_timeout=timeout,
        max_receive_count=random.randrange(2, 13),
        outcomes=(f"error:{random.randrange(1, timeout)}",),
    )


_HIDDEN = "After a failure the message stays hidden until the visibility timeout is over."


def _ask_moved(params: Params, trace: Trace) -> Asked | None:
    hidden, receives, took = params.visibility_timeout, params.max_receive_count or 0, parts(params.outcomes[0])[1]
    prompt = (
        f"A function fails on a message of an SQS queue {took // SECOND} s into every run. "
        f"Visibility timeout: {hidden} s; function timeout: {params.function_timeout} s; maxReceiveCount: {receives}. "
        f"{_AT_ONCE} After how many seconds does the message go to the dead-letter queue?"
    )
    wrong = (
        Wrong(
            "moved at the last receive", (receives - 1) * hidden, "It is delivered so many times before it is moved."
        ),
        Wrong("moved when the last run fails", ((receives - 1) * hidden * SECOND + took) / SECOND, _HIDDEN),
        Wrong("one delivery too many", (receives + 1) * hidden, f"{receives} receives are allowed, not one more."),
        Wrong("seen again when the run fails", receives * took / SECOND, _HIDDEN),
        Wrong("function timeout for visibility timeout", receives * params.function_timeout, _HIDDEN),
        Wrong(
            "hidden from the end of the run",
            receives * (hidden * SECOND + took) / SECOND,
            "Hidden from the receive on.",
        ),
        Wrong(
            "waits of asynchronous invocation",
            180.0 + 3 * took / SECOND,
            "Queues are read, not invoked asynchronously.",
        ),
    )
    answer = trace.results["dead_lettered_at"]
    return asked(prompt, answer, "s", wrong, f"{receives} × {hidden} s = {answer:g} s", (SQS, ERRORS))


def _draw_received(random: Random) -> Params:
    words = tuple(random.choice(("throttle", "error:1")) for _ in range(random.randrange(2, 9)))
    return Params(
        outcomes=(*words, random.choice(("ok:1", "ok:1", "error:1"))), max_receive_count=random.randrange(2, 9)
    )


def _ask_received(params: Params, trace: Trace) -> Asked | None:
    words = [parts(item)[0] for item in params.outcomes]
    throttles, errors, receives = words.count("throttle"), words[:-1].count("error"), params.max_receive_count or 0
    good = words[-1] == "ok"
    prompt = (
        f"A message of an SQS queue: Lambda is throttled for the whole visibility timeout of "
        f"{counted(throttles, 'receive')}, and {counted(errors, 'receive')} end in a function error. The receive after "
        f"those would {'succeed' if good else 'fail too, and so on'}. maxReceiveCount: {receives}. "
        "How many times is the message received in all?"
    )
    answer = trace.results["received"]
    ends = errors + throttles + 1
    wrong = (
        Wrong(
            "throttles do not count",
            min(throttles + receives, ends) if good else throttles + receives,
            "A receive counts, whatever happens after it.",
        ),
        Wrong("one receive too many", answer + 1, "The count is the number of receives, the first among them."),
        Wrong(
            "one receive too few", answer - 1, "It goes to the dead-letter queue only when the count would be exceeded."
        ),
        Wrong("three attempts", 3, "That is asynchronous invocation; a queue has maxReceiveCount."),
        Wrong("until it succeeds", ends, f"After {receives} receives it goes to the dead-letter queue."),
        Wrong("always the maximum", receives, "It is deleted when a run succeeds."),
    )
    deleted = trace.results["outcome"] == "deleted"
    working = "the last one succeeds" if deleted else f"one more would exceed maxReceiveCount = {receives}"
    return asked(prompt, answer, "receives", wrong, f"{counted(answer, 'receive')}: {working}.", (SQS, ERRORS))


def _draw_partial(random: Random) -> Params:
    batch = random.randrange(4, 9)
    failed = sorted(random.sample(range(1, batch + 1), random.randrange(1, 4)))
    word = random.choice(("fail:" + "+".join(map(str, failed)),) * 5 + (f"fail:{batch + 1}",))
    return Params(batch=batch, fifo=random.choice((True, False)), outcomes=(word, "ok"))


def _ask_partial(params: Params, trace: Trace) -> Asked | None:
    everything = list(range(1, params.batch + 1))
    back = [row["message"] for row in trace.results["messages"] if row["received"] > 1]
    failed = [int(each) for each in params.outcomes[0].partition(":")[2].split("+")]
    unknown = failed[-1] > params.batch
    said = f"reports {_numbers(failed)} as failed"
    if params.fifo and not unknown:
        said = f"stops at message {failed[0]}, which fails, and reports it with all that were not tried"
    prompt = (
        f"A function reads a {'FIFO' if params.fifo else 'standard'} queue with partial batch responses switched on. "
        f"It gets messages 1 to {params.batch} and {said}. Which messages are received again?"
    )
    wrong = (
        Wrong("the batch as a whole", _again(everything), "Only messages reported as failed come back."),
        Wrong("reported failures are skipped", _again([]), "Messages reported as failed come back."),
        Wrong(
            "the list holds the successes",
            _again([each for each in everything if each not in back]),
            "It holds the failures.",
        ),
        Wrong("the first failure alone", _again(back[:1]), "All that were reported come back."),
        Wrong(
            "all from the first failure on",
            _again(everything[back[0] - 1 :]),
            "A standard queue has no order to keep.",
        ),
        Wrong(
            "all up to the failure",
            _again(everything[: back[-1]]),
            "Messages that were not reported are deleted.",
        ),
        Wrong(
            "what comes after the failure",
            _again(everything[back[0] :]),
            "The failed message itself comes back too.",
        ),
    )
    rule = "An unknown message fails the whole batch." if unknown else "What is reported comes back."
    told = [Wrong(each.misconception, each.value, rule if unknown else each.reason) for each in wrong]
    return asked(prompt, _again(back), "", told, rule, (ERRORS,))


def _again(messages: list[int]) -> str:
    text = _numbers(messages)
    return text[0].upper() + text[1:]


def _numbers(messages: list[int]) -> str:
    """Messages in words: `message 2`, `messages 2 and 4`, `no message`."""
    if not messages:
        return "no message"
    return f"{plural(len(messages), 'message')} {listed(map(str, messages))}"


def _draw_lost(random: Random) -> Params:
    return Params(
        visibility_timeout=random.randrange(1, 7) * HOUR,
        max_receive_count=random.randrange(2, 6),
        retention=random.choice((3, 4)) * 24 * HOUR,
        dlq_retention=random.choice((2, 4, 7, 10, 14)) * 24 * HOUR,
        fifo=random.choice((True, False)),
    )


def _ask_lost(params: Params, trace: Trace) -> Asked | None:
    if trace.results["outcome"] != "dead-lettered" or trace.results["expires_at"] == trace.results["dead_lettered_at"]:
        return None
    moved, kept, first = round(trace.results["dead_lettered_at"]), params.dlq_retention, params.retention
    name = "FIFO" if params.fifo else "standard"
    prompt = (
        f"A message enters a {name} queue, and {moved // HOUR} h later it goes to the {name} dead-letter queue. "
        f"Retention: {first // HOUR} h in the queue, {kept // HOUR} h in the dead-letter queue. How many hours "
        "after it first entered the queue is it deleted?"
    )
    wrong = (
        Wrong(
            "the clock starts anew" if not params.fifo else "the clock goes on",
            ((moved if not params.fifo else 0) + kept) / HOUR,
            "A standard queue keeps the first time-stamp, a FIFO queue sets a new one.",
        ),
        Wrong("retention of the first queue", first / HOUR, "The dead-letter queue's own retention counts there."),
        Wrong("both retentions", (first + kept) / HOUR, "The two do not add up."),
        Wrong(
            "time in the queue taken off",
            (kept - moved) / HOUR,
            "That is how long it stays in the dead-letter queue, at most.",
        ),
        Wrong(
            "what was left of the first queue",
            (first - moved) / HOUR,
            "The dead-letter queue's own retention counts there.",
        ),
    )
    answer = trace.results["expires_at"] / HOUR
    working = (
        f"{moved // HOUR} + {kept // HOUR} = {answer:g} h" if params.fifo else f"{answer:g} h from the first time-stamp"
    )
    return asked(prompt, answer, "h", wrong, working, (DEAD_LETTERS,))


def _draw_advised(random: Random) -> Params:
    timeout = random.randrange(5, 301, 5)
    return Params(
        visibility_timeout=6 * timeout + 300, function_timeout=timeout, batch_window=random.randrange(0, 61, 5)
    )


def _ask_advised(params: Params, trace: Trace) -> Asked | None:
    run, window = params.function_timeout, params.batch_window
    prompt = (
        f"A function with a timeout of {run} s reads an SQS queue; batch window: {window} s. How many seconds does AWS "
        "advise as the least visibility timeout of the queue?"
    )
    wrong = (
        Wrong("just the function timeout", run, "That is the least Lambda accepts, not what is advised."),
        Wrong("without the batch window", 6 * run, "The batch window comes on top."),
        Wrong("window six times too", 6 * (run + window), "Six times the function timeout, and the window once."),
        Wrong("five times", 5 * run + window, "Five is the advice for maxReceiveCount."),
        Wrong("timeout and window", run + window, "There has to be room for retries when Lambda is throttled."),
        Wrong("the default", 30, "30 s is the default of a queue, whatever reads it."),
    )
    answer = trace.results["advised_visibility"]
    return asked(prompt, answer, "s", wrong, f"6 × {run} + {window} = {answer} s", (CONFIGURE,))


MAKERS = (
    Maker("dead-lettered", "When a message goes to the dead-letter queue", _draw_moved, where(is_moved, _ask_moved)),
    Maker("receives", "How often a message is received", _draw_received, where(is_received, _ask_received)),
    Maker("partial", "What a partial failure brings back", _draw_partial, where(fails_in_part, _ask_partial)),
    Maker("lost", "When the dead-letter queue drops a message", _draw_lost, where(is_lost, _ask_lost)),
    Maker("visibility", "Which visibility timeout is advised", _draw_advised, _ask_advised),
)
"""Makers of questions about messages of a queue."""
