"""The word groups of a facts.toml: one list of words serves all patterns that refer to it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.facts.facts import check_claims, facts_again, read_facts
from study.core.facts.words import spelled_out
from study.core.notes import parse

HULLS = r"""
[scope]
subject = ["dinghy"]

[words]
most = '\b(max\w*|at most|höchstens)\b|最多'
crew = "crew|hands|mannschaft|人"

[[fact]]
id = "crew"
topic = "crew"
headline = "**A dinghy carries three.**"
source_title = "The book of hulls"
source_url = "https://example.org/hulls"
checked = 2026-11-23
as_of = "2026-06"

[[fact.claim]]
subject = ["{crew}"]
says = '{most} ?(2|two|zwei|两)\b'
excluding = '{most} two oars'
verdict = "wrong"
holds = "three"
"""


def said(text: str, toml: str = HULLS) -> list[str]:
    facts, problems = read_facts(tomllib.loads(toml))
    assert problems == ()
    return [claim.fact for claim in check_claims(parse(f"# Dinghy\n\n- {text}", "a.md"), facts)]


@pytest.mark.parametrize("text", ["Crew: at most 2", "Mannschaft: höchstens zwei", "人：最多2", "hands: max two"])
def test_a_pattern_says_each_word_of_the_groups_it_refers_to(text):
    assert said(text) == ["crew"]


def test_a_group_is_one_piece_of_what_it_stands_in():
    assert said("The crew may sing at most") == []
    assert said("Crew: at most two oars, at most 2 hands") == []


def test_a_line_matches_none_of_several_expressions_that_exclude_it():
    several = HULLS.replace("excluding = '{most} two oars'", "excluding = ['\\boars?\\b', '{most} 2 sailors']")
    assert said("Crew: at most 2", several) == ["crew"]
    assert said("Crew: at most 2 sailors", several) == []
    assert said("Crew: at most 2, an oar each", several) == []


def test_a_group_that_is_not_listed_is_told():
    _, problems = read_facts(tomllib.loads(HULLS.replace("most =", "least =")))
    assert [one.message for one in problems] == ["fact crew: claim 1: {most} is not among the [words]"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r"'\b(max\w*|at most|höchstens)\b|最多'", "'(at most'", "words: most must be a regular expression"),
        (r"'\b(max\w*|at most|höchstens)\b|最多'", "7", "words: most must be a regular expression"),
        ("crew =", 'Big = "big"\ncrew =', "words: Big must be lower-case letters"),
    ],
)
def test_what_is_wrong_with_the_words_is_told(old, new, told):
    _, problems = read_facts(tomllib.loads(HULLS.replace(old, new)))
    assert any(one.message.startswith(told) for one in problems)


def test_words_that_are_no_table_are_told():
    _, problems = read_facts({"words": ["at most"]})
    assert [one.message for one in problems] == ["words are written as a [words] table"]


def test_written_out_tables_are_read_again_without_their_words():
    tables = spelled_out(tomllib.loads(HULLS))
    facts = facts_again(tables["scope"], tables["fact"])
    assert facts == read_facts(tomllib.loads(HULLS))[0]
    assert spelled_out(tables) == tables


anything = st.recursive(
    st.none() | st.integers() | st.sampled_from(["{most}", "", "x"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["fact", "claim", "words", "says", "subject", "most"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["fact", "words", "scope"]), anything, max_size=3))
def test_bad_tables_are_told_and_never_raise(data):
    facts, _ = read_facts(data)
    assert facts == ()
