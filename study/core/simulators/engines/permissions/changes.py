"""Single changes to a setting that let a denied call through, or do not."""

from dataclasses import replace
from typing import Any

from study.core.simulators.change import Change
from study.core.simulators.engines.permissions.params import ALLOW, DENY, Params
from study.core.simulators.engines.permissions.run import NAMES, POLICIES, run


def changes(params: Params) -> list[Change[Params]]:
    """Each policy of this caller that does not allow the call, made to allow it; and a grant made to fit the call."""
    found: list[tuple[str, Params]] = []
    for name in POLICIES:
        says = getattr(params, name)
        if says in (ALLOW, "absent"):
            continue
        done = "no longer denies, but allows" if says == DENY else "allows"
        allowed: dict[str, Any] = {name: ALLOW}
        found.append((f"the {NAMES[name]} {done} the call", replace(params, **allowed)))
    if params.qualifier_granted != params.qualifier_called:
        found.append(("the grant is on what is called", _refitted(params)))
    if not params.source_matches and params.caller == "service":
        found.append(("the grant names the source that calls", replace(params, source_matches=True)))
    made = [(words, other, run(other, 0)) for words, other in found]
    return [Change(words, other, trace, trace.results["decision"] == ALLOW) for words, other, trace in made]


def _refitted(params: Params) -> Params:
    """The same with the grant on what is called; no policy can be put on $LATEST, so that is called without it."""
    if params.qualifier_called == "$LATEST":
        return replace(params, qualifier_granted="", qualifier_called="")
    return replace(params, qualifier_granted=params.qualifier_called)
