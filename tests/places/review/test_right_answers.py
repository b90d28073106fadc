""" "My answer was right": said once, decided once, and everybody who typed it is graded again and told."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.banks import operations as banks
from study.banks.models import Bank, Question, Report, Ruling, Verdict
from study.banks.rows import Publication, publish
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.question import decode
from study.core.questions.source.reader import parse_question
from study.core.scheduling import Grade
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Notice, Regraded, Review
from study.review.operations import accept_typed, answer, call_right, merge_learners, put_away, undo
from study.review.submission import Submission
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_user
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor, an_open_bank, published

pytestmark = pytest.mark.django_db

API = """## The interface {#interface}

Through which interface does a runtime get its events?

- [=] Runtime API
  > It polls for the next one.
- [=0%] Extensions API

Source: [Runtimes](https://example.org/runtimes) (checked 2026-11-01)
"""


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return an_open_bank(ada, reviewer=grace)


@pytest.fixture
def question(bank: Bank, ada: User, grace: User) -> Question:
    return published(bank, ada, grace, API)


def say(question: Question, learner: Learner, *typed: str) -> Review:
    """Answer as typed, in each blank if there are several."""
    question = Question.objects.select_related("current").get(pk=question.pk)
    assert question.current
    card = Card.objects.filter(learner=learner, question=question).first() or a_card(learner, question)
    several = {f"blank-{number}": [text] for number, text in enumerate(typed, 1)}
    form = several if question.current.kind == "cloze" else {"answer": list(typed)}
    number = question.current.number
    done: Any = answer(
        learner=learner, card=card.pk, sent=Submission(number, card.reviews, form), now=START, today=TODAY
    )
    return done.review  # type: ignore[no-any-return]


def browser(learner: Learner) -> Client:
    client = Client()
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def page(client: Client, address: str) -> str:
    return page_source(client.get(address))


def accept(question: Question, by: User, given: str, place: str = "") -> Any:
    return accept_typed(question=question, place=place, given=given, by=by, now=START)


def test_one_press_reports_the_answer_as_typed(question: Question) -> None:
    learner = a_learner()
    row = say(question, learner, "the /next endpoint")
    client = browser(learner)
    assert "My answer was right" in page(client, f"/review/answered/{row.pk}/")
    shown = page_source(client.post(f"/review/answered/{row.pk}/right/", follow=True))
    assert "Somebody will check it" in shown and "My answer was right" not in shown
    client.post(f"/review/answered/{row.pk}/right/")
    report = Report.objects.get()
    assert (report.given, report.learner, report.version, report.complaint) == (
        "the /next endpoint",
        learner,
        row.version,
        "answer",
    )
    assert "Report a problem" in shown  # that is another thing


def test_the_same_words_again_are_the_same_report(question: Question) -> None:
    learner = a_learner()
    for typed in ("/next", " /NEXT "):
        row = say(question, learner, typed)
        assert call_right(learner=learner, review=row.pk, now=START) is None
    assert Report.objects.count() == 1


def test_there_is_nothing_to_press_where_nothing_typed_is_wrong(question: Question, bank: Bank) -> None:
    learner, unsure = a_learner(), a_learner()
    right = say(question, learner, "Runtime API")
    chosen = say(a_question(bank.course), learner, "falls")
    given_up: Any = answer(
        learner=unsure,
        card=a_card(unsure, question).pk,
        sent=Submission(1, 0, {"skip": ["1"]}),
        now=START,
        today=TODAY,
    )
    for row, whose in ((right, learner), (chosen, learner), (given_up.review, unsure)):
        assert "My answer was right" not in page(browser(whose), f"/review/answered/{row.pk}/")
        browser(whose).post(f"/review/answered/{row.pk}/right/")
    assert not Report.objects.exists()


def test_somebody_elses_answer_is_not_there(question: Question) -> None:
    learner, other = a_learner(), a_learner()
    row = say(question, learner, "/next")
    for client in (browser(other), Client()):
        assert client.post(f"/review/answered/{row.pk}/right/").status_code == 404
    undo(learner=learner, now=START)
    assert browser(learner).post(f"/review/answered/{row.pk}/right/").status_code == 404
    assert not Report.objects.exists()


def test_accepting_it_makes_a_version_grades_everybody_again_and_tells_them(
    question: Question, bank: Bank, grace: User
) -> None:
    learners = [a_learner() for _ in range(3)]
    rows = [say(question, one, typed) for one, typed in zip(learners, ("/next", "/Next", "something"), strict=True)]
    for learner, row in zip(learners[:2], rows[:2], strict=True):
        call_right(learner=learner, review=row.pk, now=START)
    client = Client()
    client.force_login(grace)
    shown = page(client, f"/banks/{bank.pk}/reports/")
    assert "“/next”" in shown and "2 learners" in shown and "Accepted: Runtime API" in shown
    first = Report.objects.order_by("pk").first()
    assert first
    address = f"/banks/{bank.pk}/reports/{first.pk}/answer/"
    shown = page_source(client.post(address, {"do": "accept", "reason": "It is its path."}, follow=True))
    assert "Answers that count now: 2." in shown and "Answers decided" in shown

    question.refresh_from_db()
    assert question.current and question.current.number == 2 and "- [=] /next" in question.current.text
    assert "Extensions API" in question.current.text and "It polls for the next one." in question.current.text
    assert {(one.review_id, one.new, one.grade) for one in Regraded.objects.all()} == {
        (row.pk, 1.0, Grade.GOOD) for row in rows[:2]
    }
    assert set(Report.objects.values_list("verdict", "fixed_in__number", "answer")) == {
        (Verdict.RIGHT, 2, "It is its path.")
    }
    for learner, row, counts in zip(learners, rows, (True, True, False), strict=True):
        reader = browser(learner)
        reader.post(f"/courses/{bank.course.address}/study/")
        assert ("now counts" in page(reader, "/")) is counts
        assert ("It now counts as right" in page(reader, f"/review/answered/{row.pk}/")) is counts
    assert say(question, a_learner(), "/NEXT").score == 1
    history = bank.history.filter(action="answer accepted").get()
    assert history.after == {"given": "/next"} and history.who == grace

    client.post(address, {"do": "accept"})  # pressed twice
    question.refresh_from_db()
    assert question.current.number == 2 and Regraded.objects.count() == 2 and Notice.objects.count() == 2


def test_a_notice_is_put_away_by_its_learner_alone(question: Question, ada: User) -> None:
    learner, other = a_learner(), a_learner()
    say(question, learner, "/next")
    accept(question, ada, "/next")
    notice = Notice.objects.get()
    assert browser(other).post(f"/news/{notice.pk}/").status_code == 404
    reader = browser(learner)
    assert reader.post(f"/news/{notice.pk}/").status_code == 302
    assert reader.post(f"/news/{notice.pk}/").status_code == 302
    assert "now counts" not in page(reader, "/")
    put_away(learner=learner, notice=notice.pk, now=START)
    notice.refresh_from_db()
    assert notice.seen_at is not None


def test_what_was_not_accepted_is_not_looked_at_again(question: Question, bank: Bank, grace: User) -> None:
    first, second = a_learner(), a_learner()
    row = say(question, first, "HTTP")
    call_right(learner=first, review=row.pk, now=START)
    client = Client()
    client.force_login(grace)
    report = Report.objects.get()
    sent = {"do": "refuse", "reason": "That is how it speaks, not what it is."}
    client.post(f"/banks/{bank.pk}/reports/{report.pk}/answer/", sent)
    assert "“HTTP” was checked and does not count. That is how" in page(browser(first), f"/review/answered/{row.pk}/")
    row = say(question, second, "http")
    shown = page_source(browser(second).post(f"/review/answered/{row.pk}/right/", follow=True))
    assert "was checked and does not count. That is how" in shown
    assert not Report.objects.filter(verdict=Verdict.OPEN).exists()
    assert "Answers that learners consider right" not in page(client, f"/banks/{bank.pk}/reports/")
    assert Question.objects.get(pk=question.pk).current_id == question.current_id
    # Minds change.
    assert accept(question, grace, "http").counted == 2
    assert Ruling.objects.get().accepted


def test_only_reviewers_of_the_bank_decide(question: Question, bank: Bank) -> None:
    learner = a_learner()
    row = say(question, learner, "/next")
    call_right(learner=learner, review=row.pk, now=START)
    report = Report.objects.get()
    viewer = an_instructor("eve")
    banks.set_role(bank=bank, email=viewer.email, role="viewer", by=bank.members.get(role="owner").user, now=START)  # type: ignore[arg-type]
    client = Client()
    client.force_login(viewer)
    assert "“/next”" in page(client, f"/banks/{bank.pk}/reports/")
    assert client.post(f"/banks/{bank.pk}/reports/{report.pk}/answer/", {"do": "accept"}).status_code == 404
    assert not Ruling.objects.exists()


def test_what_is_being_written_keeps_the_accepted_answer(question: Question, ada: User, grace: User) -> None:
    text = API.replace("get its events", "fetch its events")
    banks.save(question=question, text=text, revision=question.draft.revision, by=ada, now=START)
    say(question, a_learner(), "/next")
    assert accept(question, grace, "/next").counted == 1
    draft = Question.objects.get(pk=question.pk).draft
    assert "fetch its events" in draft.text and "- [=] /next" in draft.text
    assert text in question.earlier_texts.values_list("text", flat=True)
    again = banks.submit(question=question, by=ada, now=START)
    assert not isinstance(again, tuple), again
    # A version that waits is decided about first.
    refused = accept(question, grace, "/runtime")
    assert isinstance(refused, Problem) and "waiting for review" in refused.message


def test_a_draft_that_cannot_take_it_is_said(question: Question, ada: User, grace: User) -> None:
    banks.save(question=question, text="## Broken", revision=question.draft.revision, by=ada, now=START)
    refused = accept(question, grace, "/next")
    assert isinstance(refused, Problem) and "draft" in refused.message
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("given", ["Extensions API", "extensions api"])
def test_what_the_question_lists_as_wrong_is_not_accepted(question: Question, grace: User, given: str) -> None:
    refused = accept(question, grace, given)
    assert isinstance(refused, Problem) and "not right" in refused.message
    question.refresh_from_db()
    assert question.current and question.current.number == 1


def test_answers_when_the_question_asked_something_else_stay(question: Question, ada: User, grace: User) -> None:
    old = say(question, a_learner(), "/next")
    text = API.replace("get its events", "tell its results")
    question = Question.objects.get(pk=question.pk)
    banks.save(question=question, text=text, revision=question.draft.revision, by=ada, now=START)
    banks.submit(question=question, by=ada, now=START)
    banks.decide(question=question, version=2, approve=True, by=grace, now=START)
    new = say(question, a_learner(), "/next")
    assert accept(question, grace, "/next").counted == 1
    assert [one.review_id for one in Regraded.objects.all()] == [new.pk] != [old.pk]


def test_each_wrong_blank_of_a_cloze_is_its_own(bank: Bank, ada: User, grace: User) -> None:
    text = "## Blanks {#blanks}\n\nA {{c1::runtime}} polls the {{c2::API}} for {{c3::events}}.\n\n"
    text += "Source: [Runtimes](https://example.org/runtimes) (checked 2026-11-01)\n"
    question, learner = published(bank, ada, grace, text), a_learner()
    row = say(question, learner, "bootstrap", "api", "invocations")
    assert row.score == pytest.approx(1 / 3)
    call_right(learner=learner, review=row.pk, now=START)
    assert set(Report.objects.values_list("place", "given")) == {("1", "bootstrap"), ("3", "invocations")}
    assert accept(question, grace, "bootstrap", "1").counted == 0  # two of three
    assert accept(question, grace, "invocations", "3").counted == 1
    question.refresh_from_db()
    assert question.current and "{{c1::runtime|bootstrap}}" in question.current.text
    assert [one.new for one in Regraded.objects.order_by("pk")] == [pytest.approx(2 / 3), 1.0]
    assert Notice.objects.count() == 1


NUMBER = "## T {#q}\n\nHow many events?\n\n- [=] 10\n"


def own(learner: Learner, text: str = NUMBER) -> Question:
    read, _ = parse_question(text)
    assert read
    return a_question(a_course(owner=learner), kind=read.kind, body=read.body, prompt=read.prompt)


def test_in_ones_own_notes_it_counts_at_once() -> None:
    learner = a_learner()
    question = own(learner)
    row = say(question, learner, "12")
    assert Card.objects.get(pk=row.card_id).lapses + row.score == 0
    shown = page_source(browser(learner).post(f"/review/answered/{row.pk}/right/", follow=True))
    assert "It now counts as right" in shown and "My answer was right" not in shown
    assert not Report.objects.exists() and not Notice.objects.exists()
    assert say(question, learner, "twelve").score == 1
    again = Ruling.objects.get()
    assert (again.given, again.accepted) == ("12", True)


def test_an_accepted_answer_outlives_the_next_import_while_the_answer_is_the_same() -> None:
    learner = a_learner()
    question = own(learner)
    row = say(question, learner, "12")
    assert call_right(learner=learner, review=row.pk, now=START) is None

    def imported(text: str) -> Any:
        read, _ = parse_question(text)
        assert read
        made = CoreQuestion(question.key, read.kind, "", read.prompt, read.body, status="ready")
        publish(question.bank, [Publication(made, question.group)], START)
        version = Question.objects.select_related("current").get(pk=question.pk).current
        assert version
        kind = KINDS[version.kind]
        body = decode(kind.body, version.body)
        given: Any = kind.read(body, {"answer": ["12"]})
        return version.number, kind.grade(body, given)

    assert imported(NUMBER) == (2, 1)
    assert imported(NUMBER.replace("10", "11")) == (3, 0)


def test_a_guest_brings_reports_and_news_along(question: Question, ada: User) -> None:
    guest, keep = a_learner(), a_learner(a_user("kim@example.org"))
    for learner in (guest, keep):
        call_right(learner=learner, review=say(question, learner, "/next").pk, now=START)
    other = say(question, guest, "/poll")
    call_right(learner=guest, review=other.pk, now=START)
    accept(question, ada, "/poll")
    merge_learners(keep=keep, guest=guest, now=START)
    assert sorted(Report.objects.filter(learner=keep).values_list("given", flat=True)) == ["/next", "/poll"]
    assert Report.objects.filter(learner=None).count() == 1
    assert [notice.learner for notice in Notice.objects.all()] == [keep] * Notice.objects.count()


def cost(reader: Client, address: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow(question: Question, bank: Bank, grace: User) -> None:
    learner = a_learner()
    client, reader = Client(), browser(learner)
    client.force_login(grace)
    row = say(question, learner, "one thing")
    call_right(learner=learner, review=row.pk, now=START)
    reader.post(f"/courses/{bank.course.address}/study/")
    reader.get("/")
    reports = cost(client, f"/banks/{bank.pk}/reports/")
    for number in range(5):
        row = say(question, learner, f"thing {'abcde'[number]}")
        call_right(learner=learner, review=row.pk, now=START)
    before = cost(client, f"/banks/{bank.pk}/reports/")
    accept(question, grace, "thing a")
    one = [reports, cost(reader, "/")]
    for letter in "bcd":
        accept(question, grace, f"thing {letter}")
    assert Notice.objects.count() == 4
    assert [before, cost(reader, "/")] == one
