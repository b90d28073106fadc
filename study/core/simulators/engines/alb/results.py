"""The results of a request to a load balancer, and the notes on the model behind it."""

from study.core.simulators.engines.alb.params import FUNCTIONS, TROUBLE
from study.core.simulators.simulator import Note, Result

HOW = ("kept", "lost", "listed", "added")

NOTES = (
    Note("documented", "Multi-value headers off: of a repeated header or query key the last value is sent.", FUNCTIONS),
    Note("documented", "On: every value, as an array, under names that begin with multiValue.", FUNCTIONS),
    Note("documented", "Query parameters are not URL-decoded.", FUNCTIONS),
    Note("documented", "Added: x-amzn-trace-id, x-forwarded-for, x-forwarded-port, x-forwarded-proto.", FUNCTIONS),
    Note("documented", "With Content-Encoding the body is base64.", FUNCTIONS),
    Note(
        "documented",
        "Else it is text for text/*, application/json, application/javascript and application/xml, and base64 for all "
        "others.",
        FUNCTIONS,
    ),
    Note("documented", "A response has a statusCode, isBase64Encoded, and headers or multiValueHeaders.", FUNCTIONS),
    Note("documented", "Hop-by-hop headers of a response are dropped, and Content-Length is computed.", FUNCTIONS),
    Note("documented", "A body over 1 MB: 413. A response over 1 MB, or malformed: 502.", FUNCTIONS),
    Note("documented", "A function error, a timeout, a throttle: 502. No target: 503. Service too late: 504.", TROUBLE),
    Note("documented", "A WebSocket upgrade: 400. Blocked by AWS WAF: 403.", TROUBLE),
    Note("simplified", "Where several of these apply, the order of this page decides."),
    Note("simplified", "Header names are in lower case, as in the published events; the addresses are made up."),
    Note("simplified", "Bodies are told by their size alone; an empty one is no base64 without Content-Encoding."),
    Note("simplified", "What a field of the response holds is checked for its type alone, a status from 100 to 599."),
)

RESULTS = (
    Result("event", "what the function gets, or null where it is not invoked", "object", items="any", optional=True),
    Result("status", "what the client gets", minimum=100, maximum=599),
    Result("why", "the rule that decides the status", "string"),
    Result("ended_at", "the check that ended it, or answered", "string"),
    Result(
        "gates",
        "the checks in order",
        "array",
        fields=(
            Result("gate", "which check", "string"),
            Result("result", "pass, stop, or not-reached", "string", choices=("pass", "stop", "not-reached")),
            Result("why", "what it found", "string"),
        ),
        source=TROUBLE,
    ),
    Result(
        "fields",
        "what becomes of every value of the request",
        "array",
        fields=(
            Result("part", "query or headers", "string", choices=("query", "headers")),
            Result("name", "its name as it arrives", "string"),
            Result("value", "one value", "string"),
            Result("how", "kept alone, lost, listed in an array, or added", "string", choices=HOW),
        ),
        source=FUNCTIONS,
    ),
    Result("lost", "values of the request that the function never sees", minimum=0),
    Result("body_as", "how the body arrives", "string", choices=("text", "base64", "empty")),
    Result(
        "client_headers",
        "the headers of the function's response that reach the client",
        "array",
        fields=(Result("name", "its name", "string"), Result("value", "its value", "string")),
    ),
    Result("response_size", "of the response's JSON", unit="bytes", minimum=0),
)
