"""Which states the questions about a repeated call may be asked of: those that the wording describes in full.
Parameters named as stated, or as making no difference, may have any value.
"""

from study.core.simulators.engines.sdk_retries.params import BEFORE, KINDS, LEGACY, NEW, Params
from study.core.simulators.engines.sdk_retries.run import attempts_allowed
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

LONGEST_SCRIPT = 8
"""More outcomes than this make a question nobody wants to read."""

MET = ("ok", "transient", "throttling", "function-error", "client-error")
QUOTA_ATTEMPTS = 3

_TOLD = ("mode", "max_attempts", "outcomes", "measured_rate")
_TIMES = ("read_timeout", "duration")


def kinds(params: Params) -> list[str]:
    """What each outcome is to the client."""
    return [KINDS[item] for item in params.outcomes]


def _in_time(params: Params) -> bool:
    return params.duration <= params.read_timeout


def is_repeated(params: Params, trace: Trace) -> bool:
    """A call that meets what has a name, in time, in a mode whose attempts are known."""
    told = usual(params, *_TOLD, *_TIMES, "retry_after_ms") and params.mode in (NEW, BEFORE, LEGACY)
    return told and _in_time(params) and set(kinds(params)) <= set(MET) and len(params.outcomes) <= LONGEST_SCRIPT


def waits(params: Params, trace: Trace) -> bool:
    """The same error each time, in a mode whose waits are known, without a hint of the service."""
    alike = set(kinds(params)) in ({"transient"}, {"throttling"})
    told = usual(params, *_TOLD, *_TIMES) and params.mode in (NEW, BEFORE)
    return told and alike and bool(trace.results["delays"])


def would_succeed(params: Params, trace: Trace) -> bool:
    """A call that is well unless the client cuts it off."""
    told = usual(params, *_TOLD, *_TIMES) and params.mode in (NEW, BEFORE, LEGACY)
    return told and set(kinds(params)) == {"ok"}


def takes_tokens(params: Params, trace: Trace) -> bool:
    """A call with three attempts at most and one retry at least, in a mode with a quota."""
    met = [KINDS[row["result"]] for row in trace.results["attempts"]]
    told = usual(params, *_TOLD, *_TIMES, "retry_after_ms") and params.mode in (NEW, BEFORE)
    known = set(met) <= {"ok", "transient", "throttling"} and len(met) > 1
    return told and known and attempts_allowed(params) == QUOTA_ATTEMPTS
