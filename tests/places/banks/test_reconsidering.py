"""A decision of the review queue is taken back within its time; the history keeps both lines."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.urls import reverse

from study.banks import operations, queries
from study.banks.history import ON_THE_WAY, UNDO
from study.banks.models import GIVEN_BACK, PUBLISHED, Bank, Comment, HistoryEntry, Question, Role, Status
from study.people.models import User
from tests import clock
from tests.clock import START
from tests.factories import a_card, a_learner, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written

pytestmark = pytest.mark.django_db
ALONE, TOGETHER = reverse("banks:waiting"), reverse("banks:together")
LATE = UNDO + ON_THE_WAY + timedelta(seconds=1)


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def sent(bank: Bank, by: User, number: int) -> list[Question]:
    found = [written(bank, by, SPRING.replace("Spring tide", f"Tide {place}")) for place in range(number)]
    for question in found:
        submitted(question, by)
    return found


def state(question: Question) -> tuple[Any, ...]:
    row = Question.objects.get(pk=question.pk)
    return row.status, row.current_id, row.candidate_id, row.topic_id


def decide(client: Any, question: Question, do: str, **more: Any) -> None:
    """Decide as a browser does, a second after what was before."""
    clock.move(timedelta(seconds=1))
    number = Question.objects.get(pk=question.pk).candidate.number  # type: ignore[union-attr]
    client.post(ALONE, {"question": question.pk, "version": number, "do": do, **more})


def undo(client: Any, by: User) -> str:
    lines = queries.decided_lately(by, clock.now())
    return page_source(client.post(ALONE, {"do": "undo", "decision": lines[0].pk}))


def test_each_decision_is_taken_back_whole(bank: Bank, ada: User, grace: User) -> None:
    client, (first, second) = as_(grace), sent(bank, ada, 2)
    renewed = published(bank, ada, grace)
    text = SPRING.replace("#spring-tide", f"#{renewed.key}").replace("rises", "sinks")
    operations.save(question=renewed, text=text, revision=1, by=ada, now=START)
    submitted(renewed, ada)
    for question, do in ((first, "approve"), (second, "back"), (renewed, "approve"), (renewed, "back")):
        before = state(question)
        decide(client, question, do, reason="Say at what moon.")
        assert state(question) != before, (question, do)
        assert 'value="undo"' in page_source(client.get(ALONE)), (question, do)
        page = undo(client, grace)
        assert state(question) == before, (question, do)
        assert "Taken back: it waits again." in page and "Say at what moon." in page, (question, do)
        assert f'name="question" value="{question.pk}"' in page, "it is shown again"
        assert 'value="undo"' not in page, "what is taken back is not offered again"
        assert not Comment.objects.filter(question=question), "what was written is back in the form"
    actions = list(HistoryEntry.objects.filter(question=renewed).order_by("pk").values_list("action", flat=True)[3:])
    back = "decision taken back"
    assert actions == ["sent for review", PUBLISHED, "key", back, GIVEN_BACK, back], "the history only grows"
    assert len(queries.waiting(grace)) == 3 and not queries.given_back(ada)


def test_it_is_over_after_its_time(bank: Bank, ada: User, grace: User) -> None:
    client, question = as_(grace), sent(bank, ada, 1)[0]
    decide(client, question, "approve")
    line = queries.decided_lately(grace, clock.now())[0].pk
    clock.move(UNDO)
    assert 'value="undo"' not in page_source(client.get(ALONE))
    clock.move(ON_THE_WAY)
    assert operations.take_decisions_back(lines=queries.act_of(grace, line), by=grace, now=clock.now()).questions
    number = queries.waiting_questions(grace, [question.pk])[0].candidate.number  # type: ignore[union-attr]
    client.post(ALONE, {"question": question.pk, "version": number, "do": "approve"})
    clock.move(LATE)
    line = HistoryEntry.objects.filter(question=question, action=PUBLISHED).latest("pk").pk
    page = page_source(client.post(ALONE, {"do": "undo", "decision": line}))
    assert "can be taken back for 10 seconds" in page
    assert Question.objects.get(pk=question.pk).status == Status.READY
    css = Path("static/css/banks.css").read_text()
    assert f"passing 1ms {UNDO.seconds}s forwards" in css, "the button is there as long as it works"


def test_it_is_for_whoever_decided_and_before_anything_follows(bank: Bank, ada: User, grace: User) -> None:
    client, (first, second, third) = as_(grace), sent(bank, ada, 3)
    decide(client, first, "approve")
    line = queries.decided_lately(grace, clock.now())[0].pk
    for other in (ada, an_instructor("eve")):
        assert as_(other).post(ALONE, {"do": "undo", "decision": line}).status_code == 404
    assert client.post(ALONE, {"do": "undo", "decision": "0"}).status_code == 404
    operations.retire(question=first, by=ada, now=clock.now())
    assert f"{first.key}: It has been changed since" in undo(client, grace)
    decide(client, second, "back", reason="Which tide?")
    text = SPRING.replace("#spring-tide", f"#{second.key}").replace("rises", "sinks")
    operations.save(question=second, text=text, revision=1, by=ada, now=clock.now())
    submitted(second, ada)
    assert "It has been changed since" in undo(client, grace)
    assert Comment.objects.filter(question=second).count() == 1
    decide(client, third, "approve")
    operations.set_role(bank=bank, email=grace.email, role=Role.VIEWER, by=ada, now=clock.now())
    assert "the decision stands" in undo(client, grace)
    assert [Question.objects.get(pk=row.pk).status for row in (first, third)] == [Status.RETIRED, Status.READY]


def test_what_was_approved_in_one_act_waits_again_together(bank: Bank, ada: User, grace: User) -> None:
    client, rows = as_(grace), sent(bank, ada, 3)
    clock.move(timedelta(seconds=1))
    page = page_source(client.post(TOGETHER, {"pick": [f"{row.pk}:1" for row in rows]}, follow=True))
    assert "3 questions published." in page and 'value="undo"' in page
    operations.retire(question=rows[1], by=ada, now=clock.now())
    page = undo(client, grace)
    assert "2 questions wait again." in page and f"{rows[1].key}: It has been changed since" in page
    assert queries.waiting(grace) == [rows[0].pk, rows[2].pk]


def test_a_version_that_was_given_back_by_mistake_is_not_given_back_once_approved(
    bank: Bank, ada: User, grace: User, mailoutbox: list[Any]
) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    client, question = as_(grace), sent(bank, ada, 1)[0]
    decide(client, question, "back", reason="Which tide?")
    undo(client, grace)
    decide(client, question, "approve")
    assert not queries.given_back(ada)
    clock.move(LATE)
    call_command("work", once=True)
    assert not mailoutbox


def test_where_a_key_changed_grading_again_is_offered_at_once(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    operations.set_role(bank=bank, email=grace.email, role=Role.EDITOR, by=ada, now=START)
    link = reverse("statistics:regrade", args=[bank.pk, question.key])
    edit = reverse("banks:edit", args=[bank.pk, question.key])
    text = SPRING.replace("- [x]", "- [-]").replace("- [ ]", "- [x]").replace("- [-]", "- [ ]")
    for dealt in (False, True):
        if dealt:
            a_card(a_learner(), question)
        operations.save(question=question, text=text, revision=1 + dealt, by=ada, now=clock.now())
        submitted(question, ada)
        decide(as_(grace), question, "approve")
        for by, url in ((grace, ALONE), (ada, edit), (grace, edit)):
            assert (link in page_source(as_(by).get(url))) is dealt, (dealt, by, url)
        text = SPRING
    assert "statistics" not in page_source(as_(ada).get(ALONE)).split("<main")[1], "ada decided nothing"
    operations.set_role(bank=bank, email=grace.email, role=Role.REVIEWER, by=ada, now=START)
    assert link not in page_source(as_(grace).get(edit)), "a reviewer grades nothing again"
