"""A change of many texts changes what it names, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question, Source
from study.core.questions.source.amendment import NO_HEADING, Amendment, amended, rekeyed
from study.core.questions.source.reader import parse_question

PAGE = Source("Lambda quotas", "https://example.org/quotas", date(2026, 11, 20))
EXAMPLES = [text for kind in KINDS.values() for text in kind.examples]
WORDS = st.from_regex(r"[a-z]{1,6}(/[0-9]\.[0-9])?", fullmatch=True)
SOURCES = st.builds(
    Source,
    title=st.from_regex(r"[A-Za-z][A-Za-z ]{0,10}[a-z]", fullmatch=True),
    url=st.just("") | st.from_regex(r"https://example\.org/[a-z]{1,3}", fullmatch=True),
    checked=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
AMENDMENTS = st.builds(
    Amendment,
    source=st.none() | SOURCES,
    replaces=st.booleans(),
    topic=st.none() | st.just("") | WORDS,
    points=st.none() | st.sampled_from([0.5, 1.0, 2.0, 20.0]),
    add=st.lists(WORDS, unique=True, max_size=3).map(tuple),
    remove=st.lists(WORDS, unique=True, max_size=3).map(tuple),
)


def read(text: str) -> Question:
    found, problems = parse_question(text)
    assert found, problems
    return replace(found, lines=(0, 0))


def changed(text: str, change: Amendment) -> str:
    made = amended(text, change)
    assert isinstance(made, str), made
    return made


@given(st.sampled_from(EXAMPLES), AMENDMENTS)
def test_the_text_says_the_change_and_all_else_as_before(text: str, change: Amendment) -> None:
    before, after = read(text), read(changed(text, change))
    assert change.source is None or change.source in after.sources
    assert not change.replaces or change.source is None or after.sources == (change.source,)
    assert after.topic == (before.topic if change.topic is None else change.topic)
    assert after.points == (before.points if change.points is None else change.points)
    assert set(change.add) <= set(after.tags) and not set(change.remove) - set(change.add) & set(after.tags)
    alike = {"sources": (), "topic": "", "points": 1.0, "tags": (), "status": ""}
    assert replace(before, **alike) == replace(after, **alike)


@given(st.sampled_from(EXAMPLES), AMENDMENTS)
def test_a_second_time_changes_nothing_more(text: str, change: Amendment) -> None:
    once = changed(text, change)
    if not set(change.add) & set(change.remove):
        assert changed(once, change) == once


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_change_leaves_the_text(text: str) -> None:
    assert changed(text, Amendment()) == text


def test_a_source_of_the_same_address_is_replaced() -> None:
    text = changed(EXAMPLES[0], Amendment(PAGE))
    later = replace(PAGE, checked=date(2026, 12, 1))
    assert read(changed(text, Amendment(later))).sources[-1] == later
    assert read(changed(text, Amendment(later))).sources.count(later) == 1
    assert PAGE not in read(changed(text, Amendment(later))).sources


def test_an_outcome_on_a_line_of_its_own_is_a_tag() -> None:
    text = EXAMPLES[0].replace("}\n", "}\nSkill: dva-c02/1.2\n", 1)
    assert "dva-c02/1.2" in read(text).tags
    assert "dva-c02/1.2" not in read(changed(text, Amendment(remove=("dva-c02/1.2",)))).tags
    assert changed(text, Amendment(add=("dva-c02/1.2",))) == text


def test_what_stands_in_code_or_a_comment_is_no_source() -> None:
    line = "Source: [Old](https://example.org/quotas) (checked 2020-01-01)"
    text = f"## T {{#t}}\n\n```\n{line}\n```\n\n<!--\n{line}\n-->\n\nAsk?\n\n- [x] a\n- [ ] b\n"
    made = changed(text, Amendment(PAGE, replaces=True))
    assert made.count(line) == 2 and read(made).sources == (PAGE,)


@pytest.mark.parametrize("text", ["", "words", "## A {#a}\n\n## B {#b}\n", "# Case {#c}\n"])
def test_what_has_no_heading_of_its_own_is_refused(text: str) -> None:
    assert amended(text, Amendment(PAGE)) == NO_HEADING == rekeyed(text, "new")


def test_a_fence_that_is_never_closed_is_refused() -> None:
    assert isinstance(amended("## A {#a}\n\n```\ncode\n", Amendment(PAGE)), Problem)


def test_a_draft_that_cannot_be_read_is_changed_where_its_heading_stands() -> None:
    assert changed("## A {#a}\n\nUnfinished", Amendment(add=("x",))) == "## A {#a tags=x}\n\nUnfinished"


@pytest.mark.parametrize("text", EXAMPLES)
def test_another_key_is_all_that_changes(text: str) -> None:
    made = rekeyed(text, "new-key-2")
    assert isinstance(made, str)
    assert read(made) == replace(read(text), key="new-key-2")
