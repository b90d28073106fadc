"""Questions about a client that repeats a call. Adaptive mode and legacy waits are never asked."""

from random import Random

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.sdk_retries.askable import (
    is_repeated,
    kinds,
    takes_tokens,
    waits,
    would_succeed,
)
from study.core.simulators.engines.sdk_retries.params import (
    BEFORE,
    CHANGE,
    CODE,
    KINDS,
    LEGACY,
    NEW,
    REFERENCE,
    Params,
)
from study.core.simulators.engines.sdk_retries.run import attempts_allowed
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.duration import in_seconds
from study.core.text.plural import counted, listed

_MODES = {
    NEW: "standard retry mode as it is since 10 November 2026",
    BEFORE: "standard retry mode as it was before 10 November 2026",
    LEGACY: "legacy retry mode of botocore",
}

_MET = {
    "ok": "success",
    "transient": "a 503",
    "throttling": "a 429",
    "function-error": "a function error",
    "client-error": "a 404",
}


def _draw_sent(random: Random) -> Params:
    words = ("transient", "throttling", "transient", "throttling", "ok", "function-error", "client-error")
    return Params(
        mode=random.choice((NEW, BEFORE, LEGACY)),
        outcomes=tuple(random.choice(words[: 4 if number < 2 else 7]) for number in range(random.randrange(2, 6))),
        max_attempts=random.choice((None, None, 2, 4)),
    )


def _ask_sent(params: Params, trace: Trace) -> Asked | None:
    met, allowed = kinds(params), attempts_allowed(params)
    given = "" if params.max_attempts is None else f", maximum attempts {params.max_attempts}"
    prompt = (
        f"A client calls a Lambda function synchronously in {_MODES[params.mode]}{given}. Its attempts would meet, in "
        f"this order: {listed(_MET[kind] for kind in met)}; the last goes on. How many requests does it send?"
    )
    answer = len(trace.results["attempts"])
    endless = [*met, *met[-1:] * 20]
    stops = [number for number, kind in enumerate(endless, 1) if kind == "ok"]
    wrong = (
        Wrong(
            "maximum attempts are retries", _sent(endless, allowed + 1), f"{allowed} attempts: the first one counts."
        ),
        Wrong("errors of the function are repeated", min([*stops, allowed]), "HTTP 200 and 404 are not repeated."),
        Wrong("another mode's attempts", _sent(endless, 3 if allowed == 5 else 5), f"Here it is {allowed} at most."),
        Wrong("a 429 is not repeated", _until(endless, "throttling", allowed), "Clients repeat a 429."),
        Wrong("a 503 is not repeated", _until(endless, "transient", allowed), "Clients repeat a 503."),
        Wrong("Lambda repeats", 1, "Lambda never repeats a synchronous call, but the client does."),
        Wrong("one attempt too few", answer - 1, "The first request counts too."),
    )
    why = {
        None: "it is answered",
        "MaxAttemptsReached": f"{allowed} attempts are all it may make",
        "FunctionError": "a function error is HTTP 200, which is not repeated",
        "NotRetryable": "a 404 is not repeated",
    }[trace.results["reason"]]
    return asked(prompt, answer, "requests", wrong, f"After {counted(answer, 'request')}: {why}.", (REFERENCE, CODE))


def _sent(kinds: list[str], allowed: int) -> int:
    for number, kind in enumerate(kinds, 1):
        if number == allowed or kind in ("ok", "function-error", "client-error"):
            return number
    return allowed


def _until(kinds: list[str], stop: str, allowed: int) -> int:
    return min(kinds.index(stop) + 1 if stop in kinds else allowed, _sent(kinds, allowed))


def _draw_wait(random: Random) -> Params:
    return Params(
        mode=random.choice((NEW, NEW, BEFORE)),
        outcomes=(random.choice(("transient", "throttling")),),
        max_attempts=random.randrange(2, 9),
    )


