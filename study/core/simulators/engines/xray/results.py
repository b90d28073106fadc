"""The results of watching a function, and the notes on the model behind it."""

from study.core.simulators.engines.xray.params import LOGS, METRICS, RETRIES, TRACING, VARIABLES
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note("documented", "Active: the decision in the header that comes is followed.", TRACING),
    Note("documented", "Active without a header: 1 request a second, and 5 % of the rest.", TRACING),
    Note("documented", "Pass-through: a header is handed on; Lambda sends nothing to X-Ray.", TRACING),
    Note("documented", "Pass-through without a header: one is made that says not sampled.", TRACING),
    Note("documented", "A trace has two segments of Lambda: the service, and the function.", TRACING),
    Note("documented", "_X_AMZN_TRACE_ID holds the tracing header of the invocation.", VARIABLES),
    Note("documented", "Throttled requests count in Throttles, and in neither Invocations nor Errors.", METRICS),
    Note("documented", "Each invocation counts, retries too; so does each function error.", METRICS),
    Note("documented", "AsyncEventsDropped: events that never succeeded, sent to a queue or not.", METRICS),
    Note("documented", "DeadLetterErrors: events that could not be sent to the dead-letter queue.", METRICS),
    Note("documented", "An asynchronous event is retried twice after errors, unless fewer are set.", RETRIES),
    Note("documented", "Each invocation logs the lines START, END and REPORT.", LOGS),
    Note("derived", "Traces expected: for each second 1, and 0.05 for each further request."),
    Note("simplified", "Seconds count from the start of the run, and requests are spread evenly over them."),
    Note("simplified", "Which of the rest are drawn follows from the seed."),
    Note("simplified", "What is throttled is throttled once; then nobody calls again, or an event runs well."),
    Note("simplified", "Each request is one trace, whatever becomes of it."),
)

COUNTED = ("Invocations", "Errors", "Throttles", "AsyncEventsReceived", "AsyncEventsDropped", "DeadLetterErrors")
"""The metrics that a run moves."""

RESULTS = (
    Result("requests", "requests that come", minimum=0),
    Result("traces_expected", "requests that sampling chooses, on average", "number", minimum=0, source=TRACING),
    Result("sampled", "requests that it chose in this run", minimum=0),
    Result("sent", "traces that reach X-Ray, on average", "number", minimum=0, source=TRACING),
    Result("header", "the tracing header of the first request", "string", source=TRACING),
    Result("variable", "the environment variable that holds it", "string", source=VARIABLES),
    Result(
        "metrics",
        "what CloudWatch counts, as sums",
        "object",
        fields=tuple(Result(name, f"the metric {name}", minimum=0, source=METRICS) for name in COUNTED),
    ),
    Result("log_lines", "lines START, END and REPORT", minimum=0, source=LOGS),
)
