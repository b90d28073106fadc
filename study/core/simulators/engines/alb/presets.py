"""Useful starting states."""

from study.core.simulators.engines.alb.params import TIMEOUT, Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "two-ids",
        "Two orders in one request",
        Params(query=(("id", "1"), ("id", "2"), ("q", "a%20b"))),
        "The address has id twice. Which of them does the function find?",
        terms=("query", "last value", "repeated", "json event"),
    ),
    Preset(
        "two-ids-listed",
        "The same with multi-value headers on",
        Params(query=(("id", "1"), ("id", "2")), multi_value=True),
        "One switch of the target group, and the client gets a 502. Why?",
        terms=("multi-value headers", "multivalueheaders", "arrays"),
    ),
    Preset(
        "forgotten-field",
        "A field forgotten in the response",
        Params(response='{"statusCode": 200, "headers": {}, "body": "ok"}'),
        "In the console the function works. What does the client get, and which field is missing?",
        terms=("must carry", "malformed", "502", "isbase64encoded"),
    ),
    Preset(
        "a-picture",
        "A picture in the body",
        Params(method="POST", query=(), body_bytes=300_000, content_type="image/png"),
        "300,000 bytes of a picture. How do they arrive, and how long is that?",
        terms=("base64", "body", "binary"),
    ),
    Preset(
        "too-large",
        "A body of 2 MB",
        Params(method="POST", query=(), body_bytes=2_097_152, content_type="application/json"),
        "A Lambda function takes 6 MB. Does it get this body?",
        terms=("413", "maximum request body", "1 mb"),
    ),
    Preset(
        "large-answer",
        "An answer of 3 MB",
        Params(response_bytes=3_145_728),
        "The function returns in time and without an error. What does the client get?",
        terms=("maximum response json", "response"),
    ),
    Preset(
        "timed-out",
        "A function that times out",
        Params(outcome=TIMEOUT),
        "504 is called Gateway Timeout. Is that what the client gets?",
        terms=("timeout", "502 bad gateway", "error"),
    ),
)
