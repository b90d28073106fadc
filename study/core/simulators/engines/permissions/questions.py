"""Questions about calls to a function and the policies that decide them."""

from random import Random
from typing import Any

from study.core.simulators.change import no_help, only_help
from study.core.simulators.engines.permissions.actions import ACTIONS, covers
from study.core.simulators.engines.permissions.askable import has_one_end, is_denied
from study.core.simulators.engines.permissions.changes import changes
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ACROSS,
    ALIASES,
    ALL,
    ALLOW,
    BARE,
    CALLERS,
    CREATE,
    DENY,
    GET,
    INVOKE,
    LOGIC,
    OTHER_ROLE,
    OTHER_USER,
    PASSED,
    PERMISSIONS,
    POLLED,
    POLLER,
    QUALIFIED,
    READ_QUEUE,
    RESOURCES,
    ROLE,
    SAME_ROLE,
    SAME_USER,
    SERVICE,
    SILENT,
    UPDATE,
    WRITE_LOGS,
    Params,
)
from study.core.simulators.engines.permissions.points import ENDS, end, end_wrong
from study.core.simulators.engines.permissions.run import NAMES, POLICIES, counted
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.plural import listed

_WHO = {
    SAME_USER: "A user of the function's own account calls a function",
    SAME_ROLE: "A role of the function's own account calls a function",
    OTHER_USER: "A user of another account calls a function",
    OTHER_ROLE: "A role of another account calls a function",
    SERVICE: "A service of AWS pushes an event to a function",
    POLLER: "Lambda polls a queue for a function",
}
_SAID = {ALLOW: "allows the call", DENY: "denies the call", SILENT: "says nothing of the call"}


def _told(params: Params) -> str:
    """The call and every policy that is there, in words."""
    named = [name for name in POLICIES if name in counted(params) or getattr(params, name) != SILENT]
    told = listed(_policy(params, name) for name in named if getattr(params, name) != ABSENT)
    source = ""
    if params.caller == SERVICE and params.resource == ALLOW:
        source = " The event comes from the source that it names." if params.source_matches else (
            " The event comes from another source than the one it names."
        )  # fmt: skip
    return f"{_WHO[params.caller]}. {told[0].upper()}{told[1:]}; there are no other policies.{source}"


def _policy(params: Params, name: str) -> str:
    """One policy and what it says."""
    called = "execution role" if params.caller == POLLER and name == "identity" else NAMES[name]
    named = {SAME_USER: "names the user and ", SAME_ROLE: "names the role and "}.get(params.caller, "")
    says = getattr(params, name)
    return f"the {called} {named if name == 'resource' and says == ALLOW else ''}{_SAID[says]}"


def _draw(rng: Random) -> Params:
    """A call that few things keep from being allowed: otherwise most would end at the first gates."""
    caller = rng.choice(CALLERS)
    person = caller not in (SERVICE, POLLER)
    return Params(
        caller=caller,
        identity=rng.choice((ALLOW, ALLOW, SILENT)) if caller != SERVICE else SILENT,
        resource=rng.choice(
            (ALLOW, SILENT, SILENT, DENY) if caller in (SAME_ROLE, SAME_USER) else (ALLOW, ALLOW, SILENT)
        ),
        boundary=rng.choice((ABSENT, ALLOW, SILENT, SILENT)) if person else ABSENT,
        session=rng.choice((ABSENT, ABSENT, ALLOW, SILENT)) if caller in (SAME_ROLE, OTHER_ROLE) else ABSENT,
        scp=rng.choice((ABSENT, ALLOW, ALLOW, SILENT)) if caller != SERVICE else ABSENT,
        source_matches=rng.random() < 0.6,
    )


def _plain(params: Params, trace: Trace) -> bool:
    """A grant on what is called: the words do not speak of versions and aliases."""
    fits = not params.qualifier_granted and not params.qualifier_called and _of_old(params)
    sourced = params.source_matches or params.caller == SERVICE
    return fits and sourced and params.rcp == ABSENT and has_one_end(params, trace)


def _of_old(params: Params) -> bool:
    """A call to invoke, with an identity policy that names what is called."""
    return params.action == INVOKE and params.identity_names == ALL


def _ask_decision(params: Params, trace: Trace) -> Asked | None:
    prompt = f"{_told(params)} What becomes of it?"
    sources = (POLLED,) if params.caller == POLLER else (LOGIC, ACROSS)
    return asked(prompt, ENDS[end(trace)], "", end_wrong(params, trace)[:4], trace.says, sources)


