"""`manage.py plan`: the promised document, and a clear word for what cannot be planned."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import a_course, a_learner, a_study, a_user, questions

pytestmark = pytest.mark.django_db


def said(*args: Any) -> str:
    out = StringIO()
    call_command("plan", *map(str, args), stdout=out)
    return out.getvalue()


def document(*args: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(*args, "--json"))
    return found


GIVEN = ("--cards", 100, "--today", "2026-11-26", "--exam", "2026-12-20")


def test_the_document_has_each_day_and_what_comes_of_them() -> None:
    made = document(*GIVEN, "--minutes", 15, "--days-off", "sat,sun")
    days = [date.fromisoformat(day["date"]) for day in made["days"]]
    assert days[0] == date(2026, 11, 26) and days[-1] == date(2026, 12, 18)
    assert all(day.weekday() < 5 for day in days)
    assert sum(day["new"] for day in made["days"]) + made["left_out"] == 100
    assert made["new_per_day"] == max(day["new"] for day in made["days"])
    assert made["retention"] in (0.8, 0.85, 0.9)
    ready = made["readiness"]
    assert ready["low"] <= ready["expected"] <= ready["high"]
    passing = [day["final_pass"] for day in made["days"]]
    assert passing == sorted(passing)
    assert document(*GIVEN, "--seed", 4) == document(*GIVEN, "--seed", 4)


def test_thirty_thousand_cards_are_planned_by_a_sample_and_three_to_the_last() -> None:
    many, few = (document("--cards", number, *GIVEN[2:], "--minutes", 15) for number in (30_000, 3))
    assert sum(day["new"] for day in many["days"]) + many["left_out"] == pytest.approx(30_000, rel=0.01)
    assert many["left_out"] > 28_000
    assert few["left_out"] == 0 and sum(day["new"] for day in few["days"]) == 3


def test_it_says_the_same_in_words() -> None:
    words = said(*GIVEN, "--new", 7)
    assert "100 cards until Sunday 20 December: up to 7 new a day" in words
    assert "Thu 26 Nov 2026" in words


def test_a_learners_own_cards_and_wishes_count() -> None:
    learner = a_learner(a_user("ada@example.org"), exam_date=date(2026, 12, 20))
    course = a_course()
    a_study(learner, course)
    questions(course, 12)
    made = document("--learner", "Ada@example.org", "--today", "2026-11-26")
    assert sum(day["new"] for day in made["days"]) == 12


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--cards", 5, "--today", "2026-11-26", "--exam", "2026-11-26"), "not after"),
        (("--cards", 5), "Give the day of the exam"),
        (("--cards", -1, "--exam", "2030-01-01"), "--cards is between"),
        ((*GIVEN, "--minutes", 4), "--minutes is between 5 and 240"),
        ((*GIVEN, "--new", -2), "--new is 0 or more"),
        ((*GIVEN, "--days-off", "mon,tue,wed,thu,fri,sat,sun"), "leaves no day to study"),
        (("--learner", "nobody@example.org", "--exam", "2030-01-01"), "No account has the address"),
    ],
)
def test_what_cannot_be_planned_is_said(args: tuple[Any, ...], message: str) -> None:
    with pytest.raises(CommandError, match=message) as raised:
        said(*args)
    assert raised.value.returncode == 1
