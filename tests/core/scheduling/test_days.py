"""Learner days begin at 04:00 on the learner's clock, whatever the clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import day_start, learner_day

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Vienna",
        "America/New_York",
        "Australia/Lord_Howe",  # set forward and back by half an hour
        "Asia/Kathmandu",
        "Pacific/Apia",  # had no 30 December 2011
        "Antarctica/Casey",  # set by three hours at a time, once across 04:00
    )
]
zones = st.sampled_from(ZONES)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 hypothesis adds it
days = st.dates(date(2000, 1, 2), date(2030, 1, 1))
SECOND = timedelta(seconds=1)


@given(instants, st.timedeltas(timedelta(), timedelta(days=3)), zones)
def test_days_never_go_back(instant: datetime, later: timedelta, zone: ZoneInfo) -> None:
    assert learner_day(instant, zone) <= learner_day(instant + later, zone)


@given(instants, zones)
def test_an_instant_lies_within_its_day(instant: datetime, zone: ZoneInfo) -> None:
    day = learner_day(instant, zone)
    assert day_start(day, zone) <= instant < day_start(day + timedelta(days=1), zone)


@given(days, st.sampled_from(ZONES[:5]))
def test_a_day_begins_exactly_at_four(day: date, zone: ZoneInfo) -> None:
    start = day_start(day, zone)
    local = start.astimezone(zone)
    assert start.tzinfo is UTC
    assert (local.date(), local.time()) == (day, time(4))
    assert learner_day(start, zone) == day
    assert learner_day(start - SECOND, zone) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", date(2026, 3, 7), 23),
        ("America/New_York", date(2026, 10, 31), 25),
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),
    ],
)
def test_the_day_a_clock_is_set_is_shorter_or_longer(zone: str, day: date, hours: float) -> None:
    where = ZoneInfo(zone)
    assert day_start(day + timedelta(days=1), where) - day_start(day, where) == timedelta(hours=hours)


def test_the_small_hours_belong_to_the_evening_before() -> None:
    vienna = ZoneInfo("Europe/Vienna")
    evening = datetime(2026, 11, 23, 22, tzinfo=vienna)
    assert learner_day(evening, vienna) == learner_day(evening + timedelta(hours=5, minutes=59), vienna)
    assert learner_day(evening + timedelta(hours=6), vienna) == date(2026, 11, 24)


def test_a_date_that_a_zone_left_out_is_an_empty_day() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert day_start(date(2011, 12, 30), apia) == day_start(date(2011, 12, 31), apia)
    before = datetime(2011, 12, 31, 3, 59, tzinfo=apia)
    assert learner_day(before, apia) == date(2011, 12, 29)
    assert learner_day(before + timedelta(minutes=1), apia) == date(2011, 12, 31)


def test_another_rollover() -> None:
    instant = datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert learner_day(instant, ZoneInfo("UTC"), time(0)) == date(2026, 11, 23)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(TypeError):
        learner_day(datetime(2026, 11, 23, 1), ZoneInfo("UTC"))  # noqa: DTZ001 that is the point


def test_a_clock_set_back_past_the_rollover_does_not_bring_yesterday_back() -> None:
    """In 2010 St. John's went from 00:01 on 7 November to 23:01 on the 6th; 00:00 had been seen by then."""
    st_johns = ZoneInfo("America/St_Johns")
    midnight = day_start(date(2010, 11, 7), st_johns, time(0))
    repeated = midnight + timedelta(minutes=30)
    assert repeated.astimezone(st_johns).date() == date(2010, 11, 6)
    assert learner_day(repeated, st_johns, time(0)) == date(2010, 11, 7)
