"""Counting and grading again beside the pages, where there are many answers."""

from dataclasses import asdict, replace
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from study.banks.models import Bank, HistoryEntry, ItemStatistics, Question, Report
from study.core.problem import Problem
from study.core.questions.kinds.single import Single
from study.people import errands
from study.people.errands import Progress
from study.people.models import Errand, User
from study.review.models import Card, Notice, Regraded
from study.review.operations import answer, call_right, recheck
from study.review.regrade_plan import Fix
from study.review.submission import Submission
from study.statistics import operations, queries
from tests.clock import START
from tests.factories import TODAY, WRONG, a_card, a_learner, a_question, a_single, a_version, as_
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor, an_open_bank, published

pytestmark = pytest.mark.django_db
MANY = 25
"""Answers: more than one part of them."""
TYPED = """## The interface {#interface}

Through which interface does a runtime get its events?

- [=] Runtime API
  > It polls for the next one.
- [=0%] Extensions API

Source: [Runtimes](https://example.org/runtimes) (checked 2026-11-01)
"""
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def bank(ada: User) -> Bank:
    return an_open_bank(ada, editor=an_instructor("grace"), reviewer=an_instructor("eve"))


@pytest.fixture
def question(bank: Bank) -> Question:
    """One of which a second version says what the first called wrong, after many answers."""
    made = a_question(bank.course)
    Question.objects.filter(pk=made.pk).update(bank=bank)
    for _ in range(MANY):
        learner = a_learner()
        card = a_card(learner, made)
        answer(learner=learner, card=card.pk, sent=Submission(1, 0, WRONG), now=START, today=TODAY)
    a_version(made, 2, body=Single(tuple(replace(one, right=one.key == "falls") for one in a_single().options)))
    return Question.objects.select_related("bank", "current").get(pk=made.pk)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "COUNT_AT_ONCE", 10)
    monkeypatch.setattr(operations, "REGRADE_AT_ONCE", 10)
    monkeypatch.setattr(queries, "REGRADE_LOOK_AT_ONCE", 10)


def test_a_bank_of_many_answers_is_counted_beside_the_page(bank: Bank, question: Question, ada: User) -> None:
    client, url = as_(ada), reverse("statistics:bank_statistics", args=[bank.pk])
    item = reverse("statistics:item", args=[bank.pk, question.key])
    for address in (url, item):
        assert "The answers are being counted." in page_source(client.get(address))
    assert client.get(url, headers=PART).status_code == 204 and not ItemStatistics.objects.exists()
    call_command("work", once=True)
    assert client.get(url, headers=PART)["HX-Redirect"] == url
    assert f"{MANY} first answers" in page_source(client.get(url))
    client.post(url)
    shown = page_source(client.get(url))
    assert "The answers are being counted." in shown and f"{MANY} first answers" in shown
    call_command("work", once=True)
    assert "being counted" not in page_source(client.get(url))


def test_many_answers_are_graded_again_beside_the_page(bank: Bank, question: Question, ada: User) -> None:
    client, url = as_(ada), reverse("statistics:regrade", args=[bank.pk, question.key])
    sent = {"version": 1, "how": "key", "number": 2, "do": "apply", "reason": ""}
    assert "Enter a reason" in page_source(client.post(url, sent))
    page = client.post(url, sent | {"reason": "Upside down."})["Location"]
    assert page == reverse("people:errand", args=[Errand.objects.get().pk]) and not Regraded.objects.exists()
    call_command("work", once=True)
    assert f"Graded again: {MANY} of {MANY}. Memories changed: {MANY}." in page_source(client.get(page))
    assert Regraded.objects.count() == Notice.objects.count() == MANY and recheck().different == ()
    assert ItemStatistics.objects.get(question=question).attempts == 0, "counted anew: nobody answered version 2 yet"
    client.post(url, sent | {"reason": "Upside down."})
    call_command("work", once=True)
    assert Errand.objects.latest("pk").said.startswith("Nothing changed") and Regraded.objects.count() == MANY


