"""What to try with an alias: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.aliases.points import is_accepted
from study.labs.plugin import Curve, Prediction, by_change

TASKS = (
    by_change(
        "Send every call to the additional version, through the alias",
        lambda run: run.trace.results["counts"]["second"] == run.params.calls and run.params.qualifier != "2",
    ),
    by_change("Run $LATEST with an alias in between, as AWS allows it", lambda run: (
        is_accepted(run.params) and run.params.first_version == "$LATEST" and run.trace.results["runs"] == "first"
    )),
    by_change("Have every call denied", lambda run: run.trace.results["refused"] == run.params.calls),
    by_change(
        "Release in at least five steps, within ten minutes",
        lambda run: (
            run.params.shift == "linear"
            and run.params.shift_percent <= 20
            and 0 < (run.trace.results["moved_at"] or 0) <= 10
        ),
    ),
    by_change("Publish without making a version", lambda run: run.trace.results["unchanged"] > 0),
    by_change("Have an alias run code that $LATEST no longer has", lambda run: (
        run.trace.results["runs"] == "first" and (run.trace.results["code"] or 99) < run.trace.results["latest_code"]
    )),
    by_change("Have at least half of the calls spill over from provisioned environments", lambda run: (
        2 * (run.trace.results["spillover"] or 0) >= run.params.calls
    )),
    by_change("Change how many environments are provisioned, as AWS takes it", lambda run: (
        run.trace.results["provisioned_change"] == "taken"
    )),
    by_change("Have a release rolled back before half of the calls have moved", lambda run: (
        run.trace.results["rolled_back"] and max(row["share"] for row in run.trace.results["share_at"]) < 0.5
    )),
)  # fmt: skip

PREDICTIONS = (
    Prediction(
        "How many of the calls run the additional version?",
        "calls",
        lambda run: float(run.trace.results["counts"]["second"]),
        lambda params: float(params.calls),
    ),
    Prediction(
        "After how many minutes have all calls moved? 0 if they never do.",
        "min",
        lambda run: float(run.trace.results["moved_at"] or 0),
        lambda params: 100.0 * params.shift_minutes,
        log=True,
    ),
)

CURVES = (
    Curve(
        "weight",
        "Deviation, by weight",
        "weight",
        "calls",
        lambda run: sorted({0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0, run.params.weight}),
        lambda run: run.params.weight,
        lambda params, value: replace(params, weight=value),
        lambda trace: float(trace.results["deviation"]),
    ),
)

STAGES = {
    "provisioned-alias": ("environments", "at_once", "calls", "qualifier"),
    "provisioned-and-weights": ("asked_for", "second_version", "environments", "at_once"),
    "ten-percent": ("weight", "calls", "first_version", "second_version"),
    "around-the-alias": ("qualifier", "first_version", "second_version", "weight"),
    "no-qualifier": ("qualifier", "first_version", "second_version", "weight"),
    "granted-on-the-alias": ("granted", "qualifier", "first_version", "weight"),
    "latest-behind-weights": ("second_version", "first_version", "weight", "same_role", "same_dlq"),
    "canary-release": ("shift", "shift_percent", "shift_minutes", "alarm_at"),
    "published-twice": ("acts", "first_version", "second_version", "qualifier"),
    "not-published-yet": ("acts", "first_version", "second_version", "weight"),
    "linear-release": ("shift", "shift_percent", "shift_minutes", "alarm_at"),
}

COLOURS = {"weight": "cold", "second_version": "cold", "first_version": "served", "shift_percent": "cold"}
"""The colours that inputs have in the picture."""
