"""An answer that is accepted is live at once; of the text around it somebody still has to be the second reader."""

import pytest

from study.banks import operations as banks
from study.banks.models import Bank, Draft, Question, Role, Status, Version, Visibility
from study.people.models import User
from study.review.operations import Accepted, accept_typed
from tests.clock import START
from tests.places.banks.authoring import a_shared_bank, an_instructor, published, submitted, written
from tests.places.review.test_right_answers import API

pytestmark = pytest.mark.django_db
LATER = API.replace("polls", "asks")


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, editor=grace)


def accepted(question: Question, by: User) -> Version:
    done = accept_typed(question=question, place="", given="the runtime interface", by=by, now=START)
    assert isinstance(done, Accepted), done
    question.refresh_from_db()
    return done.version


def rewrite(question: Question, by: User, text: str) -> None:
    revision = Draft.objects.get(question=question).revision
    assert isinstance(banks.save(question=question, text=text, revision=revision, by=by, now=START), banks.Saved)


def approve(question: Question, version: Version, by: User) -> bool:
    done = banks.decide(question=question, version=version.number, approve=True, by=by, now=START)
    return done is None


def test_whoever_accepted_an_answer_may_approve_what_the_author_writes(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace, API)
    rewrite(question, ada, LATER)
    accepted(question, grace)
    version = submitted(question, ada)
    assert "asks" in version.text and "the runtime interface" in version.text
    assert set(version.writers.all()) == {ada}
    assert not approve(question, version, ada)
    assert approve(question, version, grace)


def test_what_was_given_back_still_has_its_writers(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace, API)
    rewrite(question, ada, LATER)
    sent = submitted(question, ada)
    banks.decide(question=question, version=sent.number, approve=False, by=grace, now=START, reason="Why asks?")
    accepted(question, grace)
    rewrite(question, grace, Draft.objects.get(question=question).text.replace("next", "newest"))
    version = submitted(question, grace)
    assert set(version.writers.all()) == {ada, grace}
    assert not approve(question, version, ada)


def test_what_had_no_second_reader_has_none_after_it(bank: Bank, ada: User, grace: User) -> None:
    question = written(bank, ada, API)
    banks.publish_alone(question=question, by=ada, now=START)
    version = accepted(question, grace)
    assert version.alone and set(version.writers.all()) == {ada}
    assert [row.pk for row in banks.unread(bank)] == [question.pk]
    banks.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START, hold=True)
    question.refresh_from_db()
    assert question.status == Status.IN_REVIEW and question.candidate
    assert not approve(question, question.candidate, ada)
    assert approve(question, question.candidate, grace)
    assert "the runtime interface" in Question.objects.get(pk=question.pk).current.text  # type: ignore[union-attr]


def test_a_reviewer_of_no_text_decides_about_answers_alone(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace, API)
    eve = an_instructor("eve")
    banks.set_role(bank=bank, email=eve.email, role=Role.REVIEWER, by=ada, now=START)
    accepted(question, eve)
    draft = Draft.objects.get(question=question)
    assert not draft.writers.exists() and draft.author == eve
