"""What to try at the edge: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.edge.params import ORIGIN_REQUEST
from study.labs.plugin import Curve, Prediction, Run, by_change


def _ran(run: Run) -> int:
    return sum(run.trace.results["runs"].values())


TASKS = (
    by_change("Have three of four functions run", lambda run: len(run.params.functions) == 4 and _ran(run) == 3),
    by_change(
        "Let a function answer, and the one at viewer response still run",
        lambda run: (
            run.trace.results["answered_by"] == "function" and run.trace.results["runs"]["viewer-response"]
        ),
    ),
    by_change("Have the viewer get a 502", lambda run: run.trace.results["status"] == 502),
    by_change(
        "Halve the runs in all without losing a function",
        lambda run: (
            len(run.params.functions) == 4
            and sum(run.trace.results["expected_runs"].values()) <= 2.2 * run.params.requests
        ),
    ),
    by_change(
        "With functions at all four events, have none run",
        lambda run: len(run.params.functions) == 4 and _ran(run) == 0,
    ),
)  # fmt: skip

PREDICTIONS = (
    Prediction(
        "How many functions run for this request?",
        "functions",
        lambda run: float(_ran(run)),
        lambda params: 4.0,
    ),
    Prediction(
        "How often does the function at origin request run in all requests?",
        "runs",
        lambda run: float(run.trace.results["expected_runs"][ORIGIN_REQUEST]),
        lambda params: float(params.requests),
    ),
)

CURVES = (
    Curve(
        "hits",
        "Runs in all, by hit ratio",
        "hit ratio",
        "runs",
        lambda run: sorted({0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0, run.params.hit_ratio}),
        lambda run: run.params.hit_ratio,
        lambda params, value: replace(params, hit_ratio=value),
        lambda trace: float(sum(trace.results["expected_runs"].values())),
    ),
)

STAGES = {
    "all-four": ("cache", "functions", "hit_ratio", "requests"),
    "found-in-the-cache": ("cache", "hit_ratio", "requests"),
    "origin-error": ("origin_status", "cache", "hit_ratio"),
    "login-wall": ("generated_at", "functions", "body_bytes"),
    "too-large-a-page": ("body_bytes", "generated_at"),
    "rewrite-once": ("hit_ratio", "requests", "functions"),
    "plain-http": ("redirect", "functions", "error_page"),
    "as-in-lambda": ("uses", "version", "timeout_s", "package_mb"),
}

COLOURS = {"functions": "served", "cache": "cold", "origin_status": "failed", "hit_ratio": "served"}
"""The colours that inputs have in the picture."""
