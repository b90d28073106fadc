"""Which states the questions about environments may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.environment.params import Params, start_ms
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace


def bursts(params: Params) -> tuple[int, int]:
    """How many come at 0 s, and how many together at one later moment; zeros for other arrivals."""
    moments = sorted(set(params.arrivals))
    if len(moments) != 2 or moments[0] != 0:
        return 0, 0
    return params.arrivals.count(0.0), params.arrivals.count(moments[1])


UNTOLD = ("idle_ttl", "restore_ms", "connection_idle", "reuse")
"""What changes nothing about who starts cold where bursts are apart."""


def is_apart(params: Params) -> bool:
    """The second burst comes well after the first has ended, and well before an environment could have."""
    last = params.arrivals[-1] if params.arrivals else 0.0
    return (start_ms(params) + params.duration_ms) / 1000 < last <= 60 < params.idle_ttl


def comes_twice(params: Params, trace: Trace) -> bool:
    """Two bursts, apart, and nothing crashes."""
    told = usual(params, "arrivals", "duration_ms", "init_ms", *UNTOLD)
    return told and min(bursts(params)) > 0 and is_apart(params)


def is_snapped(params: Params, trace: Trace) -> bool:
    """Two bursts, apart, with SnapStart or without."""
    told = usual(params, "arrivals", "duration_ms", "init_ms", "snap_start", *UNTOLD)
    return told and min(bursts(params)) > 0 and is_apart(params)


def leaves(params: Params, trace: Trace) -> bool:
    """Three short requests one after the other to one environment, of which the second may crash, and a database that
    may hang up."""
    told = usual(params, "arrivals", "duration_ms", "init_ms", "crashes", *UNTOLD)
    if not told or len(params.arrivals) != 3 or params.arrivals[:2] != (0.0, 30.0):
        return False
    third = params.arrivals[2]
    short = (start_ms(params) + params.duration_ms) / 1000 <= 10 and params.idle_ttl > 330
    clear = 50 <= third <= 85 or 105 <= third <= 330
    return short and clear and params.crashes in ((), (2,)) and params.connection_idle in (None, 60.0)
