"""Free names: none is given twice, none that is taken, and the lowest number that is free."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from study.core.text.names import Names

STUDY = Path(__file__).resolve().parents[3] / "study"
WORDS = st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"])


@given(st.sets(WORDS), st.lists(WORDS))
def test_names_are_free_and_as_low_as_can_be(taken: set[str], wanted: list[str]) -> None:
    names = Names(taken)
    seen = set(taken)
    for name in wanted:
        siblings = [name, *(f"{name}-{number}" for number in range(2, len(seen) + 3))]
        found = names.take(name)
        assert found == next(one for one in siblings if one not in seen)
        seen.add(found)


def test_names_of_some_length_are_cut_for_their_number() -> None:
    names = Names(["a" * 9], longest=10)
    assert [names.take("a" * 10) for _ in range(3)] == ["a" * 10, "aaaaaaaa-2", "aaaaaaaa-3"]


@given(st.integers(0, 12), st.integers(8, 12), st.integers(1, 1_200))
def test_no_name_is_longer_than_it_may_be(letters: int, longest: int, times: int) -> None:
    names = Names(longest=longest)
    found = [names.take("a" * letters) for _ in range(times)]
    assert len(set(found)) == times and max(map(len, found)) <= longest


def test_equal_names_are_counted_and_not_searched() -> None:
    """Searched from 2 each time, these would take hours."""
    names = Names()
    assert [names.take("a") for _ in range(100_000)][-1] == "a-100000"
