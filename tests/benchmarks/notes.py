"""Reading notes: 10 MB of ordinary ones."""

from study.core.notes import parse
from tests.benchmarks.figures import Figure, timed

PAGE = """# Queue {n}

Message size: 256 KB
- receive {n} messages at a time => fewer calls
    - long polling waits up to 20 seconds
- first in, first out: order is kept within a group

| setting | default |
| --- | --- |
| retention {n} | 4 days |

> [!note] A queue keeps what nobody has fetched, see [[Queue 1]]

![[queue {n}.png|The queue]]

"""


def run(megabytes: int = 10) -> list[Figure]:
    pages = "".join(PAGE.format(n=number) for number in range(megabytes * 1_000_000 // len(PAGE)))
    times = timed([lambda: parse(pages, "bench.md")])
    return [
        Figure(f"parse {len(pages) / 1e6:.1f} MB of notes, {pages.count(chr(10)):,} lines", times[0] / 1000, "s", 2)
    ]
