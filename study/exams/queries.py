"""What the pages of mock exams show. Before the end nothing of a key, a reason, a pilot or a score leaves here:
`Item` is built by naming public fields, and `Result` is made of an ended sitting alone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from study.banks.pictures import pictures_of
from study.core.exams.blueprint import Scale
from study.core.exams.score import Estimate, estimate
from study.core.exams.timing import Arrival
from study.core.questions.question import Explained, Source, decode
from study.exams import past
from study.exams.evidence import COUNT
from study.exams.late import LateAnswer, late_answers
from study.exams.made import courses_of_published
from study.exams.missed import Outcome, how_many, outcomes
from study.exams.models import Accommodation, Chosen, GradedAgain, Granted, Sitting, Slot, wanted
from study.exams.offers import exam_of
from study.exams.shares import Share
from study.labs.embedding import Frozen, frozen
from study.library.access import readable
from study.library.models import Course, Topic
from study.library.pictures import FigureView
from study.people.models import Learner
from study.review.queries.questions import stem_of
from study.review.queries.reports import Reported, reported_in_exam
from study.review.queries.verdict import explanation, slip
from study.review.submission import Showing, showing
from study.web.models import Task
from study.web.prepared import Read


@dataclass(frozen=True, slots=True)
class Mark:
    """A question in the navigator."""

    position: int
    answered: bool
    flagged: bool

    @property
    def words(self) -> str:
        done = "answered" if self.answered else "open"
        return f"Question {self.position}, {done}{', flagged' if self.flagged else ''}"


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a sitting that goes on. `chosen` are the keys of the options that stand; `wanted` is how many
    are to be chosen."""

    position: int
    total: int
    stem: SafeString
    template: str
    presented: Any
    chosen: Sequence[str]
    wanted: int
    flagged: bool
    stimulus: str
    context: str
    topic: Topic | None
    pictures: tuple[FigureView, ...]
    showing: Showing

    @property
    def given(self) -> dict[str, list[str]]:
        return {"answer": list(self.chosen)}

    @property
    def said(self) -> str:
        """What the page says of the answer as it is kept."""
        return told(len(self.chosen), self.wanted)

    @property
    def is_last(self) -> bool:
        return self.position == self.total


def told(chosen: int, wanted: int) -> str:
    """What is kept of an answer, in words."""
    if not chosen:
        return "Nothing chosen yet."
    return f"Saved. {chosen} of {wanted} chosen." if wanted > 1 else "Saved."


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of an ended sitting, with its key, the reasons, and the run where a simulator computed it."""

    position: int
    total: int
    stem: SafeString
    template: str
    explained: Explained
    explanation: str
    right: bool
    blank: bool
    pilot: bool
    flagged: bool
    domain: str
    slip: str
    stimulus: str
    sources: tuple[Source, ...]
    topic: Topic | None
    asked_pictures: tuple[FigureView, ...]
    pictures: tuple[FigureView, ...]
    frozen: Frozen | None
    late: Sequence[LateAnswer]
    reported: Reported | None


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the list of a result."""

    position: int
    title: str
    domain: str
    state: str
    flagged: bool
    pilot: bool


SHOWN: dict[str, Callable[[Line], bool]] = {
    "missed": lambda line: line.state != "right",
    "flagged": lambda line: line.flagged,
    "pilots": lambda line: line.pilot,
    "all": lambda line: True,
}
LABELS = {"missed": "Missed", "flagged": "Flagged", "pilots": "Not counted", "all": "All"}


@dataclass(frozen=True, slots=True)
class Regrading:
    """That answers of a sitting were graded again: when, why, and how many turned right and wrong."""

    at: datetime
    reason: str
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Result:
    """An ended sitting: the estimate, the domains, the questions by what became of them, and the estimates of those of
    the course that were sat `earlier`. What it says of the learner's cards `waits` to be written; so many of the missed
    are `coming` in the daily review once the learner wants them."""

    sitting: Sitting
    estimate: Estimate
    scale: Scale
    shares: tuple[Share, ...]
    lines: tuple[Line, ...]
    late: Sequence[LateAnswer]
    again: Sequence[Regrading]
    earlier: Sequence[past.Past]
    waits: bool
    coming: int

    @property
    def missed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state != "right")

    def shown(self, which: str) -> tuple[Line, ...]:
        """The questions of one of SHOWN."""
        return tuple(line for line in self.lines if SHOWN[which](line))

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """For each of SHOWN its label and how many there are."""
        return [(name, LABELS[name], len(self.shown(name))) for name in SHOWN]


