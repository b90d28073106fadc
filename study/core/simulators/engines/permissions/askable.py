"""Which calls may be asked about: those whose rules are documented, with one answer."""

from study.core.simulators.engines.permissions.params import ABSENT, ALLOW, POLLER, SAME_ROLE, SAME_USER, Params
from study.core.simulators.simulator import Trace


def is_documented(params: Params, trace: Trace) -> bool:
    """No session policy of a user, and of a poller no policies but those of its role and organization."""
    if params.caller == SAME_USER:
        return params.session == ABSENT
    return params.caller != POLLER or (params.session == ABSENT and params.rcp in (ABSENT, ALLOW))


def has_one_end(params: Params, trace: Trace) -> bool:
    """Not where two grants would each do."""
    twice = params.caller in (SAME_ROLE, SAME_USER) and params.identity == params.resource == ALLOW
    return is_documented(params, trace) and not (twice and trace.results["decision"] == ALLOW)


def is_denied(params: Params, trace: Trace) -> bool:
    return is_documented(params, trace) and bool(trace.results["decision"] != ALLOW)
