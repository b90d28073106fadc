"""Questions made from notes: their place, how sure they are, and the ids they had when shapes were called otherwise."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks.exchange import records
from study.banks.models import Bank, Fit, HistoryEntry, Question, Status
from study.banks.operations import import_course
from study.core.questions.place import in_front
from study.library.importing import Accord
from study.library.switching import PIECE
from tests.clock import START
from tests.places.courses import notes

pytestmark = pytest.mark.django_db

TEXT = """# Harbour

## Signals

- Pilot flag: a red and white square
- Fog signal: one long blast of the horn
- Longest blast: 6 s
- The flag that a ship hoists when it needs a doctor aboard is called the **yellow jack**
- Where is the pilot? he comes aboard at the outer buoy of the harbour, when the weather lets him
"""


def imported(text: str = TEXT) -> Bank:
    course = import_course(sources=notes(text), slug="home", owner=None, now=START).imported.course
    assert course
    return Bank.objects.get(course=course, slug="notes")


def test_the_place_in_the_notes_stands_beside_the_prompt_and_in_front_of_it_in_a_file() -> None:
    bank = imported()
    row = Question.objects.get(bank=bank, key__endswith="/value")
    assert row.current
    assert (row.current.context, row.fit) == ("Harbour › Signals", Fit.SURE)
    assert "Harbour" not in row.current.prompt
    found, _ = records(bank)
    asked = {record.question.prompt for record in found}
    assert f"Harbour › Signals\n\n{row.current.prompt}" in asked
    assert all(not record.question.context for record in found)
    gap = next(record.question for record in found if record.question.kind == "cloze")
    assert gap.body.texts[0].startswith("Harbour › Signals\n\n")
    assert in_front(gap) == gap


def test_the_place_is_shown_above_the_question(client: Client) -> None:
    bank = imported()
    bank.course.owner = None
    row = Question.objects.filter(bank=bank, status=Status.READY).first()
    assert row and row.topic
    page = client.get(reverse("topics:topic", args=[bank.course.address, row.topic.key])).content.decode()
    assert "Harbour › Signals" in page


def test_who_learns_a_question_keeps_it_under_the_id_it_had() -> None:
    bank = imported()
    earlier = {"value": "limit", "gap": "cloze", "meaning": "definition"}
    kept: dict[str, int] = {}
    for row in Question.objects.filter(bank=bank):
        fact, _, name = row.key.partition("/signals#")[2].partition("/")
        if name in earlier:
            row.key = f"harbour/signals#{fact}/{earlier[name]}"
            row.save()
            kept[row.key] = row.pk
    assert len(kept) >= 3
    imported()
    assert dict(Question.objects.filter(pk__in=kept.values(), status=Status.READY).values_list("key", "pk")) == kept


def test_a_question_that_is_made_no_more_is_set_aside_with_the_reason() -> None:
    bank = imported()
    old = Question.objects.create(
        bank=bank, key="harbour/signals#1/alternative", position=99, group="g", status=Status.READY
    )
    imported()
    old.refresh_from_db()
    assert old.status == Status.RETIRED
    line = HistoryEntry.objects.get(question=old)
    assert (line.action, bool(line.reason)) == ("set aside", True)


@pytest.mark.parametrize(("many", "statements"), [(2, 1), (PIECE + 2, 2)])
def test_why_questions_are_not_asked_any_more_is_worked_out_before_the_switch(many: int, statements: int) -> None:
    """The switch reads nothing for it, and writes many lines by one statement."""
    bank = imported()
    given = {"bank": bank, "position": 99, "group": "g", "status": Status.READY}
    Question.objects.bulk_create(Question(key=f"harbour/no-more#{n}/value", **given) for n in range(many))
    span: list[int] = []
    accord = Accord(before=lambda: span.append(len(asked)), after=lambda done: span.append(len(asked)))
    with CaptureQueriesContext(connection) as asked:
        import_course(sources=notes(TEXT), slug="home", owner=None, now=START, accord=accord)
    switch = [one["sql"] for one in asked.captured_queries[slice(*span)]]
    written = switch[next(place for place, sql in enumerate(switch) if sql.startswith("UPDATE")) :]
    assert not [sql for sql in written if sql.startswith("SELECT") and "banks_" in sql]
    assert len([sql for sql in written if sql.startswith("INSERT") and "banks_historyentry" in sql]) == statements
    told = HistoryEntry.objects.filter(bank=bank, action="set aside").values_list("question__status", "reason")
    assert list(told) == [(Status.RETIRED, "the notes no longer say it")] * many


def test_an_unsure_question_waits_as_a_draft_and_is_not_asked() -> None:
    heavy = " ".join(f"word{n}" for n in range(60))
    bank = imported(f"# Harbour\n\n## Signals\n\n- Fog signal: a {heavy}\n")
    (row,) = Question.objects.filter(bank=bank, fit=Fit.UNSURE)
    assert row.status == Status.DRAFT