def regradings(sittings: Collection[int] | QuerySet[Any, Any]) -> Mapping[int, list[Regrading]]:
    """How these sittings were graded again, by sitting, in one read. A reason may say what is right."""
    rows = GradedAgain.objects.filter(slot__sitting__in=sittings).order_by("at", "reason")
    right, wrong = Count("pk", filter=Q(new=True)), Count("pk", filter=Q(new=False))
    found: defaultdict[int, list[Regrading]] = defaultdict(list)
    columns = rows.values_list("slot__sitting", "at", "reason").annotate(right=right, wrong=wrong)
    for sitting, *told in columns:
        found[sitting].append(Regrading(*told))
    return found


def sitting_of(learner: Learner, pk: int) -> Sitting | None:
    """A sitting of the learner's; None for any other."""
    return Sitting.objects.filter(learner=learner, pk=pk).select_related("course").first()


def total(sitting: Sitting) -> int:
    """How many questions it has."""
    return sitting.slots.count()


def marks(sitting: Sitting) -> list[Mark]:
    """The navigator, in order."""
    return [Mark(position, bool(chosen), flagged) for position, chosen, flagged in _marked(sitting.pk)]


@Read
def _marked(sitting: int) -> QuerySet[Slot, tuple[int, list[str], bool]]:
    return Slot.objects.filter(sitting=sitting).values_list("position", "chosen", "flagged")


def first_open(marks: Sequence[Mark]) -> int:
    """Where to go on: the first question without an answer, else the first."""
    return next((mark.position for mark in marks if not mark.answered), 1)


def progress(marks: Sequence[Mark]) -> str:
    """How far somebody is, in words."""
    done = sum(mark.answered for mark in marks)
    return f"{done} answered, {len(marks) - done} to go"


@Read
def _slot(sitting: int, position: int) -> QuerySet[Slot]:
    rows = Slot.objects.filter(sitting=sitting, position=position)
    return rows.select_related("version", "question__topic__course", "question__topic__file")


def item(sitting: Sitting, position: int, total: int, address: str, now: datetime) -> Item | None:
    """A question of a sitting that goes on, as it is shown `now` in a form that goes to `address`."""
    slot = _slot.first(sitting.pk, position) if sitting.ended_at is None else None
    if slot is None:
        return None
    version, presented = slot.version, slot.presented
    return Item(
        position=position,
        total=total,
        stem=stem_of(version, slot.seed),
        template=slot.kind.question_template,
        presented=presented,
        chosen=slot.chosen,
        wanted=wanted(presented),
        flagged=slot.flagged,
        stimulus=version.stimulus,
        context=version.context,
        topic=slot.question.topic,
        pictures=pictures_of(slot.question, version, asked=True),
        showing=showing(address, slot.question_id, version.number, 0, slot.seed, now),
    )


def answered(sitting: Sitting, position: int, now: datetime) -> Answered | None:
    """A question of an ended sitting; None while it goes on, or while nobody is told yet what was right."""
    slot = _slot.first(sitting.pk, position) if sitting.is_told(now) else None
    if slot is None:
        return None
    version = slot.version
    explained = slot.kind.explain(slot.body, slot.answer, slot.seed)
    run = explained.run
    return Answered(
        position=position,
        total=total(sitting),
        stem=stem_of(version, slot.seed),
        template=slot.kind.answer_template,
        explained=explained,
        explanation=explanation(version, slot.body),
        right=bool(slot.right),
        blank=not slot.chosen,
        pilot=slot.pilot,
        flagged=slot.flagged,
        domain=_titles(sitting).get(slot.domain, ""),
        slip=slip(explained),
        stimulus=version.stimulus,
        sources=tuple(decode(Source, source) for source in version.sources),
        topic=slot.question.topic,
        asked_pictures=pictures_of(slot.question, version, asked=True),
        pictures=pictures_of(slot.question, version),
        frozen=frozen(run.engine, run.version, run.inputs) if run else None,
        late=[one for one in came_late(sitting) if one.position == position],
        reported=_reported(slot),
    )