class Killed(Progress):
    """Is killed after the first part."""

    def at(self, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt


def test_what_a_killed_worker_left_is_graded_once(bank: Bank, question: Question, ada: User) -> None:
    wanted: dict[str, Any] = {"faulty": 1, "fix": asdict(Fix("key", 2)), "reason": "Upside down."}
    about = {"owner": ada, "kind": operations.REGRADE, "subject": question.pk, "title": "Again", "back": "/"}
    errand = errands.ask(**about, wanted=wanted, now=START)  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        operations.regrade_beside(errand, Killed(errand), lambda: START)
    assert 0 < Regraded.objects.count() < MANY and recheck().different == (), "each card stands with its answers"
    assert not HistoryEntry.objects.filter(action="graded again").exists()
    errand.refresh_from_db()
    assert not errands.stop(errand=errand), "it goes on to its end"
    call_command("work", once=True)
    assert Regraded.objects.count() == MANY == Card.objects.filter(lapses=0).count()
    entry = HistoryEntry.objects.get(action="graded again")
    assert (entry.before["answers"], entry.after["to right"]) == (MANY, MANY)  # type: ignore[index]


def test_a_version_that_is_not_there_is_said(bank: Bank, question: Question, ada: User) -> None:
    asked = {"question": question, "reason": "x", "by": ada, "back": "/", "now": START}
    done = operations.ask_to_regrade(faulty=9, fix=Fix("key", 2), **asked)  # type: ignore[arg-type]
    assert not isinstance(done, Problem) and (done.state, done.said) == ("failed", "Choose the faulty version.")


def test_what_would_change_is_worked_out_beside_the_page(bank: Bank, question: Question, ada: User) -> None:
    client, url = as_(ada), reverse("statistics:regrade", args=[bank.pk, question.key])
    sent = {"version": 1, "how": "key", "number": 2, "reason": "Upside down."}
    page = client.post(url, sent | {"do": "look"})["Location"]
    errand = Errand.objects.get()
    assert page == reverse("people:errand", args=[errand.pk]) and errand.state == "working"
    assert "What would change" not in page_source(client.get(errand.back)), "it is not known yet"
    call_command("work", once=True)
    assert f"{MANY} answers would be graded otherwise. Nothing has changed yet." in page_source(client.get(page))
    shown = page_source(client.get(errand.back))
    assert f"Grade {MANY} answers again" in shown and "Upside down." in shown
    assert f"<dt>from wrong to right</dt><dd>{MANY}</dd>" in shown and not Regraded.objects.exists()
    other = page_source(as_(User.objects.get(email__startswith="grace")).get(errand.back))
    assert "What would change" not in other, "somebody else asked"
    changed = page_source(client.get(errand.back.replace("how=key", "how=everyone")))
    assert "What would change" not in changed, "this was not asked"


def test_an_answer_of_many_is_accepted_beside_the_page(bank: Bank, ada: User) -> None:
    eve = User.objects.get(email__startswith="eve")
    question = published(bank, ada, eve, TYPED)
    for number in range(MANY):
        card = a_card(learner := a_learner(), question)
        said = Submission(1, 0, {"answer": ["/next" if number else "something"]})
        done: Any = answer(learner=learner, card=card.pk, sent=said, now=START, today=TODAY)
        assert call_right(learner=learner, review=done.review.pk, now=START) is None
    report = Report.objects.filter(given="/next").first()
    assert report
    client, url = as_(eve), reverse("statistics:rule", args=[bank.pk, report.pk])
    page = client.post(url, {"do": "accept"})["Location"]
    errand = Errand.objects.get()
    assert page == reverse("people:errand", args=[errand.pk])
    assert not Regraded.objects.exists() and Report.objects.filter(verdict="open").count() == MANY
    with pytest.raises(KeyboardInterrupt):
        operations.accept_beside(errand, Killed(errand), lambda: START)
    assert 0 < Regraded.objects.count() < MANY - 1 and recheck().different == ()
    call_command("work", once=True)
    assert f"Answers that count now: {MANY - 1}." in page_source(client.get(page))
    assert Regraded.objects.count() == Notice.objects.count() == MANY - 1 and recheck().different == ()
    assert Report.objects.filter(verdict="right").count() == MANY - 1
    entry = HistoryEntry.objects.get(action="graded again")
    assert entry.after["to right"] == MANY - 1  # type: ignore[index]