def _ask_longest(params: Params, trace: Trace) -> Asked | None:
    last = trace.results["delays"][-1]
    kind, retry, wait = kinds(params)[0], last["retry"], round(last["maximum"] * SECOND)
    prompt = (
        f"A client in {_MODES[params.mode]} gets {_MET[kind]} every time; the service gives no hint when to come back. "
        f"How long can the wait before retry {retry} be at most?"
    )
    exact = round(last["base"] * SECOND) << (retry - 1)
    wrong = (
        *_other_bases(params, retry - 1, 1),
        Wrong("the mean", wait / 2 / SECOND, "That is what it is on average."),
        Wrong("one doubling too many", min(2 * exact, 20 * SECOND) / SECOND, "The first retry has i = 0."),
        Wrong("no limit", exact / SECOND, "No wait is longer than 20 s."),
        Wrong("waits grow in a line", round(last["base"] * SECOND) * retry / SECOND, "Each retry doubles the wait."),
        Wrong("equal waits", last["base"], "Each retry doubles the wait."),
        Wrong("always the limit", 20.0, "The limit of 20 s is not reached yet."),
    )
    working = f"min(20 s, {last['base']:g} s × 2^{retry - 1}) = {in_seconds(wait / SECOND)}"
    return asked(prompt, last["maximum"], "s", wrong, working, (CHANGE, REFERENCE))


def _ask_mean(params: Params, trace: Trace) -> Asked | None:
    delays = trace.results["delays"]
    kind, retries, base = kinds(params)[0], len(delays), delays[0]["base"]
    prompt = (
        f"A client in {_MODES[params.mode]} gets {_MET[kind]} every time; the service gives no hint when to come back. "
        f"Maximum attempts: {retries + 1}. How long does it wait in all, on average?"
    )
    answer, most = trace.results["mean_wait"], trace.results["maximum_wait"]
    endless = round(base * SECOND) * (2**retries - 1)
    wrong = (
        Wrong("no jitter", most, "A wait is random from 0 to its maximum: half of it on average."),
        Wrong(
            "one retry too many",
            _total(base, retries + 1),
            f"{retries + 1} attempts have {counted(retries, 'wait')} between them.",
        ),
        Wrong("the last wait alone", delays[-1]["mean"], "All waits count."),
        *_other_bases(params, retries, 2),
        Wrong("equal waits", round(base * SECOND) * retries / 2 / SECOND, "Each retry doubles the wait."),
        Wrong("no limit", endless / 2 / SECOND, "No wait is longer than 20 s."),
    )
    terms = " + ".join(f"{row['maximum']:g}" for row in delays)
    return asked(prompt, answer, "s", wrong, f"({terms}) / 2 = {answer:g} s", (CHANGE, REFERENCE))


def _total(base: float, retries: int) -> float:
    exact = round(base * SECOND)
    return sum(min(exact << number, 20 * SECOND) for number in range(retries)) / 2 / SECOND


def _other_bases(params: Params, count: int, halves: int) -> tuple[Wrong, ...]:
    """The same wait (halves 1, `count` doublings) or mean of waits (halves 2, `count` waits) with the
    base of another error or of the time before."""
    throttled = kinds(params)[0] == "throttling"
    said = {
        1.0: "1 s is the base for throttling alone.",
        0.05: "50 ms is the base for transient errors since November 2026.",
    }
    name = {1.0: "base of throttling", 0.05: "base of transient errors"}
    bases = [1.0, 0.05] if params.mode == NEW else [0.05]
    found = []
    for other in bases:
        if (other == 1.0) != throttled or params.mode == BEFORE:
            value = _total(other, count) if halves == 2 else min(round(other * SECOND) * 2**count, 20 * SECOND) / SECOND
            found.append(Wrong(name[other], value, said[other]))
    return tuple(found)


def _draw_cut(random: Random) -> Params:
    return Params(
        mode=random.choice((NEW, BEFORE, LEGACY)),
        outcomes=("ok",),
        duration=float(random.choice((*range(65, 300, 5), 20, 45))),
        read_timeout=random.choice((60.0, 60.0, 30.0, 120.0)),
        max_attempts=random.choice((None, None, 2, 4)),
    )


