"""Work that makes very many small values without a pause for the collector of garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Notes become hundreds of thousands of small values that all live on, and no cycles: walking them again and
    again in search of garbage takes a third of the time of reading, and a tenth of an import."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
