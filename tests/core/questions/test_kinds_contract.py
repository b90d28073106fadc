"""What every kind of question promises, tested on the examples each brings along."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.check import HIDDEN, check, names, variants
from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, Question, decode, encode
from study.core.questions.source.form import Sheet, sheet_of
from study.core.questions.source.format import format_bank
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from tests.core.questions.twins import twin

EXAMPLES = [(kind, text) for kind in KINDS.values() for text in kind.examples]
each_example = pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[f"{kind.name}" for kind, _ in EXAMPLES])
FIELDS = ("answer", "recalled", "blank-1", "blank-2", "blank-3", "order", "move", "match-api-route")
forms = st.dictionaries(
    st.sampled_from(FIELDS) | st.text(max_size=5),
    st.lists(
        st.sampled_from(["1", "2", "900", "true", "again", "1e999", "-", "𝟗", "1,5", "up:runtime", "runtime"])
        | st.text(),
        max_size=4,
    ),
    max_size=8,
)


def question_of(text: str) -> Question:
    question, problems = parse_question(text)
    assert not [problem for problem in problems if problem.severity == "error"]
    assert question
    return question


def texts(data: Any) -> list[str]:
    if isinstance(data, dict | list):
        return [text for value in (data.values() if isinstance(data, dict) else data) for text in texts(value)]
    return [data] if isinstance(data, str) else []


def test_the_ten_kinds_written_by_hand_are_found() -> None:
    written = {"cloze", "matching", "multiple", "numeric", "ordering", "points", "recall", "short", "single"}
    written |= {"truefalse"}
    assert written <= set(KINDS)
    assert all(kind.name == name and kind.examples and kind.label for name, kind in KINDS.items())


def test_each_kind_says_what_it_is_for() -> None:
    uses = [kind.use for kind in KINDS.values()]
    assert len({*uses}) == len(uses) and all(one.endswith(".") and len(one) < 70 for one in uses)


@each_example
def test_an_example_is_read_as_its_kind_without_warnings_and_keeps_its_promises(kind: Kind[Any], text: str) -> None:
    question, problems = parse_question(text)
    assert question
    assert question.kind == kind.name
    assert isinstance(question.body, kind.body)
    assert not problems
    assert check(question) == ()


@each_example
def test_samples_cover_right_wrong_and_unreadable_answers(kind: Kind[Any], text: str) -> None:
    body = question_of(text).body
    scores = {sample.score for sample in kind.samples(body)}
    assert {0.0, 1.0, None} <= scores | ({0.0} if kind.name == "cloze" else set())
    for sample in kind.samples(body):
        answer = kind.read(body, sample.form)
        assert isinstance(answer, Problem) == (sample.score is None)
        if not isinstance(answer, Problem):
            assert json.loads(json.dumps(answer)) == answer
            assert kind.grade(body, answer) == pytest.approx(sample.score)


@each_example
def test_i_do_not_know_is_worth_nothing_and_is_explained(kind: Kind[Any], text: str) -> None:
    body = question_of(text).body
    assert kind.grade(body, None) == 0
    explained = kind.explain(body, None, 7)
    assert explained.said == ""
    assert not any(row.chosen for row in explained.rows)
    assert explained.answer or kind.self_graded


@each_example
def test_a_body_survives_json(kind: Kind[Any], text: str) -> None:
    body = question_of(text).body
    assert decode(kind.body, json.loads(json.dumps(encode(body)))) == body


@each_example
def test_the_same_seed_presents_the_same_and_only_in_public(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    reasons = [row.reason for row in kind.explain(question.body, None, 1).rows if row.reason]
    for seed in range(20):
        shown = encode(kind.present(question.body, seed))
        assert shown == encode(kind.present(question.body, seed))
        assert not HIDDEN & set(names(shown))
        assert not set(reasons) & set(texts(shown))


@each_example
def test_a_kind_says_what_its_key_says_and_what_is_chosen_from(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    parts = kind.parts(question.body)
    assert parts.right and all(parts.all)
    shown = kind.present(question.body, 7)
    assert {one for texts in kind.lists(shown) for one in texts} <= set(texts(encode(shown)))


@each_example
def test_a_kind_has_fields_or_is_written_as_text(kind: Kind[Any], text: str) -> None:
    sheet = sheet_of(text.strip() + "\n")
    assert (sheet.fields if isinstance(sheet, Sheet) else None) == kind.fields


@each_example
def test_in_an_exam_only_the_whole_answer_counts(kind: Kind[Any], text: str) -> None:
    body = question_of(text).body
    assert not kind.exact(body, None)
    for sample in kind.samples(body):
        answer = kind.read(body, sample.form)
        if not isinstance(answer, Problem):
            assert kind.exact(body, answer) is (sample.score == 1)


@each_example
def test_a_form_is_arranged_into_the_same_question(kind: Kind[Any], text: str) -> None:
    body = question_of(text).body
    shown = kind.present(body, 4)
    for form in ({}, {"move": ["up:nothing"], "order": ["nothing"]}, *(sample.form for sample in kind.samples(body))):
        again = kind.arrange(shown, form)
        assert sorted(texts(encode(again))) == sorted(texts(encode(shown)))


@each_example
def test_where_a_part_can_be_right_the_rule_is_said(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    if kind.name in ("multiple", "ordering", "matching") or (kind.name == "cloze" and len(question.body.blanks) > 1):
        assert kind.present(question.body, 1).rule.endswith(".")


@each_example
def test_the_lines_that_have_keys_are_named_as_the_body_has_them(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    again = question_of(format_bank(text).text)
    assert encode(again) | {"lines": 0} == encode(question) | {"lines": 0}


@each_example
def test_writing_loses_nothing(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    again = question_of(write_question(question))
    assert encode(again) | {"lines": 0} == encode(question) | {"lines": 0}


@each_example
def test_what_is_said_before_the_answer_says_nothing_of_the_key(kind: Kind[Any], text: str) -> None:
    """Of two questions that look alike and have other keys, the same is said of what is no answer: a number in a
    message is of neither, and none was left out because it is."""
    body = question_of(text).body
    other = twin(kind, body)
    assert encode(other) != encode(body)
    unreadable = [sample.form for sample in kind.samples(body) if sample.score is None]
    for form in (*unreadable, {"answer": ["soon"]}, {"answer": ["1", "2"]}, {"answer": ["-"]}, {"show": ["1"]}):
        one, two = kind.read(body, form), kind.read(other, form)
        if isinstance(one, Problem):
            assert one == two
            assert not re.search(r"\d", one.message.replace("200 characters", "")), one.message


@given(form=forms, seed=st.integers())
def test_any_form_gives_an_answer_or_a_problem_in_words(form: dict[str, list[str]], seed: int) -> None:
    for kind, text in EXAMPLES:
        body = question_of_cached(text).body
        answer = kind.read(body, form)
        if isinstance(answer, Problem):
            assert answer.message
            continue
        assert 0 <= kind.grade(body, answer) <= 1
        explained = kind.explain(body, json.loads(json.dumps(answer)), seed)
        assert explained.rows


@each_example
def test_a_seed_draws_the_same_each_time_and_what_it_draws_is_complete_in_itself(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    for seed in (-1, 0, 1, 7, 2**56):
        drawn = kind.vary(question.body, seed)
        assert drawn == kind.vary(question.body, seed)
        assert drawn == kind.vary(drawn, seed + 1)
        assert decode(kind.body, json.loads(json.dumps(encode(drawn)))) == drawn
        asked = kind.asked_in(encode(question.body), question.prompt, seed)
        assert asked == kind.stem(drawn, question.prompt)


@each_example
def test_every_variant_keeps_the_promises_of_a_question(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    for body in variants(kind, question.body):
        prompt = kind.stem(body, question.prompt)
        assert prompt
        assert check(replace(question, body=body, prompt=prompt)) == ()
        assert {0.0, 1.0, None} <= {sample.score for sample in kind.samples(body)} | {0.0}


CACHE = {text: parse_question(text)[0] for _, text in EXAMPLES}


def question_of_cached(text: str) -> Question:
    question = CACHE[text]
    assert question
    return question
