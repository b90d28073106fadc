"""What a process makes once, when notes are first read in it: patterns, tables of units, the digest of the code.

It takes longer than reading three lines, so a server makes it when it begins, beside its first requests.
"""

from threading import Thread

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
"""
"""Lines of the commonest forms."""


def warm() -> None:
    """Make it now."""
    fingerprints.code()
    candidates(read_together([parse(NOTES, "tides.md", mentions())]))


def warm_beside() -> None:
    """Make it while the process does something else."""
    Thread(target=warm, name="warming", daemon=True).start()
