"""What tells things of one name apart: where they stand."""

from collections import Counter, defaultdict
from collections.abc import Sequence

BETWEEN = " › "


def told_apart(places: Sequence[Sequence[str]]) -> list[str]:
    """For each place, of names from the outermost to that of the thing itself, what tells the thing from others of its
    name: as many of the names above it as are needed, "" where its name is alone or nothing is above it. Things of one
    name in one place are told by their number among them, from 1."""
    found = [""] * len(places)
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        named[place[-1].casefold()].append(number)
    for same in named.values():
        if len(same) == 1:
            continue
        left, deepest = same, max(len(places[one]) for one in same)
        for depth in range(2, deepest + 1):
            ends = {one: tuple(name.casefold() for name in places[one][-depth:]) for one in left}
            counts = Counter(ends.values())
            for one in left:
                found[one] = BETWEEN.join(places[one][-depth:-1])
            left = [one for one in left if counts[ends[one]] > 1]
        met: Counter[str] = Counter()
        for one in left:
            met[found[one]] += 1
            found[one] = f"{found[one]}, {met[found[one]]}" if found[one] else str(met[found[one]])
    return found
