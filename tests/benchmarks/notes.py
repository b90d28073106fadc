"""Reading notes: 10 MB of them, as prose, as bullets, and as pages dense with tables and callouts.

No two pages are alike in their wording: what a line says is not read twice by chance.
"""

from study.core.notes import parse
from study.core.simulators import mentions
from tests.benchmarks.figures import Figure, timed

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


def run(megabytes: int = 10) -> list[Figure]:
    figures = []
    for shape, page in SHAPES.items():
        text = "".join(page.format(n=number) for number in range(megabytes * 1_000_000 // len(page)))
        times = timed([lambda text=text: parse(text, "bench.md", mentions())])
        name = f"parse {len(text) / 1e6:.1f} MB of {shape}, {text.count(chr(10)):,} lines"
        figures.append(Figure(name, times[0] / 1000, "s", 2))
    return figures
