"""Before a changed key is approved, it stands under the change how many answers would count otherwise; and the text can
be read without its changes."""

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Question
from study.people.models import User
from study.review.models import Review
from study.review.operations import answer
from study.review.operations.answer import Answered
from study.review.submission import Submission
from study.statistics import queries
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, an_open_bank, published, submitted

pytestmark = pytest.mark.django_db
ALONE = reverse("banks:waiting")
SWAPPED = SPRING.replace("- [x]", "- [-]").replace("- [ ]", "- [x]").replace("- [-]", "- [ ]")


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return an_open_bank(ada, reviewer=grace)


def answered(question: Question, *chosen: str) -> None:
    for key in chosen:
        learner = a_learner()
        card = a_card(learner, question)
        sent = Submission(1, 0, {"answer": [key]})
        done = answer(learner=learner, card=card.pk, sent=sent, now=START, today=TODAY)
        assert isinstance(done, Answered), done


def sent_again(question: Question, author: User, text: str, revision: int = 1) -> None:
    text = text.replace("#spring-tide", f"#{question.key}")
    operations.save(question=question, text=text, revision=revision, by=author, now=START)
    submitted(Question.objects.get(pk=question.pk), author)


def pages(question: Question, reader: User, **asked: str) -> list[str]:
    review = reverse("banks:review", args=[question.bank_id, question.key])
    found = [as_(reader).get(ALONE, {"at": str(question.pk), **asked}), as_(reader).get(review, asked)]
    return [" ".join(page_source(one).split()) for one in found]


def test_what_a_changed_key_would_change_is_counted_before_it_is_approved(
    bank: Bank, ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = published(bank, ada, grace)
    sent_again(question, ada, SWAPPED)
    for page in pages(question, grace):
        assert "Nobody has answered version 1." in page
    answered(question, "higher", "higher", "stays")
    before = list(Review.objects.values())
    for page in pages(question, grace):
        assert "Of 3 answers to version 1, <strong>3 would count otherwise, of 3 people</strong>." in page
    together = as_(grace).get(reverse("banks:together"))
    assert "See how many answers would count otherwise" in page_source(together)
    assert list(Review.objects.values()) == before
    monkeypatch.setattr(queries, "REGRADE_LOOK_AT_ONCE", 2)
    for page in pages(question, grace):
        assert "many have answered" in page and "would count otherwise, of" not in page


def test_an_unchanged_key_is_said_to_be_one(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    sent_again(question, ada, SPRING.replace("What does", "What, then, does"))
    answered(question, "higher")
    for page in pages(question, grace):
        assert "The key is unchanged: answers given so far keep their grade." in page


def test_the_text_is_read_with_its_changes_or_as_it_is(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    sent_again(question, ada, SPRING.replace("It rises higher", "It climbs"))
    for page in pages(question, grace):
        sent = page.partition('id="sent"')[2].partition('id="effect"')[0]
        assert "It rises higher" in sent and "It climbs" in sent and "show=plain" in page
    for page in pages(question, grace, show="plain"):
        sent = page.partition('id="sent"')[2].partition('id="effect"')[0]
        assert "It rises higher" not in sent and "It climbs" in sent and "added:" not in sent
    sent = as_(grace).post(ALONE, {"question": question.pk, "version": 2, "do": "approve", "show": "plain"})
    assert sent["Location"].endswith("&show=plain"), "the choice stays from one question to the next"
