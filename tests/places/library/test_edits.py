"""What was edited here and what comes: what it may cost, and what is kept of it."""

import pytest

from study.core.limits import COMPARED, MERGED
from study.library.edits import Edited, edited_notes, outcomes, put_back, say_brought, say_edited, state_of
from study.library.models import Course, LastBrought, NoteFile
from tests.clock import START


def long(word: str, lines: int) -> str:
    return "".join(f"{word} {line}\n" for line in range(lines))


def test_what_all_notes_together_cost_has_an_end() -> None:
    """Not one of them may take what is left for the others without having been compared."""
    side = 1_900
    assert side * side < COMPARED < (2 * side) ** 2
    edited = [Edited("0", long("here", 2 * side), long("base", 2 * side + 1))]
    edited += [Edited(str(n), long("here", side), long("base", side + 1)) for n in range(1, 5)]
    came = {one.path: long("there", side * 2 if one.path == "0" else side) for one in edited}
    found = list(outcomes(edited, came, {path: path for path in came}))
    pairs = [one.both.pairs for one in found if one.both]
    assert pairs[0] == 0 and pairs[1] > 0 and pairs[-1] == 0
    assert sum(pairs) <= 2 * MERGED
    for one in found:
        assert len(one.clashes) == 1 and one.text() == one.edited.text + one.theirs


@pytest.mark.django_db
def test_which_notes_were_edited_and_from_what() -> None:
    course = Course.objects.create(slug="sea", address="sea", title="Sea", updated_at=START)
    files = {path: NoteFile.objects.create(course=course, path=path, text=f"{path} now") for path in "abc"}
    say_edited(course, {"a": "a first", "b": "b first"}, START)
    say_edited(course, {"a": "a later"}, START)
    assert edited_notes(course) == [Edited("a", "a now", "a first"), Edited("b", "b now", "b first")]
    before = state_of(course)
    say_brought(course, {"a", "c"}, {"c": "c there"}, START)
    assert edited_notes(course) == [Edited("b", "b now", "b first"), Edited("c", "c now", "c there")]
    LastBrought.objects.filter(file=files["b"]).delete()
    assert edited_notes(course)[0] == Edited("b", "b now", None)
    put_back(course, before)
    assert state_of(course) == before and edited_notes(course)[0].base == "a first"
