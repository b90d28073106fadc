"""The work of a class: for each person and piece of work, where it stands, in a number of reads that does not grow."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import QuerySet

from study.classes.models import Arrangement, Assignment, Attempt, Given, What
from study.classes.queries.roster import people
from study.classes.standing import NOBODY, arrangements_of, dates_of, window_of
from study.core.exams.assigned import Counts, Stage, Window, counted
from study.core.exams.blueprint import Scale
from study.core.exams.score import Estimate, estimate
from study.core.scheduling import Preset
from study.exams.models import Sitting, Slot
from study.exams.queries import Regrading, regradings
from study.people.models import Cohort
from study.review.models import Card


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work as a class has it; `size` is how many of its questions count."""

    assignment: Assignment
    given: Given
    size: int

    @property
    def is_set(self) -> bool:
        return self.assignment.what == What.SET

    @property
    def asks(self) -> int:
        """How many questions it asks, with those of a mock exam that do not count."""
        return self.assignment.exam.questions if self.assignment.exam else self.size


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt: right of count once it was handed in, whether that was late, how it was graded again since, and
    whether its person is told by now what was right. A mock exam has the `scale` on which its score is estimated."""

    number: int
    sitting: Sitting
    late: bool
    again: Sequence[Regrading] = ()
    told: bool = False
    scale: Scale | None = None

    @property
    def ended(self) -> bool:
        return self.sitting.ended_at is not None

    @property
    def share(self) -> float:
        return (self.sitting.right or 0) / self.sitting.count if self.sitting.count else 0.0

    @property
    def estimate(self) -> Estimate | None:
        """What a mock exam that was handed in would be worth, with its range."""
        if self.scale is None or not self.ended:
            return None
        return estimate(self.sitting.right or 0, self.sitting.count or 0, self.scale)


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of work of one person. `points` of `most` are what counts, None while nothing does; `state` says the
    rest in a word. `due` is when it is due for them, `several` that they have it in two classes with other dates.
    `counts` is the attempt that counts, `by_hand` that the points were set by hand beside it."""

    work: Work
    learner: int
    stage: Stage
    opens: datetime
    due: datetime
    several: bool
    state: str
    points: float | None
    most: float
    late: bool
    by_hand: bool
    tries: tuple[Try, ...]
    counts: Try | None
    arranged: tuple[Arrangement, ...]

    @property
    def share(self) -> float | None:
        """The share of the points, from 0 to 1: missing is 0 from the due time on, and what is excused, or not yet
        handed in before it, has none."""
        if self.state == "excused":
            return None
        if self.points is not None and self.most:
            return min(1.0, self.points / self.most)
        return 0.0 if self.state == "missing" else None

    @property
    def estimate(self) -> Estimate | None:
        """What the mock exam that counts would be worth; of a result by hand there is none."""
        return None if self.by_hand or self.counts is None else self.counts.estimate

    @property
    def closed(self) -> bool:
        """Whether its due time is over: then it counts in what somebody has so far."""
        return self.stage in (Stage.LATE, Stage.CLOSED)

    @property
    def left(self) -> int:
        """How many attempts are left."""
        more = self.arranged[-1].more_attempts if self.arranged else 0
        return max(0, self.work.assignment.attempts + more - len(self.tries))

    @property
    def going_on(self) -> Try | None:
        """The attempt that is open."""
        return next((one for one in self.tries if not one.ended), None)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left to be done."""
        if self.stage is Stage.CLOSED or self.state == "excused":
            return True
        return not self.work.is_set and self.going_on is None and self.left == 0

    @property
    def percent(self) -> int:
        """Extra time, in percent."""
        return self.arranged[-1].percent if self.arranged else 0

    @property
    def begins(self) -> bool:
        """Whether an attempt can be begun or gone on with now."""
        there = self.stage in (Stage.OPEN, Stage.LATE) and self.left > 0
        return not self.work.is_set and (self.going_on is not None or there)


def works(cohort: Cohort, *, assigned: bool = False) -> list[Work]:
    """The work of a class by due time, drafts included unless only what is `assigned` is meant."""
    rows = Given.objects.filter(cohort=cohort)
    return sized(rows.filter(assignment__assigned_at__isnull=False) if assigned else rows)


def sized(rows: QuerySet[Given]) -> list[Work]:
    """These pieces of work by due time, each with how many of its questions count."""
    found = list(rows.select_related("assignment", "cohort").order_by("due_at", "pk"))
    if not found:
        return []
    sizes: defaultdict[int, int] = defaultdict(int)
    pks = [one.assignment_id for one in found]
    for (pk,) in Assignment.picked.through.objects.filter(assignment__in=pks).values_list("assignment"):
        sizes[pk] += 1
    for pk, number in Assignment.objects.filter(pk__in=pks).values_list("pk", "rules__number"):
        sizes[pk] += number or 0
    scored = {one.assignment_id: one.assignment.exam.scored for one in found if one.assignment.exam}
    return [Work(one.assignment, one, scored.get(pk := one.assignment_id, sizes[pk])) for one in found]


def shift(cohort: Cohort, starts: date, zone: tzinfo) -> int:
    """By how many days the work of a class comes later, where its first opening moves to the day `starts`."""
    first = min((one.given.opens_at for one in works(cohort)), default=None)
    return (starts - first.astimezone(zone).date()).days if first else 0


def work(cohort: Cohort, number: int) -> Work | None:
    """A piece of work of a class."""
    return next((one for one in works(cohort) if one.assignment.pk == number), None)


def cells(
    found: Sequence[Work], learners: Sequence[int], now: datetime, today: date, *, counting: bool = False
) -> Mapping[tuple[int, int], Cell]:
    """Where these pieces of work stand for these learners, by assignment and learner. Who is `counting` them alone is
    not told what was graded again."""
    assignments = [one.assignment for one in found]
    dates, arranged = dates_of(assignments, learners), arrangements_of(assignments, learners)
    tries: defaultdict[tuple[int, int], list[Attempt]] = defaultdict(list)
    begun = Attempt.objects.filter(assignment__in=assignments, learner__in=learners).select_related("sitting")
    for row in begun.order_by("number"):
        tries[row.assignment_id, row.learner_id].append(row)
    again = regradings(begun.values("sitting")) if tries and not counting else {}
    kept = _kept([one for one in found if one.is_set], learners, today)
    made = {}
    for one in found:
        for learner in learners:
            place = (one.assignment.pk, learner)
            if window := window_of(dates, arranged, *place):
                several = len({each.due for each in dates[place]}) > 1
                said, rows = tuple(arranged.get(place, ())), tries.get(place, [])
                made[place] = _cell(one, learner, window, several, said, rows, kept.get(place, 0), again, now)
    return made


def cells_of_nobody(found: Sequence[Work], now: datetime) -> list[Cell]:
    """Where these pieces of work stand for one who has just joined their class."""
    return [_cell(one, NOBODY, one.given.window, False, (), (), 0, {}, now) for one in found]


def _cell(
    one: Work,
    learner: int,
    window: Window,
    several: bool,
    said: tuple[Arrangement, ...],
    rows: Sequence[Attempt],
    kept: int,
    again: Mapping[int, Sequence[Regrading]],
    now: datetime,
) -> Cell:
    timed, stage = one.assignment.minutes is not None, window.stage(now)
    sittings = ((row.number, row.sitting) for row in rows)
    tries = tuple(
        Try(number, held, _late(held, window, timed), again.get(held.pk, ()), held.is_told(now), _scale(one, held))
        for number, held in sittings
    )
    ended = [each for each in tries if each.ended]
    number = counted([each.share for each in ended], Counts(one.assignment.counts))
    counts = None if number is None else ended[number]
    points, most = _points(one, counts, kept, stage)
    by_hand = bool(said) and said[-1].points is not None
    return Cell(
        work=one,
        learner=learner,
        stage=stage,
        opens=window.opens,
        due=window.due,
        several=several,
        state=_state(said, by_hand or points is not None, tries, stage),
        points=said[-1].points if by_hand else points,
        most=most,
        late=counts is not None and counts.late,
        by_hand=by_hand,
        tries=tries,
        counts=counts,
        arranged=said,
    )


def _scale(one: Work, sitting: Sitting) -> Scale | None:
    return Scale(**sitting.blueprint["scale"]) if one.assignment.what == What.EXAM else None


def _late(sitting: Sitting, window: Window, timed: bool) -> bool:
    timed = timed or not sitting.allowance.is_usual  # with time of their own, too, it may be finished within it
    return sitting.ended_at is not None and window.is_late(sitting.started_at, sitting.ended_at, timed)


def _points(one: Work, counts: Try | None, kept: int, stage: Stage) -> tuple[float | None, float]:
    if one.is_set:
        return (None if stage is Stage.AHEAD else float(kept)), float(one.size)
    if counts is None:
        return None, float(one.size)
    return float(counts.sitting.right or 0), float(counts.sitting.count or 0)


def _state(said: Sequence[Arrangement], has: bool, tries: Sequence[Try], stage: Stage) -> str:
    """What a cell says in a word."""
    if said and said[-1].excused:
        return "excused"
    if has:
        return "result"
    if any(not one.ended for one in tries):
        return "begun"
    if stage in (Stage.LATE, Stage.CLOSED):
        return "missing"
    return "ahead" if stage is Stage.AHEAD else "not yet"


def _kept(sets: Sequence[Work], learners: Sequence[int], today: date) -> Mapping[tuple[int, int], int]:
    """How many cards of each set each learner would recall today with at least its chance: recall, not clicks."""
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    if not sets:
        return found
    through = Assignment.picked.through.objects.filter(assignment__in=[one.assignment.pk for one in sets])
    targets = {one.assignment.pk: one.assignment.target for one in sets}
    asks: defaultdict[int, list[int]] = defaultdict(list)
    for assignment, question in through.values_list("assignment", "question"):
        asks[question].append(assignment)
    formulas = Preset().formulas
    cards = Card.objects.filter(learner__in=learners, question__in=asks, stability__isnull=False)
    for learner, question, stability, last in cards.values_list("learner", "question", "stability", "last_day"):
        recall = formulas.recall(stability, max(0, (today - last).days)) if last and stability else 0.0
        for assignment in asks[question]:
            found[assignment, learner] += recall >= targets[assignment]
    return found


def so_far(row: Sequence[Cell | None]) -> float | None:
    """What somebody has so far: the mean share of the work whose due time is over; None where there is none."""
    shares = [one.share for one in row if one and one.closed and one.share is not None]
    return sum(shares) / len(shares) if shares else None


def answers(cohort: Cohort) -> Iterator[list[str]]:
    """All answers of attempts that were handed in by those who are in the class, as lines of a table."""
    yield ["name", "email", "work", "attempt", "handed in", "question", "chosen", "right"]
    named = {one.learner: one for one in people(cohort)}
    rows = Slot.objects.filter(
        sitting__attempt__assignment__given__cohort=cohort,
        sitting__attempt__learner__in=named,
        sitting__ended_at__isnull=False,
    ).order_by("sitting__attempt__assignment", "sitting__learner", "sitting__attempt__number", "position")
    columns = ("sitting__learner", "sitting__title", "sitting__attempt__number", "sitting__ended_at", "question__key")
    for learner, title, number, ended, key, chosen, right in rows.values_list(*columns, "chosen", "right"):
        who = named[learner]
        said = [
            title,
            str(number),
            ended.isoformat(timespec="minutes"),
            key,
            " ".join(chosen),
            "yes" if right else "no",
        ]
        yield [who.name, who.email, *said]
