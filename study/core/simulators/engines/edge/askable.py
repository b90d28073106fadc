"""Which states the questions about Lambda@Edge may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.edge.params import MISS, Params
from study.core.simulators.engines.edge.points import asked_event, is_followed, rule, status
from study.core.simulators.engines.edge.run import ERROR
from study.core.simulators.simulator import Trace


def is_certain(params: Params, trace: Trace) -> bool:
    """Nothing of it hangs on an error that comes from the cache, of which the guide says nothing."""
    return is_followed(params) and (params.origin_status < ERROR or params.cache == MISS)


def is_shared(params: Params, trace: Trace) -> bool:
    """No error at all, and a function whose runs can be counted."""
    return is_followed(params) and params.origin_status < ERROR and asked_event(params) != ""


def is_answered(params: Params, trace: Trace) -> bool:
    """A status that is documented."""
    return status(params, trace) is not None


def is_judged(params: Params, trace: Trace) -> bool:
    """At most one rule is broken."""
    return rule(params) is not None
