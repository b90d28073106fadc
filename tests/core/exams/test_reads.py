"""What a learner reads of a piece of work."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from study.core.exams.assigned import Counts, Late, Rule, Window, above, would_do
from study.core.exams.draw import Candidate
from study.core.exams.reads import Terms, left, reads

OPENS = datetime(2026, 12, 1, 8, tzinfo=UTC)
QUIZ = Terms("quiz", 10, Window(OPENS, OPENS + timedelta(days=7), Late.DAYS), minutes=20, attempts=2)
BERLIN = ZoneInfo("Europe/Berlin")


def test_a_quiz_says_all_its_terms_on_the_clock_of_who_reads_it() -> None:
    said = reads(QUIZ, BERLIN)
    assert said.what == "Quiz, 10 questions, 20 minutes, 2 attempts; the best one counts."
    assert said.when == (
        "Opens Tuesday 1 December 2026, 09:00. Due Tuesday 8 December 2026, 09:00;"
        " taken for 2 more days and marked late."
    )
    assert said.told == (
        "After each attempt you see your points. The right answers with their reasons follow when it is closed for"
        " everybody, not before Thursday 10 December 2026, 09:00."
    )


def test_each_term_that_differs_is_read() -> None:
    usual = reads(QUIZ, BERLIN)
    once = reads(replace(QUIZ, attempts=1, minutes=None, questions=1), BERLIN)
    assert once.what == "Quiz, 1 question, 1 attempt."
    assert "the last one counts" in reads(replace(QUIZ, counts=Counts.LAST), BERLIN).what
    for late, words in ((Late.NOTHING, "nothing is taken after that"), (Late.ALWAYS, "until the class ends")):
        assert words in reads(replace(QUIZ, window=replace(QUIZ.window, late=late)), BERLIN).when
    at_once = reads(replace(QUIZ, at_once=True), BERLIN).told
    assert at_once == "After each attempt you see your points, and the right answers with their reasons."
    kept = reads(replace(QUIZ, name="study set", target=0.9), BERLIN)
    assert kept.what == "Study set, 10 questions: keep them above 90 % in your daily reviews."
    assert kept.when == usual.when.split(";")[0] + "."
    assert "At once" not in kept.told and "told at once" in kept.told


def test_what_is_left_is_said_in_days_and_near_the_end_in_hours() -> None:
    said = {
        timedelta(days=5, hours=23): "in 5 days",
        timedelta(days=2, seconds=1): "in 2 days",
        timedelta(days=2): "in 48 hours",
        timedelta(minutes=119): "in 1 hour",
        timedelta(minutes=59): "in less than an hour",
        timedelta(0): "",
        timedelta(days=-3): "",
    }
    assert {rest: left(OPENS + rest, OPENS) for rest in said} == said


def test_the_outcomes_above_one_begin_with_the_nearest() -> None:
    assert above("dva-c03/2.1.7") == ["dva-c03/2.1", "dva-c03/2"]
    assert above("dva-c03/2") == above("") == above("1.2") == []


def test_a_way_out_takes_nothing_from_another_rule() -> None:
    def pool(*numbers: int) -> tuple[Candidate, ...]:
        return tuple(Candidate(one, "", f"g{one}") for one in numbers)

    rules = [Rule(3, pool(1, 2)), Rule(2, pool(3, 4))]
    assert would_do([], rules, 0, Rule(2, pool(1, 2)))
    assert not would_do([], rules, 0, Rule(3, pool(1, 2)))
    assert not would_do([], rules, 0, Rule(3, pool(1, 3, 4)))  # the second rule would have one too few
    assert would_do([], rules, 0, Rule(3, pool(1, 2, 5)))
    assert not would_do([1], rules, 0, Rule(2, pool(1, 2)))  # one is picked by hand already
