"""From the first line to a published question: saving, sending for review, deciding, retiring."""

import pytest
from django.db import DatabaseError, transaction

from study.banks import operations
from study.banks.models import Bank, Draft, HistoryEntry, Question, Role, Status, Version, Visibility
from study.banks.operations import Conflict, Saved
from study.banks.roles import asked_of, banks_of, may, role_of
from study.core.problem import Problem
from study.core.questions.source.amendment import Amendment
from study.library.search import search
from study.people.models import Role as AccountRole
from study.people.models import User
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


class TestWriting:
    def test_saving_never_asks_for_validity(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada, "no heading, nothing asked")
        assert question.draft.text == "no heading, nothing asked"
        assert question.status == Status.DRAFT

    def test_a_heading_without_a_key_gets_one(self, bank: Bank, ada: User) -> None:
        first = written(bank, ada, "## Neap tide\n\nWhat?\n")
        second = written(bank, ada, "## Neap tide\n\nWhat else?\n")
        assert [first.key, second.key] == ["neap-tide", "neap-tide-2"]
        assert second.draft.text.startswith("## Neap tide {#neap-tide-2}\n")

    def test_a_key_is_never_used_twice_even_after_retiring(self, bank: Bank, ada: User) -> None:
        operations.retire(question=written(bank, ada), by=ada, now=START)
        assert written(bank, ada).key == "spring-tide-2"

    def test_a_second_editor_cannot_overwrite_what_they_have_not_seen(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        first = operations.save(question=question, text=SPRING + "\nmine", revision=1, by=ada, now=START)
        second = operations.save(question=question, text=SPRING + "\ntheirs", revision=1, by=grace, now=START)
        assert isinstance(first, Saved)
        assert isinstance(second, Conflict)
        assert (second.theirs.text, second.yours) == (SPRING + "\nmine", SPRING + "\ntheirs")
        assert Draft.objects.get(question=question).text == SPRING + "\nmine"

    def test_saving_the_same_text_twice_is_one_save(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        for _ in range(2):
            saved = operations.save(question=question, text=SPRING + "x", revision=1, by=ada, now=START)
        assert isinstance(saved, Saved)
        assert saved.draft.revision == 2

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            (SPRING.split("Source:")[0], "Name a source"),
            (SPRING.replace("#spring-tide", "#other"), "cannot become other"),
            (SPRING.replace("- [x]", "- [ ]"), ""),
            ("nothing", ""),
        ],
        ids=["no source", "another key", "no right answer", "no question"],
    )
    def test_what_is_not_publishable_is_not_sent_for_review(self, bank: Bank, ada: User, text: str, says: str) -> None:
        question = written(bank, ada)
        operations.save(question=question, text=text, revision=1, by=ada, now=START)
        problems = operations.submit(question=question, by=ada, now=START)
        assert isinstance(problems, tuple)
        assert any(says in problem.message for problem in problems)
        assert not Version.objects.filter(question=question).exists()

    def test_the_same_text_is_not_sent_twice(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        again = operations.submit(question=question, by=ada, now=START)
        assert isinstance(again, tuple)
        assert Version.objects.filter(question=question).count() == 1


class TestReviewing:
    def test_the_author_does_not_approve_their_own(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        problem = operations.decide(question=question, version=1, approve=True, by=ada, now=START)
        assert isinstance(problem, Problem)
        question.refresh_from_db()
        assert (question.status, question.current) == (Status.IN_REVIEW, None)

    def test_approval_publishes(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        assert question.status == Status.READY
        assert question.current is not None
        assert question.current.text == SPRING
        assert question.candidate is None

    def test_a_ready_question_is_asked_while_its_next_version_waits(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        operations.save(question=question, text=SPRING.replace("stays", "sinks"), revision=1, by=ada, now=START)
        submitted(question, ada)
        question.refresh_from_db()
        assert (question.status, question.current.number, question.candidate.number) == (Status.READY, 1, 2)  # type: ignore[union-attr]

    def test_giving_back_needs_a_reason_and_makes_a_comment(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        assert operations.decide(question=question, version=1, approve=False, by=grace, now=START)
        assert not operations.decide(
            question=question, version=1, approve=False, by=grace, now=START, reason="Which ocean?"
        )
        question.refresh_from_db()
        assert (question.status, question.candidate) == (Status.DRAFT, None)
        assert [comment.text for comment in question.comments.all()] == ["Which ocean?"]

    def test_a_decision_about_a_version_that_waits_no_more_is_refused(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        submitted(question, ada)
        operations.save(question=question, text=SPRING.replace("stays", "sinks"), revision=1, by=ada, now=START)
        submitted(question, ada)
        assert operations.decide(question=question, version=1, approve=True, by=grace, now=START)
        question.refresh_from_db()
        assert question.current is None

    def test_a_changed_key_has_a_line_of_its_own(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        swapped = SPRING.replace("- [x]", "- [?]").replace("- [ ]", "- [x]").replace("- [?]", "- [ ]")
        operations.save(question=question, text=swapped, revision=1, by=ada, now=START)
        version = submitted(question, ada)
        operations.decide(question=question, version=version.number, approve=True, by=grace, now=START)
        line = HistoryEntry.objects.get(question=question, action="key")
        assert (line.before["right"], line.after["right"]) == (["It rises higher"], ["It stays"])  # type: ignore[index]

    def test_an_unchanged_key_has_none_and_changed_points_have_one(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        text = SPRING.replace("{#spring-tide}", "{#spring-tide points=2}").replace("It stays", "It remains")
        operations.save(question=question, text=text, revision=1, by=ada, now=START)
        version = submitted(question, ada)
        operations.decide(question=question, version=version.number, approve=True, by=grace, now=START)
        assert not HistoryEntry.objects.filter(question=question, action="key").exists()
        line = HistoryEntry.objects.get(question=question, action="points")
        assert (line.before["points"], line.after["points"]) == (1.0, 2.0)  # type: ignore[index]


class TestRetiring:
    def test_a_retired_question_is_not_found_any_more(self, bank: Bank, ada: User, grace: User) -> None:
        operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
        question = published(bank, ada, grace)
        found = [search("spring tide", [bank.course_id])]
        operations.retire(question=question, by=ada, now=START)
        found.append(search("spring tide", [bank.course_id]))
        operations.restore(question=question, by=ada, now=START)
        found.append(search("spring tide", [bank.course_id]))
        assert [len(hits) for hits in found] == [1, 0, 1]


class TestHistory:
    def test_every_step_has_a_line(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        operations.retire(question=question, by=ada, now=START, reason="superseded")
        actions = list(HistoryEntry.objects.filter(question=question).order_by("pk").values_list("action", flat=True))
        assert actions == ["question made", "sent for review", "published", "status"]

    def test_the_database_refuses_to_rewrite_it(self, bank: Bank) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            HistoryEntry.objects.filter(bank=bank).update(action="nothing happened")
        with pytest.raises(TypeError):
            HistoryEntry.objects.filter(bank=bank).first().delete()  # type: ignore[union-attr]

    def test_the_database_refuses_to_rewrite_a_version(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.filter(question=question).update(prompt="Another?")
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.filter(question=question).update(author=grace)

    def test_deleting_an_account_forgets_the_person_and_keeps_the_lines(
        self, bank: Bank, ada: User, grace: User
    ) -> None:
        question = published(bank, ada, grace)
        lines = HistoryEntry.objects.count()
        ada.delete()
        assert HistoryEntry.objects.count() == lines
        assert Version.objects.get(question=question).author is None


class TestRoles:
    def test_ranks(self) -> None:
        ranks = [Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.OWNER]
        assert [[may(has, needs) for needs in ranks] for has in ranks] == [
            [column <= row for column in range(4)] for row in range(4)
        ]
        assert not may(None, Role.VIEWER)

    def test_a_private_bank_does_not_exist_for_others(self, bank: Bank, grace: User) -> None:
        outsider, learner = an_instructor("eve"), a_user("lea@example.org")
        admin = a_user("root@example.org", role=AccountRole.ADMIN)
        assert [role_of(user, bank) for user in (grace, outsider, learner)] == [Role.REVIEWER, None, None]
        assert role_of(admin, bank) == Role.OWNER
        assert list(banks_of(outsider)) == []
        assert list(banks_of(learner)) == []
        assert list(banks_of(grace)) == [bank]

    def test_the_last_owner_stays(self, bank: Bank, ada: User) -> None:
        owner = bank.members.get(user=ada)
        assert operations.set_role(bank=bank, email=ada.email, role=Role.VIEWER, by=ada, now=START)
        assert operations.leave(bank=bank, member=owner.pk, by=ada, now=START)
        owner.refresh_from_db()
        assert owner.role == Role.OWNER

    def test_only_instructors_get_a_role(self, bank: Bank, ada: User) -> None:
        a_user("lea@example.org")
        assert operations.set_role(bank=bank, email="lea@example.org", role=Role.VIEWER, by=ada, now=START)

    def test_private_questions_are_asked_of_members_only(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        asked = {
            name: Question.objects.filter(asked_of(learner)).filter(pk=question.pk).exists()
            for name, learner in (("ada", a_learner(ada)), ("guest", a_learner()), ("visitor", None))
        }
        assert asked == {"ada": True, "guest": False, "visitor": False}


class TestMany:
    def test_a_change_of_many_can_be_taken_back(self, bank: Bank, ada: User, grace: User) -> None:
        ready, draft = published(bank, ada, grace), written(bank, ada)
        done = operations.change_all(bank=bank, questions=[ready.pk, draft.pk], change="retire", by=ada, now=START)
        assert done.count == 2
        assert done.entry is not None
        undone = operations.undo_change(bank=bank, entry=done.entry.pk, by=ada, now=START)
        assert undone.count == 2
        assert set(Question.objects.values_list("status", flat=True)) == {Status.READY, Status.DRAFT}

    def test_what_was_touched_since_is_left_alone(self, bank: Bank, ada: User) -> None:
        one, two = written(bank, ada), written(bank, ada)
        done = operations.change_all(
            bank=bank, questions=[one.pk, two.pk], change=Amendment(add=("moon",)), by=ada, now=START
        )
        assert done.entry is not None
        assert "tags=moon" in Draft.objects.get(question=one).text
        operations.save(question=one, text="mine", revision=2, by=ada, now=START)
        undone = operations.undo_change(bank=bank, entry=done.entry.pk, by=ada, now=START)
        assert (undone.count, [problem.subject for problem in undone.problems]) == (1, [one.key])
        assert Draft.objects.get(question=one).text == "mine"
        assert "tags=moon" not in Draft.objects.get(question=two).text

    def test_questions_of_another_bank_are_not_touched(self, bank: Bank, ada: User) -> None:
        other = written(a_shared_bank(an_instructor("eve")), ada)
        done = operations.change_all(bank=bank, questions=[other.pk], change="retire", by=ada, now=START)
        assert done.count == 0
        other.refresh_from_db()
        assert other.status == Status.DRAFT
