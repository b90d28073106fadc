"""The lab of a load balancer told: repeated keys, the size of a body, and a response with all its fields."""

from dataclasses import replace

from study.core.simulators.engines.alb.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}
_MULTI = '{"statusCode": 200, "multiValueHeaders": {}, "isBase64Encoded": false, "body": "ok"}'

PATH = (
    Told(
        "A key, twice",
        "Of a repeated key the last value wins",
        "The address has id twice: {=Values lost} value is lost. With multi-value headers on, every value arrives, "
        "in an array even if it is single.",
        "Lose no value",
        replace(_STARTS["two-ids"], response=_MULTI),
        lambda run: not run.trace.results["lost"],
        ("multi_value",),
    ),
    Told(
        "A body",
        "A load balancer passes 1 MB on, and no more",
        "With a body of {body_bytes} bytes the client gets {=The client gets}. The function is not even invoked.",
        "Have the body get through",
        _STARTS["too-large"],
        lambda run: run.trace.results["status"] == 200,
    ),
    Told(
        "An answer",
        "A response has three fields at least",
        "The client gets {=The client gets}, decided by: {=Decided by}. Write isBase64Encoded into the response, as "
        "true or false.",
        "Have the client get what the function says",
        _STARTS["forgotten-field"],
        lambda run: run.trace.results["ended_at"] == "answered",
        ("response",),
    ),
)
