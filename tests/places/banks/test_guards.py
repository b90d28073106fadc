"""What an operation must not touch: another bank, another person's file, what was judged, what was retired."""

from datetime import timedelta

import pytest

from study.banks import operations
from study.banks.exchange import Item, Plan
from study.banks.listing import OLD, Filters, listing
from study.banks.models import (
    Bank,
    HistoryEntry,
    Member,
    Question,
    Report,
    Role,
    Status,
    Upload,
    Verdict,
    Version,
    Visibility,
)
from study.banks.readiness import checked
from study.banks.roles import circles_of, role_of
from study.core.problem import Problem
from study.people.models import Role as AccountRole
from study.people.models import User
from tests.clock import START
from tests.factories import TODAY, a_bank, a_course, a_learner, a_user
from tests.places.banks.authoring import SPRING, a_shared_bank, published, written

pytestmark = pytest.mark.django_db


def test_a_file_without_a_question_is_said_to_be_one() -> None:
    assert "no question" in checked("Tides come and go.", "tides.md", TODAY)[1][-1].message


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


@pytest.fixture
def other(grace: User) -> Bank:
    return a_shared_bank(grace)


class TestReports:
    @pytest.fixture
    def version(self, bank: Bank, ada: User, grace: User) -> Version:
        found = published(bank, ada, grace).current
        assert found
        return found

    def reported(self, version: Version, text: str) -> Report:
        found = operations.report(version=version, learner=self.learner, complaint="unclear", text=text, now=START)
        assert isinstance(found, Report)
        return found

    @pytest.fixture(autouse=True)
    def _learner(self) -> None:
        self.learner = a_learner()

    def test_what_was_judged_stays_when_the_learner_reports_again(self, version: Version, ada: User) -> None:
        first = self.reported(version, "Which tide?")
        operations.judge(report=first, verdict=Verdict.DECLINED, answer="The spring tide.", by=ada, now=START)
        second = self.reported(version, "Which water?")
        assert second.pk != first.pk and second.verdict == Verdict.OPEN
        first.refresh_from_db()
        assert (first.text, first.verdict, first.answer) == ("Which tide?", Verdict.DECLINED, "The spring tide.")

    def test_a_version_of_another_question_mends_nothing(self, version: Version, ada: User, bank: Bank) -> None:
        elsewhere = written(bank, ada)
        Version.objects.create(question=elsewhere, number=7, kind="single", prompt="?", body={}, created_at=START)
        report = self.reported(version, "Which tide?")
        said = operations.judge(report=report, verdict=Verdict.RIGHT, answer="", by=ada, now=START, fixed_in=7)
        assert said == Problem("There is no version 7 of this question.")
        report.refresh_from_db()
        assert report.verdict == Verdict.OPEN


class TestOtherBanks:
    def test_a_role_in_another_bank_cannot_be_taken_away(self, bank: Bank, other: Bank, ada: User) -> None:
        operations.set_role(bank=other, email=ada.email, role=Role.OWNER, by=ada, now=START)
        member = other.members.get(user=ada)
        assert operations.leave(bank=bank, member=member.pk, by=ada, now=START) is None
        assert other.members.filter(user=ada).exists()
        assert operations.leave(bank=other, member=member.pk, by=ada, now=START) is None
        assert not other.members.filter(user=ada).exists()

    def test_a_change_of_another_bank_cannot_be_taken_back(self, bank: Bank, other: Bank, ada: User) -> None:
        question = written(other, ada)
        done = operations.change_all(bank=other, questions=[question.pk], change="retire", by=ada, now=START)
        assert done.entry
        undone = operations.undo_change(bank=bank, entry=done.entry.pk, by=ada, now=START)
        assert (undone.entry, undone.count) == (None, 0) and undone.problems
        question.refresh_from_db()
        assert question.status == Status.RETIRED

    def test_a_new_file_replaces_the_last_of_the_same_person_in_the_same_bank(
        self, bank: Bank, other: Bank, ada: User, grace: User
    ) -> None:
        def kept(at: Bank, by: User, name: str) -> None:
            operations.keep_upload(bank=at, plan=Plan("gift"), name=name, by=by, now=START)

        for at, by, name in ((bank, ada, "old"), (bank, grace, "hers"), (other, ada, "there"), (bank, ada, "new")):
            kept(at, by, name)
        assert {*Upload.objects.values_list("name", flat=True)} == {"hers", "there", "new"}


class TestTakingIn:
    def test_a_file_taken_in_is_one_line_of_the_history(self, bank: Bank, ada: User) -> None:
        items = tuple(Item(f"tide-{number}", "new", "Tide", "single", SPRING) for number in range(3))
        upload = operations.keep_upload(bank=bank, plan=Plan("gift", items), name="tides", by=ada, now=START)
        for _ in range(2):
            upload = operations.take_in(upload=upload, now=START)
            assert upload.done == Question.objects.filter(bank=bank).count() == 3
            assert HistoryEntry.objects.filter(bank=bank, action="imported").count() == 1


class TestRetired:
    def test_a_retired_question_is_not_sent_for_review(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        operations.retire(question=question, by=ada, now=START)
        said = operations.submit(question=question, by=ada, now=START)
        assert said == (Problem("This question is retired. Restore it first."),)
        assert not question.versions.exists()

    def test_only_what_is_retired_is_brought_back(self, bank: Bank, ada: User, grace: User) -> None:
        waiting, gone = published(bank, ada, grace), written(bank, ada)
        operations.retire(question=gone, by=ada, now=START)
        Question.objects.filter(pk=waiting.pk).update(status=Status.IN_REVIEW)
        done = operations.change_all(bank=bank, questions=[waiting.pk, gone.pk], change="restore", by=ada, now=START)
        assert done.count == 1
        assert [(one.subject, one.message) for one in done.problems] == [(waiting.key, "It is not retired.")]
        waiting.refresh_from_db()
        assert waiting.status == Status.IN_REVIEW


class TestRoles:
    def test_nobody_edits_a_bank_that_follows_notes(self, ada: User) -> None:
        bank = a_bank(a_course())
        Member.objects.create(bank=bank, user=ada, role=Role.OWNER)
        admin = a_user("root@example.org", role=AccountRole.ADMIN)
        assert [role_of(user, bank) for user in (ada, admin)] == [Role.VIEWER, Role.VIEWER]

    def test_who_is_no_instructor_any_more_has_no_role(self, bank: Bank, ada: User) -> None:
        assert role_of(ada, bank) == Role.OWNER
        ada.role = AccountRole.LEARNER
        ada.save()
        assert role_of(ada, bank) is None

    @pytest.mark.parametrize("visibility", Visibility)
    def test_a_circle_is_of_a_bank_that_not_everybody_is_asked(
        self, bank: Bank, ada: User, visibility: Visibility
    ) -> None:
        operations.set_visibility(bank=bank, visibility=visibility, by=ada, now=START)
        expected = [] if visibility == Visibility.PUBLIC else [(bank.course_id, bank.pk)]
        assert circles_of(a_learner(ada)) == expected
        assert circles_of(a_learner()) == []


class TestListing:
    @pytest.mark.parametrize(("age", "old"), [(OLD, False), (OLD + timedelta(days=1), True)])
    def test_the_filter_and_the_mark_of_old_sources_agree(
        self, bank: Bank, ada: User, age: timedelta, old: bool
    ) -> None:
        Question.objects.filter(pk=written(bank, ada).pk).update(checked_on=TODAY - age)
        assert listing(bank, Filters(look="source"), "", TODAY).page.paginator.count == old
