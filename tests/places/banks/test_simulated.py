"""Questions that simulators answer, in the banks: with the course, once, and again with a new engine."""

from cProfile import Profile
from dataclasses import replace
from pstats import Stats
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from study.banks.import_report import document
from study.banks.models import BEST_FIRST, Bank, Origin, Question, Ruling, Status, Version
from study.banks.operations import import_course, load_bank
from study.banks.rows import content, listed
from study.core.computed import simulated as drawn
from study.core.questions.question import encode
from study.core.simulators import ENGINES
from study.library.models import Course
from tests.clock import START
from tests.factories import a_learner
from tests.places.courses import NOTES, notes

pytestmark = pytest.mark.django_db

TEXT = f"""{NOTES}
# Concurrency

- Reserved concurrency: taken off the account limit
- A throttle of AWS Lambda: what a request meets that finds no room
"""


def imported(text: str = TEXT, **more: Any) -> Course:
    course = import_course(sources=notes(text), slug="home", owner=None, now=START, **more).imported.course
    assert course
    return course


def simulated() -> dict[str, Question]:
    return {row.key: row for row in Question.objects.filter(bank__slug="simulated").select_related("current", "topic")}


def of_bank(course: Course) -> QuerySet[Question]:
    return Question.objects.filter(bank__course=course, bank__slug="simulated").order_by("pk")


def test_a_course_that_shows_a_simulator_gets_its_questions() -> None:
    imported()
    rows = simulated()
    assert set(rows) == {question.key for question in drawn.simulated("concurrency")}
    for question in drawn.simulated("concurrency"):
        row = rows[question.key]
        assert row.current and row.topic
        assert (row.status, row.topic.title) == (Status.READY, "Concurrency")
        assert (row.current.kind, row.current.title) == ("computed", question.title)
        assert row.current.body == encode(question.body)
        assert row.current.sources
    assert Bank.objects.get(slug="simulated").origin == Origin.COMPUTED == "simulated"


def test_a_persons_own_notes_get_them_too_and_others_do_not() -> None:
    import_course(sources=notes(TEXT), owner=a_learner(), now=START)
    assert simulated()
    import_course(sources=notes(NOTES), slug="tides", owner=None, now=START)
    assert set(Bank.objects.filter(course__slug="tides").values_list("slug", flat=True)) == {"notes"}


def test_the_same_notes_again_change_nothing() -> None:
    imported()
    before = list(Version.objects.values_list("pk", "question", "number"))
    imported()
    assert list(Version.objects.values_list("pk", "question", "number")) == before
    imported(TEXT.replace("no room", "no room at all"))
    assert all(row.current and row.current.number == 1 for row in simulated().values())


def test_importing_again_neither_writes_the_variants_down_nor_reads_them() -> None:
    imported()
    with CaptureQueriesContext(connection) as queries:
        profile = Profile()
        profile.runcall(imported, TEXT.replace("no room", "no room at all"))
    calls = Stats(profile).stats  # type: ignore[attr-defined]
    assert sum(calls[one][1] for one in calls if one[0].endswith("questions/question.py") and one[2] == "encode") < 500
    of_simulators = f'"bank_id" = {Bank.objects.get(slug="simulated").pk}'
    assert not [one for one in queries if "banks_version" in one["sql"] and of_simulators in one["sql"]]


def test_importing_again_runs_no_simulator_even_in_a_process_that_has_drawn_nothing() -> None:
    imported()
    drawn.simulated.cache_clear()
    imported(TEXT.replace("no room", "no room at all"))
    assert drawn.simulated.cache_info().misses == 0


def test_notes_that_show_what_a_shipped_course_shows_run_no_simulator() -> None:
    """They get what that has, word for word, as if it had been drawn for them."""
    Course.objects.filter(pk=imported().pk).update(shipped=True)
    drawn.simulated.cache_clear()
    own = import_course(sources=notes(TEXT), owner=a_learner(), now=START).imported.course
    assert own and drawn.simulated.cache_info().misses == 0
    given = {row.key: row for row in of_bank(own).select_related("current", "topic")}
    assert set(given) == {question.key for question in drawn.simulated("concurrency")}
    for question in drawn.simulated("concurrency"):
        row = given[question.key]
        assert row.current and row.topic and (row.status, row.topic.course_id) == (Status.READY, own.pk)
        assert {name: getattr(row.current, name) for name in content(question)} == content(question)
        assert (row.title, row.checked_on) == (listed(question)["title"], listed(question)["checked_on"])


