"""What a sitting says of its learner's cards is written beside the pages, once it is told what was right."""

from datetime import timedelta

import pytest

from study.exams import evidence, operations, queries
from study.exams.models import Sitting, Slot
from study.people.queries import everything_of
from study.review.models import Card, ExamPlan, Imported
from study.review.operations import Elsewhere, PastReview, bring_cards
from study.review.operations.day import settled
from study.review.operations.rebuild import recheck
from study.web import tasks
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, a_study, a_user
from tests.places.exams.sittings import SECONDS, a_course_with_an_exam, a_sitting, choose, slot

pytestmark = pytest.mark.django_db
END = START + 60 * SECONDS
DAY = timedelta(days=1)


@pytest.fixture
def sitting() -> Sitting:
    """One with a card of each of its first three questions: right, wrong, blank."""
    begun = a_sitting(a_learner(a_user()), a_course_with_an_exam())
    for position in (1, 2, 3):
        a_card(begun.learner, slot(begun, position).question)
    choose(begun, 1, "rises", at=START)
    choose(begun, 2, "falls", at=START)
    return begun


def end(sitting: Sitting) -> Sitting:
    return operations.end(learner=sitting.learner, sitting=sitting.pk, now=END)


def work(after: timedelta = timedelta()) -> int:
    """How many tasks are done by then."""
    done = 0
    while tasks.run_next(worker="w", clock=lambda: END + after):
        done += 1
    return done


def waits(ended: Sitting) -> bool:
    found = queries.result(ended, END)
    assert found
    return found.waits


def test_answers_are_evidence_for_the_cards_somebody_has(sitting: Sitting) -> None:
    ended = end(sitting)
    assert not Imported.objects.exists() and waits(ended)
    assert work() == 1 and not waits(ended)
    known, missed, blank = (Card.objects.get(question=slot(sitting, position).question) for position in (1, 2, 3))
    assert known.stability and missed.stability and known.stability > missed.stability
    assert blank.last_day is None and Imported.objects.count() == 2
    assert not recheck().different
    evidence.count(sitting.pk, lambda: END + DAY)  # as after a worker that was killed
    assert Imported.objects.count() == 2


def test_a_result_moves_the_forecast() -> None:
    """Of two who know the same and sit the same exam, whoever has it right is foretold more, whoever has it wrong
    less."""
    course, told = a_course_with_an_exam(), dict[str, float]()
    for said in ("rises", "falls", ""):
        learner = a_learner(a_user(f"{said or 'nobody'}@example.org"), exam_date=TODAY + 2 * DAY)
        a_study(learner, course)
        ExamPlan.objects.create(learner=learner, minutes=1)
        begun = a_sitting(learner, course)
        past = [PastReview("deck:1", START - 2 * DAY, 3)]  # so little that a result outweighs what is drawn by card
        known = [Elsewhere(row.question, past) for row in begun.slots.all()]
        bring_cards(learner=learner, cards=known, now=START, today=TODAY)
        for row in begun.slots.all() if said else ():
            choose(begun, row.position, said, at=START)
        end(begun)
        assert work() == 1
        settled(learner=learner, now=END + DAY)
        told[said] = ExamPlan.objects.get(learner=learner).recall or 0.0
    assert told["falls"] < told[""] < told["rises"], told


def test_who_has_no_card_of_it_gives_nothing_to_do() -> None:
    end(a_sitting(a_learner(), a_course_with_an_exam()))
    assert work() == 0


def test_it_waits_until_it_is_told_what_was_right(sitting: Sitting) -> None:
    """The memory of a card would tell it before."""
    Sitting.objects.update(assigned=True, told_from=END + DAY)
    end(sitting)
    assert work() == 0 and not Imported.objects.exists()

    def tell(told: timedelta | None) -> None:
        terms = operations.Terms(sitting.allowance, None, None if told is None else END + told)
        operations.set_terms(terms={sitting.pk: terms})

    tell(9 * DAY)
    assert work(2 * DAY) == 0
    tell(3 * DAY)
    assert work(2 * DAY) == 0
    tell(None)
    assert work() == 1 and Imported.objects.count() == 2


def test_a_task_that_comes_before_its_time_waits_on(sitting: Sitting) -> None:
    end(sitting)
    Sitting.objects.update(told_from=END + DAY)
    assert work() == 1 and not Imported.objects.exists()
    assert work(DAY) == 1 and Imported.objects.count() == 2


def test_what_went_meanwhile_is_nobodys(sitting: Sitting) -> None:
    end(sitting)
    Slot.objects.all().delete()
    Sitting.objects.all().delete()
    assert work() == 1 and not Imported.objects.exists()


def test_what_was_chosen_under_an_earlier_release_is_graded_at_the_end(sitting: Sitting) -> None:
    Slot.objects.update(right=None)
    ended = end(sitting)
    rights = dict(Slot.objects.values_list("position", "right"))
    assert (rights[1], rights[2], rights[3]) == (True, False, False) and None not in rights.values()
    assert ended.right == Slot.objects.filter(right=True, pilot=False).count()


def test_what_is_told_later_is_not_in_the_data_its_learner_takes_along(sitting: Sitting) -> None:
    Sitting.objects.update(assigned=True, told_from=END + DAY)
    ended = end(sitting)
    for now, right in ((END, None), (END + DAY, ended.right)):
        [said] = everything_of(ended.learner, now)["exams.sitting"]
        assert said["fields"]["right"] == right and said["fields"]["count"] == 10
