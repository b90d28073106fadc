"""Which connections may be asked about: those whose rules are documented or follow from them."""

from study.core.simulators.engines.vpc.params import WEB, Params
from study.core.simulators.simulator import Trace


def is_documented(params: Params, trace: Trace) -> bool:
    """IPv6 to the internet alone: what endpoints and databases do with it is simplified."""
    return not params.ipv6 or params.target == WEB


def is_stopped(params: Params, trace: Trace) -> bool:
    return is_documented(params, trace) and not trace.results["reachable"]
