"""What the parts of the permissions page need from a run."""

from study.core.simulators.engines.permissions.actions import ACTIONS, action, acts_on
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ALLOW,
    BARE,
    CREATE,
    DENY,
    OTHER,
    POLLER,
    QUALIFIED,
    READ_QUEUE,
    SILENT,
    WRITE_LOGS,
    Params,
)
from study.core.simulators.engines.permissions.run import NAMES
from study.labs.plugin import Run

CALLERS = {
    "same-user": "User of this account",
    "same-role": "Role of this account",
    "other-user": "User of another account",
    "other-role": "Role of another account",
    "service": "Service that pushes",
    "poller": "Lambda, which polls",
}

WHO = {
    "same-user": ("User", "this account"),
    "same-role": ("Role", "this account"),
    "other-user": ("User", "other account"),
    "other-role": ("Role", "other account"),
    "service": ("Service", "pushes"),
    "poller": ("Lambda", "polls"),
}
"""Who calls, in a word or two each."""

SAYS = {ALLOW: "allows", DENY: "denies", SILENT: "is silent", ABSENT: "is not there", OTHER: "other role"}
NAMED = {BARE: "function", QUALIFIED: "function:*", OTHER: "another"}
"""What an identity policy names that does not name everything of what is called."""
SHORT = {
    "deny": "Any deny?",
    "rcp": "RCP",
    "scp": "SCP",
    "resource": "Resource",
    "identity": "Identity",
    "boundary": "Boundary",
    "session": "Session",
    "pass_role": "PassRole",
    "trust": "Trust",
}
"""The gates in a word."""


def does(params: Params) -> tuple[str, str]:
    """The action as IAM calls it, and what it is done to."""
    return ACTIONS[action(params)], acts_on(params)


def gate(name: str, params: Params) -> str:
    """A gate by its name; what a poller brings along is the execution role."""
    if name == "identity" and params.caller == POLLER:
        return "Execution role"
    return NAMES[name][0].upper() + NAMES[name][1:]


def beside(params: Params) -> str:
    """What the function's execution role, which stands beside the gates, has to do with the call."""
    if params.caller == POLLER:
        return "Its execution role is asked above: with it Lambda reads the source."
    if params.action == CREATE:
        return "Its execution role is passed to it: that takes iam:PassRole and a trust policy."
    if params.action in (READ_QUEUE, WRITE_LOGS):
        return "For a call of the function itself the caller is its execution role."
    return "Its execution role is not asked: that is for what the function itself calls."


def ended(run: Run) -> str:
    """What came of the call, in few words."""
    found = run.trace.results
    if found["decision"] == ALLOW:
        return "allowed"
    return f"denied at gate {found['asked']}, {gate(found['decided_by'], run.params).lower()}"
