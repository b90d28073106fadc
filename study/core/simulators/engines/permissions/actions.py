"""The actions: what each is done to, which policies can speak of it, and which calls cannot be made at all."""

from collections.abc import Iterator

from study.core.problem import Problem
from study.core.simulators.engines.permissions.params import (
    ALL,
    CREATE,
    GET,
    INVOKE,
    OTHER,
    OTHERS,
    POLLER,
    QUALIFIED,
    READ_QUEUE,
    SERVICE,
    SILENT,
    UPDATE,
    WRITE_LOGS,
    Params,
)

ACTIONS = {
    INVOKE: "lambda:InvokeFunction",
    GET: "lambda:GetFunction",
    UPDATE: "lambda:UpdateFunctionCode",
    CREATE: "lambda:CreateFunction",
    READ_QUEUE: "sqs:ReceiveMessage",
    WRITE_LOGS: "logs:PutLogEvents",
}
"""The actions by the names that IAM has for them."""

_ON = {CREATE: "the new function", READ_QUEUE: "the queue", WRITE_LOGS: "the log group"}

WITHOUT_POLICY = {
    CREATE: "What is only being made has no resource policy.",
    WRITE_LOGS: "The log group has no policy for callers of its own account: their own policies decide.",
}
"""Actions on what has no resource policy that counts, and why."""

_OWN = {
    CREATE: "A function is made in the caller's own account: let the caller be of this one.",
    WRITE_LOGS: "Log events are written in the caller's own account: let the caller be of this one.",
}


def action(params: Params) -> str:
    """What is done; a poller reads, whatever it invokes then."""
    return READ_QUEUE if params.caller == POLLER else params.action


def acts_on(params: Params) -> str:
    """What it is done to, in words."""
    return _ON.get(action(params)) or arn(params.qualifier_called)


def arn(qualifier: str) -> str:
    """A function by its qualifier, in words."""
    return f"function:{qualifier}" if qualifier else "the unqualified function"


def covers(params: Params) -> bool:
    """Whether what the identity policy names is what is acted on."""
    if params.identity_names in (ALL, OTHER):
        return params.identity_names == ALL
    if action(params) in (READ_QUEUE, WRITE_LOGS):
        return False
    return (params.identity_names == QUALIFIED) == bool(params.qualifier_called)


def says(params: Params, name: str) -> str:
    """What a policy says of this call: one about something else says nothing of it."""
    if name == "identity" and not covers(params):
        return SILENT
    return str(getattr(params, name))


def unmade(params: Params) -> Iterator[tuple[str, str]]:
    """The parameters of a call that nobody can make, with what they may be."""
    if params.action != INVOKE and params.caller in (SERVICE, POLLER):
        yield "action", "Action: a service pushes, and Lambda polls, to invoke; other actions are for users and roles."
    if params.action in _OWN and params.caller in OTHERS:
        yield "caller", f"Caller: {_OWN[params.action]}"
    if params.qualifier_called and params.action not in (INVOKE, GET):
        yield "qualifier_called", f"Called is: {ACTIONS[params.action]} names no version and no alias."
    if params.qualifier_granted and params.action in _ON:
        yield "qualifier_granted", f"Grant is on: {_ON[params.action]} has no versions and aliases."


def check(params: Params) -> tuple[Problem, ...]:
    """Every call that can be made can be judged."""
    return tuple(Problem(message, subject=name) for name, message in unmade(params))
