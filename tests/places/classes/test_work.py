"""Work from the first word to the last result: written, assigned, done, late, arranged, counted, taken along."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.classes.models import Arrangement, Assignment, Attempt, Given
from study.exams.models import Sitting
from study.exams.operations import end
from study.people.models import Cohort, CohortMember, User
from study.review.models import Card
from tests import clock
from tests.clock import START
from tests.factories import a_course, a_learner, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.exams.sittings import choose

pytestmark = pytest.mark.django_db
TYPED = "%Y-%m-%dT%H:%M"


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def asked(ada: User) -> list[Question]:
    """Ten questions that everybody in the class is asked."""
    course = a_course(owner=a_learner(ada), audience="public")
    return [*questions(course, 10, a_topic(course))]


def form(asked: list[Question], **fields: Any) -> dict[str, Any]:
    """A quiz of four of ten, open for a week."""
    usual = {
        "title": "Event sources",
        "what": "quiz",
        "number0": "4",
        "bank0": asked[0].bank_id,
        "opens": START.strftime(TYPED),
        "due": (START + timedelta(days=7)).strftime(TYPED),
        "late": "days",
        "attempts": "2",
        "counts": "best",
        "minutes": "20",
        "tells": "closed",
        "target": "90",
        "do": "assign",
    }
    return usual | fields


def assigned(teacher: Client, cohort: Cohort, asked: list[Question], **fields: Any) -> Assignment:
    answer = teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **fields))
    assert answer.status_code == 302, page_source(answer)
    return Assignment.objects.latest("pk")


def begun(member: CohortMember, work: Assignment) -> Sitting:
    answer = as_(member.learner.user).post(f"/classes/{member.cohort_id}/work/{work.pk}/begin/")
    assert answer["Location"].startswith("/exams/"), answer["Location"]
    return Sitting.objects.latest("pk")


def handed_in(member: CohortMember, work: Assignment, right: int) -> Sitting:
    sitting = begun(member, work)
    for position in range(1, sitting.slots.count() + 1):
        choose(sitting, position, "rises" if position <= right else "falls", at=clock.now())
    return end(learner=member.learner, sitting=sitting.pk, now=clock.now())


def results(teacher: Client, cohort: Cohort) -> list[str]:
    return teacher.get(f"/classes/{cohort.pk}/results.csv").content.decode().splitlines()


def test_a_quiz_is_drawn_for_each_and_nothing_is_told_before_it_is_closed(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked)
    own = as_(lea.learner.user)
    assert "Event sources" in page_source(own.get(f"/classes/{cohort.pk}/mine/"))
    sitting = handed_in(lea, work, right=3)
    assert sitting.assigned and sitting.slots.count() == 4 and sitting.right == 3
    told = page_source(own.get(f"/exams/{sitting.pk}/result/"))
    assert "Handed in" in told and "The moon pulls" not in told
    assert own.get(f"/exams/{sitting.pk}/1/").status_code == 404
    assert own.post(f"/exams/{sitting.pk}/missed/").status_code == 404
    assert "3 of 4" in page_source(own.get(f"/classes/{cohort.pk}/mine/")).replace("\n", " ")
    clock.move(timedelta(days=10))
    assert "The moon pulls" in page_source(own.get(f"/exams/{sitting.pk}/1/"))
    assert "Event sources" not in page_source(own.get("/exams/"))


def test_attempts_are_counted_the_best_holds_and_no_more_are_taken(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked)
    first = begun(lea, work)
    assert begun(lea, work) == first, "who has one open goes on with it"
    end(learner=lea.learner, sitting=first.pk, now=clock.now())
    handed_in(lea, work, right=2)
    answer = as_(lea.learner.user).post(f"/classes/{cohort.pk}/work/{work.pk}/begin/", follow=True)
    assert "used all your attempts" in page_source(answer) and Attempt.objects.count() == 2
    assert results(teacher, cohort)[1].startswith("Lea,lea@example.org,2,")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"due": START.strftime(TYPED)}, "After the opening"),
        ({"due": (START - timedelta(days=1)).strftime(TYPED)}, "After the opening"),
        ({"due": "soon"}, "Enter the date and time at which it is due"),
        ({"minutes": "0"}, "From 1 to 600 minutes"),
        ({"attempts": "11"}, "From 1 to 10"),
        ({"title": ""}, "Give it a name"),
        ({"number0": ""}, "Pick questions or write a rule"),
        ({"late": "always"}, "never closed for everybody"),
        ({"number0": "13"}, "3 too few: there are 10 ready questions"),
        ({"tag0": "retries"}, "4 too few: there are 0 ready questions"),
        ({"what": "set", "number0": ""}, "Choose topics or questions"),
    ],
)
def test_what_cannot_be_assigned_is_said_at_its_field_and_nothing_is_lost(
    ada: User, cohort: Cohort, asked: list[Question], changed: dict[str, str], says: str
) -> None:
    answer = as_(ada).post(f"/classes/{cohort.pk}/work/new/", form(asked, **changed))
    page = page_source(answer)
    assert answer.status_code == 422 and says in page and not Assignment.objects.exists()
    assert changed.get("title", "Event sources") in page


def test_a_draft_is_seen_by_no_learner_and_a_look_at_a_draw_saves_nothing(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    looked = page_source(teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, do="look")))
    assert "One possible draw" in looked and not Assignment.objects.exists()
    work = assigned(teacher, cohort, asked, do="save")
    own = as_(lea.learner.user)
    assert "Event sources" not in page_source(own.get(f"/classes/{cohort.pk}/mine/"))
    assert own.post(f"/classes/{cohort.pk}/work/{work.pk}/begin/").status_code == 404


def test_of_two_instructors_the_second_sees_both_before_anything_is_overwritten(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    grace = an_instructor("grace")
    cohort.instructors.add(grace)
    work = assigned(as_(ada), cohort, asked)
    address = f"/classes/{cohort.pk}/work/{work.pk}/"
    assert as_(ada).post(address, form(asked, title="Hers", revision="1")).status_code == 302
    mine = form(asked, title="His", revision="1", bank0=asked[0].bank_id)
    refused = as_(grace).post(address, mine)
    page = page_source(refused)
    assert refused.status_code == 409 and "Hers" in page and "His" in page
    work.refresh_from_db()
    assert work.title == "Hers"
    assert as_(grace).post(address, {**mine, "revision": "2"}).status_code == 302
    work.refresh_from_db()
    assert work.title == "His" and work.revision == 3


def test_what_somebody_has_used_is_not_taken_away(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    lea = a_member(cohort)
    work = assigned(as_(ada), cohort, asked)
    for _ in range(2):
        handed_in(lea, work, right=1)
    address = f"/classes/{cohort.pk}/work/{work.pk}/"
    for changed in ({"attempts": "1"}, {"minutes": "10"}):
        assert as_(ada).post(address, form(asked, revision="1", **changed)).status_code == 422
    assert as_(ada).post(address, form(asked, revision="1", minutes="30")).status_code == 302


def test_a_retired_question_is_left_out_and_said_and_a_sitting_that_was_begun_keeps_it(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea, tom = as_(ada), a_member(cohort, "lea"), a_member(cohort, "tom")
    picks = [one.pk for one in asked[:3]]
    work = assigned(teacher, cohort, asked, number0="", pick=picks)
    before = begun(lea, work)
    Question.objects.filter(pk=picks[0]).update(status=Status.RETIRED)
    assert before.slots.count() == 3 and begun(tom, work).slots.count() == 2
    page = page_source(teacher.get(f"/classes/{cohort.pk}/work/{work.pk}/"))
    assert "1 picked question" in page and "left out" in page
    choose(before, 1, "rises", at=clock.now())
    assert end(learner=lea.learner, sitting=before.pk, now=clock.now()).count == 3


def test_who_is_removed_during_a_sitting_finishes_it_and_their_row_comes_back_with_them(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked)
    sitting = begun(lea, work)
    teacher.post(f"/classes/{cohort.pk}/people/", {"do": "remove-sure", "pick": lea.pk})
    own = as_(lea.learner.user)
    assert own.get(f"/exams/{sitting.pk}/1/").status_code == 200
    choose(sitting, 1, "rises", at=clock.now())
    end(learner=lea.learner, sitting=sitting.pk, now=clock.now())
    assert len(results(teacher, cohort)) == 1
    own.post("/join/", {"code": cohort.code, "name": "Lea"})
    assert results(teacher, cohort)[1].startswith("Lea,lea@example.org,1,")


def test_of_two_classes_with_two_due_dates_the_later_holds_and_both_pages_say_so(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, other = as_(ada), a_class(ada, "xyz")
    lea = a_member(cohort)
    work = assigned(teacher, cohort, asked)
    teacher.post(f"/classes/{cohort.pk}/work/{work.pk}/give/", {"to": other.pk})
    later = (START + timedelta(days=20)).strftime(TYPED)
    teacher.post(f"/classes/{other.pk}/work/{work.pk}/", form(asked, revision="1", due=later))
    a_member(other, learner=lea.learner)
    clock.move(timedelta(days=15))
    own = as_(lea.learner.user)
    assert "the later holds" in page_source(own.get(f"/classes/{cohort.pk}/mine/"))
    assert begun(lea, work).pk
    name = f"{lea.pk}-{work.pk}"
    assert "The later holds" in page_source(teacher.get(f"/classes/{cohort.pk}/gradebook/?cell={name}"))


def test_late_work_is_taken_and_marked_and_then_nothing_more(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea, tom = as_(ada), a_member(cohort, "lea"), a_member(cohort, "tom")
    work = assigned(teacher, cohort, asked)
    clock.move(timedelta(days=8))
    handed_in(lea, work, right=4)
    clock.move(timedelta(days=2))
    answer = as_(tom.learner.user).post(f"/classes/{cohort.pk}/work/{work.pk}/begin/", follow=True)
    assert "closed" in page_source(answer)
    rows = results(teacher, cohort)
    assert rows[1] == "Lea,lea@example.org,4 late,,100" and rows[2] == "Tom,tom@example.org,0 missing,,0"


class TestArranged:
    """What is arranged for one person: with a reason, kept, and seen in its effect."""

    @pytest.fixture
    def work(self, ada: User, cohort: Cohort, asked: list[Question]) -> Assignment:
        return assigned(as_(ada), cohort, asked)

    @pytest.fixture
    def lea(self, cohort: Cohort) -> CohortMember:
        return a_member(cohort)

    def arrange(self, ada: User, lea: CohortMember, work: Assignment, **fields: Any) -> Any:
        return as_(ada).post(f"/classes/{lea.cohort_id}/gradebook/{lea.pk}/{work.pk}/", {"reason": "agreed", **fields})

    def test_nothing_without_a_reason(self, ada: User, lea: CohortMember, work: Assignment) -> None:
        refused = self.arrange(ada, lea, work, points="3", reason=" ")
        assert refused.status_code == 422 and "Say why" in page_source(refused) and not Arrangement.objects.exists()

    @pytest.mark.parametrize("points", ["-1", "5", "many", "nan", "1e400"])
    def test_points_are_bounded(self, ada: User, lea: CohortMember, work: Assignment, points: str) -> None:
        assert self.arrange(ada, lea, work, points=points).status_code == 422 and not Arrangement.objects.exists()

    def test_a_result_by_hand_stands_beside_the_counted_one(
        self, ada: User, cohort: Cohort, lea: CohortMember, work: Assignment
    ) -> None:
        handed_in(lea, work, right=1)
        self.arrange(ada, lea, work, points="3.5")
        assert ",3.5,agreed," in results(as_(ada), cohort)[1]
        page = page_source(as_(ada).get(f"/classes/{cohort.pk}/gradebook/?cell={lea.pk}-{work.pk}"))
        assert "set by hand" in page and "1 of 4" in page and "agreed" in page
        own = page_source(as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/"))
        assert "agreed" in own and "3.5 points by hand" in own, "they read it too"

    def test_another_due_time_opens_what_was_closed_and_moves_the_telling_for_all(
        self, ada: User, lea: CohortMember, work: Assignment, cohort: Cohort
    ) -> None:
        tom = a_member(cohort, "tom")
        sitting = handed_in(tom, work, right=1)
        clock.move(timedelta(days=10))
        due = (clock.now() + timedelta(days=1)).strftime(TYPED)
        self.arrange(ada, lea, work, due=due)
        assert begun(lea, work).pk
        assert "Handed in" in page_source(as_(tom.learner.user).get(f"/exams/{sitting.pk}/result/"))

    def test_extra_time_shows_in_a_sitting_that_goes_on(self, ada: User, lea: CohortMember, work: Assignment) -> None:
        sitting = begun(lea, work)
        self.arrange(ada, lea, work, percent="50")
        sitting.refresh_from_db()
        assert sitting.timing.limit == timedelta(minutes=30)
        own = as_(lea.learner.user)
        assert own.post(f"/exams/{sitting.pk}/time/", {"factor": "2", "extra": "60"}).status_code == 404

    def test_one_more_attempt_and_excused(self, ada: User, cohort: Cohort, lea: CohortMember, work: Assignment) -> None:
        for _ in range(2):
            handed_in(lea, work, right=0)
        self.arrange(ada, lea, work, more="1")
        handed_in(lea, work, right=4)
        self.arrange(ada, lea, work, excused="on", more="1")
        assert results(as_(ada), cohort)[1] == "Lea,lea@example.org,,,"
        assert [one.excused for one in Arrangement.objects.all()] == [False, True]


def test_a_study_set_goes_into_the_daily_review_and_counts_recall(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    assert asked[0].topic
    work = assigned(teacher, cohort, asked, what="set", number0="", topic=asked[0].topic.pk)
    assert work.picked.count() == 10 and work.study_set
    own = as_(lea.learner.user)
    own.get("/review/")
    cards = Card.objects.filter(learner=lea.learner)
    assert cards.count() == 2 and {card.aim for card in cards} == {0.9}
    assert results(teacher, cohort)[1].startswith("Lea,lea@example.org,0,")
    cards.update(stability=30.0, difficulty=5.0, last_day=START.date(), interval=30, reviews=1)
    assert results(teacher, cohort)[1].startswith("Lea,lea@example.org,2,")
    assert "keep 2" in page_source(own.get(f"/classes/{cohort.pk}/mine/")).replace("You keep\n", "keep ").replace(
        "  ", ""
    )
    clock.move(timedelta(days=60))
    assert results(teacher, cohort)[1].startswith("Lea,lea@example.org,0,"), "recall now, not clicks"


def test_answers_come_along_and_no_spreadsheet_runs_them(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked, title="=cmd()")
    handed_in(lea, work, right=1)
    lines = teacher.get(f"/classes/{cohort.pk}/answers.csv").content.decode().splitlines()
    assert len(lines) == 5 and lines[1].startswith("Lea,lea@example.org,'=cmd(),1,")
    assert results(teacher, cohort)[0].startswith("name,email,'=cmd() (of 4),")


def test_work_can_be_taken_back_until_somebody_has_begun_it(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked)
    address = f"/classes/{cohort.pk}/work/{work.pk}/give/"
    begun(lea, work)
    assert "Somebody has begun it" in page_source(teacher.post(address, {"do": "withdraw"}, follow=True))
    Attempt.objects.all().delete()
    teacher.post(address, {"do": "withdraw"})
    assert not Assignment.objects.exists()


def test_a_gradebook_of_many_costs_as_many_queries_as_one_of_few(
    ada: User, cohort: Cohort, asked: list[Question], django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked)
    handed_in(lea, work, right=1)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as found:
            teacher.get(f"/classes/{cohort.pk}/gradebook/")
        counts.append(len(found))
        for one in range(4):
            other = a_member(cohort, f"tom{number}{one}")
            assigned(teacher, cohort, asked, title=f"Work {one}")
            handed_in(other, work, right=one)
    assert counts[0] == counts[1]


def test_a_class_that_is_closed_is_assigned_nothing(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher = as_(ada)
    teacher.post(f"/classes/{cohort.pk}/end/", {"do": "close"})
    answer = teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked))
    assert answer.status_code == 422 and "closed" in page_source(answer)


def test_the_next_term_has_the_work_as_drafts_with_its_dates_moved_and_the_old_one_keeps_its_own(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher = as_(ada)
    work = assigned(teacher, cohort, asked)
    assigned(teacher, cohort, asked, what="set", number0="", pick=[asked[0].pk], title="Tides")
    starts = (START + timedelta(days=70)).date()
    teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Spring", "starts": starts.isoformat()})
    made = Cohort.objects.get(name="Spring")
    rows = Given.objects.filter(cohort=made).order_by("pk").select_related("assignment")
    assert [(row.opens_at, row.due_at) for row in rows] == [
        (START + timedelta(days=70), START + timedelta(days=77))
    ] * 2
    assert [row.assignment.title for row in rows] == ["Event sources", "Tides"]
    assert {row.assignment.assigned_at for row in rows} == {None} and rows[0].assignment.rules.get().number == 4
    assert rows[0].assignment != work and Given.objects.get(assignment=work).due_at == START + timedelta(days=7)
