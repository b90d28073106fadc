"""The results of a run about one call, and the notes on the model behind it."""

from study.core.simulators.engines.sdk_retries.params import CHANGE, CODE, REFERENCE
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note(
        "documented",
        "New standard mode: a wait is random up to 50 ms × 2^i, after throttling 1 s × 2^i, at most 20 s.",
        CHANGE,
    ),
    Note("documented", "Standard mode before: up to 2^i s, at most 20 s. Legacy: up to 2^i s without a limit.", CODE),
    Note(
        "documented",
        "A retry takes 14 tokens, after throttling 5; before: 5, after a timeout of the client 10.",
        CHANGE,
    ),
    Note(
        "documented",
        "An answer with HTTP 200 gives back what the last retry took, at the first attempt 1 token; never over 500.",
        CODE,
    ),
    Note(
        "documented",
        "A function error is HTTP 200: no client repeats it. Nor does it repeat 4xx other than 429.",
        REFERENCE,
    ),
    Note("documented", "Botocore waits 60 s for an answer, then counts the attempt as a transient error.", CODE),
    Note(
        "derived",
        "A run longer than the read timeout is cut off at the client alone: every retry runs the function again.",
    ),
    Note("derived", "A wait is on average half its maximum, where no hint moves it."),
    Note("simplified", "Errors other than timeouts are answered at once, and every error answer carries the hint."),
    Note("simplified", "Every run of the function takes the same time; an answer that gets lost is one of its runs."),
    Note(
        "simplified", "Adaptive mode: the limiter's cut to 0.7 is shown; that it delays calls, first ones too, is not."
    ),
)

RESULTS = (
    Result(
        "attempts",
        "every attempt in its order",
        "array",
        fields=(
            Result("number", "from 1"),
            Result("start", "when the request is sent", "number", unit="s"),
            Result("end", "when the client has its answer, or stops waiting for it", "number", unit="s"),
            Result("result", "what happened", "string"),
        ),
    ),
    Result(
        "delays",
        "the wait before each retry",
        "array",
        fields=(
            Result("retry", "from 1"),
            Result("base", "what is doubled at each retry", "number", unit="s"),
            Result("maximum", "the longest it can be", "number", unit="s"),
            Result("mean", "what it is on average", "number", unit="s"),
        ),
    ),
    Result("outcome", "how the call ends", "string", choices=("succeeded", "failed")),
    Result(
        "reason",
        "why it failed",
        "string",
        optional=True,
        choices=("MaxAttemptsReached", "RetryQuotaExceeded", "NotRetryable", "FunctionError"),
    ),
    Result("quota_left", "tokens in the retry quota after the call; legacy has none", optional=True, unit="tokens"),
    Result("function_runs", "how often the function ran"),
    Result(
        "runs",
        "every run of the function in its order",
        "array",
        fields=(
            Result("attempt", "the attempt that started it"),
            Result("start", "when it starts", "number", unit="s"),
            Result("end", "when it ends, whether anybody waits for it or not", "number", unit="s"),
            Result("answered", "whether the client gets its answer", "boolean"),
        ),
    ),
    Result("runs_at_once", "most runs of the function at the same time"),
    Result("waits", "the waits drawn in this run", "array", unit="s"),
    Result("mean_wait", "average of all waits together", "number", unit="s"),
    Result("maximum_wait", "all waits together at their longest", "number", unit="s"),
    Result("ended_at", "when the call ends in this run", "number", unit="s"),
    Result("client_rate", "limit of adaptive mode after the call", "number", unit="requests/s", optional=True),
)
