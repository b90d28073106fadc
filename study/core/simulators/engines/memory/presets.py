"""Useful starting states."""

from study.core.simulators.engines.memory.params import Params
from study.core.simulators.fit import Measurement
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "thumbnailer",
        "Thumbnails: one thread, all CPU",
        Params(memory_mb=512, cpu_seconds=0.6, wait_seconds=0.05, timeout_seconds=30, needed_mb=180),
        "From which size on does more memory buy no more speed?",
        terms=("vcpu", "1,769", "proportion", "more memory", "ram"),
    ),
    Preset(
        "proxy",
        "A proxy that mostly waits",
        Params(memory_mb=1024, cpu_seconds=0.004, wait_seconds=0.25, timeout_seconds=10, requests_per_month=20_000_000),
        "What does this function get for 1,024 MB that it would not get for 128 MB?",
        terms=("waiting", "network", "i/o", "external"),
    ),
    Preset(
        "nightly-batch",
        "A nightly batch that outgrew its timeout",
        Params(memory_mb=1024, cpu_seconds=560, wait_seconds=30, needed_mb=800, requests_per_month=30),
        "Which is the smallest size at which it finishes within 900 s?",
        terms=("timeout", "time out", "15 minutes", "900 s", "batch"),
    ),
    Preset(
        "out-of-memory",
        "A report that needs more memory than it has",
        Params(memory_mb=512, cpu_seconds=2, wait_seconds=0.2, timeout_seconds=60, needed_mb=700),
        "Does a longer timeout help here?",
        terms=("out of memory", "memory limit"),
    ),
    Preset(
        "encoder",
        "A video encoder with six threads",
        Params(memory_mb=1769, cpu_seconds=20, wait_seconds=0.5, parallel_fraction=0.95, threads=6, needed_mb=900),
        "How much faster is it with six vCPUs than with one?",
        terms=("thread", "multi", "parallel", "vcpus"),
    ),
    Preset(
        "provisioned-api",
        "An API on provisioned concurrency",
        Params(
            memory_mb=1024,
            cpu_seconds=0.02,
            wait_seconds=0.04,
            init_seconds=0.8,
            timeout_seconds=10,
            requests_per_month=30_000_000,
            provisioned_concurrency=10,
        ),
        "Which line of the bill is paid even when nobody calls?",
        terms=("provisioned", "cold start", "pricing", "gb-second"),
    ),
    Preset(
        "power-tuning",
        "Measured with power tuning",
        Params(
            memory_mb=1024,
            # aws-lambda-power-tuning, README, example on x86, read in November 2026
            measured=tuple(
                Measurement(size, float(milliseconds))
                for size, milliseconds in (
                    (128, 37_002),
                    (256, 18_648),
                    (512, 8489),
                    (1024, 3891),
                    (1536, 2512),
                    (3008, 2010),
                )
            ),
        ),
        "Which of the measured sizes costs least, and how far is the model off?",
    ),
)
