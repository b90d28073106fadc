"""Work in which no garbage is looked for."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For what makes hundreds of thousands of small values that live on and are no cycles, and for what others wait
    for: to walk all that a process holds takes a fifth of a second with a vault in memory."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
