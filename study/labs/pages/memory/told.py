"""The memory lab told: memory is CPU, what it costs, and work that waits."""

from study.core.simulators.engines.memory.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Memory is CPU",
        "More memory is more CPU",
        "With {memory_mb} MB a function gets {=CPU}, and a call takes {=Duration}. Give it more.",
        "Bring a call under a second",
        _STARTS["thumbnailer"],
        lambda run: run.trace.results["outcome"] == "ok" and run.trace.results["duration_ms"] < 1_000,
    ),
    Told(
        "Cost",
        "Twice the memory for half the time costs the same",
        "With {memory_mb} MB a million calls cost {=A million calls}. While a call is limited by CPU, faster costs "
        "hardly more; above 1,769 MB one thread gains nothing. Find where that ends.",
        "Choose the fastest size that is worth its money",
        _STARTS["thumbnailer"],
        lambda run: run.params.memory_mb == run.trace.results["balanced"],
    ),
    Told(
        "Waiting",
        "Waiting needs no CPU",
        "This function works for {cpu_seconds} s and waits {wait_seconds} s for others. Memory does not shorten the "
        "wait, but it is paid for: {=A million calls} a million calls.",
        "Choose the cheapest size",
        _STARTS["proxy"],
        lambda run: run.params.memory_mb == run.trace.results["cheapest"],
        ("memory_mb",),
    ),
)
