"""The exams that instructors made, and which questions of the bank each may draw."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q

from study.banks.models import Question, Status
from study.banks.roles import drawn_for
from study.core.exams.blueprint import Lack, lacking
from study.core.exams.draw import Candidate, available
from study.core.exams.made import Outline
from study.core.questions.interaction import OneOf, SomeOf, Variants
from study.core.questions.kinds import KINDS
from study.exams.models import Exam, Rating, Slot
from study.library.models import Course
from study.people.models import Learner

ASKED = [name for name, kind in KINDS.items() if kind.made_of in (OneOf, SomeOf)]
"""The kinds an exam asks: one option or several are to be chosen."""

VARIED = [name for name, kind in KINDS.items() if kind.made_of is Variants]
"""Kinds that ask something else each time, and can be in an exam where each variant is a choice."""

SAID = {name: KINDS[name].label for name in (*ASKED, *VARIED)}
"""What a made exam may ask, with its name for people."""


def seen_by(learner: Learner | None, course: Course) -> Counter[int]:
    """How often this learner had each question of a course in a sitting."""
    mine = Slot.objects.filter(sitting__learner=learner, sitting__course=course) if learner else Slot.objects.none()
    return Counter(mine.values_list("question", flat=True))


def is_asked(kind: str, body: Mapping[str, object]) -> bool:
    """Whether an exam can ask a version: there are options to choose from, whichever variant is drawn."""
    if kind in ASKED:
        return True
    variants = body.get("variants") if kind in VARIED else None
    return isinstance(variants, list) and bool(variants) and all(one["kind"] in ASKED for one in variants)


def candidates(exam: Exam, outline: Outline, asked: Q, seen: Mapping[int, int]) -> tuple[Candidate, ...]:
    """The questions of the exam's bank that it may draw by an outline, of those that are `asked`."""
    rows = Question.objects.filter(asked, bank=exam.bank_id, current__kind__in=outline.kinds)
    found = []
    for pk, group, kept, tags, kind, body in rows.order_by("position", "pk").values_list(
        "pk", "group", "for_exams", "current__tags", "current__kind", "current__body"
    ):
        domain = outline.part_of(tags)
        if domain and is_asked(kind, body):
            found.append(Candidate(pk, domain, group, kept, seen.get(pk, 0)))
    return tuple(found)


READY = Q(status=Status.READY, current__isnull=False)
"""The questions of a bank that are asked of anybody."""


def published(learner: Learner | None, course: Course) -> list[Exam]:
    """The exams made of this course's banks of which this learner or visitor may be asked questions."""
    return list(Exam.objects.filter(_sat_by(learner), bank__course=course).select_related("bank"))


def courses_of_published(learner: Learner | None) -> Iterable[int]:
    """The courses that `published` has exams of."""
    return Exam.objects.filter(_sat_by(learner)).values_list("bank__course", flat=True)


def _sat_by(learner: Learner | None) -> Q:
    open_ones = Question.objects.filter(drawn_for(learner), bank=OuterRef("bank"))
    return Q(Exists(open_ones), published_at__isnull=False)


def drawn(exam: Exam, learner: Learner | None, seen: Mapping[int, int]) -> tuple[Candidate, ...]:
    """What an exam may draw for this learner or visitor."""
    return candidates(exam, exam.plan, drawn_for(learner), seen)


def ratings_of(questions: Sequence[int]) -> dict[int, list[int]]:
    """What raters put for each of these questions."""
    found: dict[int, list[int]] = {}
    for question, percent in Rating.objects.filter(question__in=questions).values_list("question", "percent"):
        found.setdefault(question, []).append(percent)
    return found


def lacks(outline: Outline, pool: Sequence[Candidate]) -> tuple[Lack, ...]:
    """The domains of which a pool has too few questions for an exam, pilots included."""
    return lacking(outline.blueprint, available(pool), pilots=True)
