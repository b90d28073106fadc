"""How the lines of one text became those of another."""

from collections.abc import Sequence
from difflib import SequenceMatcher

type Opcode = tuple[str, int, int, int, int]
"""What became of lines: how, and from where to where in the old and in the new text, as difflib tells it."""


def opcodes(before: Sequence[str], after: Sequence[str], most: int) -> list[Opcode]:
    """What became of all the lines of a text. Between what both begin and end with, more than `most` pairs of lines are
    not compared, but all taken out and put in."""
    start, end = _alike(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    found: list[Opcode] = [("equal", 0, start, 0, start)]
    if len(old) * len(new) > most:
        found.append(("replace", start, start + len(old), start, start + len(new)))
    else:  # lines that stand often tell no place: to try all of them takes minutes
        codes = SequenceMatcher(None, old, new).get_opcodes()
        found += [(tag, one + start, two + start, three + start, four + start) for tag, one, two, three, four in codes]
    found.append(("equal", len(before) - end, len(before), len(after) - end, len(after)))
    return [one for one in found if one[1] < one[2] or one[3] < one[4]]


def compared_pairs(before: Sequence[str], after: Sequence[str], most: int) -> int:
    """How many pairs of lines that compares."""
    start, end = _alike(before, after)
    pairs = (len(before) - start - end) * (len(after) - start - end)
    return pairs if pairs <= most else 0


def _alike(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many lines both begin with, and how many others both end with."""
    short = min(len(before), len(after))
    start = next((at for at in range(short) if before[at] != after[at]), short)
    return start, next((at for at in range(short - start) if before[-1 - at] != after[-1 - at]), short - start)
