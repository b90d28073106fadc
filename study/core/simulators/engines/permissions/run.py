"""One call on its way through the policies: each gate lets it on, has no say, or turns it away.

The gates come in the order of the IAM User Guide. What a gate does is recorded with its reason when it is decided.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from study.core.simulators.engines.permissions.actions import (
    ACTIONS,
    WITHOUT_POLICY,
    action,
    acts_on,
    arn,
    covers,
    says,
)
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ALLOW,
    BARE,
    CREATE,
    DENY,
    OTHER,
    OTHERS,
    POLLER,
    QUALIFIED,
    SAME_USER,
    SERVICE,
    SILENT,
    Params,
)
from study.core.simulators.engines.permissions.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.plural import listed

NAMES = {
    "deny": "any explicit deny",
    "rcp": "resource control policy",
    "scp": "service control policy",
    "resource": "resource policy",
    "identity": "identity policy",
    "boundary": "permissions boundary",
    "session": "session policy",
    "pass_role": "passing the role",
    "trust": "trust policy of the role",
}
"""The gates in their order, by the names that the results have for them."""

MAKING = ("pass_role", "trust")
"""The gates of a role that a new function is given."""

POLICIES = tuple(name for name in NAMES if name not in ("deny", *MAKING))
COUNTED = {
    SERVICE: ("rcp", "resource"),
    POLLER: ("rcp", "scp", "identity", "boundary", "session"),
}
"""The policies that count for callers that are not users or roles; for those all do."""

IGNORED = {
    SERVICE: "A service has no policies of its own: the resource policy alone decides.",
    POLLER: "Lambda itself polls, with the execution role: nobody asks the resource policy.",
}
_STATES = {ALLOW: "served", SILENT: "idle", DENY: "throttled"}
_NAMED = {BARE: "the unqualified function", QUALIFIED: "function:*", OTHER: "something else"}
WORDS = {ALLOW: "lets it on", SILENT: "has no say", DENY: "turns it away"}


@dataclass(frozen=True, slots=True)
class Gate:
    """What a gate did: `allow`, `none` or `deny`, and `absent`, `ignored` or `unreached` where it did nothing;
    `ends` is the decision, where it is made here, and `grants` whether this gate grants the call."""

    name: str
    result: str
    why: str
    ends: str = ""
    grants: bool = False


def counted(params: Params) -> tuple[str, ...]:
    """The policies that count for this caller and action."""
    found = COUNTED.get(params.caller, POLICIES)
    return tuple(name for name in found if name != "resource") if action(params) in WITHOUT_POLICY else found


def order(params: Params) -> tuple[str, ...]:
    """The gates of this call."""
    return tuple(name for name in NAMES if name not in MAKING or action(params) == CREATE)


def run(params: Params, seed: int) -> Trace:
    """Judge the call. Nothing is random: `seed` changes nothing."""
    gates = list(_judged(params))
    asked = [gate for gate in gates if gate.result in WORDS]
    granted = [gate.name for gate in asked if gate.grants]
    ends = asked[-1].ends or ALLOW
    decided = asked[-1].name if ends == DENY else granted[-1] if params.caller in OTHERS else granted[0]
    results = {
        "decision": ends,
        "decided_by": decided,
        "gates": [{"gate": gate.name, "result": gate.result, "why": gate.why} for gate in gates],
        "granted_by": granted if ends == ALLOW else [],
        "denied_by": _denying(params),
        "asked": len(asked),
        "action": ACTIONS[action(params)],
        "acts_on": acts_on(params),
    }
    events = tuple(Event(0.0, WORDS[gate.result], NAMES[gate.name], _STATES[gate.result], gate.why) for gate in asked)
    return Trace(results, events, NOTES, _says(asked, granted, ends))


def _says(asked: list[Gate], granted: list[str], ends: str) -> str:
    if ends == DENY:
        return f"The call is denied. {asked[-1].why}"
    return f"The call is allowed, granted by the {listed(NAMES[name] for name in granted)}."


def _denying(params: Params) -> list[str]:
    return [name for name in counted(params) if says(params, name) == DENY]


def _judged(params: Params) -> Iterator[Gate]:
    granted, over = False, False
    for name in order(params):
        if over:
            yield Gate(name, "unreached", "The decision was made before.")
        elif name in POLICIES and name not in counted(params):
            yield Gate(name, "ignored", IGNORED.get(params.caller) or WITHOUT_POLICY[params.action])
        elif name in POLICIES and getattr(params, name) == ABSENT:
            yield Gate(name, "absent", f"There is no {NAMES[name]}, so none has to allow.")
        else:
            gate = _GATES.get(name, _ceiling)(name, params, granted)
            granted, over = granted or gate.grants, bool(gate.ends)
            yield gate


def _any_deny(name: str, params: Params, granted: bool) -> Gate:
    denying = _denying(params)
    if denying:
        named = listed(f"the {NAMES[one]}" for one in denying)
        return Gate(name, DENY, f"{named[0].upper()}{named[1:]} denies the call, and a deny always wins.", DENY)
    return Gate(name, SILENT, "No policy that counts denies the call.")


def _ceiling(name: str, params: Params, granted: bool) -> Gate:
    """A policy that grants nothing, and has to allow where it is set."""
    if getattr(params, name) == ALLOW:
        return Gate(name, ALLOW, f"The {NAMES[name]} allows the call; by itself it grants nothing.")
    return Gate(name, DENY, f"The {NAMES[name]} says nothing of the call: where one is set, it must allow.", DENY)


def _resource(name: str, params: Params, granted: bool) -> Gate:
    fault = _unfit(params)
    if params.resource == ALLOW and not fault:
        if params.caller == SERVICE:
            return Gate(
                name, ALLOW, "The resource policy grants the service this call; nothing else counts.", ALLOW, True
            )
        if params.caller == SAME_USER and not (params.session_limits_user and params.session != ABSENT):
            why = "The grant names the user itself: no policy that merely says nothing limits it."
            return Gate(name, ALLOW, why, ALLOW, True)
        more = (
            "the caller's own account must allow too"
            if params.caller in OTHERS
            else "boundary and session still limit it"
        )
        return Gate(name, ALLOW, f"The resource policy grants the call; {more}.", grants=True)
    said = fault or "The resource policy says nothing of the call"
    if params.caller in OTHERS:
        return Gate(name, DENY, f"{said}. Across accounts both sides must allow.", DENY)
    if params.caller == SERVICE:
        return Gate(name, DENY, f"{said}. A service is let in by the resource policy alone.", DENY)
    return Gate(name, SILENT, f"{said}. Within one account that is no refusal.")


def _unfit(params: Params) -> str:
    """Why a grant of the resource policy is not for this call; empty where it is."""
    if params.resource != ALLOW:
        return ""
    if params.qualifier_granted != params.qualifier_called:
        granted, called = (arn(one) for one in (params.qualifier_granted, params.qualifier_called))
        return f"The grant is on {granted}, and {called} is called: it works through that ARN only"
    if params.caller == SERVICE and not params.source_matches:
        return "The grant asks for another source"
    return ""


def _identity(name: str, params: Params, granted: bool) -> Gate:
    whose = "execution role" if params.caller == POLLER else "identity policy"
    if says(params, name) == ALLOW:
        return Gate(name, ALLOW, f"The {whose} grants the call.", grants=True)
    silent, unread = "The identity policy says nothing", "The execution role may not read the source"
    if params.identity == ALLOW and not covers(params):
        unread = silent = f"The {whose} allows it on {_NAMED[params.identity_names]}, not on {acts_on(params)}"
    if granted and params.caller not in OTHERS:
        return Gate(name, SILENT, f"{silent}; the resource policy has granted the call already.")
    if params.caller == POLLER:
        return Gate(name, DENY, f"{unread}, and nothing else lets it.", DENY)
    if granted:
        return Gate(name, DENY, f"{silent}, and across accounts both sides must allow.", DENY)
    either = " either" if "resource" in counted(params) and params.identity != ALLOW else ""
    return Gate(name, DENY, f"{silent}{either}: nothing grants the call.", DENY)


def _passing(name: str, params: Params, granted: bool) -> Gate:
    if params.pass_role == ALLOW:
        return Gate(name, ALLOW, "The caller may pass the execution role (iam:PassRole) to the new function.")
    whys = {
        DENY: "A policy of the caller denies iam:PassRole on the execution role.",
        OTHER: "The caller may pass another role: iam:PassRole is granted role by role.",
    }
    nothing = "Nothing lets the caller pass the execution role: whoever makes a function needs iam:PassRole too."
    return Gate(name, DENY, whys.get(params.pass_role, nothing), DENY)


def _trusting(name: str, params: Params, granted: bool) -> Gate:
    if params.trust == ALLOW:
        return Gate(name, ALLOW, "The role lets lambda.amazonaws.com take it over.")
    return Gate(name, DENY, "The trust policy of the role does not name lambda.amazonaws.com.", DENY)


_GATES: dict[str, Callable[[str, Params, bool], Gate]] = {
    "deny": _any_deny,
    "resource": _resource,
    "identity": _identity,
    "pass_role": _passing,
    "trust": _trusting,
}
"""The gates that are no ceilings."""
