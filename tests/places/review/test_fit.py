"""The fit to a learner: measured beside the pages, followed by every card, told and switched off."""

from datetime import datetime, timedelta
from random import Random

import pytest
from django.test import Client

from study.core.scheduling import USUAL, Event, Fit, Grade, fold
from study.people.models import Learner
from study.people.operations import save_settings
from study.review.card_memory import preset
from study.review.exam_plan import wanted
from study.review.exam_readiness import outlook
from study.review.models import Card, Fitting, Review
from study.review.operations import answer, fit_now, open_day, recheck
from study.review.operations.rebuild import rebuild_all
from study.review.submission import Submission
from study.web import tasks
from study.web.models import Task
from tests.clock import START
from tests.core.scheduling.learners import logs_of
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_study, a_user
from tests.page_source import page_source
from tests.places.people.test_settings import VALUES

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
FORGETFUL = Fit(missed=0.5, known=0.4, growth=0.5, kept=0.5)


def history(learner: Learner, answers: int = 700, like: Fit = FORGETFUL, seed: int = 2) -> None:
    """Answers of somebody who remembers like that, on cards that know them all."""
    course = a_course()
    a_study(learner, course)
    rows = list[Review]()
    for events in logs_of(like, Random(seed), answers):
        card = a_card(learner, a_question(course))
        rows += [_row(card, number, event) for number, event in enumerate(events)]
    Review.objects.bulk_create(rows)
    rebuild_all(cards=list(Card.objects.filter(learner=learner).select_related("learner")))


def _row(card: Card, number: int, event: Event) -> Review:
    assert isinstance(event, tuple)
    grade, at, day = event
    return Review(
        learner=card.learner,
        card=card,
        version=card.question.current,
        ordinal=number,
        day=day,
        answered_at=at,
        score=float(grade.recalled),
        grade=grade,
        seed=1,
        scheduler=2,
    )


@pytest.fixture
def learner() -> Learner:
    made = a_learner(a_user())
    history(made)
    return made


def test_all_cards_follow_a_fit_and_their_logs_agree(learner: Learner) -> None:
    fit_now(learner=learner.pk, now=START)
    learner.refresh_from_db()
    row = Fitting.objects.get()
    assert (row.before, row.after) == ("", learner.fit) and learner.fit and row.gain > 0 and row.answers >= 700
    assert set(Card.objects.values_list("fit", flat=True)) == {learner.fit}
    assert recheck().different == ()
    card = Card.objects.select_related("learner").latest("reviews")
    events = [(Grade(one.grade), one.answered_at, one.day) for one in card.log.order_by("answered_at", "pk")]
    assert card.memory == fold(events, card.pk, preset(learner)) != fold(events, card.pk)


def test_it_is_measured_once_a_week(learner: Learner) -> None:
    for later in (timedelta(), WEEK - timedelta(minutes=1), WEEK):
        fit_now(learner=learner.pk, now=START + later)
    assert list(Fitting.objects.order_by("at").values_list("at", flat=True)) == [START, START + WEEK]


def test_who_has_answered_little_is_not_measured() -> None:
    learner = a_learner()
    history(learner, 300)
    open_day(learner=learner, today=TODAY, now=START)
    fit_now(learner=learner.pk, now=START)
    assert not Fitting.objects.exists() and not Task.objects.exists()


def test_a_day_that_begins_has_it_measured_beside_the_pages(learner: Learner) -> None:
    open_day(learner=learner, today=TODAY, now=START)
    assert tasks.run_next(worker="one", clock=lambda: START)
    learner.refresh_from_db()
    assert learner.fit and set(Card.objects.values_list("fit", flat=True)) >= {learner.fit}
    open_day(learner=learner, today=TODAY + timedelta(1), now=START + timedelta(1))
    assert not Task.objects.exists()


