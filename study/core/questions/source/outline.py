"""Where a file's questions and cases begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from study.core.questions.source.case import is_case_heading
from study.core.questions.source.heading import is_heading
from study.core.text.fences import fences


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that belong together: a question, a case's heading with its text, or what stands before
    both. `start` and `end` are places in the file; `fenced` and `unclosed` places in `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]
    fenced: frozenset[int]
    unclosed: frozenset[int]

    @property
    def is_question(self) -> bool:
        return bool(self.lines) and is_heading(self.lines[0])

    @property
    def is_case(self) -> bool:
        return bool(self.lines) and is_case_heading(self.lines[0])


def outline(lines: Sequence[str], first: int) -> tuple[Stretch, ...]:
    """Cut the lines from `first` on at the headings of the first two levels. The first stretch is what
    stands before them all, perhaps nothing."""
    fenced, unclosed = fences(lines)
    starts = [
        place
        for place in range(first, len(lines))
        if place not in fenced and (is_heading(lines[place]) or is_case_heading(lines[place]))
    ]
    return tuple(
        Stretch(
            start,
            end,
            tuple(lines[start:end]),
            frozenset(place - start for place in range(start, end) if place in fenced),
            frozenset(place - start for place in range(start, end) if place in unclosed),
        )
        for start, end in pairwise([first, *starts, len(lines)])
    )
