"""Nothing is published unseen: what is approved is what was shown, by somebody who wrote nothing of it; and
what an owner publishes alone bears a mark and is never asked in a public bank."""

from typing import Any

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Draft, EarlierText, HistoryEntry, Question, Role, Status, Version, Visibility
from study.core.problem import Problem
from study.core.questions.source.amendment import Amendment
from study.people.models import Cohort, User
from study.people.operations import make_cohort
from tests.clock import START
from tests.factories import a_topic, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written

pytestmark = pytest.mark.django_db

SINKS = SPRING.replace("It stays", "It sinks")
BOILS = SPRING.replace("It stays", "It boils")


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, editor=grace)


def rewritten(question: Question, by: User, text: str) -> None:
    revision = Draft.objects.get(question=question).revision
    operations.save(question=question, text=text, revision=revision, by=by, now=START)


def approved(question: Question, by: User) -> Problem | None:
    question.refresh_from_db()
    assert question.candidate is not None
    return operations.decide(question=question, version=question.candidate.number, approve=True, by=by, now=START)


def asked(question: Question) -> str:
    question.refresh_from_db()
    return question.current.text if question.current and question.status == Status.READY else ""


def alone(question: Question, by: User) -> Any:
    return operations.publish_alone(question=question, by=by, now=START)


