"""An answer that was chosen in time and arrived after the end: its instructor lets it count, or no more, and its
learner reads it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from study.classes.models import Attempt
from study.exams.late import TOLD, late_answers
from study.exams.models import GradedAgain, LateRuling, Sitting
from study.exams.operations import end_all_over
from study.exams.taking import rule_on
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_mock_exams import begun, words, written
from tests.places.exams.sittings import SECONDS, a_course_with_an_exam, choose, slot

pytestmark = pytest.mark.django_db
END = START + timedelta(minutes=26)
LATE = END + timedelta(minutes=3)


def test_a_late_answer_counts_once_its_instructor_takes_it_and_everybody_reads_what_became_of_it() -> None:
    ada, course = an_instructor("ada"), a_course_with_an_exam()
    cohort = a_class(ada)
    lea, teacher = a_member(cohort), as_(ada)
    work = written(teacher, cohort, course, tells="at_once")
    own, sitting = as_(lea.learner.user), begun(lea, work)
    scored = [one.position for one in sitting.slots.filter(pilot=False)]
    choose(sitting, scored[0], "falls", at=START)
    end_all_over(now=END + timedelta(minutes=1))
    clock.move(LATE - START)
    choose(sitting, scored[0], "rises", at=END - SECONDS, now=LATE)
    choose(sitting, scored[1], "rises", at=END - SECONDS, now=LATE)
    page, result = f"/classes/{cohort.pk}/work/{work.pk}/late/", f"/exams/{sitting.pk}/result/"
    first = late_answers([sitting.pk])[0]

    def sent(do: str, choice: int = first.pk, reason: str = "Her line was down.") -> Any:
        return teacher.post(page, {"do": do, "choice": choice, "reason": reason})

    assert "0 of 10 right" in words(own.get(result)) and "arrived late. It is kept and not scored" in words(
        own.get(result)
    )
    assert "2 answers nobody has decided about yet" in words(teacher.get(f"/classes/{cohort.pk}/work/{work.pk}/"))
    looked = words(teacher.get(page))
    assert "Lea, question" in looked and "The moon pulls" not in looked and ">right" not in looked
    for do, choice, reason, status, says in (
        ("take", first.pk, " ", 422, "Say why"),
        ("leave", first.pk, "No.", 422, "It does not count as it is."),
        ("take", 987, "No.", 404, ""),
        ("take", first.pk, "Her line was down.", 302, ""),
        ("take", first.pk, "Twice.", 422, "It counts already."),
    ):
        answer = sent(do, choice, reason)
        assert answer.status_code == status and says in words(answer), (do, choice, reason)
    assert slot(sitting, scored[0]).chosen == ["rises"] and slot(sitting, scored[0]).right
    told = words(own.get(result))
    assert "1 of 10 right" in told and "taken by ada@example.org: “Her line was down.”" in told
    assert "taken by ada@example.org" in words(own.get(f"/exams/{sitting.pk}/{scored[0]}/"))
    today = f": your answer to question {scored[0]} arrived late and"
    assert f"{today} counts now" in words(own.get("/")) and "arrived late" not in words(teacher.get("/"))
    assert ",1," in teacher.get(f"/classes/{cohort.pk}/results.csv").content.decode().splitlines()[1]
    assert "taken by ada@example.org" in words(teacher.get(page)) and sent("leave", reason="A mistake.")
    sitting.refresh_from_db()
    assert slot(sitting, scored[0]).chosen == ["falls"] and sitting.right == 0
    assert "not scored any more, by ada@example.org: “A mistake.”" in words(own.get(result))
    assert f"{today} does not count any more" in words(own.get("/")) and "counts now" not in words(own.get("/"))
    assert [(one.taken, one.reason) for one in LateRuling.objects.all()] == [
        (True, "Her line was down."),
        (False, "A mistake."),
    ], "it is undone by another entry"
    for changes in ({"taken": True}, {"reason": "Else."}, {"at": START}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LateRuling.objects.update(**changes)
    clock.move(TOLD)
    assert "arrived late" not in words(own.get("/")), "the result tells it for good"
    other = a_class(an_instructor("eve"), code="eve")
    assert as_(other.owner).get(page).status_code == 404
    assert as_(other.owner).get(f"/classes/{other.pk}/work/{work.pk}/late/").status_code == 404


def late_in(sitting: Sitting, position: int, *keys: str, second: int = 1) -> int:
    choose(sitting, position, *keys, at=END - second * SECONDS, now=LATE)
    return max(one.pk for one in late_answers([sitting.pk]))


def test_a_taken_answer_is_graded_by_the_key_that_counts_today_and_what_was_chosen_after_it_stands() -> None:
    ada, course = an_instructor("ada"), a_course_with_an_exam()
    cohort = a_class(ada)
    lea = a_member(cohort)
    work = written(as_(ada), cohort, course)
    sitting = begun(lea, work)
    one, two = (each.position for each in sitting.slots.filter(pilot=False)[:2])
    choose(sitting, two, "falls", at=END - SECONDS)
    end_all_over(now=LATE)
    said: dict[str, Any] = {"by": ada, "reason": "Down.", "now": LATE}
    overtaken = late_in(sitting, two, "rises", second=9)
    refused = rule_on(choice=overtaken, taken=True, **said)
    assert refused and "chose something else after it" in refused.message and not LateRuling.objects.exists()
    found = slot(sitting, one)
    GradedAgain.objects.create(
        slot=found, old=False, new=False, how="everyone", option="falls", by=ada, at=LATE, reason="Faulty."
    )
    choice = late_in(sitting, one, "falls")
    assert rule_on(choice=choice, taken=True, **said) is None
    assert slot(sitting, one).chosen == ["falls"] and slot(sitting, one).right, "everybody who answered is right"
    again = page_source(as_(lea.learner.user).get(f"/exams/{sitting.pk}/result/"))
    assert "taken by" in again and "The moon pulls" not in again, "told before the keys are"
    assert Attempt.objects.get().sitting.right == 1
