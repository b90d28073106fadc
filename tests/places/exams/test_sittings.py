"""A sitting under the server's clock: what is saved, what counts, when it ends, and what comes of it."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from study.core.exams.timing import Arrival
from study.core.problem import Problem
from study.exams import operations, queries
from study.exams.models import Accommodation, Chosen, Grant, Sitting, Slot
from study.people.models import Learner
from study.review.models import Card, Imported
from study.review.operations import merge_learners, recheck
from tests.clock import START
from tests.factories import TODAY, a_learner, a_user
from tests.places.exams.sittings import SECONDS, a_course_with_an_exam, a_sitting, choose, granted, offered, slot

pytestmark = pytest.mark.django_db
END = START + timedelta(minutes=26)


@pytest.fixture
def sitting() -> Sitting:
    return a_sitting(a_learner(a_user()), a_course_with_an_exam())


def test_an_exam_is_drawn_by_its_domains_with_unmarked_pilots(sitting: Sitting) -> None:
    slots = list(sitting.slots.all())
    assert [one.position for one in slots] == list(range(1, 14))
    assert Counter(one.domain for one in slots if not one.pilot) == {"1": 6, "2": 4}
    assert sum(one.pilot for one in slots) == 3
    assert len({one.question_id for one in slots}) == 13


def test_two_starts_at_once_are_one(sitting: Sitting) -> None:
    again = a_sitting(sitting.learner, sitting.course, form="10", draws=2)
    assert again.pk == sitting.pk and Sitting.objects.count() == 1


def test_the_next_draw_brings_what_was_not_seen(sitting: Sitting) -> None:
    operations.end(learner=sitting.learner, sitting=sitting.pk, now=START)
    later = a_sitting(sitting.learner, sitting.course, draws=2)
    seen = set(sitting.slots.values_list("question", flat=True))
    assert not seen & set(later.slots.values_list("question", flat=True))


def test_one_that_was_left_does_not_stand_in_the_way_of_the_next(sitting: Sitting) -> None:
    later = a_sitting(sitting.learner, sitting.course, now=END + timedelta(days=7), draws=2)
    assert later.pk != sitting.pk
    sitting.refresh_from_db()
    assert sitting.ended_at == END and sitting.by_time


def test_too_small_a_pool_cannot_be_sat_and_says_by_how_much() -> None:
    course = a_course_with_an_exam(each=5)
    offer = offered(course).at("whole")
    assert offer and not offer.stands
    refused = operations.start(learner=a_learner(), course=course, offer=offer, now=START, today=TODAY, draws=1)
    assert refused == Problem("Tides lacks 1 question for it.")
    assert not Sitting.objects.exists()


def test_a_course_of_a_part_of_its_exam_does_not_offer_all_of_it() -> None:
    found = offered(a_course_with_an_exam(scope="tides"))
    whole, thirty = found.at("whole"), found.at("30")
    assert whole and not whole.stands and "covers tides alone" in whole.why
    assert thirty and thirty.stands and thirty.blueprint.minutes == 60


def test_short_forms_have_the_pace_of_the_whole(sitting: Sitting) -> None:
    found = offered(sitting.course, sitting.learner)
    ten, tides, topic = found.at("10"), found.at("domain/1"), found.topics[0]
    assert ten and (ten.blueprint.minutes, ten.blueprint.pilots) == (20, 0)
    assert tides and {one.domain for one in tides.pool} == {"1"}
    assert topic.stands and topic.blueprint.questions == 10
    assert found.weakest and not found.weakest.stands  # nothing was answered yet


def test_the_last_choice_made_stands_in_whatever_order_they_arrive(sitting: Sitting) -> None:
    choose(sitting, 1, "rises", at=START + 20 * SECONDS, now=START + 21 * SECONDS)
    choose(sitting, 1, "falls", at=START + 10 * SECONDS, now=START + 30 * SECONDS)
    assert slot(sitting, 1).chosen == ["rises"]
    assert Chosen.objects.count() == 2


def test_what_is_sent_twice_counts_once(sitting: Sitting) -> None:
    number = uuid4()
    for key in ("rises", "falls"):
        operations.save(
            learner=sitting.learner,
            sitting=sitting.pk,
            position=1,
            chosen=[key],
            submission=number,
            at=START,
            now=START,
        )
    assert slot(sitting, 1).chosen == ["rises"] and Chosen.objects.count() == 1


def test_a_choice_can_be_taken_back(sitting: Sitting) -> None:
    choose(sitting, 1, "rises", at=START)
    choose(sitting, 1, at=START + SECONDS)
    assert slot(sitting, 1).chosen == []


def test_what_is_no_option_is_refused(sitting: Sitting) -> None:
    assert choose(sitting, 1, "boils", at=START) == Problem("This is not among the options.")
    assert not Chosen.objects.exists()


def test_nobody_saves_into_the_sitting_of_another(sitting: Sitting) -> None:
    with pytest.raises(Sitting.DoesNotExist):
        operations.save(
            learner=a_learner(), sitting=sitting.pk, position=1, chosen=[], submission=uuid4(), at=START, now=START
        )
    with pytest.raises(Slot.DoesNotExist):
        choose(sitting, 99, at=START)


@pytest.mark.parametrize(
    ("chosen", "arrives", "arrival", "stands"),
    [
        (END - SECONDS, END - SECONDS, Arrival.COUNTS, ["rises"]),
        (END, END + 4 * SECONDS, Arrival.COUNTS, ["rises"]),
        (END - SECONDS, END + 60 * SECONDS, Arrival.LATE, []),
    ],
)
def test_what_arrives_late_is_kept_and_does_not_count(
    sitting: Sitting, chosen: object, arrives: object, arrival: Arrival, stands: list[str]
) -> None:
    saved = choose(sitting, 1, "rises", at=chosen, now=arrives)  # type: ignore[arg-type]
    assert isinstance(saved, operations.Saved) and saved.arrival is arrival
    assert slot(sitting, 1).chosen == stands
    assert Chosen.objects.get().keys == ["rises"]


def test_what_was_chosen_after_the_end_is_not_taken(sitting: Sitting) -> None:
    refused = choose(sitting, 1, "rises", at=END + SECONDS, now=END + 60 * SECONDS)
    assert isinstance(refused, Problem) and "time was over" in refused.message
    assert not Chosen.objects.exists()


def test_after_an_end_by_hand_nothing_counts_any_more(sitting: Sitting) -> None:
    operations.end(learner=sitting.learner, sitting=sitting.pk, now=START + 60 * SECONDS)
    saved = choose(sitting, 1, "rises", at=START + 30 * SECONDS, now=START + 90 * SECONDS)
    assert isinstance(saved, operations.Saved) and saved.arrival is Arrival.LATE
    assert isinstance(choose(sitting, 1, "rises", at=START + 80 * SECONDS), Problem)
    sitting.refresh_from_db()
    assert sitting.right == 0


def test_it_ends_by_itself_whoever_looks_or_nobody(sitting: Sitting) -> None:
    learner = sitting.learner
    assert operations.end_if_over(learner=learner, sitting=sitting.pk, now=END + 4 * SECONDS).ended_at is None
    assert operations.end_all_over(now=END + 4 * SECONDS) == 0
    assert operations.end_all_over(now=END + 6 * SECONDS) == 1
    held = operations.end_if_over(learner=learner, sitting=sitting.pk, now=END + timedelta(days=1))
    assert held.ended_at == END and held.by_time
    assert held.timing.used == END - START  # nobody sat for a day


def test_a_clock_that_is_set_back_gives_no_time_and_takes_none(sitting: Sitting) -> None:
    choose(sitting, 1, "rises", at=START + timedelta(minutes=20))
    choose(sitting, 2, "rises", at=START + timedelta(minutes=5))
    sitting.refresh_from_db()
    assert sitting.timing.used == timedelta(minutes=20)
    assert slot(sitting, 2).chosen == ["rises"]


def test_the_whole_answer_counts_and_a_blank_is_wrong(sitting: Sitting) -> None:
    scored = list(sitting.slots.filter(pilot=False))
    pilot = sitting.slots.filter(pilot=True)[0]
    for one in (*scored[:6], pilot):
        choose(sitting, one.position, "rises", at=START)
    choose(sitting, scored[6].position, "falls", at=START)
    ended = operations.end(learner=sitting.learner, sitting=sitting.pk, now=START + SECONDS)
    assert (ended.right, ended.count) == (6, 10)
    found = queries.result(ended, START)
    assert found and len(found.lines) == 13 and len(found.missed) == 6
    assert Counter(line.state for line in found.lines) == {"right": 7, "missed": 1, "blank": 5}
    assert sum(one.right for one in found.shares) == 6
    assert found.estimate.low <= found.estimate.score <= found.estimate.high


def test_the_learners_score_does_not_see_pilots(sitting: Sitting) -> None:
    for one in sitting.slots.filter(pilot=True):
        choose(sitting, one.position, "rises", at=START)
    assert operations.end(learner=sitting.learner, sitting=sitting.pk, now=START).right == 0


def test_nothing_of_a_result_is_there_before_the_end(sitting: Sitting) -> None:
    assert queries.result(sitting, START) is None and queries.answered(sitting, 1, START) is None
    ended = operations.end(learner=sitting.learner, sitting=sitting.pk, now=START)
    assert queries.item(ended, 1, 13, "/", START) is None


def test_missed_questions_come_in_the_review_in_one_step(sitting: Sitting) -> None:
    learner = sitting.learner
    choose(sitting, 1, "falls", at=START)
    choose(sitting, 2, "rises", at=START)
    operations.end(learner=learner, sitting=sitting.pk, now=START + SECONDS)
    assert not Card.objects.exists()
    for _ in range(2):
        now = START + 2 * SECONDS
        assert operations.review_missed(learner=learner, sitting=sitting.pk, now=now, today=TODAY) == 12
    assert Card.objects.filter(learner=learner).count() == 12
    assert learner.studies.get().course == sitting.course  # who reviewed nothing yet begins with it
    missed = Card.objects.get(question=slot(sitting, 1).question)
    assert missed.due_day == TODAY and missed.last_day == TODAY
    assert Imported.objects.count() == 1  # a blank tells nothing
    assert not recheck().different


def test_a_retired_question_stays_in_the_sitting_that_has_it(sitting: Sitting) -> None:
    one = slot(sitting, 1)
    one.question.status = "retired"
    one.question.save(update_fields=["status"])
    choose(sitting, 1, "rises", at=START)
    assert operations.end(learner=sitting.learner, sitting=sitting.pk, now=START).ended_at


def test_what_somebody_is_granted_is_taken_over_at_the_start(sitting: Sitting) -> None:
    learner = a_learner()
    operations.grant(learner=learner, allowance=granted(factor=1.5, pauses=True), by=None, reason="Mine.", now=START)
    begun = a_sitting(learner, sitting.course)
    assert begun.timing.limit == timedelta(minutes=39)
    operations.grant(learner=learner, allowance=granted(), by=None, reason="Not any more.", now=START)
    begun.refresh_from_db()
    assert begun.timing.limit == timedelta(minutes=39)  # what began goes on as it began
    assert [one.reason for one in Grant.objects.order_by("pk")] == ["Mine.", "Not any more."]


def test_time_can_be_granted_while_it_runs_and_who_did_it_is_kept(sitting: Sitting) -> None:
    by = a_user("proctor@example.org")
    late = START + timedelta(minutes=25)
    operations.grant(
        learner=sitting.learner,
        allowance=granted(extra=timedelta(minutes=30)),
        by=by,
        reason="Fire drill.",
        now=late,
        sitting=sitting.pk,
    )
    saved = choose(sitting, 1, "rises", at=START + timedelta(minutes=50))
    assert isinstance(saved, operations.Saved) and saved.arrival is Arrival.COUNTS
    entry = Grant.objects.get()
    assert (entry.by, entry.reason, entry.before["extra"], entry.after["extra"]) == (by, "Fire drill.", 0, 30)


def test_a_pause_costs_nothing_where_it_is_granted(sitting: Sitting) -> None:
    learner = sitting.learner
    assert not operations.pause(learner=learner, sitting=sitting.pk, now=START + 60 * SECONDS)
    operations.grant(learner=learner, allowance=granted(pauses=True), by=None, reason="", now=START, sitting=sitting.pk)
    assert operations.pause(learner=learner, sitting=sitting.pk, now=START + 60 * SECONDS)
    operations.go_on(learner=learner, sitting=sitting.pk, now=START + timedelta(hours=5))
    sitting.refresh_from_db()
    assert sitting.timing.used == timedelta(minutes=1)
    assert sitting.timing.ends == END + timedelta(hours=5) - timedelta(minutes=1)


def test_who_chooses_sits_on(sitting: Sitting) -> None:
    """Nobody answers while their time stands still; what was chosen before and arrives late does not start it."""
    learner = sitting.learner
    operations.grant(learner=learner, allowance=granted(pauses=True), by=None, reason="", now=START, sitting=sitting.pk)
    operations.pause(learner=learner, sitting=sitting.pk, now=START + 60 * SECONDS)
    choose(sitting, 1, "rises", at=START + 30 * SECONDS, now=START + 90 * SECONDS)
    sitting.refresh_from_db()
    assert sitting.paused_at
    choose(sitting, 2, "rises", at=START + 120 * SECONDS)
    sitting.refresh_from_db()
    assert sitting.paused_at is None
    assert sitting.timing.at(START + 180 * SECONDS).used == 120 * SECONDS


def test_a_flag_stays_as_it_was_at_the_end(sitting: Sitting) -> None:
    operations.end(learner=sitting.learner, sitting=sitting.pk, now=START)
    operations.flag(learner=sitting.learner, sitting=sitting.pk, position=1, flagged=True)
    assert not slot(sitting, 1).flagged


@pytest.mark.parametrize("changes", [{"keys": ["falls"]}, {"at": END}, {"arrival": "late"}, {"submission": uuid4()}])
def test_the_database_keeps_choices_as_they_arrived(sitting: Sitting, changes: dict[str, object]) -> None:
    choose(sitting, 1, "rises", at=START)
    with pytest.raises(IntegrityError), transaction.atomic():
        Chosen.objects.update(**changes)


def test_the_database_keeps_what_was_granted(sitting: Sitting) -> None:
    operations.grant(learner=sitting.learner, allowance=granted(factor=2.0), by=None, reason="Ill.", now=START)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.update(reason="Well.")


def test_a_guests_sittings_go_along_into_the_account(sitting: Sitting) -> None:
    guest = a_learner()
    theirs = a_sitting(guest, sitting.course, draws=3)
    choose(theirs, 1, "rises", at=START)
    Accommodation.objects.create(learner=guest, factor=2.0)
    merge_learners(keep=sitting.learner, guest=guest, now=START + SECONDS)
    assert Sitting.objects.filter(learner=sitting.learner).count() == 2
    theirs.refresh_from_db()
    assert theirs.ended_at  # nobody has two open
    assert not Learner.objects.filter(pk=guest.pk).exists()
    assert Chosen.objects.get().learner == sitting.learner
    assert Accommodation.objects.get().learner == sitting.learner
