"""Which choice stands in a question, with late ones that were taken."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.late import Made, is_last, standing
from study.core.exams.timing import Arrival

START = datetime(2026, 12, 1, 9, tzinfo=UTC)


def made(number: int, second: int, arrival: Arrival = Arrival.COUNTS) -> Made:
    return Made(number, START + timedelta(seconds=second), arrival)


def test_a_late_choice_stands_once_it_is_taken_and_no_longer_when_that_is_taken_back() -> None:
    in_time, late = made(1, 10), made(2, 20, Arrival.LATE)
    assert standing([in_time, late], []) == in_time
    assert standing([in_time, late], [2]) == late
    assert standing([late], []) is None and standing([], [2]) is None


def test_what_was_changed_later_stays_changed() -> None:
    late, in_time = made(2, 10, Arrival.LATE), made(1, 20)
    assert standing([in_time, late], [2]) == in_time
    assert not is_last(late, [in_time, late]) and is_last(in_time, [in_time, late])


def test_of_two_made_in_one_moment_the_one_that_arrived_last_stands() -> None:
    first, last = made(1, 10), made(2, 10, Arrival.LATE)
    assert standing([first, last], [2]) == last and is_last(last, [first, last])


choices = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(list(Arrival))), max_size=8)


@given(choices, st.sets(st.integers(0, 8)))
def test_taking_back_all_that_was_taken_is_as_before(rows: list[tuple[int, Arrival]], taken: set[int]) -> None:
    all_made = [made(number, *row) for number, row in enumerate(rows)]
    plain, found = standing(all_made, []), standing(all_made, taken)
    assert plain is None or (found is not None and found.at >= plain.at), "taking one never loses a newer one"
    assert found is None or found.arrival is Arrival.COUNTS or found.number in taken
    assert plain == standing([one for one in all_made if one.arrival is Arrival.COUNTS], taken)