def _ask_cut(params: Params, trace: Trace) -> Asked | None:
    if abs(params.duration - params.read_timeout) < 5:
        return None
    allowed, long = attempts_allowed(params), params.duration > params.read_timeout
    given = "" if params.max_attempts is None else f", maximum attempts {params.max_attempts}"
    prompt = (
        f"A client calls a function synchronously that needs {params.duration:g} s and would succeed. Read timeout of "
        f"the client: {params.read_timeout:g} s; {_MODES[params.mode]}{given}. How many times does the function run?"
    )
    cut = "The client cuts the call off and repeats it; the function starts anew each time."
    wrong = (
        Wrong("the client just waits", 1, cut),
        Wrong("maximum attempts are retries", allowed + 1, f"{allowed} attempts: the first one counts."),
        Wrong("another mode's attempts", 3 if allowed == 5 else 5, f"Here it is {allowed} at most."),
        Wrong("one repeat", 2, "It is repeated until the attempts are used up."),
        Wrong("the timeout stops the function", 0, "The function knows nothing of the client's read timeout."),
        Wrong("always repeated", allowed, "The answer comes in time."),
    )
    working = f"{params.duration:g} s is {'over' if long else 'under'} {params.read_timeout:g} s: " + (
        f"all {allowed} attempts run it." if long else "the first answer comes in time."
    )
    return asked(prompt, trace.results["function_runs"], "runs", wrong, working, (CODE,))


def _draw_quota(random: Random) -> Params:
    words = ("transient", "throttling")
    return Params(
        mode=random.choice((NEW, NEW, BEFORE)),
        outcomes=tuple(random.choice(words) for _ in range(random.randrange(1, 3))) + random.choice(((), ("ok",))),
        max_attempts=3,
    )


def _ask_quota(params: Params, trace: Trace) -> Asked | None:
    met = [KINDS[row["result"]] for row in trace.results["attempts"]]
    left, retries = trace.results["quota_left"], met[:-1]
    prompt = (
        f"A client in {_MODES[params.mode]} has its full retry quota of 500 tokens. One call meets "
        f"{listed(_MET[kind] for kind in met)}; maximum attempts: 3. How many tokens are left?"
    )
    new, old = sum(5 if kind == "throttling" else 14 for kind in retries), 5 * len(retries)
    taken, other = (new, old) if params.mode == NEW else (old, new)
    succeeded = trace.results["outcome"] == "succeeded"
    last = (5 if retries[-1] == "throttling" else 14) if params.mode == NEW else 5
    wrong = (
        Wrong("nothing given back", 500 - taken, "Success gives back what the last retry took."),
        Wrong("all given back", 500, "Success gives back the last retry alone; failure gives nothing back."),
        Wrong(
            "costs of the other version", 500 - other + (5 if succeeded else 0), "The costs changed in November 2026."
        ),
        Wrong("one token a retry", 500 - len(retries), "A retry takes 5 tokens or more."),
        Wrong("given back without success", 500 - taken + last, "Only a success gives tokens back."),
        Wrong("one token given back", 500 - taken + 1, "1 token is for a success at the first attempt."),
    )
    back = f" + {last}" if succeeded else ""
    return asked(prompt, left, "tokens", wrong, f"500 − {taken}{back} = {left}", (CHANGE, CODE))


MAKERS = (
    Maker("requests", "How many requests the client sends", _draw_sent, where(is_repeated, _ask_sent)),
    Maker("longest-wait", "How long a wait can be", _draw_wait, where(waits, _ask_longest)),
    Maker("mean-wait", "How long the waits are on average", _draw_wait, where(waits, _ask_mean)),
    Maker("read-timeout", "What a read timeout does to a long run", _draw_cut, where(would_succeed, _ask_cut)),
    Maker("quota", "What a call takes from the retry quota", _draw_quota, where(takes_tokens, _ask_quota)),
)
"""Makers of questions about a call that is repeated."""
