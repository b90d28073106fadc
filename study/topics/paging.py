"""A deck is shown a hundred cards a page. Other notes are read as a whole: they were written to be. Of a comparison the
beginning stands beside other things."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from study.core.limits import COMPARED_BESIDE
from study.core.questions.source.changes import Line
from study.library.models import Fact

PER_PAGE = 100


def is_deck(facts: Iterable[Fact]) -> bool:
    """Whether most of what these notes say are cards, whatever program they come from."""
    found = [bool(fact.cards) for fact in facts]
    return 2 * sum(found) > len(found)


def page_of[T](items: Sequence[T], number: str | None, is_here: Callable[[T], bool], *, deck: bool) -> Page[T]:
    """The page with the item that `is_here`, else that of this number, else the nearest there is. Without `deck`
    all items are one page."""
    size = PER_PAGE if deck else max(1, len(items))
    place = next((at for at, item in enumerate(items) if is_here(item)), None)
    return Paginator(items, size).get_page(number if place is None else place // size + 1)


@dataclass(frozen=True, slots=True)
class Beside:
    """The first lines of a comparison, of `number`; None of them where there are too many to be compared there."""

    lines: Sequence[Line] | None
    number: int = 0


def beside(lines: Sequence[Line] | None) -> Beside:
    """What of a comparison stands on a page beside other things."""
    return Beside(lines and lines[:COMPARED_BESIDE], len(lines or ()))