def _draw_denied(rng: Random) -> Params:
    """A call of a person that one or two things keep out."""
    caller = rng.choice((SAME_ROLE, SAME_ROLE, SAME_USER, OTHER_ROLE, OTHER_USER))
    across = caller in (OTHER_ROLE, OTHER_USER)
    policies: dict[str, Any] = {
        "identity": ALLOW,
        "resource": ALLOW if across else rng.choice((ALLOW, SILENT)),
        "boundary": rng.choice((ABSENT, ALLOW)),
        "session": rng.choice((ABSENT, ALLOW)) if caller in (SAME_ROLE, OTHER_ROLE) else ABSENT,
        "scp": rng.choice((ABSENT, ALLOW)),
    }
    kept = [name for name, says in policies.items() if says == ALLOW]
    for name in rng.sample(kept, min(len(kept), rng.choice((1, 1, 2)))):
        policies[name] = SILENT
    return Params(caller=caller, **policies)


def _ask_change(params: Params, trace: Trace) -> Asked | None:
    found = changes(params)
    helping = only_help(found)
    if helping is None:
        return None
    none = Wrong("thinks that nothing helps", "no single change does", f"One does. {helping.trace.says}")
    several = Wrong(
        "thinks that each gate has to be changed",
        "only several changes together do",
        f"One is enough. {helping.trace.says}",
    )
    role = Wrong(
        "takes the execution role for a gate",
        "the function's execution role allows the call",
        "The execution role is for what the function calls itself; it has no part in who may call the function.",
    )
    wrong = [*no_help(found), role, none, several]
    prompt = f"{_told(params)} The call is denied. Which one change lets it through?"
    return asked(prompt, helping.words, "", wrong, helping.trace.says, (LOGIC, ACROSS))


_ALIAS_ENDS = {
    "runs": "it is allowed",
    "alias": "it is denied: the grant works only through the ARN it names",
    "source": "it is denied: the grant names another source",
    "silent": "it is denied: the resource policy grants the service nothing",
}
_ALIAS_NOT = {
    "runs": "The grant is not for this call.",
    "alias": "What is called is what the grant names.",
    "source": "The source is the one that the grant names, or the grant is on something else already.",
    "silent": "There is a grant to this service.",
}


def _draw_alias(rng: Random) -> Params:
    granted = rng.choice(("PROD", "PROD", "7", ""))
    return Params(
        caller=SERVICE,
        identity=SILENT,
        resource=rng.choice((ALLOW, ALLOW, ALLOW, ALLOW, SILENT)),
        source_matches=rng.random() < 0.8,
        qualifier_granted=granted,
        qualifier_called=rng.choice((granted, "PROD", "7", "")),
    )


def _aliased(params: Params, trace: Trace) -> bool:
    """A push of a service that at most one thing keeps out."""
    fits = params.qualifier_granted == params.qualifier_called
    return (
        params.caller == SERVICE
        and params.rcp == ABSENT
        and params.resource != DENY
        and (fits or params.source_matches)
    )


def _ask_alias(params: Params, trace: Trace) -> Asked | None:
    fits = params.qualifier_granted == params.qualifier_called
    kept = "silent" if params.resource == SILENT else "alias" if not fits else "" if params.source_matches else "source"
    granted, called = (f"function:checkout{f':{one}' if one else ''}" for one in
                       (params.qualifier_granted, params.qualifier_called))  # fmt: skip
    grant = f"A resource policy grants events of one bucket the call of {granted}" if params.resource == ALLOW else (
        "A function has a resource policy that grants other services calls, but not S3"
    )  # fmt: skip
    sent = "that bucket" if params.source_matches else "another bucket"
    prompt = f"{grant}; PROD is an alias of version 7. An event of {sent} calls {called}. What becomes of the call?"
    wrong = [
        Wrong(f"thinks that {text}", text, _ALIAS_NOT[name])
        for name, text in _ALIAS_ENDS.items()
        if name != (kept or "runs")
    ]
    return asked(prompt, _ALIAS_ENDS[kept or "runs"], "", wrong, trace.says, (ALIASES, PERMISSIONS))


def _denied(params: Params, trace: Trace) -> bool:
    return _plain(params, trace) and is_denied(params, trace) and len(counted(params)) > 2


_DOES = {
    GET: "reads the code and settings of a function",
    UPDATE: "updates the code of a function",
    CREATE: "creates a function with an execution role",
    READ_QUEUE: "reads messages of a queue",
    WRITE_LOGS: "writes log events, as the execution role of a function",
}
_PASSING = {
    ALLOW: "the caller may pass the execution role",
    SILENT: "nothing says that the caller may pass the execution role",
    DENY: "a policy of the caller denies passing the execution role",
    "other": "the caller may pass another role, not this one",
}


def _draw_action(rng: Random) -> Params:
    """An action of this account that one thing at most keeps out."""
    action = rng.choice((CREATE, CREATE, CREATE, WRITE_LOGS, UPDATE, GET, READ_QUEUE))
    user = rng.random() < 0.5 and action != WRITE_LOGS
    policies: dict[str, Any] = {"identity": ALLOW, "boundary": rng.choice((ABSENT, ALLOW)), "scp": ALLOW}
    broken = rng.choice(("", *policies, *(("pass_role", "trust") * 2 if action == CREATE else ())))
    if broken:
        policies[broken] = SILENT if broken != "pass_role" else rng.choice((SILENT, DENY, "other"))
    return Params(caller=SAME_USER if user else SAME_ROLE, action=action, **policies)


