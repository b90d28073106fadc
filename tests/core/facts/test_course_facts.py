"""The shipped courses: every fact can be looked up, belongs to a topic, and is written to be found."""

import tomllib
from pathlib import Path

import pytest

from study.core.facts.facts import DatedFact, read_facts

COURSES = sorted((Path(__file__).parents[3] / "content").glob("*/course.toml"))


def load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def facts_of(course: Path) -> tuple[DatedFact, ...]:
    facts, problems = read_facts(load(course.with_name("facts.toml")))
    assert [problem.message for problem in problems] == []
    return facts


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.parent.name)
class TestCourse:
    def test_every_fact_can_be_looked_up(self, course):
        today = load(course)["as_of"]
        for fact in facts_of(course):
            assert fact.source.url.startswith("https://"), fact.key
            assert fact.source.title, fact.key
            assert fact.checked <= today, fact.key
            assert len(fact.as_of) in (4, 7, 10), fact.key

    def test_every_fact_belongs_to_a_topic_and_every_topic_has_a_fact(self, course):
        topics = {topic["key"] for topic in load(course)["topic"]}
        assert {fact.topic for fact in facts_of(course)} == topics

    def test_headlines_begin_with_a_bold_sentence(self, course):
        for fact in facts_of(course):
            assert fact.headline.startswith("**"), fact.key
            assert fact.headline.endswith((".**", "**")), fact.key
            assert len(fact.headline) <= 110, fact.key

    def test_weights_of_an_exam_add_up_and_topics_name_its_domains(self, course):
        data = load(course)
        for exam in data["exam"]:
            domains = {domain["id"]: domain["weight"] for domain in exam["domain"]}
            assert sum(domains.values()) == 100
            for topic in data["topic"]:
                assert topic["domains"][exam["id"]] in domains, topic["key"]
                own = {skill for skill in topic["skills"] if skill.startswith(exam["id"] + "/")}
                assert own <= {f"{exam['id']}/{skill}" for skill in exam["skills"]}, topic["key"]
                assert own, topic["key"]

    def test_figures_and_notes_named_are_there(self, course):
        for name in load(course)["order"]:
            text = (course.parent / name).read_text(encoding="utf-8")
            for embed in text.split("![[")[1:]:
                assert (course.parent / embed.partition("|")[0]).is_file(), embed