def reported(sitting: Sitting, position: int) -> Reported | None:
    """A question of an ended sitting as its learner may report it; None while it goes on, and of their own notes."""
    slot = _slot.first(sitting.pk, position) if sitting.ended_at else None
    return _reported(slot) if slot else None


def _reported(slot: Slot) -> Reported | None:
    sitting = Sitting.objects.select_related("learner").get(pk=slot.sitting_id)
    address = reverse("exams:report", args=[sitting.pk, slot.position])
    return reported_in_exam(sitting.learner, slot.version, address)


def result(sitting: Sitting, now: datetime) -> Result | None:
    """The result of an ended sitting; None while it goes on, or while nobody is told yet what was right."""
    if not sitting.is_told(now):
        return None
    slots = outcomes(sitting)
    titles, scale = _titles(sitting), Scale(**sitting.blueprint["scale"])
    keys = (sitting.pk, sitting.learner_id, sitting.course_id, sitting.started_at)
    late, again, earlier, waits = _beside.first(*keys, COUNT) or (False,) * 4
    return Result(
        sitting,
        estimate(sitting.right or 0, sitting.count or 0, scale),
        scale,
        tuple(_shares(sitting, slots)),
        tuple(
            Line(
                slot.position,
                slot.title or slot.prompt,
                titles.get(slot.domain, ""),
                "right" if slot.right else "missed" if slot.chosen else "blank",
                slot.flagged,
                slot.pilot,
            )
            for slot in slots
        ),
        late_answers([sitting.pk]) if late else (),
        regradings([sitting.pk])[sitting.pk] if again else (),
        past.earlier(sitting) if earlier and not sitting.assigned else (),
        waits,
        how_many(sitting, slots),
    )


def came_late(sitting: Sitting) -> Sequence[LateAnswer]:
    """What of an ended sitting came after the grace, which tells nothing of a key."""
    return late_answers([sitting.pk]) if sitting.ended_at and _late(sitting.pk) else ()


@Read
def _late(sitting: int) -> QuerySet[Chosen, int]:
    return (
        Chosen.objects.filter(slot__sitting=sitting, arrival=Arrival.LATE.value)
        .order_by()
        .values_list("slot", flat=True)[:1]
    )


@Read
def _beside(sitting: int, learner: int, course: int, started: datetime, task: str) -> QuerySet[Sitting, Any]:
    """In one read, for mostly there is none: whether something came late, was graded again, was earlier, waits."""
    late = Chosen.objects.filter(slot__sitting=OuterRef("pk"), arrival=Arrival.LATE.value)
    again = GradedAgain.objects.filter(slot__sitting=OuterRef("pk"))
    before = past.own(learner).filter(course=course, started_at__lt=started)
    waits = Task.objects.filter(name=task, subject=OuterRef("pk"))
    rows = Sitting.objects.filter(pk=sitting)
    return rows.values_list(Exists(late), Exists(again), Exists(before), Exists(waits))


def _shares(sitting: Sitting, slots: Sequence[Outcome]) -> list[Share]:
    domains: list[dict[str, Any]] = sitting.blueprint["domains"]
    found = []
    for domain in domains if len(domains) > 1 else ():
        rows = [slot for slot in slots if slot.domain == domain["id"] and not slot.pilot]
        found.append(Share(domain["title"], domain["weight"], sum(bool(slot.right) for slot in rows), len(rows)))
    return found


def _titles(sitting: Sitting) -> dict[str, str]:
    return {domain["id"]: domain["title"] for domain in sitting.blueprint["domains"] if domain["id"]}


def courses_with_exams(learner: Learner | None) -> list[Course]:
    """The courses this learner or visitor may read that say how their exam is made, or of which an instructor made
    one, the shipped ones first."""
    made = set(courses_of_published(learner))
    found = Course.objects.filter(readable(learner)).order_by("-shipped", "pk")
    return [one for one in found if one.pk in made or exam_of(one)]


def granted(learner: Learner | None) -> Granted:
    """What a person is granted in their mock exams; nothing where they never said."""
    found = Accommodation.objects.filter(learner=learner).first() if learner else None
    return found or Accommodation()


def going_on(learner: Learner, now: datetime) -> Sitting | None:
    """The sitting of one's own that waits to be gone on with; None once its time is over."""
    found = Sitting.objects.filter(learner=learner, ended_at=None, assigned=False).first()
    return found if found and not found.timing.at(now).is_closed else None
