"""Single changes to a setting that let a denied call through, or turn an allowed one away; and those that do not."""

from dataclasses import replace
from typing import Any

from study.core.simulators.change import Change
from study.core.simulators.engines.permissions.actions import action, covers, says
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ALL,
    ALLOW,
    CREATE,
    DENY,
    OTHER,
    READ_QUEUE,
    SERVICE,
    SILENT,
    WRITE_LOGS,
    Params,
)
from study.core.simulators.engines.permissions.run import NAMES, POLICIES, run


def changes(params: Params) -> list[Change[Params]]:
    """Each policy of this caller that does not allow the call, made to allow it; and a grant made to fit the call."""
    found: list[tuple[str, Params]] = []
    for name in POLICIES:
        now = says(params, name)
        if now in (ALLOW, ABSENT):
            continue
        if name == "identity" and params.identity == ALLOW:
            found.append(("the identity policy names what is called", replace(params, identity_names=ALL)))
            continue
        done = "no longer denies, but allows" if now == DENY else "allows"
        found.append((f"the {NAMES[name]} {done} the call", _said(params, name, ALLOW)))
    if params.qualifier_granted != params.qualifier_called:
        found.append(("the grant is on what is called", _refitted(params)))
    if not params.source_matches and params.caller == SERVICE:
        found.append(("the grant names the source that calls", replace(params, source_matches=True)))
    if action(params) == CREATE and params.pass_role != ALLOW:
        found.append(("the caller may pass the execution role", replace(params, pass_role=ALLOW)))
    if action(params) == CREATE and params.trust != ALLOW:
        found.append(("the role trusts Lambda", replace(params, trust=ALLOW)))
    return _made(found, ALLOW)


def losses(params: Params) -> list[Change[Params]]:
    """Each policy made to say less: nothing where it allows, or where there is none yet; else no. And a grant for
    another call."""
    found: list[tuple[str, Params]] = []
    for name in POLICIES:
        now = says(params, name)
        if now == DENY:
            continue
        less = DENY if name == "rcp" or now == SILENT else SILENT
        if less == DENY:
            words = f"the {NAMES[name]} denies the call"
        elif now == ABSENT:
            words = f"there is a {NAMES[name]}, and it says nothing of the call"
        else:
            words = f"the {NAMES[name]} says nothing of the call"
        found.append((words, _said(params, name, less)))
    if params.identity == ALLOW and covers(params):
        found.append(("the identity policy names something else", replace(params, identity_names=OTHER)))
    versioned = action(params) not in (CREATE, READ_QUEUE, WRITE_LOGS)
    if versioned and params.resource == ALLOW and params.qualifier_granted == params.qualifier_called:
        bare = "the grant is on the function without version or alias"
        words, granted = (bare, "") if params.qualifier_granted else ("the grant is on an alias alone", "PROD")
        found.append((words, replace(params, qualifier_granted=granted)))
    if params.source_matches and params.caller == SERVICE:
        found.append(("the grant names another source", replace(params, source_matches=False)))
    if action(params) == CREATE and params.pass_role == ALLOW:
        found.append(("the caller may pass another role alone", replace(params, pass_role=OTHER)))
    if action(params) == CREATE and params.trust == ALLOW:
        found.append(("the role does not trust Lambda", replace(params, trust=SILENT)))
    return _made(found, DENY)


def either(params: Params) -> tuple[bool, list[Change[Params]]]:
    """Whether the call is allowed as it is, and the changes that would make it otherwise, or would not."""
    allowed = run(params, 0).results["decision"] == ALLOW
    return allowed, losses(params) if allowed else changes(params)


def _said(params: Params, name: str, now: str) -> Params:
    """The same with a policy that says this of the call; an identity policy names what is called then."""
    said: dict[str, Any] = {name: now} if name != "identity" else {name: now, "identity_names": ALL}
    return replace(params, **said)


def _made(found: list[tuple[str, Params]], wanted: str) -> list[Change[Params]]:
    made = [(words, other, run(other, 0)) for words, other in found]
    return [Change(words, other, trace, trace.results["decision"] == wanted) for words, other, trace in made]


def _refitted(params: Params) -> Params:
    """The same with the grant on what is called; no policy can be put on $LATEST, so that is called without it."""
    if params.qualifier_called == "$LATEST":
        return replace(params, qualifier_granted="", qualifier_called="")
    return replace(params, qualifier_granted=params.qualifier_called)
