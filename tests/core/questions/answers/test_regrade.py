"""Answers graded again: by another key, or with a faulty option withdrawn."""

from dataclasses import replace
from itertools import combinations

import pytest

from study.core.questions.answers.regrade import by_key, key_fault, options, right, withdrawal_fault, without
from study.core.questions.interaction import Option
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.single import Single
from study.core.questions.source.reader import parse_question

SINGLE, MULTIPLE, RECALL = KINDS["single"], KINDS["multiple"], KINDS["recall"]


def single(key: str) -> Single:
    return Single(tuple(Option(name, name, right=name == key) for name in "abc"))


def multiple(key: str, score: str = "right-minus-wrong") -> Multiple:
    return Multiple(tuple(Option(name, name, right=name in key) for name in "abcde"), score)


def chosen(keys: str) -> dict[str, list[str]]:
    return {"chosen": list(keys)}


def test_an_answer_is_graded_by_the_key_that_mends_it() -> None:
    assert key_fault(SINGLE, single("a"), SINGLE, single("b")) is None
    assert [by_key(SINGLE, single("b"), chosen(key), 0) for key in "abc"] == [0, 1, 0]
    assert by_key(SINGLE, single("b"), None, 0) == 0


def test_an_option_that_is_gone_is_not_right() -> None:
    assert by_key(SINGLE, Single(single("b").options[1:]), chosen("a"), 0) == 0


def test_what_cannot_be_graded_by_a_key() -> None:
    assert key_fault(SINGLE, single("a"), MULTIPLE, multiple("ab"))
    card, _ = parse_question(RECALL.examples[0])
    assert card and key_fault(RECALL, card.body, RECALL, card.body)


def test_variants_are_graded_as_they_were_drawn() -> None:
    kind = KINDS["computed"]
    question, _ = parse_question(kind.examples[0])
    assert question and key_fault(kind, question.body, kind, question.body) is None
    for seed in range(4):
        for sample in kind.samples(kind.vary(question.body, seed)):
            if sample.score is not None:
                answer = kind.read(kind.vary(question.body, seed), sample.form)
                assert by_key(kind, question.body, answer, seed) == sample.score  # type: ignore[arg-type]
    fewer = replace(question.body, variants=question.body.variants[:1])
    assert key_fault(kind, question.body, kind, fewer)
    assert withdrawal_fault(kind, question.body, "a", "ignored")


def test_one_right_option_ignored() -> None:
    """Who chose it counts as right; for all others nothing changes."""
    body = single("a")
    assert [without(SINGLE, body, chosen(key), "b", "ignored") for key in "abc"] == [1, 1, 0]
    assert withdrawal_fault(SINGLE, body, "b", "ignored") is None


def test_the_only_right_option_cannot_be_ignored() -> None:
    fault = withdrawal_fault(SINGLE, single("a"), "a", "ignored")
    assert fault and "everyone" in fault.message
    assert withdrawal_fault(SINGLE, single("a"), "a", "everyone") is None


def test_everyone_who_answered_is_right() -> None:
    body = single("a")
    assert [without(SINGLE, body, chosen(key), "b", "everyone") for key in "abc"] == [1, 1, 1]
    assert without(SINGLE, body, None, "b", "everyone") == without(SINGLE, body, None, "b", "ignored") == 0


@pytest.mark.parametrize(
    ("option", "ticked", "ignored", "everyone"),
    [
        ("c", "ab", 1, 1),  # c is wrong: who left it out keeps the full mark,
        ("c", "ac", 1 / 2, 1),  # who ticked it has one choice left, or is given it,
        ("c", "cd", 0, 0),
        ("c", "ad", 0, 1 / 2),
        ("b", "ab", 1, 1),  # b is right: it leaves the key, or is given
        ("b", "ad", 0, 1 / 2),
        ("b", "ac", 0, 1 / 2),
        ("b", "cd", 0, 0),
    ],
)
def test_an_option_among_several(option: str, ticked: str, ignored: float, everyone: float) -> None:
    body = multiple("ab")
    assert without(MULTIPLE, body, chosen(ticked), option, "ignored") == pytest.approx(ignored)
    assert without(MULTIPLE, body, chosen(ticked), option, "everyone") == pytest.approx(everyone)


def test_all_or_nothing_stays_so() -> None:
    body = multiple("ab", "all-or-nothing")
    scores = {ticked: without(MULTIPLE, body, chosen(ticked), "c", "everyone") for ticked in ("ab", "ac", "ad", "cd")}
    assert scores == {"ab": 1, "ac": 1, "ad": 0, "cd": 0}
    assert without(MULTIPLE, body, chosen("ac"), "c", "ignored") == 0


def test_everyone_right_takes_nothing_away() -> None:
    """Whatever was ticked, a withdrawn option given to all never costs a mark; no score leaves 0 to 1."""
    for score in ("right-minus-wrong", "all-or-nothing"):
        body = multiple("abc", score)
        for ticked in combinations("abcde", 3):
            answer = {"chosen": list(ticked)}
            for option in "abcde":
                given = without(MULTIPLE, body, answer, option, "everyone")
                assert MULTIPLE.grade(body, answer) <= given <= 1
                assert 0 <= without(MULTIPLE, body, answer, option, "ignored") <= 1


def test_only_known_options_of_kinds_with_options() -> None:
    assert withdrawal_fault(SINGLE, single("a"), "z", "ignored")
    assert withdrawal_fault(SINGLE, single("a"), "b", "forgotten")
    short, _ = parse_question(KINDS["short"].examples[0])
    assert short and withdrawal_fault(KINDS["short"], short.body, "a", "ignored")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_with_options_knows_its_right_ones(name: str) -> None:
    kind = KINDS[name]
    for text in kind.examples:
        question, _ = parse_question(text)
        assert question
        assert set(right(kind, question.body)) <= {one.key for one in options(kind, question.body)}
        for sample in kind.samples(question.body):
            answer = kind.read(question.body, sample.form)
            if sample.score is not None and isinstance(answer, dict):
                assert by_key(kind, question.body, answer, 0) == sample.score or kind.self_graded
