"""The inputs before the run: the memory there is, and what the code needs."""

from study.core.simulators.duration import FULL_VCPU_MB
from study.core.simulators.engines.memory.params import Params
from study.core.text.duration import span
from study.core.text.number import number
from study.core.text.plural import counted
from study.drawing.axis import Scale
from study.drawing.strip import strip
from study.drawing.svg import line, picture, rect, text
from study.labs.plugin import Picture, both

MEASURED = "The sizes that were measured"
TITLE, HIGH = "Memory there is, and memory needed", 118


def posed(params: Params) -> tuple[Picture, ...]:
    """Two bars on one scale, with the size that brings one full vCPU."""
    says = f"{number(params.memory_mb, 'MB')} there, {number(params.needed_mb, 'MB')} needed by the code."

    def drawn(width: int) -> str:
        x = Scale(0, max(params.memory_mb, params.needed_mb, FULL_VCPU_MB) * 1.05, 0, width - 10)
        full = x(FULL_VCPU_MB)
        words = f"{number(FULL_VCPU_MB, 'MB')}: one vCPU"
        at_left = full > width / 2
        parts = [
            text(0, 14, f"There: {number(params.memory_mb, 'MB')}", "strong"),
            rect(0, 22, max(x(params.memory_mb), 2), 16, "f-served-soft"),
            text(0, 60, f"Needed: {number(params.needed_mb, 'MB')}", "strong"),
            rect(0, 68, max(x(params.needed_mb), 2), 16, "f-wash"),
            line(full, 20, full, 90, "k-idle", 1.5, "3 3"),
            text(full - 4 if at_left else full + 4, 106, words, "faint", "end" if at_left else "start"),
        ]
        return picture(width, HIGH, TITLE, says, parts)

    return (both(TITLE, says, drawn), *_measured(params))


def _measured(params: Params) -> tuple[Picture, ...]:
    """The sizes that were measured, each with its duration, to choose from."""
    if not params.measured:
        return ()
    sizes = [number(one.memory_mb, "MB") for one in params.measured]
    boxes = [(size, f"{span(one.duration_ms / 1000)}") for size, one in zip(sizes, params.measured, strict=True)]
    says = f"{counted(len(boxes), 'size')} with the duration of a call; what it costs is not shown."
    return (Picture(MEASURED, says, lambda width: strip(width, MEASURED, says, boxes, sizes)),)
