"""How much of what one text says stands in another: of its pairs of neighbouring words, so that a line that was moved
or reworded a little counts, and a language in common does not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from study.core.notes.frontmatter import read_front_matter

MOST = 0.5
"""The share from which most of it does."""
READ = 50_000
"""Characters of a text that are read; what lies behind them will be as they are."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")

type Pairs = frozenset[tuple[str, str]]


def pairs_of(text: str) -> Pairs:
    """The pairs of neighbouring words in the lines of a text, each line beginning with an empty one."""
    return frozenset(pair for line in _lines(text[:READ]) for pair in pairwise(("", *_WORD.findall(line.casefold()))))


def in_common(old: Pairs, new: Pairs) -> float:
    """The share of the shorter text that stands in the other: 1 where one only goes on."""
    return len(old & new) / (min(len(old), len(new)) or 1)


def alike(old: Pairs, new: Pairs) -> float:
    """The share of the longer text that stands in the other: 1 where they say the same."""
    return len(old & new) / (max(len(old), len(new)) or 1)


def _lines(text: str) -> Iterator[str]:
    """The lines without properties and headings, which many notes share."""
    lines = text.splitlines()
    for line in lines[read_front_matter(lines).length :]:
        if not line.lstrip().startswith("#"):
            yield line
