"""The plan to a learner's exam: what goes into it, and what it says of a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from study.banks.models import BEST_FIRST, Question
from study.banks.roles import asked_of
from study.core.questions.kinds import KINDS
from study.core.scheduling import Memory
from study.core.scheduling.plan import Aims, Policy
from study.library.models import Course
from study.library.queries import shipped_courses
from study.people.models import Learner
from study.review.models import Action, Card, ExamPlan, Review
from study.review.new_cards import asked_cards, chosen_courses, learnt, new_cards, undealt
from study.review.pace import known_at_first, seconds_per_card
from study.web.prepared import Read

MEMORY = ("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "due_day")
"""The columns of a card that a memory is made of, in the order of its fields."""

LATEST = 14
"""Days with answers by which a plan knows how much a day was so far: the last ones."""


def wanted(learner: Learner) -> ExamPlan:
    """What the learner asks of a plan; the defaults, not stored, if they never said."""
    found = ExamPlan.objects.filter(learner=learner).first() if learner.pk else None
    return found or ExamPlan(learner=learner)


def course_of_an_exam() -> Course | None:
    """What somebody studies who sets a date before anything else: the first shipped course that has an exam, and
    where none has, the first."""
    offered = shipped_courses()
    return next((course for course in offered if course.outline.get("exam")), next(iter(offered), None))


def learner_at(email: str) -> Learner | None:
    """The learner of the account with that address."""
    return Learner.objects.filter(user__email__iexact=email).first()


def open_questions_of(course: Course | None) -> int:
    """How many questions of a course anybody is asked."""
    return Question.objects.filter(asked_of(None), bank__course=course).count() if course else 0


def running(learner: Learner, today: date) -> ExamPlan | None:
    """The plan that holds today; None if no exam is ahead, or none was made for it yet."""
    if not learner.exam_date or learner.exam_date <= today:
        return None
    return _running.first(learner, learner.exam_date)


@Read
def _running(learner: Learner, exam: date) -> QuerySet[ExamPlan]:
    return ExamPlan.objects.filter(learner=learner.pk, made_on__isnull=False, exam=exam)[:1]


@Read
def _studied(learner: Learner, today: date) -> QuerySet[Review, tuple[date, int]]:
    """How many cards were answered on each of the latest days before today."""
    before = Review.objects.filter(learner=learner.pk, voided_at=None, day__lt=today)
    cards = before.values("day").annotate(number=Count("card", distinct=True)).order_by("-day")
    return cards.values_list("day", "number")[:LATEST]


def has_begun(plan: ExamPlan, today: date) -> bool:
    """Whether a final pass runs: it goes on as it was chosen."""
    return plan.pass_from is not None and plan.pass_from <= today


def decided(plan: ExamPlan, learner: Learner, today: date, asked: ExamPlan | None = None) -> Policy | None:
    """The way that is gone today by this plan: chosen for the day, or with a final pass that has begun. None if it is
    still to be chosen. With what is `asked` instead, its days off count."""
    return _way(plan, learner, today, asked or plan) if plan.made_on == today or has_begun(plan, today) else None


def held(learner: Learner, asked: ExamPlan, exam: date, today: date) -> Policy | None:
    """The way of the plan that runs, as much of it as is left by what is asked now; None for another exam."""
    plan = running(learner, today)
    return _way(plan, learner, today, asked) if plan and plan.exam == exam else None


def _way(plan: ExamPlan, learner: Learner, today: date, asked: ExamPlan) -> Policy | None:
    if learner.planned_retention is None or plan.exam is None:
        return None
    days = study_days_left(asked, plan.exam, max(plan.pass_from, today)) if plan.pass_from else 0
    return Policy(learner.planned_retention, days, plan.rest, plan.pass_from if has_begun(plan, today) else None)


def new_a_day(learner: Learner, today: date) -> int:
    """New cards to deal today: what the plan has for the day, or the learner's own number if none runs."""
    return new_by(running(learner, today), learner)


