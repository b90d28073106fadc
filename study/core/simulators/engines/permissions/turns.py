"""What each policy, and the caller, is turned to by a touch: one choice on, and after the last one the first."""

from dataclasses import dataclass, replace
from typing import Any

from study.core.simulators.engines.permissions.params import ABSENT, ALLOW, DENY, SILENT, Params
from study.core.simulators.engines.permissions.run import POLICIES, counted
from study.core.simulators.parameters import declared

_CALLS = {
    "same-user": "have a user of this account call",
    "same-role": "have a role of this account call",
    "other-user": "have a user of another account call",
    "other-role": "have a role of another account call",
    "service": "have a service push",
    "poller": "have Lambda poll",
}
_SAYS = {
    ABSENT: "take it away",
    ALLOW: "have it allow the call",
    DENY: "have it deny the call",
    SILENT: "have it say nothing of the call",
}


@dataclass(frozen=True, slots=True)
class Turned:
    """A touch of a `gate`, or of the caller: what it does, in words, and the parameters after it."""

    gate: str
    words: str
    params: Params


def turns(params: Params) -> tuple[Turned, ...]:
    """A touch of the caller, and of every policy that counts for this one."""
    found = []
    for name in ("caller", *(one for one in POLICIES if one in counted(params))):
        choices = declared(Params)[name].choices
        to = choices[(choices.index(getattr(params, name)) + 1) % len(choices)]
        changed: dict[str, Any] = {name: to}
        words = _CALLS[to] if name == "caller" else _SAYS[to]
        found.append(Turned(name, words, replace(params, **changed)))
    return tuple(found)
