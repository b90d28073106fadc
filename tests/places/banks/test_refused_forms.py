"""What somebody typed into a form of a bank and what is not taken stands in the page that says why."""

from typing import Any

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Comment, Complaint, Member, Question, Report, Verdict, Visibility
from study.banks.operations import reporting, reviewing
from study.people.models import User
from study.people.operations import make_cohort
from tests.clock import START
from tests.factories import a_learner, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, published, submitted, written

pytestmark = pytest.mark.django_db
TYPED = "Which ocean is meant?"


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def a_report(question: Question) -> Report:
    assert question.current
    made = operations.report(
        version=question.current, learner=a_learner(), complaint=Complaint.UNCLEAR, text="Hm.", now=START
    )
    assert isinstance(made, Report)
    return made


class TestComment:
    @pytest.mark.parametrize("text", [" \n ", TYPED + "x" * reviewing.LONGEST], ids=["empty", "too long"])
    def test_it_stands_there_with_what_is_wrong(self, bank: Bank, ada: User, text: str) -> None:
        question = written(bank, ada)
        answer: Any = as_(ada).post(reverse("banks:comment", args=[bank.pk, question.key]), {"text": text})
        assert answer.status_code == 422
        assert answer.context["comment"] == text and text in page_source(answer)
        assert 'id="comment-error"' in page_source(answer)
        assert answer.context["text"] == SPRING, "the editor goes on from the draft"
        assert not Comment.objects.exists()

    def test_sent_twice_it_is_one(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        url = reverse("banks:comment", args=[bank.pk, question.key])
        for user, text in ((ada, TYPED), (ada, f" {TYPED}\n"), (grace, TYPED), (ada, TYPED), (ada, "Mine.")):
            assert as_(user).post(url, {"text": text}).status_code == 302
        said = [(one.author, one.text) for one in Comment.objects.all()]
        assert said == [(ada, TYPED), (grace, TYPED), (ada, TYPED), (ada, "Mine.")]

    def test_the_same_words_about_another_version_are_another(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        operations.comment(question=question, text=TYPED, by=grace, now=START)
        submitted(question, ada)
        operations.comment(question=question, text=TYPED, by=grace, now=START)
        assert Comment.objects.count() == 2


class TestDecision:
    def test_a_reason_that_is_too_long_stands_there(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        sent = {"version": "1", "do": "back", "reason": TYPED + "x" * reviewing.LONGEST}
        answer = as_(grace).post(reverse("banks:decide", args=[bank.pk, question.key]), sent)
        assert answer.status_code == 409
        assert sent["reason"] in page_source(answer)
        assert not Comment.objects.exists()

    def test_it_is_given_back_where_nothing_waits_by_now(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        operations.withdraw(question=question, by=ada, now=START)
        sent = {"version": "1", "do": "back", "reason": TYPED}
        answer = as_(grace).post(reverse("banks:decide", args=[bank.pk, question.key]), sent)
        assert answer.status_code == 409
        assert TYPED in page_source(answer) and "Nothing is waiting for review any more." in page_source(answer)


@pytest.mark.parametrize(
    "wrong",
    [{"fixed_in": "9"}, {"fixed_in": "two"}, {"verdict": "open"}, {"answer": TYPED + "x" * reporting.LONGEST}],
    ids=["no such version", "no number", "no verdict", "too long"],
)
def test_a_verdict_that_is_not_taken_stands_there(bank: Bank, ada: User, grace: User, wrong: dict[str, str]) -> None:
    question = published(bank, ada, grace)
    other, report = a_report(question), a_report(question)
    sent = {"verdict": "declined", "fixed_in": "1", "answer": TYPED, **wrong}
    answer = as_(grace).post(reverse("banks:judge", args=[bank.pk, report.pk]), sent)
    page = page_source(answer)
    assert answer.status_code == 422 and f'id="e{report.pk}"' in page and f'id="e{other.pk}"' not in page
    assert page.count(f'name="answer" value="{sent["answer"]}"') == 1
    assert page.count(f'inputmode="numeric" value="{sent["fixed_in"]}"') == 1
    assert ('value="declined" selected' in page) == (sent["verdict"] == "declined")
    report.refresh_from_db()
    assert report.verdict == Verdict.OPEN


class TestSharing:
    def test_a_role_that_is_not_given_stands_there(self, bank: Bank, ada: User) -> None:
        sent = {"email": "nobody@example.org", "role": "editor"}
        answer = as_(ada).post(reverse("banks:role", args=[bank.pk]), sent)
        page = page_source(answer)
        assert answer.status_code == 422 and "No instructor has this e-mail address." in page
        assert 'value="nobody@example.org"' in page and 'value="editor" selected' in page

    def test_a_role_that_there_is_not_is_told(self, bank: Bank, ada: User, grace: User) -> None:
        answer = as_(ada).post(reverse("banks:role", args=[bank.pk]), {"email": grace.email, "role": "king"})
        assert answer.status_code == 422 and f'value="{grace.email}"' in page_source(answer)

    def test_the_last_owner_stays_and_is_told_why(self, bank: Bank, ada: User) -> None:
        member = Member.objects.get(bank=bank, user=ada)
        answer = as_(ada).post(reverse("banks:role", args=[bank.pk]), {"member": f"{member.pk}"})
        assert answer.status_code == 422 and "A bank needs an owner" in page_source(answer)

    def test_what_was_chosen_stands_there(self, bank: Bank, ada: User) -> None:
        answer = as_(ada).post(reverse("banks:sharing", args=[bank.pk]), {"visibility": "cohorts", "was": "private"})
        page = page_source(answer)
        assert answer.status_code == 422 and "Choose at least one class." in page
        assert 'value="cohorts" checked' in page and 'value="private" checked' not in page

    def test_somebody_elses_choice_is_told_and_ones_own_stands_there(self, bank: Bank, ada: User) -> None:
        cohort = make_cohort(owner=ada, name="Autumn", code="autumn", now=START)
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
        sent = {"visibility": "cohorts", "was": "private", "cohorts": f"{cohort.pk}", "shown": f"{cohort.pk}"}
        answer = as_(ada).post(reverse("banks:sharing", args=[bank.pk]), sent)
        page = page_source(answer)
        assert answer.status_code == 409 and "Somebody changed this in the meantime" in page
        assert 'value="cohorts" checked' in page and f'name="cohorts" value="{cohort.pk}" checked' in page
        assert 'name="was" value="public"' in page
        bank.refresh_from_db()
        assert bank.visibility == Visibility.PUBLIC and not bank.cohorts.exists()

    def test_the_question_about_second_readers_keeps_the_cohorts(self, bank: Bank, ada: User) -> None:
        chosen, other = (make_cohort(owner=ada, name=name, code=name, now=START) for name in ("Autumn", "Spring"))
        bank.cohorts.add(other)
        question = written(bank, ada)
        operations.publish_alone(question=question, by=ada, now=START)
        url, client = reverse("banks:sharing", args=[bank.pk]), as_(ada)
        shown = [f"{chosen.pk}", f"{other.pk}"]
        answer: Any = client.post(url, {"visibility": "public", "was": "private", "cohorts": shown[:1], "shown": shown})
        page = page_source(answer)
        held = page[page.index('name="hold"') : page.index("Make it public and hold")]
        assert answer.status_code == 409
        assert f'name="cohorts" value="{chosen.pk}"' in held and f'name="cohorts" value="{other.pk}"' not in held
        assert held.count('name="shown"') == 2

    def test_the_same_choice_sent_twice_is_one(self, bank: Bank, ada: User) -> None:
        url, client = reverse("banks:sharing", args=[bank.pk]), as_(ada)
        question = written(bank, ada)
        operations.publish_alone(question=question, by=ada, now=START)
        for _ in range(2):
            sent = {"visibility": "public", "was": "private", "hold": "1"}
            assert client.post(url, sent).status_code == 302
        assert client.post(url, {"visibility": "public", "was": "private"}).status_code == 302


def test_the_learners_report_that_is_too_long_is_not_cut(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    assert question.current
    made = operations.report(
        version=question.current,
        learner=a_learner(),
        complaint=Complaint.UNCLEAR,
        text="x" * (reporting.LONGEST + 1),
        now=START,
    )
    assert not isinstance(made, Report) and not Report.objects.exists()


def test_a_ruling_that_is_not_taken_keeps_its_reason(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    assert question.current
    said = operations.dispute(version=question.current, learner=a_learner(), place="", given="seven", now=START)
    sent = {"do": "accept", "reason": TYPED}
    answer = as_(grace).post(reverse("statistics:rule", args=[bank.pk, said.pk]), sent)
    page = page_source(answer)
    assert answer.status_code == 422 and f'id="e{said.pk}"' in page and page.count(f'value="{TYPED}"') == 1
