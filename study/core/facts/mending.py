"""Putting what holds now in the place of what notes say."""

import re
from collections.abc import Iterable

from study.core.notes.model import Lines
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

_BETWEEN = r"[\s*_`~=]+"
"""What may stand between two words of a claim in the text as it is written: blanks, ends of lines, marks."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_APART, _ALONE = r"(?<![^\W_])(?<!\d[.,])", r"(?![^\W_])(?![.,]\d)"
"""That words stand alone: not within another word, nor as the part of a number behind or before its decimal sign."""
_MARK = re.compile(r"[*_`~=]+")
_OTHERWISE = re.compile(r"(?P<first>[^()]+?)(?: \((?P<second>[^()]+)\))?")
"""An amount, and the same in another unit behind it: "900 s (15 minutes)"."""
_NAME = re.compile(r"[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3}")


def replacement(says: str, holds: str) -> tuple[str, str] | None:
    """Of the words that a claim is about those that can be replaced, and what takes their place: an amount for an
    amount, in its unit where that is known, or a name for a name. None where what holds only explains, and has to be
    put into words by the writer."""
    if _NAME.fullmatch(says) and _NAME.fullmatch(holds):
        return says, holds
    was = _amount(says)
    ways = _OTHERWISE.fullmatch(holds)
    if was is None or ways is None:
        return None
    old, amount = was
    before = says.partition(old)[0]
    told = [text.removeprefix(before) for text in ways.groups() if text]
    whole = [(text, found[1]) for text in told if (found := _amount(text)) is not None and found[0] == text]
    alike = [(text, other) for text, other in whole if other.dimension == amount.dimension]
    same = [text for text, other in alike if other.unit == amount.unit]
    new = next(iter(same or [text for text, _ in alike]), None)
    return (old, new) if new is not None else None


def _amount(text: str) -> tuple[str, Quantity] | None:
    """The only amount in a text, as it stands there and, of one that is made of several ("12 h 25 min"), the first.
    A range has two ends of which nobody can tell the one that is meant."""
    found = quantities(text)
    if not found or len({one.dimension for one in found}) > 1 or any(one.ends for one in found):
        return None
    old = text[found[0].start : found[-1].end]
    return (old, found[0]) if old == " ".join(text[one.start : one.end] for one in found) else None


def mended(text: str, claims: Iterable[tuple[Lines, str, str]]) -> str:
    """The text of a file with what holds in the place of what its lines say: of each claim its lines (1-based,
    inclusive), the words and what holds. What cannot be replaced stays, as do words of which two claims say two
    things, and everything else."""
    kept = _LINE.findall(text)
    starts = [0]
    for line in kept:
        starts.append(starts[-1] + len(line))
    places: dict[tuple[int, int], set[str]] = {}
    for (first, last), says, holds in claims:
        if first > len(kept) or (found := replacement(says, holds)) is None:
            continue
        old, new = found
        words = _BETWEEN.join(map(re.escape, old.split()))
        pattern = re.compile(rf"[*_`~=]*{_APART}(?P<words>{words}){_ALONE}[*_`~=]*")
        if place := pattern.search(text, starts[first - 1], starts[min(last, len(kept))]):
            torn = _MARK.search(place["words"])  # marks that only part of the words stands in go with them
            if not torn or _are_paired(place[0]):
                places.setdefault(place.span() if torn else place.span("words"), set()).add(new)
    clear = [(span, news) for span, news in places.items() if len(news) == 1 and not _crossed(span, places)]
    for (start, end), news in sorted(clear, reverse=True):
        text = text[:start] + news.pop() + text[end:]
    return text


def _are_paired(text: str) -> bool:
    """Whether every mark that opens in a text closes in it: else what is left of the line would be set off."""
    opened: list[str] = []
    for mark in _MARK.findall(text):
        if opened and opened[-1] == mark:
            opened.pop()
        else:
            opened.append(mark)
    return not opened


def _crossed(span: tuple[int, int], places: Iterable[tuple[int, int]]) -> bool:
    return any(other != span and other[0] < span[1] and span[0] < other[1] for other in places)
