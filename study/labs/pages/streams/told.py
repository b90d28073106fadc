"""The lab of streams told: a batch given up, a batch split, records that grow too old, and a state that is carried."""

from dataclasses import replace

from study.core.simulators.engines.streams.presets import PRESETS
from study.labs.pages.streams.read import stood
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}
_WINDOWS = replace(
    _STARTS["windows"],
    max_retry_attempts=1,
    records=tuple(
        replace(record, poison=place == 70) for place, record in enumerate(_STARTS["windows"].records, start=1)
    ),
)

PATH = (
    Told(
        "Blocked",
        "A batch that fails holds up its lane",
        "One bad record fails its whole batch of {batch_size}. With {max_retry_attempts} retries {=Failing calls} "
        "calls fail, the lane stands still for {=Lane stands still}, and {=Records given up} records are given up.",
        "Have only one call fail",
        _STARTS["two-retries"],
        lambda run: run.trace.results["failing_calls"] == 1,
    ),
    Told(
        "Split",
        "Halves find the bad record, and cost no retry",
        "A batch that fails is split until the record is alone. Only then do the {max_retry_attempts} retries count: "
        "{=Failing calls} calls fail, and {=Records given up} record is given up.",
        "Have four calls fail, and still lose one record alone",
        _STARTS["split"],
        lambda run: run.trace.results["failing_calls"] == 4 and len(run.trace.results["discarded"]) == 1,
    ),
    Told(
        "Too old",
        "Retries without end need an age",
        "These retries have no end, but a record may be {max_record_age} s old. The lane stands still for "
        "{=Lane stands still}. Without an age it would be as long as the stream keeps records.",
        "Have the lane move on within 70 seconds",
        _STARTS["too-old"],
        lambda run: 0 < stood(run)[1] - stood(run)[0] <= 70,
    ),
    Told(
        "Windows",
        "A state is carried until its window ends",
        "Each shard carries a state from call to call for {tumbling_window} s, and a final call gets it. A batch of "
        "{batch_size} that is given up is missing from it: {=Records given up} records.",
        "Lose no more than one record from the sum",
        _WINDOWS,
        lambda run: bool(run.trace.results["windows"]) and len(run.trace.results["discarded"]) == 1,
        ("bisect",),
    ),
)
