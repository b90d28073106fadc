"""Moving in: an Anki package becomes a course with its cards, and what was reviewed there counts here."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from study.banks.models import Question, Status
from study.core.scheduling import Grade, fold
from study.library.models import Asset, Course
from study.library.sources import from_uploads
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.models import Card, Imported, Override
from study.review.operations import bring_back, recheck
from study.topics.history import History
from study.topics.operations import BroughtNotes, bring_notes
from tests.anki_packages import BOTH, Row, Written, package
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.places.topics.moving import LOG, NOTES, SINCE, TODAY, a_file, at, card

pytestmark = pytest.mark.django_db


def moved(learner: Learner, notes: list[Written] = NOTES, **form: Any) -> BroughtNotes:
    file = a_file(notes, **form)
    return bring_notes(learner=learner, sources=from_uploads([(file.name or "", file)]), now=START)


@pytest.mark.parametrize("today", [False, True])
def test_a_package_becomes_a_course_with_its_history(learner: Learner, today: bool) -> None:
    done = moved(learner, today=today)
    course = Course.objects.get()
    assert (course.owner, course.title) == (learner, "My deck")
    assert [topic.title for topic in course.topics.all()] == ["Sky", "Moon", "Tides"]
    assert sorted(Question.objects.filter(status=Status.READY).values_list("current__kind", "current__prompt")) == [
        ("cloze", "The ____ pulls"),
        ("recall", "Ebb"),
        ("recall", "Spring"),
        ("recall", "low"),
    ]
    assert Asset.objects.get().path == "ebb.png"
    assert replace(done.history, problems=()) == History(reviews=4, cards=1, added=4, scheduled=1, aside=1)
    ebb = card("Ebb")
    log = [(Grade(button), datetime.fromtimestamp(ms / 1000, UTC)) for ms, button, *_ in LOG if button]
    assert ebb.memory == fold([(grade, when, when.date()) for grade, when in log], ebb.pk, preset(learner))
    assert (ebb.reviews, ebb.lapses) == (4, 1)
    moon = card("The ____ pulls")
    assert (moon.due_day, moon.stability, moon.reviews) == (TODAY + timedelta(days=5), 12, 1)
    assert card("low").suspended_at is not None
    assert card("Spring").not_before == TODAY + timedelta(days=1)
    assert recheck().different == ()
    assert [one.message for one in done.course.imported.problems] == ["1 review left out: set by hand and no answer"]


def test_the_same_package_again_adds_only_what_is_new(learner: Learner) -> None:
    moved(learner)
    keys = set(Question.objects.values_list("key", flat=True))
    bring_back(learner=learner, cards=[card("low").pk], now=START)
    more = [(at(3), 4, 1, 2300)]
    reworded = [
        Written("g3", ["Spring tide", "very high"], cards=[Row(0, "Tides", queue=-2)]),
        Written("g1", ["Ebb", "very low"], BOTH, cards=[Row(0, "Sky", log=[*LOG, *more]), Row(1, queue=-1)]),
        NOTES[1],
    ]
    again = moved(learner, reworded)
    assert set(Question.objects.values_list("key", flat=True)) == keys
    assert not Question.objects.filter(status=Status.RETIRED).exists()
    assert again.history.added == 1 and Imported.objects.count() == 6
    assert card("Ebb").reviews == 5
    assert card("very low").suspended_at is None
    assert Override.objects.filter(lifted_at=None).count() == 1 and recheck().different == ()


def test_a_day_is_that_of_the_collections_own_clock(learner: Learner) -> None:
    moved(learner, west=300)  # five hours west, so that its day began the evening before in Greenwich
    assert card("The ____ pulls").due_day == TODAY + timedelta(days=4)


def test_flags_come_along_and_their_colours_are_told_as_lost(learner: Learner) -> None:
    rows = [Row(0, log=LOG, flag=1), Row(1, flag=7)]
    notes = [Written("g", ["Ebb", "low"], BOTH, cards=rows), Written("h", ["Neap", "weak"])]
    done = moved(learner, notes)
    assert card("Ebb").flagged_at == card("low").flagged_at == START and card("Ebb").reviews == 4
    assert not Card.objects.filter(question__current__prompt="Neap").exists()
    assert (done.history.flagged, done.history.cards) == (2, 1)
    lost = [one.message for one in done.history.problems]
    assert lost == ["the colour of 2 flags is left out: a flag has none here"]


def test_days_that_cannot_be_are_left_out_and_told(learner: Learner) -> None:
    rows = [
        Row(0, stage=2, due=SINCE + 900, interval=10, factor=2500),
        Row(1, stage=2, due=2**31, interval=10, factor=2500, log=[(at(-3), 3, 0, 0), (at(1), 3, 0, 0)]),
    ]
    done = moved(learner, [Written("g", ["Ebb", "low"], BOTH, cards=rows)])
    assert card("Ebb").due_day == TODAY + timedelta(days=10)
    assert card("low").reviews == 1
    assert [one.message for one in done.history.problems] == ["1 review left out: their time lies ahead"]


def run(capsys: Any, *arguments: str) -> dict[str, Any]:
    call_command("import_notes", *arguments, "--json")
    return dict(json.loads(capsys.readouterr().out))


def test_the_command_says_what_came(tmp_path: Path, capsys: Any) -> None:
    learner = a_learner(a_user("ann@example.org"))
    path = tmp_path / "sea.apkg"
    path.write_bytes(package(NOTES, today=True))
    found = run(capsys, str(path), "--learner", "Ann@example.org", "--dry-run")
    assert found["cards"] == {"anki": 4}
    assert found["history"] == {"reviews": 4, "cards": 1, "added": 4, "scheduled": 1, "aside": 1, "flagged": 0}
    assert not Card.objects.filter(learner=learner).exists() and not Course.objects.filter(owner=learner).exists()
    assert run(capsys, str(path), "--learner", "ann@example.org")["history"]["added"] == 4
    assert run(capsys, str(path), "--learner", "ann@example.org")["history"]["added"] == 0
    assert Imported.objects.filter(learner=learner).count() == 5
    with pytest.raises(CommandError, match=r"address bob@example\.org\. Accounts here: ann@example\.org"):
        call_command("import_notes", str(path), "--learner", "bob@example.org")


def test_a_package_is_followed(tmp_path: Path, capsys: Any) -> None:
    learner = a_learner(a_user("ann@example.org"))
    path = tmp_path / "sea.apkg"
    path.write_bytes(package(NOTES))

    def ticks() -> Iterator[None]:
        yield None
        path.write_bytes(package([*NOTES, Written("g4", ["Neap", "weak"], cards=[Row(log=[(at(2), 3, 0, 0)])])]))
        yield from (None, None)

    call_command("import_notes", str(path), "--learner", "ann@example.org", "--watch", ticks=ticks())
    assert "sea: 1 added, 0 edited, 0 moved, 0 removed." in capsys.readouterr().out
    assert Course.objects.get(slug="sea").owner == learner and card("Neap").reviews == 1
    assert Imported.objects.count() == 6


def test_notes_beside_a_package_leave_its_cards(tmp_path: Path) -> None:
    path = tmp_path / "sea.apkg"
    path.write_bytes(package(NOTES))
    call_command("import_notes", str(path), "--course", "sea")
    (tmp_path / "notes.md").write_text("# Tides\n\n- Neap ⇒ the weakest of all tides\n")
    call_command("import_notes", str(tmp_path / "notes.md"), "--course", "sea")
    assert set(Course.objects.get(slug="sea").files.values_list("path", flat=True)) == {
        *("notes.md", "Sky.anki", "Tides.anki"),
    }


def test_without_a_learner_the_reviews_stay_out_and_that_is_told(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "sea.apkg"
    path.write_bytes(package(NOTES))
    call_command("import_notes", str(path))
    assert "the reviews are left out, and so are flags" in capsys.readouterr().err
    assert not Imported.objects.exists()
