"""What is written with the switch, and what before it."""

import gc
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from study.banks.models import Bank, Question, Version
from study.banks.operations import import_course
from study.library.importing import Accord
from study.library.models import Course
from study.library.switching import PIECE, Switch, short
from tests.factories import a_course, a_question, a_topic
from tests.places.courses import notes

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_seen_is_made_with_the_switch_in_few_statements_and_belongs_together() -> None:
    """New questions of a bank that people see, and their versions, which have no number to name before."""
    course = a_course()
    bank = a_question(course).bank
    place = Course.objects.create(slug="unseen", address="unseen", title="U", updated_at=NOW, deleted_at=NOW)
    switch, many = Switch(place), PIECE + 3
    given = {"group": "g", "status": "ready", "topic": a_topic(course)}
    questions = [Question(bank=bank, key=f"new-{n}", position=n, **given) for n in range(many)]
    body = {"options": [{"key": "%s", "text": "ü 'quoted'"}]}
    versions = [
        Version(question=one, number=1, kind="single", prompt=f"{n}%?", body=body | {"n": n}, tags=[], created_at=NOW)
        for n, one in enumerate(questions)
    ]
    beside = Bank(course=place, slug="beside", title="B", origin="written")
    switch.create([beside])
    switch.create(questions)
    switch.create(versions)
    assert beside.pk and not any(one.pk for one in (*questions, *versions))
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        switch.do()
    assert len([one for one in asked if one["sql"].startswith("INSERT")]) == 4
    for n, version in enumerate(versions):
        stored = Version.objects.select_related("question").get(pk=version.pk)
        assert (stored.question.key, stored.question.pk) == (f"new-{n}", questions[n].pk)
        assert (stored.prompt, stored.body, stored.created_at) == (f"{n}%?", body | {"n": n}, NOW)
    questions[0].title = "saved again"
    questions[0].save(update_fields=["title"])
    assert Question.objects.get(pk=questions[0].pk).title == "saved again"


@pytest.mark.django_db
def test_rows_move_with_the_switch_as_far_as_was_said_and_no_others() -> None:
    course = a_course()
    rows = [a_question(course) for _ in range(4)]
    before = {row.pk: (row.position, row.start) for row in Question.objects.all()}
    switch = Switch(course)
    switch.shift(Question, [row.pk for row in rows[1:3]], {"position": 5, "start": 2})
    assert {row.pk: (row.position, row.start) for row in Question.objects.all()} == before
    with transaction.atomic():
        switch.do()
    now = {row.pk: (row.position, row.start) for row in Question.objects.all()}
    moved = {pk: (position - before[pk][0], start - before[pk][1]) for pk, (position, start) in now.items()}
    assert [moved[row.pk] for row in rows] == [(0, 0), (5, 2), (5, 2), (0, 0)]


@pytest.mark.django_db
def test_no_garbage_is_looked_for_while_others_wait_for_the_writer() -> None:
    """With a vault in memory that takes longer than all that is written."""
    seen: list[bool] = []
    accord = Accord(before=lambda: seen.append(gc.isenabled()), after=lambda done: seen.append(gc.isenabled()))
    import_course(sources=notes("# A\n\n- The quay is long: 4 m\n"), slug="a", owner=None, now=NOW, accord=accord)
    assert seen == [False, False]
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), short():
        raise ZeroDivisionError
    assert gc.isenabled()
