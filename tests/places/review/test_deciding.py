"""Who reviews decides: a question of one's own notes is edited or never asked again, on any other one writes a note;
and one key takes back what was done last, whatever it was."""

from datetime import timedelta
from typing import Any

import pytest

from study.banks.decisions import words_of
from study.banks.models import Decision, Question
from study.banks.operations import undo_decision
from study.people.models import Learner
from study.review import operations
from study.review.models import Action, Card, CardNote, Override, Review
from study.review.operations.decide import CHANGED, LONGEST_NOTE, Reworded
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_user
from tests.places.review.own_notes import fresh, own_card

pytestmark = pytest.mark.django_db
MINE = """## Buoy {#question kind=single}

What marks a channel?

- [x] a buoy
- [ ] a jetty
"""
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def card(learner: Learner) -> Card:
    return own_card(learner)


@pytest.fixture
def theirs(learner: Learner) -> Card:
    return a_card(learner, a_question(a_course()))


def schedule_of(card: Card) -> tuple[Any, ...]:
    again = fresh(card)
    return again.memory, again.due_day, again.due_at, again.suspended_at


def is_asked(card: Card) -> bool:
    return card.pk in day_queue(card.learner, TODAY, START).cards


def reworded(card: Card, text: str = MINE, version: int = 0) -> Any:
    return operations.reword(
        learner=card.learner,
        question=card.question_id,
        version=version or fresh(card).question.current.number,  # type: ignore[union-attr]
        text=text,
        today=TODAY,
        now=START,
    )


def undo(learner: Learner) -> Action | None:
    return operations.undo(learner=learner, now=START)


def test_never_takes_the_card_out_and_an_undo_brings_it_back_as_it_was(card: Card) -> None:
    before = schedule_of(card)
    assert is_asked(card)
    operations.never(learner=card.learner, card=card.pk, now=START)
    operations.never(learner=card.learner, card=card.pk, now=START)
    assert not is_asked(card)
    assert Decision.objects.count() == Action.objects.filter(decision__isnull=False).count() == 1
    assert undo(card.learner)
    assert is_asked(card)
    assert schedule_of(card) == before


def test_another_answer_is_asked_tomorrow_and_undo_gives_words_and_day_back(card: Card) -> None:
    words, before = words_of(card.question), schedule_of(card)
    assert reworded(card) == Reworded(asked_on=TOMORROW)
    again = fresh(card)
    assert again.due_day == TOMORROW
    assert again.memory and (again.stability, again.reviews) == (before[0].stability, before[0].reviews)
    assert words_of(again.question) == MINE
    assert undo(card.learner)
    assert words_of(fresh(card).question) == words
    assert schedule_of(card) == before
    assert not Override.objects.filter(lifted_at=None).exists()


def test_other_words_for_the_same_answer_keep_the_day_and_the_same_words_do_nothing(card: Card) -> None:
    words, before = words_of(card.question), schedule_of(card)
    assert reworded(card, words) == Reworded(changed=False)
    assert not Decision.objects.exists()
    prompt = card.question.current.prompt  # type: ignore[union-attr]
    assert reworded(card, words.replace(prompt, f"Think: {prompt}")) == Reworded()
    assert schedule_of(card) == before


def test_undo_takes_back_whatever_was_done_last_at_any_depth(card: Card, theirs: Card) -> None:
    learner, before = card.learner, schedule_of(card)
    operations.answer(learner=learner, card=theirs.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    reworded(card)
    operations.suspend(learner=learner, card=theirs.pk, now=START)
    operations.never(learner=learner, card=card.pk, now=START)
    done = []
    while offered := day_queue(learner, TODAY, START).round.undo:
        done.append(offered.done)
        assert undo(learner)
    assert done == [
        "never asking the question",
        "setting the question aside",
        "the edit",
        "the last answer",
    ]
    assert schedule_of(card) == before
    assert not Review.objects.filter(card=theirs, voided_at=None).exists()


def test_a_decision_taken_back_among_the_notes_is_not_offered_again(card: Card) -> None:
    operations.never(learner=card.learner, card=card.pk, now=START)
    undo_decision(learner=card.learner, decision=Decision.objects.get().pk, now=START)
    assert day_queue(card.learner, TODAY, START).round.undo is None


def test_words_written_over_a_version_that_is_gone_are_not_taken(card: Card) -> None:
    version = card.question.current.number  # type: ignore[union-attr]
    reworded(card)
    assert reworded(card, MINE.replace("channel", "fairway"), version) == (CHANGED,)


def test_others_decide_nothing_about_it(card: Card, theirs: Card) -> None:
    other = a_learner(a_user("eve@example.org"))
    with pytest.raises(Card.DoesNotExist):
        operations.never(learner=other, card=card.pk, now=START)
    with pytest.raises(Question.DoesNotExist):
        operations.never(learner=theirs.learner, card=theirs.pk, now=START)
    with pytest.raises(Question.DoesNotExist):
        reworded(theirs)


def note(card: Card, text: str, beside: bool = False) -> Any:
    return operations.write_note(learner=card.learner, card=card.pk, text=text, now=START, beside=beside)


def test_a_note_is_one_per_card_and_an_empty_one_is_none(theirs: Card) -> None:
    assert note(theirs, " Springs. ") is None
    assert note(theirs, "Twice a month.", beside=True) is None
    assert CardNote.objects.get().text == "Springs.\n\nTwice a month."
    problem = note(theirs, "x" * LONGEST_NOTE, beside=True)
    assert problem
    assert "at most 2,000 characters; these are 2,026" in problem.message
    assert note(theirs, "") is None
    assert not CardNote.objects.exists()


@pytest.mark.parametrize("both", [True, False])
def test_a_guest_brings_their_notes_along(both: bool) -> None:
    keep, guest, question = a_learner(a_user()), a_learner(), a_question(a_course())
    if both:
        note(a_card(keep, question), "Mine.")
    note(a_card(guest, question), "The guest’s.")
    operations.merge_learners(keep=keep, guest=guest, now=START)
    assert CardNote.objects.get(card__learner=keep).text == ("Mine.\n\nThe guest’s." if both else "The guest’s.")
