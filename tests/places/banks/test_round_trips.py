"""Every export passes our own check, and comes back into its bank as what is there already."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from study.banks import exchange, operations
from study.banks.models import Bank, Question
from study.banks.readiness import checked, readiness
from study.core.formats import FORMATS
from study.core.problem import Problem, refusals
from study.core.questions.kinds import KINDS
from study.core.questions.question import Source
from study.core.questions.source.writer import write_alone
from study.people.models import User
from tests.clock import START
from tests.core.formats.questions import BLOCKS, questions
from tests.factories import a_course, a_question, a_topic
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, own, published, written

pytestmark = pytest.mark.django_db

TODAY = START.date()
BOTH_WAYS = [one.name for one in exchange.writable() if one in exchange.readable()]
CASE = "# The bay {#the-bay}\n\nA bay opens to the ocean.\n\n"
SOURCE = SPRING[SPRING.index("Source:") :]
modest = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def comes_back(bank: Bank, name: str) -> None:
    """What the format does not refuse comes back unchanged, unless it said that it cannot hold its id."""
    out = exchange.write(bank, name, now=START)
    assert not isinstance(out, Problem)
    if name == "markdown":
        _, found = checked(out.data.decode(), "bank.md", TODAY)
        assert not refusals(found)
        assert all(problem.subject for problem in found), "nothing to say about the file itself"
    refused = {problem.subject for problem in refusals(out.problems)}
    said = {problem.subject for problem in out.problems if "its id" in problem.message}
    keys = set(Question.objects.filter(bank=bank).values_list("key", flat=True)) - refused
    planned = exchange.plan(bank, out.data, f"bank{FORMATS[name].suffix}", name, TODAY)
    if keys:
        assert not refusals(planned.problems), planned.problems
    states = {item.key: item.state for item in planned.items}
    assert len(states) == len(keys)
    assert all(states[key] == "unchanged" for key in keys - said), (name, states, out.data)


@pytest.mark.parametrize("kind", BLOCKS)
@modest
@given(data=st.data())
def test_questions_of_any_wording(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    sources = question.sources or (Source("Tides", "https://example.org/tides", date(2026, 11, 1)),)
    question = replace(question, sources=sources)
    text = write_alone(question)
    if not readiness(text, question.key, TODAY, {}).is_ready:
        return
    User.objects.all().delete()  # an example of its own, in the same transaction
    bank = a_shared_bank(an_instructor("ada"), reviewer=an_instructor("grace"))
    written(bank, User.objects.get(email="ada@example.org"), text)
    for name in BOTH_WAYS:
        comes_back(bank, name)


@pytest.mark.parametrize("name", BOTH_WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_every_kind_with_a_case(kind: str, name: str) -> None:
    ada, grace = an_instructor("ada"), an_instructor("grace")
    bank = a_shared_bank(ada, reviewer=grace)
    for place, example in enumerate(KINDS[kind].examples):
        published(bank, ada, grace, f"{'' if place else CASE}{own(example.strip())}\n\n{SOURCE}")
    comes_back(bank, name)


def test_the_title_of_a_source_is_no_formula() -> None:
    """It comes into any bank as it was, whatever signs are in it, as far as a format holds sources."""
    ada = an_instructor("ada")
    bank, fresh = a_shared_bank(ada), a_shared_bank(ada)
    titles = (r"On \(x\)", "On $x$", r"\(a\) and \(b\), $5", r"a\b (c)")
    for place, title in enumerate(titles):
        text = SPRING.replace("Tides, a primer", title).replace("#spring-tide", f"#tide-{place}")
        written(bank, ada, text)
    for name in BOTH_WAYS:
        comes_back(bank, name)
        out = exchange.write(bank, name, now=START)
        assert not isinstance(out, Problem)
        planned = exchange.plan(fresh, out.data, f"bank{FORMATS[name].suffix}", name, TODAY)
        said = [line for one in planned.items for line in one.text.split("\n") if line.startswith("Source:")]
        loses = any("its sources" in one.message for one in out.problems)
        assert loses or [line[9 : line.index("](")] for line in said] == list(titles), name


def test_the_published_text_is_unchanged_though_somebody_writes_on() -> None:
    ada, grace = an_instructor("ada"), an_instructor("grace")
    bank = a_shared_bank(ada, reviewer=grace)
    question = published(bank, ada, grace)
    operations.save(question=question, text=SPRING.replace("stays", "sinks"), revision=1, by=ada, now=START)
    comes_back(bank, "markdown")


def test_what_was_made_from_notes_has_ids_of_its_own_in_a_file() -> None:
    course = a_course()
    topic = a_topic(course)
    source = [{"title": "Tides", "url": "https://example.org", "checked": "2026-11-01"}]
    for key in ("tides#1/spring_tide", "tides-1-spring-tide", "潮"):
        bank = a_question(course, topic, key=key, sources=source).bank
    out = exchange.write(bank, "markdown", now=START)
    assert not isinstance(out, Problem)
    found, problems = checked(out.data.decode(), "bank.md", TODAY)
    assert not refusals(problems)
    assert len(found.questions) == 3


def test_what_had_no_second_reader_is_named_at_the_export() -> None:
    ada = an_instructor("ada")
    bank = a_shared_bank(ada)
    question = written(bank, ada)
    operations.publish_alone(question=question, by=ada, now=START)
    out = exchange.write(bank, "markdown", now=START)
    assert not isinstance(out, Problem)
    assert ["spring-tide" in problem.message for problem in out.problems] == [True]