def test_what_a_shipped_course_has_from_other_code_or_with_an_accepted_answer_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped = imported()
    Course.objects.filter(pk=shipped.pk).update(shipped=True)
    asked = of_bank(shipped).first()
    assert asked and asked.current
    ruled = {"version": asked.current, "form": "f", "given": "7", "at": START}
    ruling = Ruling.objects.create(question=asked, accepted=True, **ruled)
    for change, version in (("accepted", 0), ("of another version", 99)):
        drawn.simulated.cache_clear()
        with monkeypatch.context() as changed:
            if version:
                ruling.delete()
                changed.setitem(ENGINES, "concurrency", replace(ENGINES["concurrency"], version=version))
            own = import_course(sources=notes(TEXT), owner=a_learner(), now=START).imported.course
            assert drawn.simulated.cache_info().misses == 1, change
            made = [encode(question.body) for question in drawn.simulated("concurrency")]
        drawn.simulated.cache_clear()
        assert own
        bodies = [row.current.body for row in of_bank(own).select_related("current") if row.current]
        assert bodies == made, change


def test_a_topic_that_takes_the_place_of_another_gets_the_questions() -> None:
    imported()
    imported(NOTES)
    imported()
    assert all(row.topic and row.topic.title == "Concurrency" for row in simulated().values())
    imported(TEXT.replace("# Concurrency", "# Concurrency of functions"))
    assert all(row.topic and row.topic.title == "Concurrency of functions" for row in simulated().values())


def test_a_new_version_of_the_engine_gives_new_versions_with_other_variants(monkeypatch: pytest.MonkeyPatch) -> None:
    imported()
    before = {key: row.current.body for key, row in simulated().items() if row.current}
    monkeypatch.setitem(ENGINES, "concurrency", replace(ENGINES["concurrency"], version=99))
    drawn.simulated.cache_clear()
    try:
        imported()
    finally:
        drawn.simulated.cache_clear()
    for key, row in simulated().items():
        assert row.current and row.current.number == 2
        assert {variant["version"] for variant in row.current.body["variants"]} == {99}
        assert row.versions.get(number=1).body == before[key] != row.current.body


def test_questions_go_with_the_topic_and_come_back_with_it() -> None:
    imported()
    rows = {row.pk for row in simulated().values()}
    imported(NOTES)
    assert {row.status for row in simulated().values()} == {Status.RETIRED}
    imported()
    assert {row.pk for row in simulated().values() if row.status == Status.READY} == rows


def test_they_are_asked_after_what_people_wrote_and_before_what_recipes_made() -> None:
    course = imported()
    text = "---\nbank: by-hand\n---\n\n## Why {#why status=ready}\n\nWhy?\n\n- [=] because\n"
    load_bank(course=course, text=text, file="by-hand.md", now=START)
    Question.objects.filter(bank__slug="by-hand").update(status=Status.READY)
    order = Question.objects.filter(status=Status.READY).order_by(*BEST_FIRST).values_list("bank__slug", flat=True)
    assert list(dict.fromkeys(order)) == ["by-hand", "simulated", "notes"]


def test_the_report_of_an_import_tells_of_the_notes_alone() -> None:
    done = import_course(sources=notes(TEXT), slug="home", owner=None, now=START)
    found = document(done)["questions"]
    assert found and all(one["lines"][0] > 0 and one["recipe"] != "simulator" for one in found)
    again = import_course(sources=notes(TEXT), slug="home", owner=None, now=START)
    assert document(again)["changes"]["kept_progress"] == len(found)


def test_the_bank_keeps_its_name() -> None:
    published = load_bank(course=imported(), text="---\nbank: simulated\n---\n", file="x.md", now=START)
    assert [problem.severity for problem in published.problems] == ["error"]
    assert simulated()
