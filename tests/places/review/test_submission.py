"""What the form of a question says is read once, and nothing of it is believed."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from study.review.submission import NONE, Submission, showing, submission
from study.review.timing import answered_at, stamp
from tests.clock import START

ADDRESS = "/review/5/"
TOKYO = ZoneInfo("Asia/Tokyo")
SHOWN = showing(ADDRESS, 8, 3, 2, 0, START)
SECOND = timedelta(seconds=1)


def sent(to: str = ADDRESS, **fields: Any) -> Submission:
    request: Any = RequestFactory().post(to, fields)
    request.zone = lambda: TOKYO
    return submission(request)


def milliseconds(at: datetime) -> str:
    return str(round(at.timestamp() * 1000))


def test_a_form_as_our_page_writes_it() -> None:
    found = sent(**asdict(SHOWN), submission=SHOWN.id, answer=["a", "b"])
    assert (found.version, found.ordinal, found.seed, found.opened, found.id) == (3, 2, 0, START, SHOWN.id)
    assert found.form["answer"] == ["a", "b"]


def test_a_form_that_says_nothing_answers_no_version() -> None:
    found = sent(skip="1")
    assert (found.version, found.ordinal, found.seed, found.opened, found.said) == (NONE, NONE, None, None, None)
    assert found.answered(START, START.date()) == (START, START.date())


@pytest.mark.parametrize("changed", ["id", "question", "version", "ordinal", "seed"])
def test_the_time_counts_for_the_very_showing_alone(changed: str) -> None:
    other = showing(ADDRESS, 9, 4, 3, 1, START)
    forged = replace(SHOWN, **{changed: getattr(other, changed)})
    assert sent(**asdict(forged), submission=forged.id).opened is None
    assert sent("/review/6/", **asdict(SHOWN), submission=SHOWN.id).opened is None
    assert stamp((ADDRESS,), START) != stamp((ADDRESS,), START + SECOND)


@given(st.integers(-90, 90), st.integers(0, 90))
def test_what_the_browser_says_counts_between_showing_and_arrival(said: int, arrived: int) -> None:
    at, now = START + said * SECOND, START + arrived * SECOND
    assert answered_at(at, START, now) == (at if 0 <= said <= arrived else now)
    assert answered_at(at, None, now) == answered_at(None, START, now) == now


def test_the_day_is_that_of_answering_where_the_learner_is() -> None:
    late, now = START + timedelta(hours=9), START + timedelta(days=2)
    form = {**asdict(SHOWN), "submission": SHOWN.id}
    assert sent(**form, answered=milliseconds(late)).answered(now, now.date()) == (late, date(2026, 11, 23))
    later = START + timedelta(hours=11)  # 05:00 of the next day
    assert sent(**form, answered=milliseconds(later)).answered(now, now.date()) == (later, date(2026, 11, 24))
    for unbelievable in (START - SECOND, now + SECOND):
        assert sent(**form, answered=milliseconds(unbelievable)).answered(now, now.date()) == (now, now.date())


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "1e3", "٣", "one", "9" * 40])
def test_what_is_no_number_counts_as_not_said(text: str) -> None:
    found = sent(version=text, ordinal=text, seed=text, answered=text)
    assert (found.version, found.ordinal, found.seed, found.said) == (NONE, NONE, None, None)


def test_a_seed_in_the_form_goes_before_the_one_it_is_shown_with() -> None:
    assert Submission(1, 0, {}).with_seed(7).seed == 7
    assert Submission(1, 0, {}, seed=0).with_seed(7).seed == 0
