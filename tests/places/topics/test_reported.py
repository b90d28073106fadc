"""A reader of a shared course reports a question; its owner finds that, mends it and answers."""

import pytest
from django.test import Client

from study.banks.models import Question, Report, Status, Verdict
from study.banks.rulings import form_of
from study.library.models import Course
from study.library.ownership import share_course
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.review.models import Review
from study.review.operations import answer
from study.review.submission import Submission
from study.topics.operations import take_up_shared
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, a_study
from tests.page_source import page_source
from tests.places.review.own_notes import own_course

pytestmark = pytest.mark.django_db
WRITE = {"complaint": "unclear", "text": "Which float?"}


def browser(learner: Learner) -> Client:
    client = Client()
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


@pytest.fixture
def course(learner: Learner) -> Course:
    made = own_course(learner)
    a_study(learner, made)
    return made


@pytest.fixture
def reading(learner: Learner, course: Course) -> Learner:
    reader = a_learner()
    take_up_shared(learner=reader, share=share_course(learner=learner, course=course, now=START), now=START)
    return reader


def answered(who: Learner, course: Course, kind: str = "single", **form: list[str]) -> Review:
    asked = Question.objects.filter(bank__course=course, status=Status.READY, current__kind=kind)
    card = a_card(who, asked.order_by("pk")[0])
    answer(learner=who, card=card.pk, sent=Submission(1, 0, form or {"skip": ["1"]}), now=START, today=TODAY)
    return Review.objects.get(card=card)


def test_the_owner_finds_a_readers_report_mends_the_question_and_the_reader_is_told(
    reader: Client, course: Course, reading: Learner
) -> None:
    theirs, row = browser(reading), answered(reading, course)
    address = f"/review/answered/{row.pk}/report/"
    assert f'href="{address}"' in page_source(theirs.get(f"/review/answered/{row.pk}/"))
    assert "Thank you." in page_source(theirs.post(address, WRITE, follow=True))
    assert "1 report" in page_source(reader.get("/"))
    listed = page_source(reader.get("/notes/"))
    question = row.card.question
    assert "1 report of your readers" in listed and "Which float?" in listed
    assert f"edit={question.pk}" in listed and 'data-key="e"' in listed
    edited = reader.get(f"/notes/{course.address}/?file=harbour.md&line={question.start}&edit={question.pk}")
    assert 'name="prompt"' in page_source(edited)

    report = Report.objects.get()
    sent = {"report": report.pk, "do": "right", "answer": "Any float with a mark."}
    assert reader.post("/notes/reports/", sent).status_code == 302
    assert "report of your readers" not in page_source(reader.get("/notes/"))
    shown = page_source(theirs.get(f"/review/answered/{row.pk}/"))
    assert "the learner is right" in shown and "Any float with a mark." in shown
    report.refresh_from_db()
    assert report.verdict == Verdict.RIGHT
    assert reader.post("/notes/reports/", sent).status_code == 404, "what is decided is decided once"


def test_the_version_that_mends_it_is_told(reader: Client, course: Course, reading: Learner) -> None:
    row = answered(reading, course)
    browser(reading).post(f"/review/answered/{row.pk}/report/", WRITE)
    question = row.card.question
    form = reader.get(f"/notes/{course.address}/?file=harbour.md&line={question.start}&edit={question.pk}")
    fields = form.context["words"]["form"].initial | {"prompt": "Which float marks a channel?"}
    reader.post(
        f"/notes/{course.address}/reword/",
        {"question": question.pk, "file": "harbour.md", "line": question.start, "version": 1, **fields},
    )
    assert "changed since" in page_source(reader.get("/notes/"))
    reader.post("/notes/reports/", {"report": Report.objects.get().pk, "do": "right"})
    assert "Fixed in version 2" in page_source(browser(reading).get(f"/review/answered/{row.pk}/"))


def test_an_answer_that_a_reader_calls_right_is_decided_there_too(
    reader: Client, course: Course, reading: Learner
) -> None:
    question = Question.objects.filter(bank__course=course, current__kind="single").order_by("pk")[0]
    assert question.current
    for who in (reading, a_learner()):
        Report.objects.create(
            question=question,
            version=question.current,
            learner=who,
            complaint="answer",
            given="a float",
            form=form_of("a float"),
            at=START,
        )
    assert page_source(reader.get("/notes/")).count("“a float” is right") == 1
    assert "1 report" in page_source(reader.get("/"))
    reader.post("/notes/reports/", {"report": Report.objects.earliest("pk").pk, "do": "stays"})
    assert not Report.objects.filter(verdict=Verdict.OPEN).exists()


def test_ones_own_report_is_e_and_x(reader: Client, learner: Learner, course: Course) -> None:
    mine = answered(learner, course)
    led = reader.get(f"/review/answered/{mine.pk}/report/")
    assert led["Location"] == f"/review/answered/{mine.pk}/edit/"
    shown = page_source(reader.get(f"/review/answered/{mine.pk}/"))
    assert "Report a problem" not in shown and "Never ask this question" in shown


def test_nobody_decides_about_reports_on_somebody_elses_questions(course: Course, reading: Learner) -> None:
    theirs, row = browser(reading), answered(reading, course)
    theirs.post(f"/review/answered/{row.pk}/report/", WRITE)
    sent = {"report": Report.objects.get().pk, "do": "right"}
    assert theirs.post("/notes/reports/", sent).status_code == 404
    assert Client().post("/notes/reports/", sent).status_code == 404
    assert "of your readers" not in page_source(theirs.get("/notes/"))
    assert Report.objects.get().verdict == Verdict.OPEN
