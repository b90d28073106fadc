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


def test_the_first_that_says_something_is_shown_where_none_is_named(learner: Learner, mine: Course) -> None:
    def shown(path: str = "") -> str:
        file = browsed(learner, mine, path, TODAY).file
        assert file
        return file.path

    assert shown() == "01 harbour.md" and shown("00 overview.md") == "00 overview.md"
    Question.objects.filter(bank__course=mine).update(status=Status.RETIRED)
    assert shown() == "00 overview.md"
