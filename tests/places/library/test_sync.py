"""Rows are made to match what is wanted, with no more written than differs."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from study.library.importing import import_notes
from study.library.models import Course, Fact, NoteFile, Topic
from study.library.sources import Sources, Text
from study.library.sync import sync

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LINES = [f"- Limit {number} of the queue: {number} KB" for number in range(1, 40)]


def notes(lines: list[str]) -> Sources:
    return Sources(
        (Text("a.md", "\n".join(["# Queue", "", *lines])), Text("b.md", "# Stream\n\n- Shards: 4 MB")), name="n"
    )


@pytest.mark.django_db
def test_lines_behind_one_that_is_added_move_together() -> None:
    import_notes(sources=notes(LINES), owner=None, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        import_notes(sources=notes(["- Visibility timeout: 30 s", *LINES]), owner=None, now=NOW)
    facts = list(Fact.objects.order_by("position"))
    assert [fact.position for fact in facts] == list(range(len(LINES) + 2))
    assert [fact.start for fact in facts] == [*range(3, len(LINES) + 4), 3]
    assert [fact.text for fact in facts][:2] == ["Visibility timeout: 30 s", LINES[0][2:]]
    assert not [query["sql"] for query in asked if "CASE" in query["sql"] and "library_fact" in query["sql"]]


places = st.dictionaries(
    st.sampled_from("abcdef"),
    st.fixed_dictionaries({"position": st.integers(0, 9), "start": st.integers(0, 3), "title": st.sampled_from("xy")}),
)


class Synced(TestCase):
    @given(places, places)
    def test_rows_hold_what_is_wanted_whatever_they_held(self, before: dict, after: dict) -> None:  # type: ignore[type-arg]
        course = Course.objects.create(slug="n", address="n", title="N", updated_at=NOW)
        file = NoteFile.objects.create(course=course, path="n.md", text="", revision=1)

        def new(key: str) -> Topic:
            return Topic(course=course, key=key, file=file, level=1, end=0)

        rows = sync(Topic.objects.all(), {}, before, new)
        rows = sync(Topic.objects.all(), rows, after, new)
        for key, wanted in after.items():
            stored = Topic.objects.get(course=course, key=key)
            assert {name: getattr(stored, name) for name in wanted} == wanted
            assert {name: getattr(rows[key], name) for name in wanted} == wanted
