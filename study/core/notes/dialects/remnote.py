"""RemNote: list items with `>>` (and `<<`, `<>`, `;;`) between the sides, or at their end with the back
nested below; `{{words}}` is a gap. The `::` of RemNote is read with all others."""

from collections.abc import Sequence

from study.core.notes.cards import below, both_ways, dedented, one_way, shown, unlisted
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import BARE, clozes, marked
from study.core.notes.pages import is_journal
from study.core.notes.signs import FEWEST, OPEN, sides_of, signed_in


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    bare = unlisted(lines[at])
    found = OPEN.search(bare)
    end = below(lines, at) if found else at
    if not found or end == at + 1:
        return ()
    front, back = bare[: found.start()].strip(), dedented(lines[at + 1 : end])
    return (Passage(at, end, Said(shown(front, back), cards=one_way(front, back, found[1]))),)


def _said(text: str, place: Place) -> Said | None:
    gaps = marked(text, BARE)
    if gaps:
        plain, made = clozes(text, gaps, "{{}}")
        return Said(plain, cards=made)
    found = sides_of(text)
    if not found:
        return None
    front, sign, back = found
    if sign == "<<":
        front, back = back, front
    cards = both_ways(front, back, sign) if sign == "<>" else one_way(front, back, sign)
    return Said(shown(front, back), cards=cards, term=front, meaning=back)


def _begin(page: Page) -> Reading | None:
    signed = signed_in(page)
    if signed is None:
        return None
    return Reading(
        claim=None if is_journal(page.file) and signed < FEWEST else _claim,
        starts="-*•",
        said=_said,
        signs=(">>", "<>", ";;", "<<", "{{"),
        alone=lambda text: bool(sides_of(text)),
    )


PLUGIN = Dialect("remnote", _begin)