def test_one_that_was_cut_off_before_the_cards_followed_goes_on(learner: Learner) -> None:
    fit_now(learner=learner.pk, now=START)
    Card.objects.update(fit="")
    fit_now(learner=learner.pk, now=START)
    learner.refresh_from_db()
    assert set(Card.objects.values_list("fit", flat=True)) == {learner.fit}


def test_nobody_is_measured_who_is_gone_or_does_not_want_it(learner: Learner) -> None:
    fit_now(learner=learner.pk + 1, now=START)
    Learner.objects.update(adapts=False)
    fit_now(learner=learner.pk, now=START)
    assert not Fitting.objects.exists()


def test_switched_off_all_cards_are_as_without_it(client: Client, learner: Learner) -> None:
    before = dict(Card.objects.values_list("pk", "stability"))
    fit_now(learner=learner.pk, now=START)
    since = dict(Card.objects.values_list("pk", "stability"))
    assert since != before
    assert learner.user
    client.force_login(learner.user)
    client.post("/settings/", {**VALUES, "retention": "90", "exam_date": "", "initial-adapts": "on"})
    learner.refresh_from_db()
    assert not learner.adapts and dict(Card.objects.values_list("pk", "stability")) == before
    assert recheck().different == ()
    client.post("/settings/", {**VALUES, "retention": "90", "exam_date": "", "adapts": "on"})
    assert dict(Card.objects.values_list("pk", "stability")) == since


def test_a_fit_of_another_version_does_not_hold() -> None:
    learner = a_learner(fit="999 2 2 2 2")
    assert preset(learner) == preset(a_learner())


def test_an_answer_that_meets_a_card_of_another_fit_folds_its_log(learner: Learner) -> None:
    card = Card.objects.latest("reviews")
    learner.fit, learner.set_at = str(FORGETFUL), START
    learner.save()
    answer(learner=learner, card=card.pk, sent=Submission(1, card.reviews, RIGHT), now=START, today=TODAY)
    card.refresh_from_db()
    assert card.fit == learner.fit
    assert card.pk not in recheck().different


def test_the_plan_to_an_exam_reckons_with_it(learner: Learner) -> None:
    exam = TODAY + timedelta(days=30)
    usual = outlook(learner, wanted(learner), exam, TODAY).plan.walk.mean_recall
    learner.fit = str(FORGETFUL)
    assert outlook(learner, wanted(learner), exam, TODAY).plan.walk.mean_recall < usual


def test_the_page_tells_what_changed(client: Client, learner: Learner) -> None:
    assert learner.user
    client.force_login(learner.user)
    assert "as they do for most people" in page_source(client.get("/settings/memory/"))
    fit_now(learner=learner.pk, now=START)
    page = page_source(client.get("/settings/memory/"))
    assert "Since 23 November 2026 your cards come back by your own memory" in page
    assert "New and known: comes back after" in page and "<strong>1 day</strong>" in page
    save_settings(settings=_off(learner), touched=["adapts"], learner=learner, now=START)
    assert "This would hold again" in page_source(client.get("/settings/memory/"))


def _off(learner: Learner) -> Learner:
    learner.refresh_from_db()
    learner.adapts = False
    return learner


def test_who_remembers_as_usual_is_told_so(client: Client) -> None:
    learner = a_learner(a_user())
    history(learner, 700, USUAL, seed=5)
    assert learner.user
    client.force_login(learner.user)
    fit_now(learner=learner.pk, now=START)
    assert Fitting.objects.get().after == ""
    assert "Your memory is like that of most people" in page_source(client.get("/settings/memory/"))


def test_a_visitor_reads_how_it_works(client: Client) -> None:
    assert "once 500 of your answers" in page_source(client.get("/settings/memory/"))
    assert not Learner.objects.exists()


def test_time_is_an_argument(learner: Learner) -> None:
    later = datetime.fromisoformat("2030-01-01T12:00:00+00:00")
    fit_now(learner=learner.pk, now=later)
    assert Fitting.objects.get().at == later
