"""Exams that instructors make: what they typed, which questions are of which domain, and the cut by ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.blueprint import Scale, lacking
from study.core.exams.made import MOST_QUESTIONS, Outline, cut_of, read
from study.core.exams.score import scaled
from study.core.questions.question import decode, encode

KINDS = ["single", "multiple"]
FIELDS = {"title": "Tides", "scored": "10", "pilots": "3", "minutes": "20", "passing": "700", "part1": "All"}
FIELDS |= {"weight1": "1"}


def outline(**fields: str) -> Outline:
    found = read({**FIELDS, **fields}, ["single"], KINDS)
    assert isinstance(found, Outline), found
    return found


def test_what_was_typed_is_the_blueprint_and_is_stored_as_it_is() -> None:
    found = outline(part2="Waves", weight2="3", tags2="c/2 c/3 c/2", minutes="")
    assert found.parts[1].tags == ("c/2", "c/3") and found.kinds == ("single",)
    assert found.blueprint.places() == {"1": 3, "2": 7} and found.blueprint.minutes is None
    assert found.blueprint.scale == Scale(passing=700)
    assert decode(Outline, encode(found)) == found


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"scored": "4"}, "Questions that count: a whole number from 5"),
        ({"scored": str(MOST_QUESTIONS + 1)}, "Questions that count"),
        ({"scored": "½"}, "Questions that count"),
        ({"pilots": "-1"}, "Pilots"),
        ({"minutes": "0"}, "Minutes"),
        ({"passing": "1000"}, "Passing score"),
        ({"part1": "", "weight1": ""}, "Give the exam a domain"),
        ({"part1": ""}, "Domain 1: give it a name"),
        ({"weight1": "0"}, "Weight of domain 1"),
        ({"tags1": "x" * 201}, "Domain 1"),
        ({"part2": "Rest", "weight2": "1"}, "Only one domain can be without tags"),
    ],
)
def test_each_fault_is_told(fields: dict[str, str], said: str) -> None:
    found = read({**FIELDS, **fields}, ["single"], KINDS)
    assert isinstance(found, tuple) and [said in one.message for one in found] == [True]


def test_all_faults_are_told_at_once() -> None:
    found = read({}, ["painting"], KINDS)
    assert isinstance(found, tuple) and len(found) == 6


def test_a_question_is_of_the_first_domain_that_covers_a_tag_of_it() -> None:
    found = outline(tags1="c/2", part2="Rest", weight2="1", part3="Never", weight3="1", tags3="c/2.1")
    for tags, domain in [(["c/2"], "1"), (["x", "c/2.1.7"], "1"), (["c/2/a"], "1"), (["c/20"], "2"), ([], "2")]:
        assert found.part_of(tags) == domain, tags
    assert outline(tags1="c/2").part_of(["c/3"]) == ""


def test_pilots_are_among_what_a_pool_must_have() -> None:
    blueprint = outline().blueprint
    assert lacking(blueprint, {"1": 10}) == ()
    assert [one.missing for one in lacking(blueprint, {"1": 10}, pilots=True)] == [3]


def test_the_cut_is_the_mean_of_the_questions_once_all_are_rated() -> None:
    assert cut_of({1: [60, 80], 2: [50]}, [1, 2]) == pytest.approx(0.6)
    assert cut_of({1: [60]}, [1, 2]) is None and cut_of({1: [60], 2: []}, [1, 2]) is None and cut_of({}, []) is None


@given(st.dictionaries(st.integers(1, 50), st.lists(st.integers(1, 99), min_size=1, max_size=5), min_size=1))
def test_any_ratings_give_a_cut_that_scales(ratings: dict[int, list[int]]) -> None:
    cut = cut_of(ratings, list(ratings))
    assert cut is not None and 0 < cut < 1
    assert scaled(cut, Scale(cut=cut)) == Scale().passing
