"""Counts and lists in sentences: `1 card`, `1,200 cards`; `1, 2 and 3`; `1, 3, 5 to 10`."""

from collections.abc import Iterable, Sequence

from study.core.text.number import number


def plural(count: float, one: str, many: str = "") -> str:
    """The word for this many: `is` or `are`, `delivery` or `deliveries`. Without `many` an s is added."""
    return one if count == 1 else many or f"{one}s"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 card`, `0 cards`, `1,200 deliveries`."""
    return f"{number(count)} {plural(count, one, many)}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them: `1`, `1 and 2`, `1, 2 and 3`; "" for none. `last` stands before the last."""
    *first, final = [*words] or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def ranges(numbers: Sequence[int]) -> str:
    """Ascending whole numbers, three or more in a row as a range: `1, 3, 5 to 10`."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    said = [[f"{number(run[0])} to {number(run[-1])}"] if len(run) > 2 else map(number, run) for run in runs]
    return ", ".join(word for run in said for word in run)
