"""Typed answers that somebody had accepted go along with their notes, and come back with them."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from study.banks.models import NOTES, Question, Ruling
from study.core.notes.companion import COMPANION
from study.library.models import Course
from study.library.sources import Sources, Text, from_uploads
from study.people.models import Learner
from study.review.operations import accept_typed
from study.topics.operations import bring_notes, save_note
from study.topics.queries import packed
from tests import clock
from tests.clock import START
from tests.factories import a_learner
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TEXT = "# Lock\n\n- Depth of the lock: 12 m\n- Width of the lock: 9 m\n"


@pytest.fixture
def mine(learner: Learner) -> Course:
    done = bring_notes(learner=learner, sources=Sources((Text("lock.md", TEXT),)), slug="lock", now=START)
    assert done.course.imported.course
    course: Course = done.course.imported.course
    assert accept_typed(question=depth(course), place="", given="13", by=None, now=START)
    return course


def depth(course: Course) -> Question:
    return Question.objects.get(bank__course=course, bank__slug=NOTES, current__prompt__icontains="depth")


def takes(course: Course) -> list[str]:
    """What counts as an answer to the question of the depth."""
    current = depth(course).current
    assert current
    return [
        rule["target"]["text"] if isinstance(rule.get("target"), dict) else str(rule) for rule in current.body["rules"]
    ]


def elsewhere(learner: Learner, content: bytes) -> tuple[Course, list[str]]:
    done = bring_notes(learner=learner, sources=from_uploads([("lock.zip", BytesIO(content))]), slug="lock", now=START)
    assert done.course.imported.course
    return done.course.imported.course, [one.message for one in done.history.problems]


def changed(content: bytes, **accepted: object) -> bytes:
    """The same download in which the accepted answer is another."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w") as made:
        for name in given.namelist():
            member = given.read(name)
            if name == COMPANION:
                document = json.loads(member)
                for one in document["questions"]:
                    for answer in one.get("accepted", ()):
                        answer.update(accepted)
                member = json.dumps(document).encode()
            made.writestr(name, member)
    return out.getvalue()


def given(course: Course) -> list[str]:
    return list(Ruling.objects.filter(question__bank__course=course, accepted=True).values_list("given", flat=True))


def test_they_come_back_once_with_the_notes_of_anybody(mine: Course) -> None:
    other = a_learner()
    course, problems = elsewhere(other, packed(mine))
    assert (given(course), problems) == (["13"], [])
    assert len(takes(course)) == len(takes(mine))
    again, problems = elsewhere(other, packed(mine))
    assert (again, given(again), problems) == (course, ["13"], [])
    assert given(mine) == ["13"]


def test_where_the_question_asks_something_else_they_are_told_and_left_out(mine: Course) -> None:
    course, problems = elsewhere(a_learner(), changed(packed(mine), basis="0" * 64))
    assert given(course) == []
    assert ["13" in one and "left out" in one for one in problems] == [True]


@pytest.mark.parametrize(
    "wrong", [{"given": ""}, {"given": 13}, {"place": "x" * 17}, {"basis": "1"}, {"given": "1" * 1_001}]
)
def test_what_nobody_typed_sets_nothing(mine: Course, wrong: dict[str, object]) -> None:
    course, _ = elsewhere(a_learner(), changed(packed(mine), **wrong))
    assert given(course) == []


def test_they_wait_with_a_line_that_is_gone(learner: Learner, mine: Course) -> None:
    text = TEXT.replace("12 m", "15 m")
    save_note(learner=learner, course=mine, path="lock.md", text=text, revision=1, now=clock.now())
    course, _ = elsewhere(a_learner(), packed(mine))
    assert given(course) == [], "15 m deep is no 13 m"


def test_undoing_the_import_takes_them_back(reader: Client, learner: Learner, mine: Course) -> None:
    content = packed(mine)
    Ruling.objects.all().delete()
    bring = Sources((Text("lock.md", TEXT + "- Length of the lock: 90 m\n"),))
    bring_notes(learner=learner, sources=bring, slug="lock", now=clock.now())
    assert given(mine) == []
    before = len(takes(mine))
    clock.move(timedelta(minutes=1))
    page = page_source(take(reader, [upload("lock.zip", content)], course=mine.pk))
    assert given(mine) == ["13"] and len(takes(mine)) == before + 1, page
    clock.move(timedelta(minutes=1))
    press(reader, "undo")
    assert given(mine) == [] and len(takes(mine)) == before


def test_a_look_counts_those_that_come_back_and_no_others(reader: Client, mine: Course) -> None:
    content = packed(mine)

    def counted(given: bytes) -> bool:
        return "1 answer that you had accepted" in page_source(
            bring(reader, [upload("lock.zip", given)], course=mine.pk)
        )

    assert not counted(content), "it counts here already"
    Ruling.objects.all().delete()
    assert counted(content)
    assert not counted(changed(content, basis="0" * 64)), "the question asks something else"
