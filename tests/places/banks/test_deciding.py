"""A person decides about the questions of their own notes, and what they decided outlives reading them again."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from study.banks import operations
from study.banks.models import Choice, Decision, Fit, Question, Status
from study.banks.operations import Decided
from study.library.models import Course
from study.library.sources import Sources, Text
from study.people.models import Learner
from tests.factories import a_learner

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
NOTES = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- Keel: the long beam along the bottom of a ship
- Mast: the tall pole that carries the sails of a ship
"""
MINE = """## Buoy {#question kind=single}

What marks a channel?

- [x] a buoy
- [ ] a jetty
"""


@pytest.fixture
def mine(learner: Learner) -> Course:
    return taken_in(learner)


def taken_in(learner: Learner, text: str = NOTES) -> Course:
    sources = Sources((Text("harbour.md", text),), (), (), "harbour")
    done = operations.import_course(sources=sources, slug="harbour", owner=learner, now=NOW)
    assert done.imported.course
    return done.imported.course


def first(course: Course) -> Question:
    return Question.objects.filter(bank__course=course, bank__slug="notes", status=Status.READY).order_by("pk")[0]


def again(question: Question) -> Question:
    return Question.objects.get(pk=question.pk)


def test_never_outlives_reading_the_notes_again_and_an_undo_brings_the_question_back(
    learner: Learner, mine: Course
) -> None:
    question = first(mine)
    done = operations.never_ask(learner=learner, question=question.pk, now=NOW)
    assert again(question).status == Status.RETIRED
    taken_in(learner)
    taken_in(learner, NOTES.replace("a float that", "a float which"))
    assert again(question).status == Status.RETIRED
    assert operations.undo_decision(learner=learner, decision=done.decision.pk, now=NOW) == 1
    assert again(question).status == Status.READY
    assert operations.undo_decision(learner=learner, decision=done.decision.pk, now=NOW) == 0


def found(course: Course) -> list[tuple[int, str]]:
    """The rows by which the course's questions are found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, ref FROM library_search WHERE course = %s ORDER BY rowid", [course.pk])
        keys = set(Question.objects.values_list("key", flat=True))
        return [(rowid, ref) for rowid, ref in cursor.fetchall() if ref in keys]


def test_a_decision_touches_what_its_own_question_is_found_by_and_nothing_else(learner: Learner, mine: Course) -> None:
    question, before = first(mine), found(mine)
    done = operations.never_ask(learner=learner, question=question.pk, now=NOW)
    assert found(mine) == [row for row in before if row[1] != question.key]
    operations.undo_decision(learner=learner, decision=done.decision.pk, now=NOW)
    assert [row for row in found(mine) if row[1] != question.key] == [row for row in before if row[1] != question.key]
    assert sorted(ref for _, ref in found(mine)) == sorted(ref for _, ref in before)


def test_an_unsure_question_is_asked_once_it_is_kept(learner: Learner, mine: Course) -> None:
    question = first(mine)
    Question.objects.filter(pk=question.pk).update(fit=Fit.UNSURE, unseen=False, status=Status.DRAFT)
    done = operations.keep_one(learner=learner, question=question.pk, now=NOW)
    assert again(question).status == Status.READY
    operations.undo_decision(learner=learner, decision=done.decision.pk, now=NOW)
    assert again(question).status == Status.DRAFT


def test_a_line_held_back_is_asked_as_written_when_its_owner_says_so(learner: Learner, mine: Course) -> None:
    question = first(mine)
    Question.objects.filter(pk=question.pk).update(held="line 3 is out of date", status=Status.DRAFT)
    operations.keep_one(learner=learner, question=question.pk, now=NOW)
    assert again(question).status == Status.READY


def test_own_words_stay_while_the_fact_does_and_go_back_with_an_undo(learner: Learner, mine: Course) -> None:
    question = first(mine)
    assert question.current
    before = question.current.prompt
    done = operations.put_in_own_words(learner=learner, question=question.pk, text=MINE, today=NOW.date(), now=NOW)
    assert isinstance(done, Decided)
    assert done.reasked
    taken_in(learner, NOTES.replace("# Harbour", "# The harbour"))
    shown = again(question)
    assert shown.current
    assert (shown.current.prompt, shown.status) == ("What marks a channel?", Status.READY)
    assert (shown.current.context, shown.current.text) == ("The harbour", MINE)
    operations.keep_one(learner=learner, question=question.pk, now=NOW)
    assert again(question).current == shown.current
    for decision in Decision.objects.order_by("-pk"):
        operations.undo_decision(learner=learner, decision=decision.pk, now=NOW)
    back = again(question).current
    assert back
    assert back.prompt == before
    taken_in(learner, "# Harbour\n\n- Keel: the long beam along the bottom of a ship\n")
    assert again(question).status == Status.RETIRED


def test_what_is_wrong_with_own_words_is_said_and_changes_nothing(learner: Learner, mine: Course) -> None:
    question = first(mine)
    text = MINE.replace("[x]", "[ ]")
    found = operations.put_in_own_words(learner=learner, question=question.pk, text=text, today=NOW.date(), now=NOW)
    assert not isinstance(found, Decided)
    assert found
    assert again(question).current == question.current
    assert not Decision.objects.exists()


def test_a_question_of_ones_own_is_asked_as_long_as_its_line_is_there(learner: Learner, mine: Course) -> None:
    fact = first(mine).group.partition("/")[2]
    written = [
        operations.write_own(learner=learner, course=mine, fact=fact, text=MINE, today=NOW.date(), now=NOW)
        for _ in range(2)
    ]
    assert all(isinstance(one, Decided) for one in written)
    keys = {one.question.key for one in written if isinstance(one, Decided)}
    assert len(keys) == 2
    taken_in(learner)
    assert set(Question.objects.filter(key__in=keys).values_list("status", flat=True)) == {Status.READY}
    taken_in(learner, "# Harbour\n\n- Keel: the long beam along the bottom of a ship\n")
    assert set(Question.objects.filter(key__in=keys).values_list("status", flat=True)) == {Status.RETIRED}


def test_no_further_question_comes_of_a_line_of_which_one_is_never_asked(learner: Learner, mine: Course) -> None:
    question = first(mine)
    Question.objects.filter(bank=question.bank).exclude(pk=question.pk).delete()
    operations.never_ask(learner=learner, question=question.pk, now=NOW)
    taken_in(learner)
    siblings = Question.objects.filter(group=question.group).exclude(pk=question.pk)
    assert not siblings.exists()


def test_the_questions_of_others_and_of_public_courses_are_not_there_to_decide_about(
    learner: Learner, mine: Course
) -> None:
    other = a_learner()
    question = first(mine)
    done = operations.never_ask(learner=learner, question=question.pk, now=NOW)
    with pytest.raises(Question.DoesNotExist):
        operations.keep_one(learner=other, question=question.pk, now=NOW)
    with pytest.raises(Decision.DoesNotExist):
        operations.undo_decision(learner=other, decision=done.decision.pk, now=NOW)
    assert [one.choice for one in Decision.objects.all()] == [Choice.NEVER]
