"""A guest signs in: nothing of what they did is lost."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from study.banks.models import Question
from study.core.scheduling import Grade, fold
from study.library.models import Course, Look, LookState
from study.people.models import CohortMember, Learner, Role
from study.people.operations import join_cohort, make_cohort
from study.review.card_memory import preset
from study.review.models import Card, Review, Study
from study.review.operations import answer, merge_learners, rebuild, recheck, undo
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep() -> Learner:
    return a_learner(a_user())


@pytest.fixture
def guest() -> Learner:
    return a_learner()


def answered(learner: Learner, question: Question, times: int) -> Card:
    card = a_card(learner, question)
    for ordinal in range(times):
        later = timedelta(days=100 * ordinal)
        answer(
            learner=learner,
            card=card.pk,
            sent=Submission(1, ordinal, RIGHT),
            now=START + later,
            today=TODAY + later,
        )
    card.refresh_from_db()
    return card


def said(card: Card, days: int, form: Any, **more: Any) -> None:
    """Answer a card so many days after the start."""
    card.refresh_from_db()
    now, today = START + timedelta(days), TODAY + timedelta(days)
    sent = Submission(1, card.reviews, form, **more)
    answer(learner=card.learner, card=card.pk, sent=sent, now=now, today=today)


def test_cards_answers_and_courses_move(keep: Learner, guest: Learner) -> None:
    course = a_course()
    card = answered(guest, a_question(course), 2)
    a_study(guest, course)
    own = a_course(owner=guest)
    merge_learners(keep=keep, guest=guest, now=START)
    moved = Card.objects.get()
    assert (moved.pk, moved.learner, moved.memory) == (card.pk, keep, card.memory)
    assert set(Review.objects.values_list("learner", flat=True)) == {keep.pk}
    assert Study.objects.get().learner == keep
    own.refresh_from_db()
    assert own.owner == keep
    assert not Learner.objects.filter(pk=guest.pk).exists()


@pytest.mark.parametrize(("ours", "theirs"), [(2, 1), (1, 2), (1, 1), (0, 1)])
def test_of_two_cards_the_accounts_stays_however_much_had_arrived(
    keep: Learner, guest: Learner, ours: int, theirs: int
) -> None:
    question = a_question(a_course())
    stays = answered(keep, question, ours)
    answered(guest, question, theirs)
    merge_learners(keep=keep, guest=guest, now=START)
    card = Card.objects.get()
    assert (card.pk, card.learner, card.reviews) == (stays.pk, keep, ours + theirs)
    assert Review.objects.filter(card=card, learner=keep, voided_at=None).count() == ours + theirs  # nothing is lost
    assert rebuild(card=card) == card.memory


def test_two_histories_fold_into_one_by_time(keep: Learner, guest: Learner) -> None:
    """What the guest answered before the account did comes before it, whatever the rows are numbered."""
    question = a_question(a_course())
    card, other = a_card(keep, question), a_card(guest, question)
    for owner, days, form in ((card, 0, RIGHT), (card, 30, RIGHT), (other, 10, WRONG), (other, 12, RIGHT)):
        said(owner, days, form)
    merge_learners(keep=keep, guest=guest, now=START)
    joined = Card.objects.get()
    log = [(Grade.GOOD, 0), (Grade.AGAIN, 10), (Grade.GOOD, 12), (Grade.GOOD, 30)]
    assert joined.pk == card.pk
    assert joined.memory == fold(
        [(grade, START + timedelta(days), TODAY + timedelta(days)) for grade, days in log], card.pk, preset(keep)
    )
    rows = Review.objects.order_by("answered_at").values_list("grade", "ordinal", "voided_at")
    assert list(rows) == [(grade, ordinal, None) for ordinal, (grade, _) in enumerate(log)]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from([RIGHT, WRONG]), st.integers(0, 40)), min_size=1, max_size=8))
def test_however_a_log_is_parted_the_memory_is_the_same(parted: list[tuple[bool, Any, int]]) -> None:
    """Each answer is the guest's or the account's; the days between them are any."""
    with transaction.atomic():
        keep, guest, question = a_learner(a_user()), a_learner(), a_question(a_course())
        stays, other = a_card(keep, question), a_card(guest, question)
        log, days = [], 0
        for is_guest, form, gap in parted:
            days += gap + 1
            said(other if is_guest else stays, days, form)
            grade = Grade.GOOD if form is RIGHT else Grade.AGAIN
            log.append((grade, START + timedelta(days), TODAY + timedelta(days)))
        merge_learners(keep=keep, guest=guest, now=START + timedelta(days))
        joined = Card.objects.get(learner=keep)
        assert joined.pk == stays.pk and joined.memory == fold(log, stays.pk, preset(keep))
        rows = joined.log.order_by("answered_at").values_list("grade", "ordinal", "voided_at")
        assert list(rows) == [(grade, ordinal, None) for ordinal, (grade, _, _) in enumerate(log)]
        assert recheck().different == ()
        transaction.set_rollback(True)


def test_a_form_that_both_have_sent_counts_once(keep: Learner, guest: Learner) -> None:
    question, form = a_question(a_course()), UUID(int=1)
    card, other = a_card(keep, question), a_card(guest, question)
    said(card, 0, RIGHT, id=form)
    said(other, 1, WRONG, id=form)
    said(other, 2, RIGHT)
    merge_learners(keep=keep, guest=guest, now=START)
    joined = Card.objects.get()
    assert list(joined.log.order_by("answered_at").values_list("grade", "ordinal")) == [(3, 0), (3, 1)]
    assert joined.reviews == 2
    assert rebuild(card=joined) == Card.objects.get().memory


def test_after_a_merge_undo_keeps_what_the_other_log_says(keep: Learner, guest: Learner) -> None:
    question = a_question(a_course())
    card, other = a_card(keep, question), a_card(guest, question)
    said(card, 0, RIGHT)
    said(other, 1, RIGHT)
    merge_learners(keep=keep, guest=guest, now=START + timedelta(1))
    undone = undo(learner=keep, now=START + timedelta(1))
    assert undone and undone.review
    assert Card.objects.get().memory == fold([(Grade.GOOD, START, TODAY)], card.pk, preset(keep))


def test_a_course_of_the_same_name_gets_another(keep: Learner, guest: Learner) -> None:
    a_course("tides", address="a", owner=keep)
    a_course("tides", address="b", owner=guest)
    merge_learners(keep=keep, guest=guest, now=START)
    assert set(Course.objects.filter(owner=keep).values_list("slug", flat=True)) == {"tides", "tides-2"}


def test_a_course_chosen_by_both_is_chosen_once(keep: Learner, guest: Learner) -> None:
    course = a_course()
    a_study(keep, course)
    a_study(guest, course)
    merge_learners(keep=keep, guest=guest, now=START)
    assert Study.objects.get().learner == keep


def test_only_a_guest_is_merged(keep: Learner) -> None:
    with pytest.raises(ValueError, match="guest"):
        merge_learners(keep=a_learner(), guest=keep, now=START)


def test_a_class_joined_by_both_is_joined_once_and_others_come_along(keep: Learner, guest: Learner) -> None:
    teacher = a_user("grace@example.org", role=Role.INSTRUCTOR)
    both, other = (make_cohort(owner=teacher, name=code, code=code, now=START) for code in ("both", "other"))
    for learner, cohort in ((keep, both), (guest, both), (guest, other)):
        join_cohort(learner=learner, code=cohort.code, now=START)
    merge_learners(keep=keep, guest=guest, now=START)
    assert {*keep.cohorts.all()} == {both, other}
    assert CohortMember.objects.count() == 2


def test_what_both_brought_under_one_name_is_two_things(keep: Learner, guest: Learner) -> None:
    long, when = "tides-" * 13 + "ab", {"name": "tides.md", "size": 1, "made_at": START}
    mine = Look.objects.create(owner=keep, slug=long, state=LookState.READY, **when)
    new = Look.objects.create(owner=guest, slug=long, state=LookState.READY, **when)
    course = a_course(owner=guest, slug=long)
    again = Look.objects.create(owner=guest, slug=long, course=course, state=LookState.TAKEN, **when)
    merge_learners(keep=keep, guest=guest, now=START)
    course.refresh_from_db()
    slugs = dict(Look.objects.filter(owner=keep).values_list("pk", "slug"))
    assert slugs[mine.pk] == long and slugs[again.pk] == course.slug
    assert len({long, course.slug, slugs[new.pk]}) == 3
