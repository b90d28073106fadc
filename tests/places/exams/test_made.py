"""Exams made by instructors: written, checked, published, rated, and sat."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Bank, HistoryEntry, Question, Status
from study.core.problem import Problem
from study.exams import authoring, operations, queries
from study.exams.made import VARIED
from study.exams.made_page import exams_of
from study.exams.models import Chosen, Exam, Rating, Sitting
from study.people.models import User
from tests.clock import START
from tests.factories import TODAY, a_learner, a_user, a_version
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor, an_open_bank
from tests.places.exams.sittings import a_made_exam, a_sitting, an_exam, an_outline, choose, offered, slot

pytestmark = pytest.mark.django_db
TAGGED = {"part1": "Tides", "tags1": "c/1", "part2": "Waves", "weight2": "1", "tags2": "c/2"}


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def bank(ada: User) -> Bank:
    """Six ready questions about tides and three about waves, which everybody is asked."""
    bank = an_open_bank(ada)
    bank.course.shipped = True
    bank.course.save(update_fields=["shipped"])
    for number in range(9):
        tag = "c/1.1" if number < 6 else "c/2.1"
        a_version(a_question_of(bank, number), tags=[tag], title=f"Question {number}")
    return bank


def a_question_of(bank: Bank, number: int) -> Question:
    key = f"q-{number}"
    return Question.objects.create(bank=bank, key=key, position=number, group=key, status=Status.READY)


def test_a_pool_that_is_too_small_is_not_published_and_says_what_lacks(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada, scored="8", pilots="2", **TAGGED)
    assert authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START) == (
        Problem("Waves lacks 2 questions."),
    )
    [row] = exams_of(bank)
    assert row.pool == 9 and [one.missing for one in row.lacks] == [2]
    exam.refresh_from_db()
    assert exam.published_at is None
    address = f"/banks/{bank.pk}/exams/"
    client = Client()
    client.force_login(ada)
    sent = client.post(f"{address}{exam.pk}/published/", {"on": "1"}, follow=True)
    assert "Not published. Waves lacks 2 questions." in sent.content.decode()


def test_what_is_published_stays_such_that_it_can_be_sat(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada, scored="6", **TAGGED)
    assert authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START) == ()
    wider = an_outline(scored="8", **TAGGED)
    found = authoring.write(bank=bank, exam=exam.pk, outline=wider, revision=1, by=ada, now=START)
    assert found == (Problem("Waves lacks 1 question."),)
    assert offered(bank.course).at(f"made/{exam.pk}").blueprint.scored == 6  # type: ignore[union-attr]


def test_of_two_who_change_it_at_once_the_second_is_told(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada)
    one, other = an_outline(title="One"), an_outline(title="Other")
    first = authoring.write(bank=bank, exam=exam.pk, outline=one, revision=1, by=ada, now=START)
    assert isinstance(first, Exam) and first.revision == 2
    second = authoring.write(bank=bank, exam=exam.pk, outline=other, revision=1, by=ada, now=START)
    assert isinstance(second, authoring.Stale) and second.exam.plan.title == "One"
    client = Client()
    client.force_login(ada)
    page = client.post(f"/banks/{bank.pk}/exams/{exam.pk}/", {**an_exam(title="Other"), "revision": "1"})
    assert page.status_code == 422 and "changed it meanwhile" in page.content.decode()
    assert 'value="Other"' in page.content.decode()


def test_it_is_written_in_the_browser_and_faults_give_back_what_was_typed(bank: Bank, ada: User) -> None:
    client = Client()
    client.force_login(ada)
    page = client.post(f"/banks/{bank.pk}/exams/new/", an_exam(scored="2"))
    assert page.status_code == 422 and not Exam.objects.exists()
    assert "Questions that count" in page.content.decode() and 'value="Mock"' in page.content.decode()
    assert client.post(f"/banks/{bank.pk}/exams/new/", an_exam()).status_code == 302
    exam = Exam.objects.get()
    assert (exam.plan, exam.by) == (an_outline(), ada)
    client.post(f"/banks/{bank.pk}/exams/{exam.pk}/published/", {"on": "1"})
    assert "By instructors" in Client().get("/exams/").content.decode()  # visitors are asked its questions
    client.post(f"/banks/{bank.pk}/exams/{exam.pk}/published/", {"on": "0"})
    assert "By instructors" not in Client().get("/exams/").content.decode()
    assert set(HistoryEntry.objects.values_list("action", flat=True)) >= {
        "exam written",
        "exam published",
        "exam withdrawn",
    }


def test_one_that_nobody_sat_is_deleted_and_any_other_stays(bank: Bank, ada: User) -> None:
    client = Client()
    client.force_login(ada)

    def sent(exam: Exam) -> str:
        return client.post(f"/banks/{bank.pk}/exams/{exam.pk}/delete/", follow=True).content.decode()

    draft, out, sat = (a_made_exam(bank, ada, title=title) for title in ("Draft", "Out", "Sat"))
    for exam in (out, sat):
        authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    a_sitting(a_learner(), bank.course, form=sat.form)
    authoring.publish(bank=bank, exam=sat.pk, on=False, by=ada, now=START)
    for exam, offers_it in ((draft, True), (out, False), (sat, False)):
        page = client.get(f"/banks/{bank.pk}/exams/{exam.pk}/").content.decode()
        assert ("Delete this exam" in page) == offers_it, exam.plan.title
        assert ("is deleted." in sent(exam)) == offers_it, exam.plan.title
    assert [one.plan.title for one in Exam.objects.all()] == ["Out", "Sat"]
    assert HistoryEntry.objects.get(action="exam deleted").before == {"exam": "Draft"}


def test_a_bank_that_follows_a_file_says_where_exams_are_made(bank: Bank, ada: User) -> None:
    Bank.objects.filter(pk=bank.pk).update(authored=False)
    client = Client()
    client.force_login(ada)
    assert "Mock exams</a>" in client.get(f"/banks/{bank.pk}/").content.decode()
    page = client.get(f"/banks/{bank.pk}/exams/").content.decode()
    assert "make exams there" in " ".join(page.split()) and "New exam" not in page
    assert client.get(f"/banks/{bank.pk}/exams/new/").status_code == 404


def test_an_exam_of_another_bank_is_not_there(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada)
    other = an_open_bank(ada)
    for write in (
        lambda: authoring.publish(bank=other, exam=exam.pk, on=True, by=ada, now=START),
        lambda: authoring.delete(bank=other, exam=exam.pk, by=ada, now=START),
        lambda: authoring.write(bank=other, exam=exam.pk, outline=an_outline(), revision=1, by=ada, now=START),
    ):
        with pytest.raises(Exam.DoesNotExist):
            write()


def test_who_is_not_asked_the_questions_is_not_offered_the_exam(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada)
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    assert [one.address for one in offered(bank.course).made] == [f"made/{exam.pk}"]
    Bank.objects.filter(pk=bank.pk).update(visibility="private")
    assert queries.courses_with_exams(None) == []


def test_while_people_sit_it_can_be_changed_withdrawn_and_lose_questions(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada)
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    sitting = a_sitting(a_learner(), bank.course, form=f"made/{exam.pk}")
    changed = an_outline(title="New", scored="6", minutes="1")
    assert isinstance(authoring.write(bank=bank, exam=exam.pk, outline=changed, revision=1, by=ada, now=START), Exam)
    authoring.publish(bank=bank, exam=exam.pk, on=False, by=ada, now=START)
    Question.objects.update(status=Status.RETIRED)
    sitting.refresh_from_db()
    assert (sitting.title, sitting.slots.count(), sitting.blueprint["minutes"]) == ("Mock", 5, 10)
    for position in range(1, 6):
        choose(sitting, position, "rises", at=START)
    assert operations.end(learner=sitting.learner, sitting=sitting.pk, now=START).right == 5


def test_its_author_is_told_what_a_change_means_for_those_who_sit_it(bank: Bank, ada: User) -> None:
    """They keep what they began with: questions, order, time, domains and the mark that passes, on every page of
    theirs; what they had chosen before the change counts as what they choose after it."""
    exam = a_made_exam(bank, ada)
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    user = a_user("lea@example.org")
    first, second = (a_sitting(one, bank.course, form=exam.form) for one in (a_learner(user), a_learner()))
    author, reader = Client(), Client()
    author.force_login(ada)
    reader.force_login(user)
    edit, listed = f"/banks/{bank.pk}/exams/{exam.pk}/", f"/banks/{bank.pk}/exams/"

    def said(page: Any) -> str:
        return " ".join(page_source(page).split())

    def asked(sitting: Sitting) -> list[Any]:
        found = [queries.item(sitting, position, 5, "/", START) for position in range(2, 6)]
        return [one and (one.stem, one.presented, one.chosen) for one in found]

    for address in (edit, listed):
        assert "2 sittings under way keep what they were begun with." in said(author.get(address)), address
    kept = Sitting.objects.values("title", "blueprint", "form").get(pk=first.pk)
    drawn = list(first.slots.values_list("position", "question", "version", "seed", "domain"))
    shown = asked(first)
    choose(first, 1, "rises", at=START)
    changed = {**an_exam(title="Other", scored="6", minutes="3", passing="900"), "tags1": "c/1", "revision": "1"}
    told = said(author.post(edit, changed, follow=True))
    assert "Other is saved. 2 sittings under way keep what they were begun with." in told
    assert Exam.objects.get().plan.scored == 6
    for question in bank.questions.all():
        a_version(question, number=2, prompt="Asked otherwise?", tags=["c/1"])
    first.refresh_from_db()
    assert Sitting.objects.values("title", "blueprint", "form").get(pk=first.pk) == kept
    assert list(first.slots.values_list("position", "question", "version", "seed", "domain")) == drawn
    assert asked(first) == shown
    page = said(reader.get(f"/exams/{first.pk}/5/"))
    assert "spring tide?" in page and "Asked otherwise" not in page
    late = START + timedelta(minutes=9)  # the new time would be over
    for position in range(2, 6):
        choose(first, position, "rises", at=late)
    ended = operations.end(learner=first.learner, sitting=first.pk, now=late)
    result = queries.result(ended, late)
    assert (ended.right, ended.count) == (5, 5) and result and result.scale.passing == 700
    author.post(f"{edit}published/", {"on": "0"})
    told = said(author.get(edit))
    assert "Nobody can sit it" in told and "1 sitting under way keeps what it was begun with." in told
    operations.end(learner=second.learner, sitting=second.pk, now=START)
    assert "under way" not in said(author.get(edit))


def test_one_whose_questions_were_retired_says_what_lacks_at_the_start(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada, scored="9")
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    first = Question.objects.filter(bank=bank)[0]
    Question.objects.filter(pk=first.pk).update(status=Status.RETIRED)
    offer = offered(bank.course).at(f"made/{exam.pk}")
    assert offer and not offer.stands
    refused = operations.start(learner=a_learner(), course=bank.course, offer=offer, now=START, today=TODAY, draws=1)
    assert refused == Problem("All lacks 1 question for it.")


def test_a_late_answer_to_it_is_taken_by_who_writes_its_bank_who_is_not_told_whose_it_is(bank: Bank, ada: User) -> None:
    exam = a_made_exam(bank, ada)
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    sitting = a_sitting(a_learner(a_user("lea@example.org")), bank.course, form=exam.form)
    end = START + timedelta(minutes=10)
    choose(sitting, 1, "rises", at=end - timedelta(minutes=1), now=end + timedelta(minutes=1))
    operations.end_all_over(now=end + timedelta(minutes=1))
    client, address = Client(), f"/banks/{bank.pk}/exams/{exam.pk}/late/"
    client.force_login(ada)
    page = page_source(client.get(address))
    assert "Question 1:" in " ".join(page.split()) and "lea@" not in page
    choice = Chosen.objects.get().pk
    for do, number, reason, status in (
        ("take", choice, "", 422),
        ("take", choice + 1, "Down.", 404),
        ("take", choice, "Down.", 302),
    ):
        sent = client.post(address, {"do": do, "choice": number, "reason": reason})
        assert sent.status_code == status, (do, number, reason)
    sitting.refresh_from_db()
    assert sitting.right == 1 and slot(sitting, 1).right
    other = a_made_exam(bank, ada)
    sent = client.post(f"/banks/{bank.pk}/exams/{other.pk}/late/", {"do": "leave", "choice": choice, "reason": "No."})
    assert sent.status_code == 404


def test_ratings_make_the_cut_once_all_that_count_are_rated(bank: Bank, ada: User) -> None:
    grace = an_instructor("grace")
    exam = a_made_exam(bank, ada)
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    numbers = list(bank.questions.values_list("pk", flat=True))
    authoring.rate(exam=exam, said=dict.fromkeys(numbers[:-1], 50), by=ada, now=START)
    assert not exams_of(bank)[0].all_rated
    authoring.rate(exam=exam, said={numbers[-1]: 50}, by=ada, now=START)
    authoring.rate(exam=exam, said=dict.fromkeys(numbers, 70), by=grace, now=START)
    [row] = exams_of(bank)
    assert row.all_rated and row.cut == pytest.approx(0.6)
    sitting = a_sitting(a_learner(), bank.course, form=f"made/{exam.pk}")
    scale = sitting.blueprint["scale"]
    assert scale["rated"] and scale["cut"] == pytest.approx(0.6) and scale["passing"] == 700
    authoring.rate(exam=exam, said=dict.fromkeys(numbers, 90), by=grace, now=START)
    assert Sitting.objects.get().blueprint["scale"]["cut"] == pytest.approx(0.6)  # frozen at the start
    ended = operations.end(learner=sitting.learner, sitting=sitting.pk, now=START)
    found = queries.result(ended, START)
    assert found and found.scale.rated
    authoring.rate(exam=exam, said={numbers[0]: None}, by=grace, now=START)
    assert Rating.objects.count() == 17
    assert authoring.rate(exam=exam, said={numbers[0]: None, 10**9: 5}, by=grace, now=START) == 0


def test_raters_rate_a_page_and_see_no_other_rating(bank: Bank, ada: User) -> None:
    grace = an_instructor("grace")
    exam = a_made_exam(bank, ada)
    number = bank.questions.values_list("pk", flat=True)[0]
    authoring.rate(exam=exam, said={number: 43}, by=grace, now=START)
    client = Client()
    client.force_login(ada)
    address = f"/banks/{bank.pk}/exams/{exam.pk}/ratings/"
    page = client.get(address).content.decode()
    assert "1 rating" in page and 'value="43"' not in page
    assert client.post(address, {f"q{number}": "100"}).status_code == 422
    assert client.post(address, {f"q{number}": "40"}).status_code == 302
    assert set(Rating.objects.values_list("percent", flat=True)) == {40, 43}


def test_a_computed_question_is_frozen_with_its_variant_and_key(bank: Bank, ada: User) -> None:
    """Where each variant is a choice it can be in an exam; one that is typed cannot."""
    variant = {"note": "", "working": "Six hours.", "engine": "", "version": 0, "inputs": {}, "misconceptions": {}}
    options = [{"key": key, "text": key, "reason": "", "right": key == "six"} for key in ("six", "two")]
    choices = [
        {**variant, "kind": "single", "prompt": f"Hours at pier {pier}?", "body": {"options": options}}
        for pier in range(4)
    ]
    computed = VARIED[0]
    for number in range(20, 26):
        a_version(a_question_of(bank, number), kind=computed, body={"variants": choices}, tags=["c/1"], title="Pier")
    typed = [{**choices[0], "kind": "numeric", "body": {}}]
    a_version(a_question_of(bank, 30), kind=computed, body={"variants": typed}, title="Typed")
    outline = an_outline(computed)
    exam = authoring.write(bank=bank, exam=None, outline=outline, revision=0, by=ada, now=START)
    assert isinstance(exam, Exam) and exams_of(bank)[0].pool == 6
    authoring.publish(bank=bank, exam=exam.pk, on=True, by=ada, now=START)
    sitting = a_sitting(a_learner(), bank.course, form=f"made/{exam.pk}")
    shown = queries.item(sitting, 1, 5, "/", START)
    again = queries.item(sitting, 1, 5, "/", START)
    assert shown and again and shown.presented == again.presented and "pier" in shown.stem
    choose(sitting, 1, slot(sitting, 1).presented.options[0].key, at=START)
    ended = operations.end(learner=sitting.learner, sitting=sitting.pk, now=START)
    found = queries.answered(ended, 1, START)
    assert found and found.stem == shown.stem
