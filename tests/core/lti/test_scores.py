"""What a platform is told, what its answers mean, and how long the next try waits."""

from datetime import timedelta

from study.core.lti.scores import Score, outcome, wait, wanted


def test_what_is_told() -> None:
    usual = {"state": "result", "is_set": False, "is_over": False, "points": 3.0, "most": 4.0}
    cases: list[tuple[dict[str, object], Score | None]] = [
        ({}, Score(3, 4)),
        ({"points": 0.0}, Score(0, 4)),
        ({"points": None, "state": "not yet"}, None),
        ({"points": None, "state": "begun"}, None),
        ({"points": None, "state": "missing", "is_over": True}, Score(0, 4)),
        ({"state": "excused"}, None),
        ({"is_set": True}, None),
        ({"is_set": True, "is_over": True}, Score(3, 4)),
        ({"most": 0.0}, None),
    ]
    for changed, told in cases:
        assert wanted(**{**usual, **changed}) == told, changed  # type: ignore[arg-type]


def test_what_answers_mean() -> None:
    assert [outcome(status) for status in (200, 201, 204)] == ["taken"] * 3
    assert [outcome(status) for status in (400, 404, 409, 410, 422)] == ["refused"] * 5
    assert [outcome(status) for status in (0, 302, 401, 403, 408, 429, 500, 502, 503, 504)] == ["later"] * 10


def test_the_wait_doubles_up_to_an_hour() -> None:
    waits = [wait(failures) for failures in range(1, 9)]
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[-1] == timedelta(hours=1) == wait(10_000)
