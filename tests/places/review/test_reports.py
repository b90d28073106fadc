"""A learner reports a question from the page of their answer, and reads there what came of it."""

import pytest
from django.test import Client

from study.banks import operations as banks
from study.banks.models import Report, Verdict
from study.people.models import Learner
from study.review.models import Review
from study.review.operations import answer, merge_learners
from study.review.submission import Submission
from tests.clock import START
from tests.factories import TODAY, WRONG, a_card, a_course, a_learner, a_question, a_user, a_version
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(learner: Learner) -> Review:
    return answered(learner)


def answered(learner: Learner, **course: object) -> Review:
    card = a_card(learner, a_question(a_course(**course)))
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, WRONG), now=START, today=TODAY)
    return Review.objects.get(card=card)


def page(reader: Client, row: Review) -> str:
    return page_source(reader.get(f"/review/answered/{row.pk}/"))


def say(reader: Client, row: Review, complaint: str = "key", text: str = "It falls, see the tables.") -> str:
    sent = {"complaint": complaint, "text": text}
    return page_source(reader.post(f"/review/answered/{row.pk}/report/", sent, follow=True))


def test_a_guest_reports_without_scripts(reader: Client, row: Review, learner: Learner) -> None:
    address = f"/review/answered/{row.pk}/report/"
    assert f'href="{address}"' in page(reader, row)
    form = page_source(reader.get(address))
    assert "What does the water do" in form and 'method="post"' in form
    shown = say(reader, row)
    assert "Thank you." in shown and "Nobody has decided on it yet" in shown
    report = Report.objects.get()
    assert (report.learner, report.version, report.question) == (learner, row.version, row.card.question)
    assert (report.complaint, report.text) == ("key", "It falls, see the tables.")


def test_the_verdict_comes_back(reader: Client, row: Review) -> None:
    say(reader, row)
    fixed = a_version(row.card.question, 2)
    judge = an_instructor()
    problem = banks.judge(
        report=Report.objects.get(),
        verdict=Verdict.RIGHT,
        answer="The key was the neap tide’s.",
        by=judge,
        now=START,
        fixed_in=fixed.number,
    )
    assert problem is None
    shown = page(reader, row)
    assert "the learner is right" in shown and "The key was the neap tide’s." in shown
    assert "Fixed in version 2" in shown and judge.email not in shown
    assert "Report a problem" in shown  # something else may be wrong with it still


def test_an_open_report_is_written_anew(reader: Client, row: Review) -> None:
    say(reader, row)
    assert "It falls, see the tables." in page_source(reader.get(f"/review/answered/{row.pk}/report/"))
    say(reader, row, "unclear", "Which tide?")
    assert [(one.complaint, one.text) for one in Report.objects.all()] == [("unclear", "Which tide?")]


@pytest.mark.parametrize(("complaint", "text"), [("", "x"), ("rude", "x"), ("other", " ")])
def test_what_is_no_report_is_said_beside_the_form(reader: Client, row: Review, complaint: str, text: str) -> None:
    response = reader.post(f"/review/answered/{row.pk}/report/", {"complaint": complaint, "text": text})
    assert response.status_code == 422 and 'role="alert"' in page_source(response)
    assert not Report.objects.exists()


def test_only_ones_own_answers_are_reported(reader: Client, row: Review) -> None:
    theirs = answered(a_learner())
    for client in (reader, Client()):
        number = theirs.pk if client is reader else row.pk
        assert client.get(f"/review/answered/{number}/report/").status_code == 404
        assert client.post(f"/review/answered/{number}/report/", {"complaint": "key"}).status_code == 404
    assert not Report.objects.exists()


def test_nobody_looks_after_a_learners_own_notes(reader: Client, learner: Learner) -> None:
    mine = answered(learner, owner=learner)
    assert "Report a problem" not in page(reader, mine)
    led = reader.get(f"/review/answered/{mine.pk}/report/")
    assert led["Location"] == f"/review/answered/{mine.pk}/edit/", "who could mend it is oneself"


def test_the_report_page_shows_no_key(reader: Client, row: Review) -> None:
    assert "The moon pulls" not in page_source(reader.get(f"/review/answered/{row.pk}/report/"))


def test_a_guests_reports_come_along(reader: Client, row: Review, learner: Learner) -> None:
    say(reader, row)
    keep = a_learner(a_user())
    merge_learners(keep=keep, guest=learner, now=START)
    assert Report.objects.get().learner == keep


def test_two_open_reports_do_not_meet(reader: Client, row: Review, learner: Learner) -> None:
    say(reader, row)
    keep = a_learner(a_user())
    banks.report(version=row.version, learner=keep, complaint="unclear", text="", now=START)
    merge_learners(keep=keep, guest=learner, now=START)
    assert Report.objects.filter(learner=keep).count() == 1 and Report.objects.count() == 2


def test_a_report_that_was_judged_keeps_no_open_one_away(reader: Client, row: Review, learner: Learner) -> None:
    say(reader, row)
    keep = a_learner(a_user("lea@example.org"))
    judged = banks.report(version=row.version, learner=keep, complaint="unclear", text="", now=START)
    assert isinstance(judged, Report)
    banks.judge(report=judged, verdict=Verdict.DECLINED, answer="", by=an_instructor(), now=START)
    merge_learners(keep=keep, guest=learner, now=START)
    assert Report.objects.filter(learner=keep).count() == 2
