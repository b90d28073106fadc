"""The shipped courses' notes: they read without a problem, and agree with the course's own facts."""

import tomllib
from pathlib import Path

import pytest

from study.core.facts.facts import check_claims, place_of, read_facts
from study.core.notes.links import read_together
from study.core.notes.model import Notes
from study.core.notes.reader import parse
from study.core.simulators import mentions

ROOT = Path(__file__).parents[3]
COURSES = sorted((ROOT / "content").glob("*/course.toml"))
SOMEBODYS_NOTES = ROOT.parent / "shared" / "notes" / "aws-lambda.md"


def load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def notes_of(course: Path) -> Notes:
    names = load(course)["order"]
    return read_together(
        [parse((course.parent / name).read_text(encoding="utf-8"), name, mentions()) for name in names]
    )


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.parent.name)
class TestCourseNotes:
    def test_they_read_without_a_problem(self, course):
        assert [f"{problem.file}:{problem.line} {problem.message}" for problem in notes_of(course).problems] == []

    def test_their_topics_are_those_of_the_course_in_its_order(self, course):
        assert [topic.key for topic in notes_of(course).topics] == [topic["key"] for topic in load(course)["topic"]]

    def test_every_link_leads_to_a_topic_and_every_figure_is_there(self, course):
        for topic in notes_of(course).topics:
            assert [link.target for link in topic.links if not link.resolved] == [], topic.key
            assert all((course.parent / figure.target).is_file() for figure in topic.figures), topic.key
            assert all(figure.caption for figure in topic.figures), topic.key

    def test_every_topic_has_something_to_look_at(self, course):
        """A figure or a lab."""
        assert [one.key for one in notes_of(course).topics if not (one.figures or one.simulators)] == []

    def test_they_say_nothing_that_the_facts_call_wrong(self, course):
        facts, _ = read_facts(load(course.with_name("facts.toml")))
        manifest = load(course)
        claims = check_claims(notes_of(course), facts, place_of(manifest["title"], manifest["slug"]))
        assert [(claim.file, claim.lines, claim.fact) for claim in claims if claim.verdict != "right"] == []


def test_every_lab_has_its_topic():
    """A topic of a shipped course for each engine."""
    shown = {name for one in COURSES for topic in notes_of(one).topics for name in topic.simulators}
    assert shown == {*mentions()}


if SOMEBODYS_NOTES.is_file():

    def test_what_is_wrong_in_somebodys_notes_is_found_and_nothing_twice():
        facts, _ = read_facts(load(ROOT / "content" / "aws-lambda" / "facts.toml"))
        claims = check_claims(parse(SOMEBODYS_NOTES.read_text(encoding="utf-8"), SOMEBODYS_NOTES.name), facts)
        first_lines = {
            verdict: [claim.lines[0] for claim in claims if claim.verdict == verdict]
            for verdict in ("wrong", "out-of-date", "imprecise", "right")
        }
        assert first_lines["wrong"] == [87, 94, 125, 207]
        assert first_lines["out-of-date"] == [20, 40, 85, 123, 132, 135, 169, 217]
        assert len(first_lines["imprecise"]) == 32
        assert len(first_lines["right"]) == 82
        assert len({claim.lines for claim in claims}) == len(claims)
