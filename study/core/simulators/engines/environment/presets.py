"""Useful starting states."""

from study.core.simulators.engines.environment.params import Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "first-and-second",
        "The first request, and those after it",
        Params(arrivals=(0.0, 0.5, 5.0, 6.5)),
        "Which requests start cold, and what does the last one find?",
        terms=("reuse", "execution context", "execution environment", "outside the handler", "code outside"),
    ),
    Preset(
        "at-once",
        "Five at once, then three",
        Params(arrivals=(*[0.0] * 5, *[10.0] * 3), duration_ms=2_000),
        "How many environments are there in the end?",
        terms=("cold start", "new execution environment", "at once"),
    ),
    Preset(
        "crash",
        "A crash, and the next request",
        Params(arrivals=(0.0, 5.0, 10.0), crashes=(2,)),
        "The second request times out. What is left of its environment?",
        terms=("failed invocation", "not cleared", "timeout", "reset"),
    ),
    Preset(
        "closed-connection",
        "A connection that nobody used",
        Params(arrivals=(0.0, 20.0, 200.0), connection_idle=120.0),
        "The database closes what is idle for two minutes. What does the third request find?",
        terms=("connection", "database connections"),
    ),
    Preset(
        "snapshot",
        "Restored from a snapshot",
        Params(arrivals=(*[0.0] * 4, *[6.0] * 6), init_ms=6_000, snap_start=True),
        "How often does the code outside the handler run?",
        terms=("snapstart", "snapshot", "restore"),
    ),
    Preset(
        "seldom",
        "A request every quarter of an hour",
        Params(arrivals=(0.0, 900.0, 1_800.0, 1_810.0, 2_700.0), idle_ttl=60.0),
        "Traffic is low. How large is the share of cold starts?",
        terms=("share of invocations", "few requests", "idle"),
    ),
)
