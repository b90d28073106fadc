"""The results of a configuration that is checked, and the notes on the model behind it."""

from study.core.simulators.engines.package.params import (
    ADDING,
    COUNTED,
    ENVIRONMENT,
    IMAGES,
    LAYERS,
    LIMITS,
    SNAPSTART,
)
from study.core.simulators.simulator import Note, Result

NOTES = (
    Note("documented", "A .zip that is uploaded directly has at most 50 MB; through S3 it may be larger.", LIMITS),
    Note("documented", "Code and layers have at most 250 MB together, unzipped.", LIMITS),
    Note("documented", "A function has at most five layers, and only one that is a .zip has any.", LAYERS),
    Note("documented", "Of a file in several layers the last layer's is found in /opt.", ADDING),
    Note("documented", "An image has at most 10 GB, uncompressed, all its layers together.", IMAGES),
    Note("documented", "The environment has at most 4,096 bytes as stored JSON, punctuation included.", COUNTED),
    Note("documented", "Keys that Lambda sets itself are refused.", ENVIRONMENT),
    Note("documented", "Memory 128 to 10,240 MB, timeout 1 to 900 s, /tmp 512 to 10,240 MB.", LIMITS),
    Note("documented", "SnapStart: /tmp of 512 MB, no provisioned concurrency.", SNAPSTART),
    Note("derived", "1 MB is 1,024 × 1,024 bytes: 50 MB are 52,428,800 bytes, 250 MB are 262,144,000."),
    Note("simplified", "Left out: runtimes, handlers, file systems, names, the code storage of the Region, quotas."),
)

RESULTS = (
    Result("accepted", "whether no rule refuses it", "boolean"),
    Result(
        "violations",
        "every refusal",
        "array",
        fields=(
            Result("rule", "which rule", "string"),
            Result("message", "what is wrong, with the numbers", "string"),
            Result("source", "where the rule stands", "string"),
            Result("parameter", "the setting that breaks it", "string"),
        ),
    ),
    Result(
        "unzipped_total", "code and layers of a .zip unpacked, or the image", unit="bytes", minimum=0, source=LIMITS
    ),
    Result("env_bytes", "the environment as stored JSON", unit="bytes", minimum=2, source=COUNTED),
    Result("env_left", "what is left of 4,096 bytes; below zero where it is too much", unit="bytes", source=COUNTED),
    Result(
        "opt",
        "of every file in /opt the number of the layer it comes from, from 1",
        "object",
        items="integer",
        source=ADDING,
    ),
    Result(
        "checks",
        "every rule that applies",
        "array",
        fields=(
            Result("rule", "which rule", "string"),
            Result("value", "what was measured"),
            Result("limit", "the most that is allowed"),
            Result("unit", "of both", "string"),
            Result("holds", "whether it is kept", "boolean"),
        ),
    ),
)
