"""The top of every page has five ways: four that all have, and one by what somebody is here for."""

import re

import pytest
from django.test import Client

from tests.clock import START
from tests.factories import a_user
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, as_

pytestmark = pytest.mark.django_db
FOUR = ["Today", "Topics", "Labs", "Your notes"]


def ways(client: Client, path: str = "/labs/") -> list[str]:
    main = page_source(client.get(path)).split('<nav class="nav"')[1].split("</nav>")[0]
    return re.findall(r"<span>([^<]*)</span>", main)


def test_the_fifth_way_is_by_what_somebody_is_here_for(client: Client) -> None:
    teacher, lea = as_(an_instructor("ada")), as_(a_user("lea@example.org"))
    assert ways(client) == [*FOUR, "Exams"] == ways(lea)
    assert ways(teacher) == [*FOUR, "Teach"]
    cohort = a_class(an_instructor("bo"))
    for one in (client, lea, teacher):
        one.post("/join/", {"code": cohort.code, "name": "Somebody"})
    assert ways(client) == [*FOUR, "Class"] == ways(lea), "a guest is in a class as an account is"
    assert ways(teacher) == [*FOUR, "Teach"]
    cohort.closed_at = START
    cohort.save()
    assert ways(client) == [*FOUR, "Exams"] == ways(lea)


def test_whoever_has_another_fifth_way_finds_mock_exams_and_classes_all_the_same(client: Client) -> None:
    teacher = as_(an_instructor("ada"))
    for one in (client, teacher):
        assert 'href="/exams/"' in page_source(one.get("/courses/"))
    tabs = page_source(teacher.get("/banks/")).split('aria-label="Teach"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', tabs) == ["/banks/", "/banks/waiting/", "/classes/"]
    for path in ("/banks/waiting/", "/classes/"):
        here = page_source(teacher.get(path)).split('aria-label="Teach"')[1].split("</nav>")[0]
        assert re.findall(r'href="([^"]*)" aria-current="page"', here) == [path]
        main = page_source(teacher.get(path)).split('<nav class="nav"')[1].split("</nav>")[0]
        assert main.index("aria-current") > main.index("/banks/"), "the way that led here is marked"
    assert 'aria-label="Teach"' not in page_source(client.get("/classes/"))
    assert 'href="/join/"' in page_source(client.get("/settings/"))