def _acting(params: Params, trace: Trace) -> bool:
    """Another action than to invoke, of this account, whose words tell everything."""
    here = params.caller in (SAME_USER, SAME_ROLE) and params.action != INVOKE and params.identity_names == ALL
    silent = params.resource == SILENT and not params.qualifier_granted and not params.qualifier_called
    session = params.session == ABSENT and params.rcp == ABSENT
    return here and silent and session and has_one_end(params, trace)


def _ask_action(params: Params, trace: Trace) -> Asked | None:
    who = "user" if params.caller == SAME_USER else "role"
    there = [name for name in ("scp", "identity", "boundary") if getattr(params, name) != ABSENT]
    told = listed(_policy(params, name) for name in there)
    made = ""
    if params.action == CREATE:
        trusts = "names" if params.trust == ALLOW else "does not name"
        made = f" Of the role: {_PASSING[params.pass_role]}; its trust policy {trusts} lambda.amazonaws.com."
    prompt = (
        f"A {who} of an account {_DOES[params.action]} there: {ACTIONS[params.action]}. {told[0].upper()}{told[1:]}; "
        f"there are no other policies.{made} What becomes of it?"
    )
    return asked(prompt, ENDS[end(trace)], "", end_wrong(params, trace)[:4], trace.says, (LOGIC, PASSED, ROLE))


_NAMED = {BARE: "function:checkout", QUALIFIED: "function:checkout:*"}


def _draw_named(rng: Random) -> Params:
    return Params(
        caller=rng.choice((SAME_ROLE, SAME_USER)),
        action=rng.choice((INVOKE, INVOKE, GET)),
        identity=rng.choice((ALLOW, ALLOW, ALLOW, DENY)),
        resource=rng.choice((SILENT, SILENT, ALLOW)),
        identity_names=rng.choice((BARE, QUALIFIED)),
        qualifier_called=(called := rng.choice(("", "PROD", "7"))),
        qualifier_granted=called,
    )


def _naming(params: Params, trace: Trace) -> bool:
    """A role's or user's call, with an identity policy on the function or on its versions and no ceilings."""
    there = all(getattr(params, name) == ABSENT for name in ("boundary", "session", "scp", "rcp"))
    fits = params.qualifier_granted == params.qualifier_called and params.action in (INVOKE, GET)
    said = params.identity != SILENT and params.resource != DENY and params.identity_names in _NAMED
    return params.caller in (SAME_USER, SAME_ROLE) and there and fits and said and has_one_end(params, trace)


_NAMED_ENDS = {
    "both": "it is allowed: either policy would be enough",
    "identity": "it is allowed, by the identity policy",
    "resource": "it is allowed, by the resource policy; the identity policy is about something else",
    "deny": "it is denied: the identity policy denies it",
    "nothing": "it is denied: the identity policy is about something else, and nothing else allows it",
}
_NAMED_NOT = {
    "both": "The two policies are not both about this call, or do not both allow it.",
    "identity": "What the policy names is not what is called, or it does not allow it.",
    "resource": "The resource policy says nothing, or the identity policy is about this very call.",
    "deny": "It does not deny this call: it allows, or names something else.",
    "nothing": "It names what is called, or the resource policy allows the call.",
}


def _ask_named(params: Params, trace: Trace) -> Asked | None:
    who = "user" if params.caller == SAME_USER else "role"
    called = f"function:checkout{f':{params.qualifier_called}' if params.qualifier_called else ''}"
    does = "allows" if params.identity == ALLOW else "denies"
    grants = f"grants the {who} the call of just that" if params.resource == ALLOW else "does not speak of it"
    prompt = (
        f"The identity policy of a {who} {does} {ACTIONS[params.action]} on {_NAMED[params.identity_names]}. The {who} "
        f"calls it on {called} of the same account. The resource policy of the function {grants}; there are no other "
        "policies. What becomes of the call?"
    )
    hit = covers(params)
    right = ("deny" if params.identity == DENY else "identity") if hit else (
        "resource" if params.resource == ALLOW else "nothing"
    )  # fmt: skip
    wrong = [
        Wrong(f"thinks that {text}", text, _NAMED_NOT[name]) for name, text in _NAMED_ENDS.items() if name != right
    ]
    return asked(prompt, _NAMED_ENDS[right], "", wrong, trace.says, (RESOURCES, LOGIC))


MAKERS = (
    Maker("decision", "What becomes of a call", _draw, where(_plain, _ask_decision)),
    Maker("change", "Which one change lets a call through", _draw_denied, where(_denied, _ask_change)),
    Maker("alias", "What a grant on an alias lets in", _draw_alias, where(_aliased, _ask_alias)),
    Maker("action", "What else an action needs", _draw_action, where(_acting, _ask_action)),
    Maker("named", "What an identity policy is about", _draw_named, where(_naming, _ask_named)),
)
"""Makers of questions about permissions."""
