"""What an author is told to look at."""

from collections.abc import Sequence

import pytest

from study.core.assessment.distractors import drawn
from study.core.assessment.flags import Flag, flags
from study.core.assessment.intervals import Interval
from study.core.assessment.items import Item, guess_score, item
from tests.core.assessment.answers import Row, single, tally

WORTH = {"a": 1.0, "b": 0.0, "c": 0.0}
NAMES = {"a": "A", "b": "B", "c": "C"}


def raised(rows: list[Row]) -> dict[str, Flag]:
    counted = tally(rows)
    found = flags(item(counted), drawn(counted, list(WORTH)), WORTH, guess_score(list(WORTH.values())), NAMES)
    assert len({(flag.name, flag.message) for flag in found}) == len(found)
    return {flag.name: flag for flag in found}


def test_a_good_question_raises_nothing() -> None:
    rows = [*single("b", range(1, 11), False), *single("c", range(1, 11), False), *single("a", range(11, 41), True)]
    assert raised(rows) == {}


def test_a_wrong_key_shows_in_everything() -> None:
    rows = [*single("b", range(20, 40), False), *single("a", range(1, 15), True), *single("c", [1, 2, 3], False)]
    found = raised(rows)
    assert found["strongest"].message == "The strongest learners choose B."
    assert found["key"].message.startswith("Is the key wrong? Those who choose B ")
    assert found["key"].reason.startswith("Mean rest score 29.50 (20 answers) against 7.50 (14 answers): ")
    assert found["key"].severity == found["negative"].severity == "error"


def test_a_distractor_of_too_few_learners_accuses_nobody() -> None:
    rows = [*single("b", [40, 39], False), *single("a", range(1, 35), True), *single("c", range(1, 8), False)]
    assert "key" not in raised(rows)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (range(1, 16), ""),  # the weaker half
        ([*range(1, 11), *range(21, 26)], "weakish"),
        (range(1, 31, 2), "weak"),  # every other one: hardly related
        (range(16, 31), "negative"),  # the stronger half
    ],
)
def test_how_a_question_tells_strong_from_weak_is_put_in_words(wrong: Sequence[int], name: str) -> None:
    rows: list[Row] = [((), float(rest not in wrong), float(rest), None) for rest in range(1, 31)]
    found = [flag.name for flag in flags(item(tally(rows)))]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(("right", "name"), [(40, "easy"), (39, "easy"), (1, "hard"), (0, "hard"), (12, "guess")])
def test_too_easy_too_hard_and_no_better_than_a_guess(right: int, name: str) -> None:
    rows = [*single("a", range(40 - right, 40), True), *single("b", range(40 - right), False)]
    found = raised(rows)
    assert name in found
    assert "over 40 attempts" in found[name].reason


def test_an_option_that_nobody_chooses_is_named() -> None:
    rows = [*single("a", range(20, 40), True), *single("b", range(20), False)]
    assert raised(rows)["unused"].message == "Nobody chooses C."


def test_nothing_is_said_below_thirty_attempts() -> None:
    assert raised([*single("b", range(15, 29), False), *single("a", range(15), True)]) == {}


def test_a_question_without_a_key_among_its_options_is_left_alone() -> None:
    counted = tally([*single("a", range(20, 40), True), *single("b", range(20), False)])
    assert flags(item(counted), drawn(counted, ["a", "b"]), {"a": 0.0, "b": 0.0}) == ()
    assert flags(item(counted), drawn(counted, ["a", "b"])) == ()


@pytest.mark.parametrize(
    ("percent", "name"),
    [(-0.1, "negative"), (0.0, "weak"), (29.9, "weak"), (30.0, "weakish"), (49.9, "weakish"), (50.0, "")],
)
def test_where_the_words_about_discrimination_change(percent: float, name: str) -> None:
    half = Interval(0.4, 0.6)
    found = flags(Item(40, 0.5, half, discrimination=percent, discrimination_interval=Interval(-20, 60)))
    assert [flag.name for flag in found] == ([name] if name else [])


@pytest.mark.parametrize(
    ("right", "name"), [(38, "easy"), (37, ""), (2, "hard"), (3, "guess"), (20, "guess"), (21, "")]
)
def test_where_the_words_about_facility_change(right: int, name: str) -> None:
    """Of 40: 95 %, 5 %, and a guess of one half."""
    rows = [*single("a", range(40 - right, 40), True), *single("b", range(40 - right), False)]
    found = {flag.name for flag in flags(item(tally(rows)), guess=0.5)}
    assert found & {"easy", "hard", "guess"} == ({name} if name else set())


def test_an_option_of_slightly_better_learners_is_no_reason_to_doubt_the_key() -> None:
    rows = [*single("b", range(2, 22), False), *single("a", range(20), True), *single("c", range(9), False)]
    table = {row.key: row for row in drawn(tally(rows), list(WORTH))}
    assert table["b"].mean_rest and table["a"].mean_rest and table["b"].mean_rest > table["a"].mean_rest
    assert "key" not in raised(rows)
