"""An account can go, with all that hangs on it: hidden at once, to be undone for ten minutes, then removed."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import Client

from study.banks.models import Question
from study.library.models import Course, Share
from study.library.ownership import share_course
from study.library.search import search
from study.people import leaving
from study.people.leaving import TO_COME_BACK, leave, remove, stay
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Review
from study.topics.operations import bring_notes
from study.web import tasks
from study.web.models import Task
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_user, questions
from tests.page_source import page_source
from tests.places.border.world import make_world
from tests.places.people.test_prune import filled

pytestmark = pytest.mark.django_db
PASSWORD = {"password": "correct horse"}
LATER = START + TO_COME_BACK

KEPT = {
    "banks.Report.learner": "a report helps who writes the question",
    "banks.Report.judge": "a verdict is the bank's",
    "banks.Ruling.by": "a ruling is the bank's",
    "banks.Comment.author": "a comment is part of what others answered",
    "banks.Draft.author": "a draft is the bank's",
    "banks.EarlierText.author": "an earlier text is the bank's",
    "banks.HistoryEntry.who": "a history without its entries is none",
    "banks.Version.author": "a version that others answered never changes",
    "classes.Allowed.by": "the time a learner was granted is in their record",
    "classes.Arrangement.by": "what was arranged for a learner is in their record",
    "classes.Assignment.made_by": "work is its class's",
    "exams.Exam.by": "an exam is the bank's",
    "exams.GradedAgain.by": "a grading of others' answers stands",
    "exams.Grant.by": "the time a learner was granted is in their record",
    "exams.LateRuling.by": "what was decided about a learner's answer is in their record",
    "exams.Rating.by": "a rating is part of what passes",
    "library.FactCheck.by": "a check of a source is the course's",
    "library.DisputeRuling.by": "a dispute that was settled stays settled",
    "people.RoleChange.by": "a decision about a role stays known",
    "people.RoleChange.user": "that somebody got a role stays known",
    "practice.Regraded.by": "a grading of others' answers stands",
}
"""What stays when its person goes, without them, and why. All else goes."""


def relations() -> "list[models.ForeignKey[Any, Any]]":
    """Every column of whatever model that says who somebody is."""
    found = [field for model in apps.get_models() for field in model._meta.get_fields(include_hidden=True)]
    people = [field for field in found if isinstance(field, models.ForeignKey)]
    return [field for field in people if field.related_model in (User, Learner)]


def _name(field: "models.ForeignKey[Any, Any]") -> str:
    return f"{field.model._meta.label}.{field.name}"


def test_who_brought_notes_and_answered_can_delete_everything(client: Client) -> None:
    user = a_user()
    learner = a_learner(user)
    card = a_card(learner, a_question(a_course("own", owner=learner)))
    client.force_login(user)
    client.post(f"/review/{card.pk}/", {**RIGHT, "version": 1, "ordinal": 0, "turn": 0})
    assert Review.objects.get().day == TODAY
    client.post("/settings/delete/", PASSWORD)
    assert tasks.run_next(worker="one", clock=lambda: clock.now() + TO_COME_BACK)
    for model in (User, Learner, Course, Card, Review, Task):
        assert not model.objects.exists(), model


@pytest.mark.parametrize("password", ["", "wrong horse"])
def test_without_the_password_nothing_is_deleted(client: Client, password: str) -> None:
    user = a_user()
    a_learner(user)
    client.force_login(user)
    answer = client.post("/settings/delete/", {"password": password})
    assert answer.status_code == 422 and "This is not your password" in page_source(answer)
    assert not Learner.objects.exclude(leaving_at=None).exists() and not Task.objects.exists()


def test_every_device_is_signed_out_and_a_sign_in_leads_to_the_undo() -> None:
    user = a_user()
    a_learner(user, new_per_day=7)
    here, there = Client(), Client()
    for browser in (here, there):
        browser.force_login(user)
    left = here.post("/settings/delete/", PASSWORD)["Location"]
    assert "ada@example.org" not in page_source(there.get("/settings/"))
    assert "you can undo it here" in page_source(here.get(left))
    signing_in = there.post("/account/login/", {"login": user.email, **PASSWORD})
    assert signing_in["Location"] == left
    assert "_auth_user_id" not in there.session
    assert there.post(left)["Location"] == "/account/login/"
    assert there.post("/account/login/", {"login": user.email, **PASSWORD}).status_code == 302
    assert 'value="7"' in page_source(there.get("/settings/"))
    assert not Task.objects.exists()


def test_a_guest_goes_on_in_the_browser_that_undoes_it(client: Client) -> None:
    question = a_question(a_course())
    client.post(f"/review/question/{question.pk}/", {**RIGHT, "version": 1, "ordinal": 0})
    learner = Learner.objects.get()
    left = client.post("/settings/delete/")["Location"]
    assert SESSION_KEY not in client.session
    assert "Delete my progress" not in page_source(client.get("/settings/"))
    client.post(left)
    assert client.session[SESSION_KEY] == learner.pk
    assert "Delete my progress" in page_source(client.get("/settings/"))


def test_too_late_nothing_is_undone(client: Client) -> None:
    learner = a_learner()
    token = leave(learner=learner, now=START)
    assert leaving.leaving(token, LATER - timedelta(seconds=1)) == learner
    assert stay(token=token, now=LATER) is None
    assert client.get("/settings/delete/undo/made-up/").status_code == 404


def test_a_token_undoes_the_deletion_it_was_made_for_and_no_later_one() -> None:
    learner = a_learner()
    token = leave(learner=learner, now=START)
    assert stay(token=token, now=START) == learner
    leave(learner=learner, now=START + timedelta(minutes=1))
    assert stay(token=token, now=START + timedelta(minutes=2)) is None


def test_nothing_is_removed_before_its_time_or_of_one_who_came_back() -> None:
    learner = a_learner()
    token = leave(learner=learner, now=START)
    assert not tasks.run_next(worker="one", clock=lambda: LATER - timedelta(seconds=1))
    assert not remove(learner=learner.pk, now=LATER - timedelta(seconds=1))
    stay(token=token, now=START)
    assert not remove(learner=learner.pk, now=LATER)
    assert Learner.objects.get() == learner


def test_what_they_shared_is_hidden_at_once_and_comes_back_with_them(client: Client) -> None:
    owner = a_learner(a_user())
    share = share_course(learner=owner, course=a_course(owner=owner), now=START)
    address = f"/shared/{share.token}/"
    assert client.get(address).status_code == 200
    token = leave(learner=owner, now=START)
    assert client.get(address).status_code == 404
    stay(token=token, now=START)
    assert client.get(address).status_code == 200


def test_a_removal_that_was_cut_off_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "BATCH", 3)
    learner = a_learner(a_user())
    for question in questions(a_course(), 10):
        a_card(learner, question)
    leave(learner=learner, now=START)
    part = Card.objects.order_by("pk").values("pk")[:4]
    Card.objects.filter(pk__in=list(part.values_list("pk", flat=True))).delete()
    assert remove(learner=learner.pk, now=LATER)
    assert not Card.objects.exists() and not User.objects.exists()


def test_one_that_was_given_up_is_left_to_the_daily_cleaning(capsys: Any) -> None:
    leave(learner=a_learner(), now=START - TO_COME_BACK)
    Task.objects.update(tries=9)
    tasks.run_next(worker="one", clock=lambda: START)
    assert Learner.objects.exists()
    call_command("prune")
    assert not Learner.objects.exists() and "1 deleted learner" in capsys.readouterr().out


def test_the_search_forgets_their_notes() -> None:
    learner = a_learner()
    brought = bring_notes(learner=learner, sources=_notes(), now=START)
    course = Course.objects.get()
    assert search("ebbmark", [course.pk]), brought
    leave(learner=learner, now=START)
    remove(learner=learner.pk, now=LATER)
    assert not search("ebbmark", [course.pk])


def _notes() -> Any:
    from study.library.sources import from_text

    return from_text("# Ebbmark\n\n- Ebb: out\n", "tides.md")


def test_whatever_is_kept_is_listed_with_its_reason() -> None:
    kept = {_name(field) for field in relations() if field.remote_field.on_delete is not models.CASCADE}
    assert kept == set(KEPT)


@pytest.mark.parametrize("number", range(len(relations())), ids=lambda number: _name(relations()[number]))
def test_a_row_of_any_model_goes_or_loses_its_person(number: int) -> None:
    """A new model that names a person is met here before it holds anything of theirs."""
    field = relations()[number]
    make_world()
    user = a_user()
    learner = a_learner(user)
    person: models.Model = learner if field.related_model is Learner else user
    rows = field.model._base_manager
    if _name(field) != "people.Learner.user":
        # Where a user is named, the row is about another learner: that of a person's own goes with them anyway.
        known = {Learner: learner, User: user} if field.related_model is Learner else {User: user}
        made = filled(field.model, known, **{field.name: person}).pk
    else:
        made = learner.pk
    leave(learner=learner, now=START)
    assert remove(learner=learner.pk, now=LATER)
    assert not User.objects.filter(pk=user.pk).exists() and not Learner.objects.filter(pk=learner.pk).exists()
    left = rows.filter(pk=made).values_list(field.attname, flat=True)
    assert list(left) == ([None] if _name(field) in KEPT else [])


def test_others_keep_their_own() -> None:
    world = make_world()
    before = {model: model._base_manager.count() for model in (User, Question, Share)}
    leave(learner=a_learner(a_user()), now=START)
    remove(learner=Learner.objects.latest("pk").pk, now=LATER)
    assert {model: model._base_manager.count() for model in before} == before
    assert Learner.objects.filter(pk=world.learner.pk).exists()
