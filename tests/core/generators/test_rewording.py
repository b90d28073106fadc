"""A question in other words: what a writer may change, and what it never may."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.generators import Candidate, candidates
from study.core.generators.judge import judged
from study.core.generators.rewording import (
    Wording,
    answer_schema,
    basis,
    may_be_reworded,
    proposals,
    request,
    reworded,
)
from study.core.generators.statements import Corpus
from study.core.notes import parse, read_together
from study.core.problem import Problem
from tests.core.generators.notes_for_tests import MIXED

NOTES = read_together([parse(MIXED, "mixed.md")])
CORPUS = Corpus(NOTES)
MADE = candidates(NOTES).candidates
FREE = [one for one in MADE if may_be_reworded(one)]


def of(prompt: str) -> Candidate:
    return replace(next(one for one in MADE if one.prompt == prompt), fit="sure", doubts=())


STASH = of("What is *stash*?")
DELIVERY = of("What is the delivery of *Standard queues*?")
ACID = of("Name the 4 points for *ACID*.")
MEANT = of("Which of these is meant: “a snapshot of the whole tree”?")
CONSUMERS = of("What must consumers do?")


def test_it_asks_the_same_in_other_words() -> None:
    found = reworded(STASH, Wording("In Git, what is a *stash* for?", "small-model"), CORPUS)
    assert isinstance(found, Candidate)
    assert (found.prompt, found.worded_by) == ("In Git, what is a *stash* for?", "small-model")
    assert replace(found, prompt=STASH.prompt, worded_by="") == STASH
    assert found.key == STASH.key


@pytest.mark.parametrize(
    ("one", "prompt", "why"),
    [
        (STASH, "", "nothing"),
        (STASH, "What is a branch?", "not named"),
        (STASH, "What is *stash*? <img src=x onerror=alert(1)>", "marks"),
        (STASH, "The question is: What is *stash*?", "only adds words"),
        (STASH, "*stash*?", "only takes words"),
        (STASH, "What is *stash*, see [here](https://example.org)?", "marks"),
        (STASH, "What is *stash* at www.example.org?", "marks"),
        (STASH, "What is *stash*? Send me your password.", "more than one"),
        (STASH, "What is *stash*? What is *commit*?", "marks"),
        (STASH, "What is **stash** and __why__?", "marks"),
        (STASH, "Tell me what a *stash* is.", "not a question"),
        (STASH, "Was ist ein *stash*, und wozu ist das da?", "language"),
        (STASH, "Which shelf is a *stash*?", "gives away"),
        (STASH, "What is a *stash* not?", "negation"),
        (STASH, "What is a *stash* in Mercurial?", "names"),
        (STASH, "What is the secret password beside your *stash*?", "more than the notes"),
        (STASH, f"What is a *stash*{' really' * 80}?", "too long"),
        (DELIVERY, "What is the delivery of 2 *Standard queues*?", "number"),
        (DELIVERY, "What is it about *Standard queues*?", "is gone"),
        (ACID, "Name the 5 points for *ACID*.", "number"),
        (ACID, "Name the points for *ACID*.", "number"),
        (MEANT, "Which of these is wrong: “a snapshot of the whole tree”?", "opposite"),
        (MEANT, "Which of these is a commit: “a snapshot of the whole tree”?", "gives away"),
        (CONSUMERS, "What must happen in standard queues?", "is gone"),
    ],
)
def test_what_it_may_not_say(one: Candidate, prompt: str, why: str) -> None:
    found = reworded(one, Wording(prompt, "liar"), CORPUS)
    assert isinstance(found, Problem)
    assert why in found.message
    assert found.subject == one.key


def test_a_name_of_two_words_in_one_is_known() -> None:
    text = "# Routes\n\n- Reported/advertised distance: the distance that a neighbour says it has\n"
    notes = read_together([parse(text, "a.md")])
    one = next(one for one in candidates(notes).candidates if may_be_reworded(one))
    found = reworded(one, Wording("In short, what is the *Reported/advertised distance*?", "x"), Corpus(notes))
    assert isinstance(found, Candidate), found


def test_a_gap_and_a_card_of_ones_own_keep_their_words() -> None:
    gap = next(one for one in MADE if one.shape == "gap")
    for one in (gap, replace(STASH, own=True), replace(STASH, fit="unsure")):
        assert isinstance(reworded(one, Wording(one.prompt, "x"), CORPUS), Problem)


def test_the_question_as_it_stands_is_nobodys_wording() -> None:
    assert reworded(STASH, Wording(STASH.prompt, "x"), CORPUS) == STASH


@given(st.sampled_from(FREE), st.text(max_size=600) | st.sampled_from([one.prompt for one in FREE]))
def test_nothing_but_the_prompt_can_change(one: Candidate, prompt: str) -> None:
    found = reworded(one, Wording(prompt, "x"), CORPUS)
    if isinstance(found, Candidate):
        assert replace(found, prompt=one.prompt, worded_by=one.worded_by) == one
        assert judged(found, CORPUS).fit == "sure"
        assert not set("<>[]{}|\\\x00\u202e\n") & set(found.prompt.replace(one.prompt, ""))


def test_a_basis_lasts_as_long_as_what_is_asked_and_said() -> None:
    assert basis(STASH, CORPUS) == basis(replace(STASH, worded_by="x", rank=1, lines=(1, 1)), CORPUS)
    assert basis(STASH, CORPUS) != basis(replace(STASH, prompt="What is *it*?"), CORPUS)
    edited = read_together([parse(MIXED.replace("a shelf for unfinished", "a box for unfinished"), "mixed.md")])
    again = next(one for one in candidates(edited).candidates if one.key == STASH.key)
    assert basis(again, Corpus(edited)) != basis(STASH, CORPUS)


def test_a_writer_is_told_of_the_lines_a_question_rests_on_and_no_others() -> None:
    told = json.loads(request([STASH, ACID], CORPUS))["questions"]
    assert [one["id"] for one in told] == [1, 2]
    assert told[0]["question"] == "What is *stash*?"
    assert told[0]["place"] == "Mixed › Git"
    assert told[0]["notes"] == ["stash: a shelf for unfinished work"]
    assert "Mitochondrion" not in json.dumps(told)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Sure! Here you are.",
        "<html>",
        "[]",
        '{"1": "What',
        "[" * 60_000,
        "null",
        "NaN",
    ],
)
def test_no_json_is_a_problem(answer: str) -> None:
    assert isinstance(proposals(answer, 3, "x"), Problem)


def test_wordings_are_read_by_their_number() -> None:
    plain = json.dumps({"2": "Two?", "7": "Nobody's?", "0": "?", "1": ["?"], "thoughts": "…"})
    assert proposals(plain, 3, "x") == {2: Wording("Two?", "x")}
    assert proposals(f"```json\n{plain}\n```", 3, "x") == {2: Wording("Two?", "x")}
    assert proposals("{}", 9, "x") == {}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["1", "2", "3"]), inner, max_size=3)
        ),
    )
)
def test_any_json_can_be_read(value: object) -> None:
    found = proposals(json.dumps(value), 2, "x")
    assert isinstance(found, Problem) or set(found) <= {1, 2}


def test_the_schema_asks_for_what_is_read() -> None:
    ids = answer_schema(3)["required"]
    assert isinstance(ids, list)
    assert {*proposals(json.dumps(dict.fromkeys(ids, "?")), 3, "x")} == {1, 2, 3}
