"""Time granted to a person, a class and a piece of work: the most generous holds, in sittings that go on too."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from study.classes.models import Allowed
from study.core.exams.timing import Arrival
from study.exams.models import Sitting
from study.exams.operations import Saved
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_mock_exams import begun, words, written
from tests.places.exams.sittings import a_course_with_an_exam, choose

pytestmark = pytest.mark.django_db


def minutes(sitting: Sitting) -> float | None:
    sitting.refresh_from_db()
    limit = sitting.timing.limit
    return limit.total_seconds() / 60 if limit else None


def test_of_person_class_and_work_the_most_generous_holds_at_once_and_says_by_whom() -> None:
    ada, course = an_instructor("ada"), a_course_with_an_exam()
    cohort = a_class(ada)
    lea, tom, teacher = a_member(cohort), a_member(cohort, "tom"), as_(ada)
    work = written(teacher, cohort, course, tells="closed")
    here = f"/classes/{cohort.pk}/"
    person, whole, piece = f"{here}learners/{lea.pk}/time/", f"{here}time/", f"{here}work/{work.pk}/time/"

    def sent(address: str, status: int = 302, **fields: str) -> str:
        answer: Any = teacher.post(address, {"factor": "1.0", "reason": "Agreed.", **fields})
        assert answer.status_code == status, (address, fields, page_source(answer))
        return words(answer)

    sent(person, factor="1.5")
    of_lea, of_tom = begun(lea, work), begun(tom, work)
    assert (minutes(of_lea), minutes(of_tom)) == (39, 26), "taken over at the start"
    for address, fields, lea_has, tom_has in (
        (whole, {"factor": "1.25"}, 39, 32.5),
        (piece, {"extra": "30"}, 69, 62.5),
        (whole, {"factor": "2.0"}, 82, 82),
        (piece, {"unlimited": "on"}, None, None),
        (piece, {}, 52, 52),
        (whole, {}, 39, 26),
    ):
        sent(address, **fields)
        assert (minutes(of_lea), minutes(of_tom)) == (lea_has, tom_has), (address, fields)
    sent(piece, factor="1.5", pauses="on", reason="Fire drill.")
    said = words(as_(lea.learner.user).get(f"{here}mine/"))
    for part in ("× 1.5, pauses", "For all in this work, by ada@example.org", "“Fire drill.”", "For Lea, by ada@"):
        assert part in said, part
    assert "For the class" not in said, "what gives nothing is not named"
    assert "× 1.5, pauses" in words(teacher.get(f"{here}learners/{lea.pk}/"))
    told = sent(piece, 422, factor="1.5", pauses="on")
    assert "That is what holds already" in told and told.count("Fire drill.") == 1
    assert "Say why" in sent(piece, 422, factor="2.0", reason=" ") and Allowed.objects.count() == 8
    clock.move(timedelta(minutes=38))
    saved = choose(of_tom, 1, "rises", at=clock.now())
    assert isinstance(saved, Saved) and saved.arrival is Arrival.COUNTS, "26 minutes were over"
    for changes in ({"factor": 2.0}, {"reason": "Else."}, {"unlimited": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Allowed.objects.update(**changes)
    eve = a_class(an_instructor("eve"), code="eve")
    for address in (person, whole, piece, f"/classes/{eve.pk}/learners/{lea.pk}/time/"):
        assert as_(eve.owner).post(address, {"factor": "2.0", "reason": "Mine."}).status_code == 404


def test_the_closing_window_moves_along_and_keys_wait_for_it() -> None:
    ada, course = an_instructor("ada"), a_course_with_an_exam()
    cohort = a_class(ada)
    lea, tom, teacher = a_member(cohort), a_member(cohort, "tom"), as_(ada)
    question = course.banks.get().questions.first()
    assert question
    quiz = {"what": "quiz", "pick": question.pk, "exam": "", "minutes": "", "due": "2026-11-23T10:00"}
    work = written(teacher, cohort, course, **quiz)
    of_lea, of_tom = begun(lea, work), begun(tom, work)
    closes = work.given.get().due_at
    address = f"/classes/{cohort.pk}/learners/{lea.pk}/time/"
    assert teacher.post(address, {"factor": "1.0", "extra": "30", "reason": "Ill."}).status_code == 302
    of_lea.refresh_from_db(), of_tom.refresh_from_db()
    assert of_tom.timing.ends == closes and of_lea.timing.ends == closes + timedelta(minutes=30)
    assert of_lea.told_from == of_tom.told_from == closes + timedelta(minutes=30), "nobody reads keys meanwhile"
    clock.move(closes - START + timedelta(minutes=20))
    for sitting, counts in ((of_lea, True), (of_tom, False)):
        saved = choose(sitting, 1, "rises", at=clock.now())
        assert isinstance(saved, Saved) == counts, sitting
    assert "late" not in words(teacher.get(f"/classes/{cohort.pk}/results.csv"))
    clock.move(timedelta(minutes=11))
    as_(lea.learner.user).get(f"/exams/{of_lea.pk}/")
    assert ",1," in teacher.get(f"/classes/{cohort.pk}/results.csv").content.decode()
