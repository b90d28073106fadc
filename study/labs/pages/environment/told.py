"""The lab of execution environments told: what starts, what stays, and what is lost."""

from study.core.simulators.engines.environment.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Started",
        "One request at a time",
        "An environment takes {init_ms} ms to start and works on one request for {duration_ms} ms. Whoever comes "
        "meanwhile needs another one: {=Cold starts} requests start cold here.",
        "Have only one of them start cold",
        _STARTS["first-and-second"],
        lambda run: run.trace.results["cold"] == 1,
    ),
    Told(
        "Frozen",
        "What was left is still there",
        "Between two requests the environment is frozen, and all in it stays. But a database may close a connection "
        "after {connection_idle} s: the last request finds the variable ({=The last one finds the variable}) and an "
        "open connection ({=The last one finds the open connection}).",
        "Have it find an open connection",
        _STARTS["closed-connection"],
        lambda run: run.trace.results["invocations"][-1]["sees_connection"],
    ),
    Told(
        "Lost",
        "An environment that is gone takes all with it",
        "One that nobody used for {idle_ttl} s is ended here. {=Cold starts} of {=Requests} requests start cold, and "
        "the last one finds nothing.",
        "Keep them long enough for one cold start alone",
        _STARTS["seldom"],
        lambda run: run.trace.results["cold"] == 1,
    ),
)
