"""Topics of one name are told apart wherever topics are listed or chosen."""

import pytest

from study.banks.models import Question, Status
from study.banks.operations import create_bank, import_course
from study.library.models import Course, Topic
from study.library.places import places_of, topic_labels
from study.library.queries import course_map, find, topic_card
from study.library.sources import Sources, Text
from study.people.models import Learner, User
from study.review.operations import study
from tests.clock import START
from tests.factories import a_learner, a_user, as_
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor

pytestmark = pytest.mark.django_db
BODY = """# Body

## Kidney

### Overview

- **Nephron**: the smallest part of the kidney that filters blood

### Blood

- **Renin**: an enzyme that raises the pressure of blood

## Heart

### Overview

- **Aorta**: the largest vessel that leaves the left chamber
"""


@pytest.fixture
def owner() -> User:
    return a_user("ann@example.org")


@pytest.fixture
def organs(owner: User) -> Course:
    learner = a_learner(owner)
    sources = Sources((Text("body.md", BODY),))
    course = import_course(sources=sources, slug="organs", title="Organs", owner=learner, now=START).imported.course
    assert course
    study(learner=learner, course=course, now=START)
    return course


def overviews(course: Course) -> dict[str, str]:
    names = {topic.pk: topic.parent.title for topic in Topic.objects.filter(course=course, title="Overview")}  # type: ignore[union-attr]
    told = places_of([course.pk])
    assert told.keys() == names.keys(), "what has a name of its own needs nothing"
    return {names[pk]: place for pk, place in told.items()}


def test_they_are_told_by_what_they_are_in(organs: Course) -> None:
    assert overviews(organs) == {"Kidney": "Kidney", "Heart": "Heart"}
    labels = [label for _, label in topic_labels(organs.pk)]
    assert sorted(labels) == ["Blood", "Body", "Heart", "Kidney", "Overview (Heart)", "Overview (Kidney)"]
    assert {ref.place for domain in course_map(organs).domains for ref in domain.topics} == {"", "Kidney", "Heart"}


def test_headings_at_the_top_are_told_by_their_files(owner: User) -> None:
    learner = a_learner(owner)
    text = "# Overview\n\n- **Mole**: a heap of stones that shelters ships\n"
    sources = Sources((Text("a/sea.md", text), Text("b/land.md", text.replace("ships", "houses"))))
    course = import_course(sources=sources, slug="two", title="Two", owner=learner, now=START).imported.course
    assert course
    told = places_of([course.pk])
    rows = Topic.objects.filter(course=course, title="Overview")
    assert len({told[row.pk] for row in rows}) == 2 and all(told[row.pk] for row in rows)


def test_pages_show_it(owner: User, organs: Course) -> None:
    client = as_(owner)
    for address in ("/", f"/courses/{organs.address}/"):
        page = page_source(client.get(address))
        assert 'Overview <span class="meta">Heart</span>' in page
        assert 'Overview <span class="meta">Kidney</span>' in page and "Blood</" in page
    found = find(Learner.objects.get(), "Overview")
    assert sorted(one.place for one in found if one.hit.kind == "topic") == ["Heart", "Kidney"]
    assert 'Overview <span class="meta">Kidney</span>' in page_source(client.get("/search/", {"q": "overview"}))
    (blood,) = Topic.objects.filter(title="Blood")
    assert 'Overview <span class="meta">Kidney</span>' in page_source(
        client.get(f"/courses/{organs.address}/topics/{blood.key}/")
    )
    card = topic_card(organs, blood.key)
    assert card.previous and card.previous.place == "Kidney"


def test_a_bank_and_a_class_offer_them_apart(organs: Course) -> None:
    teacher = an_instructor()
    a_learner(teacher)
    Course.objects.filter(pk=organs.pk).update(owner=None, shipped=True)
    bank = create_bank(course=organs, title="Mine", by=teacher, now=START)
    for number, topic in enumerate(Topic.objects.filter(title="Overview")):
        Question.objects.create(bank=bank, key=f"q{number}", topic=topic, position=number, status=Status.DRAFT)
    page = page_source(as_(teacher).get(f"/banks/{bank.pk}/"))
    assert ">Overview (Kidney)</option>" in page and ">Overview (Heart)</option>" in page
    assert ">Blood</option>" in page, "to be chosen for many, with a name that is alone"