def new_by(plan: ExamPlan | None, learner: Learner) -> int:
    """New cards of a day by the plan that runs, or the learner's own number if none does."""
    return plan.new_today if plan else learner.new_per_day


def dealt_beyond(learner: Learner, today: date) -> list[int]:
    """The cards dealt today beyond the day's number with which nothing was done yet, the last dealt first."""
    own = max(0, new_a_day(learner, today) - learnt(learner, today))
    beyond = [pk for pk, _ in new_cards(learner, today)[own:]]
    if not beyond:
        return []
    touched = Exists(Action.objects.filter(card=OuterRef("pk")))
    untouched = Card.objects.filter(
        ~touched, log=None, imported=None, overrides=None, turned=None, note=None, flagged_at=None, unflagged_at=None
    )
    return list(untouched.filter(pk__in=beyond, dealt_on=today).order_by("-pk").values_list("pk", flat=True))


def aims(learner: Learner, asked: ExamPlan, exam: date, today: date, misses: float = 1.0) -> Aims:
    """What somebody asks, with their own pace and share of `misses` (core.assessment.calibration). What they did
    today already is taken off today's minutes."""
    asked_for = Aims(today, exam, asked.minutes, asked.weekdays_off, asked.pace)
    if not learner.pk:
        return asked_for
    return asked_for.changed(
        seconds=seconds_per_card(learner),
        known=known_at_first(learner),
        misses=misses,
        done=Review.objects.filter(learner=learner, day=today, voided_at=None).values("card").distinct().count(),
        learnt=learnt(learner, today),
        earlier=tuple(number for _, number in _studied(learner, today)),
    )


@dataclass(frozen=True, slots=True)
class CardAhead:
    """A card, or a question still to be learnt, as a plan takes it: its memory, its topic's number, and whether it is
    a choice among given options."""

    memory: Memory | None
    topic: int | None = None
    is_choice: bool = True


def cards_of(learner: Learner) -> list[CardAhead]:
    """The learner's cards as their days stand, then each question still to be learnt, dealt or not, of the courses
    they study, in the order they are dealt; of who studies nothing yet, those of the course they would begin with."""
    courses = chosen_courses(learner) if learner.pk else []
    if not courses:
        course = course_of_an_exam()
        asked = Question.objects.filter(asked_of(None), bank__course=course) if course else Question.objects.none()
        return [CardAhead(None, topic, is_choice(kind)) for topic, kind in asked.values_list("topic", "current__kind")]
    about = ("question__topic", "question__current__kind")
    known = asked_cards(learner).filter(last_day__isnull=False).values_list(*about, *MEMORY)
    dealt = asked_cards(learner).filter(last_day=None).order_by("pk").values_list(*about)
    rest = undealt(learner, courses).order_by(*BEST_FIRST).values_list("bank__course", "topic", "current__kind")
    in_turn = sorted(rest, key=lambda row: courses.index(row[0]))
    return [
        *(CardAhead(Memory(*row, None), topic, is_choice(kind)) for topic, kind, *row in known),  # type: ignore[call-arg]
        *(CardAhead(None, topic, is_choice(kind)) for topic, kind in dealt),
        *(CardAhead(None, topic, is_choice(kind)) for _, topic, kind in in_turn),
    ]


def is_choice(kind: str) -> bool:
    """Whether a question of this kind is answered by choosing: what is typed or recalled cannot be guessed."""
    return not (KINDS[kind].is_typed or KINDS[kind].self_graded)


def unpassed(learner: Learner, since: date) -> list[Card]:
    """The cards that a final pass begun on `since` has not come to, that asked longest ago first."""
    cards = asked_cards(learner).filter(last_day__lt=since, stability__isnull=False)
    return list(cards.select_related("learner").order_by("last_day", "pk"))


def study_days_left(asked: ExamPlan, exam: date, today: date) -> int:
    """Days to study from today to the eve of the exam."""
    days = (today + timedelta(number) for number in range((exam - today).days))
    return sum(day.weekday() not in asked.weekdays_off for day in days)
