"""A call in numbers and tables: what one change would do, and how other callers and actions fare."""

from dataclasses import replace
from typing import Any

from study.core.simulators.engines.permissions.actions import unmade
from study.core.simulators.engines.permissions.changes import either
from study.core.simulators.engines.permissions.params import ALLOW, CALLERS, DONE, Params
from study.core.simulators.engines.permissions.run import NAMES, counted
from study.core.simulators.engines.permissions.run import run as judged
from study.core.text.number import number
from study.core.text.plural import listed
from study.labs.pages.permissions import read
from study.labs.plugin import Changes, Number, Run, Table

ROLE = (
    ("Somebody calls the function", "no part", "the gates here"),
    ("A service pushes an event", "no part", "the resource policy of the function"),
    ("Lambda polls a queue or a stream", "must allow to read it", "the execution role, as an identity policy"),
    ("The function calls something", "must allow that", "across accounts also the policy of what is called"),
    ("Lambda takes the role over", "its trust policy names lambda.amazonaws.com", "that trust policy"),
)
"""What an execution role is asked for (DG/lambda-permissions, DG/services-sqs-configure, IAM User Guide, policy
evaluation across accounts; read 2026-11-23)."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    allowed = found["decision"] == ALLOW
    granted = listed(NAMES[name] for name in found["granted_by"])
    return (
        Number("The call is", "allowed" if allowed else "denied", state="served" if allowed else "throttled"),
        Number("Decided by", read.gate(found["decided_by"], run.params).lower()),
        Number("Gates asked", number(found["asked"]), found["asked"]),
        Number("Granted by", granted or "nothing"),
        Number("Denied explicitly by", number(len(found["denied_by"])), len(found["denied_by"])),
        Number("Action", read.does(run.params)[0]),
        Number("Kinds of policies that count", number(len(counted(run.params))), len(counted(run.params))),
    )


def tables(run: Run) -> tuple[Table, ...]:
    """The same policies with other callers and other actions, and the execution role beside them."""
    others = Table(
        "The same policies, other callers",
        ("Caller", "The call is", "Why"),
        tuple((read.CALLERS[other.caller], *_judged(other)) for other in _each(run.params, "caller", CALLERS)),
    )
    actions = Table(
        "The same policies, other actions",
        ("Action", "On", "The call is", "Why"),
        tuple((*read.does(other), *_judged(other)) for other in _each(run.params, "action", DONE)),
    )
    return (
        others,
        actions,
        Table("Beside the gates: the execution role", ("When", "The execution role", "Who decides"), ROLE),
    )


def changed(run: Run) -> Changes:
    """What one change would do: let a denied call in, or turn an allowed one away."""
    allowed, found = either(run.params)
    title = "One change that turns it away" if allowed else "One change that lets it in"
    return Changes(title, tuple(found))


def _each(params: Params, name: str, choices: tuple[str, ...]) -> list[Params]:
    """The same with every choice of one parameter with which the call can be made."""
    changed: list[dict[str, Any]] = [{name: choice} for choice in choices]
    return [other for each in changed if not any(unmade(other := replace(params, **each)))]


def _judged(params: Params) -> tuple[str, str]:
    """What becomes of a call, and the reason of the gate that decided."""
    found = judged(params, 0).results
    why = next(str(row["why"]) for row in found["gates"] if row["gate"] == found["decided_by"])
    return "allowed" if found["decision"] == ALLOW else "denied", why
