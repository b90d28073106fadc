"""What the form of a question says is read once, and nothing of it is believed."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from study.review.submission import NONE, Submission, submission
from study.review.timing import stamp
from tests.clock import START

ADDRESS = "/review/5/"


def sent(**fields: str | list[str]) -> Submission:
    return submission(RequestFactory().post(ADDRESS, fields))  # type: ignore[arg-type]


def test_a_form_as_our_page_writes_it() -> None:
    opened = stamp(ADDRESS, 2, START)
    found = sent(version="3", ordinal="2", seed="0", opened=opened, answer=["a", "b"])
    assert (found.version, found.ordinal, found.seed, found.opened) == (3, 2, 0, START)
    assert found.form["answer"] == ["a", "b"]
    assert found.seconds(START + timedelta(seconds=9)) == 9


def test_a_form_that_says_nothing_answers_no_version() -> None:
    found = sent(skip="1")
    assert (found.version, found.ordinal, found.seed, found.opened) == (NONE, NONE, None, None)
    assert found.seconds(START) is None


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "1e3", "٣", "one", "9" * 40])
def test_what_is_no_number_counts_as_not_said(text: str) -> None:
    found = sent(version=text, ordinal=text, seed=text)
    assert (found.version, found.ordinal, found.seed) == (NONE, NONE, None)


def test_the_time_of_another_question_is_not_this_ones() -> None:
    assert sent(ordinal="2", opened=stamp("/review/6/", 2, START)).opened is None
    assert sent(ordinal="1", opened=stamp(ADDRESS, 2, START)).opened is None


def test_a_seed_in_the_form_goes_before_the_one_it_is_shown_with() -> None:
    assert Submission(1, 0, {}).with_seed(7).seed == 7
    assert Submission(1, 0, {}, seed=0).with_seed(7).seed == 0
