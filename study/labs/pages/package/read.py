"""What the parts of the package page need from a run."""

from dataclasses import dataclass
from typing import Any

from study.core.simulators.engines.package.params import MB
from study.core.text.number import number
from study.labs.plugin import Run

NAMES = {
    "zip-upload": "Direct upload",
    "unzipped-size": "Unzipped, with layers",
    "layers-count": "Layers",
    "layers-image": "Layers beside an image",
    "image-size": "Image",
    "env-size": "Environment",
    "env-reserved": "Reserved keys",
    "env-key": "Keys with other signs",
    "memory": "Memory",
    "timeout": "Timeout",
    "tmp": "Storage in /tmp",
    "snap-start-tmp": "/tmp with SnapStart",  # noqa: S108 words, no path that is opened
    "snap-start-provisioned": "Provisioned, with SnapStart",
    "subnets": "Subnets",
    "security-groups": "Security groups",
}

FIELDS = {
    "zip-upload": "zip_bytes",
    "unzipped-size": "unzipped_bytes",
    "image-size": "image_bytes",
    "memory": "memory_mb",
    "timeout": "timeout_s",
    "tmp": "tmp_mb",
    "snap-start-provisioned": "provisioned_concurrency",
    "subnets": "subnets",
    "security-groups": "security_groups",
}
"""The rules whose measure can be pulled, and the field that sets it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a rule measured, and the number of its event."""

    rule: str
    value: int
    limit: int
    unit: str
    holds: bool
    event: int

    @property
    def words(self) -> str:
        """The measure beside its limit: `62 MB of 50 MB`."""
        return f"{size(self.value, self.unit)} of {size(self.limit, self.unit)}"


def measures(run: Run) -> list[Measure]:
    """Every rule that was applied, in its order."""
    rows: list[dict[str, Any]] = run.trace.results["checks"]
    return [
        Measure(row["rule"], row["value"], row["limit"], row["unit"], row["holds"], event)
        for event, row in enumerate(rows, start=1)
    ]


def size(value: int, unit: str) -> str:
    """A measure as the page says it: large numbers of bytes in MB."""
    if unit == "bytes" and value >= MB:
        return number(value / MB, "MB", 0 if value % MB == 0 else 1)
    return number(value, unit if unit in ("bytes", "MB", "s") else "")
