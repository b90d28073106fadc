"""What can be asked about any call, and the rule of ours that is varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.change import no_help, only_help
from study.core.simulators.engines.permissions.askable import has_one_end, is_denied
from study.core.simulators.engines.permissions.changes import changes
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ACROSS,
    ALLOW,
    BARE,
    CREATE,
    GET,
    INVOKE,
    LOGIC,
    OTHERS,
    PASSED,
    PERMISSIONS,
    QUALIFIED,
    RESOURCES,
    Params,
)
from study.core.simulators.engines.permissions.run import NAMES, counted, order
from study.core.simulators.simulator import Model, Point, Trace, Wrong

ENDS = {
    "both": "it is allowed, by grants of both sides",
    "resource": "it is allowed, by the grant of the resource policy",
    "identity": "it is allowed, by the grant of the identity policy or execution role",
    "deny": "it is denied: a policy says deny",
    "scp": "it is denied: the service control policy does not allow it",
    "unlet": "it is denied: the resource policy does not let it in",
    "ungranted": "it is denied: the caller's own side does not grant it",
    "boundary": "it is denied: the permissions boundary does not allow it",
    "session": "it is denied: the session policy does not allow it",
    "pass_role": "it is denied: the caller may not pass the role",
    "trust": "it fails: the role does not let Lambda take it over",
}

_NOT = {
    "both": "Both sides are asked only across accounts, and there each of them must allow.",
    "resource": "No grant of the resource policy alone brings this call through.",
    "identity": "No grant of the caller's own side alone brings this call through.",
    "deny": "No policy that counts for this caller says deny.",
    "scp": "It allows the call, is not there, or does not count for this caller; or the decision falls before it.",
    "unlet": "For this caller its silence is no refusal, or it does let the call in, or the decision falls before it.",
    "ungranted": "The caller's side grants the call, or need not, or the decision falls before it.",
    "boundary": "It allows the call, is not there, or does not limit this grant; or the decision falls before it.",
    "session": "It allows the call, is not there, or does not limit this grant; or the decision falls before it.",
    "pass_role": "The caller may pass it, or the decision falls before; and only a new function is given a role.",
    "trust": "It does, or the decision falls before; and only a new function is given a role.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """A session policy of a user that limits a grant to the user, or does not."""
    yield replace(params, session_limits_user=not params.session_limits_user), 0


MODELS: tuple[Model[Params], ...] = ()
"""What is asked is answered in words, and these have their own wrong answers."""


def end(trace: Trace) -> str:
    """The name among `ENDS` of what became of the call."""
    found = trace.results
    if found["decision"] == ALLOW:
        return "both" if len(found["granted_by"]) == 2 else str(found["granted_by"][0])
    return {"resource": "unlet", "identity": "ungranted"}.get(found["decided_by"], str(found["decided_by"]))


def end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Whatever does not become of it, what such a call might suggest first."""
    right = end(trace)
    likely = ["resource" if params.resource == ALLOW else "identity", "ungranted", "unlet", "deny"]
    if params.caller in OTHERS:
        likely.insert(0, "both")
    if params.action == CREATE:
        likely[:0] = ["pass_role", "trust"]
    names = [*likely, *(name for name in ("scp", "boundary", "session") if getattr(params, name) != ABSENT), *ENDS]
    return [
        Wrong(f"thinks that {ENDS[name]}", ENDS[name], _NOT[name]) for name in dict.fromkeys(names) if name != right
    ]


def places(params: Params) -> list[str]:
    """The policies in the order in which they are asked, as they stand on the figure of the inputs."""
    return [NAMES[name] for name in order(params) if name == "deny" or getattr(params, name) != ABSENT]


def _gate(params: Params, trace: Trace) -> str:
    return NAMES[trace.results["decided_by"]]


def _gate_wrong(params: Params, trace: Trace) -> list[Wrong]:
    why = {row["gate"]: row["why"] for row in trace.results["gates"]}
    return [
        Wrong(f"thinks that it is the {NAMES[name]}", NAMES[name], why[name])
        for name in order(params)
        if name != trace.results["decided_by"]
    ]


def _deciding(params: Params, trace: Trace) -> int | None:
    """The event at the gate that decided."""
    return next(number for number, event in enumerate(trace.events, start=1) if event.who == _gate(params, trace))


def _one_change(params: Params, trace: Trace) -> str | None:
    """The only single change that lets the call through; None where it is allowed, or several or none do."""
    if trace.results["decision"] == ALLOW:
        return None
    helping = only_help(changes(params))
    return helping.words if helping else None


def told(params: Params) -> str:
    """What has to be known besides the inputs."""
    named = params.identity_names in (BARE, QUALIFIED) or (params.resource == ALLOW and "resource" in counted(params))
    bare = named and not params.qualifier_called and params.action in (INVOKE, GET)
    called = "It is called without a version or alias. " if bare else ""
    return f"There are no other policies; one that is “none” says nothing of the call. {called}"


POINTS: tuple[Point[Params], ...] = (
    Point(
        "call-gate",
        "Which policy decides a call",
        lambda params: f"{told(params)}Which gate turns it away?",
        lambda params, trace: _gate(params, trace) if is_denied(params, trace) else None,
        lambda params, trace: trace.says,
        (LOGIC, ACROSS, PASSED),
        wrong=_gate_wrong,
        places=places,
        event=_deciding,
    ),
    Point(
        "call-decision",
        "Whether a call is allowed, and by what",
        lambda params: f"{told(params)}What becomes of the call?",
        lambda params, trace: ENDS[end(trace)] if has_one_end(params, trace) else None,
        lambda params, trace: trace.says,
        (LOGIC, PERMISSIONS, RESOURCES),
        wrong=end_wrong,
    ),
    Point(
        "call-change",
        "Which one change lets a call through",
        lambda params: f"{told(params)}Which one change lets it in?",
        lambda params, trace: _one_change(params, trace) if is_denied(params, trace) else None,
        lambda params, trace: f"{trace.says} With any other single change it is still denied.",
        (LOGIC, ACROSS),
        wrong=lambda params, trace: no_help(changes(params)),
    ),
)
