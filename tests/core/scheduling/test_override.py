"""When a card is asked: its memory's day, unless its learner said otherwise since."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import Grade, Memory, Override, OverrideKind, When, review, target, when

DAY = timedelta(days=1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
ASIDE, BURY, ASK, FINAL = OverrideKind

instants = st.integers(-9, 9).map(lambda hours: NOON + timedelta(hours=hours))
days = st.integers(-3, 30).map(lambda number: TODAY + number * DAY)
overrides = st.lists(
    st.builds(Override, st.just(ASIDE), instants)
    | st.builds(Override, st.sampled_from([BURY, ASK, FINAL]), instants, days),
    max_size=5,
)
memories = st.none() | st.sampled_from(Grade).map(lambda grade: review(None, grade, NOON, TODAY, 1))


def known(grade: Grade = Grade.EASY) -> Memory:
    return review(None, grade, NOON, TODAY, 1)


def test_without_overrides_it_is_what_the_memory_says() -> None:
    memory, step = known(), known(Grade.AGAIN)
    assert when(memory) == When(memory.due_day)
    assert when(step) == When(TODAY, NOON + timedelta(minutes=10))
    assert when(None) == When()


def test_buried_it_comes_no_sooner_than_that_day() -> None:
    memory = known()
    later, sooner = memory.due_day + 3 * DAY, memory.due_day - 3 * DAY
    assert when(memory, [Override(BURY, NOON, later)], NOON) == When(later)
    assert when(memory, [Override(BURY, NOON, sooner)], NOON) == When(memory.due_day)
    assert when(known(Grade.AGAIN), [Override(BURY, NOON, later)], NOON) == When(later)
    assert when(known(Grade.AGAIN), [Override(BURY, NOON, TODAY)], NOON) == When(TODAY, NOON + timedelta(minutes=10))


def test_asked_for_it_comes_on_that_day() -> None:
    memory = known()
    for day in (memory.due_day - 3 * DAY, memory.due_day + 3 * DAY):
        for kind in (ASK, FINAL):
            assert when(memory, [Override(kind, NOON, day)], NOON) == When(day)


def test_a_new_card_waits_for_the_day_and_is_still_new() -> None:
    assert when(None, [Override(BURY, NOON, TODAY + DAY)]) == When(not_before=TODAY + DAY)


def test_an_answer_ends_what_was_said_before_it_but_for_setting_aside() -> None:
    memory, before = known(), NOON - timedelta(seconds=1)
    said = [Override(BURY, before, TODAY + 90 * DAY), Override(ASIDE, before)]
    assert when(memory, said, NOON) == When(memory.due_day, aside_since=before)


@given(memories, overrides, st.none() | instants, st.randoms())
def test_the_order_in_which_they_are_read_does_not_matter(
    memory: Memory | None, said: list[Override], last: datetime | None, random: Random
) -> None:
    expected = when(memory, said, last)
    random.shuffle(said)
    assert when(memory, said, last) == expected
    assert (expected.aside_since is None) == all(one.kind is not ASIDE for one in said)
    assert (expected.day is None) == (memory is None)


@given(st.lists(st.floats(0.7, 0.97), min_size=1))
def test_the_highest_target_counts(targets: list[float]) -> None:
    assert target(*targets) == max(targets)
