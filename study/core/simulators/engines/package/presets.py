"""Useful starting states."""

from study.core.simulators.engines.package.params import BY_S3, IMAGE, MB, Layer, Params
from study.core.simulators.simulator import Preset

_SHARED = "python/requests/api.py"
_VARIABLES = (("STAGE", "live"), ("TABLE_NAME", "orders"), ("LOG_LEVEL", "INFO"))

PRESETS = (
    Preset(
        "libraries",
        "A package with large libraries",
        Params(zip_bytes=62 * MB, unzipped_bytes=180 * MB, layers=(Layer(60 * MB, ("python/numpy/core.so",)),)),
        "62 MB zipped, 180 MB unzipped, a layer of 60 MB. What is refused?",
        terms=("deployment package", "250 mb", "unzipped", "50 mb"),
    ),
    Preset(
        "layers",
        "The same file in several layers",
        Params(
            layers=(
                Layer(12 * MB, (_SHARED, "python/idna/core.py")),
                Layer(8 * MB, (_SHARED, "lib/libssl.so")),
                Layer(2 * MB, ("lib/libssl.so",)),
            )
        ),
        "Three layers bring files of the same names. Whose are found in /opt?",
        terms=("layer", "/opt"),
    ),
    Preset(
        "six-layers",
        "A sixth layer",
        Params(
            unzipped_bytes=40 * MB,
            layers=tuple(Layer(40 * MB, (_SHARED, f"extensions/agent-{n}")) for n in range(1, 7)),
        ),
        "Six layers of 40 MB with 40 MB of code. Two rules look at that.",
        terms=("five layers", "5 layers", "layers per function"),
    ),
    Preset(
        "variables",
        "Environment variables, counted as stored",
        Params(env=(*_VARIABLES, ("CITY", "Zürich"), ("CURRENCY", "€"))),
        "4 KB are allowed. How much of that do these take?",
        terms=("environment variable", "4 kb"),
    ),
    Preset(
        "reserved-key",
        "A key that Lambda sets itself",
        Params(env=(*_VARIABLES, ("AWS_REGION", "eu-west-1"))),
        "Somebody sets the Region by hand. What does AWS say?",
        terms=("reserved", "aws_region"),
    ),
    Preset(
        "image",
        "A container image",
        Params(kind=IMAGE, image_bytes=4 * 1024 * MB, memory_mb=2_048, layers=(Layer(5 * MB, ("lib/agent.so",)),)),
        "An image of 4 GB and a layer beside it. What is too much?",
        terms=("container image", "10 gb", "ecr"),
    ),
    Preset(
        "snap-start",
        "SnapStart beside other settings",
        Params(snap_start=True, tmp_mb=1_024, provisioned_concurrency=5, memory_mb=1_769),
        "SnapStart, more /tmp, and provisioned concurrency. What excludes what?",
        terms=("snapstart",),
    ),
    Preset(
        "settings",
        "Memory, timeout and /tmp at their ends",
        Params(memory_mb=10_240, timeout_s=901, tmp_mb=10_240, upload=BY_S3, zip_bytes=80 * MB),
        "Everything as high as it goes. What is one too many?",
        terms=("timeout", "memory", "ephemeral storage", "limits", "900"),
    ),
)
