"""A faulty key: its answers are graded again, the log stays, memories and statistics follow."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from study.banks.models import Bank, HistoryEntry, ItemStatistics, Question
from study.core.problem import Problem
from study.core.questions.interaction import Option
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.single import Single
from study.core.scheduling import Grade, fold
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review.card_memory import preset
from study.review.models import Card, Notice, Regraded, Review
from study.review.operations import answer, guessed, rebuild, regrade, undo
from study.review.regrade_plan import Fix, Plan, plan
from study.review.submission import Submission
from study.statistics.operations import count_items
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_learner, a_question, a_single, a_version
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor, an_open_bank

pytestmark = pytest.mark.django_db
BY_TWO = Fix("key", 2)
REASON = "The table was read upside down."


@pytest.fixture
def bank(ada: User) -> Bank:
    return an_open_bank(ada, editor=an_instructor("grace"), reviewer=an_instructor("eve"))


@pytest.fixture
def question(bank: Bank) -> Question:
    made = a_question(bank.course)
    Question.objects.filter(pk=made.pk).update(bank=bank)
    return Question.objects.select_related("bank", "current").get(pk=made.pk)


def say(question: Question, form: Mapping[str, Any] = RIGHT, learner: Learner | None = None, day: int = 0) -> Review:
    learner = learner or a_learner()
    card = Card.objects.filter(learner=learner, question=question).first() or a_card(learner, question)
    number = Question.objects.get(pk=question.pk).current.number  # type: ignore[union-attr]
    now, today = START + timedelta(day), TODAY + timedelta(day)
    done = answer(learner=learner, card=card.pk, sent=Submission(number, card.reviews, form), now=now, today=today)
    return done.review  # type: ignore[union-attr]


def mend(question: Question) -> None:
    """Version 2, whose key is what WRONG says."""
    body = Single(tuple(replace(option, right=option.key == "falls") for option in a_single().options))
    a_version(question, 2, body=body)


def grade_again(question: Question, ada: User, fix: Fix = BY_TWO, reason: str = REASON) -> Plan:
    done = regrade(question=question, faulty=1, fix=fix, reason=reason, by=ada, now=START)
    assert isinstance(done, Plan), done
    return done


def log() -> list[dict[str, Any]]:
    return list(Review.objects.order_by("pk").values())


def memory(row: Review) -> Any:
    return Card.objects.get(pk=row.card_id).memory


def folded(row: Review, *grades: Grade) -> Any:
    """The memory of a card whose answers were graded so."""
    rows = Review.objects.filter(card=row.card, voided_at=None, scheduled=True).order_by("ordinal")
    steps = zip(grades, rows.values_list("answered_at", "day"), strict=True)
    return fold([(grade, at, day) for grade, (at, day) in steps], row.card_id, preset(row.learner))


def test_looking_changes_nothing(question: Question) -> None:
    first, second = say(question, RIGHT), say(question, WRONG)
    mend(question)
    before = (log(), memory(first), memory(second))
    found = plan(question, 1, BY_TWO)
    assert isinstance(found, Plan)
    assert (found.answers, found.to_right, found.to_wrong, found.in_part, len(found.cards)) == (2, 1, 1, 0, 2)
    assert (log(), memory(first), memory(second)) == before and not Regraded.objects.exists()


def test_memories_follow_and_the_log_stays(question: Question, ada: User) -> None:
    first, second = say(question, RIGHT), say(question, WRONG)
    mend(question)
    before = log()
    grade_again(question, ada)
    assert log() == before
    assert memory(first) == folded(first, Grade.AGAIN) and memory(second) == folded(second, Grade.GOOD)
    rows = Regraded.objects.order_by("review").values_list("review", "old", "new", "by", "reason", "version__number")
    assert list(rows) == [(first.pk, 1, 0, ada.pk, REASON, 2), (second.pk, 0, 1, ada.pk, REASON, 2)]


def test_later_answers_keep_their_own_grade(question: Question, ada: User) -> None:
    first = say(question, RIGHT)
    Card.objects.filter(pk=first.card_id).update(due_day=TODAY, due_at=None)
    mend(question)
    say(question, WRONG, first.learner, day=3)  # right, by version 2
    grade_again(question, ada)
    assert memory(first) == folded(first, Grade.AGAIN, Grade.GOOD)
    assert Card.objects.get().reviews == 2
    assert rebuild(card=Card.objects.get()) == folded(first, Grade.AGAIN, Grade.GOOD)


def test_twice_is_once(question: Question, ada: User) -> None:
    say(question, WRONG)
    mend(question)
    grade_again(question, ada)
    again = grade_again(question, ada)
    assert not again.changes and Regraded.objects.count() == 1
    assert HistoryEntry.objects.filter(action="graded again").count() == 1


def test_the_history_of_the_bank_says_what_was_done(question: Question, ada: User) -> None:
    for form in (RIGHT, RIGHT, WRONG):
        say(question, form)
    mend(question)
    grade_again(question, ada)
    line = HistoryEntry.objects.get(action="graded again")
    assert (line.who, line.reason, line.version.number) == (ada, REASON, 1)  # type: ignore[union-attr]
    assert line.before == {"version": 1, "answers": 3, "right": 2}
    assert line.after["right"] == 1 and line.after["memories"] == 3


def test_an_undone_attempt_counts_in_statistics_and_moves_no_memory(question: Question, ada: User) -> None:
    row = say(question, WRONG)
    undo(learner=row.learner, now=START)
    again = say(question, RIGHT, row.learner)
    before = memory(row)
    mend(question)
    done = grade_again(question, ada)
    assert (done.answers, done.to_right, done.to_wrong) == (2, 1, 1)
    assert Notice.objects.get().regraded.review == again  # what was taken back is no news
    assert done.cards == (again.card_id,) and memory(row) == folded(row, Grade.AGAIN) != before
    count_items(bank=question.bank, now=START)
    told = ItemStatistics.objects.get(question=question).details["older"][0]
    assert told["attempts"] == 1


def test_a_guess_stays_a_guess(question: Question, ada: User) -> None:
    """Its score changes, its memory does not: the learner said they did not know it."""
    row = say(question, RIGHT)
    row = guessed(learner=row.learner, review_id=row.pk, now=START)
    before = memory(row)
    mend(question)
    done = grade_again(question, ada)
    assert done.to_wrong == 1 and not done.cards and memory(row) == before


def test_a_guess_stays_a_guess_when_a_grading_is_taken_back(question: Question, ada: User) -> None:
    row = say(question, RIGHT)
    row = guessed(learner=row.learner, review_id=row.pk, now=START)
    mend(question)
    grade_again(question, ada)
    a_version(question, 3)
    done = grade_again(question, ada, Fix("key", 3))
    assert done.to_right == 1 and not done.cards and memory(row) == folded(row, Grade.AGAIN)


def test_an_answer_outside_the_schedule_changes_no_memory(question: Question, ada: User) -> None:
    row = say(question, RIGHT)
    version = question.current
    extra = Review.objects.create(  # as the first scheduler wrote it
        learner=row.learner,
        card=row.card,
        version=version,
        ordinal=1,
        day=TODAY,
        answered_at=START,
        answer={"chosen": ["falls"]},
        score=0,
        grade=Grade.AGAIN,
        scheduled=False,
        seed=1,
        scheduler=1,
    )
    Review.objects.filter(pk=row.pk).update(voided_at=START)
    mend(question)
    done = grade_again(question, ada)
    assert [change.review for change in done.changes] == [row.pk, extra.pk] and not done.cards


def test_undoing_a_later_answer_keeps_the_grading(question: Question, ada: User) -> None:
    row = say(question, RIGHT)
    Card.objects.filter(pk=row.card_id).update(due_day=TODAY, due_at=None)
    say(question, RIGHT, row.learner)
    mend(question)
    grade_again(question, ada)
    undo(learner=row.learner, now=START)
    assert memory(row) == folded(row, Grade.AGAIN)


@pytest.mark.parametrize(("fix", "right"), [(Fix("ignored", option="falls"), 2), (Fix("everyone", option="falls"), 2)])
def test_an_option_is_withdrawn(question: Question, ada: User, fix: Fix, right: int) -> None:
    for form in (RIGHT, WRONG, {"skip": ["1"]}):
        say(question, form)
    done = grade_again(question, ada, fix)
    assert done.right + done.to_right == right
    row = Regraded.objects.get()
    assert (row.version, row.option, row.how) == (None, "falls", fix.how)


def test_a_part_of_the_score_moves_no_memory(question: Question, ada: User) -> None:
    body = Multiple(tuple(Option(key, key, right=key in "abc") for key in "abcde"))
    a_version(question, 2, "multiple", body)
    row = say(question, {"answer": ["a", "b", "d"]})
    assert row.score == pytest.approx(1 / 3)
    done = regrade(question=question, faulty=2, fix=Fix("ignored", option="d"), reason="x", by=ada, now=START)
    assert isinstance(done, Plan)
    assert (done.to_right, done.in_part, done.cards) == (0, 1, ())


@pytest.mark.parametrize(
    "fix", [Fix("key", 1), Fix("key", 9), Fix("ignored", option="rises"), Fix("ignored", option="z"), Fix("whim")]
)
def test_what_cannot_be_graded_again(question: Question, ada: User, fix: Fix) -> None:
    say(question, WRONG)
    found = regrade(question=question, faulty=1, fix=fix, reason=REASON, by=ada, now=START)
    assert isinstance(found, Problem) and not Regraded.objects.exists()


def test_a_reason_is_needed(question: Question, ada: User) -> None:
    mend(question)
    assert isinstance(regrade(question=question, faulty=1, fix=BY_TWO, reason=" ", by=ada, now=START), Problem)


def test_statistics_take_the_latest_grading(question: Question, bank: Bank, ada: User) -> None:
    other = a_question(bank.course)
    Question.objects.filter(pk=other.pk).update(bank=bank)
    for number in range(40):
        row = say(question, WRONG if number < 30 else RIGHT)
        say(Question.objects.get(pk=other.pk), RIGHT if number % 3 else WRONG, row.learner)
    count_items(bank=bank, now=START)
    assert ItemStatistics.objects.get(question=question).facility == 25
    grade_again(question, ada, Fix("everyone", option="rises"))
    count_items(bank=bank, now=START)
    assert ItemStatistics.objects.get(question=question).facility == 100


def test_retention_takes_the_latest_grading(question: Question, bank: Bank, ada: User) -> None:
    for _ in range(30):
        row = say(question, RIGHT)
        Card.objects.filter(pk=row.card_id).update(due_day=TODAY, due_at=None)
        say(question, WRONG, row.learner, day=30)
    count_items(bank=bank, now=START)
    assert ItemStatistics.objects.get().retention == 0
    grade_again(question, ada, Fix("everyone", option="rises"))
    count_items(bank=bank, now=START)
    assert ItemStatistics.objects.get().retention == 100


def test_gradings_are_append_only(question: Question, ada: User) -> None:
    say(question, WRONG)
    mend(question)
    grade_again(question, ada)
    for changes in ({"new": 0.5}, {"reason": ""}, {"old": 1.0}, {"grade": 4}, {"by": an_instructor("bob")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Regraded.objects.update(**changes)
    with pytest.raises(TypeError):
        Regraded.objects.get().delete()
    ada.delete()
    assert Regraded.objects.get().by is None


def test_the_learner_reads_it_beside_the_answer(client: Client, question: Question, ada: User) -> None:
    row = say(question, WRONG)
    session = client.session
    session[SESSION_KEY] = row.learner_id
    session.save()
    assert "Not this one" in page_source(client.get(f"/review/answered/{row.pk}/"))
    mend(question)
    grade_again(question, ada)
    page = page_source(client.get(f"/review/answered/{row.pk}/"))
    assert "Right." in page and "Not this one" not in page
    assert "Graded again" in page and REASON in page and "It now counts as right." in page
    assert ada.email not in page
    assert 'data-key="g"' not in page
    assert guessed(learner=row.learner, review_id=row.pk, now=START) == row


def test_the_page_looks_first_and_then_grades(question: Question, bank: Bank) -> None:
    grace, eve = Client(), Client()
    grace.force_login(User.objects.get(email="grace@example.org"))
    eve.force_login(User.objects.get(email="eve@example.org"))
    say(question, WRONG)
    mend(question)
    address = f"/banks/{bank.pk}/q/{question.key}/regrade/"
    item = f"/banks/{bank.pk}/q/{question.key}/statistics/"
    assert address in page_source(grace.get(item)) and address not in page_source(eve.get(item))
    sent = {"version": "1", "how": "key", "number": "2", "option": "", "reason": REASON}
    assert eve.get(address).status_code == eve.post(address, {**sent, "do": "apply"}).status_code == 404
    assert grace.get(address).status_code == 200
    look = page_source(grace.post(address, {**sent, "do": "look"}))
    assert "from wrong to right</dt><dd>1" in look and "Grade 1 answer again" in look
    assert not Regraded.objects.exists()
    missing = grace.post(address, {**sent, "reason": "", "do": "apply"})
    assert missing.status_code == 422 and "Enter a reason" in page_source(missing)
    done = page_source(grace.post(address, {**sent, "do": "apply"}, follow=True))
    assert "Graded again: 1 of 1. Memories changed: 1." in done
    assert "Nothing changed" in page_source(grace.post(address, {**sent, "do": "apply"}, follow=True))
    assert Regraded.objects.count() == 1


def test_an_answer_that_was_graded_again_was_no_guess(question: Question, ada: User) -> None:
    first = say(question, RIGHT)
    mend(question)
    grade_again(question, ada)
    before = log(), memory(first)
    assert guessed(learner=first.learner, review_id=first.pk, now=START) == first
    assert (log(), memory(first)) == before
