"""The lab of retries by a client told: an answer that comes too late, and waits."""

from dataclasses import replace

from study.core.simulators.engines.sdk_retries.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Too late",
        "A client that stops listening stops nothing",
        "The function runs for {duration} s, and the client listens for {read_timeout} s. So it asks again: "
        "{=Requests sent} requests, {=Runs of the function} runs, {=Runs at once} of them at once.",
        "Have the function run once",
        _STARTS["cut-off"],
        lambda run: run.trace.results["function_runs"] == 1,
    ),
    Told(
        "Waits",
        "Between attempts it waits a random while",
        "Two failures and then an answer: {max_attempts} attempts are allowed, and {=Requests sent} are made. The "
        "waits between them are at most {=All waits, at most} together and {=All waits, mean} on average.",
        "Send one request and no more",
        replace(_STARTS["hiccup"], max_attempts=3),
        lambda run: len(run.trace.results["attempts"]) == 1,
    ),
)
