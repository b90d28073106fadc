"""What a learner may see, the map of a course, and the page of a topic."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from study.library.importing import import_notes
from study.library.loading import load_course
from study.library.models import Course, Topic
from study.library.queries import course_for, course_map, find, topic_card, visible_courses
from study.library.sources import Picture, Sources, Text
from study.people.models import Learner
from tests.clock import START
from tests.places.courses import SVG, notes, write_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped(tmp_path: Path) -> Course:
    course = load_course(folder=write_course(tmp_path), now=START).course
    assert course
    return course


@pytest.fixture
def own(shipped: Course, learner: Learner) -> Course:
    course = import_notes(sources=notes(), owner=learner, now=START).course
    assert course
    return course


def test_nobody_sees_the_course_of_somebody_else(shipped: Course, own: Course, learner: Learner) -> None:
    stranger = Learner.objects.create(created_at=START)
    assert set(visible_courses(learner)) == {shipped, own}
    assert course_for(learner, own.address) == own
    for other in (stranger, None):
        assert list(visible_courses(other)) == [shipped]
        with pytest.raises(Course.DoesNotExist):
            course_for(other, own.address)
        assert [found.course for found in find(other, "ebb")] == []
        assert {found.course for found in find(other, "tides")} == {shipped}
    assert [(found.course, found.topic) for found in find(learner, "ebb")] == [(own, "tides-at-home")]


def test_the_map_of_a_shipped_course_goes_by_the_domains_of_its_exam(
    shipped: Course, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = course_map(shipped)
    assert found.exam == "Coast exam"
    assert [(domain.title, domain.weight, [topic.title for topic in domain.topics]) for domain in found.domains] == [
        ("The sea", 60, ["Spring tides, the high ones", "Slack water"]),  # below a topic of that domain
        ("The land", 40, ["Harbours"]),
    ]


def test_the_map_of_notes_goes_by_their_top_headings() -> None:
    text = "# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\n## D\n\nThree.\n\n# E\n\nFour.\n"
    course = import_notes(sources=notes(text), owner=None, now=START).course
    assert course
    groups = [(group.title, [topic.title for topic in group.topics]) for group in course_map(course).domains]
    assert groups == [("", ["A", "B"]), ("C", ["C", "D"]), ("", ["E"])]


def test_the_card_of_a_shipped_topic(shipped: Course, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        card = topic_card(shipped, "spring-tides")
    assert (card.topic.title, card.lede) == ("Spring tides, the high ones", "When the moon and the sun pull together.")
    assert card.domain and card.domain.title == "The sea"
    assert (card.skills, card.minutes, card.lines) == (("1.1",), 1, (1, 12))
    (fact,) = card.facts
    assert (fact.headline, fact.source_url) == ("**High water comes every 12 h 25 min.**", "https://example.org/tides")
    assert str(fact.checked) == "2026-11-23"
    assert card.changed == ("The range was 11 m until 2020.",)
    assert [(figure.caption, figure.svg) for figure in card.figures] == [("The moon pulls.", SVG)]
    assert [topic.key for topic in card.related] == ["harbours"]
    assert [topic.key for topic in card.children] == ["spring-tides/slack-water"]
    assert card.previous is None and card.next and card.next.key == "spring-tides/slack-water"
    below = topic_card(shipped, "spring-tides/slack-water")
    assert below.parent and below.parent.key == "spring-tides"


def test_the_card_of_imported_notes_shows_them_as_unchecked(own: Course) -> None:
    card = topic_card(own, "tides-at-home")
    first = card.facts[0]
    assert (first.text, first.lines, first.checked) == ("The tide comes every 12 hours", (3, 3), None)
    assert [(badge.verdict, badge.holds) for badge in first.claims] == [("imprecise", "every 12 h 25 min")]
    assert card.facts[1].claims == ()
    assert [(figure.picture, figure.svg) for figure in card.figures] == [(None, "")]


def test_svg_that_somebody_brought_is_never_put_into_the_page(learner: Learner) -> None:
    sources = Sources((Text("a.md", "# A\n\n![[x.svg]]\n"),), (Picture("x.svg", b"<svg/>"),), name="a")
    imported = import_notes(sources=sources, owner=learner, now=START)
    assert imported.course
    (figure,) = topic_card(imported.course, "a").figures
    assert (figure.picture, figure.svg) == (None, "")
    assert [(problem.file, problem.message) for problem in imported.problems] == [
        ("x.svg", "is an SVG drawing, which is not shown: bring it as PNG"),
        ("a.md", "the picture x.svg is not shown, for the reason that is given for it"),
    ]


def test_the_lines_of_a_topic_are_those_of_its_file(own: Course) -> None:
    lines = topic_card(own, "tides-at-home").written
    assert [(line.number, line.text) for line in lines[:3]] == [
        (1, "# Tides at home"),
        (2, ""),
        (3, "- The tide comes every 12 hours"),
    ]
    assert [badge.verdict for badge in lines[2].badges] == ["imprecise"]
    assert lines[3].badges == ()


def test_a_topic_that_is_not_there(shipped: Course) -> None:
    with pytest.raises(Topic.DoesNotExist):
        topic_card(shipped, "nothing")
