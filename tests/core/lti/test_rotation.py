"""Keys are shown before they sign, and stay a while after."""

from datetime import UTC, datetime, timedelta

from study.core.lti import rotation

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def days(*ages: float) -> list[datetime]:
    return [NOW - timedelta(days=age) for age in ages]


def test_when_another_key_is_made() -> None:
    assert rotation.is_due([], NOW) and rotation.is_due(days(90), NOW)
    assert not rotation.is_due(days(89), NOW) and not rotation.is_due(days(200, 3), NOW)


def test_the_newest_that_platforms_can_have_read_signs() -> None:
    for ages, signs in (((100, 0.5), 0), ((100, 1), 1), ((0.1,), 0), ((0.2, 0.1), 0), ((100, 50, 2), 2)):
        assert rotation.signing(days(*ages), NOW) == signs, ages


def test_what_nobody_needs_is_dropped() -> None:
    for ages, signs, dropped in (
        ((100, 7.9), 1, []),
        ((100, 8), 1, [0]),
        ((300, 100, 0.5), 1, [0]),
        ((5,), 0, []),
        ((100, 20), 0, []),
    ):
        assert rotation.dropped(days(*ages), NOW, signs) == dropped, ages
