"""The lab of permissions told: grants, ceilings, two accounts, services, actions, and what a policy names."""

from study.core.simulators.engines.permissions.params import ABSENT, ALLOW, CREATE, Params
from study.core.simulators.engines.permissions.presets import PRESETS
from study.labs.plugin import Run, Told

_STARTS = {preset.name: preset.params for preset in PRESETS}


def _allowed(run: Run) -> bool:
    return bool(run.trace.results["decision"] == ALLOW)


PATH = (
    Told(
        "One grant",
        "Within an account one grant is enough",
        "A role calls a function of its own account. Its identity policy allows that, and the resource policy says "
        "nothing: the call is {=The call is}, by the {=Decided by}. Silence is no refusal here.",
        "Have the call denied without saying deny",
        Params(),
        lambda run: not _allowed(run) and not run.trace.results["denied_by"],
        ("identity", "resource"),
    ),
    Told(
        "Ceilings",
        "A boundary grants nothing, and must allow",
        "The same role has a permissions boundary that does not name Lambda. The call is {=The call is}: the "
        "{=Decided by} decides. Service control policies and session policies work alike.",
        "Let the call through, and keep the boundary",
        _STARTS["boundary-forgets"],
        lambda run: _allowed(run) and run.params.boundary != ABSENT,
        ("identity", "resource", "boundary", "scp"),
    ),
    Told(
        "Two accounts",
        "Across accounts both sides must allow",
        "The function's resource policy lets a role of another account in. The call is {=The call is}, for its own "
        "account has not allowed it: the {=Decided by} decides.",
        "Let the role of the other account in",
        _STARTS["other-account"],
        lambda run: _allowed(run) and run.params.caller == "other-role",
        ("identity", "resource"),
    ),
    Told(
        "Services",
        "A service is let in by the resource policy alone",
        "A bucket sends an event, and the grant names another bucket. The call is {=The call is}, and "
        "{=Kinds of policies that count} kinds of policies count at all.",
        "Let the event in",
        _STARTS["bucket"],
        lambda run: _allowed(run) and run.params.caller == "service",
        ("resource", "source_matches", "identity"),
    ),
    Told(
        "Actions",
        "Whoever makes a function also passes it a role",
        "A user may create functions, and for a new one names an execution role. The call is {=The call is}: the "
        "{=Decided by} decides. That is a permission of its own, iam:PassRole, on that role.",
        "Have the function made",
        _STARTS["new-function"],
        lambda run: _allowed(run) and run.params.action == CREATE,
        ("action", "identity", "pass_role", "trust"),
    ),
    Told(
        "Resources",
        "A policy is about what it names",
        "The role may invoke the function, says its policy, and names it without a qualifier. PROD is called: the call "
        "is {=The call is}. function, function:* and function:PROD are three different things to a policy.",
        "Let the role invoke PROD by its own policy",
        _STARTS["named-without-alias"],
        lambda run: _allowed(run) and run.params.qualifier_called == "PROD" and run.params.resource != ALLOW,
        ("identity_names", "qualifier_called", "action"),
    ),
)
