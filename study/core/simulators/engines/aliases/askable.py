"""Which states the questions about aliases may be asked of: those that the wording describes in full."""

from study.core.simulators.engines.aliases.params import Params, is_weighted, kind_of
from study.core.simulators.engines.aliases.points import changed, is_accepted, ready_asked, rule, shift_asked
from study.core.simulators.makers import usual
from study.core.simulators.simulator import Trace

_READY = ("second_version", "provisioned", "environments", "at_once", "asked_for")
_SHIFT = ("shift", "shift_percent", "shift_minutes", "alarm_at")


def splits(params: Params, trace: Trace) -> bool:
    """An alias that AWS takes, called by its name, whose weight splits the calls into whole ones."""
    told = usual(params, "first_version", "second_version", "weight", "calls", "qualifier", *_SHIFT)
    whole = float(trace.results["expected"]["second"]).is_integer()
    return told and whole and is_accepted(params) and trace.results["runs"] == "either"


def is_ready(params: Params, trace: Trace) -> bool:
    """Provisioned environments of one version, with nothing else to tell than how the calls come."""
    return usual(params, "first_version", *_READY, "qualifier", "calls") and ready_asked(params)


def is_changed(params: Params, trace: Trace) -> bool:
    """Another number of environments is asked for, with nothing else to tell than the versions and the weight."""
    told = usual(params, "first_version", "second_version", "weight", *_READY)
    return told and changed(params) is not None


def is_called(params: Params, trace: Trace) -> bool:
    """An alias that AWS takes, and a version that is there."""
    return is_accepted(params) and trace.results["runs"] != "missing"


def is_published(params: Params, trace: Trace) -> bool:
    """Acts that published something."""
    return bool(trace.results["versions"])


def is_held(params: Params, trace: Trace) -> bool:
    """An alias of one published version that is called by its name."""
    alias = is_accepted(params) and not is_weighted(params) and params.first_version.isdigit()
    called = trace.results["runs"] == "first" and kind_of(params.qualifier) == "alias"
    return alias and called and trace.results["code"] is not None


def is_judged(params: Params, trace: Trace) -> bool:
    """An alias that breaks one rule at most."""
    return rule(params) is not None


def is_shifted(params: Params, trace: Trace) -> bool:
    """A shift in steps that nothing stops, and that leaves more than one way to miscount."""
    return shift_asked(params) and is_weighted(params) and params.shift_percent < 50
