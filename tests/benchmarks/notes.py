"""Reading notes: 10 MB of them, as prose, as bullets, and as pages dense with tables and callouts.

No two pages are alike in their wording: what a line says is not read twice by chance. By the clock of the processor,
beside the yardstick; and the questions of a long list of terms.
"""

from study.core.generators import candidates
from study.core.notes import parse
from study.core.simulators import mentions
from tests.benchmarks.figures import Figure, spent
from tests.benchmarks.yardstick import scaled

SHAPES = {
    "prose": """# Queue {n}

A queue keeps what nobody has fetched yet, so that a consumer of kind {n} can fall behind for a while
without losing anything. What has been fetched stays hidden for the visibility timeout, and comes back
when worker {n} has not deleted it by then. That is why work must be repeatable: it may happen twice.

""",
    "bullets": """# Queue {n}

- Message size of queue {n}: 256 KB
- receive {n} messages at a time => fewer calls
    - long polling waits up to 20 seconds in setting {n}
- first in, first out keeps the order within group {n}

""",
    "tables": """# Queue {n}

| setting | default |
| --- | --- |
| retention {n} | 4 days |
| delay {n} | 0 seconds |

> [!note] Queue {n} keeps what nobody has fetched, see [[Queue 1]]

![[queue {n}.png|The queue]]

""",
}

TERM = "- {word}{n}: the {other} that keeps {word}{n} apart from harbour {n}\n"
BUDGET, TERMS = 10.0, 1.5
"""Seconds for the text, and for the questions of the terms, on the machine for which budgets are written."""
MOST = 2.5
"""Times that twice the text may cost."""


def run(megabytes: int = 10) -> list[Figure]:
    figures = []
    for shape, page in SHAPES.items():
        half, whole = (_text(page, size) for size in (megabytes * 500_000, megabytes * 1_000_000))
        once, twice = spent([lambda text=text: parse(text, "bench.md", mentions()) for text in (half, whole)])
        name = f"parse {len(whole) / 1e6:.1f} MB of {shape}"
        figures.append(Figure(f"{name}, {whole.count(chr(10)):,} lines", twice / 1000, "s", scaled(BUDGET)))
        figures.append(Figure(f"{name}, against half of it", twice / once, "times", MOST))
    for number in (250, 500):
        text = "# Terms\n\n" + "".join(TERM.format(n=n, word=_word(n), other=_word(3 * n + 1)) for n in range(number))
        (cost,) = spent([lambda text=text: candidates(parse(text, "terms.md"))])
        figures.append(Figure(f"{number} lines of term: meaning, read and asked", cost / 1000, "s", scaled(TERMS)))
    return figures


def _text(page: str, size: int) -> str:
    return "".join(page.format(n=number) for number in range(size // len(page)))


def _word(number: int) -> str:
    """A word for a number, another for each."""
    return "".join("bdfghklmnprstvz"[number // 15**place % 15] + "aeiou"[number // 3**place % 5] for place in range(4))
