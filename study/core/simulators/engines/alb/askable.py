"""Which states the questions about a load balancer may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.alb.params import Params
from study.core.simulators.engines.alb.points import arrives, repeated, status
from study.core.simulators.engines.alb.run import malformed
from study.core.simulators.simulator import Trace


def is_decided(params: Params, trace: Trace) -> bool:
    """One check at most ends it, and no status code is in quotes."""
    return status(params, trace) is not None and "statusCode that" not in malformed(params)


def is_repeated(params: Params, trace: Trace) -> bool:
    """A query key with several values, and a function that is invoked."""
    return bool(repeated(params)) and trace.results["event"] is not None


def has_body(params: Params, trace: Trace) -> bool:
    """A body, and one check at most that ends the request."""
    return arrives(params, trace) is not None
