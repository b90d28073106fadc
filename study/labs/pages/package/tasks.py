"""What to try with packages: tasks, guesses, and the subject of each stage."""

from study.core.simulators.engines.package.params import BY_S3, Params
from study.labs.plugin import Curve, Prediction, Run, by_change


def _rules(run: Run) -> list[str]:
    return [row["rule"] for row in run.trace.results["violations"]]


def _replaced(run: Run) -> bool:
    """Some file stands in two layers."""
    every = [file for layer in run.params.layers for file in layer.files]
    return len(run.trace.results["opt"]) < len(every)


TASKS = (
    by_change(
        "Have a .zip of more than 50 MB accepted",
        lambda run: run.trace.results["accepted"] and run.params.zip_bytes > 52_428_800 and run.params.upload == BY_S3,
    ),
    by_change("Have a layer write over a file of another", _replaced),
    by_change(
        "Break the rule of 250 MB by layers, with less than 100 MB of code",
        lambda run: "unzipped-size" in _rules(run) and run.params.unzipped_bytes < 104_857_600,
    ),
    by_change("Have nothing refused but a key", lambda run: _rules(run) in (["env-reserved"], ["env-key"])),
    by_change("Have more refusals than three", lambda run: len(_rules(run)) > 3),
    by_change(
        "Have an image of 10 GB accepted",
        lambda run: run.trace.results["accepted"] and run.trace.results["unzipped_total"] == 10_737_418_240,
    ),
)

CURVES: tuple[Curve, ...] = ()
"""Nothing here changes along a line."""


def _most(params: Params) -> float:
    """More bytes than these variables can take."""
    return float(64 + 6 * sum(len(key) + len(value) + 6 for key, value in params.env))


PREDICTIONS = (
    Prediction(
        "How many refusals are there?",
        "refusals",
        lambda run: float(len(_rules(run))),
        lambda params: 12.0,
    ),
    Prediction(
        "How many bytes does the environment take as stored?",
        "bytes",
        lambda run: float(run.trace.results["env_bytes"]),
        _most,
    ),
)

STAGES = {
    "libraries": ("zip_bytes", "unzipped_bytes", "upload", "layers.bytes"),
    "layers": ("layers.bytes", "layers.files"),
    "six-layers": ("layers", "unzipped_bytes"),
    "variables": ("env",),
    "reserved-key": ("env",),
    "image": ("kind", "image_bytes", "layers.bytes", "memory_mb"),
    "snap-start": ("snap_start", "tmp_mb", "provisioned_concurrency", "memory_mb"),
    "settings": ("memory_mb", "timeout_s", "tmp_mb", "zip_bytes", "upload"),
}

COLOURS = {
    "zip_bytes": "served",
    "unzipped_bytes": "served",
    "image_bytes": "served",
    "memory_mb": "served",
    "timeout_s": "served",
    "tmp_mb": "served",
}
"""The colours that inputs have in the picture."""
