"""What the core reads of the notes comes back from the rows as it was."""

from datetime import UTC, datetime

import pytest

from study.core.notes.model import Fact, Notes, OwnCard, Schedule, Topic
from study.library.models import Course
from study.library.rows import notes_of, store_notes
from study.library.sources import Text

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def test_a_fact_comes_back_with_its_role_and_the_cards_made_of_it() -> None:
    course = Course.objects.create(slug="notes", address="notes", title="Notes", updated_at=NOW)
    cards = (
        OwnCard("Origin", "Where requests end", "a::b", (3, 4), schedule=Schedule("2026-12-01", 12.0, 250.0)),
        OwnCard("The {{...}} answers", "origin", "cloze", (3, 3), cloze=True, hint="o", side="2"),
    )
    facts = (
        Fact("t#1", "statement", "Origin::Where requests end", (3, 4), role="card", language="en", cards=cards),
        Fact("t#2", "statement", "ask somebody", (5, 5), role="to-do", unasked="a to-do"),
    )
    notes = Notes((Topic("t", "T", 1, "", "a.md", (1, 5), (1, 1), facts),))
    store_notes(course, notes, [Text("a.md", "...")], {}, NOW)
    assert notes_of(course).topics == notes.topics
