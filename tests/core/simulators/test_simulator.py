"""Events that are put into words when they are read are read like any sequence."""

from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators.simulator import Event, Recorded


def word(row: int) -> Event:
    return Event(float(row), "happened", str(row))


@given(rows=st.lists(st.integers(), max_size=20), start=st.integers(-25, 25), stop=st.integers(-25, 25))
def test_recorded_events_read_like_a_tuple_of_them(rows: list[int], start: int, stop: int) -> None:
    told, whole = Recorded(rows, word), tuple(map(word, rows))
    assert tuple(told) == whole and len(told) == len(whole)
    assert told[start:stop] == whole[start:stop]
    assert [told[index] for index in range(-len(rows), len(rows))] == [*whole, *whole]
    assert tuple(reversed(told)) == whole[::-1]


def test_nothing_is_put_into_words_before_it_is_read() -> None:
    read: list[int] = []
    told = Recorded([1, 2, 3], lambda row: read.append(row) or word(row))  # type: ignore[func-returns-value]
    assert (len(told), read) == (3, [])
    assert told[1].who == "2"
    assert read == [2]
