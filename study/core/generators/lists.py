"""Lists that can be asked for: those whose lead tells what is to be named, and whose points are of one form."""

import re
from collections.abc import Sequence

from study.core.generators.grammar import form
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.whole import leans


def names_kind(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a title or label says by a noun of several what its points are: "Benefits", "Types of memory"."""
    found = phrasebook.names_kinds.fullmatch(text.strip(" :：*_"))
    return found is not None and not set(found["before"].lower().split()) & phrasebook.common


def begins_with_kind(text: str, phrasebook: Phrasebook) -> bool:
    """Whether such a noun is its first word, with what it is of behind it, so that a number may stand before it."""
    return re.match(rf"(?i)(?:{phrasebook.kinds or '(?!)'})(?: [^\W\d_]|$)", text) is not None


def promises_list(text: str, count: int, phrasebook: Phrasebook) -> bool:
    """Whether a lead says that a list follows: by how many, by a noun of several, or by "consists of"."""
    bare = text.strip(" :：*_")
    return phrasebook.promises(bare, count)


_SIDES = {
    "thing": "name",
    "noun": "name",
    "code": "name",
    "quality": "name",
    "number": "name",
    "said": "name",
    "verb": "deed",
    "order": "deed",
    "clause": "clause",
    "phrase": "phrase",
    "question": "question",
}


def side(text: str, phrasebook: Phrasebook) -> str:
    """What a point is, as far as its form tells: a name, a deed, a clause, a phrase, a question."""
    return _SIDES[form(text, phrasebook)]


def are_parallel(points: Sequence[str], phrasebook: Phrasebook) -> bool:
    """Whether points are of one form: all names, all deeds or all sentences, no denied one beside others, none
    that leans."""
    heads = [point.split(": ")[0] for point in points]
    sides = {side(head, phrasebook) for head in heads}
    named = sum(": " in point for point in points)
    denied = sum(phrasebook.denies.search(point) is not None for point in points)
    return (
        (len(sides) == 1 or named == len(points))
        and named in (0, len(points))
        and denied in (0, len(points))
        and not any(leans(point, phrasebook) for point in points)
    )
