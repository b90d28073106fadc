"""How much of an exam, or of a domain of one, was right, with its likely range."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from study.core.assessment.intervals import Interval, share_interval
from study.drawing import shares


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a domain was right, in questions that count, with the range that is likely (80 %)."""

    title: str
    weight: int
    right: int
    count: int

    @property
    def share(self) -> float:
        return self.right / self.count if self.count else 0.0

    @property
    def likely(self) -> Interval:
        return share_interval(self.share, self.count)

    @property
    def bar(self) -> SafeString:
        """The share as a bar with its range."""
        said = f"{self.right} of {self.count} right, likely {self.likely.low:.0%} to {self.likely.high:.0%}"
        return mark_safe(shares.bar(self.share, self.likely.low, self.likely.high, said))  # noqa: S308 - escaped there
