"""The lab of Lambda@Edge told: the cache between the events, errors, and functions that answer."""

from study.core.simulators.engines.edge.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "The cache",
        "Viewer events are before the cache, origin events behind it",
        "This request is a miss: functions run at {=Functions run at}. At a hit ratio of {hit_ratio} the one at origin "
        "request runs {=Runs at origin request} times in {requests} requests.",
        "Have it run once in 100 requests",
        _STARTS["all-four"],
        lambda run: run.trace.results["expected_runs"]["origin-request"] == run.params.requests / 100,
        ("cache",),
    ),
    Told(
        "An error",
        "Errors of the origin end before the viewer",
        "The origin answers {origin_status}, and functions run at {=Functions run at}. Who wants to change an error "
        "does it at origin response.",
        "Bring viewer response back",
        _STARTS["origin-error"],
        lambda run: run.trace.results["runs"]["viewer-response"],
    ),
    Told(
        "An answer",
        "A function may answer by itself",
        "A function at viewer request makes an answer of {body_bytes} bytes; the viewer gets {=The viewer gets}. 40 KB "
        "are allowed there, 1 MB at origin request.",
        "Have it get through",
        _STARTS["too-large-a-page"],
        lambda run: run.trace.results["status"] == 200 and run.trace.results["answered_by"] == "function",
        ("generated_at",),
    ),
)
