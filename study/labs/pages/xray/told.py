"""The lab of traces and metrics told: what is sampled, who decides, and what counts where."""

from study.core.simulators.engines.xray.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Sampled",
        "One a second, and a twentieth of the rest",
        "{requests_per_s} requests a second come. Active tracing takes the first of each second and 5 % of the others: "
        "{=Traces expected} of {=Requests} on average.",
        "Have every request traced",
        _STARTS["twenty-a-second"],
        lambda run: run.trace.results["sent"] == run.trace.results["requests"] > 0,
    ),
    Told(
        "Decided before",
        "A decision that comes along is followed, and pass-through sends nothing",
        "The gateway in front has decided, and says so in the header of each of {requests_per_s} requests a second. "
        "{=Traces expected} are sampled; Lambda sends {=Sent to X-Ray}.",
        "Have Lambda send them",
        _STARTS["handed-on"],
        lambda run: run.trace.results["sent"] > 0,
        ("mode",),
    ),
    Told(
        "Counted",
        "A throttled request is no invocation, a failed one is",
        "Of {=Requests} calls {throttled} are throttled and {errors} fail. Invocations is {=Invocations}, Errors "
        "{=Errors}, Throttles {=Throttles}. Make them events, and errors are retried.",
        "Get more Invocations than requests",
        _STARTS["bad-minute"],
        lambda run: run.trace.results["metrics"]["Invocations"] > run.trace.results["requests"],
        ("invocation",),
    ),
)
