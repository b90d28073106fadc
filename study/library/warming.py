"""What a process that stays does once, when it begins: a server, and a worker of its own.

What is made when notes are first read (patterns, tables of units, the digest of the code) takes longer than reading
three lines, so it is made beside the first requests.
"""

import gc
from functools import cache
from importlib import import_module
from threading import Thread

from django.conf import settings

from study.core.generators import candidates
from study.core.notes import parse, read_together
from study.core.simulators import mentions
from study.library import fingerprints

NOTES = """\
# Tides

A tide is the rise of the sea.

- Spring tide: up to 12 m, about twice a month
- Neap tide: at least 3 m
- The default of a gauge is 15 min; between 5 and 10 min it is *exact*
- When the moon is full => the tide is higher
- Kinds of tide: spring, neap and storm

| Harbour | Depth |
| --- | --- |
| North | 12 m |
| South | 7–9 m |

## Types of gauge

There are three types of gauge:

- A float gauge: a float that hangs on a wire
- A `radar` gauge measures the height from above
- A pressure gauge (PG) is a device that lies on the ground

## Benefits

1. The harbour keeps at least *two* gauges, which measure about every 10 min
2. If a gauge fails, then the other measures the tide because both are connected
3. Run the following to list them:

```sh
# list the gauges
gauge list
```
"""
"""Lines of the commonest forms."""


def warm() -> None:
    """Make it now."""
    fingerprints.code()
    candidates(read_together([parse(NOTES, "tides.md", mentions())]))


def keep_loaded() -> None:
    """Look for garbage no more in what is loaded by now, which stays as long as the process: that took a fifth of a
    second, in the middle of a page, or while others waited for SQLite's one writer, and a tenth of an import."""
    gc.collect()
    gc.freeze()


@cache
def settle() -> None:
    """Load all that pages and work need before it is asked for, and make beside it what reading notes needs."""
    import_module(settings.ROOT_URLCONF)
    keep_loaded()
    Thread(target=warm, name="warming", daemon=True).start()
