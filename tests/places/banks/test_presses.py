"""Many waiting questions are decided on in one press: as one after the other, once, and taken back as one."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from study.banks import operations
from study.banks.models import Choice, Decision, Question, Status
from study.core.limits import DECIDE_AT_ONCE
from study.library.models import Course
from study.people.models import Learner
from tests.factories import a_learner
from tests.places.banks.test_deciding import MINE, NOW, found
from tests.places.banks.test_sorts import COLUMN, ENOUGH, NOTES, keep, never, of_sort, taken_in

pytestmark = pytest.mark.django_db
MORE = "abcdefgh"
MANY = NOTES + "".join(f"| lamp {name} | green | {number} nautical miles |\n" for number, name in enumerate(MORE, 40))
"""Half as many questions more."""


@pytest.fixture
def mine(learner: Learner) -> Course:
    return taken_in(learner, MANY)


def press(learner: Learner, rows: list[Question], choice: Choice = Choice.KEEP) -> operations.Press:
    course = Course.objects.get(owner=learner)
    versions = dict.fromkeys((row.pk for row in rows), 1)
    return operations.decide_all(learner=learner, course=course, versions=versions, choice=choice, now=NOW)


def state(course: Course) -> object:
    """What of the questions of a course a decision can change, and what they are found by."""
    rows = Question.objects.filter(bank__course=course).order_by("pk")
    return list(rows.values_list("pk", "status", "fit", "double_of", "current")), sorted(
        ref for _, ref in found(course)
    )


def test_many_are_kept_and_the_others_follow_once(learner: Learner, mine: Course) -> None:
    rows, before = of_sort(mine), state(mine)
    done = press(learner, rows[:12])
    assert (done.number, done.followed, dict(done.left)) == (12, len(rows) - 12, {})
    assert {row.status for row in of_sort(mine)} == {Status.READY}
    assert {row.key for row in rows} <= {ref for _, ref in found(mine)}
    assert done.first and operations.undo_press(learner=learner, first=done.first.pk, now=NOW) == 12
    assert state(mine) == before
    assert operations.undo_press(learner=learner, first=done.first.pk, now=NOW) == 0
    assert state(mine) == before


def test_fewer_than_enough_let_nothing_follow(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    assert press(learner, rows[: ENOUGH - 1]).followed == 0
    assert press(learner, rows[ENOUGH - 1 : ENOUGH]).followed == len(rows) - ENOUGH


def test_the_same_press_again_is_what_it_was(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    [done, again] = [press(learner, rows[:ENOUGH]) for _ in range(2)]
    assert done == again and Decision.objects.count() == ENOUGH
    never(learner, rows[ENOUGH])
    mixed = rows[ENOUGH : ENOUGH + 3]
    [done, again] = [press(learner, mixed) for _ in range(2)]
    assert (done.number, dict(done.left)) == (2, {"set to never ask meanwhile": 1})
    assert done == again and Decision.objects.count() == ENOUGH + 3


def test_what_was_decided_meanwhile_stays_and_is_told(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    kept, thrown, worded, gone, held, other, *fresh = rows[:8]
    keep(learner, kept)
    never(learner, thrown)
    operations.put_in_own_words(learner=learner, question=worded.pk, text=MINE, today=NOW.date(), now=NOW)
    Question.objects.filter(pk=gone.pk).update(status=Status.RETIRED)
    Question.objects.filter(pk=held.pk).update(held="line 9 is out of date")
    versions = dict.fromkeys((row.pk for row in rows[:8]), 1) | {other.pk: 2}
    done = operations.decide_all(learner=learner, course=mine, versions=versions, choice=Choice.NEVER, now=NOW)
    assert done.number == len(fresh) and dict(done.left) == {
        "kept meanwhile": 1,
        "set to never ask meanwhile": 1,
        "put in your own words meanwhile": 1,
        "not asked by the notes any more": 1,
        "line 9 is out of date": 1,
        "worded otherwise by now": 1,
    }
    assert Question.objects.get(pk=kept.pk).status == Status.READY
    assert Question.objects.get(pk=gone.pk).status == Status.RETIRED
    assert not Decision.objects.filter(key__in=[gone.key, held.key, other.key]).exists()


def test_a_press_of_another_tab_is_none_of_ours(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    press(learner, rows[:3])
    assert press(learner, rows[:2]) == operations.Press(left={"kept meanwhile": 2})
    assert press(learner, rows[1:3]) == operations.Press(left={"kept meanwhile": 2})
    keep(learner, *rows[3:5])  # in two presses
    assert press(learner, rows[3:5]) == operations.Press(left={"kept meanwhile": 2})


def test_one_of_a_press_is_taken_back_alone(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    done = press(learner, rows[:3], Choice.NEVER)
    assert done.first
    operations.undo_decision(learner=learner, decision=done.first.pk, now=NOW)
    assert [row.status for row in of_sort(mine)[:3]] == [Status.DRAFT, Status.RETIRED, Status.RETIRED]
    assert operations.undo_press(learner=learner, first=done.first.pk, now=NOW) == 2
    assert {row.status for row in of_sort(mine)} == {Status.DRAFT}


def test_too_many_are_refused_before_anything_is_read(learner: Learner, mine: Course) -> None:
    versions = dict.fromkeys(range(1, DECIDE_AT_ONCE + 2), 1)
    with CaptureQueriesContext(connection) as queries:
        done = operations.decide_all(learner=learner, course=mine, versions=versions, choice=Choice.KEEP, now=NOW)
    assert not len(queries) and done.number == 0 and list(done.left.values()) == [DECIDE_AT_ONCE + 1]


def test_questions_of_others_are_nobodys_to_decide_on(learner: Learner, mine: Course) -> None:
    [row, own, *_] = of_sort(mine)
    other = a_learner()
    theirs = taken_in(other)
    for who, course, rows in (
        (other, mine, [row]),
        (learner, mine, [own, *of_sort(theirs)[:1]]),
        (learner, theirs, [own]),
    ):
        versions = dict.fromkeys((one.pk for one in rows), 1)
        with pytest.raises(Question.DoesNotExist):
            operations.decide_all(learner=who, course=course, versions=versions, choice=Choice.KEEP, now=NOW)
    assert not Decision.objects.exists()
    done = press(learner, [row])
    assert done.first
    with pytest.raises(Decision.DoesNotExist):
        operations.undo_press(learner=other, first=done.first.pk, now=NOW)


def test_a_press_asks_the_database_as_often_for_many(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    numbers = []
    for some in (rows[:2], rows[:2], rows[2:24]):
        with CaptureQueriesContext(connection) as queries:
            done = press(learner, some, Choice.NEVER)
        with CaptureQueriesContext(connection) as back:
            operations.undo_press(learner=learner, first=done.first.pk if done.first else 0, now=NOW)
        numbers.append((len(queries), len(back)))
    assert numbers[1] == numbers[2]  # the first undo puts the task that looks for doubles


ACTS: list[Callable[[Learner, list[Question]], object]] = [
    lambda learner, rows: press(learner, rows),
    lambda learner, rows: press(learner, rows, Choice.NEVER),
    lambda learner, rows: keep(learner, *rows),
    lambda learner, rows: never(learner, *rows),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=15)
@given(st.data())
def test_a_press_is_as_one_after_the_other_and_an_undo_as_none(
    learner: Learner, mine: Course, data: st.DataObject
) -> None:
    """Whatever was decided before, in whatever order: what is asked afterwards is the same."""
    rows = of_sort(mine)
    earlier = data.draw(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=2))
    chosen = data.draw(st.lists(st.sampled_from(rows[10:]), min_size=1, max_size=9, unique=True))
    choice = data.draw(st.sampled_from([Choice.KEEP, Choice.NEVER]))

    def asked() -> list[tuple[object, ...]]:
        return list(Question.objects.filter(sort=COLUMN).order_by("pk").values_list("pk", "status"))

    with transaction.atomic():
        for act, at in earlier:
            act(learner, rows[at : at + 1])
        before = state(mine)
        done = press(learner, chosen, choice)
        pressed = asked()
        assert done.first
        operations.undo_press(learner=learner, first=done.first.pk, now=NOW)
        assert state(mine) == before
        for row in chosen:
            (keep if choice == Choice.KEEP else never)(learner, row)
        assert asked() == pressed
        transaction.set_rollback(True)


def test_what_is_taken_back_counts_without_its_question(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)[:3]
    done = press(learner, rows)
    assert done.first
    Question.objects.filter(pk=rows[0].pk).delete()
    assert operations.undo_press(learner=learner, first=done.first.pk, now=NOW) == 3
