"""What to try with a load balancer: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.alb.run import MOST, gates
from study.labs.plugin import Curve, Prediction, by_change

TASKS = (
    by_change(
        "Lose two values of one request",
        lambda run: run.trace.results["lost"] >= 2 and run.trace.results["event"] is not None,
    ),
    by_change(
        "Let every value of a repeated key arrive, and the client get a 200",
        lambda run: (
            run.trace.results["status"] == 200
            and run.params.multi_value
            and len({name for name, _ in run.params.query}) < len(run.params.query)
        ),
    ),
    by_change(
        "Have text arrive as base64",
        lambda run: run.trace.results["body_as"] == "base64" and run.params.content_type.startswith("text/"),
    ),
    by_change("Have the client get a 413", lambda run: run.trace.results["status"] == 413),
    by_change(
        "Have the client get a 502 although the function returns",
        lambda run: run.trace.results["status"] == 502 and run.params.outcome == "returns",
    ),
)

PREDICTIONS = (
    Prediction(
        "How many values of the request never reach the function?",
        "values",
        lambda run: float(run.trace.results["lost"]),
        lambda params: float(len(params.query) + len(params.headers)),
    ),
    Prediction(
        "How many checks does the request pass?",
        "checks",
        lambda run: float(sum(gate["result"] == "pass" for gate in run.trace.results["gates"])),
        lambda params: float(len(gates(params))),
    ),
)

CURVES = (
    Curve(
        "body",
        "What the client gets, by size of the body",
        "bytes",
        "status",
        lambda run: sorted(
            {0.0, MOST / 4, MOST / 2, float(MOST), MOST + 1.0, 2.0 * MOST, float(run.params.body_bytes)}
        ),
        lambda run: float(run.params.body_bytes),
        lambda params, value: replace(params, body_bytes=int(value)),
        lambda trace: float(trace.results["status"]),
    ),
)

STAGES = {
    "two-ids": ("query", "multi_value", "headers"),
    "two-ids-listed": ("multi_value", "query", "response"),
    "forgotten-field": ("response", "multi_value"),
    "a-picture": ("body_bytes", "content_type", "content_encoding"),
    "too-large": ("body_bytes", "content_type"),
    "large-answer": ("response_bytes", "response"),
    "timed-out": ("outcome", "target", "waf"),
}

COLOURS = {"multi_value": "retry", "body_bytes": "throttled", "response": "failed"}
"""The colours that inputs have in the picture."""
