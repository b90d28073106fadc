"""Today: what is due, how the exam and the week look, every topic; for a new visitor one question at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from study.core.text.day import on_day, with_weekday
from study.library import queries as library
from study.library.looks import open_looks
from study.library.models import Course
from study.library.queries import CourseMap
from study.people.models import Learner
from study.people.requests import Request
from study.progress import charts, queries
from study.progress.queries import Load
from study.progress.ready import ready
from study.review import operations
from study.review.exam_plan import new_by, running
from study.review.models import ExamPlan
from study.review.queries import questions, queue, standing
from study.review.queries.notices import notices
from study.review.queries.offers import offers
from study.review.queries.standing import Cells, Standing
from study.topics import outline
from study.topics.doubts import doubts
from study.topics.queries import held
from study.topics.reported import reports
from study.web.access import anyone


@anyone
@never_cache
@require_safe
def today(request: Request) -> HttpResponse:
    """The day of a learner who studies something; the first page for everybody else."""
    courses = queries.studied_courses(request.learner)
    if request.learner and courses:
        return _day(request, request.learner, courses)
    return _first_visit(request)


def _day(request: Request, learner: Learner, courses: Sequence[Course]) -> HttpResponse:
    day = request.today()
    operations.open_day(learner=learner, today=day, now=request.now)
    cards = standing.standings(learner, courses, day)
    maps = library.course_maps(courses, learner.exam.lower())
    offered = offers(learner, day, request.now)
    due = _due(cards, offered.queue)
    outdated = queries.outdated(courses)
    stale_topic = outdated.example.topic if outdated else None
    to_exam = running(learner, day)
    loads = queries.week(cards, day, due.number, due.new, new_by(to_exam, learner))
    context = {
        "date": with_weekday(day, day),
        "due": due,
        "offers": offered,
        "week": charts.week(loads),
        "loads": loads,
        "new_a_day": max(load.new for load in loads),
        "exam": _exam(learner, maps, day),
        **_plan(to_exam, day),
        "habit": queries.habit(learner, day, to_exam.weekdays_off if to_exam else ()),
        "closed": standing.closed(learner),
        "outdated": outdated,
        "outdated_url": stale_topic and outline.topic_url(stale_topic.course, stale_topic.key, "notes"),
        "shelves": _shelves(maps, cards),
        "unseen": any(card.due_day is None for card in cards),
        "news": notices(learner),
        "look": next(iter(open_looks(learner, waiting=True)), None),
        "held": held(learner),
        "reports": len(reports(learner)),
        "doubts": len(doubts(learner, request.user)),
        "later_name": on_day(due.later.day, day) if due.later else "",
    }
    return render(request, "today/today.html", context)


@dataclass(frozen=True, slots=True)
class Due:
    """The heading of the day. `number` and `cells` have only the cards to review now; `later` is the next day with
    cards."""

    cells: Cells
    number: int
    topics: int
    new: int
    later: Load | None
    done: int

    @property
    def strip(self) -> bool:
        return 0 < self.cells.total <= queue.WIDEST_STRIP


def _due(cards: Sequence[Standing], asked: queue.Queue) -> Due:
    """What the session of the day will ask: the queue decides, since siblings and limits keep cards back."""
    asked_now = set(asked.cards)
    due = [card for card in cards if card.card in asked_now and card.due_day is not None]
    return Due(
        cells=standing.count(due),
        number=asked.due,
        topics=len({card.topic for card in due}),
        new=asked.new,
        later=_later(cards),
        done=asked.today,
    )


def _later(cards: Sequence[Standing]) -> Load | None:
    days = [card.due_day for card in cards if card.due_day and not card.due]
    return Load(min(days), days.count(min(days)), 0) if days else None


@dataclass(frozen=True, slots=True)
class Exam:
    """The exam ahead. `days` is negative when its date is over; `on` is None while no date is set."""

    title: str
    on: date | None
    days: int


def _exam(learner: Learner, maps: Sequence[CourseMap], day: date) -> Exam | None:
    title = next((one.exam for one in maps if one.exam), "")
    if learner.exam_date:
        return Exam(title, learner.exam_date, (learner.exam_date - day).days)
    return Exam(title, None, 0) if title else None


def _plan(plan: ExamPlan | None, day: date) -> dict[str, object]:
    """The plan to the exam in a few words, as it was made this morning, and the readiness it leads to."""
    if plan is None or plan.exam is None:
        return {}
    return {
        "plan": plan,
        "plan_last_new": on_day(plan.last_new, day) if plan.last_new else "",
        "ready": ready(plan.readiness),
        "exam_day": with_weekday(plan.exam, day),
    }


@dataclass(frozen=True, slots=True)
class Shelf:
    """One course on the page, with the topics that have cards."""

    course: Course
    cards: int
    groups: list[outline.Group]


def _shelves(maps: Sequence[CourseMap], cards: Sequence[Standing]) -> list[Shelf]:
    cells = standing.by_topic(cards)
    number = Counter(card.course for card in cards)
    return [Shelf(one.course, number[one.course.pk], outline.groups(one, cells, asked_only=True)) for one in maps]


def _first_visit(request: Request) -> HttpResponse:
    """One real question of the shipped course, and its topics. Looking writes nothing."""
    question = questions.first_question()
    course = question.bank.course if question else None
    if question is None or course is None:
        return render(request, "today/today.html", {"empty": True})
    day, asked = request.today(), questions.ask_question(question)
    cards = standing.standings(request.learner or None, [course], day)
    context = {
        "first": True,
        "course": course,
        "asked": asked,
        "showing": asked.showing(reverse("review:answer_question", args=[question.pk]), request.now),
        "given": {},
        "shelves": _shelves([library.course_map(course)], cards),
    }
    return render(request, "today/today.html", context)
