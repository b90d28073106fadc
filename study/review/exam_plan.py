"""The plan to a learner's exam: what goes into it, and what it says of a day."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from study.banks.models import Question
from study.banks.roles import asked_of
from study.core.scheduling import Memory
from study.core.scheduling.plan import Aims, Plan, plan
from study.library.models import Course
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.models import Action, Card, ExamPlan, Review
from study.review.new_cards import asked_cards, chosen_courses, learnt, new_cards, undealt
from study.review.pace import known_at_first, seconds_per_card

MEMORY = ("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "due_day")


def wanted(learner: Learner) -> ExamPlan:
    """What the learner asks of a plan; the defaults, not stored, if they never said."""
    found = ExamPlan.objects.filter(learner=learner).first() if learner.pk else None
    return found or ExamPlan(learner=learner)


def course_of_an_exam() -> Course | None:
    """The first shipped course: what somebody studies who sets a date before anything else."""
    return Course.objects.filter(shipped=True).order_by("pk").first()


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
    return ExamPlan.objects.filter(learner=learner, made_on__isnull=False, exam=learner.exam_date).first()


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
    touched = Exists(Action.objects.filter(card=OuterRef("pk")))
    untouched = Card.objects.filter(
        ~touched, log=None, imported=None, overrides=None, turned=None, note=None, flagged_at=None
    )
    return list(untouched.filter(pk__in=beyond, dealt_on=today).order_by("-pk").values_list("pk", flat=True))


def worked_out(learner: Learner, asked: ExamPlan, exam: date, today: date) -> Plan:
    """The best plan for the learner's cards as they stand, in the way they asked for, for somebody
    who remembers as they do."""
    return plan(cards_of(learner), aims(learner, asked, exam, today), preset(learner), seed=learner.pk or 0)


def aims(learner: Learner, asked: ExamPlan, exam: date, today: date) -> Aims:
    """What somebody asks, with their own pace. What they did today already is taken off today's minutes."""
    asked_for = Aims(today, exam, asked.minutes, asked.weekdays_off, asked.pace)
    if not learner.pk:
        return asked_for
    return asked_for.changed(
        seconds=seconds_per_card(learner),
        known=known_at_first(learner),
        done=Review.objects.filter(learner=learner, day=today, voided_at=None).values("card").distinct().count(),
    )


def cards_of(learner: Learner) -> list[Memory | None]:
    """The memories of the learner's cards as their days stand, and None for each question still to be learnt, dealt
    or not, of the courses they study; of who studies nothing yet, those of the course they would begin with."""
    courses = chosen_courses(learner) if learner.pk else []
    if not courses:
        return [None] * open_questions_of(course_of_an_exam())
    rows = asked_cards(learner).filter(last_day__isnull=False).values(*MEMORY)
    unseen = asked_cards(learner).filter(last_day=None).count() + undealt(learner, courses).count()
    return [*(Memory(**row, due_at=None) for row in rows), *([None] * unseen)]


def weakest_first(learner: Learner, since: date) -> list[Card]:
    """The cards that a final pass begun on `since` has not come to, by their chance of recall on the exam's day."""
    fsrs, exam = preset(learner).formulas, learner.exam_date
    assert exam is not None
    unpassed = asked_cards(learner).filter(last_day__lt=since, stability__isnull=False).select_related("learner")
    return sorted(unpassed, key=lambda card: fsrs.recall(card.stability or 1.0, (exam - (card.last_day or exam)).days))


def study_days_left(asked: ExamPlan, exam: date, today: date) -> int:
    """Days to study from today to the eve of the exam."""
    days = (today + timedelta(number) for number in range((exam - today).days))
    return sum(day.weekday() not in asked.weekdays_off for day in days)