class TestWhatIsShown:
    def test_the_page_shows_what_was_sent_and_not_the_later_draft(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        rewritten(question, ada, SINKS)
        page = page_source(as_(grace).get(reverse("banks:review", args=[bank.pk, question.key])))
        assert "It stays" in page and "It sinks" not in page
        assert "draft has changed since" in page

    def test_what_is_approved_is_what_was_shown(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        url = reverse("banks:review", args=[bank.pk, question.key])
        shown = as_(grace).get(url).context["waiting"]
        rewritten(question, ada, SINKS)
        sent = {"version": str(shown.number), "do": "approve"}
        as_(grace).post(reverse("banks:decide", args=[bank.pk, question.key]), sent)
        assert asked(question) == shown.text == SPRING

    def test_another_version_by_now_is_shown_with_the_differences(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        rewritten(question, ada, SINKS)
        submitted(question, ada)
        sent = {"version": "1", "do": "approve", "reason": "Clear."}
        response = as_(grace).post(reverse("banks:decide", args=[bank.pk, question.key]), sent)
        page = page_source(response)
        assert response.status_code == 409
        assert "From the version you saw" in page and "It stays" in page and "It sinks" in page
        assert 'name="version" value="2"' in page and "Clear." in page
        assert asked(question) == ""

    def test_a_retired_question_does_not_come_back_by_approval(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        operations.retire(question=question, by=ada, now=START)
        assert approved(question, grace)
        question.refresh_from_db()
        assert question.status == Status.RETIRED

    def test_a_version_that_waits_moves_nothing_that_is_asked(self, bank: Bank, ada: User, grace: User) -> None:
        here, there = a_topic(bank.course), a_topic(bank.course)
        at = SPRING.replace("#spring-tide}", f"#spring-tide topic={here.key}}}")
        question = published(bank, ada, grace, at)
        rewritten(question, ada, at.replace(here.key, there.key))
        submitted(question, ada)
        question.refresh_from_db()
        assert question.topic == here
        approved(question, grace)
        question.refresh_from_db()
        assert question.topic == there


class TestWhoWrote:
    def test_who_presses_send_is_not_who_wrote(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, grace)
        assert approved(question, ada)
        assert approved(question, grace) is None

    def test_everybody_who_changed_it_since_the_last_approval_counts(self, bank: Bank, ada: User, grace: User) -> None:
        hugo = an_instructor("hugo")
        operations.set_role(bank=bank, email=hugo.email, role=Role.REVIEWER, by=ada, now=START)
        question = written(bank, ada)
        rewritten(question, grace, SINKS)
        submitted(question, ada)
        assert approved(question, ada) and approved(question, grace)
        assert approved(question, hugo) is None
        rewritten(question, ada, BOILS)
        submitted(question, ada)
        assert approved(question, grace) is None, "what she changed before the last approval does not count"

    def test_what_was_given_back_still_has_its_writers(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        operations.withdraw(question=question, by=ada, now=START)
        rewritten(question, grace, SINKS)
        submitted(question, grace)
        assert approved(question, ada)

    @pytest.mark.parametrize("action", ["tag", "untag"])
    def test_a_change_of_many_is_a_change(self, bank: Bank, ada: User, grace: User, action: Any) -> None:
        question = written(bank, ada, SPRING.replace("#spring-tide}", "#spring-tide tags=sun}"))
        change = Amendment(add=("moon",)) if action == "tag" else Amendment(remove=("sun",))
        operations.change_all(bank=bank, questions=[question.pk], change=change, by=grace, now=START)
        submitted(question, ada)
        assert approved(question, grace)


class TestAlone:
    def test_the_owner_of_a_private_bank_publishes_and_the_mark_stands(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        url = reverse("banks:edit", args=[bank.pk, question.key])
        assert "Publish without a second reader" in page_source(as_(ada).get(url))
        as_(ada).post(url, {"text": SINKS, "revision": "1", "do": "alone"})
        assert asked(question) == SINKS
        assert question.current and question.current.alone
        for name in ("banks:versions", "banks:edit"):
            assert "without a second reader" in page_source(as_(ada).get(reverse(name, args=[bank.pk, question.key])))
        assert "without a second reader" in page_source(as_(ada).get(reverse("banks:bank", args=[bank.pk])))
        assert HistoryEntry.objects.filter(question=question, action="published alone").exists()

    def test_only_an_owner_does_it(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, grace)
        url = reverse("banks:edit", args=[bank.pk, question.key])
        assert "Publish without a second reader" not in page_source(as_(grace).get(url))
        as_(grace).post(url, {"text": SINKS, "revision": "1", "do": "alone"})
        assert asked(question) == ""

    def test_never_in_a_public_bank(self, bank: Bank, ada: User) -> None:
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
        question = written(bank, ada)
        url = reverse("banks:edit", args=[bank.pk, question.key])
        assert "Publish without a second reader" not in page_source(as_(ada).get(url))
        response = as_(ada).post(url, {"text": SPRING, "revision": "1", "do": "alone"})
        assert response.status_code == 422
        assert asked(question) == ""

    def test_not_what_somebody_else_saved_in_between(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        seen = Draft.objects.get(question=question).revision
        rewritten(question, grace, SINKS)
        done = operations.publish_alone(question=question, revision=seen, by=ada, now=START)
        assert isinstance(done, tuple)
        assert asked(question) == ""

    def test_a_text_with_errors_is_not_published(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada, SPRING.split("Source:")[0])
        assert isinstance(alone(question, ada), tuple)
        assert asked(question) == ""

    def test_its_writers_stay_writers_until_somebody_else_approved(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, grace)
        alone(question, ada)
        rewritten(question, ada, SINKS)
        submitted(question, ada)
        assert approved(question, grace)


class TestEarlierTexts:
    def test_whoever_wrote_a_text_that_is_brought_back_wrote_it(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, grace)
        rewritten(question, ada, SINKS)
        submitted(question, ada)
        eve = an_instructor("eve")
        operations.set_role(bank=bank, email=eve.email, role=Role.EDITOR, by=ada, now=START)
        assert approved(question, eve) is None
        row = EarlierText.objects.get(question=question, text=SPRING)
        revision = str(Draft.objects.get(question=question).revision)
        url = reverse("banks:earlier", args=[bank.pk, question.key])
        as_(ada).post(url, {"earlier": f"{row.pk}", "revision": revision})
        assert set(submitted(question, ada).writers.all()) == {ada, grace}
        assert approved(question, grace)
        assert approved(question, eve) is None

    def test_whoever_gave_way_with_it_too(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        operations.give_way(question=question, text=SINKS, by=grace, now=START)
        rewritten(question, ada, SINKS)
        submitted(question, ada)
        assert approved(question, grace)

    def test_an_address_is_told_to_owners_alone(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        rewritten(question, ada, SINKS)
        edit, earlier = (reverse(f"banks:{name}", args=[bank.pk, question.key]) for name in ("edit", "earlier"))
        pages = [as_(grace).post(edit, {"text": BOILS, "revision": "1"})]
        pages.append(as_(grace).post(f"{edit}draft/", {"text": BOILS, "revision": "1"}))
        rewritten(question, grace, BOILS)
        pages.append(as_(grace).get(earlier))
        for page in pages:
            assert f"instructor {ada.pk}" in page_source(page)
            assert ada.email not in page_source(page).partition("<main")[2]
        rewritten(question, ada, SPRING)
        assert grace.email in page_source(as_(ada).get(earlier)).partition("<main")[2]


class TestBecomingPublic:
    def test_it_says_which_questions_lack_a_reader_first(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        alone(question, ada)
        url = reverse("banks:sharing", args=[bank.pk])
        response = as_(ada).post(url, {"visibility": "public", "was": "private"})
        assert response.status_code == 409
        assert "Spring tide" in page_source(response)
        bank.refresh_from_db()
        assert bank.visibility == Visibility.PRIVATE
        assert asked(question) == SPRING

    def test_then_they_wait_for_one_and_the_others_are_asked(self, bank: Bank, ada: User, grace: User) -> None:
        read = published(bank, ada, grace, SPRING.replace("#spring-tide", "#read"))
        question = written(bank, ada)
        alone(question, ada)
        as_(ada).post(reverse("banks:sharing", args=[bank.pk]), {"visibility": "public", "was": "private", "hold": "1"})
        assert (asked(question), question.status) == ("", Status.IN_REVIEW)
        assert asked(read)
        assert approved(question, ada)
        assert approved(question, grace) is None
        assert asked(question) == SPRING
        assert question.current and not question.current.alone

    @pytest.mark.parametrize("back", ["restore", "restore many", "undo"])
    def test_no_way_back_leads_past_the_reader(self, bank: Bank, ada: User, back: str) -> None:
        question = written(bank, ada)
        alone(question, ada)
        many = {"bank": bank, "by": ada, "now": START}
        done = operations.change_all(**many, questions=[question.pk], change="retire")
        assert done.entry
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START, hold=True)
        if back == "restore":
            operations.restore(question=question, by=ada, now=START)
        elif back == "undo":
            operations.undo_change(**many, entry=done.entry.pk)
        else:
            operations.change_all(**many, questions=[question.pk], change="restore")
        assert asked(question) == ""

    def test_what_waits_already_goes_on_waiting(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        alone(question, ada)
        rewritten(question, ada, SINKS)
        submitted(question, ada)
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START, hold=True)
        assert Version.objects.filter(question=question).count() == 2
        assert approved(question, grace) is None
        assert asked(question) == SINKS


def test_addresses_are_told_to_owners_alone(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    rewritten(question, ada, SINKS)
    submitted(question, ada)
    hugo = an_instructor("hugo")
    operations.set_role(bank=bank, email=hugo.email, role=Role.REVIEWER, by=ada, now=START)
    one = [bank.pk, question.key]
    pages = [reverse(f"banks:{name}", args=one) for name in ("edit", "versions", "review")]
    pages += [reverse(f"banks:{name}", args=[bank.pk]) for name in ("bank", "history", "sharing", "reports")]
    for url in pages:
        assert "@example.org" not in page_source(as_(hugo).get(url)).replace(hugo.email, ""), url
    assert "grace@example.org" in page_source(as_(ada).get(reverse("banks:history", args=[bank.pk])))


class TestSharing:
    def test_a_second_owner_changes_what_they_were_shown_alone(self, bank: Bank, ada: User, grace: User) -> None:
        operations.set_role(bank=bank, email=grace.email, role=Role.OWNER, by=ada, now=START)
        hers, mine = a_cohort(grace, "Grace's class"), a_cohort(ada, "Ada's class")
        url = reverse("banks:sharing", args=[bank.pk])
        as_(grace).post(url, {"was": "private", "visibility": "cohorts", "shown": hers.pk, "cohorts": hers.pk})
        assert "Grace&#x27;s class" in page_source(as_(ada).get(url))
        as_(ada).post(url, {"was": "cohorts", "visibility": "cohorts", "shown": mine.pk, "cohorts": mine.pk})
        assert set(bank.cohorts.all()) == {hers, mine}
        as_(ada).post(url, {"was": "cohorts", "visibility": "cohorts", "shown": mine.pk})
        assert set(bank.cohorts.all()) == {hers}
        as_(ada).post(url, {"was": "cohorts", "visibility": "private", "shown": mine.pk})
        assert set(bank.cohorts.all()) == {hers}, "they count again when the bank is for cohorts again"

    def test_nobody_takes_off_a_cohort_that_is_not_theirs(self, bank: Bank, ada: User, grace: User) -> None:
        operations.set_role(bank=bank, email=grace.email, role=Role.OWNER, by=ada, now=START)
        hers = a_cohort(grace, "Grace's class")
        url = reverse("banks:sharing", args=[bank.pk])
        as_(grace).post(url, {"was": "private", "visibility": "cohorts", "shown": hers.pk, "cohorts": hers.pk})
        as_(ada).post(url, {"was": "cohorts", "visibility": "cohorts", "shown": hers.pk})
        assert set(bank.cohorts.all()) == {hers}

    def test_a_choice_that_was_left_alone_undoes_nobody_elses(self, bank: Bank, ada: User) -> None:
        mine, url = a_cohort(ada, "Ada's class"), reverse("banks:sharing", args=[bank.pk])
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
        as_(ada).post(url, {"was": "private", "visibility": "private", "shown": mine.pk, "cohorts": mine.pk})
        bank.refresh_from_db()
        assert (bank.visibility, set(bank.cohorts.all())) == (Visibility.PUBLIC, {mine})
        as_(ada).post(url, {"was": "private", "visibility": "cohorts", "shown": mine.pk, "cohorts": mine.pk})
        bank.refresh_from_db()
        assert bank.visibility == Visibility.PUBLIC, "changed meanwhile: told, and left as it is"


def a_cohort(owner: User, name: str) -> Cohort:
    return make_cohort(owner=owner, name=name, code=name, now=START)
