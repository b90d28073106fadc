"""What to try with permissions: tasks, guesses, and the subject of each stage."""

from study.core.simulators.engines.permissions.actions import covers
from study.core.simulators.engines.permissions.params import ABSENT, ALLOW, CREATE, DENY, SERVICE, SILENT
from study.core.simulators.engines.permissions.run import order
from study.labs.plugin import Curve, Prediction, Run, by_change


def _allowed(run: Run) -> bool:
    return bool(run.trace.results["decision"] == ALLOW)


TASKS = (
    by_change(
        "Let a role in although its identity policy says nothing",
        lambda run: _allowed(run) and run.params.caller == "same-role" and run.params.identity == SILENT,
    ),
    by_change(
        "Let somebody in past a boundary that says nothing",
        lambda run: _allowed(run) and run.params.boundary == SILENT and run.params.caller in ("same-user", "same-role"),
    ),
    by_change(
        "Have a role of another account call the function",
        lambda run: _allowed(run) and run.params.caller == "other-role",
    ),
    by_change(
        "Have a service turned away although the resource policy allows it",
        lambda run: not _allowed(run) and run.params.caller == SERVICE and run.params.resource == ALLOW,
    ),
    by_change(
        "Have a deny that changes nothing",
        lambda run: _allowed(run) and DENY in (run.params.identity, run.params.resource, run.params.boundary),
    ),
    by_change(
        "Have a policy that allows the call and is about something else",
        lambda run: not _allowed(run) and run.params.identity == ALLOW and not covers(run.params),
    ),
    by_change(
        "Make a function by a caller that may pass its role",
        lambda run: _allowed(run) and run.params.action == CREATE,
    ),
    by_change(
        "Let the service control policy decide",
        lambda run: run.trace.results["decided_by"] == "scp",
    ),
)

CURVES: tuple[Curve, ...] = ()
"""Nothing here is measured along a line."""

PREDICTIONS = (
    Prediction(
        "How many gates are asked until the decision?",
        "gates",
        lambda run: float(run.trace.results["asked"]),
        lambda params: float(sum(name == "deny" or getattr(params, name) != ABSENT for name in order(params))),
    ),
)

_FOUR = ("caller", "scp", "resource", "identity", "boundary")

STAGES = {
    "boundary-forgets": _FOUR,
    "plain": ("caller", "resource", "identity"),
    "other-account": ("caller", "resource", "identity", "scp"),
    "bucket": ("caller", "resource", "source_matches"),
    "queue": ("caller", "resource", "identity"),
    "one-deny": (*_FOUR, "session", "rcp"),
    "alias": ("caller", "resource", "qualifier_granted", "qualifier_called"),
    "named-user": (*_FOUR, "session"),
    "named-without-alias": ("caller", "action", "identity", "identity_names", "qualifier_called"),
    "new-function": ("caller", "action", "identity", "pass_role", "trust", "boundary"),
    "own-logs": ("caller", "action", "identity", "identity_names"),
    "new-code": ("caller", "action", "identity", "identity_names", "scp"),
}

COLOURS = {
    "resource": "served",
    "identity": "served",
    "boundary": "throttled",
    "session": "throttled",
    "scp": "throttled",
    "rcp": "throttled",
    "pass_role": "throttled",
    "trust": "throttled",
}
"""What grants has the colour of a call that is let on, what only limits that of one turned away."""
