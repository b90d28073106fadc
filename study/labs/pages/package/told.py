"""The lab of packages told: two limits of a .zip, layers over each other, and the environment."""

from study.core.simulators.engines.package.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Two limits",
        "One limit is for the upload, one for what is unpacked",
        "A .zip of {zip_bytes} bytes, uploaded directly: 50 MB are allowed, and AWS says {=AWS says}. Through S3 it "
        "may be larger, as long as code and layers have at most 250 MB unzipped.",
        "Have it accepted, and leave the code as it is",
        _STARTS["libraries"],
        lambda run: run.trace.results["accepted"] and run.params.unzipped_bytes == _STARTS["libraries"].unzipped_bytes,
        ("upload", "unzipped_bytes"),
    ),
    Told(
        "Over each other",
        "Of a file in several layers the last one is found",
        "Three layers bring files of the same names; {=Files in /opt} files are in /opt in the end. Layers are "
        "unpacked in their order, each over the ones before.",
        "Have python/requests/api.py come from layer 1",
        _STARTS["layers"],
        lambda run: run.trace.results["opt"].get("python/requests/api.py") == 1,
        ("layers-0-files", "layers-1-files", "layers-2-files"),
    ),
    Told(
        "Variables",
        "The environment is counted as it is stored",
        "As JSON these variables take {=Environment as stored}, quotes and brackets included; "
        "{=Left for variables} are left. Some keys are refused whatever their size.",
        "Have a key refused",
        _STARTS["variables"],
        lambda run: any(row["rule"] in ("env-reserved", "env-key") for row in run.trace.results["violations"]),
        ("env",),
    ),
)
