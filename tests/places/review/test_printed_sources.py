"""The source of a question that has no address is told, and is no link."""

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from tests.factories import RIGHT, a_card, a_question, a_topic
from tests.page_source import page_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("url", "shown"), [("", ">Tides, p. 92, checked November 2026"), ("https://e.org/t", ">Tides, p. 92</a>")]
)
def test_a_book_is_named_without_a_link(reader: Client, learner: Learner, course: Course, url: str, shown: str) -> None:
    source = {"title": "Tides, p. 92", "url": url, "checked": "2026-11-20"}
    card = a_card(learner, a_question(course, a_topic(course), sources=[source]))
    answered = reader.post(f"/review/{card.pk}/", {**RIGHT, "version": 1, "ordinal": 0})["Location"]
    html = " ".join(page_source(reader.get(answered)).split())
    assert shown in html and 'href=""' not in html
