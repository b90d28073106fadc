"""What each policy, the caller and the action are turned to by a touch: one choice on, and after the last the first."""

from dataclasses import dataclass, replace
from typing import Any

from study.core.simulators.engines.permissions.actions import unmade
from study.core.simulators.engines.permissions.params import ABSENT, ALLOW, DENY, OTHER, SILENT, Params
from study.core.simulators.engines.permissions.run import MAKING, counted, order
from study.core.simulators.parameters import declared

_SAYS = {
    ABSENT: "take it away",
    ALLOW: "have it allow the call",
    DENY: "have it deny the call",
    SILENT: "have it say nothing of the call",
}
_WORDS = {
    "caller": {
        "same-user": "have a user of this account call",
        "same-role": "have a role of this account call",
        "other-user": "have a user of another account call",
        "other-role": "have a role of another account call",
        "service": "have a service push",
        "poller": "have Lambda poll",
    },
    "action": {
        "invoke": "have the function invoked",
        "get-function": "have its code and settings read",
        "update-code": "have its code updated",
        "create": "have a new function made",
        "read-queue": "have a queue read",
        "write-logs": "have logs written",
    },
    "pass_role": {
        ALLOW: "have it allowed",
        DENY: "have it denied",
        SILENT: "have it neither allowed nor denied",
        OTHER: "have it allowed for another role",
    },
    "trust": {ALLOW: "have it name Lambda", SILENT: "have it name something else"},
}


@dataclass(frozen=True, slots=True)
class Turned:
    """A touch of a `gate`, of the caller or of the action: what it does, in words, and the parameters after it."""

    gate: str
    words: str
    params: Params


def turns(params: Params) -> tuple[Turned, ...]:
    """A touch of the caller, of the action, and of every gate that counts for these, where another choice can be."""
    there = (name for name in order(params) if name in MAKING or name in counted(params))
    found = (_turned(params, name) for name in ("caller", "action", *there))
    return tuple(one for one in found if one)


def _turned(params: Params, name: str) -> Turned | None:
    choices = declared(Params)[name].choices
    here = choices.index(getattr(params, name))
    for to in (*choices[here + 1 :], *choices[:here]):
        changed: dict[str, Any] = {name: to}
        other = replace(params, **changed)
        if not any(unmade(other)):
            return Turned(name, _WORDS.get(name, _SAYS)[to], other)
    return None
