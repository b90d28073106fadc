"""The second column of a table: a meaning, or something else of the thing in the first one."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from tests.core.generators.notes_for_tests import doubts, judged_by, made


def _table(head: str, *rows: str) -> str:
    return f"# Ships\n\n## Known ships\n\n| {head} |\n|{'---|' * (head.count('|') + 1)}\n" + "".join(
        f"| {row} |\n" for row in rows
    )


def test_an_empty_or_missing_cell_makes_no_meaning_of_another() -> None:
    rows = ("Vasa | | a warship of one voyage", "Fram | Larvik", "Gorch Fock | Hamburg | a barque of the school fleet")
    found = made(_table("Ship | Yard | Use", *rows))
    assert found and not any(one.shape in ("meaning", "explained", "named", "term") for one in found)
    answers = [text for one in found if "yard" in one.prompt for text in one.parts.right]
    assert answers and "a warship of one voyage" not in map(str.lower, answers)


@pytest.mark.parametrize(
    ("head", "cells", "prompt"),
    [
        ("Built by", ("the old yard of Emden", "the new yard of Kiel", "the royal yard of Leith"), "*Vasa*: built by?"),
        ("Place", ("the old quay of Emden", "the new quay of Kiel", "the royal quay of Leith"), "place of *Vasa*?"),
        ("Launch", ("10 August 1628", "26 October 1892", "around 1933"), "launch of *Vasa*?"),
        ("Description", ("a warship of the king", "a ship for the ice", "a barque for pupils"), "What is *Vasa*?"),
    ],
)
def test_a_column_of_dates_places_or_makers_tells_no_meaning(head: str, cells: tuple[str, ...], prompt: str) -> None:
    text = _table(f"Ship | {head}", *map(" | ".join, zip(("Vasa", "Fram", "Gorch"), cells, strict=True)))
    ((asked, _), *_) = doubts(text, "meaning")
    assert prompt in asked
    sure_of = [doubt for shape in ("named", "term") for _, doubt in judged_by(text, shape) if not doubt]
    assert head == "Description" or not sure_of


def test_what_was_asked_of_a_short_row_goes_on_under_its_id() -> None:
    notes = parse(
        _table("Ship | Description | Yard", "Fram | a ship built for the ice", "Vasa | a warship | Stockholm"), "a.md"
    )
    row = next(fact for fact in notes.topics[-1].facts if "Fram" in fact.text)
    before = frozenset({f"{row.key}/meaning"})
    assert f"{row.key}/meaning" in {one.key for one in candidates(notes, before).candidates}
