"""The results of a request through CloudFront, and the notes on the model behind it."""

from study.core.simulators.engines.edge.params import (
    CHOICE,
    EVENTS,
    EVENTS_PAGE,
    LARGEST,
    QUOTAS,
    RESTRICTIONS,
    UPDATING,
)
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note("documented", "Viewer request: for every request, before the cache is looked into.", EVENTS_PAGE),
    Note(
        "documented", "Viewer events: not for the fetch of an error page, nor for the redirect to HTTPS.", EVENTS_PAGE
    ),
    Note("documented", "Origin request: only if CloudFront forwards the request to the origin.", EVENTS_PAGE),
    Note("documented", "Origin response: after every answer of the origin, errors too.", EVENTS_PAGE),
    Note("documented", "Not if a function at origin request made the answer.", EVENTS_PAGE),
    Note("documented", "Viewer response: hit or miss, but not if the origin answers with 400 or higher.", EVENTS_PAGE),
    Note("documented", "Nor if a function at viewer request made the answer.", EVENTS_PAGE),
    Note("documented", "An answer made by a function: 40 KB at viewer request, 1 MB at origin request.", QUOTAS),
    Note("documented", "A larger one becomes 502; a larger body of a request is cut for the function.", QUOTAS),
    Note("documented", "What is changed at the viewer events is in no cache; what is at the origin events is.", CHOICE),
    Note("documented", "Origin response may change the status of the answer.", UPDATING),
    Note("documented", "Viewer response may not.", RESTRICTIONS),
    Note("documented", "30 s and a package of 50 MB for all four events.", QUOTAS),
    Note(
        "documented", "A numbered version from us-east-1; no VPC, environment variables, layers and more.", RESTRICTIONS
    ),
    Note("derived", "Of N requests with a hit ratio h, N × (1 − h) reach the origin events."),
    Note("simplified", "An answer that a function makes has status 200; the redirect is 301."),
    Note("simplified", "After an answer that is too large, viewer response does not run."),
    Note("simplified", "An error that comes from the cache is one that the origin answered before."),
)

RESULTS = (
    Result(
        "runs",
        "whether the function at each event runs for this request",
        "object",
        fields=tuple(Result(name, f"at {name}", "boolean") for name in EVENTS),
        source=EVENTS_PAGE,
    ),
    Result(
        "expected_runs",
        "how often each runs in all requests, at the hit ratio",
        "object",
        fields=tuple(Result(name, f"at {name}", "number", minimum=0) for name in EVENTS),
    ),
    Result("status", "what the viewer gets", minimum=200, maximum=599),
    Result(
        "body_seen",
        "how much of a request's body the function at each event is shown",
        "object",
        unit="bytes",
        fields=tuple(Result(name, f"at {name}", minimum=0) for name in LARGEST),
        source=QUOTAS,
    ),
    Result("answered_by", "who made the answer", "string", choices=("origin", "cache", "function", "cloudfront")),
    Result(
        "violations",
        "rules that CloudFront refuses the function or its answer for",
        "array",
        fields=(Result("rule", "which rule", "string"), Result("message", "what is wrong", "string")),
    ),
)
