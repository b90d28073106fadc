"""The files of a course beside its notes: what is asked of each, what waits, and which is shown first."""

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Fit, Question, Status
from study.banks.operations import import_course
from study.library.models import Course
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.topics.queries import browsed
from tests.clock import START
from tests.factories import TODAY
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
TEXTS = (
    Text("00 overview.md", "# Harbours\n\n## Schedule\n\n- [ ] read about buoys\n"),
    Text("01 harbour.md", "# Harbour\n\n- Buoy: a float that marks a channel for ships\n"),
    Text("02 boats.md", "# Boats\n\n- Keel: the long beam along the bottom of a ship\n"),
)


def taken_in(learner: Learner, *texts: Text) -> Course:
    course = import_course(sources=Sources(texts), slug="harbour", owner=learner, now=START).imported.course
    assert course
    return course


@pytest.fixture
def mine(learner: Learner) -> Course:
    done = import_course(sources=Sources(TEXTS, (), (), "harbour"), slug="harbour", owner=learner, now=START)
    assert done.imported.course
    kept = Question.objects.filter(bank__course=done.imported.course)
    kept.update(status=Status.READY, fit=Fit.SURE)
    kept.filter(topic__file__path=TEXTS[2].path).update(status=Status.DRAFT, fit=Fit.UNSURE)
    return done.imported.course


def test_each_file_tells_what_is_asked_and_what_waits(learner: Learner, mine: Course, reader: Client) -> None:
    leaves = [leaf for folder in browsed(learner, mine, "", TODAY).folders for leaf in folder.files]
    assert [(leaf.asked > 0, leaf.waits > 0) for leaf in leaves] == [(False, False), (True, False), (False, True)]
    html = " ".join(page_source(reader.get(reverse("topics:notes", args=[mine.address]))).split())
    assert "wait for you</span>" in html.partition("02 boats.md")[2].partition("</a>")[0]
    assert "wait for you</span>" not in html.partition("01 harbour.md")[2].partition("</a>")[0]


def test_a_closed_folder_tells_what_its_files_come_to(learner: Learner, reader: Client) -> None:
    named = ("a.md", "Ships/b.md", "Ships/c.md")
    course = taken_in(learner, *(Text(path, one.text) for path, one in zip(named, TEXTS[::-1], strict=True)))
    Question.objects.filter(bank__course=course).update(status=Status.READY, fit=Fit.SURE)
    (ships,) = [one for one in browsed(learner, course, "a.md", TODAY).folders if one.name == "Ships"]
    assert ships.asked == sum(leaf.asked for leaf in ships.files) > 0
    assert (ships.waits, ships.stale) == (0, False)
    url = reverse("topics:notes", args=[course.address])
    closed = page_source(reader.get(url, {"file": "a.md"})).partition("Ships")[2].partition("</summary>")[0]
    assert f">{ships.asked}<" in closed
    opened = page_source(reader.get(url, {"file": "Ships/b.md"})).partition('<details class="tree__dir"')[2]
    assert "Ships" in opened and "asked" not in opened.partition("</summary>")[0]


def test_the_first_that_says_something_is_shown_where_none_is_named(learner: Learner, mine: Course) -> None:
    def shown(path: str = "") -> str:
        file = browsed(learner, mine, path, TODAY).file
        assert file
        return file.path

    assert shown() == "01 harbour.md" and shown("00 overview.md") == "00 overview.md"
    Question.objects.filter(bank__course=mine).update(status=Status.RETIRED)
    assert shown() == "00 overview.md"


def test_every_point_of_a_question_is_asked_and_opens_it(learner: Learner) -> None:
    text = "# Dock\n\nThe four parts of a dock are:\n\n- the gate\n- the sill\n- the pump house\n- the keel blocks\n"
    course = taken_in(learner, Text("dock.md", text))
    question = Question.objects.get(bank__course=course, current__kind="points")
    Question.objects.filter(pk=question.pk).update(status=Status.READY, fit=Fit.SURE)
    found = [row for row in browsed(learner, course, "dock.md", TODAY).rows if row.facts]
    assert [row.state for row in found] == ["asked"] * 5
    assert all([one.question.pk for one in row.asked] == [question.pk] for row in found)


def test_a_course_opens_at_the_first_file_of_which_something_is_asked(learner: Learner) -> None:
    """Indexes come before others, and nothing is asked of links."""
    index = Text("00 Index.md", "# Index\n\n- [[Harbour]]\n- [[Boats]]\n")
    course = taken_in(learner, index, Text("harbour.md", TEXTS[1].text))
    assert [leaf.path for leaf in browsed(learner, course, "", TODAY).folders[0].files] == [index.path, "harbour.md"]
    for given, opened in (("", "harbour.md"), ("gone.md", "harbour.md"), (index.path, index.path)):
        file = browsed(learner, course, given, TODAY).file
        assert file and file.path == opened
    alone = browsed(learner, taken_in(learner, index), "", TODAY).file
    assert alone and alone.path == index.path


def test_folders_are_called_by_what_tells_them_apart(learner: Learner) -> None:
    texts = [
        Text(f"vault/notes/{path}.md", f"# {path}\n") for path in ("port", "sea/tides", "sea/deep/whales", "land/hills")
    ]
    course = taken_in(learner, *texts)
    found = browsed(learner, course, "", TODAY)
    assert sorted(folder.name for folder in found.folders) == ["", "land", "sea", "sea/deep"]
    alone = taken_in(learner, texts[1])
    assert [folder.name for folder in browsed(learner, alone, "", TODAY).folders] == [""]
