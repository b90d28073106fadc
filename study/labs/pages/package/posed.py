"""The inputs before the run: what is set, beside no limit."""

from study.core.simulators.engines.package.params import DIRECT, IMAGE, Params
from study.core.simulators.engines.package.points import NOTHING, settings
from study.core.simulators.engines.package.run import LABELS
from study.core.text.number import number
from study.core.text.plural import counted
from study.drawing.strip import strip
from study.labs.pages.package.read import size
from study.labs.plugin import Picture

TITLE, FINDING = "The function as it would be created", "Settings alone; what is refused is not shown."

SHORT = {
    "zip_bytes": "The .zip",
    "unzipped_bytes": "Unzipped",
    "layers": "Layers",
    "image_bytes": "Image",
    "env": "Variables",
    "memory_mb": "Memory",
    "timeout_s": "Timeout",
    "tmp_mb": "In /tmp",
}
"""The settings in a word."""


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each setting, and one for nothing, to choose from."""
    words = {
        "zip_bytes": size(params.zip_bytes, "bytes"),
        "unzipped_bytes": size(params.unzipped_bytes, "bytes"),
        "layers": f"{len(params.layers)}, {size(sum(one.bytes for one in params.layers), 'bytes')}",
        "image_bytes": size(params.image_bytes, "bytes"),
        "env": counted(len(params.env), "key"),
        "memory_mb": number(params.memory_mb, "MB"),
        "timeout_s": number(params.timeout_s, "s"),
        "tmp_mb": number(params.tmp_mb, "MB"),
    }
    boxes = [(SHORT[name], words[name]) for name in settings(params)]
    boxes.append(("Nothing", "all is kept"))
    if params.kind != IMAGE:
        boxes.append(("Upload", "direct" if params.upload == DIRECT else "by S3"))
    places = [*(LABELS[name] for name in settings(params)), NOTHING]
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, places)),)
