"""Which calls may be asked about: those whose rules are documented, with one answer."""

from study.core.simulators.engines.permissions.actions import action, says
from study.core.simulators.engines.permissions.params import (
    ABSENT,
    ALLOW,
    BARE,
    CREATE,
    GET,
    INVOKE,
    LATEST,
    OTHERS,
    POLLER,
    QUALIFIED,
    READ_QUEUE,
    SAME_ROLE,
    SAME_USER,
    SILENT,
    UPDATE,
    Params,
)
from study.core.simulators.simulator import Trace


def is_documented(params: Params, trace: Trace) -> bool:
    """No session policy of a user, and of a poller no policies but those of its role and organization."""
    if not _action_is(params):
        return False
    if params.caller == SAME_USER:
        return params.session == ABSENT
    return params.caller != POLLER or (params.session == ABSENT and params.rcp in (ABSENT, ALLOW))


def _action_is(params: Params) -> bool:
    """The guide says of most actions that other accounts can be granted them, not of which; of which services a
    resource control policy limits, nothing here; nor whether $LATEST is a version to a policy."""
    if params.qualifier_called == LATEST and params.identity_names in (BARE, QUALIFIED):
        return False
    if params.action in (INVOKE, GET, READ_QUEUE):
        return True
    alone = params.resource == SILENT and params.rcp in (ABSENT, ALLOW)
    return alone and not (params.action == UPDATE and params.caller in OTHERS)


def has_one_end(params: Params, trace: Trace) -> bool:
    """Not where two grants would each do."""
    twice = params.caller in (SAME_ROLE, SAME_USER) and says(params, "identity") == params.resource == ALLOW
    return (
        is_documented(params, trace)
        and in_one_order(params, trace)
        and not (twice and trace.results["decision"] == ALLOW)
    )


def in_one_order(params: Params, trace: Trace) -> bool:
    """Whether one thing at most keeps a function from being made: nobody says in which order its role is looked at."""
    if action(params) != CREATE:
        return True
    before = trace.results["decision"] != ALLOW and trace.results["decided_by"] not in ("pass_role", "trust")
    return before + (params.pass_role != ALLOW) + (params.trust != ALLOW) <= 1


def is_denied(params: Params, trace: Trace) -> bool:
    denied = bool(trace.results["decision"] != ALLOW)
    return is_documented(params, trace) and in_one_order(params, trace) and denied
