"""What can be picked for a piece of work: the instructor's own first, whatever else is installed, by what it asks."""

from typing import Any

import pytest

from study.banks.models import Bank, Origin, Question, Role, Visibility
from study.classes.models import Assignment
from study.classes.views.work import SHOWN
from study.core.questions.kinds.recall import Recall
from study.library.models import Course
from study.people.models import Cohort, User
from tests.factories import a_course, a_learner, a_topic, a_version, questions
from tests.page_source import page_source
from tests.places.classes.people import a_class, as_
from tests.places.classes.test_work import assigned, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def ships() -> Course:
    """A course that ships, with more questions than a page lets pick."""
    course = a_course(shipped=True, title="A course")
    bank = Bank.objects.create(course=course, slug="a", title="A", origin=Origin.WRITTEN, visibility=Visibility.PUBLIC)
    rows = questions(course, SHOWN + 1, a_topic(course))
    Question.objects.filter(pk__in=[one.pk for one in rows]).update(bank=bank)
    return course


@pytest.fixture
def own(ada: User, cohort: Cohort, ships: Course) -> list[Question]:
    """Three questions of her own course, open to the class."""
    course = a_course(owner=a_learner(ada), audience="cohorts", title="Tides")
    course.cohorts.add(cohort)
    return list(questions(course, 3, title="Spring", prompt="When is a *spring tide*?"))


def page(ada: User, cohort: Cohort, work: Assignment | None = None) -> str:
    place = f"/classes/{cohort.pk}/work/{work.pk if work else 'new'}/"
    return " ".join(page_source(as_(ada).get(place)).split())


def test_what_is_her_own_is_picked_whatever_ships(ada: User, cohort: Cohort, own: list[Question]) -> None:
    html = page(ada, cohort)
    assert all(f'value="{one.pk}"' in html.partition('name="pick"')[2] for one in own)
    assert html.index("Tides, made from notes") < html.index("A, A course")
    banks = html.partition("<select")[2].partition("</select>")[0]
    assert banks.index("Tides, made from notes") < banks.index("A, A course"), "and it comes first where a rule draws"


def test_so_is_her_own_bank_in_a_course_that_ships(ada: User, cohort: Cohort, ships: Course) -> None:
    bank = Bank.objects.create(course=ships, slug="z", title="Z", origin=Origin.WRITTEN, visibility=Visibility.COHORTS)
    bank.cohorts.add(cohort)
    bank.members.create(user=ada, role=Role.OWNER)
    (mine,) = questions(ships, 1, title="Hers")
    Question.objects.filter(pk=mine.pk).update(bank=bank)
    assert f'value="{mine.pk}"' in page(ada, cohort).partition('name="pick"')[2]


@pytest.mark.parametrize(
    ("origin", "says"), [(Origin.GENERATED, "When is a <em>spring tide</em>?"), (Origin.WRITTEN, "Spring")]
)
def test_it_is_called_by_what_tells_it_from_its_neighbours(
    ada: User, cohort: Cohort, own: list[Question], origin: str, says: str
) -> None:
    Bank.objects.filter(questions=own[0]).update(origin=origin)
    picks = page(ada, cohort).partition("One by one")[2].partition("</fieldset>")[0]
    assert picks.count(says) == 3


def test_what_was_picked_stays_picked_beyond_what_a_page_shows(
    ada: User, cohort: Cohort, ships: Course, own: list[Question]
) -> None:
    last = Question.objects.filter(bank__course=ships).latest("pk")
    fields: dict[str, Any] = {"number0": "", "pick": [own[0].pk, last.pk]}
    work = assigned(as_(ada), cohort, own, **fields)
    assert set(work.picked.all()) == {own[0], last}
    html = page(ada, cohort, work)
    ticked = [part.partition(">")[0] for part in html.split('name="pick"')[1:]]
    assert [one.partition('value="')[2].partition('"')[0] for one in ticked if "checked" in one] == [
        str(own[0].pk),
        str(last.pk),
    ]


def recalled(own: list[Question]) -> None:
    """Let the first two of her questions be recalled."""
    for one in own[:2]:
        a_version(one, 2, kind="recall", body=Recall("The tide"), prompt="Name it.")


def test_what_a_quiz_does_not_ask_is_told_where_it_is_picked(ada: User, cohort: Cohort, own: list[Question]) -> None:
    recalled(own)
    sent = form(own, number0="", pick=[one.pk for one in own])
    answer = as_(ada).post(f"/classes/{cohort.pk}/work/new/", sent)
    says = "2 picked questions are typed or recalled, which a quiz does not ask: Name it.; Name it."
    assert answer.status_code == 422 and says in page_source(answer)
    assert not Assignment.objects.exists()
    assert as_(ada).post(f"/classes/{cohort.pk}/work/new/", {**sent, "what": "set"}).status_code == 302


def test_a_pool_that_is_too_small_says_what_a_quiz_leaves_out(ada: User, cohort: Cohort, own: list[Question]) -> None:
    recalled(own)
    page = page_source(as_(ada).post(f"/classes/{cohort.pk}/work/new/", form(own, number0="3")))
    assert "2 too few: there is 1 ready question of" in page
    assert "2 more are typed or recalled, which a quiz does not ask." in page
