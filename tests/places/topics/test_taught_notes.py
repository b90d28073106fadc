"""Notes of somebody who teaches: all that their owner can do, and who else reads them."""

import pytest
from django.urls import reverse

from study.banks.operations import import_course
from study.library.models import Course
from study.library.sources import Sources, Text
from study.people.models import User
from study.people.operations import make_cohort
from tests.clock import START
from tests.factories import a_learner, as_
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
NOTES = "# Harbour\n\n- Buoy: a float that marks a channel for ships\n- Jetty: a wall that keeps waves away\n"


@pytest.fixture
def taught(ada: User) -> Course:
    sources = Sources((Text("harbour.md", NOTES),), (), (), "harbour")
    done = import_course(sources=sources, slug="harbour", owner=a_learner(ada), now=START)
    assert done.imported.course
    return done.imported.course


def test_a_line_opens_with_what_it_is_asked(ada: User, taught: Course) -> None:
    make_cohort(owner=ada, name="Tides 1", code="sea", now=START)
    place = reverse("topics:notes", args=[taught.address])
    html = page_source(as_(ada).get(place, {"file": "harbour.md", "line": 3}))
    assert 'id="asks"' in html and "Line 3" in html
    assert "Tides 1" in html, "who else may read it is told beside it"
