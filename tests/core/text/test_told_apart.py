"""Things of one name are told apart by where they stand, in as few words as do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.text.told_apart import told_apart


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([["Kidney"], ["Heart"]], ["", ""]),
        ([["Kidney", "Overview"], ["Heart", "Overview"], ["Heart"]], ["Kidney", "Heart", ""]),
        ([["Kidney", "overview"], ["Heart", "Overview"]], ["Kidney", "Heart"]),
        (
            [["A", "Heart", "Overview"], ["B", "Heart", "Overview"], ["B", "Liver", "Overview"]],
            ["A › Heart", "B › Heart", "Liver"],
        ),
        ([["Overview"], ["Heart", "Overview"]], ["", "Heart"]),
        ([["Heart", "Overview"], ["Heart", "Overview"]], ["Heart, 1", "Heart, 2"]),
    ],
)
def test_what_tells_them_apart(places: list[list[str]], told: list[str]) -> None:
    assert told_apart(places) == told


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=12))
def test_no_two_are_told_alike_and_names_that_are_alone_need_nothing(places: list[list[str]]) -> None:
    told = told_apart(places)
    shown = [(place[-1], said) for place, said in zip(places, told, strict=True)]
    assert len(set(shown)) == len(shown)
    for place, said in zip(places, told, strict=True):
        assert not said or sum(one[-1] == place[-1] for one in places) > 1
